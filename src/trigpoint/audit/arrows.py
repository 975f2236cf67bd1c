"""Arrows against the figures beside them, from month to month and from year to year.

An arrow may point the way the figure went, or say better and worse: which of the two a page means is told
from its lines where low is good, on which the two differ.
"""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.catalogue import Frequency
from trigpoint.model.judgements import Arrow
from trigpoint.model.measures import Polarity
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine

# A change so small may be called stable on purpose: in hundredths of the earlier figure, and in points.
STABLE_SHARE, STABLE_POINTS = Decimal(2), Decimal(1)

TURNED = {Arrow.UP: Arrow.DOWN, Arrow.DOWN: Arrow.UP}
_WAYS = {Arrow.UP: "a rise", Arrow.DOWN: "a fall", Arrow.SAME: "no change"}


def check_arrows(page: AuditedPage) -> Iterator[Finding]:
    """Arrows that contradict their figures, and arrows that have none to stand on."""
    for_better = _means_better(page)
    for line in page.lines:
        yield from _month(line, page, for_better=for_better)
        yield from _year(line, for_better=for_better)
    yield from _without_earlier_year(page)
    yield from _in_colour_columns(page)
    yield from _key(page, for_better=for_better)


def _month(line: LineFigures, page: AuditedPage, *, for_better: bool) -> Iterator[Finding]:
    printed = line.arrow(ColumnKind.DOT_MONTH)
    if printed is None or printed[1] is Arrow.NONE:
        return
    if line.frequency is Frequency.ANNUAL:
        yield _annual(line, page, *printed)
        return
    if len(line.months) < 2:
        return
    (before_cell, before), (now_cell, now) = line.months[-2:]
    if before and now:
        yield from _contradicted(line, *printed, before, now, for_better=for_better)
    elif line.frequency is not Frequency.QUARTERLY:
        without = [cell for cell, number in ((before_cell, before), (now_cell, now)) if number is None]
        names = " and ".join(f"{cell.column.label} is '{cell.text}'" for cell in without)
        yield found(
            Check.ARROW,
            Certainty.LIKELY,
            lines=[line.line],
            cells=[printed[0], *without],
            sentence=f"The month's arrow is '{printed[0].text}', and {names}: there is nothing to compare.",
            advice="Print no arrow, or say what it compares.",
        )


def _year(line: LineFigures, *, for_better: bool) -> Iterator[Finding]:
    printed = line.arrow(ColumnKind.DOT_YEAR)
    now, before = line.outturn, line.prior
    if printed and printed[1] is not Arrow.NONE and now and before and now.percent == before.percent:
        yield from _contradicted(line, *printed, before, now, for_better=for_better)


def _contradicted(
    line: LineFigures,
    cell: PrintedCell,
    arrow: Arrow,
    before: PrintedNumber,
    now: PrintedNumber,
    *,
    for_better: bool,
) -> Iterator[Finding]:
    way = way_of(before, now)
    wanted = TURNED.get(way, way) if for_better and line.polarity is Polarity.LOW and way else way
    if wanted is None or wanted is arrow:
        return
    small = arrow is Arrow.SAME and _is_small(before, now)
    moved = f"{before.text} to {now.text} is {_WAYS[way] if way else ''}"
    yield found(
        Check.ARROW,
        Certainty.POSSIBLE if small else Certainty.CERTAIN,
        lines=[line.line],
        cells=[cell, before.cell, now.cell],
        sentence=f"The arrow under '{cell.column.label}' is '{cell.text}', and {moved}.",
        advice="Turn the arrow, or look which figure is wrong.",
    )


def way_of(before: PrintedNumber, now: PrintedNumber) -> Arrow | None:
    """Which way a figure went; None where they are printed alike and rounding may hide a change."""
    if now.number == before.number:
        return Arrow.SAME if now.is_exact and before.is_exact else None
    return Arrow.UP if now.number > before.number else Arrow.DOWN


def _is_small(before: PrintedNumber, now: PrintedNumber) -> bool:
    change = abs(now.number - before.number)
    return change * 100 <= STABLE_SHARE * abs(before.number) or (now.percent and change <= STABLE_POINTS)


def _annual(line: LineFigures, page: AuditedPage, cell: PrintedCell, arrow: Arrow) -> Finding:
    """A month's arrow on an annual line; a row below that it would suit is named."""
    suits = ""
    for other in page.same_ref(line):
        numbers = other.month_numbers[-2:]
        has_none = other.arrow(ColumnKind.DOT_MONTH) is None
        if has_none and len(numbers) == 2 and way_of(*numbers) is arrow:
            moved = f"{numbers[0].text} to {numbers[1].text}"
            suits = f" It would suit the {other.line.frequency} row of the line: {moved}."
    return found(
        Check.ARROW,
        Certainty.LIKELY,
        lines=[line.line],
        cells=[cell],
        sentence=f"The month's arrow is '{cell.text}', and an annual line has no month.{suits}",
        advice="Move the arrow to the monthly row." if suits else "Print no arrow for the month.",
    )


def _without_earlier_year(page: AuditedPage) -> Iterator[Finding]:
    """Year's arrows with no figure to compare: 'same' on many lines is a filler; others may know one."""
    fillers: list[tuple[PrintedLine, PrintedCell]] = []
    others: list[tuple[PrintedLine, PrintedCell]] = []
    for line in page.lines:
        printed = line.arrow(ColumnKind.DOT_YEAR)
        if printed and printed[1] is not Arrow.NONE and not (line.outturn and line.prior):
            (fillers if printed[1] is Arrow.SAME else others).append((line.line, printed[0]))
    if fillers:
        yield found(
            Check.ARROW,
            Certainty.LIKELY,
            lines=[line for line, _ in fillers],
            cells=[cell for _, cell in fillers],
            sentence=f"The year's arrow says 'same' on {len(fillers)} rows that lack a year to compare: it"
            " fills an empty cell.",
            advice="Leave the cell empty, or print the figure of the year before.",
        )
    if others:
        yield found(
            Check.ARROW,
            Certainty.POSSIBLE,
            lines=[line for line, _ in others],
            cells=[cell for _, cell in others],
            sentence=f"The year's arrow points up or down on {len(others)} rows that lack one of the years.",
            advice="Print the figure of the year before, so that the arrow can be checked.",
        )


def _in_colour_columns(page: AuditedPage) -> Iterator[Finding]:
    """Arrows where colours belong, or more of them than there are columns."""
    kinds = (ColumnKind.RAG_MONTH, ColumnKind.RAG_YEAR_END, ColumnKind.OTHER)
    strays = [
        (line.line, cell)
        for line in page.lines
        for cell in line.line.cells
        if cell.column.kind in kinds and _is_mark(cell)
    ]
    if strays:
        lines = list(dict.fromkeys(line.name for line, _ in strays))
        yield found(
            Check.COLOUR,
            Certainty.LIKELY,
            lines=[line for line, _ in strays],
            cells=[cell for _, cell in strays],
            sentence=f"{len(strays)} arrows of {len(lines)} lines stand where a colour belongs, or where"
            " there is no column for them.",
            advice="Look at the original: colours may have been lost when the page became text.",
        )


def _is_mark(cell: PrintedCell) -> bool:
    return len(cell.text) == 1 and not cell.text.isalnum() and cell.text in "↑↓→▲▼►↔"


def _means_better(page: AuditedPage) -> bool:
    """Whether arrows say better and worse: true where more of the lines on which it shows have it so."""
    as_figure, as_better = _votes(page)
    return as_better > as_figure


def _votes(page: AuditedPage) -> tuple[int, int]:
    """How many arrows of lines where low is good go with the figure, and how many against it."""
    with_figure = against = 0
    for line in page.lines:
        if line.polarity is not Polarity.LOW:
            continue
        months = line.month_numbers[-2:]
        pairs = [(ColumnKind.DOT_YEAR, line.prior, line.outturn)]
        if len(months) == 2 and line.frequency is Frequency.MONTHLY:
            pairs.append((ColumnKind.DOT_MONTH, months[0], months[1]))
        for kind, before, now in pairs:
            printed, way = line.arrow(kind), way_of(before, now) if before and now else None
            if printed and way in TURNED:
                with_figure += printed[1] is way
                against += printed[1] is TURNED[way]
    return with_figure, against


def _key(page: AuditedPage, *, for_better: bool) -> Iterator[Finding]:
    """A key that calls the arrow up an improvement, over arrows that follow the figures."""
    with_figure, against = _votes(page)
    says = next((text for text in page.scorecard.preamble if "↑" in text and "improve" in text.lower()), "")
    if says and with_figure > against and not for_better:
        yield Finding(
            check=Check.ARROW,
            certainty=Certainty.POSSIBLE,
            lines=(),
            cells=(),
            sentence=f"The key says '{says.strip('- ')}'. Where low is good {with_figure} of"
            f" {with_figure + against} arrows follow the figure: there, up is worse.",
            advice="Say in the key that an arrow shows which way the figure went.",
        )
