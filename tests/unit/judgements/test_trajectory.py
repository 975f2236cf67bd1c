"""Where a year will end: forecasts worked out by hand, what is said of the target, and when nothing is."""

from decimal import Decimal

import pytest

from trigpoint.judgements import trajectory
from trigpoint.judgements.shown import Style
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.targets import Flat, Range
from trigpoint.model.trajectories import Course, Trajectory, YearFrom

from .charts import COUNT, month, series

PERCENT = Style(Unit.PERCENT, 1)
DECEMBER, SEPTEMBER = month(20), month(17)  # of the second of two years, 2020/21


def hundreds(months: int) -> list[Observation]:
    return series(" ".join(["100"] * months))


def shares(months: int, done: int = 45, cases: int = 50) -> list[Observation]:
    return [Observation.of_parts(month(n), done, cases) for n in range(months)]


def of_counts(
    target: str | None, polarity: Polarity, *, observations: list[Observation] | None = None
) -> Trajectory:
    """A hundred a month, as at December: 900 so far, three months left."""
    return trajectory.judge(
        observations or hundreds(21),
        as_at=DECEMBER,
        year_from=YearFrom.SUM,
        polarity=polarity,
        style=COUNT,
        target=Flat(Decimal(target)) if target else None,
    )


def of_shares(target: str, months: int = 18, polarity: Polarity = Polarity.HIGH) -> Trajectory:
    return trajectory.judge(
        shares(months),
        as_at=month(months - 1),
        year_from=YearFrom.POOLED,
        polarity=polarity,
        style=PERCENT,
        target=Flat(Decimal(target)),
    )


def printed(found: Trajectory) -> tuple[str, str, str]:
    return str(found.lower), str(found.value), str(found.upper)


# ---- events that are added up ------------------------------------------------------------------------------


def test_a_sum_by_hand() -> None:
    """Chance gives a month a variance of 100, and a twentieth of the level, 25, is assumed beyond it.

    A quarter of that, 6.25, is drift. Drift over noise is 6.25 / 125 = 0.05, so the gain is
    (root(0.0025 + 0.2) - 0.05) / 2 = 0.2, and the level's own variance 0.2 x 125 = 25. The mean of three
    months: 25 + 6.25 x (1 + 4 + 9) / 9 + 125 / 3 = 76.39; their sum 9 times that, 687.5, whose root is 26.22,
    and 1.2816 times that 33.6. So 1,200 and 33.6 either way.
    """
    assert printed(of_counts(None, Polarity.HIGH)) == ("1166", "1200", "1234")
    months = of_counts(None, Polarity.HIGH).months
    assert [one.period.label for one in months] == ["Jan-21", "Feb-21", "Mar-21"]
    # One month ahead: 25 + 6.25 + 125 = 156.25, whose root is 12.5, and 1.2816 times that 16.02.
    assert [(one.lower, one.value, one.upper) for one in months[:1]] == [(84, 100, 116)]


def test_on_course_when_even_the_worse_end_meets_the_target() -> None:
    found = of_counts("1150", Polarity.HIGH)
    assert found.course is Course.ON_COURSE
    assert found.reason == (
        "On course: 1,200 is likely for 2020/21 (80% interval 1,166 to 1,234); the target is 1,150 or more."
        " So far it is 900."
    )
    assert found.needed == 84  # 250 in three months is 83.3, and 83 would miss
    assert found.confidence == Decimal("0.8")
    assert (
        found.method == "Forecast from the year so far and, for each month left, the level of recent months."
    )


def test_at_risk_says_to_which_side_it_leans_and_what_it_takes() -> None:
    found = of_counts("1220", Polarity.HIGH)
    assert found.course is Course.AT_RISK
    assert found.reason == (
        "At risk, more likely to miss than to meet: 1,200 is likely for 2020/21 (80% interval 1,166 to"
        " 1,234); the target is 1,220 or more. So far it is 900. To meet it, the 3 months left must average"
        " at least 107."
    )
    assert "more likely to meet than to miss" in of_counts("1180", Polarity.HIGH).reason


def test_out_of_reach_when_even_the_better_end_misses() -> None:
    found = of_counts("1250", Polarity.HIGH)
    assert (found.course, found.needed) == (Course.OUT_OF_REACH, 117)
    found = of_counts("1150", Polarity.LOW)
    assert (found.course, found.needed) == (Course.OUT_OF_REACH, 83)
    assert found.reason.endswith("the 3 months left must average at most 83.")


@pytest.mark.parametrize(
    ("target", "polarity", "course"),
    [
        ("1166", Polarity.HIGH, Course.ON_COURSE),
        ("1167", Polarity.HIGH, Course.AT_RISK),
        ("1234", Polarity.HIGH, Course.AT_RISK),
        ("1235", Polarity.HIGH, Course.OUT_OF_REACH),
        ("1234", Polarity.LOW, Course.ON_COURSE),
        ("1233", Polarity.LOW, Course.AT_RISK),
        ("1166", Polarity.LOW, Course.AT_RISK),
        ("1165", Polarity.LOW, Course.OUT_OF_REACH),
    ],
)
def test_an_edge_that_is_just_met_is_met(target: str, polarity: Polarity, course: Course) -> None:
    assert of_counts(target, polarity).course is course


def test_a_year_that_has_met_its_target_needs_nothing() -> None:
    found = of_counts("900", Polarity.HIGH)
    assert (found.course, found.needed) == (Course.ON_COURSE, None)
    found = of_counts("899", Polarity.LOW)
    assert (found.course, found.needed) == (Course.OUT_OF_REACH, None)
    assert found.reason.endswith("Whatever the months left bring, it is missed.")


def test_of_one_month_left_the_month_is_named() -> None:
    found = trajectory.judge(
        hundreds(23),
        as_at=month(22),
        year_from=YearFrom.SUM,
        polarity=Polarity.HIGH,
        style=COUNT,
        target=Flat(Decimal(1300)),
    )
    assert found.reason.endswith("To meet it, March must be at least 200.")


def test_a_month_that_stands_out_in_both_years_is_expected_again() -> None:
    """Eleven months of 99 and a December of 111 have mean 100; the years agree wholly."""
    year = " ".join(["99"] * 8 + ["111"] + ["99"] * 3)
    observations = series(f"{year} {year} {' '.join(['99'] * 8)}")
    found = trajectory.judge(
        observations, as_at=month(31), year_from=YearFrom.SUM, polarity=Polarity.INFO, style=COUNT
    )
    assert [one.value for one in found.months] == [111, 99, 99, 99]
    assert found.value == 1200
    assert found.method.endswith("with what the time of year usually adds.")


def test_a_month_that_stood_out_once_is_not() -> None:
    """December is 112 in one year and 88 in the other: the mean of the two says nothing."""
    observations = series(" ".join(["100"] * 8 + ["112"] + ["100"] * 11 + ["88"] + ["100"] * 3 + ["100"] * 8))
    found = trajectory.judge(
        observations, as_at=month(31), year_from=YearFrom.SUM, polarity=Polarity.INFO, style=COUNT
    )
    assert len({one.value for one in found.months}) == 1


# ---- shares that are pooled --------------------------------------------------------------------------------


def test_a_share_by_hand() -> None:
    """45 of 50 each month, as at September: 0.9 x 0.1 = 0.09.

    Chance 0.09 / 50 = 0.0018, beyond it 0.002 x 0.09 = 0.00018, half of which drifts. 0.00009 / 0.00198 is
    0.04545, the gain 0.19168, the level's variance 0.0003795. Of six months: 0.0003795 + 0.00009 x 91 / 36 +
    0.00198 / 6 = 0.000937, whose root is 3.061 points. Half of the year's cases are still to come: 1.53
    points, and 1.2816 times that 1.96.
    """
    found = of_shares("85")
    assert printed(found) == ("88.0", "90.0", "92.0")
    assert found.reason == (
        "On course: 90.0% is likely for 2020/21 (80% interval 88.0% to 92.0%); the target is 85.0% or more."
        " So far it is 90.0% (270 of 300)."
    )


def test_what_the_cases_to_come_must_reach() -> None:
    """95% of 600 is 570, and 270 are done: 300 of the 300 to come. 94% takes 294, or 98%."""
    assert of_shares("94").reason.endswith("the 6 months left must average at least 98.0%.")
    assert of_shares("95").needed == 100
    found = of_shares("95.1")
    assert (found.course, found.needed) == (Course.OUT_OF_REACH, None)
    assert found.reason.endswith("Not even 100.0% in every month left would meet it.")


def test_what_is_needed_is_rounded_to_the_side_that_meets() -> None:
    """91% of 600 is 546; 276 of 300 is 92.0%. With a low measure 88.1% is 528.6: 258.6 of 300, 86.2%."""
    assert of_shares("91").needed == Decimal("92.0")
    assert of_shares("91.01").needed == Decimal("92.1")  # 92.02 exactly
    assert of_shares("88.11", polarity=Polarity.LOW).needed == Decimal("86.2")  # 86.22 exactly


def test_a_share_of_everything_is_forecast_below_everything() -> None:
    found = trajectory.judge(
        shares(18, done=50),
        as_at=SEPTEMBER,
        year_from=YearFrom.POOLED,
        polarity=Polarity.HIGH,
        style=PERCENT,
        target=Flat(Decimal(100)),
    )
    assert found.lower is not None
    assert found.lower < 100
    assert (found.value, found.upper) == (100, 100)
    assert found.course is Course.AT_RISK


def test_a_month_without_cases_is_no_gap() -> None:
    observations = shares(18)
    observations[14] = Observation.of_parts(month(14), 0, 0)
    found = trajectory.judge(
        observations,
        as_at=SEPTEMBER,
        year_from=YearFrom.POOLED,
        polarity=Polarity.INFO,
        style=PERCENT,
    )
    assert found.value == 90
    assert "(225 of 250)" in found.reason


# ---- a stock, whose year is its last month -----------------------------------------------------------------


def test_a_stock_by_hand() -> None:
    """Up by one each month from 100: the last is 120, and changes carry on wholly, of which 0.8 is believed.

    A month's change then stands for a variance of 1 x 1.8 / 0.2 = 9, three months for 27, whose root is
    5.196; 1.2816 times that is 6.66.
    """
    found = trajectory.judge(
        series(" ".join(str(100 + n) for n in range(21))),
        as_at=DECEMBER,
        year_from=YearFrom.LAST,
        polarity=Polarity.LOW,
        style=COUNT,
        target=Flat(Decimal(110)),
    )
    assert printed(found) == ("113", "120", "127")
    assert found.reason == (
        "Out of reach: 120 is likely for 2020/21 (80% interval 113 to 127); the target is 110 or less."
        " To meet it, March must be at most 110."
    )
    assert found.method == "Forecast from the latest month."


def test_months_that_swing_back_and_forth_have_a_level() -> None:
    found = trajectory.judge(
        series(" ".join(["90 110"] * 10)),
        as_at=month(19),
        year_from=YearFrom.LAST,
        polarity=Polarity.INFO,
        style=COUNT,
    )
    assert found.value is not None
    assert 95 < found.value < 105
    assert found.method == "Forecast from the level of recent months."


# ---- targets of other kinds, and none ----------------------------------------------------------------------


def test_without_a_target_there_is_a_forecast_and_no_course() -> None:
    found = of_counts(None, Polarity.HIGH)
    assert found.course is Course.NO_TARGET
    assert found.reason == "1,200 is likely for 2020/21 (80% interval 1,166 to 1,234). So far it is 900."
    found = of_counts("1150", Polarity.INFO)
    assert (found.course, found.value, found.needed) == (Course.INFO, 1200, None)
    assert "target" not in found.reason


@pytest.mark.parametrize(
    ("low", "high", "course"),
    [
        (1100, 1300, Course.ON_COURSE),
        (1166, 1234, Course.ON_COURSE),
        (1180, 1220, Course.AT_RISK),  # inside the interval, and narrower
        (1230, 1300, Course.AT_RISK),
        (1235, 1300, Course.OUT_OF_REACH),
        (1000, 1165, Course.OUT_OF_REACH),
    ],
)
def test_a_range(low: int, high: int, course: Course) -> None:
    found = trajectory.judge(
        hundreds(21),
        as_at=DECEMBER,
        year_from=YearFrom.SUM,
        polarity=Polarity.RANGE,
        style=COUNT,
        target=Range(Decimal(low), Decimal(high)),
    )
    assert (found.course, found.needed) == (course, None)
    assert f"the target is {low:,} to {high:,}" in found.reason


def test_a_range_and_a_polarity_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(InvalidModelError, match="range"):
        of_counts("1150", Polarity.RANGE)
