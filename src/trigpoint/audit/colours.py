"""Colours against figures, polarity and target edges; a figure that equals an edge takes the better colour.

A colour is judged only where figure and edges are of one unit, and contradicted only where no figure that
rounds to the printed one would have it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.judgements import COLOURS, Rag
from trigpoint.model.measures import Polarity
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine
from trigpoint.printed.marks import Edge
from trigpoint.printed.values import NO_FIGURE

_SHARED_TARGET = re.compile(r"\b(combined|joint|shared)\b", re.IGNORECASE)
EDGES = (ColumnKind.GREEN, ColumnKind.AMBER, ColumnKind.RED)
# Beyond a tenth worse than others a figure is not called comparable with them.
COMPARABLE = Decimal("0.1")


def check_colours(page: AuditedPage) -> Iterator[Finding]:
    for position, line in enumerate(page.lines):
        beside = page.lines[max(0, position - 1) : position + 2]
        for cell, colour, number in _coloured(line):
            yield from _against_edges(line, cell, colour, number, beside)
            yield from _against_others(line, cell, colour, number)
    yield from _uncoloured(page)


def _coloured(line: LineFigures) -> Iterator[tuple[PrintedCell, Rag, PrintedNumber | None]]:
    """Each colour of a line with the figure it is of: the last month's, or the year's."""
    last = line.months[-1][1] if line.months else None
    for kind, number in ((ColumnKind.RAG_MONTH, last), (ColumnKind.RAG_YEAR_END, line.outturn)):
        printed = line.colour(kind)
        if printed and printed[1] in COLOURS:
            yield printed[0], printed[1], number


@dataclass(frozen=True)
class _Bands:
    """Edges in a line's own sense: upwards where high is good."""

    green: Decimal
    amber: Decimal | None
    high_is_good: bool

    def colours(self, number: Decimal) -> set[Rag]:
        """The colours a number may have: without an amber edge what misses the target is amber or red."""
        if self._meets(number, self.green):
            return {Rag.GREEN}
        if self.amber is None:
            return {Rag.AMBER, Rag.RED}
        return {Rag.AMBER} if self._meets(number, self.amber) else {Rag.RED}

    def _meets(self, number: Decimal, edge: Decimal) -> bool:
        return number >= edge if self.high_is_good else number <= edge


def _against_edges(
    line: LineFigures,
    cell: PrintedCell,
    colour: Rag,
    number: PrintedNumber | None,
    beside: tuple[LineFigures, ...],
) -> Iterator[Finding]:
    green, amber = line.edge(ColumnKind.GREEN), line.edge(ColumnKind.AMBER) or line.edge(ColumnKind.RED)
    if number is None or green is None or not _of_one_unit(line, number, green) or _is_shared(beside):
        return
    if line.polarity not in (Polarity.HIGH, Polarity.LOW):
        yield from _equal(line, cell, colour, number, green)
        return
    bands = _Bands(green.number, amber.number if amber else None, line.polarity is Polarity.HIGH)
    may_be = {each for end in (number.low, number.number, number.high) for each in bands.colours(end)}
    if colour not in may_be:
        wanted = " or ".join(sorted(may_be))
        edges = "; ".join(f"{edge.column.label}: {edge.text}" for edge in _edge_cells(line))
        yield found(
            Check.COLOUR,
            Certainty.CERTAIN,
            lines=[line.line],
            cells=[cell, number.cell, *_edge_cells(line)],
            sentence=f"{number.text} is coloured {cell.text}, and by its edges ({edges}; {line.polarity} is"
            f" good) it is {wanted}. A figure that equals an edge takes the better colour.",
            advice="Change the colour, or say by what else it was judged.",
        )


def _equal(
    line: LineFigures, cell: PrintedCell, colour: Rag, number: PrintedNumber, green: Edge
) -> Iterator[Finding]:
    """Without a polarity nothing is said but of a count that equals its target, which meets it either way."""
    if (
        line.polarity is None
        and number.is_exact
        and number.number == green.number
        and colour is not Rag.GREEN
    ):
        yield found(
            Check.COLOUR,
            Certainty.LIKELY,
            lines=[line.line],
            cells=[cell, number.cell],
            sentence=f"{number.text} equals its target, {said(green.number)}, and is coloured '{cell.text}'.",
            advice="A figure that equals its target meets it.",
        )


def _of_one_unit(line: LineFigures, number: PrintedNumber, edge: Edge) -> bool:
    """A bare edge beside a percentage is one too; an edge of a percentage beside a count is not its own."""
    return edge.percent is number.percent or (number.percent and not edge.percent) or line.is_percentage


def _is_shared(beside: tuple[LineFigures, ...]) -> bool:
    """Whether a target here is for several lines together: then one line's figure is not judged by it."""
    texts = (cell.text for line in beside for cell in _edge_cells(line))
    return any(_SHARED_TARGET.search(text) for text in texts)


def _edge_cells(line: LineFigures) -> list[PrintedCell]:
    return [cell for kind in EDGES if (cell := line.line.cell(kind))]


def has_target(line: LineFigures) -> bool:
    return any(cell.text.strip().lower() not in NO_FIGURE for cell in _edge_cells(line))


def _against_others(
    line: LineFigures, cell: PrintedCell, colour: Rag, number: PrintedNumber | None
) -> Iterator[Finding]:
    """Green without a target of its own, and worse than every comparator by more than a tenth."""
    if number is None or colour is not Rag.GREEN or has_target(line) or not line.comparators:
        return
    others = line.comparators
    if any(other.percent is not number.percent for other in others):
        return
    if line.polarity is Polarity.LOW:
        worse = all(number.low > other.high * (1 + COMPARABLE) for other in others)
    else:
        worse = line.polarity is Polarity.HIGH and all(
            number.high < other.low * (1 - COMPARABLE) for other in others
        )
    if worse:
        texts = ", ".join(f"{other.text} ({other.cell.column.label})" for other in others)
        yield found(
            Check.COLOUR,
            Certainty.POSSIBLE,
            lines=[line.line],
            cells=[cell, number.cell, *(other.cell for other in others)],
            sentence=f"{number.text} is coloured {cell.text}; it is worse than every comparator, by more than"
            f" a tenth: {texts}. No target is printed on the line.",
            advice="Say what the colour is judged against.",
        )


def _uncoloured(page: AuditedPage) -> Iterator[Finding]:
    """Colours of lines that are for information, or have nothing to be judged against."""
    info: list[tuple[PrintedLine, PrintedCell]] = []
    without: list[tuple[PrintedLine, PrintedCell]] = []
    for line in page.lines:
        for cell, _, _ in _coloured(line):
            if line.polarity is Polarity.INFO:
                info.append((line.line, cell))
            elif not has_target(line) and not line.comparators:
                without.append((line.line, cell))
    for rows, why in ((info, "are for information"), (without, "print no target")):
        if rows:
            yield found(
                Check.COLOUR,
                Certainty.LIKELY,
                lines=[line for line, _ in rows],
                cells=[cell for _, cell in rows],
                sentence=f"{len(rows)} rows that {why} have a colour ({_texts(rows)}): there is nothing to"
                " judge by.",
                advice="Print no colour.",
            )


def _texts(rows: list[tuple[PrintedLine, PrintedCell]]) -> str:
    return ", ".join(dict.fromkeys(cell.text for _, cell in rows))
