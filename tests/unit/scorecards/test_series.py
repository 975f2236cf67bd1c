"""Which months a chart looks back on, and what of each a line shows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import month, months_back
from trigpoint.model.catalogue import Due, LineLayout, Shows
from trigpoint.model.observations import Observation
from trigpoint.model.periods import PeriodKind
from trigpoint.model.targets import AppliesTo, Combined, Flat, Judges, Profiled, Target
from trigpoint.scorecards.series import MonthlySeries, earlier_months, why_no_chart

D = Decimal
LINE = LineLayout("1.5", "in_time", "")
MARCH = month(2022, 3)


def test_the_months_before_the_trend_go_back_to_where_the_records_begin():
    found = earlier_months(MARCH, date(2020, 10, 1))
    # The trend is of 13 months, from March 2021.
    assert [period.id for period in found] == ["2020-10", "2020-11", "2020-12", "2021-01", "2021-02"]


def test_a_month_that_the_records_cover_in_part_is_left_out():
    assert [period.id for period in earlier_months(MARCH, date(2020, 12, 2))] == ["2021-01", "2021-02"]


def test_a_chart_looks_back_five_years_and_no_further():
    found = earlier_months(MARCH, date(2000, 1, 1))
    assert found[0] == months_back(MARCH, 59)
    assert len(found) == 60 - 13


def of(line: LineLayout, *targets: Target, value: str | None = "92.2") -> Observation:
    one = Observation(MARCH, None if value is None else D(value), None, D(47), D(51), 100)
    (found,) = MonthlySeries({"in_time": (one,)}, targets).of(line)
    return found


def test_a_line_shows_the_share_the_number_or_what_it_is_out_of():
    assert (of(LINE).value, of(LINE).numerator, of(LINE).denominator) == (D("92.2"), 47, 51)
    assert of(replace(LINE, shows=Shows.NUMERATOR)).value == 47
    assert of(replace(LINE, shows=Shows.NUMERATOR)).denominator is None
    assert of(replace(LINE, shows=Shows.DENOMINATOR)).value == 51


def target(kind: object, **more: object) -> Target:
    return Target("in_time", date(2021, 4, 1), None, AppliesTo.MONTH, kind, **more)  # type: ignore[arg-type]


def test_the_target_of_a_month_is_the_one_in_force_in_it():
    assert of(LINE, target(Flat(D(85), D(75)))).target == 85
    assert of(LINE, target(Profiled(((date(2022, 3, 1), Flat(D(90))),)))).target == 90
    assert of(LINE, target(Profiled(((date(2022, 2, 1), Flat(D(90))),)))).target is None
    assert of(LINE, replace(target(Flat(D(85))), first=date(2022, 4, 1))).target is None


def test_a_target_for_the_number_is_not_one_for_the_share():
    number = target(Flat(D(40)), judges=Judges.NUMERATOR)
    assert of(LINE, number).target is None
    assert of(replace(LINE, shows=Shows.NUMERATOR), number).target == 40
    assert of(replace(LINE, shows=Shows.DENOMINATOR), number).target is None


def test_a_target_over_several_measures_is_no_edge_of_one_of_them():
    assert of(LINE, target(Combined(("in_time", "other"), D(437)))).target is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (LINE, ""),
        (replace(LINE, due=Due.QUARTER_END), "in the months that end a quarter"),
        (replace(LINE, due=Due.YEAR_END), "at year end only"),
        (replace(LINE, monthly_figure=PeriodKind.YEAR_TO_DATE), "whose months overlap"),
    ],
)
def test_why_a_line_has_no_monthly_chart(line, why):
    assert (why in why_no_chart(line)) and bool(why_no_chart(line)) == bool(why)
