"""Fingertips' recent trend, with its direction in both branches, and the reasons there may be none."""

from dataclasses import replace
from datetime import date

import pytest

from trigpoint.judgements.intervals import byar
from trigpoint.judgements.trend import RecentTrend, TrendWay, recent_trend
from trigpoint.model.judgements import Verdict
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period, PeriodKind

from .charts import month, series

SHARE, RATE = Unit.PERCENT, Unit.RATE_PER_10000


def year(number: int) -> Period:
    return Period(date(2017 + number, 4, 1), date(2018 + number, 4, 1), PeriodKind.FINANCIAL_YEAR)


def years(*counts: int, out_of: int = 100, per: int = 100) -> list[Observation]:
    return [Observation.of_parts(year(n), count, out_of, per=per) for n, count in enumerate(counts)]


def trend(
    *counts: int, unit: Unit = SHARE, polarity: Polarity = Polarity.LOW, out_of: int = 100
) -> RecentTrend:
    per = 100 if unit is SHARE else 10_000
    return recent_trend(years(*counts, out_of=out_of, per=per), unit=unit, polarity=polarity)


def test_a_share_by_hand() -> None:
    """500 x (500 x 550 - 150 x 1500) squared, over 150 x 350 x (500 x 5500 - 1500 squared)."""
    found = trend(10, 20, 30, 40, 50)
    assert f"{found.chi_squared:.4f}" == "47.6190"
    assert found.reason == (
        "Increasing and getting worse over the 5 years 2017/18 to 2021/22 (chi-squared 47.62, above 9.55)."
    )


def test_a_rate_worked_out_another_way() -> None:
    counts, people = [100, 120, 150, 160, 190], 50_000
    weights = []
    for count in counts:
        interval = byar(
            year_count := years(count)[0].numerator or 0,
            population=years(1, out_of=people)[0].denominator or 1,
        )
        assert year_count == count
        weights.append((3.92 / float(interval.upper - interval.lower)) ** 2)
    rates = [count / people for count in counts]
    middle = sum(w * t for t, w in enumerate(weights, 1)) / sum(weights)
    average = sum(w * x for x, w in zip(rates, weights, strict=True)) / sum(weights)
    spread = sum(w * (t - middle) ** 2 for t, w in enumerate(weights, 1))
    slope = sum(
        w * (t - middle) * (x - average) for t, (x, w) in enumerate(zip(rates, weights, strict=True), 1)
    )
    found = trend(*counts, unit=RATE, out_of=people)
    assert float(found.chi_squared or 0) == pytest.approx(slope**2 / spread)
    assert found.way is TrendWay.INCREASING


@pytest.mark.parametrize("unit", [SHARE, RATE])
@pytest.mark.parametrize(
    ("counts", "polarity", "way", "verdict", "start"),
    [
        (
            (100, 200, 300, 400, 500),
            Polarity.LOW,
            TrendWay.INCREASING,
            Verdict.WORSE,
            "Increasing and getting worse",
        ),
        (
            (100, 200, 300, 400, 500),
            Polarity.HIGH,
            TrendWay.INCREASING,
            Verdict.BETTER,
            "Increasing and getting better",
        ),
        (
            (500, 400, 300, 200, 100),
            Polarity.LOW,
            TrendWay.DECREASING,
            Verdict.BETTER,
            "Decreasing and getting better",
        ),
        (
            (500, 400, 300, 200, 100),
            Polarity.HIGH,
            TrendWay.DECREASING,
            Verdict.WORSE,
            "Decreasing and getting worse",
        ),
        (
            (100, 200, 300, 400, 500),
            Polarity.INFO,
            TrendWay.INCREASING,
            Verdict.NONE,
            "Increasing over the 5 years",
        ),
        ((500, 400, 300, 200, 100), Polarity.RANGE, TrendWay.DECREASING, Verdict.NONE, "Decreasing over"),
        (
            (300, 301, 300, 301, 300),
            Polarity.LOW,
            TrendWay.NO_CHANGE,
            Verdict.STABLE,
            "No significant change over",
        ),
    ],
)
def test_direction_in_both_branches(
    unit: Unit, counts: tuple[int, ...], polarity: Polarity, way: TrendWay, verdict: Verdict, start: str
) -> None:
    found = trend(*counts, unit=unit, polarity=polarity, out_of=1000)
    assert (found.way, found.verdict) == (way, verdict)
    assert found.reason.startswith(start)


@pytest.mark.parametrize("unit", [SHARE, RATE])
def test_a_direction_that_hangs_on_one_year_is_no_trend(unit: Unit) -> None:
    found = trend(300, 300, 300, 300, 500, unit=unit, out_of=1000)
    assert found.chi_squared is not None and found.chi_squared > 10
    assert found.way is TrendWay.NO_CHANGE
    assert found.reason.endswith("the direction hangs on a single year.")


def test_just_above_and_just_below_the_critical_value() -> None:
    below, above = trend(30, 34, 39, 43, 48), trend(30, 34, 39, 44, 50)
    assert below.chi_squared is not None and above.chi_squared is not None
    assert below.chi_squared < 9.5495 < above.chi_squared
    assert (below.way, above.way) == (TrendWay.NO_CHANGE, TrendWay.INCREASING)


def test_only_the_latest_five_years_count() -> None:
    assert trend(90, 10, 20, 30, 40, 50).chi_squared == trend(10, 20, 30, 40, 50).chi_squared


def test_counts_of_none_are_allowed_and_of_all_are_not() -> None:
    assert trend(0, 10, 20, 30, 40).way is TrendWay.INCREASING
    assert trend(0, 10, 20, 30, 40, unit=RATE).way is TrendWay.INCREASING
    assert trend(60, 70, 80, 90, 100).reason == (
        "Cannot be calculated: all of 2021/22's cases are counted, and a share of all has no odds."
    )
    assert trend(60, 70, 80, 90, 100, unit=RATE).way is not TrendWay.NOT_CALCULABLE


def test_the_reasons_there_may_be_none() -> None:
    def why(observations: list[Observation], unit: Unit = SHARE) -> str:
        found = recent_trend(observations, unit=unit, polarity=Polarity.LOW)
        assert (found.way, found.chi_squared) == (TrendWay.NOT_CALCULABLE, None)
        return found.reason.removeprefix("Cannot be calculated: ")

    five = years(10, 20, 30, 40, 50)
    assert why(five, Unit.COUNT) == "only a share or a rate has a recent trend."
    assert why(five[:4]) == "there are 4 years, and 5 are needed."
    assert why(series("1 2 3 4 5")) == "it is of yearly figures only."
    missing = [*five[:2], replace(five[2], value=None), *five[3:]]
    assert why(missing) == "the latest 5 years are broken between 2018/19 and 2019/20."
    longer = years(10, 20, 30, 40, 50, 60)
    assert why([*longer[:2], *longer[3:]]) == "the latest 5 years are broken between 2018/19 and 2020/21."
    assert (
        why([replace(one, denominator=None) for one in five]) == "the numbers behind 2017/18 are not known."
    )
    assert why(years(0, 0, 0, 0, 0)) == "nothing is counted in any year."
    assert why([Observation.of_parts(month(n), 1, 9) for n in range(5)]) == "it is of yearly figures only."
