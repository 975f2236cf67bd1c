"""A scorecard as somebody printed it: lines and cells as they stand, each with its place in the file.

Nothing here is a figure of ours. A cell keeps its text; which column it belongs to is known or doubted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trigpoint.model.errors import Place
from trigpoint.model.periods import Period


class ColumnKind(StrEnum):
    """What a printed column holds."""

    MONTH = "month"
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
    OTHER = "other"


@dataclass(frozen=True)
class PrintedColumn:
    """A column: what it holds, of which period where it is of one, and its heading as printed."""

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

    def cell(self, kind: ColumnKind, period: Period | None = None) -> PrintedCell | None:
        """The cell of a column, of a period where the column has one; None where nothing is printed."""
        return next((one for one in self.of(kind) if period in (None, one.column.period)), None)

    def of(self, kind: ColumnKind) -> Iterator[PrintedCell]:
        return (one for one in self.cells if one.column.kind is kind)


@dataclass(frozen=True)
class PrintedScorecard:
    """The whole, in the order it is printed. as_at: the last month it has a column for, if it says.

    unread: rows that look like figures and belong to no line, each with the reason.
    """

    file: str
    title: str
    as_at: Period | None
    lines: tuple[PrintedLine, ...]
    unread: tuple[tuple[Place, str], ...] = ()
