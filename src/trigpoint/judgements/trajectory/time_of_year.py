"""What the months of a year usually add to its level, where earlier years agree on it."""

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS_OF_A_YEAR = 12
MOST_YEARS = 5
LEAST_YEARS = 2
# How many times what remains unexplained the months' differences must be to be believed: about the 5% point
# of F with two years. Below it a time of year that was only chance makes forecasts worse.
BELIEVED_FROM = 3.0


@dataclass(frozen=True)
class TimeOfYear:
    """effects: what April to March add to the level; all 0 where none are believed.

    wider: by how much more months vary about these than about what they were estimated from.
    """

    effects: tuple[float, ...]
    wider: float

    @property
    def believed(self) -> bool:
        return any(self.effects)


NONE_BELIEVED = TimeOfYear((0.0,) * MONTHS_OF_A_YEAR, 1.0)


def time_of_year(before: Sequence[float]) -> TimeOfYear:
    """From the whole years that end with the last month given, a March, each as it differs from its mean.

    The effects are drawn towards nothing by how far chance could have made them (James and Stein).
    """
    count = min(len(before) // MONTHS_OF_A_YEAR, MOST_YEARS)
    if count < LEAST_YEARS:
        return NONE_BELIEVED
    years = [before[len(before) - 12 * n : len(before) - 12 * (n - 1)] for n in range(count, 0, -1)]
    centred = [[value - sum(year) / MONTHS_OF_A_YEAR for value in year] for year in years]
    means = [sum(year[month] for year in centred) / count for month in range(MONTHS_OF_A_YEAR)]
    free = MONTHS_OF_A_YEAR - 1
    left = sum((year[n] - means[n]) ** 2 for year in centred for n in range(12)) / (free * (count - 1))
    explained = count * sum(mean * mean for mean in means) / free
    if explained <= BELIEVED_FROM * left or explained == 0:
        return NONE_BELIEVED
    believed = 1 - left / explained
    return TimeOfYear(tuple(believed * mean for mean in means), (count + believed) / (count - believed))
