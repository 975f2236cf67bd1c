"""The sheets of an Excel workbook as pages: numbers as shown, merged cells in each of their places."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.printed.grid import Grid, GridCell, GridRow
from trigpoint.printed.number_formats import GENERAL, formats_of, shown
from trigpoint.sources.headings import column_letter
from trigpoint.sources.workbook import Workbook
from trigpoint.sources.workbook_archive import scan_sheet

FORMULAS = "Some cells hold formulas; their results are read as they were when the workbook was last saved."


def read_sheets(name: str, data: bytes, *, sheet: str | None) -> Iterator[Grid]:
    """A page for each sheet, or for the one named; TrigpointError where there is none of that name."""
    workbook = Workbook(name, data)
    names = workbook.book.sheet_names
    if sheet is not None and sheet not in names:
        hint = suggestion(sheet, names, what="The sheets")
        raise TrigpointError(f"The workbook has no sheet {sheet!r}.", place=Place(name), hint=hint)
    for title in names if sheet is None else [sheet]:
        yield _page(workbook, title)


def _page(workbook: Workbook, title: str) -> Grid:
    scan = scan_sheet(workbook.name, workbook.archive, title)
    cells = workbook.book.get_sheet_by_name(title)
    formats = formats_of(workbook.name, workbook.archive, title)
    rows = cells.to_python(skip_empty_area=False)
    grid = [
        [
            _cell(workbook.name, row, column, _text(value, formats.get((row, column), GENERAL)))
            for column, value in enumerate(values)
        ]
        for row, values in enumerate(rows)
    ]
    _put_errors(grid, scan.errors)
    _spread_merged(grid, cells.merged_cell_ranges or [])
    return Grid(
        file=workbook.name,
        rows=tuple(
            GridRow(Place(workbook.name, number), tuple(row)) for number, row in enumerate(grid, start=1)
        ),
        is_exact=True,
        sheet=title,
        remarks=(FORMULAS,) if scan.formulas else (),
    )


def _cell(name: str, row: int, column: int, text: str) -> GridCell:
    place = Place(name, row + 1, column + 1)
    return GridCell(text, place, f"row {row + 1}, column {column_letter(column)}")


def _text(value: Any, code: str) -> str:
    """A cell as it is shown. The first of a month is how a spreadsheet keeps a heading such as Mar-22."""
    match value:
        case None | "":
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return shown(value, code) if value == value else ""
        case datetime() | date():
            return value.strftime("%b-%y") if value.day == 1 else value.strftime("%Y-%m-%d")
    return " ".join(str(value).split())


def _put_errors(grid: list[list[GridCell]], errors: Mapping[tuple[int, int], str]) -> None:
    """#N/A and its like, where the reader of workbooks leaves a blank."""
    for (row, column), error in errors.items():
        if row <= len(grid) and column < len(grid[row - 1]):
            cell = grid[row - 1][column]
            grid[row - 1][column] = GridCell(error, cell.place, cell.where)


def _spread_merged(grid: list[list[GridCell]], ranges: Any) -> None:
    for (top, left), (bottom, right) in ranges:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        for row in grid[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = grid[top][left]
