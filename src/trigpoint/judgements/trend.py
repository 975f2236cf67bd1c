"""The recent trend of a yearly share or rate, as Fingertips works it out.

A trend is a chi-squared above 9.5495 (p about 0.002) whose direction is the same with any one year left out.
Fingertips' code of 2020 never sets the direction of a share's trend, so that it always falls; ours does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from trigpoint.judgements.intervals import byar
from trigpoint.judgements.shown import PERCENTAGES
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Verdict
from trigpoint.model.measures import RATES, Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period

YEARS = 5
MONTHS_OF_A_YEAR = 12
SIGNIFICANT = Decimal("9.54953570608324")
WIDTH_IN_ERRORS = Decimal("3.92")  # a 95% interval, from end to end


class TrendWay(StrEnum):
    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"
    NOT_CALCULABLE = "not_calculable"


@dataclass(frozen=True)
class RecentTrend:
    """Which way five years point, what that means by polarity, and why.

    No chi-squared where it cannot be calculated.
    """

    way: TrendWay
    verdict: Verdict
    reason: str
    chi_squared: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")


@dataclass(frozen=True)
class Fit:
    """A line through some years: which way it slopes (only its sign is used), and chi-squared."""

    slope: Decimal
    chi_squared: Decimal


def recent_trend(observations: Sequence[Observation], *, unit: Unit, polarity: Polarity) -> RecentTrend:
    """The trend of the latest five years, or why there is none to be had. Observations in order of time."""
    years = list(observations[-YEARS:])
    why = _not_calculable(years, unit)
    if why:
        return RecentTrend(TrendWay.NOT_CALCULABLE, Verdict.NONE, f"Cannot be calculated: {why}.")
    points = list(enumerate(years, start=1))
    fit = _of_shares if unit in PERCENTAGES else _of_rates
    whole = fit(points)
    dropped = [fit([point for point in points if point is not left_out]).slope for left_out in points]
    span = f"over the {YEARS} years {years[0].label} to {years[-1].label}"
    return _judged(whole, dropped, polarity=polarity, span=span)


def _judged(whole: Fit, dropped: Sequence[Decimal], *, polarity: Polarity, span: str) -> RecentTrend:
    chi_squared = f"chi-squared {whole.chi_squared:.2f}"
    if whole.chi_squared <= SIGNIFICANT:
        why = f"No significant change {span}: {chi_squared} is not above {SIGNIFICANT:.2f}."
        return RecentTrend(TrendWay.NO_CHANGE, Verdict.STABLE, why, whole.chi_squared)
    if any(slope * whole.slope <= 0 for slope in dropped):
        why = f"No significant change {span}: the direction hangs on a single year."
        return RecentTrend(TrendWay.NO_CHANGE, Verdict.STABLE, why, whole.chi_squared)
    rising = whole.slope > 0
    way = TrendWay.INCREASING if rising else TrendWay.DECREASING
    verdict, meaning = Verdict.NONE, ""
    if polarity in (Polarity.HIGH, Polarity.LOW):
        verdict = Verdict.BETTER if rising == (polarity is Polarity.HIGH) else Verdict.WORSE
        meaning = f" and getting {verdict}"
    why = f"{way.value.capitalize()}{meaning} {span} ({chi_squared}, above {SIGNIFICANT:.2f})."
    return RecentTrend(way, verdict, why, whole.chi_squared)


def _not_calculable(years: Sequence[Observation], unit: Unit) -> str:
    """Why there is no trend to be had; '' where there is."""
    if unit not in PERCENTAGES | RATES:
        return "only a share or a rate has a recent trend"
    if any(not isinstance(one.at, Period) or one.at.months != MONTHS_OF_A_YEAR for one in years):
        return "it is of yearly figures only"
    if len(years) < YEARS:
        return f"there are {len(years)} years, and {YEARS} are needed"
    for before, after in pairwise(years):
        if not after.follows(before):
            return f"the latest {YEARS} years are broken between {before.label} and {after.label}"
    for one in years:
        if one.numerator is None or not one.denominator:
            return f"the numbers behind {one.label} are not known"
        if unit in PERCENTAGES and one.numerator == one.denominator:
            return f"all of {one.label}'s cases are counted, and a share of all has no odds"
    return "" if any(one.numerator for one in years) else "nothing is counted in any year"


def _of_shares(points: Sequence[tuple[int, Observation]]) -> Fit:
    """The Cochran-Armitage test for trend in shares."""
    cases = sum(_parts(one)[1] for _, one in points)
    counted = sum(_parts(one)[0] for _, one in points)
    counted_by_time = sum(t * _parts(one)[0] for t, one in points)
    cases_by_time = sum(t * _parts(one)[1] for t, one in points)
    cases_by_time_squared = sum(t * t * _parts(one)[1] for t, one in points)
    slope = Decimal(cases * counted_by_time - counted * cases_by_time)
    spread = counted * (cases - counted) * (cases * cases_by_time_squared - cases_by_time**2)
    return Fit(slope, cases * slope * slope / spread if spread else Decimal(0))


def _of_rates(points: Sequence[tuple[int, Observation]]) -> Fit:
    """Weighted least squares, each year weighted by its own Byar interval."""
    weighted = [(t, *_weighted(one)) for t, one in points]
    w = sum((weight for _, _, weight in weighted), Decimal(0))
    wt = sum(weight * t for t, _, weight in weighted)
    wx = sum(weight * rate for _, rate, weight in weighted)
    wxt = sum(weight * rate * t for t, rate, weight in weighted)
    wtt = sum(weight * t * t for t, _, weight in weighted)
    spread = w * wtt - wt * wt
    slope = (w * wxt - wt * wx) / spread
    return Fit(slope, slope * slope / (w / spread))


def _weighted(one: Observation) -> tuple[Decimal, Decimal]:
    """A year's rate, and one over the square of its standard error."""
    count, population = _parts(one)
    interval = byar(count, population=population, per=one.per)
    error = (interval.upper - interval.lower) / WIDTH_IN_ERRORS
    return one.per * count / population, 1 / error**2


def _parts(one: Observation) -> tuple[Decimal, Decimal]:
    assert one.numerator is not None and one.denominator is not None
    return one.numerator, one.denominator
