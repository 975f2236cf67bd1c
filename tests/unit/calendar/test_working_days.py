"""England's working days: which they are, counting them, and what is not known."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.calendar.working_days import CalendarError, WorkingDays, england
from trigpoint.model.errors import TrigpointError

GOV_UK = Path(__file__).resolve().parents[3].parent / "shared/comparators/calendar/bank-holidays.json"
KNOWN = st.dates(date(1990, 1, 1), date(2028, 12, 31))
EARLY = st.dates(date(1990, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2022, 6, 2),  # spring bank holiday, moved for the Platinum Jubilee
        date(2022, 6, 3),  # Platinum Jubilee
        date(2022, 9, 19),  # State Funeral of Queen Elizabeth II
        date(2023, 5, 8),  # Coronation of King Charles III
        date(2020, 5, 8),  # early May bank holiday, moved for VE Day
        date(2011, 4, 29),  # royal wedding
        date(2012, 6, 5),  # Diamond Jubilee
        date(2002, 6, 3),  # Golden Jubilee
        date(1999, 12, 31),  # Millennium
        date(2021, 4, 2),  # Good Friday
        date(2021, 4, 5),  # Easter Monday
        date(2022, 4, 15),
        date(2022, 4, 18),
        date(2024, 3, 29),
        date(2024, 4, 1),
        date(2021, 12, 27),  # Christmas Day, a Saturday, in substitute
        date(2021, 12, 28),  # Boxing Day, a Sunday, in substitute
        date(2022, 1, 3),  # New Year's Day, a Saturday, in substitute
        date(2022, 12, 27),  # Christmas Day, a Sunday, in substitute
        date(2022, 3, 5),  # a Saturday
        date(2022, 3, 6),  # a Sunday
    ],
)
def test_not_a_working_day(day):
    assert not england().is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2022, 5, 30),  # the last Monday of May, whose holiday moved to 2 June
        date(2020, 5, 4),  # the first Monday of May, whose holiday moved to 8 May
        date(2023, 5, 9),
        date(2022, 1, 4),  # a bank holiday in Scotland only
        date(2022, 3, 17),  # St Patrick's Day, a bank holiday in Northern Ireland only
        date(2022, 8, 1),  # the summer bank holiday in Scotland only
        date(2022, 9, 20),
        date(2022, 12, 28),
        date(2024, 2, 29),
    ],
)
def test_a_working_day(day):
    assert england().is_working_day(day)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2022, 3, 1), date(2022, 3, 1), 0),
        (date(2022, 3, 1), date(2022, 3, 2), 1),
        (date(2022, 3, 4), date(2022, 3, 7), 1),  # Friday to Monday
        (date(2022, 3, 4), date(2022, 3, 6), 0),  # Friday to Sunday
        (date(2022, 3, 5), date(2022, 3, 7), 1),  # Saturday to Monday
        (date(2022, 3, 7), date(2022, 3, 4), -1),
        (date(2022, 6, 1), date(2022, 6, 6), 1),  # across the jubilee weekend
        (date(2022, 9, 16), date(2022, 9, 20), 1),  # across the funeral
        (date(2022, 4, 14), date(2022, 4, 19), 1),  # across Easter 2022
        (date(2021, 12, 24), date(2022, 1, 4), 4),  # across Christmas and New Year: 29, 30, 31 and 4
        (date(2022, 1, 1), date(2022, 12, 31), 250),  # 260 weekdays less ten bank holidays on weekdays
    ],
)
def test_between(start, end, expected):
    assert england().between(start, end) == expected


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (date(2022, 3, 1), 1, date(2022, 3, 2)),
        (date(2022, 3, 4), 1, date(2022, 3, 7)),
        (date(2022, 3, 5), 1, date(2022, 3, 7)),
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2022, 1, 10), 15, date(2022, 1, 31)),
        (date(2022, 4, 1), 45, date(2022, 6, 10)),  # five bank holidays on the way
    ],
)
def test_add(day, working_days, expected):
    assert england().add(day, working_days) == expected


@given(EARLY, st.integers(1, 2_000))
def test_adding_working_days_undoes_counting_them(day, working_days):
    moved = england().add(day, working_days)
    assert england().is_working_day(moved)
    assert england().between(day, moved) == working_days


@given(KNOWN, st.integers(0, 120))
def test_between_is_a_plain_count_of_days(start, length):
    calendar = england()
    end = min(start + timedelta(days=length), calendar.last)
    after = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert calendar.between(start, end) == sum(calendar.is_working_day(day) for day in after)
    assert calendar.between(end, start) == -calendar.between(start, end)


def test_every_day_since_2012_agrees_with_gov_uk():
    if not GOV_UK.exists():
        pytest.skip(f"GOV.UK's list of bank holidays is not there to compare with ({GOV_UK.name})")
    events = json.loads(GOV_UK.read_text())["england-and-wales"]["events"]
    listed = {date.fromisoformat(event["date"]) for event in events}
    first, last = date(min(listed).year, 1, 1), date(max(listed).year, 12, 31)
    assert england().last == last
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        expected = day.weekday() < 5 and day not in listed
        assert england().is_working_day(day) is expected, f"{day:%A %d %B %Y}"


def test_days_number_the_whole_calendar():
    small = WorkingDays(date(2022, 6, 1), date(2022, 6, 6), frozenset({date(2022, 6, 2), date(2022, 6, 3)}))
    assert small.days() == [
        (date(2022, 6, 1), 1, True),
        (date(2022, 6, 2), 1, False),
        (date(2022, 6, 3), 1, False),
        (date(2022, 6, 4), 1, False),
        (date(2022, 6, 5), 1, False),
        (date(2022, 6, 6), 2, True),
    ]


def test_england_is_known_from_1990_to_2028():
    days = england().days()
    assert (england().first, england().last) == (date(1990, 1, 1), date(2028, 12, 31))
    assert (days[0][0], days[-1][0], len(days)) == (date(1990, 1, 1), date(2028, 12, 31), 14_245)


@pytest.mark.parametrize(
    "question",
    [
        lambda calendar: calendar.is_working_day(date(1989, 12, 31)),
        lambda calendar: calendar.number(date(2029, 1, 1)),
        lambda calendar: calendar.between(date(2028, 12, 1), date(2029, 1, 1)),
        lambda calendar: calendar.between(date(1989, 12, 1), date(2022, 1, 1)),
        lambda calendar: calendar.add(date(2028, 12, 28), 5),
        lambda calendar: calendar.add(date(2029, 1, 2), 1),
    ],
)
def test_a_year_that_is_not_known_is_an_error(question):
    with pytest.raises(CalendarError, match="known from 1 January 1990 to 31 December 2028") as caught:
        question(england())
    assert isinstance(caught.value, TrigpointError)
    assert caught.value.hint


def test_the_last_known_working_day_can_be_reached_and_no_further():
    assert england().add(date(2028, 12, 28), 1) == date(2028, 12, 29)
    with pytest.raises(CalendarError, match="2 working days after 28 December 2028"):
        england().add(date(2028, 12, 28), 2)


def test_no_working_days_or_fewer_cannot_be_added():
    with pytest.raises(ValueError, match="one or more"):
        england().add(date(2022, 3, 1), 0)


def test_a_calendar_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="must not come after"):
        WorkingDays(date(2022, 1, 2), date(2022, 1, 1), frozenset())
