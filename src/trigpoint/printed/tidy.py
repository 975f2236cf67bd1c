"""Tidy files: one row for each line and period, of one issue of a scorecard or of many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, cached_property
from itertools import groupby
from typing import Self

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedColumn, PrintedLine, PrintedScorecard
from trigpoint.printed.grid import Grid, GridCell, GridRow
from trigpoint.printed.heading_periods import read_period
from trigpoint.printed.headings import CODES, Heading, Label, read_headings, year_kind, year_of

_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")
_LIKE_A_LABEL = (ColumnKind.POLARITY,)  # cells that are the line's, and not a period's
TWICE = "printed more than once for this line and period, with different figures"


def is_tidy(headings: tuple[Heading, ...]) -> bool:
    """Whether a row of headings is that of a tidy file."""
    labels = {heading.label for heading in headings}
    return {Label.PERIOD, Label.VALUE} <= labels and bool(labels & {Label.REF, Label.TITLE})


def read_tidy(grid: Grid, header: int) -> tuple[PrintedScorecard, ...]:
    """A scorecard for each day of issue, earliest first; one where no day is given.

    header: the position of the row of headings. Raises TrigpointError for a date that is none and where no
    row holds a figure; a row without a line or a period is unread, with the reason.
    """
    columns = _TidyColumns.of(read_headings([(text,) for text in grid.rows[header].texts]))
    rows = [_TidyRow(columns, row) for row in grid.rows[header + 1 :] if row.filled]
    if not rows:
        raise TrigpointError(
            "The file has headings and no rows.", place=Place(grid.file), hint="Export it again."
        )
    rows.sort(key=lambda row: row.issued_on or date.min)  # stable: rows of one issue keep their order
    return tuple(
        _issue(grid, issued_on, list(group)) for issued_on, group in groupby(rows, lambda row: row.issued_on)
    )


def read_day(text: str, place: Place) -> date | None:
    """A day as it may be written, None for ''; TrigpointError for anything else."""
    if not text:
        return None
    found = _day(text)
    if found is None:
        raise TrigpointError(f"'{text}' is not a date.", place=place, hint="Write it as 2022-05-18.")
    return found


@cache  # a file of many issues says the same day in hundreds of rows
def _day(text: str) -> date | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


@dataclass(frozen=True)
class _TidyColumns:
    """Where a label's columns are, counted from 0, and the columns that hold something beside a value."""

    labels: Mapping[Label, tuple[int, ...]]
    beside: tuple[tuple[int, PrintedColumn], ...]

    @classmethod
    def of(cls, headings: tuple[Heading, ...]) -> Self:
        labels: dict[Label, tuple[int, ...]] = {}
        for position, heading in enumerate(headings):
            if heading.label is not None:
                labels[heading.label] = (*labels.get(heading.label, ()), position)
        beside = [
            (position, heading.column)
            for position, heading in enumerate(headings)
            if heading.column and heading.is_known
        ]
        return cls(labels, tuple(beside))


@dataclass(frozen=True)
class _TidyRow:
    columns: _TidyColumns
    row: GridRow

    def text(self, label: Label) -> str:
        return next((cell.text for cell in self._under(label) if cell.text), "")

    def cell(self, label: Label) -> GridCell | None:
        return next(self._under(label), None)

    @cached_property
    def issued_on(self) -> date | None:
        return read_day(self.text(Label.ISSUED_ON), self.row.place)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What makes two rows one line: without a reference, its title."""
        name = self.text(Label.REF) or self.text(Label.TITLE)
        return (name, *map(self.text, (Label.SPLIT, Label.DATA_NOTE, Label.FREQUENCY)))

    def beside(self) -> Iterator[tuple[PrintedColumn, GridCell]]:
        """The other cells of the row that are known: tally, polarity, target, colour."""
        cells = self.row.cells
        for position, column in self.columns.beside:
            if position < len(cells) and cells[position].text:
                yield column, cells[position]

    def _under(self, label: Label) -> Iterator[GridCell]:
        """The cells under a label; a row may be shorter than the headings."""
        cells = self.row.cells
        return (cells[at] for at in self.columns.labels.get(label, ()) if at < len(cells))


@dataclass
class _TidyLine:
    first: _TidyRow
    cells: list[PrintedCell] = field(default_factory=list)

    def add(self, cell: PrintedCell) -> None:
        """Add a cell, unless it only says again what stands there."""
        said = [one for one in self.cells if _same_column(one.column, cell.column)]
        if any(one.text == cell.text for one in said):
            return
        self.cells.append(replace(cell, doubt=TWICE) if said and not cell.doubt else cell)

    def printed(self) -> PrintedLine:
        text = self.first.text
        return PrintedLine(
            ref=text(Label.REF),
            split=text(Label.SPLIT),
            title=text(Label.TITLE),
            section=text(Label.SECTION),
            frequency=text(Label.FREQUENCY),
            data_note=text(Label.DATA_NOTE),
            codes=tuple(code for label in CODES if (code := text(label))),
            cells=tuple(self.cells),
            place=self.first.row.place,
        )


def _issue(grid: Grid, issued_on: date | None, rows: list[_TidyRow]) -> PrintedScorecard:
    lines: dict[tuple[str, ...], _TidyLine] = {}
    unread: list[tuple[Place, str]] = []
    columns = {text: _column(text) for text in dict.fromkeys(row.text(Label.PERIOD) for row in rows)}
    latest = max(
        (year for found in columns.values() if found and (year := year_of(found.column))), default=None
    )
    for row in rows:
        if reason := _unread(row, columns):
            unread.append((row.row.place, reason))
            continue
        line = lines.setdefault(row.key, _TidyLine(row))
        _add(line, row, columns[row.text(Label.PERIOD)], latest)
    months = [
        found.column.period
        for found in columns.values()
        if found and found.column and found.column.period and found.column.period.kind is PeriodKind.MONTH
    ]
    return PrintedScorecard(
        file=grid.file,
        title=grid.file,
        as_at=max(months, default=None),
        lines=tuple(line.printed() for line in lines.values()),
        issued_on=issued_on,
        unread=tuple(unread),
        remarks=grid.remarks,
    )


def _column(text: str) -> Heading | None:
    """What a period's text makes of its figure: the column it would stand in."""
    heading = read_headings([(text,)])[0]
    return heading if read_period(text) and heading.column else None


def _unread(row: _TidyRow, columns: Mapping[str, Heading | None]) -> str:
    if not row.key[0]:
        return "the row has neither a reference nor a title"
    period = row.text(Label.PERIOD)
    if columns[period] is None:
        return f"'{period}' is no period" if period else "the row has no period"
    return ""


def _add(line: _TidyLine, row: _TidyRow, found: Heading | None, latest: Period | None) -> None:
    value = row.cell(Label.VALUE)
    if found is None or found.column is None or value is None:
        return
    column = found.column
    if year_of(column):
        column = replace(column, kind=year_kind(column.period, latest))
    line.add(PrintedCell(column, value.text, value.place, value.where, found.doubt))
    for beside, cell in row.beside():
        period = None if beside.kind in _LIKE_A_LABEL else column.period
        own = PrintedColumn(beside.kind, beside.label, period)
        line.add(PrintedCell(own, cell.text, cell.place, cell.where))


def _same_column(one: PrintedColumn, other: PrintedColumn) -> bool:
    return (one.kind, one.period) == (other.kind, other.period)
