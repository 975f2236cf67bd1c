"""A total shared out over months: exactly by weight, or as chance would have it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from math import log1p
from random import Random

Weights = Mapping[int, float]
MonthlyCounts = dict[int, int]
LEAST_RATE, MOST_RATE = 0.001, 0.999


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders).

    Where no weight exceeds its part of a whole, no share exceeds it either.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: (shares[n] - exact[n], n))
    for n in by_remainder[: total - sum(shares)]:
        shares[n] += 1
    return shares


def by_chance(random: Random, total: int, weights: Weights, *, part: float = 1) -> MonthlyCounts:
    """Each of the total falls on a month, the likelier the more it weighs: Poisson counts of a known sum.

    part: of the total, the part that falls by chance; the rest is shared out exactly.
    """
    if not any(weights.values()):
        return dict.fromkeys(weights, 0)
    drawn = round(total * part)
    exactly = share_out(total - drawn, list(weights.values()))
    fallen = Counter(random.choices(list(weights), list(weights.values()), k=drawn))
    return {month: count + fallen[month] for month, count in zip(weights, exactly, strict=True)}


def among_cases(random: Random, total: int, cases: MonthlyCounts, rates: Weights) -> MonthlyCounts:
    """So many of the cases meet a standard, each by its month's rate: binomial counts of a known sum.

    Each case waits an exponential time, the shorter the higher the rate, and the first ones meet it.
    """
    hazards = {month: -log1p(-min(MOST_RATE, max(LEAST_RATE, rates[month]))) for month in cases}
    waits = [(random.expovariate(hazards[month]), month) for month in cases for _ in range(cases[month])]
    met = Counter(month for _, month in nsmallest(total, waits))
    return {month: met[month] for month in cases}


def drift(levels: Sequence[float], *, steps: Sequence[bool], months: int) -> list[float]:
    """A level for each month of equal stretches, whose means over the stretches are those given.

    It runs in straight lines without a jump, but for those stretches at whose start `steps` says it jumps.
    """
    path: list[float] = []
    last = len(levels) - 1
    for n, level in enumerate(levels):
        start = level if n == 0 or steps[n] else (levels[n - 1] + level) / 2
        end = level if n == last or steps[n + 1] else (level + levels[n + 1]) / 2
        middle = max(0.0, 2 * level - (start + end) / 2)
        half = months / 2
        for month in range(months):
            along = (month + 0.5) / half
            if along < 1:
                path.append(start + (middle - start) * along)
            else:
                path.append(middle + (end - middle) * (along - 1))
    return path
