"""Sums with dates, with the ends of months and leap days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.calendar.dates import add_months, age, birthday, months_between

DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 1, 31), 1, date(2022, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2022, 3, 31), -12, date(2021, 3, 31)),
        (date(2022, 12, 15), 1, date(2023, 1, 15)),
        (date(2022, 1, 15), -1, date(2021, 12, 15)),
        (date(2022, 2, 28), 1, date(2022, 3, 28)),
        (date(2022, 5, 31), 0, date(2022, 5, 31)),
    ],
)
def test_add_months(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2022, 1, 31), date(2022, 2, 28), 0),
        (date(2022, 1, 31), date(2022, 3, 1), 1),
        (date(2022, 1, 31), date(2022, 3, 30), 1),
        (date(2022, 1, 31), date(2022, 3, 31), 2),
        (date(2022, 1, 15), date(2022, 1, 15), 0),
        (date(2022, 1, 15), date(2022, 2, 14), 0),
        (date(2022, 1, 15), date(2022, 2, 15), 1),
        (date(2022, 2, 15), date(2022, 2, 14), -1),
        (date(2022, 2, 15), date(2022, 1, 15), -1),
        (date(2022, 2, 15), date(2022, 1, 14), -2),
        (date(2020, 2, 29), date(2021, 2, 28), 11),
        (date(2020, 2, 29), date(2021, 3, 1), 12),
    ],
)
def test_months_between(start, end, expected):
    assert months_between(start, end) == expected


@pytest.mark.parametrize(
    ("born_on", "on", "expected"),
    [
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 28), 19),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(2006, 3, 31), date(2022, 3, 30), 15),
        (date(2006, 3, 31), date(2022, 3, 31), 16),
        (date(2022, 3, 31), date(2022, 3, 31), 0),
        (date(2022, 4, 1), date(2022, 3, 31), -1),
        (date(2023, 4, 1), date(2022, 4, 1), -1),
        (date(2023, 4, 1), date(2022, 3, 31), -2),
    ],
)
def test_age(born_on, on, expected):
    assert age(born_on, on) == expected


@pytest.mark.parametrize(
    ("born_on", "years", "expected"),
    [
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
        (date(2004, 2, 29), 0, date(2004, 2, 29)),
        (date(2006, 3, 31), 16, date(2022, 3, 31)),
        (date(2005, 2, 28), 19, date(2024, 2, 28)),
    ],
)
def test_birthday(born_on, years, expected):
    assert birthday(born_on, years) == expected


@given(DAYS, st.integers(0, 60))
def test_a_birthday_is_the_first_day_of_an_age(born_on, years):
    day = birthday(born_on, years)
    assert age(born_on, day) == years
    assert age(born_on, day - timedelta(days=1)) == years - 1


@given(DAYS, st.integers(-240, 240))
def test_months_added_are_complete_unless_the_day_was_cut_short(start, months):
    moved = add_months(start, months)
    cut_short = moved.day < start.day
    assert months_between(start, moved) == months - cut_short


@given(DAYS, DAYS)
def test_completed_months_never_fall_as_the_end_moves_on(start, end):
    step = months_between(start, end + timedelta(days=1)) - months_between(start, end)
    assert step in (0, 1)
