"""What an engine is: it counts, and it can name the rows it counted."""

from collections.abc import Sequence
from typing import Protocol

from trigpoint.model.figures import Cell, Count, Member
from trigpoint.model.measures import Breakdown, Measure
from trigpoint.model.periods import Period


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

    def members(self, measure: Measure, cell: Cell, breakdown: Breakdown | None) -> list[Member]:
        """The rows behind one cell, sorted by key. `breakdown` is the cell's, None for the whole."""
