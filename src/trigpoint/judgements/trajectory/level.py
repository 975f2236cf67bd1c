"""How high a series of months stands now, and how far from that the coming ones may lie.

A month is taken for a level that drifts, plus chance (a local level model). Chance is told by how much months
differ from their neighbours, as on a control chart; how much of it is drift was settled by the backtest in
bench/. The more of it is drift, the more the latest months count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

# The square of a month's drift, as a part of the variation that is more than chance. From the backtest.
DRIFT_PART = 0.25
DRIFT_PART_OF_RATIOS = 0.5

# Months differ by their neighbours' correlation: below this, a rise is so often followed by a fall that they
# vary about a level; above, each month carries on from the last. From the backtest.
SWINGS_BACK = -0.2
MOST_CARRYING_ON = 0.8  # of how far a change carries on into the next: more cannot be told from few months

FIRST_ORIGIN = 6  # months a past forecast is made from at least
LEAST_ORIGINS = 3


@dataclass(frozen=True)
class Level:
    """Where months stand. Variances: of the level itself, of a month's drift, and of a month about its level.

    gain: how much the latest month counts, from 0 to 1.
    """

    value: float
    variance: float
    drift: float
    noise: float
    gain: float

    def of_mean(self, months: int) -> float:
        """The variance of the mean of so many months to come."""
        drifting = sum((n / months) ** 2 for n in range(1, months + 1))
        return self.variance + self.drift * drifting + self.noise / months

    def of_month(self, ahead: int) -> float:
        """The variance of one month, so many ahead."""
        return self.variance + self.drift * ahead + self.noise


def about_a_level(
    values: Sequence[float],
    weights: Sequence[float],
    *,
    chance: float,
    least: float,
    wider: float = 1.0,
    drift_part: float = DRIFT_PART,
) -> Level:
    """The level of months that vary about one.

    weights: how much each month counts, such as its cases. chance: the variance of a month that chance alone
    gives. least: the least that is assumed on top of it. wider: how many times as far as these the months to
    come vary.
    """
    beyond = max(wider * _beside(values) / 2 - chance, least)
    return _level(values, weights, noise=chance + beyond, drift=drift_part * beyond)


def carrying_on(values: Sequence[float], *, least: float) -> Level:
    """The level of a stock: the last month's, unless months swing back and forth.

    least: the least variance of a month's change that is assumed.
    """
    changes = [after - before for before, after in pairwise(values)]
    change = _beside(values)
    together = sum(a * b for a, b in pairwise(changes)) / len(changes)
    following = together / change if change else 0.0
    ones = [1.0] * len(values)
    if following < SWINGS_BACK:
        return _level(values, ones, noise=change / 2, drift=DRIFT_PART * change / 2)
    carried = min(max(following, 0.0), MOST_CARRYING_ON)
    drift = max(change * (1 + carried) / (1 - carried), least)
    return Level(values[-1], 0.0, drift, 0.0, 1.0)


def past_misses(values: Sequence[float], weights: Sequence[float], gain: float, *, months: int) -> float:
    """The mean square by which the level missed the mean of so many months to come; 0 where not tried."""
    origins = range(FIRST_ORIGIN, len(values) - months + 1)
    found = [
        mean_of(values[n : n + months], weights[n : n + months]) - _weighted(values[:n], weights[:n], gain)[0]
        for n in origins
    ]
    return _mean_square(found)


def past_misses_of_month(values: Sequence[float], gain: float, *, ahead: int) -> float:
    """The same of the one month so many ahead."""
    ones = [1.0] * len(values)
    origins = range(FIRST_ORIGIN, len(values) - ahead + 1)
    return _mean_square([values[n + ahead - 1] - _weighted(values[:n], ones[:n], gain)[0] for n in origins])


def mean_of(values: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted mean; 0 where nothing has weight."""
    total = sum(weights)
    weighed = sum(value * weight for value, weight in zip(values, weights, strict=True))
    return weighed / total if total else 0.0


def _level(values: Sequence[float], weights: Sequence[float], *, noise: float, drift: float) -> Level:
    ratio = drift / noise if noise else 0.0
    gain = (sqrt(ratio * ratio + 4 * ratio) - ratio) / 2
    value, concentration = _weighted(values, weights, gain)
    return Level(value, max(gain, concentration) * noise, drift, noise, gain)


def _weighted(values: Sequence[float], weights: Sequence[float], gain: float) -> tuple[float, float]:
    """The mean in which older months count less by the gain, and one over how many months it rests on."""
    fading = [(1 - gain) ** age for age in reversed(range(len(values)))]
    value = mean_of(values, [one * weight for one, weight in zip(fading, weights, strict=True)])
    return value, sum(one * one for one in fading) / sum(fading) ** 2


def _beside(values: Sequence[float]) -> float:
    """The mean square of the change from each month to the next."""
    return sum((b - a) ** 2 for a, b in pairwise(values)) / (len(values) - 1)


def _mean_square(misses: Sequence[float]) -> float:
    return sum(miss * miss for miss in misses) / len(misses) if len(misses) >= LEAST_ORIGINS else 0.0
