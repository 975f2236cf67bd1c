"""Writing an expression: the text that reads back as the same node."""

from datetime import date
from decimal import Decimal

from trigpoint.language._scope import DAYS_OF_THE_PERIOD, ROW
from trigpoint.model import dates
from trigpoint.model.expressions import (
    And,
    Arithmetic,
    Coalesce,
    Column,
    Comparison,
    Frame,
    IsIn,
    IsNull,
    Literal,
    Not,
    Or,
    ParentColumn,
)
from trigpoint.model.nodes import Node
from trigpoint.model.related import CountRelated, Exists, KeyMatch, LatestRelated, RelatedRows

# The name of the related row. Two letters, so that it is no column's.
ALIAS = "r_"

_BETWEEN = {
    dates.DaysBetween: "days",
    dates.WorkingDaysBetween: "working_days",
    dates.MonthsBetween: "months",
    dates.Age: "age",
}
_DAYS: dict[Node, str] = {node: name for name, node in DAYS_OF_THE_PERIOD.items()}


def write_expression(node: Node) -> str:
    """The expression a node was, or could have been, read from: parse_expression gives the node again.

    Every part that is not a single value is in brackets, so that nothing rests on precedence.
    """
    return _write(node, inside=False)


def _write(node: Node, *, inside: bool) -> str:
    """`inside` a question about related rows every column says whose it is."""

    def part(inner: Node) -> str:
        text = _write(inner, inside=inside)
        return (
            f"({text})"
            if isinstance(inner, And | Or | Not | Comparison | IsNull | IsIn | Arithmetic)
            else text
        )

    match node:
        case Literal(value):
            return _literal(value)
        case Column(frame, name):
            return _column(frame, name, inside=inside)
        case ParentColumn(reference, _, _, name):
            owner = f"{_owner(reference.frame)}." if inside else ""
            return f"{owner}{reference.name.removesuffix('_id')}.{name}"
        case Comparison(operator, left, right) | Arithmetic(operator, left, right):
            return f"{part(left)} {operator} {part(right)}"
        case And(left, right):
            return f"{part(left)} and {part(right)}"
        case Or(left, right):
            return f"{part(left)} or {part(right)}"
        case Not(operand):
            return f"not {part(operand)}"
        case IsNull(operand):
            return f"{part(operand)} is null"
        case IsIn(operand, choices):
            return f"{part(operand)} in ({', '.join(_literal(choice.value) for choice in choices)})"
        case Coalesce(first, second):
            return f"coalesce({_write(first, inside=inside)}, {_write(second, inside=inside)})"
        case Exists() | CountRelated() | LatestRelated():
            return _related(node)
    return _of_dates(node, inside=inside)


def _of_dates(node: Node, *, inside: bool) -> str:
    def text(inner: Node) -> str:
        return _write(inner, inside=inside)

    match node:
        case dates.AddDays(day, number):
            return f"add_days({text(day)}, {number})"
        case dates.AddMonths(day, number):
            return f"add_months({text(day)}, {number})"
        case dates.AddWorkingDays(day, number):
            return f"add_working_days({text(day)}, {number})"
        case dates.Birthday(born_on, years):
            return f"birthday({text(born_on)}, {years})"
        case dates.MonthOf(day):
            return f"month_of({text(day)})"
        case dates.DaysBetween() | dates.WorkingDaysBetween() | dates.MonthsBetween() | dates.Age():
            return f"{_BETWEEN[type(node)]}({text(node.start)}, {text(node.end)})"
    return _DAYS[node]


def _column(frame: Frame, name: str, *, inside: bool) -> str:
    qualified = inside or name in _DAYS.values()
    return f"{_owner(frame)}.{name}" if qualified else name


def _owner(frame: Frame) -> str:
    return ROW if frame is Frame.ROW else ALIAS


def _literal(value: bool | int | float | str | date) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case date():
            return f"date '{value.isoformat()}'"
        case float():
            digits = format(Decimal(repr(value)), "f")
            return digits if "." in digits else f"{digits}.0"
    return str(value)


def _related(node: Exists | CountRelated | LatestRelated) -> str:
    source = f"from {node.rows.table} {ALIAS} where {_belonging(node.rows)}"
    match node:
        case Exists():
            return f"exists (select 1 {source})"
        case CountRelated():
            return f"(select count(*) {source})"
    value, by = _write(node.value, inside=True), _write(node.by, inside=True)
    return f"(select {value} {source} order by {by} desc limit 1)"


def _belonging(rows: RelatedRows) -> str:
    conditions = [_match(match) for match in rows.matches]
    if rows.where is not None:
        conditions.append(f"({_write(rows.where, inside=True)})")
    return " and ".join(conditions)


def _match(match: KeyMatch) -> str:
    return f"{ALIAS}.{match.related.name} = {ROW}.{match.row.name}"
