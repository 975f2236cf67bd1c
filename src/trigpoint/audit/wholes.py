"""Parts against wholes: shares that add to 100, parts that add to a total, families and their children.

What is a part of what is told from the figures themselves, and believed only where several of them agree;
then the one that does not is reported. Printed shares are taken for all they may have been rounded from.
"""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.audit.findings import Certainty, Check, Finding, found
from trigpoint.model.periods import Period

LEAST_AGREEING = 3
ALL = Decimal(100)
_TOTAL = ("combined", "total", "overall", "all ")
NEAR_LINES = 3


def check_wholes(page: AuditedPage) -> Iterator[Finding]:
    for position, one in enumerate(page.lines):
        for other in page.lines[position + 1 : position + 1 + NEAR_LINES]:
            if one.is_percentage and other.is_percentage:
                yield from _complements(one, other, page)
    for one, other in page.pairs():
        yield from _same_figures(one, other)
        if one.line.ref and one.line.ref == other.line.ref:
            yield from _families(one, other)
    for position, total in enumerate(page.lines):
        yield from _total(page.lines[max(0, position - 2 * NEAR_LINES) : position], total)


def _shared(one: LineFigures, other: LineFigures) -> list[tuple[Period | str, PrintedNumber, PrintedNumber]]:
    return [(period, number, other.at[period]) for period, number in one.by_period if period in other.at]


def _complements(one: LineFigures, other: LineFigures, page: AuditedPage) -> Iterator[Finding]:
    """Two shares that add to 100: one that does not, or a row that stands under another reference."""
    shared = [
        (number, beside)
        for _, number, beside in _shared(one, other)
        if number.percent and beside.percent and ALL not in (number.number, beside.number)
    ]
    apart = [pair for pair in shared if not _may_add_to(ALL, *pair)]
    if len(shared) - len(apart) < LEAST_AGREEING or len(apart) > 1 or _is_constant(shared):
        return
    same_line = one.line.ref == other.line.ref
    for number, beside in apart if same_line else []:
        total = number.number + beside.number
        yield found(
            Check.PARTS,
            Certainty.CERTAIN,
            lines=[one.line, other.line],
            cells=[number.cell, beside.cell],
            sentence=f"{number.text} + {beside.text} = {said(total)}%; elsewhere the two rows add to 100%.",
            advice="Look which of the two is wrong.",
        )
    if not same_line and not apart and one.line.split and other.line.split:
        yield _elsewhere(one, other, shared, page)


def _elsewhere(
    one: LineFigures,
    other: LineFigures,
    shared: list[tuple[PrintedNumber, PrintedNumber]],
    page: AuditedPage,
) -> Finding:
    """A row that completes one of another reference. A further row there may bear a label carried over."""
    sums = ", ".join(f"{number.text} + {beside.text}" for number, beside in shared)
    again = [row.line for row in page.same_ref(other) if row.line.split == one.line.split]
    carried = (
        f" The row below it repeats the label '{one.line.split}', which may be carried over." if again else ""
    )
    return found(
        Check.ROW,
        Certainty.LIKELY,
        lines=[one.line, other.line, *again],
        cells=[beside.cell for _, beside in shared],
        sentence=f"'{other.line.split}' is printed under {other.line.ref}, and completes '{one.line.split}'"
        f" of {one.line.ref}: {sums} each make 100%.{carried}",
        advice=f"Move the row to {one.line.ref}.",
    )


def _is_constant(shared: list[tuple[PrintedNumber, PrintedNumber]]) -> bool:
    """Whether all pairs are alike, and so tell no more than one: 50% and 50% each month."""
    return len({number.number for number, _ in shared}) < LEAST_AGREEING - 1


def _may_add_to(total: Decimal, *parts: PrintedNumber) -> bool:
    """Whether numbers may add to a total before they were rounded."""
    return sum(part.low for part in parts) <= total <= sum(part.high for part in parts)


def _total(before: tuple[LineFigures, ...], total: LineFigures) -> Iterator[Finding]:
    """A line that says it is a total, against the two before it of the same unit and frequency."""
    words = f" {total.line.title} {total.line.split} ".lower()
    parts = [
        line
        for line in before
        if (line.line.data_note, line.line.frequency) == (total.line.data_note, total.line.frequency)
    ][-2:]
    if len(parts) < 2 or not any(word in words for word in _TOTAL):
        return
    sums = [
        (number, parts[0].at[period], parts[1].at[period])
        for period, number in total.by_period
        if period in parts[0].at and period in parts[1].at
    ]
    apart = [each for each in sums if not _is_sum(*each)]
    if len(apart) == 1 and len(sums) - 1 >= LEAST_AGREEING:
        number, one, other = apart[0]
        yield found(
            Check.PARTS,
            Certainty.LIKELY,
            lines=[total.line],
            cells=[one.cell, other.cell, number.cell],
            sentence=f"{one.text} + {other.text} = {said(one.number + other.number)}, and {number.text} is"
            " printed; its other figures add up.",
            advice="Look which of the three is wrong.",
        )


def _is_sum(total: PrintedNumber, one: PrintedNumber, other: PrintedNumber) -> bool:
    return one.low + other.low <= total.high and one.high + other.high >= total.low


def _families(one: LineFigures, other: LineFigures) -> Iterator[Finding]:
    """Fewer children than families."""
    splits = {line.line.split.strip().lower(): line for line in (one, other)}
    families, children = splits.get("families"), splits.get("children")
    if not (families and children and families.is_count and children.is_count):
        return
    for _, number, beside in _shared(families, children):
        if beside.number < number.number:
            yield found(
                Check.PARTS,
                Certainty.LIKELY,
                lines=[families.line, children.line],
                cells=[number.cell, beside.cell],
                sentence=f"{beside.text} children in {number.text} families: fewer children than families.",
                advice="Look whether the two rows have changed places.",
            )


def _same_figures(one: LineFigures, other: LineFigures) -> Iterator[Finding]:
    """Two lines with the same figures throughout, which are neither few nor small."""
    shared = _shared(one, other)
    if len(shared) < LEAST_AGREEING or len(shared) < max(len(one.by_period), len(other.by_period)):
        return
    alike = all(number.text == beside.text for _, number, beside in shared)
    telling = {number.number for _, number, _ in shared if number.number >= 10}
    if alike and len(telling) >= LEAST_AGREEING:
        texts = ", ".join(number.text for _, number, _ in shared)
        yield found(
            Check.ROW,
            Certainty.POSSIBLE,
            lines=[one.line, other.line],
            cells=[cell for _, number, beside in shared for cell in (number.cell, beside.cell)],
            sentence=f"Both lines print {texts}.",
            advice="Look whether one was copied over the other.",
        )
