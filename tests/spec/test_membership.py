"""How a row belongs to a period."""

title = "Belonging to a period"


def test_during(spec):
    """An event belongs to the period its date falls in, the first and the last day included."""
    events = """
        id | d1
        1  | 2022-02-28
        2  | 2022-03-01
        3  | 2022-03-31
        4  | 2022-04-01
        5  |
    """
    text = """
        rows: events
        during: d1
        count: rows
    """
    answers = {"2022-02": 1, "2022-03": 2, "2022-04": 1, "2021/22": 3, "2021/22 Q4": 3, "12m 2022-04": 4}
    spec.measure({"events": events}, text, answers)


def test_open_at_end(spec):
    """A spell is open at the end of a period if it opened by its last day and had not closed by it."""
    events = """
        id | d1         | d2
        1  | 2022-02-01 |
        2  | 2022-03-31 |
        3  | 2022-04-01 |
        4  | 2022-02-01 | 2022-03-30
        5  | 2022-02-01 | 2022-03-31
        6  | 2022-02-01 | 2022-04-01
        7  |            |
        8  |            | 2022-04-01
    """
    text = """
        rows: events
        open_at_end: [d1, d2]
        count: id
    """
    spec.measure({"events": events}, text, {"2022-03": 3, "2021/22": 3, "2022-02": 4, "2022-04": 3})


def test_open_during(spec):
    """A spell is open during a period on any of its days, the days it opened and closed included."""
    events = """
        id | d1         | d2
        1  | 2022-02-01 |
        2  | 2022-02-01 | 2022-02-28
        3  | 2022-02-01 | 2022-03-01
        4  | 2022-03-10 | 2022-03-10
        5  | 2022-03-31 | 2022-05-01
        6  | 2022-04-01 |
        7  |            | 2022-03-05
    """
    text = """
        rows: events
        open_during: [d1, d2]
        count: rows
    """
    spec.measure({"events": events}, text, {"2022-03": 4, "2022-02": 3, "2022-05": 3})


def test_where(spec):
    """Only the rows for which the condition is true count; unknown is not true."""
    events = """
        id | d1         | b1
        1  | 2022-03-01 | true
        2  | 2022-03-01 | false
        3  | 2022-03-01 |
    """
    text = """
        rows: events
        during: d1
        where: b1
        count: rows
    """
    spec.measure({"events": events}, text, {"2022-03": 1, "2022-04": 0})


def test_date_that_is_worked_out(spec):
    """The date may be worked out: here the day something fell due."""
    events = """
        id | d1
        1  | 2022-02-24
        2  | 2022-02-25
    """
    text = """
        rows: events
        during: add_working_days(d1, 3)
        count: rows
    """
    spec.measure({"events": events}, text, {"2022-02": 0, "2022-03": 2})


def test_condition_on_the_period(spec):
    """A condition may ask about the period, and is then asked again for each."""
    events = """
        id | d1         | d2
        1  | 2022-01-10 | 2022-02-10
        2  | 2022-01-20 | 2022-01-25
    """
    text = """
        rows: events
        during: d1
        where: d2 <= period_end
        count: rows
    """
    spec.measure({"events": events}, text, {"2022-01": 1, "2021/22 Q4": 2})
