"""What a chart says: variation, assurance, phases, and its sentences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import month_of
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.model.control_charts import Assurance, Variation
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.rule_set import BothWays, RuleSet, TargetOnLimit, TwoInThree

from .charts import BASE, COUNT, after_base, chart_of, month, series

PERCENT = Style(Unit.PERCENT, 1)
UP = "9 11 11 11 11 11 11 11"
DOWN = "9 9 9 9 9 9 9"


@pytest.mark.parametrize(
    ("points", "polarity", "variation", "start"),
    [
        (UP, Polarity.HIGH, Variation.IMPROVEMENT_HIGH, "Different from usual, for the better: the last 7"),
        (UP, Polarity.LOW, Variation.CONCERN_HIGH, "Different from usual, for the worse: the last 7"),
        (UP, Polarity.INFO, Variation.NEITHER_HIGH, "Different from usual: the last 7 months"),
        (UP, Polarity.RANGE, Variation.NEITHER_HIGH, "Different from usual: the last 7 months"),
        (DOWN, Polarity.LOW, Variation.IMPROVEMENT_LOW, "Different from usual, for the better: the last 7"),
        (DOWN, Polarity.HIGH, Variation.CONCERN_LOW, "Different from usual, for the worse: the last 7"),
        (DOWN, Polarity.INFO, Variation.NEITHER_LOW, "Different from usual: the last 7 months"),
        ("10", Polarity.HIGH, Variation.COMMON_CAUSE, "Within usual variation: between 5 and 15"),
    ],
)
def test_variation_is_of_the_latest_point(
    points: str, polarity: Polarity, variation: Variation, start: str
) -> None:
    chart = after_base(points, polarity=polarity)
    assert chart.variation is chart.latest.variation is variation
    assert chart.reason.startswith(start)


def test_an_earlier_signal_does_not_colour_the_latest_point() -> None:
    chart = after_base("20 10")
    assert chart.points[12].variation is Variation.NEITHER_HIGH
    assert chart.variation is Variation.COMMON_CAUSE


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("9 11 11 11 11 11 11 11", "the last 7 months are all above the mean of 10."),
        ("9 9 9 9 9 9 9 9", "the last 8 months are all below the mean of 10."),
        ("16", "16 is above the upper limit of 15."),
        ("15.4", "15.4 is above the upper limit of 15.3."),
        ("4.66", "4.66 is below the lower limit of 4.68."),
        ("14 14", "at least 2 of the last 3 months are close to or beyond the upper limit of 15."),
        ("9 7 8 9 10 11 12 13", "rising for 7 months in a row, from 7 in May-20 to 13."),
        ("9 13 12 11 10 9 8 7", "falling for 7 months in a row, from 13 in May-20 to 7."),
    ],
)
def test_the_sentence_says_what_is_different(points: str, sentence: str) -> None:
    assert after_base(points).reason == f"Different from usual: {sentence}"


# Rising for seven months, and all seven below the mean.
BOTH = "9 4.7 5 6 6.5 7 8 9"


@pytest.mark.parametrize(
    ("polarity", "both_ways", "variation"),
    [
        (Polarity.LOW, BothWays.IMPROVEMENT, Variation.IMPROVEMENT_LOW),
        (Polarity.LOW, BothWays.PRECEDENCE, Variation.CONCERN_HIGH),
        (Polarity.HIGH, BothWays.IMPROVEMENT, Variation.IMPROVEMENT_HIGH),
        (Polarity.INFO, BothWays.IMPROVEMENT, Variation.NEITHER_HIGH),
    ],
)
def test_a_point_that_signals_both_ways(
    polarity: Polarity, both_ways: BothWays, variation: Variation
) -> None:
    assert after_base(BOTH, polarity=polarity, both_ways=both_ways).variation is variation


def test_the_other_way_is_said_too() -> None:
    assert after_base(BOTH, polarity=Polarity.LOW).reason == (
        "Different from usual, for the better: the last 8 months are all below the mean of 10."
        " At the same time rising for 7 months in a row, from 5 in May-20 to 9."
    )


# ---- enough to judge ---------------------------------------------------------------------------------------


def test_twelve_points_are_not_tested_and_thirteen_are() -> None:
    twelve, thirteen = chart_of(BASE), chart_of(f"{BASE} 9")
    assert twelve.variation is Variation.NOT_TESTED
    assert {point.variation for point in twelve.points} == {Variation.NOT_TESTED}
    assert twelve.latest.limits is None
    assert twelve.reason == "Not tested: 12 months are too few to know what is usual; 13 are needed."
    assert thirteen.variation is Variation.COMMON_CAUSE
    assert thirteen.latest.mean == thirteen.latest.limits.mean


def test_months_without_figures_do_not_count_towards_thirteen() -> None:
    assert chart_of(f"{BASE} - -").latest.limits is None
    assert chart_of(f"{BASE} - 9").latest.limits is not None


def test_the_latest_month_without_a_figure_is_not_called_usual() -> None:
    chart = chart_of(f"{BASE} 9 -")
    assert chart.variation is Variation.NOT_TESTED
    assert chart.reason == "Not tested: there is no figure for May-20."


def test_with_every_rule_off_nothing_is_called_usual() -> None:
    chart = after_base(
        "10", outside_limits=False, trend_length=None, two_in_three=TwoInThree.OFF, shift_length=None
    )
    assert chart.variation is Variation.NOT_TESTED
    assert chart.reason == "Not tested: no rule is in force."
    assert "Signals: none, so nothing is tested." in chart.rules_sentence


def test_figures_never_side_by_side_show_nothing() -> None:
    chart = chart_of("9 - " * 13 + "-", minimum_points=13)
    assert chart.latest.limits is None
    assert chart.points[0].variation is Variation.NOT_TESTED


# ---- phases ------------------------------------------------------------------------------------------------


def test_limits_start_afresh_from_a_day_for_a_reason() -> None:
    points = series(f"{BASE} 9 {BASE} 9 30")
    moved = [
        replace(one, value=one.value + 10) if n > 12 and one.value else one for n, one in enumerate(points)
    ]
    rebase = Rebase(month(13).start, "New front door")
    chart = judge(moved, polarity=Polarity.INFO, style=COUNT, rebases=[rebase])
    assert [point.phase for point in chart.points] == [1] * 13 + [2] * 14
    first, second = chart.points[12].limits, chart.points[13].limits
    assert first is not None and second is not None
    # No moving range is carried across, and the second phase ends in 30 + 10.
    assert (f"{first.mean:.4f}", f"{first.upper - first.mean:.2f}") == ("9.9231", "5.32")
    assert f"{second.mean:.4f}" == f"{(12 * 20 + 19 + 40) / 14:.4f}"
    assert chart.rebases == (rebase,)


def test_too_few_points_since_a_rebase_are_not_tested() -> None:
    rebase = Rebase(month(13).start, "New front door.")
    chart = judge(series(f"{BASE} 9 30"), polarity=Polarity.INFO, style=COUNT, rebases=[rebase])
    assert chart.points[12].variation is Variation.COMMON_CAUSE
    assert chart.reason == (
        "Not tested: 1 month since limits started afresh on 1 May 2020 (New front door) is too few to know"
        " what is usual; 13 are needed."
    )


def test_a_run_does_not_reach_over_a_rebase() -> None:
    points = f"{BASE} 9 " + "11 11 11 11 " + " ".join(["11 12"] * 7)
    parted = judge(
        series(points), polarity=Polarity.INFO, style=COUNT, rebases=[Rebase(month(17).start, "A reason")]
    )
    assert not any(point.signals for point in parted.points)


def test_a_rebase_needs_a_reason_and_a_day_of_its_own() -> None:
    with pytest.raises(InvalidModelError, match="needs a reason"):
        Rebase(date(2021, 4, 1), " ")
    twice = [Rebase(date(2020, 4, 1), "One"), Rebase(date(2020, 4, 1), "Two")]
    with pytest.raises(InvalidModelError, match="only once on a day"):
        judge(series(BASE), polarity=Polarity.INFO, style=COUNT, rebases=twice)


def test_a_rebase_before_the_first_point_changes_nothing() -> None:
    chart = judge(
        series(f"{BASE} 9"),
        polarity=Polarity.INFO,
        style=COUNT,
        rebases=[Rebase(date(2001, 4, 1), "Long ago")],
    )
    assert {point.phase for point in chart.points} == {1}


def test_limits_are_fixed_by_the_first_points() -> None:
    fixed, free = after_base("20 20 20").latest.limits, chart_of(f"{BASE} 20 20 20").latest.limits
    assert fixed is not None and free is not None
    assert (fixed.mean, free.mean) == (10, 12)


# ---- assurance ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "polarity", "assurance"),
    [
        ("15.33", Polarity.HIGH, Assurance.FAIL),
        ("15.32", Polarity.HIGH, Assurance.HIT_OR_MISS),
        ("10", Polarity.HIGH, Assurance.HIT_OR_MISS),
        ("4.68", Polarity.HIGH, Assurance.HIT_OR_MISS),
        ("4.67", Polarity.HIGH, Assurance.PASS),
        ("15.33", Polarity.LOW, Assurance.PASS),
        ("15.32", Polarity.LOW, Assurance.HIT_OR_MISS),
        ("4.68", Polarity.LOW, Assurance.HIT_OR_MISS),
        ("4.67", Polarity.LOW, Assurance.FAIL),
        ("4.67", Polarity.INFO, Assurance.NOT_APPLICABLE),
        ("4.67", Polarity.RANGE, Assurance.NOT_APPLICABLE),
        ("", Polarity.HIGH, Assurance.NOT_APPLICABLE),
    ],
)
def test_assurance(target: str, polarity: Polarity, assurance: Assurance) -> None:
    points = series(f"{BASE} 10", target=target)
    assert chart_of(points, polarity=polarity, fix_after=12).assurance is assurance


@pytest.mark.parametrize(
    ("target", "polarity", "assurance"),
    [
        ("15.32", Polarity.HIGH, Assurance.FAIL),
        ("4.68", Polarity.HIGH, Assurance.PASS),
        ("15.32", Polarity.LOW, Assurance.PASS),
        ("4.68", Polarity.LOW, Assurance.FAIL),
        ("5", Polarity.LOW, Assurance.HIT_OR_MISS),
    ],
)
def test_a_target_on_the_limit_can_be_decided(target: str, polarity: Polarity, assurance: Assurance) -> None:
    points = series(f"{BASE} 10", target=target)
    chart = chart_of(points, polarity=polarity, fix_after=12, target_on_limit=TargetOnLimit.DECIDED)
    assert chart.assurance is assurance


def test_a_measure_constant_at_its_target() -> None:
    points = series("100 " * 13, target="100")
    assert chart_of(points, polarity=Polarity.HIGH).assurance is Assurance.HIT_OR_MISS
    decided = chart_of(points, polarity=Polarity.HIGH, target_on_limit=TargetOnLimit.DECIDED)
    assert decided.assurance is Assurance.PASS


def test_assurance_uses_the_latest_target() -> None:
    points = series(f"{BASE} 10 10", target="20")
    later = [*points[:-1], replace(points[-1], target=Decimal(3))]
    chart = chart_of(later, polarity=Polarity.HIGH, fix_after=12)
    assert chart.assurance is Assurance.PASS
    assert chart.assurance_reason == "Will usually meet the target of 3: between 5 and 15 is expected."


def test_assurance_says_why_there_is_none() -> None:
    short = chart_of(series(BASE, target="9"), polarity=Polarity.HIGH)
    assert short.assurance_reason == "Nothing is said of a target: what is usual is not known."
    assert chart_of(series(BASE), polarity=Polarity.HIGH).assurance_reason.endswith("none is set.")
    neutral = chart_of(series(f"{BASE} 9", target="9"))
    assert neutral.assurance_reason.endswith("neither more nor less is better.")


# ---- what is possible --------------------------------------------------------------------------------------


def test_a_sentence_does_not_expect_what_cannot_be() -> None:
    assert chart_of("0 2 " * 7).reason == "Within usual variation: up to 6 is expected."
    assert chart_of("4.32 6.32 " * 7).reason == "Within usual variation: up to 11 is expected."
    percent = chart_of("98 99.5 " * 7, style=PERCENT)
    assert percent.reason == "Within usual variation: 94.8% or more is expected."
    assert chart_of("5 95 " * 7, style=PERCENT).reason == "Within usual variation: anything is expected."
    number = chart_of("0 2 " * 7, style=Style(Unit.NUMBER, 0))
    assert number.reason == "Within usual variation: between -4 and 6 is expected."


def test_limits_are_clipped_only_where_asked() -> None:
    free, clipped = chart_of("0 2 " * 7).latest.limits, chart_of("0 2 " * 7, clip_limits=True).latest.limits
    assert free is not None and clipped is not None
    assert (free.lower, clipped.lower) == (Decimal("-4.32"), 0)
    assert free.upper == clipped.upper


# ---- what makes no chart -----------------------------------------------------------------------------------


def test_figures_that_make_no_chart_are_refused() -> None:
    points = series("1 2 3")
    with pytest.raises(InvalidModelError, match="needs figures"):
        chart_of([])
    with pytest.raises(InvalidModelError, match="out of order"):
        chart_of(points[::-1])
    with pytest.raises(InvalidModelError, match="out of order"):
        chart_of([points[0], points[0]])
    year = Observation(Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.FINANCIAL_YEAR), Decimal(1))
    with pytest.raises(InvalidModelError, match="of one kind"):
        chart_of([*points, year])


@pytest.mark.parametrize("kind", [PeriodKind.ROLLING_12, PeriodKind.YEAR_TO_DATE])
def test_periods_that_overlap_are_refused(kind: PeriodKind) -> None:
    one = Period(date(2021, 4, 1), month_of(date(2021, 9, 1)).stop, kind)
    with pytest.raises(InvalidModelError, match="overlap"):
        chart_of([Observation(one, Decimal(1))])


@pytest.mark.parametrize(
    "settings",
    [
        {"fix_after": 11},
        {"shift_length": 2},
        {"trend_length": 2},
        {"minimum_points": 2},
        {"limit_multiple": 0},
    ],
)
def test_settings_that_mean_nothing_are_refused(settings: dict[str, int]) -> None:
    with pytest.raises(InvalidModelError):
        RuleSet(**settings)


def test_the_rules_in_force_are_said() -> None:
    assert RuleSet().sentence == (
        "Signals: a point outside the limits; 7 points in a row rising or falling; 2 of 3 points more than"
        " two thirds of the way to a limit (those outside included), all 3 on one side of the mean; 7 points"
        " in a row on one side of the mean. Limits need 13 points. A point that signals both ways is called"
        " improvement. A target on a limit is hit or miss."
    )


@pytest.mark.parametrize(
    "settings",
    [
        {"outside_limits": False},
        {"trend_length": 6},
        {"two_in_three": TwoInThree.WITHIN_LIMITS},
        {"two_in_three_on_one_side": False},
        {"shift_length": 8},
        {"mean_breaks_shift": False},
        {"both_ways": BothWays.PRECEDENCE},
        {"target_on_limit": TargetOnLimit.DECIDED},
        {"minimum_points": 12},
        {"fix_after": 12},
        {"screen_moving_ranges": True},
        {"clip_limits": True},
        {"limit_multiple": Decimal("2.6596")},
    ],
)
def test_every_setting_can_be_read_off_the_chart(settings: dict[str, object]) -> None:
    chart = after_base("10") if "fix_after" not in settings else chart_of(f"{BASE} 10")
    changed = judge(
        series(f"{BASE} 10"),
        polarity=Polarity.INFO,
        style=COUNT,
        rules=replace(chart.rules, **settings),
    )
    assert changed.rules_sentence != chart.rules_sentence
