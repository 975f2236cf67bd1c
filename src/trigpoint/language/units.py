"""Which unit a calculation can have, how many decimals are usual, and which control charts it allows."""

from trigpoint.model.control_charts import ChartKind
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
    CountRows: ("a count", (Unit.COUNT,)),
    CountDistinct: ("a count", (Unit.COUNT,)),
    Share: ("a share", (Unit.PERCENT,)),
    ShareOfDistinct: ("a share", (Unit.PERCENT,)),
    Sum: ("a sum", (Unit.NUMBER, Unit.COUNT, Unit.DAYS)),
    Average: ("an average", (Unit.NUMBER, Unit.DAYS)),
    Median: ("a median", (Unit.NUMBER, Unit.DAYS)),
    RatePerPopulation: ("a rate", (Unit.RATE_PER_10000,)),
}
_OF_SHARES = (ChartKind.XMR, ChartKind.P, ChartKind.P_PRIME, ChartKind.G)
_OF_RATES = (ChartKind.XMR, ChartKind.U, ChartKind.U_PRIME)
_CHARTS: dict[Unit, tuple[ChartKind, ...]] = {
    Unit.COUNT: (ChartKind.XMR, ChartKind.T),
    Unit.PERCENT: _OF_SHARES,
    Unit.BINARY_RATE: _OF_SHARES,
    Unit.RATE_PER_10000: _OF_RATES,
    Unit.FREQUENCY_RATE: _OF_RATES,
}
PER = 10_000  # what every rate of records is for, as its unit says


def wrong_unit(unit: Unit, definition: Definition) -> tuple[str, str] | None:
    """A message and a hint where the unit does not fit what is worked out; None where it does."""
    if not isinstance(definition, FromRecords):
        return None
    what, units = _UNITS[type(definition.calculation)]
    if unit in units:
        return None
    return f"is {what}, and its unit cannot be {unit}.", f"Write unit: {' or '.join(units)}."


def charts_of(unit: Unit) -> tuple[ChartKind, ...]:
    """The kinds of control chart that can be drawn of figures in a unit."""
    return _CHARTS.get(unit, (ChartKind.XMR,))


def usual_decimals(unit: Unit, definition: Definition) -> int:
    """Shares, rates, averages and medians have one; counts and sums of whole things have none."""
    if unit is Unit.PERCENT or unit in _RATES:
        return 1
    averaged = isinstance(definition, FromRecords) and isinstance(definition.calculation, Average | Median)
    return 1 if averaged or unit is Unit.NUMBER else 0
