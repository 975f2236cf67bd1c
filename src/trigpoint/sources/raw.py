"""Rows as they stand in a file: headings, and every cell as text or as the typed value the file holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.model.errors import Place, TrigpointError

# What a spreadsheet cell can hold at most; a longer one is a quote that was never closed.
MOST_CHARACTERS = 32_767


@dataclass(frozen=True)
class RawColumn:
    """The cells of one column.

    text: every cell as text without the spaces around it, null where that is empty. dates, times_of_day,
    booleans: for files that type their cells, the date of a cell typed as a date, whether that cell has a
    time other than midnight, and the value of a cell typed as true or false; null elsewhere.
    """

    text: pa.Array
    dates: pa.Array | None = None
    times_of_day: pa.Array | None = None
    booleans: pa.Array | None = None

    def filter(self, mask: pa.Array) -> "RawColumn":
        parts = (self.text, self.dates, self.times_of_day, self.booleans)
        return RawColumn(*(None if part is None else part.filter(mask) for part in parts))


@dataclass(frozen=True)
class RawSheet:
    """The rows below the headings. `rows` are their numbers in the file, `sheet` is "" but in a workbook.

    header_row is 0 where the file has headings but no row for them (Parquet). first_rows are the first
    rows as text, to say where the headings may be.
    """

    file: str
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    columns: tuple[RawColumn, ...]
    rows: pa.Array
    first_rows: tuple[tuple[str, ...], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.file} (sheet {self.sheet})" if self.sheet else self.file

    @property
    def place(self) -> Place:
        return Place(self.file)

    def without_blank_rows(self) -> "RawSheet":
        """The sheet without rows in which every cell is empty."""
        filled = pa.repeat(pa.scalar(False), len(self.rows))
        for column in self.columns:
            filled = pc.or_(filled, pc.is_valid(column.text))
            if pc.all(filled).as_py() in (True, None):
                return self
        columns = tuple(column.filter(filled) for column in self.columns)
        return replace(self, columns=columns, rows=self.rows.filter(filled))


def text_cells(cells: pa.Array) -> pa.Array:
    """Text without the spaces around it, null for a cell that is empty or blank."""
    words = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(words, ""), pa.scalar(None, pa.string()), words)


def refuse_long_cells(sheet: RawSheet) -> RawSheet:
    """The sheet itself, or TrigpointError where a cell is longer than any true one can be."""
    for heading, column in zip(sheet.headings, sheet.columns, strict=True):
        lengths = pc.utf8_length(column.text)
        longest = pc.max(lengths).as_py() or 0
        if longest > MOST_CHARACTERS:
            row = sheet.rows[pc.index(lengths, longest).as_py()].as_py()
            raise TrigpointError(
                f"Row {row} has {longest:,} characters under {heading!r}; a cell holds at most "
                f"{MOST_CHARACTERS:,}.",
                place=sheet.place,
                hint="A quotation mark may be missing; export the file again.",
            )
    return sheet


def number_text(number: float) -> str:
    """A spreadsheet's number as it was typed: 1001, never 1001.0.

    Beyond 15 digits a spreadsheet no longer holds the number that was typed, so it is left as it looks
    (1.2345678901234568e+16), and no identifier is read from it.
    """
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


def typed_column(cells: Sequence[Any]) -> RawColumn:
    """A column of Python values, as a workbook or a Parquet file of mixed numbers gives them."""
    kinds = set(map(type, cells))
    if kinds == {date}:
        days = pa.array(cells, pa.date32())
        return RawColumn(days.cast(pa.string()), days, pa.repeat(pa.scalar(False), len(days)))
    texts = cells if kinds == {str} else [_cell_text(cell) for cell in cells]
    text = text_cells(pa.array(texts, pa.string()))
    dates = times = booleans = None
    if kinds & {date, datetime}:
        dates = pa.array([_day(cell) for cell in cells], pa.date32())
        times = pa.array([isinstance(cell, datetime) and cell.time() != _MIDNIGHT for cell in cells])
    if bool in kinds:
        booleans = pa.array([cell if isinstance(cell, bool) else None for cell in cells], pa.bool_())
    return RawColumn(text, dates, times, booleans)


_MIDNIGHT = time()


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None


def _cell_text(cell: Any) -> str | None:
    match cell:
        case None | "":
            return None
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return number_text(cell) if cell == cell else None
        case datetime():
            return str(cell) if cell.time() != _MIDNIGHT else str(cell.date())
    return str(cell)
