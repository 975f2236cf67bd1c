"""A workbook that keeps the accessible-spreadsheet rules, whatever is put into it.

The rules are those of the Government Analysis Function's checklist: a titled sheet, what it holds said in
column A, then one real table against the left edge and nothing below it; no merged cells, no filters, no
frozen panes, no fill, no header or footer, and status in words.
"""

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

import xlsxwriter

ONE_TABLE = "This worksheet contains one table."
BRAND = "#12436D"
INK = "#1C2733"
STATUS_COLOURS = {"Red": "#A0152B", "Amber": "#7A4F00", "Green": "#0B5C37"}  # 4.5 to 1 or more on white
_LONGEST_NAME = 31  # of a sheet, in Excel
_LINE_HEIGHT = 14.5  # points, of Arial 11
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Measured:
    """A number and the text it is printed as, from which its format is taken."""

    number: Decimal
    text: str

    @property
    def is_percent(self) -> bool:
        return self.text.endswith("%")

    @property
    def for_excel(self) -> Decimal:
        """Excel holds 92.2% as 0.922."""
        return self.number.scaleb(-2) if self.is_percent else self.number

    @property
    def format(self) -> str:
        decimals = len(self.text.rstrip("%").partition(".")[2])
        digits = "0" if self.is_percent else "#,##0"
        return f"{digits}{'.' + '0' * decimals if decimals else ''}{'%' if self.is_percent else ''}"


@dataclass(frozen=True)
class Link:
    """A cell that leads to another sheet of the workbook."""

    sheet: str


@dataclass(frozen=True)
class Spark:
    """A cell that draws a row of another sheet: (sheet, row, first column, last column), counted from 0."""

    sheet: str
    row: int
    first: int
    last: int


CellValue = str | Measured | Link | Spark


class Published(Protocol):
    """A published figure: its text, and its number where there is one."""

    @property
    def text(self) -> str: ...

    @property
    def number(self) -> Decimal | None: ...


def published(figure: Published | None) -> CellValue:
    """A published figure as a cell; empty where there is none, its words where it has no number."""
    if figure is None:
        return ""
    return figure.text if figure.number is None else Measured(figure.number, figure.text)


@dataclass(frozen=True)
class Heading:
    """A column of a table: what heads it, how wide it is in characters, and whether it holds figures."""

    text: str
    width: float = 16
    figures: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: a title, sentences about it, and its table. `table` names it for screen readers."""

    name: str
    title: str
    about: tuple[str, ...]
    table: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[CellValue, ...], ...]

    @property
    def heading_row(self) -> int:
        """Where the table's headings stand, counted from 0: under the title and what is said of it."""
        return 1 + len(self.about)


def sheet_name(text: str) -> str:
    """A name that Excel takes: at most 31 characters, cut after a word, without signs it forbids."""
    clean = _NOT_IN_A_NAME.sub(" ", text).strip()
    if len(clean) <= _LONGEST_NAME:
        return clean
    cut = clean[: _LONGEST_NAME + 1].rpartition(" ")[0] or clean[:_LONGEST_NAME]
    return re.sub(r"(,| and| of| the| for)+$", "", cut)


def table_name(text: str) -> str:
    """A table's name that cannot be read as a cell's: 't0' would make Excel drop every table."""
    return "table_" + re.sub(r"\W+", "_", text.lower()).strip("_")


def write(sheets: Sequence[Sheet], *, properties: dict[str, Any], created: datetime) -> bytes:
    """The workbook. The same sheets and time give the same bytes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({**properties, "created": created})
        formats = _Formats(book)
        for sheet in sheets:
            _write_sheet(book, sheet, formats)
        book.get_worksheet_by_name(sheets[0].name).activate()
    return stream.getvalue()


class _Formats:
    """Each format once: a workbook has a limit on them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **settings: Any) -> Any:
        whole = {"font_name": "Arial", "font_size": 11, "font_color": INK, **settings}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def cell(self, **settings: Any) -> Any:
        lines = {"bottom": 1, "bottom_color": "#D9D9D9"}
        return self.get(text_wrap=True, valign="top", **lines, **settings)


def _write_sheet(book: Any, sheet: Sheet, formats: _Formats) -> None:
    page = book.add_worksheet(sheet.name)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.heading_row)
    page.write_string(0, 0, sheet.title, formats.get(bold=True, font_size=16, font_color=BRAND))
    for row, sentence in enumerate(sheet.about, start=1):
        page.write_string(row, 0, sentence, formats.get())
    _write_table(page, sheet, formats)


def _write_table(page: Any, sheet: Sheet, formats: _Formats) -> None:
    top, last = sheet.heading_row, len(sheet.headings) - 1
    heads = [
        {
            "header": heading.text,
            "header_format": formats.get(
                bold=True, text_wrap=True, valign="bottom", bottom=2, bottom_color=BRAND,
                **_side(column, heading),
            ),
        }
        for column, heading in enumerate(sheet.headings)
    ]  # fmt: skip
    page.add_table(
        top, 0, top + max(len(sheet.rows), 1), last,
        {
            "name": sheet.table, "columns": heads, "autofilter": False, "banded_rows": False,
            "style": "Table Style Light 1",
        },
    )  # fmt: skip
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, heading.width)
    page.set_row(top, _height([heading.text for heading in sheet.headings], sheet.headings, bold=True))
    for row, cells in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _height(cells, sheet.headings))
        for column, (heading, cell) in enumerate(zip(sheet.headings, cells, strict=True)):
            _write_cell(page, (row, column), cell, formats, side=_side(column, heading))


def _side(column: int, heading: Heading) -> dict[str, Any]:
    """Figures to the right; text to the left, clear of the figures before it."""
    return {"align": "right"} if heading.figures else {"align": "left", "indent": 1 if column else 0}


def _height(cells: Sequence[CellValue], headings: Sequence[Heading], *, bold: bool = False) -> float:
    """Points for the most lines any cell wraps to. Not every program works it out on opening a file."""
    room = 0.9 if bold else 1.1
    lines = [
        len(textwrap.wrap(cell, max(int(heading.width * room), 1)))
        for cell, heading in zip(cells, headings, strict=True)
        if isinstance(cell, str) and len(cell) > int(heading.width * room)
    ]
    return _LINE_HEIGHT * max(lines, default=1) + 4


def _write_cell(
    page: Any, place: tuple[int, int], cell: CellValue, formats: _Formats, *, side: dict[str, Any]
) -> None:
    match cell:
        case Measured():
            shown = formats.cell(num_format=cell.format, align="right")
            page.write_number(*place, float(cell.for_excel), shown)
        case Link(sheet):
            linked = formats.cell(font_color=BRAND, underline=1)
            page.write_url(*place, f"internal:'{sheet}'!A1", linked, string=sheet)
        case Spark(sheet, row, first, last):
            page.write_blank(*place, None, formats.cell())
            cells = xlsxwriter.utility.xl_range(row, first, row, last)
            page.add_sparkline(
                *place,
                {
                    "range": f"'{sheet}'!{cells}", "series_color": BRAND, "last_point": True,
                    "last_color": BRAND, "weight": 1.25,
                },
            )  # fmt: skip
        case "":
            page.write_blank(*place, None, formats.cell())
        case str():
            colour = STATUS_COLOURS.get(cell)
            status = {"bold": True, "font_color": colour} if colour else {}
            page.write_string(*place, cell, formats.cell(**side, **status))
