"""Expressions in plain English, for people who read figures and not SQL."""

from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatchmethod

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
    PeriodEnd,
    PeriodStart,
    ReferenceDate,
)
from trigpoint.model.nodes import Node, ValueType
from trigpoint.model.related import CountRelated, Exists, KeyMatch, LatestRelated, RelatedRows
from trigpoint.tables.schema import Schema

_NUMBERS = {
    "=": "is",
    "<>": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}
_DATES = {
    "=": "is",
    "<>": "is not",
    "<": "is before",
    "<=": "is on or before",
    ">": "is after",
    ">=": "is on or after",
}
_CALCULATIONS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}


@dataclass(frozen=True)
class Wording:
    """Words for nodes. `reference` is what the reference date is for the measure at hand."""

    schema: Schema
    reference: str
    related: bool = False  # whether what is worded stands inside a question about related rows

    @singledispatchmethod
    def say(self, node: Node) -> str:
        """The node in words that fit inside a sentence."""
        raise AssertionError(f"{type(node).__name__} has no words")

    def condition(self, node: Node) -> str:
        """A node that is true or false, as a clause: a yes/no column alone becomes 'upheld is yes'."""
        if isinstance(node, Column | ParentColumn):
            return f"{self.say(node)} is yes"
        return self.say(node)

    # ---- values ------------------------------------------------------------------------------------------

    @say.register
    def _(self, node: Literal) -> str:
        match node.value:
            case bool():
                return "yes" if node.value else "no"
            case str():
                return f"'{node.value}'"
            case date():
                return f"{node.value.day} {node.value:%B %Y}"
        return f"{node.value:,}"

    @say.register
    def _(self, node: Column) -> str:
        return self._owned(named(node.name, node.type), node.frame, node.type)

    @say.register
    def _(self, node: ParentColumn) -> str:
        return f"{self._parent(node)}'s {named(node.name, node.type)}"

    def _owned(self, words: str, frame: Frame, kind: ValueType) -> str:
        """Inside a question about related rows 'its' is the related row's; 'the' stands before a date."""
        if self.related:
            owner = "its" if frame is Frame.RELATED else "this row's"
            return f"{owner} {words}"
        return f"the {words}" if kind is ValueType.DATE else words

    def _parent(self, node: ParentColumn) -> str:
        words = node.reference.name.removesuffix("_id").replace("_", " ")
        return self._owned(words, node.reference.frame, ValueType.DATE)

    @say.register
    def _(self, node: PeriodStart) -> str:
        return "the first day of the period"

    @say.register
    def _(self, node: PeriodEnd) -> str:
        return "the last day of the period"

    @say.register
    def _(self, node: ReferenceDate) -> str:
        return self.reference

    @say.register
    def _(self, node: Coalesce) -> str:
        return f"{self.say(node.first)} (or, where that is not known, {self.say(node.second)})"

    @say.register
    def _(self, node: Arithmetic) -> str:
        parts = [
            f"({self.say(part)})" if isinstance(part, Arithmetic) else self.say(part)
            for part in (node.left, node.right)
        ]
        return f" {_CALCULATIONS[node.operator]} ".join(parts)

    # ---- conditions --------------------------------------------------------------------------------------

    @say.register
    def _(self, node: Comparison) -> str:
        by = _DATES if node.left.type is ValueType.DATE else _NUMBERS
        return f"{self.say(node.left)} {by[node.operator]} {self._beside(node.left, node.right)}"

    @say.register
    def _(self, node: And) -> str:
        match node:
            case And(Comparison(">=", left, low), Comparison("<=", right, high)) if left == right:
                return f"{self.say(left)} is between {self.say(low)} and {self.say(high)}"
        return f"{self._side(node.left, Or)} and {self._side(node.right, Or)}"

    @say.register
    def _(self, node: Or) -> str:
        return f"{self._side(node.left, And)} or {self._side(node.right, And)}"

    def _side(self, node: Node, bracketed: type) -> str:
        words = self.condition(node)
        return f"({words})" if isinstance(node, bracketed) else words

    @say.register
    def _(self, node: Not) -> str:
        match node.operand:
            case Column() | ParentColumn():
                return f"{self.say(node.operand)} is no"
            case IsNull(operand):
                return f"{self.say(operand)} is known"
            case IsIn(operand, choices):
                return f"{self.say(operand)} is {self._none_of(operand, choices)}"
            case Exists(rows):
                return f"there is no {self._rows(rows)}"
        return f"it is not the case that {self._side(node.operand, And)}"

    @say.register
    def _(self, node: IsNull) -> str:
        return f"{self.say(node.operand)} is not known"

    @say.register
    def _(self, node: IsIn) -> str:
        return f"{self.say(node.operand)} is {self._choices(node.operand, node.choices)}"

    def _choices(self, operand: Node, choices: tuple[Literal, ...]) -> str:
        words = [self._beside(operand, choice) for choice in choices]
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"

    def _none_of(self, operand: Node, choices: tuple[Literal, ...]) -> str:
        words = [self._beside(operand, choice) for choice in choices]
        if len(words) == 1:
            return f"known and not {words[0]}"
        return f"known and none of {', '.join(words[:-1])} and {words[-1]}"

    def _beside(self, operand: Node, value: Node) -> str:
        """A value compared with another: 12 beside a calendar month is December."""
        match value:
            case Literal(int() as number) if isinstance(operand, dates.MonthOf) and 1 <= number <= 12:
                return f"{date(2000, number, 1):%B}"
        return self.say(value)

    # ---- dates -------------------------------------------------------------------------------------------

    @say.register
    def _(self, node: dates.AddDays) -> str:
        return self._moved(node.days, "day", node.day)

    @say.register
    def _(self, node: dates.AddMonths) -> str:
        return self._moved(node.months, "month", node.day)

    @say.register
    def _(self, node: dates.AddWorkingDays) -> str:
        return self._moved(node.days, "working day", node.day)

    def _moved(self, number: int, unit: str, day: Node) -> str:
        units = unit if abs(number) == 1 else f"{unit}s"
        return f"{abs(number):,} {units} {'before' if number < 0 else 'after'} {self.say(day)}"

    @say.register
    def _(self, node: dates.Birthday) -> str:
        return f"the day of turning {node.age} (by {self.say(node.born_on)})"

    @say.register
    def _(self, node: dates.MonthOf) -> str:
        return f"the calendar month of {self.say(node.day)}"

    @say.register
    def _(self, node: dates.DaysBetween) -> str:
        return f"the number of days from {self.say(node.start)} to {self.say(node.end)}"

    @say.register
    def _(self, node: dates.WorkingDaysBetween) -> str:
        return f"the number of working days from {self.say(node.start)} to {self.say(node.end)}"

    @say.register
    def _(self, node: dates.MonthsBetween) -> str:
        return f"the number of whole months from {self.say(node.start)} to {self.say(node.end)}"

    @say.register
    def _(self, node: dates.Age) -> str:
        match node.start:
            case Column(frame, "born_on"):
                whose = self._owned("age", frame, ValueType.DATE)
            case ParentColumn(name="born_on") as born_on:
                whose = f"{self._parent(born_on)}'s age"
            case _:
                whose = f"the number of whole years from {self.say(node.start)}"
        return f"{whose} on {self.say(node.end)}"

    # ---- related rows ------------------------------------------------------------------------------------

    @say.register
    def _(self, node: Exists) -> str:
        return f"there is at least one {self._rows(node.rows)}"

    @say.register
    def _(self, node: CountRelated) -> str:
        return f"the number of times there is a {self._rows(node.rows)}"

    @say.register
    def _(self, node: LatestRelated) -> str:
        inside = replace(self, related=True)
        latest = f"latest {self._rows(node.rows)} (by {inside.say(node.by)})"
        return f"{inside.say(node.value).removeprefix('its ')} of the {latest}"

    def _rows(self, rows: RelatedRows) -> str:
        inside = replace(self, related=True)
        where = f" where {inside.condition(rows.where)}" if rows.where is not None else ""
        matches = " and ".join(self._match(match) for match in rows.matches)
        title = self.schema[rows.table].title
        return f"row in '{title}' for {matches}{where}"

    def _match(self, match: KeyMatch) -> str:
        name = match.related.name.removesuffix("_id").replace("_", " ")
        if match.related.name == match.row.name:
            return f"the same {name}"
        return f"a {name} that is this row's {match.row.name.removesuffix('_id').replace('_', ' ')}"


def named(name: str, kind: ValueType) -> str:
    """A column's name in words: completed_on is 'date completed', closure_reason is 'closure reason'."""
    words = name.removesuffix("_id").replace("_", " ")
    if kind is not ValueType.DATE or not words.endswith((" on", " from", " to")):
        return words
    return f"date {words.removesuffix(' on')}"
