"""Moving dates, and the time between two."""

from datetime import date

title = "Dates"


def test_days(spec):
    """Days from the first date to the second: 0 on the same day, negative when it is earlier."""
    events = """
        id | d1         | d2
        1  | 2022-03-01 | 2022-03-31
        2  | 2022-03-01 | 2022-03-01
        3  | 2022-03-01 | 2022-02-28
        4  | 2022-03-01 |
    """
    spec.expression({"events": events}, "days(d1, d2)", {1: 30, 2: 0, 3: -1, 4: None})


def test_months(spec):
    """A month is complete on the same day of the next; from 31 January the first is complete on 1 March."""
    events = """
        id | d1         | d2
        1  | 2022-01-15 | 2022-02-14
        2  | 2022-01-15 | 2022-02-15
        3  | 2022-01-31 | 2022-02-28
        4  | 2022-01-31 | 2022-03-01
        5  | 2022-01-15 | 2022-01-14
        6  |            | 2022-01-14
    """
    answers = {1: 0, 2: 1, 3: 0, 4: 1, 5: -1, 6: None}
    spec.expression({"events": events}, "months(d1, d2)", answers)


def test_age(spec):
    """Completed years. Born on 29 February, a year is complete on 1 March of a common year."""
    events = """
        id | d1         | d2
        1  | 2004-03-31 | 2022-03-30
        2  | 2004-03-31 | 2022-03-31
        3  | 2004-02-29 | 2022-02-28
        4  | 2004-02-29 | 2022-03-01
        5  | 2022-05-01 | 2022-03-31
        6  |            | 2022-03-31
    """
    answers = {1: 17, 2: 18, 3: 17, 4: 18, 5: -1, 6: None}
    spec.expression({"events": events}, "age(d1, d2)", answers)


def test_birthday(spec):
    """The day an age is reached, which is the first day age() gives it."""
    events = """
        id | d1
        1  | 2004-03-31
        2  | 2004-02-29
        3  |
    """
    answers = {1: date(2022, 3, 31), 2: date(2022, 3, 1), 3: None}
    spec.expression({"events": events}, "birthday(d1, 18)", answers)
    spec.expression({"events": events}, "age(d1, birthday(d1, 18)) = 18", {1: True, 2: True, 3: None})
    spec.expression({"events": events}, "birthday(d1, 20) = date '2024-02-29'", {1: False, 2: True, 3: None})


def test_add_days_and_months(spec):
    """A month that has no such day gives its last."""
    events = """
        id | d1
        1  | 2022-01-31
        2  | 2022-03-15
        3  |
    """
    answers = {1: date(2022, 2, 1), 2: date(2022, 3, 16), 3: None}
    spec.expression({"events": events}, "add_days(d1, 1)", answers)
    answers = {1: date(2022, 2, 28), 2: date(2022, 4, 15), 3: None}
    spec.expression({"events": events}, "add_months(d1, 1)", answers)
    answers = {1: date(2021, 1, 31), 2: date(2021, 3, 15), 3: None}
    spec.expression({"events": events}, "add_months(d1, -12)", answers)


def test_month_of(spec):
    """The calendar month, 1 to 12."""
    events = """
        id | d1
        1  | 2022-12-31
        2  |
    """
    spec.expression({"events": events}, "month_of(d1)", {1: 12, 2: None})


def test_working_days(spec):
    """Working days after the first date up to and including the second.

    Good Friday was 15 April 2022, the jubilee holidays 2 and 3 June, the funeral of the Queen
    19 September.
    """
    events = """
        id | d1         | d2
        1  | 2022-03-04 | 2022-03-07
        2  | 2022-03-04 | 2022-03-06
        3  | 2022-04-14 | 2022-04-19
        4  | 2022-06-01 | 2022-06-06
        5  | 2022-09-16 | 2022-09-20
        6  | 2022-03-07 | 2022-03-04
        7  | 2022-03-07 |
    """
    answers = {1: 1, 2: 0, 3: 1, 4: 1, 5: 1, 6: -1, 7: None}
    spec.expression({"events": events}, "working_days(d1, d2)", answers)


def test_add_working_days(spec):
    """The n-th working day after a date, itself never counted."""
    events = """
        id | d1
        1  | 2022-03-04
        2  | 2022-03-05
        3  | 2022-04-14
        4  |
    """
    answers = {1: date(2022, 3, 7), 2: date(2022, 3, 7), 3: date(2022, 4, 19), 4: None}
    spec.expression({"events": events}, "add_working_days(d1, 1)", answers)
    spec.expression(
        {"events": events}, "working_days(d1, add_working_days(d1, 3))", {1: 3, 2: 3, 3: 3, 4: None}
    )


def test_period_start_and_end(spec):
    """The first and the last day of the period the row is looked at in."""
    events = """
        id | d1
        1  | 2022-03-31
    """
    tables = {"events": events}
    spec.expression(tables, "period_end", {1: date(2022, 3, 31)}, period="2022-03")
    spec.expression(tables, "period_start", {1: date(2022, 3, 1)}, period="2022-03")
    spec.expression(tables, "period_start", {1: date(2021, 4, 1)}, period="2021/22")


def test_reference_date(spec):
    """The day a row is looked at: for a spell, the last day of the period."""
    spec.expression({"events": "id\n1"}, "reference_date", {1: date(2022, 3, 31)})


def test_reference_date_of_an_event(spec):
    """For an event it is the day of the event."""
    events = """
        id | d1         | d2
        1  | 2022-03-10 | 2022-03-10
        2  | 2022-03-11 | 2022-03-10
    """
    text = """
        rows: events
        during: d1
        share: reference_date = d2
    """
    spec.measure({"events": events}, text, {"2022-03": "1 of 2", "2021/22": "1 of 2"})
