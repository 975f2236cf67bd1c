"""From the tree sqlglot makes of an expression to the closed nodes of the model.

This is a list of what is offered: a tree that no rule here knows, or that holds a part its rule does not
name, is refused. Nothing is ever translated by sqlglot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from trigpoint.language._functions import FUNCTIONS, Function
from trigpoint.language._problems import as_sentence
from trigpoint.language._scope import Scope
from trigpoint.language.checks import check_codes, type_hint
from trigpoint.model.errors import InvalidModelError, TrigpointError
from trigpoint.model.expressions import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Comparison,
    ComparisonOperator,
    IsIn,
    IsNull,
    Literal,
    Not,
    Or,
)
from trigpoint.model.nodes import NUMERIC, Node

# Dates outside these are slips of the keyboard.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_COMPARISONS: dict[type, ComparisonOperator] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_ARITHMETIC: dict[type, ArithmeticOperator] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
_OFFERED = (
    "Offered are columns, values, comparisons, and, or, not, in, between, is null, + - * /, functions and "
    "questions about related rows."
)
_NOT_OFFERED = {
    exp.Select: ("select is not offered here", "Put a question about related rows in brackets."),
    exp.Count: (
        "count(*) is not offered here",
        "Write (select count(*) from table t where t.key = row.key).",
    ),
    exp.Tuple: ("a list stands only after 'in'", "Write a in (1, 2)."),
    exp.Concat: ("two texts stand side by side", "Write one text, or a comma between them."),
    exp.Block: ("several expressions are not offered", "Combine conditions with and, or."),
    exp.All: ("all is not offered", "Write not exists (select 1 from ... where ...)."),
    exp.Any: ("any is not offered", "Write exists (select 1 from ... where ...)."),
}


@dataclass(frozen=True)
class Lowering:
    """Turns trees into nodes in one scope. `related` lowers questions about related rows."""

    scope: Scope
    related: "Callable[[exp.Expression, Lowering], Node]"

    def lower(self, tree: exp.Expression) -> Node:
        """The node a tree means. TrigpointError, with the place of the tree, where it is not offered."""
        rule = _RULES.get(type(tree))
        if rule is None and isinstance(tree, exp.Func) and self._function(tree) is not None:
            rule = Lowering._call
        if rule is None:
            raise self._not_offered(tree)
        try:
            return rule(self, tree)
        except InvalidModelError as mistake:
            asks = isinstance(tree, exp.Exists | exp.Subquery)
            parts = [] if asks else [self.lower(part) for part in _operands(tree)]
            raise self.error(as_sentence(mistake), tree, type_hint(tree, parts)) from None

    def error(self, message: str, tree: exp.Expression, hint: str | None = None) -> TrigpointError:
        """What is wrong with a tree, at its first word; of a question, at its word 'select'."""
        written, offset = self.scope.written, start_of(tree)
        if isinstance(tree, exp.Select | exp.Subquery | exp.Exists):
            # sqlglot keeps the place of what follows the word, and nothing can stand between the two.
            offset = max(written.text.lower().rfind("select", 0, offset), 0)
        return written.error(message, offset, hint)

    def only(self, tree: exp.Expression, *names: str) -> None:
        """Refuse a tree that holds a part beyond those named."""
        for name, part in tree.args.items():
            if name not in names and part:
                words = name.strip("_").replace("_", " ")
                raise self.error(f"'{words}' is not offered in an expression.", tree, _OFFERED)

    # ---- values ------------------------------------------------------------------------------------------

    def _column(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "table", "db")
        parts = [part for name in ("db", "table", "this") if (part := tree.args.get(name))]
        if not all(isinstance(part, exp.Identifier) for part in parts):
            raise self._not_offered(tree)
        return self.scope.resolve([part.name for part in parts], start_of(tree))

    def _literal(self, tree: exp.Expression) -> Node:
        text = tree.name
        if tree.args["is_string"]:
            return Literal(text)
        return Literal(float(text) if "." in text else int(text))

    def _boolean(self, tree: exp.Expression) -> Node:
        return Literal(bool(tree.args["this"]))

    def _date(self, tree: exp.Expression) -> Node:
        """sqlglot reads date '2022-03-31' as a cast; cast( and :: were refused as words."""
        self.only(tree, "this", "to", "_type")
        text = tree.args["this"]
        is_date = tree.args["to"].this is exp.DType.DATE
        if not (is_date and isinstance(text, exp.Literal) and text.args["is_string"]):
            raise self.error("This kind of value is not offered.", tree, "Write a date as date '2022-03-31'.")
        try:
            day = date.fromisoformat(text.name)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text.name or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise self.error(
                f"'{text.name}' is not a date.", tree, "Write year-month-day: date '2022-03-31'."
            )
        return Literal(day)

    def _brackets(self, tree: exp.Expression) -> Node:
        self.only(tree, "this")
        return self.lower(tree.args["this"])

    # ---- logic -------------------------------------------------------------------------------------------

    def _and(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "expression")
        return And(self.lower(tree.this), self.lower(tree.expression))

    def _or(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "expression")
        return Or(self.lower(tree.this), self.lower(tree.expression))

    def _not(self, tree: exp.Expression) -> Node:
        self.only(tree, "this")
        return Not(self.lower(tree.this))

    def _comparison(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "expression")
        left, right = self.lower(tree.this), self.lower(tree.expression)
        operator = _COMPARISONS[type(tree)]
        node = Comparison(operator, left, right)
        if operator in ("=", "<>"):
            check_codes(self.scope, (left, start_of(tree.this)), (right, start_of(tree.expression)))
        return node

    def _is_null(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "expression")
        if not isinstance(tree.expression, exp.Null):
            hint = "Write the condition alone, or not before it."
            raise self.error("'is' asks only whether a value is null.", tree, hint)
        return IsNull(self.lower(tree.this))

    def _is_in(self, tree: exp.Expression) -> Node:
        if tree.args.get("query") or tree.args.get("field"):
            hint = "List them: in ('a', 'b'); for related rows write exists (select 1 from ... where ...)."
            raise self.error("'in' takes values written out in brackets.", tree, hint)
        self.only(tree, "this", "expressions")
        operand = self.lower(tree.this)
        choices = [(self._choice(choice), start_of(choice)) for choice in tree.expressions]
        node = IsIn(operand, tuple(literal for literal, _ in choices))
        for choice in choices:
            check_codes(self.scope, (operand, start_of(tree.this)), choice)
        return node

    def _choice(self, tree: exp.Expression) -> Literal:
        node = self.lower(tree)
        if not isinstance(node, Literal):
            raise self.error("'in' takes values written out, not columns.", tree, "Write a = b or a = c.")
        return node

    def _between(self, tree: exp.Expression) -> Node:
        """Both ends included, as in SQL."""
        self.only(tree, "this", "low", "high")
        low, high = tree.args["low"], tree.args["high"]
        operand = self.lower(tree.this)
        return And(Comparison(">=", operand, self.lower(low)), Comparison("<=", operand, self.lower(high)))

    # ---- numbers and functions ---------------------------------------------------------------------------

    def _arithmetic(self, tree: exp.Expression) -> Node:
        self.only(tree, "this", "expression")
        left, right = self.lower(tree.this), self.lower(tree.expression)
        return Arithmetic(_ARITHMETIC[type(tree)], left, right)

    def _negative(self, tree: exp.Expression) -> Node:
        self.only(tree, "this")
        operand = self.lower(tree.this)
        match operand:
            case Literal(int() | float() as number) if operand.type in NUMERIC:
                return Literal(-number)
        return Arithmetic("-", Literal(0), operand)

    def _call(self, tree: exp.Expression) -> Node:
        function = self._function(tree)
        assert function is not None
        arguments = _operands(tree)
        if len(arguments) != len(function.parameters):
            takes = "one value" if len(function.parameters) == 1 else f"{len(function.parameters)} values"
            raise self.error(
                f"{function.name} takes {takes}, not {len(arguments)}.", tree, f"Write {function.call}."
            )
        nodes: list[object] = [self.lower(argument) for argument in arguments]
        if function.whole:
            nodes[-1] = self._whole_number(function, nodes[-1], arguments[-1])
        return function.build(*nodes)

    def _whole_number(self, function: Function, node: object, tree: exp.Expression) -> int:
        if isinstance(node, Literal) and type(node.value) is int:
            return node.value
        what = function.parameters[-1]
        raise self.error(
            f"The {what} in {function.call} must be a whole number written out.",
            tree,
            "Write 12, for example.",
        )

    def _function(self, tree: exp.Expression) -> Function | None:
        """By the word the author wrote: sqlglot knows some of our names as its own."""
        written = self.scope.written.text[tree.meta["start"] : tree.meta["end"] + 1] if tree.meta else ""
        return FUNCTIONS.get(written.lower())

    # ---- related rows and the rest -----------------------------------------------------------------------

    def _about_related(self, tree: exp.Expression) -> Node:
        if self.scope.related is not None:
            hint = "Ask the two questions side by side, or make a table for one of them."
            raise self.error("A question about related rows cannot hold another one.", tree, hint)
        return self.related(tree, self)

    def _not_offered(self, tree: exp.Expression) -> TrigpointError:
        word = "*" if isinstance(tree, exp.Star) else type(tree).__name__.lower()
        message, hint = _NOT_OFFERED.get(type(tree), (f"{word} is not offered here", _OFFERED))
        return self.error(f"{message[0].upper()}{message[1:]}.", tree, hint)


_RULES: dict[type, Callable[[Lowering, exp.Expression], Node]] = {
    exp.Column: Lowering._column,
    exp.Literal: Lowering._literal,
    exp.Boolean: Lowering._boolean,
    exp.Cast: Lowering._date,
    exp.Paren: Lowering._brackets,
    exp.And: Lowering._and,
    exp.Or: Lowering._or,
    exp.Not: Lowering._not,
    **dict.fromkeys(_COMPARISONS, Lowering._comparison),
    exp.Is: Lowering._is_null,
    exp.In: Lowering._is_in,
    exp.Between: Lowering._between,
    **dict.fromkeys(_ARITHMETIC, Lowering._arithmetic),
    exp.Neg: Lowering._negative,
    exp.Exists: Lowering._about_related,
    exp.Subquery: Lowering._about_related,
}


def start_of(tree: exp.Expression) -> int:
    """The offset of the first word of a tree in its text; that of what holds it where sqlglot kept none."""
    starts = [node.meta["start"] for node in tree.walk() if "start" in node.meta]
    if not starts and isinstance(tree.parent, exp.Expression):
        return start_of(tree.parent)
    return min(starts, default=0)


def _operands(tree: exp.Expression) -> list[exp.Expression]:
    """The parts of a tree in the order they are written."""
    parts = [part for value in tree.args.values() for part in (value if isinstance(value, list) else [value])]
    return [part for part in parts if isinstance(part, exp.Expression) and not isinstance(part, exp.DataType)]
