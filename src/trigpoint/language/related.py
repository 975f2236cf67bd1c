"""Questions about related rows: is there one, how many, and what the latest one says."""

from dataclasses import replace

from sqlglot import exp

from trigpoint.language._lowering import Lowering, start_of
from trigpoint.language._scope import DAYS_OF_THE_PERIOD, ROW
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.model.expressions import And, Column, Comparison, Frame
from trigpoint.model.nodes import Node
from trigpoint.model.related import CountRelated, Exists, KeyMatch, LatestRelated, RelatedRows

_EXISTS = "exists (select 1 from table t where t.key = row.key)"
_COUNT = "(select count(*) from table t where t.key = row.key)"
_LATEST = "(select t.value from table t where t.key = row.key order by t.date desc limit 1)"
Belonging = tuple[tuple[KeyMatch, ...], Node | None]

_ALLOWED = ("expressions", "from_", "where")
_NAMES = {"with_": "with", "group": "group by", "joins": "a second table", "laterals": "lateral"}


def lower_related(tree: exp.Expression, outer: Lowering) -> Node:
    """The node that exists (...), (select count(*) ...) or (select ... limit 1) means."""
    if not isinstance(tree.this, exp.Select):
        raise outer.error("A question about related rows is one select.", tree, f"Write {_EXISTS}.")
    outer.only(tree, "this")
    if isinstance(tree, exp.Exists):
        return Exists(_exists_rows(tree.this, outer))
    if len(tree.this.expressions) == 1 and isinstance(tree.this.expressions[0], exp.Count):
        return CountRelated(_rows(tree.this, _inside(tree.this, outer)))
    return _latest(tree.this, outer)


def _exists_rows(select: exp.Select, outer: Lowering) -> RelatedRows:
    selected = select.expressions
    if len(selected) != 1 or selected[0] != exp.Literal.number(1):
        raise outer.error("exists asks only whether there is a row.", select, f"Write {_EXISTS}.")
    return _rows(select, _inside(select, outer))


def _latest(select: exp.Select, outer: Lowering) -> LatestRelated:
    inside = _inside(select, outer)
    order, limit = select.args.get("order"), select.args.get("limit")
    if len(select.expressions) != 1 or order is None or limit is None:
        message = "A value of a related row is that of the latest one, by a date."
        raise outer.error(message, select, f"Write {_LATEST}.")
    if limit.expression != exp.Literal.number(1) or len(order.expressions) != 1:
        raise outer.error("There is one latest row, by one date.", select, f"Write {_LATEST}.")
    ordered = order.expressions[0]
    if not ordered.args.get("desc") or ordered.args.get("nulls_first"):
        message = "Only the latest row can be asked for: the order must be desc."
        raise outer.error(message, ordered, f"Write {_LATEST}.")
    rows = _rows(select, inside, "order", "limit")
    return LatestRelated(rows, inside.lower(select.expressions[0]), inside.lower(ordered.this))


def _inside(select: exp.Select, outer: Lowering) -> Lowering:
    """The lowering of what stands inside the question, where the related table has its alias."""
    source = select.args.get("from_") or select.args.get("from")
    if source is None or not isinstance(source.this, exp.Table):
        raise outer.error("A question about related rows names a table.", select, f"Write {_EXISTS}.")
    table = source.this
    if not isinstance(table.this, exp.Identifier):
        raise outer.error("A question about related rows names a table.", table, f"Write {_EXISTS}.")
    outer.only(table, "this", "alias")
    if table.name not in outer.scope.schema:
        place = outer.scope.written.place_at(start_of(table))
        hint = suggestion(table.name, outer.scope.schema.tables, what="The tables")
        raise UnknownNameError(f"There is no table '{table.name}'.", place=place, hint=hint)
    alias = table.alias or table.name
    renamed = table.args.get("alias") and table.args["alias"].columns
    if renamed or alias in (ROW, *DAYS_OF_THE_PERIOD):
        raise outer.error(
            f"'{alias}' cannot be another name for {table.name}.", table, "Take a letter or two."
        )
    return replace(outer, scope=replace(outer.scope, related=outer.scope.schema[table.name], alias=alias))


def _rows(select: exp.Select, inside: Lowering, *also: str) -> RelatedRows:
    for name, part in select.args.items():
        if part and name not in (*_ALLOWED, "from", *also):
            words = _NAMES.get(name, name.strip("_").replace("_", " "))
            message = f"A question about related rows cannot have {words}."
            raise inside.error(message, select, "Ask two questions, and combine them with and, or.")
    where, related = select.args.get("where"), inside.scope.related
    assert related is not None
    matches, condition = _belonging(where.this, inside) if where else ((), None)
    if not matches:
        alias = inside.scope.alias
        raise inside.error(
            f"A question about related rows must say which of {related.name} belong to the row.",
            select,
            f"Write where {alias}.child_id = row.child_id, with the key they share.",
        )
    return RelatedRows(related.name, matches, condition)


def _belonging(tree: exp.Expression, inside: Lowering) -> Belonging:
    """The equalities that join the two rows, and the rest of the condition with its shape kept.

    What stands in brackets is a condition, so that any condition can be written, unless nothing would join
    the rows then: an author may bracket what they like.
    """
    found = _split(tree, inside)
    return found if found[0] else _split(_bare(tree), inside, through_brackets=True)


def _bare(tree: exp.Expression) -> exp.Expression:
    while isinstance(tree, exp.Paren):
        tree = tree.this
    return tree


def _split(tree: exp.Expression, inside: Lowering, *, through_brackets: bool = False) -> Belonging:
    tree = _bare(tree) if through_brackets else tree
    if isinstance(tree, exp.And):
        left_matches, left = _split(tree.this, inside, through_brackets=through_brackets)
        right_matches, right = _split(tree.expression, inside, through_brackets=through_brackets)
        if not left_matches and not right_matches:
            return (), inside.lower(tree)
        rest = [part for part in (left, right) if part is not None]
        return left_matches + right_matches, And(*rest) if len(rest) == 2 else next(iter(rest), None)
    node = inside.lower(tree)
    match = _key_match(node) if not isinstance(tree, exp.Paren) else None
    return ((match,), None) if match else ((), node)


def _key_match(node: Node) -> KeyMatch | None:
    match node:
        case Comparison("=", Column(Frame.RELATED) as related, Column(Frame.ROW) as row):
            return KeyMatch(related, row)
        case Comparison("=", Column(Frame.ROW) as row, Column(Frame.RELATED) as related):
            return KeyMatch(related, row)
    return None
