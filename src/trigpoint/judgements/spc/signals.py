"""The four rules of Making Data Count, over one phase of a control chart.

Boundaries are strict throughout: a point on a limit is inside it, equal neighbours end a trend, and a point
on the mean is on neither side of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from trigpoint.model.control_charts import Limits, Side, Signal, SpecialCause
from trigpoint.model.observations import Observation
from trigpoint.model.rule_set import RuleSet, TwoInThree


@dataclass(frozen=True)
class _Placed:
    """An observation with a value, and what is usual for it."""

    value: Decimal
    limits: Limits

    def side_of_mean(self) -> Side | None:
        return _side(self.value, self.limits.mean, self.limits.mean)

    def outside(self) -> Side | None:
        return _side(self.value, self.limits.lower, self.limits.upper)

    def beyond_near(self) -> Side | None:
        return _side(self.value, self.limits.near_lower, self.limits.near_upper)


Found = list[list[Signal]]


def signals_of(
    observations: Sequence[Observation], limits: Sequence[Limits | None], rules: RuleSet
) -> list[tuple[Signal, ...]]:
    """For each point the rules it takes part in, in order of precedence. A point not known ends a run."""
    found: list[tuple[Signal, ...]] = [()] * len(observations)
    for first, placed in _stretches(observations, limits):
        signals: Found = [[] for _ in placed]
        for rule in (_outside_limits, _trend, _two_in_three, _shift):
            rule(placed, rules, signals)
        found[first : first + len(placed)] = [tuple(each) for each in signals]
    return found


def _stretches(
    observations: Sequence[Observation], limits: Sequence[Limits | None]
) -> Iterator[tuple[int, list[_Placed]]]:
    """Unbroken runs of points with limits, each with where it begins."""
    first = 0
    stretch: list[_Placed] = []
    for index, (one, usual) in enumerate(zip(observations, limits, strict=True)):
        if stretch and not one.follows(observations[index - 1]):
            yield first, stretch
            stretch = []
        if one.value is not None and usual is not None:
            first = first if stretch else index
            stretch.append(_Placed(one.value, usual))
        elif stretch:
            yield first, stretch
            stretch = []
    if stretch:
        yield first, stretch


def _outside_limits(placed: Sequence[_Placed], rules: RuleSet, found: Found) -> None:
    if rules.outside_limits:
        for index, one in enumerate(placed):
            if side := one.outside():
                found[index].append(Signal(SpecialCause.OUTSIDE_LIMITS, side))


def _trend(placed: Sequence[_Placed], rules: RuleSet, found: Found) -> None:
    if rules.trend_length is None:
        return
    steps = [_side(b.value, a.value, a.value) for a, b in pairwise(placed)]
    for start, stop, side in _runs(steps):
        if stop - start + 1 >= rules.trend_length:
            _mark(found, range(start, stop + 1), SpecialCause.TREND, side)


def _two_in_three(placed: Sequence[_Placed], rules: RuleSet, found: Found) -> None:
    if rules.two_in_three is TwoInThree.OFF:
        return
    counted = [_counts(one, rules.two_in_three) for one in placed]
    marked: set[int] = set()
    for start in range(len(placed) - 2):
        three = range(start, start + 3)
        for side in Side:
            near = [index for index in three if counted[index] is side]
            one_side = all(placed[index].side_of_mean() is side for index in three)
            if len(near) >= 2 and (one_side or not rules.two_in_three_on_one_side):
                marked.update(near)
    for index in sorted(marked):
        side_of = counted[index]
        assert side_of is not None
        found[index].append(Signal(SpecialCause.TWO_IN_THREE, side_of))


def _counts(one: _Placed, two_in_three: TwoInThree) -> Side | None:
    if two_in_three is TwoInThree.WITHIN_LIMITS and one.outside():
        return None
    return one.beyond_near()


def _shift(placed: Sequence[_Placed], rules: RuleSet, found: Found) -> None:
    if rules.shift_length is None:
        return
    sides = [one.side_of_mean() for one in placed]
    kept = [index for index, side in enumerate(sides) if side is not None or rules.mean_breaks_shift]
    for start, stop, side in _runs([sides[index] for index in kept]):
        if stop - start >= rules.shift_length:
            _mark(found, kept[start:stop], SpecialCause.SHIFT, side)


def _runs(sides: Sequence[Side | None]) -> Iterator[tuple[int, int, Side]]:
    """Each unbroken run of one side: where it starts, where it has stopped, and the side."""
    start = 0
    for side, run in groupby(sides):
        stop = start + len(list(run))
        if side is not None:
            yield start, stop, side
        start = stop


def _mark(found: Found, run: Sequence[int], cause: SpecialCause, side: Side) -> None:
    for points, index in enumerate(run, start=1):
        found[index].append(Signal(cause, side, points))


def _side(value: Decimal, low: Decimal, high: Decimal) -> Side | None:
    """Above the high edge, below the low edge, or neither."""
    if value > high:
        return Side.HIGH
    return Side.LOW if value < low else None
