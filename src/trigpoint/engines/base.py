"""What an engine is: it counts, and it can name the rows it counted."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from trigpoint.model.figures import Cell, Count, Member
from trigpoint.model.measures import Breakdown, FromRecords, Measure
from trigpoint.model.periods import Period
from trigpoint.tables.changes import KEY_SEPARATOR

# Sums and products of numbers are compared and kept to nine decimals, so that 0.7 of 10 is 7 and the order
# in which rows are added up cannot be seen.
NUMBER_DECIMALS = 9
NUMBER_TOLERANCE = 0.5e-9


class Engine(Protocol):
    """Counts measures over the records it was made with."""

    @property
    def name(self) -> str:
        """'reference' or 'duckdb'."""

    @property
    def version(self) -> str:
        """The version of what does the counting, for a run's manifest."""

    def count(
        self, measures: Sequence[Measure], periods: Sequence[Period], breakdowns: Sequence[Breakdown]
    ) -> list[Count]:
        """Count every measure that is worked out from records, in every period, whole and broken down.

        The whole is always there, with 0 where no row counts. A group is there where at least one row of
        it counts. Formulas and submitted measures are left out: figures/ works them out.
        """

    def members(
        self,
        measure: Measure,
        cell: Cell,
        breakdown: Breakdown | None = None,
        *,
        among: frozenset[str] | None = None,
    ) -> list[Member]:
        """The rows behind one cell, sorted by key.

        breakdown: the cell's, None for the whole. among: look only at the rows with these keys.
        """


def counted(measures: Sequence[Measure]) -> list[tuple[Measure, FromRecords]]:
    """The measures an engine counts, each with its definition."""
    return [(m, m.definition) for m in measures if isinstance(m.definition, FromRecords)]


def population_year(period: Period) -> int:
    """The mid-year a period's rates are for: the calendar year in which its financial year begins."""
    last_day = period.last_day
    return last_day.year if last_day.month >= 4 else last_day.year - 1


def exact(value: int | float | None) -> Decimal | None:
    """A counted value as a decimal: whole numbers exactly, others to nine places."""
    match value:
        case None:
            return None
        case int():
            return Decimal(value)
        case float():
            return Decimal(repr(round(value, NUMBER_DECIMALS)))


def row_key(values: Sequence[object]) -> str:
    """A row's key as one text: the key columns in declared order, joined with '/'."""
    return KEY_SEPARATOR.join(str(value) for value in values)
