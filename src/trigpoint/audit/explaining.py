"""Which lines a percentage is made of: counts of other lines that give it, as 3 of 7 is 42.9%.

One percentage is given by many pairs of counts by chance. A pair explains a line only where it gives several
of its figures, and those neither 0 nor 100.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.model.periods import Period

LEAST_EXPLAINED, LEAST_IF_WHOLE = 3, 6  # different figures; more of them where they have no decimals
NEAR_LINES = 4  # a row that was lost stands near its parts
_NOTHING_TOLD = (Decimal(0), Decimal(100))


@dataclass(frozen=True)
class Explained:
    """The two counts whose quotient a line of percentages is, and the figures that it is not."""

    percentages: LineFigures
    part: LineFigures
    whole: LineFigures
    apart: tuple[tuple[PrintedNumber, PrintedNumber, PrintedNumber], ...]  # percentage, part, whole


def gives(percentage: PrintedNumber, part: Decimal, whole: Decimal) -> bool:
    """Whether a part of a whole may be printed so."""
    return whole > 0 and percentage.low * whole <= part * 100 <= percentage.high * whole


def share(part: Decimal, whole: Decimal, like: PrintedNumber) -> str:
    """'42.9%': a part of a whole with as many decimals as another is printed with."""
    exponent = like.number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{part * 100 / whole:.{decimals}f}%"


def explanations(page: AuditedPage) -> Iterator[Explained]:
    """The lines of percentages that two counts explain in all figures but one at most."""
    counts = [line for line in page.lines if _may_be_counts(line)]
    for line in page.lines:
        telling = [period for period, number in line.by_period if _tells(number)]
        if len(telling) >= LEAST_EXPLAINED:
            pairs = {pair for period in telling[:2] for pair in _pairs(line.at[period], period, counts)}
            for part, whole in sorted(pairs):
                if explained := _explained(line, counts[part], counts[whole]):
                    yield explained


def _tells(number: PrintedNumber) -> bool:
    return number.percent and number.number not in _NOTHING_TOLD


def _pairs(
    percentage: PrintedNumber, period: Period | str, counts: Sequence[LineFigures]
) -> Iterator[tuple[int, int]]:
    """The positions of two counts that give a percentage in a period: one of all figures may be apart."""
    there = [(line.at[period].number, n) for n, line in enumerate(counts) if period in line.at]
    there.sort()
    values = [value for value, _ in there]
    for value, part in there:
        if value <= 0 or percentage.low <= 0:
            continue
        first = bisect_left(values, value * 100 / percentage.high)
        for _, whole in there[first : bisect_right(values, value * 100 / percentage.low)]:
            if whole != part:
                yield part, whole


def _may_be_counts(line: LineFigures) -> bool:
    """Whether its figures are whole numbers, whatever its note says."""
    return bool(line.numbers) and all(
        not number.percent and number.number == int(number.number) for number in line.numbers
    )


def _explained(line: LineFigures, part: LineFigures, whole: LineFigures) -> Explained | None:
    told: set[Decimal] = set()
    apart = []
    for period, number in line.by_period:
        top, bottom = part.at.get(period), whole.at.get(period)
        if not number.percent or not isinstance(period, Period) or top is None or bottom is None:
            continue
        if gives(number, top.number, bottom.number):
            told |= {number.number} if _tells(number) else set()
        elif bottom.number > 0 or top.number > 0:
            apart.append((number, top, bottom))
            if len(apart) > 1:
                return None
    least = LEAST_EXPLAINED if all("." in number.text for number in line.numbers) else LEAST_IF_WHOLE
    return Explained(line, part, whole, tuple(apart)) if len(told) >= least else None


def explained_by_year(page: AuditedPage, number: PrintedNumber, *, near: LineFigures) -> str:
    """A sentence where two counts just above a misplaced percentage give it; '' where none do."""
    position = next(n for n, line in enumerate(page.lines) if line is near)
    beside = page.lines[max(0, position - NEAR_LINES) : position]
    period = number.cell.column.period
    pairs = [
        (part, whole, top, bottom)
        for part in reversed(beside)
        for whole in reversed(beside)
        if part is not whole
        and (top := part.at.get(period or ""))
        and (bottom := whole.at.get(period or ""))
        and not top.percent
        and not bottom.percent
        and gives(number, top.number, bottom.number)
    ]
    if not pairs:
        return ""
    part, whole, top, bottom = pairs[0]
    sum_ = f"{said(top.number)} of {said(bottom.number)}"
    lost = f"a row of {part.line.name} may be lost"
    return f"It is {sum_}, which {part.line.name} and {whole.line.name} print: {lost}."
