"""Marks of a scale beside published figures, which come with their text and without a unit."""

from collections.abc import Sequence
from decimal import Decimal

from trigpoint.model.benchmarks import AreaFigure


def number_of(figure: AreaFigure) -> Decimal:
    """Of a figure that is known: no other has a place on a chart."""
    assert figure.number is not None, "only figures that are known are placed"
    return figure.number


def decimals_of(ticks: Sequence[Decimal]) -> int:
    """The decimals that set every one of them apart."""
    return max((max(0, -_exponent(tick)) for tick in ticks), default=0)


def tick_text(tick: Decimal, decimals: int, *, like: str) -> str:
    """A round number as printed, with the per cent sign of the figures it stands beneath."""
    return f"{tick:,.{decimals}f}{'%' if like.endswith('%') else ''}"


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
