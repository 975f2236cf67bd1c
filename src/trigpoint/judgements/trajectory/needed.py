"""What the months that are left must be, on average, to meet a target just."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from trigpoint.judgements.shown import PERCENTAGES, Style
from trigpoint.judgements.trajectory.months import YearSoFar
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.trajectories import YearFrom


@dataclass(frozen=True)
class Needed:
    """figure: rounded to the side that meets the target; None where no figure would do, or any would."""

    figure: Decimal | None
    sentence: str


def needed(
    months: YearSoFar,
    edge: Decimal,
    *,
    year_from: YearFrom,
    polarity: Polarity,
    style: Style,
    cases: float = 0.0,
) -> Needed:
    """The figure each month left needs so that the year meets an edge. cases: those expected, if pooled."""
    exact = _exact(months, edge, year_from, cases)
    if exact is None:
        return Needed(None, "")
    rounding = ROUND_CEILING if polarity is Polarity.HIGH else ROUND_FLOOR
    figure = exact.quantize(Decimal(1).scaleb(-style.decimals), rounding=rounding)
    most = Decimal(100) if style.unit in PERCENTAGES else None
    adds_up = year_from is not YearFrom.LAST and not any(one < 0 for one in _values(months))
    if polarity is Polarity.HIGH:
        if most is not None and figure > most:
            return Needed(None, f"Not even {style.text(most)} in every month left would meet it.")
        if adds_up and exact <= 0:
            return Needed(None, "It is met whatever the months left bring.")
        return Needed(figure, _sentence(months, year_from, f"at least {style.text(figure)}"))
    if adds_up and exact < 0:
        return Needed(None, "Whatever the months left bring, it is missed.")
    if most is not None and figure >= most:
        return Needed(None, "It is met whatever the months left bring.")
    return Needed(figure, _sentence(months, year_from, f"at most {style.text(figure)}"))


def _exact(months: YearSoFar, edge: Decimal, year_from: YearFrom, cases: float) -> Decimal | None:
    left = len(months.left)
    match year_from:
        case YearFrom.SUM:
            return (edge - sum(_values(months), Decimal(0))) / left
        case YearFrom.POOLED:
            expected = Decimal(repr(cases))
            above, below = parts_so_far(months)
            per = months.all[-1].per
            return (edge * (below + expected) - per * above) / expected if expected else None
    return edge


def parts_so_far(months: YearSoFar) -> tuple[Decimal, Decimal]:
    """The numerators and the denominators of the year so far, added up."""
    above = sum((one.numerator or Decimal(0) for one in months.so_far), Decimal(0))
    return above, sum((one.denominator or Decimal(0) for one in months.so_far), Decimal(0))


def _values(months: YearSoFar) -> list[Decimal]:
    return [_value(one) for one in months.so_far]


def _value(one: Observation) -> Decimal:
    return one.value if one.value is not None else Decimal(0)


def _sentence(months: YearSoFar, year_from: YearFrom, figure: str) -> str:
    left = months.left
    if year_from is YearFrom.LAST or len(left) == 1:
        return f"To meet it, {left[-1].start:%B} must be {figure}."
    which = f"the {len(left)} months left" if months.so_far else f"its {len(left)} months"
    return f"To meet it, {which} must average {figure}."
