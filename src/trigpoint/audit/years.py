"""Months against their year: what a year's count can be, given the months that are printed of it."""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.periods import PeriodKind
from trigpoint.model.printed import ColumnKind

MONTHS_OF_A_YEAR = 12
_LOOK = (
    "Look whether a month was corrected after the year was added up, or a figure stands in another's place."
)


def check_years(page: AuditedPage) -> Iterator[Finding]:
    """Years that their own months rule out. A year that is its last month's figure is one of things open."""
    for line in page.lines:
        months = _months_of_year(line)
        if line.outturn and months and months[-1].number != line.outturn.number:
            check = _count if line.is_count else _share
            yield from check(line, months, line.outturn)


def _months_of_year(line: LineFigures) -> list[PrintedNumber]:
    """The months, in order, that are in the outturn's year."""
    year = line.outturn.cell.column.period if line.outturn else None
    return [
        number
        for number in line.month_numbers
        if number.cell.column.kind is ColumnKind.MONTH
        and (month := number.cell.column.period)
        and year
        and month.start in year
        and not (line.is_count and number.percent)
    ]


def _count(line: LineFigures, months: list[PrintedNumber], year: PrintedNumber) -> Iterator[Finding]:
    """A year's count is the months' sum, less where people are counted once, or an average of the months."""
    if year.percent:
        return
    numbers = [number.number for number in months]
    total, least, most = sum(numbers, Decimal(0)), min(numbers), max(numbers)
    every = len(months) == _length(year)
    added = f"{' + '.join(said(number) for number in numbers)} = {said(total)}"
    if year.number < least:
        yield _finding(
            line,
            months,
            year,
            Certainty.CERTAIN,
            f"The year's {year.text} is less than each of its months ({added}).",
        )
    elif year.number < most:
        sentence = (
            f"The year's {year.text} is less than {said(most)} in one of its months; it may be an average."
        )
        yield _finding(line, months, year, Certainty.POSSIBLE, sentence)
    elif year.number < total:
        sentence = (
            f"The months add up to more than the year: {added}, and the year is {year.text}. That is right"
            " only if the year counts each once who was counted in several months."
        )
        yield _finding(line, months, year, Certainty.LIKELY, sentence)
    elif every and year.number > total:
        yield _finding(
            line,
            months,
            year,
            Certainty.LIKELY,
            f"All months are printed: {added}, and the year is {year.text}.",
        )


def _share(line: LineFigures, months: list[PrintedNumber], year: PrintedNumber) -> Iterator[Finding]:
    """With every month printed, a year's percentage lies between the lowest and the highest of them."""
    if not year.percent or len(months) != _length(year) or not all(number.percent for number in months):
        return
    low, high = min(number.low for number in months), max(number.high for number in months)
    if year.high < low or year.low > high:
        texts = sorted(months, key=lambda number: number.number)
        sentence = (
            f"The year's {year.text} is not between its lowest month, {texts[0].text}, and its highest,"
            f" {texts[-1].text}, and every month is printed."
        )
        yield _finding(line, months, year, Certainty.CERTAIN, sentence)


def _length(year: PrintedNumber) -> int:
    period = year.cell.column.period
    return period.months if period and period.kind is not PeriodKind.ROLLING_12 else MONTHS_OF_A_YEAR


def _finding(
    line: LineFigures, months: list[PrintedNumber], year: PrintedNumber, certainty: Certainty, sentence: str
) -> Finding:
    cells = [*(number.cell for number in months), year.cell]
    return found(Check.YEAR, certainty, lines=[line.line], cells=cells, sentence=sentence, advice=_LOOK)
