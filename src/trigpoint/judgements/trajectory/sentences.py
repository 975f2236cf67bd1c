"""The words of a forecast, built from the numbers as they are printed."""

from collections.abc import Mapping
from decimal import Decimal

from trigpoint.judgements.bands import meets
from trigpoint.judgements.shown import Style
from trigpoint.model.measures import Polarity
from trigpoint.model.periods import Period
from trigpoint.model.targets import Flat, Range
from trigpoint.model.trajectories import Course

BEGINS: Mapping[Course, str] = {
    Course.ON_COURSE: "On course",
    Course.AT_RISK: "At risk",
    Course.OUT_OF_REACH: "Out of reach",
}
MORE = {Polarity.HIGH: "or more", Polarity.LOW: "or less"}


def is_met(number: Decimal, target: Flat | Range, polarity: Polarity) -> bool:
    """Whether a year that comes to this number meets the target. Equality is good enough."""
    if isinstance(target, Range):
        return target.low <= number <= target.high
    return meets(number, target.green, polarity)


def course_of(
    value: Decimal, lower: Decimal, upper: Decimal, target: Flat | Range, polarity: Polarity
) -> Course:
    """Where a forecast stands: every number of the interval meets the target, some do, or none does."""
    ends = [is_met(end, target, polarity) for end in (lower, upper)]
    if all(ends):
        return Course.ON_COURSE
    holds_a_part = isinstance(target, Range) and lower <= target.high and upper >= target.low
    return Course.AT_RISK if any(ends) or holds_a_part else Course.OUT_OF_REACH


def target_text(target: Flat | Range, polarity: Polarity, style: Style) -> str:
    """'85.0% or more', '10 to 20'."""
    if isinstance(target, Range):
        return f"{style.edge(target.low)} to {style.edge(target.high)}"
    return f"{style.edge(target.green)} {MORE[polarity]}"


def likely_text(value: Decimal, lower: Decimal, upper: Decimal, year: Period, style: Style) -> str:
    """'91.2% is likely for 2022/23 (80% interval 89.9% to 92.4%)'."""
    interval = f"80% interval {style.text(lower)} to {style.text(upper)}"
    return f"{style.text(value)} is likely for {year.label} ({interval})"


def beginning(course: Course, value: Decimal, target: Flat | Range, polarity: Polarity) -> str:
    """'On course', or of a year at risk also to which side it leans."""
    if course is not Course.AT_RISK:
        return BEGINS[course]
    leans = "to meet than to miss" if is_met(value, target, polarity) else "to miss than to meet"
    return f"{BEGINS[course]}, more likely {leans}"
