"""Units: the data note against the figures printed under it, and against those of others beside them."""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.explaining import explained_by_year
from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.measures import Unit
from trigpoint.model.printed import ColumnKind, PrintedCell
from trigpoint.printed.marks import says_rate

ALL = Decimal(100)
# A figure about so many times its comparators is in another unit than they: per 1,000 and per 10,000.
TENS = (Decimal(10), Decimal(100))
_NEAR_TEN = (Decimal("0.75"), Decimal("1.35"))


def check_units(page: AuditedPage) -> Iterator[Finding]:
    signs = any(number.percent for line in page.lines if line.is_percentage for number in line.numbers)
    for line in page.lines:
        yield from _count_with_percentage(line, page)
        yield from _percentage_without_sign(line, signs=signs)
        wrong = list(_rate_with_sign(line))
        yield from wrong or _comparators(line)
    yield from _comparators_without_year(page)


def _count_with_percentage(line: LineFigures, page: AuditedPage) -> Iterator[Finding]:
    """A count that prints a percentage among its figures; two lines whose counts give it are named."""
    if not line.is_count:
        return
    for number in line.numbers:
        if number.percent:
            why = explained_by_year(page, number, near=line)
            yield found(
                Check.UNIT,
                Certainty.CERTAIN,
                lines=[line.line],
                cells=[number.cell],
                sentence=f"{number.text} under '{number.cell.column.label}' is a percentage, and the line is"
                f" a count.{f' {why}' if why else ''}",
                advice="Move it to the row of the percentage."
                if why
                else "Print the count, or mend the note.",
            )


def _percentage_without_sign(line: LineFigures, *, signs: bool) -> Iterator[Finding]:
    """Counts under a data note of '%'. signs: the page's other percentages have their sign."""
    if line.unit is not Unit.PERCENT or not line.numbers or any(number.percent for number in line.numbers):
        return
    above = [number for number in line.numbers if number.low > ALL]
    if above and "target" not in line.line.title.lower():
        yield _not_percentages(
            line, above[0], Certainty.CERTAIN, f"{above[0].text} is no percentage of a whole"
        )
    elif signs:
        text = "the other percentages of the page have their sign"
        yield _not_percentages(line, line.numbers[0], Certainty.LIKELY, text)


def _not_percentages(line: LineFigures, number: PrintedNumber, certainty: Certainty, why: str) -> Finding:
    texts = ", ".join(number.text for number in line.numbers)
    return found(
        Check.UNIT,
        certainty,
        lines=[line.line],
        cells=[number.cell],
        sentence=f"The data note is '{line.line.data_note}', and the figures are {texts}: {why}.",
        advice="Write that the line is a count, or print the percentages.",
    )


def _rate_with_sign(line: LineFigures) -> Iterator[Finding]:
    """So many of so many people, printed with a per cent sign. A binary rate is a percentage."""
    if not says_rate(line.line.data_note) or line.unit is Unit.BINARY_RATE:
        return
    signed = [number for number in line.numbers if number.percent]
    if signed:
        beside = [number.text for number in line.comparators if not number.percent]
        others = f", and the comparators are {', '.join(beside)}" if beside else ""
        yield found(
            Check.UNIT,
            Certainty.LIKELY,
            lines=[line.line],
            cells=[number.cell for number in signed],
            sentence=f"The data note is '{line.line.data_note}', and {signed[0].text} is printed as a"
            f" percentage{others}.",
            advice="Print the rate without the sign.",
        )


def _comparators(line: LineFigures) -> Iterator[Finding]:
    """Comparators in another unit: with a sign where the figures have none, or tens of times as large."""
    own = line.outturn or (line.numbers[-1] if line.numbers else None)
    if own is None or not line.comparators:
        return
    cells = [own.cell, *(number.cell for number in line.comparators)]
    texts = ", ".join(number.text for number in line.comparators)
    if all(number.percent is not own.percent for number in line.comparators):
        yield _other_unit(
            line,
            cells,
            Certainty.LIKELY,
            f"{own.text} stands beside {texts}: one is a percentage, the other not.",
        )
    elif factor := _factor(own, line.comparators):
        times = f"about {factor} times"
        sentence = f"{own.text} and its comparators {texts} differ {times}: they may be in different units."
        yield _other_unit(line, cells, Certainty.POSSIBLE, sentence)


def _other_unit(line: LineFigures, cells: list[PrintedCell], certainty: Certainty, sentence: str) -> Finding:
    return found(
        Check.COMPARATOR,
        certainty,
        lines=[line.line],
        cells=cells,
        sentence=sentence,
        advice="Look up the unit the comparators are published in.",
    )


def _factor(own: PrintedNumber, others: tuple[PrintedNumber, ...]) -> Decimal | None:
    """Ten or a hundred where every comparator is about that many times the figure, or it of them."""
    if own.number <= 0 or any(other.number <= 0 for other in others):
        return None
    low, high = _NEAR_TEN
    for tens in TENS:
        for ratios in ([o.number / own.number for o in others], [own.number / o.number for o in others]):
            if all(low <= ratio / tens <= high for ratio in ratios):
                return tens
    return None


def _comparators_without_year(page: AuditedPage) -> Iterator[Finding]:
    """Lines whose comparators say no year, on a page where those of others do, or their heading does not."""
    with_year = {line.line.ref for line in page.lines if line.line.cell(ColumnKind.BENCHMARK_YEAR)}
    without = [line for line in page.lines if line.comparators and line.line.ref not in with_year]
    if without:
        yield found(
            Check.COMPARATOR,
            Certainty.POSSIBLE,
            lines=[line.line for line in without],
            cells=[line.comparators[0].cell for line in without],
            sentence=f"The comparators of {len(without)} lines do not say of which year they are.",
            advice="Print the year and the source of each comparator.",
        )
