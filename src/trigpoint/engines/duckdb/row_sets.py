"""Groups measures into row sets: those that look at the same rows, placed in periods the same way."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trigpoint.engines.base import counted
from trigpoint.model.expressions import PeriodStart, depends_on_period
from trigpoint.model.figures import WHOLE
from trigpoint.model.measures import (
    Average,
    Breakdown,
    CountRows,
    During,
    FromRecords,
    Measure,
    Membership,
    OpenAtEnd,
    RatePerPopulation,
    Share,
    Sum,
)
from trigpoint.model.nodes import Node


class Placing(StrEnum):
    """How the rows of a row set come to the cells they are counted in."""

    IN_MONTHS = "in_months"  # an event is looked at once, in its month, and months add up to longer periods
    IN_PERIODS = "in_periods"  # a row is looked at once for each period it belongs to


@dataclass(frozen=True)
class RowSet:
    """Measures that can be counted in one scan."""

    table: str
    membership: Membership
    placing: Placing
    measures: tuple[tuple[Measure, FromRecords], ...]
    breakdowns: tuple[tuple[Breakdown, Node], ...]

    @property
    def depends_on_end_only(self) -> bool:
        """Whether two periods that end together get the same answer."""
        nodes = [node for _, definition in self.measures for node in definition.expressions()]
        nodes += [value for _, value in self.breakdowns]
        asks_start = any(isinstance(part, PeriodStart) for node in nodes for part in node.walk())
        return isinstance(self.membership, OpenAtEnd) and not asks_start

    def breakdown_ids(self) -> tuple[str, ...]:
        """The whole, then each breakdown, in the order of the grouping sets."""
        return (WHOLE, *(breakdown.id for breakdown, _ in self.breakdowns))


def row_sets(measures: Sequence[Measure], breakdowns: Sequence[Breakdown]) -> list[RowSet]:
    """The row sets that together count every measure that is worked out from records."""
    together: dict[tuple[str, Membership, Placing], list[tuple[Measure, FromRecords]]] = {}
    for measure, definition in counted(measures):
        key = (definition.table, definition.membership, _placing(definition, breakdowns))
        together.setdefault(key, []).append((measure, definition))
    return [
        RowSet(table, membership, placing, tuple(members), _splits(table, breakdowns))
        for (table, membership, placing), members in together.items()
    ]


def _placing(definition: FromRecords, breakdowns: Sequence[Breakdown]) -> Placing:
    """Months add up where events are counted, whatever period they are looked at in."""
    splits = (value for _, value in _splits(definition.table, breakdowns))
    expressions = (*definition.expressions(), *splits)
    if not isinstance(definition.membership, During) or any(map(depends_on_period, expressions)):
        return Placing.IN_PERIODS
    match definition.calculation:
        case CountRows() | Share() | Sum() | Average() | RatePerPopulation(CountRows()):
            return Placing.IN_MONTHS
        case _:
            return Placing.IN_PERIODS


def _splits(table: str, breakdowns: Sequence[Breakdown]) -> tuple[tuple[Breakdown, Node], ...]:
    return tuple((each, value) for each in breakdowns if (value := each.value_for(table)) is not None)
