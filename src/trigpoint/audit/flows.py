"""Opening + in - out = closing, where a page prints lines of all of them.

Which lines are in and out is told from their words, and believed only where it comes out in several months:
work that was never opened may be closed, and then the sum does not hold and nothing is wrong.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from trigpoint.audit.figures import AuditedPage, LineFigures, PrintedNumber, said
from trigpoint.audit.findings import Certainty, Check, Finding, found

LEAST_MONTHS = 3  # in which it comes out, before one in which it does not is reported

_STOCK = re.compile(r"\b(open|current|caseload|in place|at the end|at month end|waiting|on a plan)\b", re.I)
_OUT = re.compile(r"\b(closed|closures?|ended|ceased|left|leavers|completed|discharged)\b", re.I)
_IN = re.compile(r"\b(opened|started|starts|new|accepted|became|received|joined|admitted)\b", re.I)

_Step = tuple[PrintedNumber, PrintedNumber, PrintedNumber, PrintedNumber]  # before, in, out, after


def check_flows(page: AuditedPage) -> Iterator[Finding]:
    for stock in _of(page, _STOCK):
        for into in _of(page, _IN):
            for out in _of(page, _OUT):
                if stock not in (into, out) and into is not out and _go_together(stock, into, out):
                    yield from _flow(stock, into, out)


def _of(page: AuditedPage, words: re.Pattern[str]) -> list[LineFigures]:
    return [line for line in page.lines if line.is_count and words.search(line.line.title)]


def _go_together(stock: LineFigures, into: LineFigures, out: LineFigures) -> bool:
    return stock.line.section == into.line.section == out.line.section


def _flow(stock: LineFigures, into: LineFigures, out: LineFigures) -> Iterator[Finding]:
    steps = list(_steps(stock, into, out))
    apart = [step for step in steps if _closing(step) != step[3].number]
    if len(steps) - len(apart) < LEAST_MONTHS or len(apart) != 1:
        return
    before, entered, left, after = apart[0]
    made = (
        f"{said(before.number)} + {said(entered.number)} - {said(left.number)} = {said(_closing(apart[0]))}"
    )
    yield found(
        Check.FLOW,
        Certainty.LIKELY,
        lines=[stock.line],
        cells=[number.cell for number in apart[0]],
        sentence=f"{made} with {into.line.name} coming in and {out.line.name} going out, and {after.text} is"
        " printed;"
        f" it comes out in {len(steps) - 1} other months.",
        advice="Look which of the four figures is wrong.",
    )


def _steps(stock: LineFigures, into: LineFigures, out: LineFigures) -> Iterator[_Step]:
    """Each month whose figures are all printed, with the stock of the month before it."""
    numbers = stock.month_numbers
    for before, after in pairwise(numbers):
        period, earlier = after.cell.column.period, before.cell.column.period
        follows = period is not None and earlier is not None and earlier.stop == period.start
        if period and follows and period in into.at and period in out.at:
            yield before, into.at[period], out.at[period], after


def _closing(step: _Step) -> Decimal:
    before, entered, left, _ = step
    return before.number + entered.number - left.number
