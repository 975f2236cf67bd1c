"""How often a line says it is reported, against the months it shows; and noughts that may be gaps."""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.calendar.periods import quarter_of
from trigpoint.model.catalogue import Frequency
from trigpoint.model.printed import ColumnKind

# A percentage that is nowhere under this is hardly ever nought.
HIGH_PERCENTAGE = Decimal(50)


def check_frequencies(page: AuditedPage) -> Iterator[Finding]:
    for line in page.lines:
        yield from _annual(line)
        yield from _quarterly(line)
        yield from _nought(line)


def _annual(line: LineFigures) -> Iterator[Finding]:
    shown = [number for number in line.month_numbers if number.cell.column.kind is ColumnKind.MONTH]
    if line.frequency is Frequency.ANNUAL and shown:
        texts = " and ".join(number.text for number in shown)
        yield found(
            Check.FREQUENCY,
            Certainty.LIKELY,
            lines=[line.line],
            cells=[number.cell for number in shown],
            sentence=f"The line is annual, and {texts} stands among its months: a year has no month.",
            advice="Print it under the outturn alone.",
        )


def _quarterly(line: LineFigures) -> Iterator[Finding]:
    """Two months of one quarter with a figure each."""
    shown = [number for number in line.month_numbers if number.cell.column.kind is ColumnKind.MONTH]
    quarters = [quarter_of(period.start) for number in shown if (period := number.cell.column.period)]
    if line.frequency is Frequency.QUARTERLY and len(quarters) > len(set(quarters)):
        yield found(
            Check.FREQUENCY,
            Certainty.LIKELY,
            lines=[line.line],
            cells=[number.cell for number in shown],
            sentence=f"The line is quarterly and prints months: {', '.join(n.text for n in shown)}.",
            advice="Call it monthly, or print the quarter's figure once.",
        )


def _nought(line: LineFigures) -> Iterator[Finding]:
    """0% among high percentages: so is often printed what was not there when the page was made."""
    if not line.is_percentage:
        return
    noughts = [number for number in line.numbers if number.number == 0]
    others = [number for number in line.numbers if number.number != 0]
    edges = [edge.number for kind in (ColumnKind.GREEN,) if (edge := line.edge(kind))]
    if len(noughts) == 1 and len(others) >= 2 and min(number.number for number in others) >= HIGH_PERCENTAGE:
        texts = ", ".join(number.text for number in others)
        target = f", and its target is {edges[0]}" if edges else ""
        yield found(
            Check.GAP,
            Certainty.POSSIBLE,
            lines=[line.line],
            cells=[noughts[0].cell],
            sentence=f"{noughts[0].text} is printed under '{noughts[0].cell.column.label}' where the line's"
            f" other figures are {texts}{target}.",
            advice="Look whether the figure was missing; print that it is, and not 0.",
        )
