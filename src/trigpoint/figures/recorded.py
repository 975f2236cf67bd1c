"""The figure of a measure that is counted from records."""

from decimal import Decimal

from trigpoint.model.figures import Count, Figure, State
from trigpoint.model.measures import (
    Average,
    FromRecords,
    Measure,
    Median,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Unit,
)

PERCENT = Decimal(100)


def recorded_figure(measure: Measure, count: Count) -> Figure:
    """The figure that a count gives: its value, unrounded, and its tally where it is out of something."""
    assert isinstance(measure.definition, FromRecords)
    numerator, denominator = count.numerator, count.denominator
    match measure.definition.calculation:
        case Share() | ShareOfDistinct() | Average():
            scale = PERCENT if measure.unit is Unit.PERCENT else Decimal(1)
            return _ratio(count, scale, "No data: nothing to take it of in the period (0 of 0).")
        case RatePerPopulation(_, per, population):
            if denominator is None:
                return _no_data(count, f"No data: the population {population} is not known for the period.")
            return _ratio(count, Decimal(per), f"No data: the population {population} is 0.")
        case Median():
            if numerator is None:
                return _no_data(count, "No data: no row has a known value in the period.")
            return Figure(count.cell, State.KNOWN, numerator, None, denominator)
        case _:
            return Figure(count.cell, State.KNOWN, numerator, numerator)


def _ratio(count: Count, scale: Decimal, reason_if_none: str) -> Figure:
    numerator, denominator = count.numerator, count.denominator
    if not denominator or numerator is None:
        return Figure(count.cell, State.NO_DATA, None, numerator, denominator, reason_if_none)
    value = numerator * scale / denominator
    return Figure(count.cell, State.KNOWN, value, numerator, denominator)


def _no_data(count: Count, reason: str) -> Figure:
    return Figure(count.cell, State.NO_DATA, None, count.numerator, count.denominator, reason)
