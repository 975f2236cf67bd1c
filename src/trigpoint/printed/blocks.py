"""The parts of a printed page: headings, the rows under them, names of sections between, texts around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from trigpoint.model.printed import ColumnKind
from trigpoint.printed.fitting import COMPARATORS, FIGURES, Shape, shape_of
from trigpoint.printed.grid import Grid, GridCell, GridRow
from trigpoint.printed.headings import Heading, Label, may_be_heading, read_headings

MOST_HEADING_ROWS = 3
LEAST_HEADINGS = 3
LONGEST_SECTION = 80
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

# What stands in rows of figures and in no heading.
_OF_FIGURES = frozenset(
    {
        Shape.NUMBER,
        Shape.PERCENT,
        Shape.EDGE,
        Shape.ARROW,
        Shape.SAME,
        Shape.FREQUENCY,
        Shape.POLARITY,
        Shape.SUSPENDED,
        Shape.NO_FIGURE,
    }
)
_FIGURES = FIGURES | COMPARATORS | {ColumnKind.PRIOR}


@dataclass
class Block:
    """Headings and the rows under them, each with the name of the section it is in.

    empty_sections: names of sections under which no row stands.
    """

    headings: tuple[Heading, ...]
    rows: list[tuple[str, GridRow]] = field(default_factory=list)
    empty_sections: list[GridCell] = field(default_factory=list)


@dataclass
class PageParts:
    """preamble: texts above and between the blocks, each cell of them."""

    blocks: list[Block] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)


def parts_of(grid: Grid) -> PageParts:
    """The blocks of a page, none where no row of headings is found."""
    parts = PageParts()
    section: GridCell | None = None
    position = 0
    while position < len(grid.rows):
        row = grid.rows[position]
        stack = list(_heading_rows(grid.rows[position : position + MOST_HEADING_ROWS]))
        headings = _headings(stack)
        if headings:
            _closed(parts, section)
            section = None
            parts.blocks.append(Block(headings))
            position += len(stack)
            continue
        section = _taken(parts, row, section)
        position += 1
    _closed(parts, section)
    return parts


def _taken(parts: PageParts, row: GridRow, section: GridCell | None) -> GridCell | None:
    """Put a row where it belongs; gives the section that the rows after it are in."""
    if not row.filled:
        return section
    if len(row.filled) == 1:
        cell = row.filled[0]
        if parts.blocks and _names_section(cell.text):
            _closed(parts, section)
            return cell
        parts.preamble.append(cell.text)
        return section
    if not parts.blocks:
        parts.preamble += [cell.text for cell in row.filled]
        return section
    parts.blocks[-1].rows.append((section.text if section else "", row))
    return section


def _closed(parts: PageParts, section: GridCell | None) -> None:
    """Note a section that ends without a row."""
    if section and parts.blocks and all(section.text != name for name, _ in parts.blocks[-1].rows):
        parts.blocks[-1].empty_sections.append(section)


def _names_section(text: str) -> bool:
    is_note = text.startswith(("*", "(", "-")) or text.lower().startswith("note")
    return len(text) <= LONGEST_SECTION and not is_note and not text.endswith((".", ":", "*"))


def _names_columns(texts: Sequence[str]) -> bool:
    """Whether a row is the first of a data file, whose columns have names a program can use.

    Such a file may hold many columns of its own beside the ones a scorecard has; ours does.
    """
    return len(set(texts)) == len(texts) and all(_COLUMN_NAME.fullmatch(text) for text in texts)


def _heading_rows(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    for row in rows:
        texts = [cell.text for cell in row.filled]
        of_figures = any(shape_of(text) in _OF_FIGURES for text in texts)
        few_known = sum(map(may_be_heading, texts)) * 2 < len(texts)
        if len(texts) < 2 or of_figures or (few_known and not _names_columns(texts)):
            return
        yield row


def _headings(rows: Sequence[GridRow]) -> tuple[Heading, ...]:
    """The headings that some rows make together; () where they are not those of a scorecard."""
    if not rows:
        return ()
    stacks = list(zip_longest(*(row.texts for row in rows), fillvalue=""))
    while stacks and not any(stacks[-1]):
        stacks.pop()
    headings = read_headings([_without_repeats(stack) for stack in stacks])
    named = any(heading.label in (Label.REF, Label.TITLE) for heading in headings)
    figures = any(heading.column and heading.column.kind in _FIGURES for heading in headings)
    known = sum(heading.is_known for heading in headings)
    return headings if named and figures and known >= LEAST_HEADINGS else ()


def _without_repeats(stack: Sequence[str]) -> list[str]:
    """A text that stretches down over several rows of headings is one."""
    return list(dict.fromkeys(stack))
