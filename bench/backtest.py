"""Each way of forecasting a year, tried as it would have been then, and scored by how the year ended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from bench.forecast_cases import Series
from trigpoint.judgements.trajectory.likely import OutturnForecast
from trigpoint.judgements.trajectory.months import YearSoFar
from trigpoint.judgements.trajectory.outturn import forecast
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.trajectories import YearFrom

OURS = "Trigpoint"
LEAST_FOR_A_YEAR = 12


@dataclass(frozen=True)
class Tried:
    """One year of one series as at one month: what each way said, and what came."""

    owner: str
    year: Period
    ended: float
    said: Mapping[str, float]
    lower: float
    upper: float
    in_percent: bool  # whether misses are a percentage of the outturn, or points

    def missed(self, way: str) -> float:
        away = abs(self.said[way] - self.ended)
        return 100 * away / abs(self.ended) if self.in_percent else away

    @property
    def held(self) -> bool:
        return self.lower <= self.ended <= self.upper

    @property
    def width(self) -> float:
        across = self.upper - self.lower
        return 100 * across / abs(self.ended) if self.in_percent else across


def tried(series: Sequence[Series], *, month: int) -> list[Tried]:
    """Every year of the series, forecast when so many of its months were known."""
    return [found for one in series for year in one.years() if (found := _tried(one, year, month))]


def _tried(series: Series, year: Period, month: int) -> Tried | None:
    before = tuple(one for one in series.months if one.first_day < year.start)
    whole = tuple(one for one in series.months if one.first_day in year)
    ended = _outturn(whole, series.year_from)
    if ended is None or (not ended and series.year_from is not YearFrom.POOLED):
        return None
    if not all(_known(one, series.year_from) for one in before + whole) or not _enough(before, series):
        return None
    months = YearSoFar(year, before, whole[:month])
    ours = forecast(months, series.year_from, series.style)
    said = {name: way(months, series.year_from) for name, way in WAYS.items()}
    places = series.style.decimals
    in_percent = series.year_from is not YearFrom.POOLED and series.style.unit != "percent"
    return Tried(
        series.owner,
        year,
        ended,
        {OURS: ours.year.value, **said},
        *_as_printed(ours, places, ended),
        in_percent=in_percent,
    )


def _as_printed(ours: OutturnForecast, places: int, ended: float) -> tuple[float, float]:
    """The interval as it is printed: an outturn that rounds to one of its ends is in it."""
    half = 0.5 * 10**-places
    lower, upper = round(ours.year.lower, places) - half, round(ours.year.upper, places) + half
    return lower, upper


def _enough(before: Sequence[Observation], series: Series) -> bool:
    if len(before) < LEAST_FOR_A_YEAR:
        return False
    return series.year_from is not YearFrom.POOLED or all(
        sum(bool(one.denominator) for one in each) >= 6 for each in (before, before[-12:])
    )


def _known(one: Observation, year_from: YearFrom) -> bool:
    if year_from is YearFrom.POOLED:
        return one.numerator is not None and one.denominator is not None
    return one.value is not None


# ---- the plain ways ----------------------------------------------------------------------------------------


def _outturn(months: Sequence[Observation], year_from: YearFrom) -> float | None:
    match year_from:
        case YearFrom.SUM:
            return sum(float(one.value or 0) for one in months)
        case YearFrom.POOLED:
            return _ratio(months)
    return None if months[-1].value is None else float(months[-1].value)


def _ratio(months: Sequence[Observation]) -> float | None:
    below = sum(float(one.denominator or 0) for one in months)
    return months[0].per * sum(float(one.numerator or 0) for one in months) / below if below else None


def _with(months: YearSoFar, year_from: YearFrom, rest: Sequence[Observation]) -> float:
    """The year if the months left were, on average, like these."""
    left = len(months.left)
    if year_from is YearFrom.LAST:
        return float(rest[-1].value or 0) if len(rest) < 12 else mean(float(one.value or 0) for one in rest)
    if year_from is YearFrom.SUM:
        so_far = sum(float(one.value or 0) for one in months.so_far)
        return so_far + left * mean(float(one.value or 0) for one in rest)
    cases = left * sum(float(one.denominator or 0) for one in months.all[-12:]) / 12
    above = sum(float(one.numerator or 0) for one in months.so_far)
    below = sum(float(one.denominator or 0) for one in months.so_far)
    ratio = _ratio(rest)
    ratio = ratio if ratio is not None else _ratio(months.all[-12:]) or 0.0
    per = months.all[-1].per
    return (per * above + cases * ratio) / (below + cases) if below + cases else ratio


def _last_month(months: YearSoFar, year_from: YearFrom) -> float:
    return _with(months, year_from, months.all[-1:])


def _last_12(months: YearSoFar, year_from: YearFrom) -> float:
    return _with(months, year_from, months.all[-12:])


def _same_months(months: YearSoFar, year_from: YearFrom) -> float:
    if year_from is YearFrom.LAST:
        return float(months.last_year[-1].value or 0)
    return _with(months, year_from, months.last_year[len(months.so_far) :])


def _last_year(months: YearSoFar, year_from: YearFrom) -> float:
    return _outturn(months.last_year, year_from) or 0.0


WAYS: Mapping[str, Callable[[YearSoFar, YearFrom], float]] = {
    "last month repeated": _last_month,
    "last 12 months": _last_12,
    "same months last year": _same_months,
    "last year's outturn": _last_year,
}


# ---- scores ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """misses: the mean of each way. held: per cent of outturns within the interval; width: its median.

    better_by: how much less ours missed than the best plain way, on average, and its standard error, which
    takes it that years of one owner go together.
    """

    tried: int
    owners: int
    misses: Mapping[str, float]
    held: float
    width: float
    best_plain: str
    better_by: float
    error: float

    @property
    def verdict(self) -> str:
        if abs(self.better_by) <= 2 * self.error:
            return "ties"
        return "wins" if self.better_by > 0 else "loses"


def score(found: Sequence[Tried]) -> Score:
    ways = (OURS, *WAYS)
    misses = {way: mean(one.missed(way) for one in found) for way in ways}
    best = min(WAYS, key=lambda way: misses[way])
    better = {}
    for one in found:
        better.setdefault(one.owner, []).append(one.missed(best) - one.missed(OURS))
    return Score(
        tried=len(found),
        owners=len(better),
        misses=misses,
        held=100 * mean(one.held for one in found),
        width=median(one.width for one in found),
        best_plain=best,
        better_by=misses[best] - misses[OURS],
        error=_error(better.values(), len(found)),
    )


def _error(groups: Iterator[list[float]], count: int) -> float:
    """The standard error of the mean of all, where those of a group go together."""
    every = list(groups)
    whole = sum(sum(group) for group in every) / count
    return sum(sum(one - whole for one in group) ** 2 for group in every) ** 0.5 / count
