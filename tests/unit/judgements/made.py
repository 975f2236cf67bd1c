"""Short ways to make what judgements are asked of."""

from datetime import date
from decimal import Decimal

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.targets import AppliesTo, Judges, Target, TargetKind

FEB = Period(date(2022, 2, 1), date(2022, 3, 1), PeriodKind.MONTH)
MAR = Period(date(2022, 3, 1), date(2022, 4, 1), PeriodKind.MONTH)
YEAR = Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.FINANCIAL_YEAR)
LAST_YEAR = Period(date(2020, 4, 1), date(2021, 4, 1), PeriodKind.FINANCIAL_YEAR)


def measure(
    unit: Unit = Unit.PERCENT, decimals: int = 1, polarity: Polarity = Polarity.HIGH, name: str = "m"
) -> Measure:
    return Measure(name, "A title", "A why", "An owner", polarity, unit, decimals, Submitted("Elsewhere"))


def figure(value: str | None, *parts: int, period: Period = MAR, state: State | None = None) -> Figure:
    """figure("92.2") or, with a tally, figure(None, 47, 51)."""
    cell = Cell("m", period)
    if parts:
        numerator, denominator = (Decimal(part) for part in parts)
        return Figure(cell, State.KNOWN, 100 * numerator / denominator, numerator, denominator)
    if value is None:
        return Figure(cell, state or State.NO_DATA, reason="Nothing fell due.")
    return Figure(cell, state or State.KNOWN, Decimal(value))


def target(
    kind: TargetKind,
    judges: Judges = Judges.VALUE,
    applies_to: AppliesTo = AppliesTo.BOTH,
    first: date = date(2021, 4, 1),
    last: date | None = None,
) -> Target:
    return Target("m", first, last, applies_to, kind, judges)
