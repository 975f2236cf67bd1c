"""Charts of shares, rates and rare events, each limit worked out a second time by hand or in floats."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import sqrt

import pytest

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.judgements.spc.limits import dispersion
from trigpoint.judgements.spc.observations import cases_between, days_between
from trigpoint.model.control_charts import ChartKind, Variation
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.rule_set import RuleSet

from .charts import month, series

PERCENT = Style(Unit.PERCENT, 1)
DAYS = Style(Unit.DAYS, 0)
RATE = Style(Unit.RATE_PER_10000, 1)

TALLIES = [(8, 18), (8, 18), (13, 21), (4, 9), (20, 41), (6, 20), (11, 25), (3, 16), (9, 30), (10, 10)]
TALLIES += [(7, 22), (12, 36), (5, 8), (14, 20)]


def shares(tallies: list[tuple[int, int]], per: int = 100) -> list[Observation]:
    return [Observation.of_parts(month(n), a, b, per=per) for n, (a, b) in enumerate(tallies)]


def sigma_of_z(tallies: list[tuple[int, int]], *, binomial: bool) -> float:
    """Laney's, in floats."""
    pooled = sum(a for a, _ in tallies) / sum(b for _, b in tallies)
    variance = pooled * (1 - pooled) if binomial else pooled
    z = [(a / b - pooled) / sqrt(variance / b) for a, b in tallies]
    ranges = [abs(after - before) for before, after in pairwise(z)]
    return sum(ranges) / len(ranges) / 1.128


@pytest.mark.parametrize("kind", [ChartKind.P, ChartKind.P_PRIME])
def test_limits_of_shares_follow_each_months_own_number(kind: ChartKind) -> None:
    chart = judge(shares(TALLIES), polarity=Polarity.HIGH, style=PERCENT, kind=kind)
    pooled = sum(a for a, _ in TALLIES) / sum(b for _, b in TALLIES)
    wider = sigma_of_z(TALLIES, binomial=True) if kind is ChartKind.P_PRIME else 1
    for point, (_, cases) in zip(chart.points, TALLIES, strict=True):
        reach = 3 * wider * sqrt(pooled * (1 - pooled) / cases)
        assert point.limits is not None
        assert [float(x) for x in vars(point.limits).values()] == pytest.approx(
            [100 * (pooled + reach * part) for part in (0, -1, 1, -2 / 3, 2 / 3)]
        )


@pytest.mark.parametrize("kind", [ChartKind.U, ChartKind.U_PRIME])
def test_limits_of_rates_follow_each_months_own_population(kind: ChartKind) -> None:
    counts = [(a, 1000 * b) for a, b in TALLIES]
    chart = judge(shares(counts, per=10_000), polarity=Polarity.LOW, style=RATE, kind=kind)
    pooled = sum(a for a, _ in counts) / sum(b for _, b in counts)
    wider = sigma_of_z(counts, binomial=False) if kind is ChartKind.U_PRIME else 1
    for point, (_, people) in zip(chart.points, counts, strict=True):
        assert point.limits is not None
        reach = 10_000 * 3 * wider * sqrt(pooled / people)
        assert float(point.limits.upper - point.limits.mean) == pytest.approx(reach)
        assert float(point.limits.mean) == pytest.approx(10_000 * pooled)


def test_a_p_chart_by_hand() -> None:
    """50 of 100 each month: the standard error is 5 points, so 65 of 100 is on the limit."""
    steady = [(50, 100)] * 12
    on, above = (
        judge(
            shares([*steady, (last, 100)]),
            polarity=Polarity.HIGH,
            style=PERCENT,
            kind=ChartKind.P,
            rules=RuleSet(fix_after=12),
        )
        for last in (65, 66)
    )
    assert on.latest.limits is not None
    assert (on.latest.limits.lower, on.latest.limits.upper) == (35, 65)
    assert (on.variation, above.variation) == (Variation.COMMON_CAUSE, Variation.IMPROVEMENT_HIGH)
    assert above.reason == "Different from usual, for the better: 66.0% is above the upper limit of 65.0%."


def test_a_month_of_0_of_0_has_no_limits_and_no_value() -> None:
    chart = judge(shares([*TALLIES, (0, 0)]), polarity=Polarity.HIGH, style=PERCENT, kind=ChartKind.P)
    assert (chart.latest.value, chart.latest.limits) == (None, None)
    assert chart.variation is Variation.NOT_TESTED


def test_chance_alone_has_a_dispersion_about_1_and_a_level_shift_more() -> None:
    found = dispersion(shares(TALLIES), ChartKind.P, RuleSet())
    assert float(found or 0) == pytest.approx(sigma_of_z(TALLIES, binomial=True))
    assert dispersion(shares([(10, 10)] * 14), ChartKind.P, RuleSet()) is None


def test_what_makes_no_chart_of_ratios_is_refused() -> None:
    with pytest.raises(InvalidModelError, match="Apr-19 has no tally"):
        judge(series("1 2 " * 7), polarity=Polarity.HIGH, style=PERCENT, kind=ChartKind.P)
    mixed = [*shares(TALLIES), Observation.of_parts(month(20), 1, 2, per=1000)]
    with pytest.raises(InvalidModelError, match="of the same number"):
        judge(mixed, polarity=Polarity.HIGH, style=PERCENT, kind=ChartKind.P)
    with pytest.raises(InvalidModelError, match="exceed the whole"):
        judge(shares([(3, 2)] * 13), polarity=Polarity.HIGH, style=PERCENT, kind=ChartKind.P)


# ---- rare events -------------------------------------------------------------------------------------------


def test_days_between_events() -> None:
    events = [date(2022, 3, 1), date(2022, 1, 1), date(2022, 1, 31), date(2022, 1, 31)]
    assert [(one.at, one.value) for one in days_between(events)] == [
        (date(2022, 1, 31), 30),
        (date(2022, 1, 31), 0),
        (date(2022, 3, 1), 29),
    ]
    assert days_between(events[:1]) == []


def test_cases_between_events_leave_out_those_before_the_first() -> None:
    events = [False, False, True, False, False, True, True, False]
    cases = [(date(2022, 1, n), is_event) for n, is_event in enumerate(events, start=1)]
    assert [(one.at, one.value) for one in cases_between(cases)] == [
        (date(2022, 1, 6), 2),
        (date(2022, 1, 7), 0),
    ]


def gaps(days: list[int]) -> list[Observation]:
    starts = [date(2020, 1, 1)]
    for gap in days:
        starts.append(date.fromordinal(starts[-1].toordinal() + gap))
    return days_between(starts)


GAPS = [12, 40, 3, 25, 60, 8, 31, 17, 22, 5, 44, 19, 28]


def test_a_t_chart_is_an_xmr_chart_of_the_power_1_over_3_6() -> None:
    chart = judge(gaps(GAPS), polarity=Polarity.LOW, style=DAYS, kind=ChartKind.T)
    powers = [gap ** (1 / 3.6) for gap in GAPS]
    average = sum(powers) / len(powers)
    ranges = [abs(b - a) for a, b in pairwise(powers)]
    reach = 2.66 * sum(ranges) / len(ranges)
    limits = chart.latest.limits
    assert limits is not None
    assert float(limits.mean) == pytest.approx(average**3.6)
    assert float(limits.upper) == pytest.approx((average + reach) ** 3.6)
    assert float(limits.lower) == pytest.approx(max(average - reach, 0) ** 3.6)


def test_a_long_gap_between_events_is_good_where_few_are_good() -> None:
    points = gaps([*GAPS, 900])
    fixed = RuleSet(fix_after=13)
    low = judge(points, polarity=Polarity.LOW, style=DAYS, kind=ChartKind.T, rules=fixed)
    high = judge(points, polarity=Polarity.HIGH, style=DAYS, kind=ChartKind.T, rules=fixed)
    assert (low.variation, high.variation) == (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH)
    said = "900 days lie between the last two events, more than the upper limit of "
    assert low.reason.startswith(f"Different from usual, for the better: {said}")


def test_a_run_of_short_gaps_is_told_as_gaps() -> None:
    points = gaps([*GAPS, 60, *[9] * 7])
    chart = judge(points, polarity=Polarity.LOW, style=DAYS, kind=ChartKind.T, rules=RuleSet(fix_after=13))
    assert "the last 7 gaps are all below the mean of" in chart.reason
    assert chart.variation is Variation.CONCERN_LOW


def test_a_g_chart_by_hand() -> None:
    """Cases between events of mean 9: 3 x the root of 9 x 10 is 28.46, and the median is 0.693 x 9."""
    points = [Observation(date(2022, 1, n), Decimal(value)) for n, value in enumerate([8, 10] * 7, start=1)]
    limits = judge(points, polarity=Polarity.LOW, style=DAYS, kind=ChartKind.G).latest.limits
    assert limits is not None
    found = (limits.mean, limits.lower, limits.upper, limits.near_lower, limits.near_upper)
    assert [f"{x:.3f}" for x in found] == ["6.237", "0.000", "37.460", "0.000", "27.974"]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_says_how_its_limits_are_made(kind: ChartKind) -> None:
    points = gaps(GAPS) if kind in (ChartKind.G, ChartKind.T) else shares(TALLIES)
    chart = judge(points, polarity=Polarity.LOW, style=PERCENT, kind=kind)
    assert "chart. Limits: " in chart.rules_sentence
    assert chart.rules_sentence.endswith(RuleSet().sentence)
