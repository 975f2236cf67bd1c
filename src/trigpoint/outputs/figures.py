"""Figures as figures.csv: tidy, one row a measure, period and group, the unrounded number and its parts."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from trigpoint.model.figures import Figure
from trigpoint.outputs.rows import write_rows

HEADINGS = (
    "measure",
    "period",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
    "group",
    "state",
    "value",
    "numerator",
    "denominator",
    "reason",
)


def render(figures: Iterable[Figure]) -> bytes:
    """Sorted by measure, period, breakdown and group, so that two runs can be compared line by line.

    A value is empty wherever the state says there is none; breakdown and group are empty for the whole.
    period_end is the last day of the period.
    """
    in_order = sorted(figures, key=_place)
    return write_rows([_row(figure) for figure in in_order], headings=HEADINGS)


def _place(figure: Figure) -> tuple[str, date, date, str, str, str]:
    """Where a figure stands: plain parts, which sort much faster than the values they are taken from."""
    cell, period = figure.cell, figure.cell.period
    return cell.measure, period.start, period.stop, period.kind, cell.breakdown, cell.group


def _row(figure: Figure) -> dict[str, str]:
    cell, period = figure.cell, figure.cell.period
    return {
        "measure": cell.measure,
        "period": period.id,
        "period_kind": period.kind.value,
        "period_start": period.start.isoformat(),
        "period_end": period.last_day.isoformat(),
        "breakdown": cell.breakdown,
        "group": cell.group,
        "state": figure.state.value,
        "value": _number(figure.value),
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "reason": figure.reason,
    }


def _number(number: Decimal | None) -> str:
    """Plain digits: never 1E+3, and no zeros after the last decimal."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
