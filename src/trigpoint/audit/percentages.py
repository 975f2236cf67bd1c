"""Percentages against what they are of: the tally beside them, the count above them, two other lines."""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.explaining import Explained, explanations, gives, share
from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.printed import ColumnKind, PrintedCell
from trigpoint.printed.values import read_value

_MEND = "Look which of the three is wrong."
# Beyond this nearly every percentage with one decimal has a whole number that gives it.
MOST_COUNTED = 400


def check_percentages(page: AuditedPage) -> Iterator[Finding]:
    for line in page.lines:
        yield from _tallies(line)
    yield from _counts_above(page)
    yield from _one_apart(page)
    yield from _above_all(page)


def _tallies(line: LineFigures) -> Iterator[Finding]:
    """A percentage and the tally printed with it, in its cell or in cells of its period."""
    for _, number in line.by_period:
        tally = _tally_of(line, number)
        if tally is None or not (number.percent or line.is_percentage):
            continue
        part, whole, cells = tally
        if whole > 0 and not gives(number, part, whole):
            made = f"{said(part)} of {said(whole)} is {share(part, whole, number)}"
            yield found(
                Check.PERCENTAGE,
                Certainty.CERTAIN,
                lines=[line.line],
                cells=[number.cell, *cells],
                sentence=f"{made}, and {number.text} is printed.",
                advice=_MEND,
            )


def _tally_of(line: LineFigures, number: PrintedNumber) -> tuple[Decimal, Decimal, list[PrintedCell]] | None:
    value = read_value(number.cell.text)
    if value and value.top is not None and value.bottom is not None:
        return value.top, value.bottom, []
    period = number.cell.column.period
    if period is None:
        return None
    if tally := line.line.cell(ColumnKind.TALLY, period):
        parts = [read_value(text.strip()) for text in tally.text.split(" of ")]
        numbers = [part.number for part in parts if part and part.number is not None]
        return (numbers[0], numbers[1], [tally]) if len(numbers) == 2 else None
    cells = [line.line.cell(kind, period) for kind in (ColumnKind.NUMERATOR, ColumnKind.DENOMINATOR)]
    values = [read_value(cell.text) if cell else None for cell in cells]
    top, bottom = (value.number if value else None for value in values)
    return (top, bottom, [cell for cell in cells if cell]) if top is not None and bottom is not None else None


def _counts_above(page: AuditedPage) -> Iterator[Finding]:
    """A count and a percentage of one reference: some whole number must give the one from the other."""
    for line in page.lines:
        counts = [
            other for other in page.same_ref(line) if other.is_count and other.line.split == line.line.split
        ]
        if not line.is_percentage or len(counts) != 1 or line.line.frequency != counts[0].line.frequency:
            continue
        for period, number in line.by_period:
            count = counts[0].at.get(period)
            if (
                count
                and number.percent
                and 0 < count.number <= MOST_COUNTED
                and not _has_whole(count, number)
            ):
                yield _no_whole(line, counts[0], count, number)


def _has_whole(count: PrintedNumber, number: PrintedNumber) -> bool:
    """Whether a whole number of cases makes the count this percentage."""
    if number.low <= 0:
        return True
    least = (count.number * 100 / number.high).to_integral_value(rounding="ROUND_CEILING")
    return max(least, count.number) * number.low <= count.number * 100


def _no_whole(line: LineFigures, counts: LineFigures, count: PrintedNumber, number: PrintedNumber) -> Finding:
    near = max(count.number, (count.number * 100 / number.number).to_integral_value(rounding="ROUND_FLOOR"))
    tried = " and ".join(
        f"{said(count.number)} of {said(whole)} is {share(count.number, whole, number)}"
        for whole in (near, near + 1)
    )
    return found(
        Check.PERCENTAGE,
        Certainty.CERTAIN,
        lines=[line.line, counts.line],
        cells=[number.cell, count.cell],
        sentence=f"{said(count.number)} is {number.text} of no whole number: {tried}.",
        advice="Look whether the count and the percentage are of the same cases.",
    )


def _one_apart(page: AuditedPage) -> Iterator[Finding]:
    """Two counts that give every percentage of a line but one."""
    for explained in _only_ones(page):
        for number, part, whole in explained.apart:
            names = f"{explained.part.line.name} of {explained.whole.line.name}"
            made = "more than all" if part.number > whole.number else share(part.number, whole.number, number)
            yield found(
                Check.PERCENTAGE,
                Certainty.LIKELY,
                lines=[explained.percentages.line],
                cells=[number.cell, part.cell, whole.cell],
                sentence=f"Its other figures are {names}; {said(part.number)} of {said(whole.number)} is"
                f" {made}, and {number.text} is printed.",
                advice=_MEND,
            )


def _only_ones(page: AuditedPage) -> Iterator[Explained]:
    """The explanations of lines that have but one: of many counts two may give a share by chance."""
    by_line: dict[int, list[Explained]] = {}
    for explained in explanations(page):
        by_line.setdefault(id(explained.percentages), []).append(explained)
    yield from (several[0] for several in by_line.values() if len(several) == 1)


def _above_all(page: AuditedPage) -> Iterator[Finding]:
    """More than all of something, where nothing says that it is measured against a target."""
    for line in page.lines:
        words = f"{line.line.title} {line.line.data_note}".lower()
        may_exceed = any(word in words for word in ("target", "change", "increase", "reduction", "budget"))
        for number in line.numbers:
            if number.percent and number.low > 100 and line.is_percentage and not may_exceed:
                yield found(
                    Check.PERCENTAGE,
                    Certainty.POSSIBLE,
                    lines=[line.line],
                    cells=[number.cell],
                    sentence=f"{number.text} is more than all, and the title does not say that it can be.",
                    advice="Say what it is a percentage of.",
                )
