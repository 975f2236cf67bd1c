"""The cells of a printed page, row by row, as they stand: text, and where each of them is."""

from dataclasses import dataclass

from trigpoint.model.errors import Place


@dataclass(frozen=True)
class GridCell:
    """A cell's text as printed. doubt: why it may not be what was printed, '' where it is."""

    text: str
    place: Place
    where: str
    doubt: str = ""


@dataclass(frozen=True)
class GridRow:
    """A row: its place, and its cells from the left. An empty cell has the text ''."""

    place: Place
    cells: tuple[GridCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def filled(self) -> tuple[GridCell, ...]:
        return tuple(cell for cell in self.cells if cell.text)


@dataclass(frozen=True)
class Grid:
    """A page. is_exact: a cell stands under its heading, and not only in about its place.

    sheet: of a workbook, '' of other files. merged: cells (row, column, rows, columns, all from 0) that
    stretch over others.
    """

    file: str
    rows: tuple[GridRow, ...]
    is_exact: bool
    sheet: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()
