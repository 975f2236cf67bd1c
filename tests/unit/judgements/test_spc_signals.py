"""The four rules at their boundaries, on limits that can be worked out by hand."""

from decimal import Decimal

import pytest

from trigpoint.model.rule_set import TwoInThree

from .charts import BASE, after_base, chart_of, said, series


def test_the_limits_are_two_point_six_six_mean_moving_ranges_from_the_mean() -> None:
    limits = after_base("10").latest.limits
    assert limits is not None
    assert [limits.mean, limits.lower, limits.upper] == [Decimal(10), Decimal("4.68"), Decimal("15.32")]
    assert f"{limits.near_lower:.4f} {limits.near_upper:.4f}" == "6.4533 13.5467"


def test_a_wheeler_hand_vector() -> None:
    """Moving ranges 2 1 3 1 2 1 2 3 1 2 1 2 of mean 21/12 = 1.75; the points add up to 637 of 13, 49."""
    chart = chart_of("48 50 49 46 47 49 50 48 51 50 48 49 51")
    limits = chart.latest.limits
    assert limits is not None
    assert f"{limits.mean:.4f}" == "48.9231"
    assert limits.upper - limits.mean == Decimal("2.66") * Decimal("1.75")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("15.32", ""), ("15.33", "outside_limits high"), ("4.68", ""), ("4.67", "outside_limits low")],
)
def test_a_point_on_the_limit_is_inside_it(value: str, expected: str) -> None:
    assert said(after_base(value)) == [expected]


def test_outside_limits_can_be_left_out() -> None:
    assert said(after_base("99", outside_limits=False)) == [""]


# ---- shift -------------------------------------------------------------------------------------------------


def test_seven_points_on_one_side_of_the_mean() -> None:
    assert said(after_base("9 11 11 11 11 11 11")) == [""] * 7
    # The base ends above the mean, at 11.
    assert said(after_base("9 11 11 11 11 11 11 11")) == ["", *["shift high"] * 7]
    assert said(after_base("9 9 9 9 9 9 9 11")) == [*["shift low"] * 7, ""]


def test_a_shift_of_another_length() -> None:
    assert said(after_base("9 11 11 11 11 11 11 11", shift_length=8)) == [""] * 8
    assert said(after_base("9 11 11 11 11 11 11", shift_length=6)) == ["", *["shift high"] * 6]
    assert said(after_base("9 11 11 11 11 11 11 11", shift_length=None)) == [""] * 8


def test_a_point_on_the_mean_ends_a_run_or_is_passed_over() -> None:
    points = "9 11 11 11 10 11 11 11 11"
    assert said(after_base(points)) == [""] * 9
    passed_over = ["", *["shift high"] * 3, "", *["shift high"] * 4]
    assert said(after_base(points, mean_breaks_shift=False)) == passed_over


# ---- trend -------------------------------------------------------------------------------------------------


def test_seven_points_rising_or_falling() -> None:
    assert said(after_base("9 7 8 9 10 11 12 13", shift_length=None)) == ["", *["trend high"] * 7]
    assert said(after_base("9 13 12 11 10 9 8 7", shift_length=None)) == ["", *["trend low"] * 7]
    assert said(after_base("9 8 9 10 11 12 13 12", shift_length=None)) == [""] * 8
    assert (
        said(after_base("9 8 9 10 11 12 13 12", shift_length=None, trend_length=6))[1:7] == ["trend high"] * 6
    )
    assert said(after_base("9 7 8 9 10 11 12 13", trend_length=None)) == [""] * 8


def test_equal_neighbours_end_a_trend() -> None:
    assert said(after_base("9 7 8 9 10 10 11 12 13")) == [""] * 9


# ---- two in three ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("14 14", ["two_in_three high"] * 2),  # the base ends at 11, which is on the same side
        ("9 14 11 14", ["", "two_in_three high", "", "two_in_three high"]),
        ("9 14 9 14", [""] * 4),
        ("9 14 11 11 14", [""] * 5),
        ("9 13.54 13.54", [""] * 3),
        ("9 13.55 13.55 11", ["", *["two_in_three high"] * 2, ""]),
        ("9 6 6 9", ["", *["two_in_three low"] * 2, ""]),
    ],
)
def test_two_of_three_points_near_a_limit(points: str, expected: list[str]) -> None:
    assert said(after_base(points)) == expected


def test_all_three_on_one_side_is_a_setting() -> None:
    expected = ["", "two_in_three high", "", "two_in_three high"]
    assert said(after_base("9 14 9 14", two_in_three_on_one_side=False)) == expected


def test_a_point_outside_the_limits_counts_or_does_not() -> None:
    both = "outside_limits high, two_in_three high"
    assert said(after_base("16 14 9")) == [both, "two_in_three high", ""]
    within = after_base("16 14 9", two_in_three=TwoInThree.WITHIN_LIMITS)
    assert said(within) == ["outside_limits high", "", ""]
    assert said(after_base("14 14 9", two_in_three=TwoInThree.OFF)) == [""] * 3


# ---- what is not known -------------------------------------------------------------------------------------


def test_a_month_without_a_figure_ends_every_run() -> None:
    assert said(after_base("9 11 11 11 - 11 11 11 11")) == [""] * 9
    assert said(after_base("9 7 8 9 - 10 11 12 13")) == [""] * 9
    assert said(after_base("9 14 - 14")) == [""] * 4


def test_a_month_left_out_of_the_series_ends_every_run_too() -> None:
    points = series(f"{BASE} 9 11 11 11 - 11 11 11 11")
    chart = chart_of([one for one in points if one.value is not None], fix_after=12)
    assert said(chart) == [""] * 8


def test_no_moving_range_reaches_over_a_gap() -> None:
    chart = chart_of("9 11 9 11 9 11 9 - 19 21 19 21 19 21 19")
    limits = chart.latest.limits
    assert limits is not None
    assert limits.upper - limits.mean == Decimal("2.66") * 2


def test_signals_come_in_their_order_of_precedence() -> None:
    chart = after_base("9 11 12 13 13.6 13.7 13.8 16")
    assert said(chart)[-1] == "outside_limits high, trend high, two_in_three high, shift high"


def test_a_moving_range_at_the_screen_is_left_out() -> None:
    """Eleven of 1 and one of 2.2 have a mean of 1.1: the 2.2 is twice that, and the rest have a mean of 1."""
    points = "0 1 0 1 0 1 0 1 0 1 0 1 3.2"
    at, beyond = (
        chart_of(points, screen_moving_ranges=True, screen_at=Decimal(edge)).latest.limits
        for edge in ("2", "2.01")
    )
    assert at is not None and beyond is not None
    assert f"{at.upper - at.mean:.4f} {beyond.upper - beyond.mean:.4f}" == "2.6600 2.9260"


def test_limits_are_fixed_by_so_many_known_figures() -> None:
    limits = chart_of("9 11 9 11 9 11 - 9 11 9 11 9 11 30", fix_after=12).latest.limits
    assert limits is not None
    assert limits.mean == 10
