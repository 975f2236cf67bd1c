"""The outturn of a year from its months so far and a forecast of those left, each kind of year in its way.

Each way was chosen by the backtest in bench/ and is tried there against the plain ones.
"""

from collections.abc import Sequence
from statistics import mean

from trigpoint.judgements.shown import Style
from trigpoint.judgements.trajectory.level import (
    about_a_level,
    carrying_on,
    past_misses,
    past_misses_of_month,
)
from trigpoint.judgements.trajectory.likely import (
    LEAST_BEYOND_CHANCE,
    Bounds,
    OutturnForecast,
    bounds_of,
    each_month,
    values_of,
)
from trigpoint.judgements.trajectory.months import YearSoFar
from trigpoint.judgements.trajectory.pooled import pooled
from trigpoint.judgements.trajectory.time_of_year import time_of_year
from trigpoint.model.measures import Unit
from trigpoint.model.observations import Observation
from trigpoint.model.trajectories import YearFrom


def forecast(months: YearSoFar, year_from: YearFrom, style: Style) -> OutturnForecast:
    """The outturn of a year whose months give it. Numbers are in the unit shown."""
    match year_from:
        case YearFrom.SUM:
            return _summed(months, style)
        case YearFrom.POOLED:
            return pooled(months, style)
    return _last(months, style)


def _summed(months: YearSoFar, style: Style) -> OutturnForecast:
    values, left = values_of(months.all), len(months.left)
    season = time_of_year(values_of(months.before))
    first = -len(months.before) % 12
    level_values = [value - season.effects[(first + n) % 12] for n, value in enumerate(values)]
    ones, usual = [1.0] * len(values), max(abs(mean(values)), 1 / len(values))
    level = about_a_level(
        level_values,
        ones,
        chance=_chance_of_a_count(months.all, usual, style),
        least=(LEAST_BEYOND_CHANCE * usual) ** 2,
        wider=season.wider,
    )
    possible = bounds_of(values, style)
    coming = [possible.hold(level.value + effect) for effect in season.effects[-left:]]
    missed = season.wider * past_misses(level_values, ones, level.gain, months=left)
    so_far = sum(values_of(months.so_far))
    variance = left * left * max(level.of_mean(left), missed)
    method = "the year so far and, for each month left, the level of recent months"
    if season.believed:
        method += " with what the time of year usually adds"
    return OutturnForecast(
        Bounds(so_far if possible.least == 0 else possible.least).likely(so_far + sum(coming), variance),
        each_month(coming, level, possible),
        method,
    )


def _chance_of_a_count(months: Sequence[Observation], usual: float, style: Style) -> float:
    """How much a month varies by chance alone: as a count of unconnected events does."""
    if style.unit is Unit.COUNT:
        return usual
    parts = [(float(one.numerator or 0), float(one.denominator or 0), one.per) for one in months]
    if all(below for _, below, _ in parts):
        return mean(per * per * max(above, 1.0) / below**2 for above, below, per in parts)
    return 0.0


def _last(months: YearSoFar, style: Style) -> OutturnForecast:
    values, left = values_of(months.all), len(months.left)
    smallest = 10.0**-style.decimals  # what never moved may yet move by one in the last place
    level = carrying_on(values, least=smallest * smallest / len(values))
    missed = past_misses_of_month(values, level.gain, ahead=left)
    possible = bounds_of(values, style)
    value = possible.hold(level.value)
    method = "the level of recent months" if level.gain < 1 else "the latest month"
    return OutturnForecast(
        possible.likely(value, max(level.of_month(left), missed)),
        each_month([value] * left, level, possible),
        method,
    )
