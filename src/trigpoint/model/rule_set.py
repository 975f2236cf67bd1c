"""The rules of a control chart: which signals are looked for, how long, and what is done at each edge.

Tools that claim the same rules differ at almost every boundary, so each is a named setting and the set in
force is a sentence that is printed on the chart. docs/deviations.md sets our choices beside those of others.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError

LEAST_FIXED = 12  # points that limits may be fixed on, as NHSRplotthedots has it


class TwoInThree(StrEnum):
    """Which points two-in-three counts: up to the limits, or also those outside (since November 2023)."""

    OFF = "off"
    WITHIN_LIMITS = "within_limits"
    WITH_OUTSIDE = "with_outside"


class BothWays(StrEnum):
    """What a point is called that signals both ways: improvement, or what the first of its rules says."""

    IMPROVEMENT = "improvement"
    PRECEDENCE = "precedence"


class TargetOnLimit(StrEnum):
    """What a target is called that lies exactly on a limit: hit or miss, or as decided as one beyond it."""

    HIT_OR_MISS = "hit_or_miss"
    DECIDED = "decided"


@dataclass(frozen=True)
class RuleSet:
    """Making Data Count's four rules and their lengths; None or OFF leaves a rule out.

    fix_after: only so many first points of each phase make its mean and limits. minimum_points: a phase with
    fewer known figures has no limits and no signals. screen_moving_ranges: leave out, once, moving ranges of
    at least `screen_at` times their mean. mean_breaks_shift: a point on the mean ends a run, or is
    passed over. clip_limits: keep limits within what is possible, 0 and (for a percentage) 100.
    """

    outside_limits: bool = True
    trend_length: int | None = 7
    two_in_three: TwoInThree = TwoInThree.WITH_OUTSIDE
    two_in_three_on_one_side: bool = True
    shift_length: int | None = 7
    mean_breaks_shift: bool = True
    both_ways: BothWays = BothWays.IMPROVEMENT
    target_on_limit: TargetOnLimit = TargetOnLimit.HIT_OR_MISS
    minimum_points: int = 13
    fix_after: int | None = None
    limit_multiple: Decimal = Decimal("2.66")
    screen_moving_ranges: bool = False
    screen_at: Decimal = Decimal("3.267")
    clip_limits: bool = False

    def __post_init__(self) -> None:
        if min(self.trend_length or 3, self.shift_length or 3) < 3:
            raise InvalidModelError("a run that means anything has at least 3 points")
        if self.minimum_points < 3:
            raise InvalidModelError("limits need at least 3 points")
        if self.fix_after is not None and self.fix_after < LEAST_FIXED:
            raise InvalidModelError(f"limits may be fixed after {LEAST_FIXED} points or more")
        if self.limit_multiple <= 0 or self.screen_at <= 0:
            raise InvalidModelError("limits and screening are multiples above 0 of the mean moving range")

    @property
    def tests_anything(self) -> bool:
        """Whether any rule is on: without one, no figure can be called usual either."""
        runs = self.trend_length is not None or self.shift_length is not None
        return self.outside_limits or runs or self.two_in_three is not TwoInThree.OFF

    @property
    def sentence(self) -> str:
        """The rules in force, to be printed on a chart."""
        rules = "; ".join(self._signals()) or "none, so nothing is tested"
        return f"Signals: {rules}. {' '.join(self._conditions())}"

    def _signals(self) -> list[str]:
        said = ["a point outside the limits"] if self.outside_limits else []
        if self.trend_length is not None:
            said.append(f"{self.trend_length} points in a row rising or falling")
        if self.two_in_three is not TwoInThree.OFF:
            said.append(self._two_in_three())
        if self.shift_length is not None:
            ends = "" if self.mean_breaks_shift else ", any on it passed over"
            said.append(f"{self.shift_length} points in a row on one side of the mean{ends}")
        return said

    def _two_in_three(self) -> str:
        with_outside = self.two_in_three is TwoInThree.WITH_OUTSIDE
        outside = "those outside included" if with_outside else "those outside not counted"
        side = ", all 3 on one side of the mean" if self.two_in_three_on_one_side else ""
        return f"2 of 3 points more than two thirds of the way to a limit ({outside}){side}"

    def _conditions(self) -> list[str]:
        said = [f"Limits need {self.minimum_points} points."]
        if self.fix_after is not None:
            said.append(f"They are fixed by the first {self.fix_after}.")
        if self.screen_moving_ranges:
            said.append(f"Moving ranges of {self.screen_at} times their mean or more are left out.")
        if self.clip_limits:
            said.append("Limits stop at what is possible.")
        if self.both_ways is BothWays.PRECEDENCE:
            said.append("A point that signals both ways is called by the first of its rules.")
        else:
            said.append("A point that signals both ways is called improvement.")
        on_limit = "decided" if self.target_on_limit is TargetOnLimit.DECIDED else "hit or miss"
        said.append(f"A target on a limit is {on_limit}.")
        return said


MAKING_DATA_COUNT = RuleSet()
