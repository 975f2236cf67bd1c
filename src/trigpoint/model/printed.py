"""A scorecard as somebody printed it: lines and cells as they stand, each with its place in the file.

Nothing here is a figure of ours. A cell keeps its text; which column it belongs to is known or doubted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trigpoint.model.errors import Place
from trigpoint.model.periods import Period


class ColumnKind(StrEnum):
    """What a printed column holds."""

    MONTH = "month"
    QUARTER = "quarter"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TALLY = "tally"
    OUTTURN = "outturn"
    PRIOR = "prior"
    POLARITY = "polarity"
    DOT_MONTH = "dot_month"
    RAG_MONTH = "rag_month"
    DOT_YEAR = "dot_year"
    RAG_YEAR_END = "rag_year_end"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    TREND = "trend"
    NEIGHBOUR_AVERAGE = "neighbour_average"
    BEST_NEIGHBOUR = "best_neighbour"
    NATIONAL = "national"
    TOP_QUARTILE = "top_quartile"
    BENCHMARK_YEAR = "benchmark_year"
    OTHER = "other"


@dataclass(frozen=True)
class PrintedColumn:
    """A column: what it holds, of which period where it is of one, and its heading as printed.

    An outturn is that of the latest year, or year to date, that the scorecard prints; a prior is that of a
    year before. numerator and denominator are the tally of the figure of the same period, which a tally
    prints as one: '47 of 51'.
    """

    kind: ColumnKind
    label: str
    period: Period | None = None


@dataclass(frozen=True)
class PrintedCell:
    """A cell as it stands. `doubt` says why it is not certain that it belongs to its column, '' where it is.

    `where` names it for a reader: 'row 12, column G', 'line 14, field 9'.
    """

    column: PrintedColumn
    text: str
    place: Place
    where: str
    doubt: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """A row: its reference (carried down where a further row of it prints none), labels and cells.

    frequency ('monthly', 'annual', ...) and data_note ('Count', '%', ...) are as printed, '' where they are
    not. codes: success measure, council plan.
    """

    ref: str
    split: str
    title: str
    section: str
    frequency: str
    data_note: str
    codes: tuple[str, ...]
    cells: tuple[PrintedCell, ...]
    place: Place

    @property
    def name(self) -> str:
        """What a reader calls it: '1.7 Families', or its title where no reference is printed."""
        return f"{self.ref or self.title} {self.split}".strip()

    def cell(self, kind: ColumnKind, period: Period | None = None) -> PrintedCell | None:
        """The cell of a column, of a period where the column has one; None where nothing is printed."""
        return next((one for one in self.of(kind) if period in (None, one.column.period)), None)

    def of(self, kind: ColumnKind) -> Iterator[PrintedCell]:
        return (one for one in self.cells if one.column.kind is kind)


@dataclass(frozen=True)
class PrintedScorecard:
    """The whole, in the order it is printed.

    as_at: the month it says it is about, else the last that it has a column for. issued_on: the day it was
    issued, where it says. unread: rows that look like figures and belong to no line, each with the reason.
    preamble: the texts above and between its rows (key, notes). remarks: what the reader of the file took
    for granted, in sentences.
    """

    file: str
    title: str
    as_at: Period | None
    lines: tuple[PrintedLine, ...]
    issued_on: date | None = None
    unread: tuple[tuple[Place, str], ...] = ()
    preamble: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
