"""A printed page to a scorecard: each row of figures becomes a line with its cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.measures import Unit
from trigpoint.model.periods import Period
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedColumn, PrintedLine, PrintedScorecard
from trigpoint.printed.alignment import AlignedRow, align
from trigpoint.printed.blocks import Block, PageParts, parts_of
from trigpoint.printed.fitting import is_count
from trigpoint.printed.grid import Grid, GridCell, GridRow
from trigpoint.printed.heading_periods import month_said
from trigpoint.printed.headings import Heading, Label
from trigpoint.printed.marks import read_unit
from trigpoint.printed.mending import as_percentages, mended
from trigpoint.printed.row_labels import RowLabels, by_shape, under_headings
from trigpoint.printed.tidy import read_day

_NO_COLUMN = PrintedColumn(ColumnKind.OTHER, "")
_ISSUED = re.compile(
    r"(?:date (?:created|issued|published)|issued(?: on)?|published(?: on)?)\s*:?\s*(.+)", re.I
)
_AS_AT = re.compile(r"\bas at\b|\bmonth end\b|\breporting (month|period)\b", re.I)


def read_page(grid: Grid) -> PrintedScorecard | None:
    """The scorecard a page holds, None where it has no headings of one."""
    parts = parts_of(grid)
    if not parts.blocks:
        return None
    lines: list[PrintedLine] = []
    unread: list[tuple[Place, str]] = []
    remarks = list(grid.remarks)
    for block in parts.blocks:
        for row, found in _block_lines(block, lines, is_exact=grid.is_exact, of_workbook=bool(grid.sheet)):
            if found is not None:
                lines.append(found)
            elif len(row.filled) > 1:
                unread.append((row.place, "the row has figures, and no line that they are of"))
    if grid.sheet:
        remarks += _ten_for_one(lines)
    remarks += _name_sections(lines, [cell for block in parts.blocks for cell in block.empty_sections])
    return PrintedScorecard(
        file=grid.name,
        title=parts.preamble[0] if parts.preamble else grid.name,
        as_at=_as_at(parts),
        lines=tuple(lines),
        issued_on=_issued_on(parts.preamble),
        unread=tuple(unread),
        preamble=tuple(parts.preamble),
        remarks=tuple(remarks),
    )


def _block_lines(
    block: Block, before: Sequence[PrintedLine], *, is_exact: bool, of_workbook: bool
) -> Iterator[tuple[GridRow, PrintedLine | None]]:
    """Each row of a block with the line it is, None where it is none."""
    read = _exactly(block, of_workbook=of_workbook) if is_exact else _by_alignment(block)
    previous = before[-1] if before else None
    above, current = "", previous.section if previous else ""
    for (section, row), (labels, cells) in zip(block.rows, read, strict=True):
        if section != above:  # a name on a row of its own
            above = current = section
        current = labels.section or current  # a name in front of a row goes for the rows below it
        found = _line(labels.after(previous), cells, current, row, previous)
        if found is not None:
            previous = found
        yield row, found


Read = tuple[RowLabels, tuple[PrintedCell, ...]]


def _exactly(block: Block, *, of_workbook: bool) -> Iterator[Read]:
    for _, row in block.rows:
        pairs = zip(row.cells, block.headings, strict=False)
        cells = tuple(
            _cell(cell, heading.column, cell.doubt or heading.doubt)
            for cell, heading in pairs
            if cell.text and heading.column
        )
        labels = under_headings(row.cells, block.headings)
        if of_workbook:
            cells = as_percentages(cells, said=_says_percentage(labels))
        yield labels, cells


def _says_percentage(labels: RowLabels) -> bool:
    if labels.data_note:
        return read_unit(labels.data_note) in (Unit.PERCENT, Unit.BINARY_RATE)
    return bool(re.search(r"%|\bper ?cent", labels.title, re.I))


def _by_alignment(block: Block) -> Iterator[Read]:
    texts = [row.texts for _, row in block.rows]
    counts = [any(map(is_count, row)) for row in texts]
    columns = [heading.column for heading in block.headings if heading.column]
    for (_, row), aligned in zip(block.rows, align(texts, block.headings, counts=counts), strict=True):
        labels = _labels_of(row, aligned, block.headings)
        cells = tuple(_aligned_cells(row, aligned, block.headings))
        yield labels, mended(cells, columns, frequency=labels.frequency)


def _labels_of(row: GridRow, aligned: AlignedRow, headings: Sequence[Heading]) -> RowLabels:
    said = {
        label: row.cells[placed.field].text
        for placed in aligned.placed
        if placed.column is not None and (label := headings[placed.column].label)
    }
    labels = by_shape(row.texts[: aligned.labels])
    return replace(
        labels,
        frequency=said.get(Label.FREQUENCY, ""),
        data_note=said.get(Label.DATA_NOTE, ""),
        section=said.get(Label.SECTION, labels.section),
        split=said.get(Label.SPLIT, labels.split),
    )


def _aligned_cells(row: GridRow, aligned: AlignedRow, headings: Sequence[Heading]) -> Iterator[PrintedCell]:
    for placed in aligned.placed:
        heading = headings[placed.column] if placed.column is not None else None
        if heading is None or heading.column is not None:
            column = heading.column if heading else _NO_COLUMN
            yield _cell(row.cells[placed.field], column, placed.doubt)


def _cell(cell: GridCell, column: PrintedColumn | None, doubt: str) -> PrintedCell:
    return PrintedCell(column or _NO_COLUMN, cell.text, cell.place, cell.where, doubt)


def _line(
    labels: RowLabels,
    cells: tuple[PrintedCell, ...],
    section: str,
    row: GridRow,
    previous: PrintedLine | None,
) -> PrintedLine | None:
    if not (labels.ref or labels.title):
        return None
    is_further = previous is not None and (labels.ref, labels.title) == (previous.ref, previous.title)
    return PrintedLine(
        ref=labels.ref,
        split=labels.split,
        title=labels.title,
        section=section,
        frequency=labels.frequency,
        data_note=labels.data_note,
        codes=labels.codes,
        cells=cells if previous is None or not is_further else _with_polarity(cells, previous),
        place=row.place,
    )


def _with_polarity(cells: tuple[PrintedCell, ...], previous: PrintedLine) -> tuple[PrintedCell, ...]:
    """A further row of a line that prints no polarity has that of the row above."""
    above = previous.cell(ColumnKind.POLARITY)
    if above is None or any(cell.column.kind is ColumnKind.POLARITY for cell in cells):
        return cells
    return (*cells, replace(above, doubt=above.doubt or "not printed on this row; carried down from above"))


def _ten_for_one(lines: list[PrintedLine]) -> list[str]:
    """A spreadsheet keeps 1.10 as 1.1: where 1.1 follows 1.9, it is put right, and said."""
    remarks: list[str] = []
    for position in range(1, len(lines)):
        before, line = lines[position - 1], lines[position]
        stem, _, last = before.ref.rpartition(".")
        ten = (
            stem
            and last.isdigit()
            and line.ref == f"{stem}.{(int(last) + 1) // 10}"
            and (int(last) + 1) % 10 == 0
        )
        if ten:
            meant = f"{stem}.{int(last) + 1}"
            remarks.append(
                f"Row {line.place.line} is read as {meant}: a spreadsheet keeps that as {line.ref}."
            )
            for later in range(position, len(lines)):
                if (lines[later].ref, lines[later].title) != (line.ref, line.title):
                    break
                lines[later] = replace(lines[later], ref=meant)
    return remarks


def _name_sections(lines: list[PrintedLine], names: Sequence[GridCell]) -> list[str]:
    """Give names under which no row stands to the groups of lines that have none, where as many of each."""
    groups = dict.fromkeys(_group(line) for line in lines if not line.section)
    if not names or len(groups) != len(names) or "" in groups:
        return []
    named = dict(zip(groups, (cell.text for cell in names), strict=True))
    for position, line in enumerate(lines):
        if not line.section:
            lines[position] = replace(line, section=named[_group(line)])
    return [
        f"No row stands under '{name}'; it is taken for the section of the lines {group}."
        for group, name in named.items()
    ]


def _group(line: PrintedLine) -> str:
    """'1' of 1.10; '' where references do not fall into groups."""
    return line.ref.partition(".")[0] if "." in line.ref else ""


def _as_at(parts: PageParts) -> Period | None:
    """The month that the texts above say, else the last that has a column."""
    said = (month_said(text) for text in parts.preamble if _AS_AT.search(text))
    months = (
        heading.column.period
        for block in parts.blocks
        for heading in block.headings
        if heading.column and heading.column.kind is ColumnKind.MONTH and heading.column.period
    )
    return next((month for month in said if month), None) or max(months, default=None)


def _issued_on(preamble: Sequence[str]) -> date | None:
    for text in preamble:
        if match := _ISSUED.fullmatch(text):
            try:
                return read_day(match[1].strip(), Place(""))
            except TrigpointError:
                continue
    return None
