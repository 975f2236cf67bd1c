"""Which unit a calculation can have, and how many decimals are usual."""

from collections.abc import Callable

from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import (
    Average,
    CountDistinct,
    CountRows,
    Definition,
    FromRecords,
    Median,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Sum,
    Unit,
)

_RATES = frozenset({Unit.RATE_PER_10000, Unit.BINARY_RATE, Unit.FREQUENCY_RATE})
_UNITS: dict[type, tuple[str, tuple[Unit, ...]]] = {
    CountRows: ("A count", (Unit.COUNT,)),
    CountDistinct: ("A count", (Unit.COUNT,)),
    Share: ("A share", (Unit.PERCENT,)),
    ShareOfDistinct: ("A share", (Unit.PERCENT,)),
    Sum: ("A sum", (Unit.NUMBER, Unit.COUNT, Unit.DAYS)),
    Average: ("An average", (Unit.NUMBER, Unit.DAYS)),
    Median: ("A median", (Unit.NUMBER, Unit.DAYS)),
    RatePerPopulation: ("A rate", (Unit.RATE_PER_10000,)),
}


def check_unit(unit: Unit, definition: Definition, error: Callable[[str, str], TrigpointError]) -> None:
    """Raise the error, made from a message and a hint, where the unit does not fit what is worked out."""
    if not isinstance(definition, FromRecords):
        return
    calculation = definition.calculation
    what, units = _UNITS[type(calculation)]
    if unit not in units:
        raise error(f"has a unit, {unit}, that does not fit.", f"{what} is measured in {' or '.join(units)}.")
    if isinstance(calculation, RatePerPopulation) and calculation.per != 10_000:
        hint = "Write per: 10000."
        raise error(f"is a rate for each {calculation.per:,} people, but its unit is {unit}.", hint)


def usual_decimals(unit: Unit, definition: Definition) -> int:
    """Shares, rates, averages and medians have one; counts and sums of whole things have none."""
    if unit is Unit.PERCENT or unit in _RATES:
        return 1
    averaged = isinstance(definition, FromRecords) and isinstance(definition.calculation, Average | Median)
    return 1 if averaged or unit is Unit.NUMBER else 0
