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
        """The cells with a text, one that stretches over several columns once."""
        return tuple({cell.where: cell for cell in self.cells if cell.text}.values())


@dataclass(frozen=True)
class Grid:
    """A page. is_exact: a cell stands under its heading, and not only in about its place.

    sheet: of a workbook, '' of other files. A cell that stretches over others stands in each of their places.
    """

    file: str
    rows: tuple[GridRow, ...]
    is_exact: bool
    sheet: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.file} (sheet {self.sheet})" if self.sheet else self.file
