"""Excel workbooks to columns: a sheet with its headings in one row, values typed in and not worked out."""

import io
from collections.abc import Collection, Iterable
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.headings import cell_address, clean_heading
from trigpoint.sources.hints import listed
from trigpoint.sources.raw import RawSheet, refuse_long_cells, typed_column
from trigpoint.sources.sheet_scan import SheetScan
from trigpoint.sources.workbook_archive import open_archive, scan_sheet

_PREVIEW_ROWS = 20


class Workbook:
    """An open workbook whose archive has been checked."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.archive = open_archive(name, data)
        try:
            self.book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except (CalamineError, ValueError, OSError) as error:
            message = f"The workbook cannot be read: {error}."
            raise TrigpointError(message, place=Place(name), hint="Save it again as .xlsx.") from None

    def sheet(self, sheet: str, *, header_row: int, wanted: Collection[str]) -> RawSheet:
        """The rows of a sheet below its headings; `wanted` are the headings whose columns will be used.

        sheet: its name, or "" for the only one. Raises TrigpointError where there is no such sheet or
        header row, and where a heading or a wanted column holds a formula or a merged cell.
        """
        title = self._title(sheet)
        scan = scan_sheet(self.name, self.archive, title)
        cells = self._cells(title)
        rows = _with_errors(cells.to_python(skip_empty_area=False), scan)
        if len(rows) < header_row:
            message = f"Sheet {title!r} has {len(rows)} rows, and the headings should be in row {header_row}."
            raise TrigpointError(message, place=Place(self.name), hint="Check sheet: and header_row:.")
        first_rows = tuple(tuple(_heading(cell) for cell in row) for row in rows[:_PREVIEW_ROWS])
        headings = tuple(_heading(cell) for cell in rows[header_row - 1])
        used = {position for position, heading in enumerate(headings) if heading in wanted}
        self._refuse_formulas(title, scan.formulas, header_row, used)
        self._refuse_merged(title, cells.merged_cell_ranges or [], header_row, used)
        body = rows[header_row:]
        columns = zip(*body, strict=True) if body else ([] for _ in headings)
        raw = RawSheet(
            file=self.name,
            sheet=title,
            header_row=header_row,
            headings=headings,
            columns=tuple(typed_column(column) for column in columns),
            rows=pa.array(range(header_row + 1, len(rows) + 1), pa.int64()),
            first_rows=first_rows,
        )
        return refuse_long_cells(raw.without_blank_rows())

    def _title(self, sheet: str) -> str:
        names = self.book.sheet_names
        if sheet in names:
            return sheet
        if not sheet and len(names) == 1:
            return names[0]
        hint = suggestion(sheet, names, what="The sheets")
        message = f"The workbook has no sheet {sheet!r}."
        if not sheet:
            message = f"The workbook has {len(names)} sheets: {listed(names)}."
            hint = f"Say which one, as sheet: {names[0]}."
        raise TrigpointError(message, place=Place(self.name), hint=hint)

    def _cells(self, title: str) -> CalamineSheet:
        try:
            return self.book.get_sheet_by_name(title)
        except (CalamineError, ValueError) as error:
            message = f"Sheet {title!r} cannot be read: {error}."
            raise TrigpointError(message, place=Place(self.name), hint="Save the workbook again.") from None

    def _refuse_formulas(
        self, title: str, formulas: Iterable[tuple[int, int]], header_row: int, used: set[int]
    ) -> None:
        for row, column in formulas:
            if row == header_row or (row > header_row and column in used):
                message = f"Cell {cell_address(row, column)} of sheet {title!r} holds a formula, not a value."
                hint = "Copy the sheet and paste it as values only, then save it."
                raise TrigpointError(message, place=Place(self.name), hint=hint)

    def _refuse_merged(self, title: str, ranges: Iterable[Any], header_row: int, used: set[int]) -> None:
        for (top, left), (bottom, right) in ranges:
            first, last = top + 1, bottom + 1
            over_headings = first <= header_row <= last
            over_values = last > header_row and not used.isdisjoint(range(left, right + 1))
            if over_headings or over_values:
                cells = f"{cell_address(first, left)}:{cell_address(last, right)}"
                message = f"Cells {cells} of sheet {title!r} are merged."
                hint = "Unmerge them, so that each column has one heading and each row its own values."
                raise TrigpointError(message, place=Place(self.name), hint=hint)


def _heading(cell: Any) -> str:
    return clean_heading(typed_column([cell]).text[0].as_py() or "")


def _with_errors(rows: list[list[Any]], scan: SheetScan) -> list[list[Any]]:
    """The rows with #N/A and its like where the reader of workbooks leaves a blank."""
    for (row, column), error in scan.errors.items():
        if row <= len(rows) and column < len(rows[row - 1]):
            rows[row - 1][column] = error
    return rows
