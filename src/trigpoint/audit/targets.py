"""Targets against their line: edges against polarity, in their order, and on a line they can belong to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from trigpoint.audit.figures import AuditedPage, LineFigures, said
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.measures import Polarity
from trigpoint.model.printed import ColumnKind, PrintedCell
from trigpoint.printed.marks import Edge, EdgeSide

_GOOD = {Polarity.HIGH: EdgeSide.UPWARDS, Polarity.LOW: EdgeSide.DOWNWARDS}
_OTHER = {EdgeSide.UPWARDS: EdgeSide.DOWNWARDS, EdgeSide.DOWNWARDS: EdgeSide.UPWARDS}
_TARGET_IN_TITLE = re.compile(r"\btarget\b[^()]*\((?:of )?([\d,]+)\)", re.IGNORECASE)


def check_targets(page: AuditedPage) -> Iterator[Finding]:
    for line in page.lines:
        edges = [(cell, edge) for cell, edge in _edges(line) if edge is not None]
        yield from _sides(line, edges)
        yield from _order(line, edges)
        yield from _not_of_this_line(line, edges)
        yield from _in_title(line, page)


def _edges(line: LineFigures) -> Iterator[tuple[PrintedCell, Edge | None]]:
    for kind in (ColumnKind.RED, ColumnKind.AMBER, ColumnKind.GREEN):
        if cell := line.line.cell(kind):
            yield cell, line.edge(kind)


def _sides(line: LineFigures, edges: list[tuple[PrintedCell, Edge]]) -> Iterator[Finding]:
    """Green must point the good way, red the other."""
    good = _GOOD.get(line.polarity) if line.polarity else None
    for cell, edge in edges:
        wanted = _OTHER[good] if good and cell.column.kind is ColumnKind.RED else good
        if wanted and edge.side is _OTHER[wanted]:
            yield found(
                Check.TARGET,
                Certainty.CERTAIN if cell.column.kind is ColumnKind.GREEN else Certainty.LIKELY,
                lines=[line.line],
                cells=[cell],
                sentence=f"{str(line.polarity).capitalize()} is good, and '{cell.text}' under"
                f" '{cell.column.label}' says the contrary.",
                advice="Turn the edge, or mend the polarity.",
            )


def _order(line: LineFigures, edges: list[tuple[PrintedCell, Edge]]) -> Iterator[Finding]:
    """From red over amber to green the edges get better."""
    if line.polarity not in _GOOD:
        return
    for (worse_cell, worse), (better_cell, better) in pairwise(edges):
        gained = better.number - worse.number
        if gained < 0 if line.polarity is Polarity.HIGH else gained > 0:
            yield found(
                Check.TARGET,
                Certainty.CERTAIN,
                lines=[line.line],
                cells=[worse_cell, better_cell],
                sentence=f"{str(line.polarity).capitalize()} is good, and '{better_cell.text}' under"
                f" '{better_cell.column.label}' is worse than '{worse_cell.text}' under"
                f" '{worse_cell.column.label}'.",
                advice="Look whether two edges have changed places.",
            )


def _not_of_this_line(line: LineFigures, edges: list[tuple[PrintedCell, Edge]]) -> Iterator[Finding]:
    """Edges on a line for information; where they are percentages over counts, they are another line's.

    A count that has a polarity may be judged by a share of it that is not printed: nothing is said of that.
    """
    if line.polarity is not Polarity.INFO or not edges:
        return
    foreign = line.is_count and all(edge.percent for _, edge in edges)
    texts = ", ".join(cell.text for cell, _ in edges)
    why = ", and the edges are of a percentage while the line is a count" if foreign else ""
    yield found(
        Check.TARGET,
        Certainty.CERTAIN if foreign else Certainty.LIKELY,
        lines=[line.line],
        cells=[cell for cell, _ in edges],
        sentence=f"The line is for information and prints a target ({texts}){why}.",
        advice="Move the target to the line it is of."
        if foreign
        else "Print no target, or say which way is good.",
    )


def _in_title(line: LineFigures, page: AuditedPage) -> Iterator[Finding]:
    """A share of a target whose number stands in the title, worked out from the count of the line above."""
    match = _TARGET_IN_TITLE.search(line.line.title)
    position = next(n for n, other in enumerate(page.lines) if other is line)
    count = page.lines[position - 1].outturn if position else None
    if not match or not line.is_percentage or line.outturn is None or count is None or count.percent:
        return
    target = Decimal(match[1].replace(",", ""))
    made = count.number * 100 / target if target else Decimal(0)
    if line.outturn.low <= made <= line.outturn.high:
        return
    yield found(
        Check.TARGET,
        Certainty.LIKELY,
        lines=[line.line],
        cells=[line.outturn.cell, count.cell],
        sentence=f"The title names a target of {said(target)}; {count.text} of {said(target)} is"
        f" {made:.1f}%, and {line.outturn.text} is printed.",
        advice="Say in the title what the share is of.",
    )
