"""A likely number and its interval, held within what is possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from trigpoint.judgements.shown import PERCENTAGES, Style
from trigpoint.judgements.trajectory.level import Level
from trigpoint.model.observations import Observation

CONFIDENCE = 0.8
DEVIATIONS = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)

# Beyond chance, months are taken to vary by a twentieth of their level at least.
LEAST_BEYOND_CHANCE = 0.05


@dataclass(frozen=True)
class Likely:
    """A number with an interval, all three within what is possible."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Bounds:
    """What is possible."""

    least: float = float("-inf")
    most: float = float("inf")

    def hold(self, number: float) -> float:
        return min(max(number, self.least), self.most)

    def likely(self, value: float, variance: float) -> Likely:
        reach = DEVIATIONS * sqrt(variance)
        return Likely(self.hold(value), self.hold(value - reach), self.hold(value + reach))


@dataclass(frozen=True)
class OutturnForecast:
    """A year's likely outturn and that of each month left.

    cases: of a pooled year, how many are expected in the months left.
    """

    year: Likely
    months: tuple[Likely, ...]
    method: str
    cases: float = 0.0


def values_of(months: Sequence[Observation]) -> list[float]:
    return [float(one.value) for one in months if one.value is not None]


def bounds_of(values: Sequence[float], style: Style, *, most: float = 100) -> Bounds:
    """A share lies from none to all; nothing is forecast below 0 that never was."""
    least = 0.0 if min(values, default=0.0) >= 0 else float("-inf")
    return Bounds(least, most if style.unit in PERCENTAGES else float("inf"))


def each_month(
    coming: Sequence[float], level: Level, possible: Bounds, *, per: int = 1
) -> tuple[Likely, ...]:
    return tuple(
        possible.likely(value, per * per * level.of_month(ahead))
        for ahead, value in enumerate(coming, start=1)
    )
