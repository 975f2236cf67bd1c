"""Periods made from days and months, and read as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.calendar.periods import (
    academic_year_of,
    financial_year_of,
    month,
    month_of,
    months_back,
    months_between,
    months_in,
    parse_period,
    quarter_of,
    rolling_12,
    same_period_last_year,
    year_to_date,
)
from trigpoint.model.errors import TrigpointError
from trigpoint.model.periods import Period, PeriodKind

MARCH = month(2022, 3)
DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))


def span(period):
    return (period.start.isoformat(), period.last_day.isoformat())


@pytest.mark.parametrize(
    ("period", "first", "last", "kind"),
    [
        (month(2022, 3), "2022-03-01", "2022-03-31", PeriodKind.MONTH),
        (month(2024, 2), "2024-02-01", "2024-02-29", PeriodKind.MONTH),
        (month(2021, 12), "2021-12-01", "2021-12-31", PeriodKind.MONTH),
        (month_of(date(2022, 3, 31)), "2022-03-01", "2022-03-31", PeriodKind.MONTH),
        (quarter_of(date(2022, 3, 31)), "2022-01-01", "2022-03-31", PeriodKind.QUARTER),
        (quarter_of(date(2022, 4, 1)), "2022-04-01", "2022-06-30", PeriodKind.QUARTER),
        (quarter_of(date(2022, 12, 25)), "2022-10-01", "2022-12-31", PeriodKind.QUARTER),
        (financial_year_of(date(2022, 3, 31)), "2021-04-01", "2022-03-31", PeriodKind.FINANCIAL_YEAR),
        (financial_year_of(date(2022, 4, 1)), "2022-04-01", "2023-03-31", PeriodKind.FINANCIAL_YEAR),
        (academic_year_of(date(2022, 8, 31)), "2021-09-01", "2022-08-31", PeriodKind.ACADEMIC_YEAR),
        (academic_year_of(date(2022, 9, 1)), "2022-09-01", "2023-08-31", PeriodKind.ACADEMIC_YEAR),
        (year_to_date(month(2021, 4)), "2021-04-01", "2021-04-30", PeriodKind.YEAR_TO_DATE),
        (year_to_date(month(2022, 1)), "2021-04-01", "2022-01-31", PeriodKind.YEAR_TO_DATE),
        (year_to_date(MARCH), "2021-04-01", "2022-03-31", PeriodKind.YEAR_TO_DATE),
        (rolling_12(month(2022, 2)), "2021-03-01", "2022-02-28", PeriodKind.ROLLING_12),
        (months_back(MARCH, 0), "2022-03-01", "2022-03-31", PeriodKind.MONTH),
        (months_back(MARCH, 3), "2021-12-01", "2021-12-31", PeriodKind.MONTH),
        (months_back(MARCH, 12), "2021-03-01", "2021-03-31", PeriodKind.MONTH),
        (same_period_last_year(month(2024, 2)), "2023-02-01", "2023-02-28", PeriodKind.MONTH),
        (same_period_last_year(rolling_12(MARCH)), "2020-04-01", "2021-03-31", PeriodKind.ROLLING_12),
        (
            same_period_last_year(year_to_date(month(2021, 6))),
            "2020-04-01",
            "2020-06-30",
            PeriodKind.YEAR_TO_DATE,
        ),
    ],
)
def test_periods(period, first, last, kind):
    assert span(period) == (first, last)
    assert period.kind is kind


def test_months_between_holds_both_ends():
    assert months_between(month(2021, 11), month(2022, 2)) == (
        month(2021, 11),
        month(2021, 12),
        month(2022, 1),
        month(2022, 2),
    )
    assert months_between(MARCH, MARCH) == (MARCH,)
    assert months_between(MARCH, month(2022, 2)) == ()


def test_months_in_a_period():
    assert months_in(quarter_of(date(2022, 2, 1))) == (month(2022, 1), month(2022, 2), month(2022, 3))
    assert len(months_in(rolling_12(MARCH))) == 12


@pytest.mark.parametrize("make", [year_to_date, rolling_12, lambda period: months_back(period, 1)])
def test_what_is_made_from_a_month_needs_a_month(make):
    with pytest.raises(ValueError, match="a month is needed"):
        make(financial_year_of(date(2022, 3, 1)))


@given(DAYS)
def test_a_day_is_in_every_period_made_from_it(day):
    here = month_of(day)
    made = [here, quarter_of(day), financial_year_of(day), academic_year_of(day)]
    for period in [*made, year_to_date(here), rolling_12(here)]:
        assert day in period
    assert [period.months for period in made] == [1, 3, 12, 12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-03", MARCH),
        (" 2022-03 ", MARCH),
        ("2021/22", financial_year_of(date(2022, 3, 1))),
        ("2021-22", financial_year_of(date(2022, 3, 1))),
        ("1999/00", financial_year_of(date(2000, 3, 1))),
        ("2011-12", month(2011, 12)),
        ("2011/12", financial_year_of(date(2012, 3, 1))),
        ("2021/22 Q1", quarter_of(date(2021, 4, 1))),
        ("2021/22 Q4", quarter_of(date(2022, 3, 1))),
        ("2021-22 q4", quarter_of(date(2022, 3, 1))),
        ("academic 2021/22", academic_year_of(date(2022, 3, 1))),
        ("Academic 2021-22", academic_year_of(date(2022, 3, 1))),
        ("ytd 2022-03", year_to_date(MARCH)),
        ("YTD  2022-01", year_to_date(month(2022, 1))),
        ("12m 2022-03", rolling_12(MARCH)),
    ],
)
def test_parse_period(text, expected):
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "March 2022",
        "2022",
        "22-03",
        "2022-3",
        "2022-13",
        "2022-00",
        "2021/23",
        "2021/22 Q5",
        "2022-Q1",
        "2022 Q4",
        "0000-01",
        "9999-12",
        "9999/00",
        "2022-03-31",
        "2022-02:quarter",
        "academic 2022-03",
        "ytd 2021/22",
        "12m 2021/22",
        "2022-03; drop",
        "٢٠٢٢-٠٣",
    ],
)
def test_what_is_not_a_period_is_refused_with_a_hint(text):
    with pytest.raises(TrigpointError) as caught:
        parse_period(text)
    assert "Write a month as 2022-03" in caught.value.hint or "Months are 1" in caught.value.hint


def test_a_calendar_quarter_is_refused_because_it_could_be_either():
    with pytest.raises(TrigpointError, match="'2022-Q1' could be a quarter of the calendar year or of"):
        parse_period("2022-Q1")


@given(DAYS, st.sampled_from([month_of, quarter_of, academic_year_of]))
def test_an_id_reads_back_as_its_period(day, make):
    period = make(day)
    assert parse_period(period.id) == period


@given(DAYS, st.sampled_from([year_to_date, rolling_12]))
def test_an_id_made_from_a_month_reads_back(day, make):
    period = make(month_of(day))
    assert parse_period(period.id) == period


@given(DAYS)
def test_a_label_of_a_financial_year_reads_back(day):
    year: Period = financial_year_of(day)
    assert parse_period(year.label) == year
