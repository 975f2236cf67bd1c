"""The mean and limits of one phase of a control chart, by kind of chart.

Sources: XmR, Making Data Count (2.66 mean moving ranges, D. Wheeler); p' and u', D. Laney 2002; g and t, as
in qicharts2 (t: L. Nelson's power 1/3.6).
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import mean

from trigpoint.model.control_charts import ChartKind, Limits, Scale
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.observations import Observation
from trigpoint.model.rule_set import RuleSet

D2 = Decimal("1.128")  # the mean moving range of normal figures, in standard deviations
NELSON = Decimal("3.6")  # gaps between events to the power 1/3.6 are nearly normal
MEDIAN_OF_GEOMETRIC = Decimal("0.693")  # as a part of its mean


def limits_of(observations: Sequence[Observation], kind: ChartKind, rules: RuleSet) -> list[Limits | None]:
    """The limits of each point of a phase; None where too little is known, or its own parts are not."""
    base = _base(observations, rules.fix_after)
    known = [one for one in observations if one.value is not None]
    if len(known) < rules.minimum_points:
        return [None] * len(observations)
    match kind:
        case ChartKind.XMR:
            return [_xmr(base, rules, lambda value: value)] * len(observations)
        case ChartKind.T:
            transformed = _xmr(base, rules, lambda value: value ** (1 / NELSON))
            back = (
                None
                if transformed is None
                else transformed.mapped(lambda one: max(one, Decimal(0)) ** NELSON)
            )
            return [back] * len(observations)
        case ChartKind.G:
            return [_g(base)] * len(observations)
        case _:
            return _ratios(observations, base, kind, rules)


def moving_ranges(
    observations: Sequence[Observation], value: Callable[[Observation], Decimal]
) -> list[Decimal]:
    """How far each point lies from the one before, where nothing lies between them."""
    return [abs(value(b) - value(a)) for a, b in pairwise(observations) if b.follows(a)]


def mean_moving_range(ranges: Sequence[Decimal], rules: RuleSet) -> Decimal | None:
    """Their mean, screened once where the rules say so; None where there are none."""
    if not ranges:
        return None
    average = mean(ranges)
    if not rules.screen_moving_ranges:
        return average
    kept = [one for one in ranges if one < rules.screen_at * average]
    return mean(kept) if kept else average


def dispersion(observations: Sequence[Observation], kind: ChartKind, rules: RuleSet) -> Decimal | None:
    """How many times as much as by chance a share or rate varies: 1 is chance alone. None where not known.

    Laney's sigma of z: the mean moving range of standardised figures over 1.128.
    """
    parts = [one for one in observations if one.value is not None]
    pooled = _pooled(parts)
    if pooled is None or any(_chance(one, pooled, kind) == 0 for one in parts):
        return None

    def standardised(one: Observation) -> Decimal:
        assert one.value is not None and pooled is not None
        return (one.value / one.per - pooled) / _chance(one, pooled, kind)

    average = mean_moving_range(moving_ranges(observations, standardised), rules)
    return None if average is None else average / D2


def _base(observations: Sequence[Observation], fix_after: int | None) -> list[Observation]:
    """The points that make the limits. Those without a value stay: they part what they lie between."""
    base, known = [], 0
    for one in observations:
        if fix_after is not None and known == fix_after:
            break
        base.append(one)
        known += one.value is not None
    return base


def _xmr(base: Sequence[Observation], rules: RuleSet, transform: Scale) -> Limits | None:
    def value(one: Observation) -> Decimal:
        assert one.value is not None
        return transform(one.value)

    average = mean_moving_range(moving_ranges(base, value), rules)
    if average is None:
        return None
    return Limits.around(
        mean(value(one) for one in base if one.value is not None), rules.limit_multiple * average
    )


def _days(transformed: Decimal) -> Decimal:
    """Back from the power 1/3.6; less than none is none."""
    return max(transformed, Decimal(0)) ** NELSON


def _g(base: Sequence[Observation]) -> Limits:
    average = mean(one.value for one in base if one.value is not None)
    reach = 3 * (average * (average + 1)).sqrt()
    around = Limits.around(average, reach).clipped(Decimal(0), None)
    return Limits(average * MEDIAN_OF_GEOMETRIC, *list(vars(around).values())[1:])


def _ratios(
    observations: Sequence[Observation], base: Sequence[Observation], kind: ChartKind, rules: RuleSet
) -> list[Limits | None]:
    pooled = _pooled([one for one in base if one.value is not None])
    wider: Decimal | None = Decimal(1)
    if kind in (ChartKind.P_PRIME, ChartKind.U_PRIME):
        wider = dispersion(base, kind, rules)
    if pooled is None or wider is None:
        return [None] * len(observations)
    scale = wider
    return [
        None if not one.denominator else _ratio(one, pooled, 3 * scale * _chance(one, pooled, kind))
        for one in observations
    ]


def _ratio(one: Observation, pooled: Decimal, reach: Decimal) -> Limits:
    return Limits.around(pooled * one.per, reach * one.per)


def _pooled(known: Sequence[Observation]) -> Decimal | None:
    if len({one.per for one in known}) > 1:
        raise InvalidModelError("the figures of a chart are all for each of the same number")
    above = sum(_part(one.numerator, one) for one in known)
    below = sum(_part(one.denominator, one) for one in known)
    return Decimal(above) / below if below else None


def _part(part: Decimal | None, one: Observation) -> Decimal:
    if part is None:
        raise InvalidModelError(f"{one.label} has no tally, which a chart of shares or rates needs")
    return part


def _chance(one: Observation, pooled: Decimal, kind: ChartKind) -> Decimal:
    """The standard error of a share (binomial) or rate (Poisson) over the point's own denominator."""
    share = kind in (ChartKind.P, ChartKind.P_PRIME)
    variance = pooled * (1 - pooled) if share else pooled
    if variance < 0:
        raise InvalidModelError("a p chart is of shares, and these exceed the whole")
    return (variance / _part(one.denominator, one)).sqrt()
