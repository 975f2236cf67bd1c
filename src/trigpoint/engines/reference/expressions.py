"""Answers an expression for one row. None stands for unknown throughout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from trigpoint.calendar import dates
from trigpoint.calendar.working_days import WorkingDays
from trigpoint.engines.base import NUMBER_TOLERANCE
from trigpoint.model.dates import (
    AddDays,
    AddMonths,
    AddWorkingDays,
    Age,
    Birthday,
    DaysBetween,
    MonthOf,
    MonthsBetween,
    WorkingDaysBetween,
)
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
    PeriodEnd,
    PeriodStart,
    ReferenceDate,
)
from trigpoint.model.nodes import Node, ValueType
from trigpoint.model.periods import Period
from trigpoint.model.related import CountRelated, Exists, LatestRelated, RelatedRows

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """What an expression is asked of: a row, in a period, looked at on a day; and, inside a question about
    related rows, one of those."""

    row: Row
    period: Period
    reference_date: date | None = None
    related: Row = field(default_factory=dict)


@dataclass(frozen=True)
class Answerer:
    """Answers expressions over the rows of every table."""

    rows: "RowIndex"
    working_days: WorkingDays

    def answer(self, node: Node, asked: Question) -> Any:
        match node:
            case Literal(value):
                return value
            case Column(frame, name):
                return asked.row[name] if frame is Frame.ROW else asked.related[name]
            case ParentColumn(reference, table, key, name):
                parent = self.rows.one(table, key, self.answer(reference, asked))
                return None if parent is None else parent[name]
            case PeriodStart():
                return asked.period.start
            case PeriodEnd():
                return asked.period.last_day
            case ReferenceDate():
                return asked.reference_date
            case Comparison() | And() | Or() | Not() | IsNull() | IsIn() | Coalesce():
                return self._logic(node, asked)
            case Exists() | CountRelated() | LatestRelated():
                return self._related(node, asked)
            case Arithmetic(operator, left, right):
                return self._known(_ARITHMETIC[operator], asked, left, right)
            case _:
                return self._date(node, asked)

    def _known(self, function: Callable[..., Any], asked: Question, *nodes: Node) -> Any:
        """The function of the parts' answers, or unknown where any of them is."""
        values = [self.answer(node, asked) for node in nodes]
        return None if None in values else function(*values)

    def _logic(self, node: Node, asked: Question) -> Any:
        match node:
            case Comparison(operator, left, right):
                return self._known(_comparison(operator, left, right), asked, left, right)
            case IsIn(operand, choices):
                equal = [Comparison("=", operand, choice) for choice in choices]
                return _either(*(self.answer(comparison, asked) for comparison in equal))
            case And(left, right):
                return _both(self.answer(left, asked), self.answer(right, asked))
            case Or(left, right):
                return _either(self.answer(left, asked), self.answer(right, asked))
            case Not(operand):
                return self._known(lambda value: not value, asked, operand)
            case IsNull(operand):
                return self.answer(operand, asked) is None
            case Coalesce(first, second):
                value = self.answer(first, asked)
                return self.answer(second, asked) if value is None else value
            case _:
                raise AssertionError(node)

    def _date(self, node: Node, asked: Question) -> Any:
        match node:
            case AddDays(day, days):
                return self._known(lambda value: value + timedelta(days=days), asked, day)
            case AddMonths(day, months):
                return self._known(lambda value: dates.add_months(value, months), asked, day)
            case AddWorkingDays(day, days):
                return self._known(lambda value: self.working_days.add(value, days), asked, day)
            case Birthday(born_on, age):
                return self._known(lambda value: dates.birthday(value, age), asked, born_on)
            case DaysBetween(start, end):
                return self._known(lambda first, last: (last - first).days, asked, start, end)
            case WorkingDaysBetween(start, end):
                return self._known(self.working_days.between, asked, start, end)
            case MonthsBetween(start, end):
                return self._known(dates.months_between, asked, start, end)
            case Age(start, end):
                return self._known(dates.age, asked, start, end)
            case MonthOf(day):
                return self._known(lambda value: value.month, asked, day)
            case _:
                raise AssertionError(node)

    def _related(self, node: Node, asked: Question) -> Any:
        match node:
            case Exists(rows):
                return len(self.related_rows(rows, asked)) > 0
            case CountRelated(rows):
                return len(self.related_rows(rows, asked))
            case LatestRelated(rows, value, by):
                asked_of = [replace(asked, related=row) for row in self.related_rows(rows, asked)]
                dated = [(self.answer(by, each), self.answer(value, each)) for each in asked_of]
                known = [(day, answer is not None, answer) for day, answer in dated if day is not None]
                latest = max((entry[:2] for entry in known), default=None)
                return max((entry[2] for entry in known if entry[:2] == latest and entry[1]), default=None)
            case _:
                raise AssertionError(node)

    def related_rows(self, rows: RelatedRows, asked: Question) -> list[Row]:
        """The related rows that match the row's keys and for which the condition is true."""
        columns = tuple(match.related.name for match in rows.matches)
        wanted = tuple(self.answer(match.row, asked) for match in rows.matches)
        candidates = self.rows.all(rows.table, columns, wanted)
        if rows.where is None:
            return candidates
        condition = rows.where
        return [row for row in candidates if self.answer(condition, replace(asked, related=row)) is True]


class RowIndex:
    """Every table's rows, findable by the value of some columns. An unknown value finds nothing."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self.tables = tables
        self._indexes: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Row]]] = {}

    def all(self, table: str, columns: tuple[str, ...], wanted: tuple[Any, ...]) -> list[Row]:
        """The rows of a table whose columns hold just these values."""
        if None in wanted:
            return []
        if (table, columns) not in self._indexes:
            index: dict[tuple[Any, ...], list[Row]] = {}
            for row in self.tables[table]:
                index.setdefault(tuple(row[column] for column in columns), []).append(row)
            self._indexes[table, columns] = index
        return self._indexes[table, columns].get(wanted, [])

    def one(self, table: str, key: str, wanted: Any) -> Row | None:
        """The row with this key, or None."""
        found = self.all(table, (key,), (wanted,))
        return found[0] if found else None


def _both(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _either(*values: bool | None) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: None if right == 0 else float(left) / float(right),
}

_EXACT: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}

# Numbers that are not whole are compared within the tolerance: 0.7 * 10 = 7.
_WITHIN_TOLERANCE: Mapping[str, Callable[[float, float], bool]] = {
    "=": lambda left, right: abs(left - right) <= NUMBER_TOLERANCE,
    "<>": lambda left, right: abs(left - right) > NUMBER_TOLERANCE,
    "<": lambda left, right: left - right < -NUMBER_TOLERANCE,
    "<=": lambda left, right: left - right <= NUMBER_TOLERANCE,
    ">": lambda left, right: left - right > NUMBER_TOLERANCE,
    ">=": lambda left, right: left - right >= -NUMBER_TOLERANCE,
}


def _comparison(operator: str, left: Node, right: Node) -> Callable[[Any, Any], bool]:
    inexact = ValueType.NUMBER in (left.type, right.type)
    return _WITHIN_TOLERANCE[operator] if inexact else _EXACT[operator]
