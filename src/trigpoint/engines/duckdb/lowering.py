"""Writes an expression as DuckDB SQL, one explicit lowering for each node."""

from dataclasses import dataclass, field
from datetime import date

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
from trigpoint.model.related import CountRelated, Exists, LatestRelated, RelatedRows

ROW = "the_row"
RELATED = "related"
PERIOD = "the_period"

# Session variables that hold the working-day calendar as lists, so that a look-up is an index.
NUMBERS = "working_day_numbers"
WORKING_DAYS = "working_days"


def quoted(name: str) -> str:
    """A name as SQL."""
    return '"' + name.replace('"', '""') + '"'


def text_literal(value: str) -> str:
    """A text as SQL."""
    return "'" + value.replace("'", "''") + "'"


@dataclass
class Source:
    """What follows FROM for one frame: its table, and the parent rows that its expressions ask about."""

    table: str
    alias: str
    parents: dict[tuple[str, str], str] = field(default_factory=dict)

    def parent(self, node: ParentColumn) -> str:
        """The alias of the row that a key column of this frame points at, joined once however often asked."""
        wanted = (node.reference.name, node.table)
        if wanted not in self.parents:
            self.parents[wanted] = f"{self.alias}_parent_{len(self.parents)}"
        alias = self.parents[wanted]
        self.joins[wanted] = (
            f"LEFT JOIN {quoted(node.table)} AS {alias}"
            f" ON {alias}.{quoted(node.key)} = {self.alias}.{quoted(node.reference.name)}"
        )
        return alias

    joins: dict[tuple[str, str], str] = field(default_factory=dict)

    def sql(self) -> str:
        return " ".join([f"{quoted(self.table)} AS {self.alias}", *self.joins.values()])


@dataclass(frozen=True)
class Lowering:
    """Writes expressions about the rows of one table.

    reference_date is the SQL of the day a row is looked at. Parents asked about are added to `row`.
    """

    row: Source
    working_days: WorkingDays
    reference_date: str = ""
    related: Source | None = None

    def sql(self, node: Node) -> str:
        """An expression as SQL, in brackets where it needs them."""
        match node:
            case Literal(value):
                return _literal(value)
            case Column(frame, name):
                return f"{ROW if frame is Frame.ROW else RELATED}.{quoted(name)}"
            case ParentColumn(reference, _, _, name):
                source = self.row if reference.frame is Frame.ROW else self.related
                assert source is not None
                return f"{source.parent(node)}.{quoted(name)}"
            case PeriodStart():
                return f"{PERIOD}.first_day"
            case PeriodEnd():
                return f"{PERIOD}.last_day"
            case ReferenceDate():
                return self.reference_date
            case Exists() | CountRelated() | LatestRelated():
                return self._related(node)
            case Comparison() | And() | Or() | Not() | IsNull() | IsIn() | Coalesce() | Arithmetic():
                return self._logic(node)
            case _:
                return self._date(node)

    def _logic(self, node: Node) -> str:
        match node:
            case Comparison(operator, left, right):
                return _comparison(operator, left, right, self.sql(left), self.sql(right))
            case IsIn(operand, choices):
                equal = (self.sql(Comparison("=", operand, choice)) for choice in choices)
                return f"({' OR '.join(equal)})"
            case And(left, right):
                return f"({self.sql(left)} AND {self.sql(right)})"
            case Or(left, right):
                return f"({self.sql(left)} OR {self.sql(right)})"
            case Not(operand):
                return f"(NOT {self.sql(operand)})"
            case IsNull(operand):
                return f"({self.sql(operand)} IS NULL)"
            case Coalesce(first, second):
                return f"coalesce({self.sql(first)}, {self.sql(second)})"
            case Arithmetic("/", left, right):
                return f"(CAST({self.sql(left)} AS DOUBLE) / nullif(CAST({self.sql(right)} AS DOUBLE), 0))"
            case Arithmetic(operator, left, right):
                return f"({self.sql(left)} {operator} {self.sql(right)})"
            case _:
                raise AssertionError(node)

    def _date(self, node: Node) -> str:
        match node:
            case AddDays(day, days):
                return f"CAST({self.sql(day)} + {days} AS DATE)"
            case AddMonths(day, months):
                return _add_months(self.sql(day), months)
            case AddWorkingDays(day, days):
                return self._add_working_days(self.sql(day), days)
            case Birthday(born_on, age):
                born, birthday = self.sql(born_on), _add_months(self.sql(born_on), 12 * age)
                leapling = f"day({born}) = 29 AND day({birthday}) = 28"
                return f"CASE WHEN {leapling} THEN CAST({birthday} + 1 AS DATE) ELSE {birthday} END"
            case DaysBetween(start, end):
                return f"CAST({self.sql(end)} - {self.sql(start)} AS BIGINT)"
            case WorkingDaysBetween(start, end):
                first, last = (self._working_day_number(self.sql(day)) for day in (start, end))
                return f"({last} - {first})"
            case MonthsBetween(start, end):
                return _months(self.sql(start), self.sql(end))
            case Age(start, end):
                return f"CAST(floor({_months(self.sql(start), self.sql(end))} / 12.0) AS BIGINT)"
            case MonthOf(day):
                return f"month({self.sql(day)})"
            case _:
                raise AssertionError(node)

    def _working_day_number(self, day: str) -> str:
        """How many working days up to and including a day. Outside the calendar's knowledge is an error."""
        first, last = (_literal(edge) for edge in (self.working_days.first, self.working_days.last))
        number = f"getvariable('{NUMBERS}')[{day} - {first} + 1]"
        message = f"'{OUTSIDE_CALENDAR}' || CAST({day} AS VARCHAR)"
        return f"CASE WHEN {day} < {first} OR {day} > {last} THEN error({message}) ELSE {number} END"

    def _add_working_days(self, day: str, days: int) -> str:
        number = f"({self._working_day_number(day)} + {days})"
        message = f"'{OUTSIDE_CALENDAR}{days} working days after ' || CAST({day} AS VARCHAR)"
        found = f"getvariable('{WORKING_DAYS}')[{number}]"
        most = self.working_days.number(self.working_days.last)
        return f"CASE WHEN {number} > {most} THEN error({message}) ELSE {found} END"

    def _related(self, node: Node) -> str:
        match node:
            case Exists(rows):
                source, where, _ = self._inside(rows)
                return f"EXISTS (SELECT 1 FROM {source} WHERE {where})"
            case CountRelated(rows):
                source, where, _ = self._inside(rows)
                return f"(SELECT count(*) FROM {source} WHERE {where})"
            case LatestRelated(rows, value, by):
                source, where, (answer, day) = self._inside(rows, value, by)
                dated = f"SELECT {answer} AS answer, {day} AS day FROM {source} WHERE {where}"
                latest = "day IS NOT NULL ORDER BY day DESC, answer DESC NULLS LAST LIMIT 1"
                return f"(SELECT answer FROM ({dated}) WHERE {latest})"
            case _:
                raise AssertionError(node)

    def _inside(self, rows: RelatedRows, *nodes: Node) -> tuple[str, str, list[str]]:
        """The FROM, the WHERE and some expressions of a question about related rows."""
        related = Source(rows.table, RELATED)
        inside = Lowering(self.row, self.working_days, self.reference_date, related)
        conditions = [f"{inside.sql(match.related)} = {inside.sql(match.row)}" for match in rows.matches]
        if rows.where is not None:
            conditions.append(inside.sql(rows.where))
        expressions = [inside.sql(node) for node in nodes]
        return related.sql(), " AND ".join(conditions), expressions


OUTSIDE_CALENDAR = "outside the calendar of working days: "


def _literal(value: bool | int | float | str | date) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"CAST({value} AS BIGINT)"
        case float():
            return f"CAST({value!r} AS DOUBLE)"
        case str():
            return text_literal(value)
        case date():
            return f"DATE '{value.isoformat()}'"


def _comparison(operator: str, left: Node, right: Node, left_sql: str, right_sql: str) -> str:
    if ValueType.NUMBER not in (left.type, right.type):
        return f"({left_sql} {operator} {right_sql})"
    difference = f"(CAST({left_sql} AS DOUBLE) - CAST({right_sql} AS DOUBLE))"
    match operator:
        case "=":
            return f"(abs({difference}) <= {NUMBER_TOLERANCE})"
        case "<>":
            return f"(abs({difference}) > {NUMBER_TOLERANCE})"
        case "<" | ">=":
            return f"({difference} {operator} {-NUMBER_TOLERANCE})"
        case _:
            return f"({difference} {operator} {NUMBER_TOLERANCE})"


def _add_months(day: str, months: int) -> str:
    return f"CAST({day} + INTERVAL ({months}) MONTH AS DATE)"


def _months(start: str, end: str) -> str:
    """Completed months by the day of the month; see model.dates.MonthsBetween."""
    whole = f"(year({end}) - year({start})) * 12 + month({end}) - month({start})"
    return f"({whole} - CAST(day({end}) < day({start}) AS BIGINT))"
