"""Comparing values, and combining conditions where some are unknown."""

title = "Conditions"


def test_equal_and_unequal(spec):
    """A comparison with an unknown side is unknown, and so is its opposite."""
    events = """
        id | i1  | i2
        1  | 101 | 101
        2  | 101 | 102
        3  | 101 |
    """
    spec.expression({"events": events}, "i1 = i2", {1: True, 2: False, 3: None})
    spec.expression({"events": events}, "i1 <> i2", {1: False, 2: True, 3: None})


def test_less_and_greater(spec):
    """Dates are ordered by time, numbers by size, text by its letters."""
    events = """
        id | i1 | n1  | t1 | d1
        1  | 1  | 1.5 | a  | 2022-03-01
        2  | 2  | 2.0 | b  | 2022-03-02
        3  | 3  | 2.5 | c  | 2022-03-03
    """
    spec.expression({"events": events}, "i1 < 2", {1: True, 2: False, 3: False})
    spec.expression({"events": events}, "n1 <= 2", {1: True, 2: True, 3: False})
    spec.expression({"events": events}, "t1 > 'b'", {1: False, 2: False, 3: True})
    spec.expression({"events": events}, "d1 >= date '2022-03-02'", {1: False, 2: True, 3: True})


def test_numbers_are_compared_to_nine_places(spec):
    """Seven of ten meets 70%: the last digits that a computer cannot hold decide nothing."""
    events = """
        id | n1  | i1
        1  | 0.7 | 7
        2  | 0.7 | 6
    """
    spec.expression({"events": events}, "i1 >= n1 * 10", {1: True, 2: False})
    spec.expression({"events": events}, "i1 = n1 * 10", {1: True, 2: False})
    spec.expression({"events": events}, "i1 < n1 * 10", {1: False, 2: True})
    spec.expression({"events": events}, "i1 > n1 * 10", {1: False, 2: False})
    spec.expression({"events": events}, "i1 <> n1 * 10", {1: False, 2: True})


def test_between(spec):
    """Both ends are included."""
    events = """
        id | i1
        1  | 1
        2  | 2
        3  | 4
        4  | 5
        5  |
    """
    answers = {1: False, 2: True, 3: True, 4: False, 5: None}
    spec.expression({"events": events}, "i1 between 2 and 4", answers)


def test_and(spec):
    """False where either side is false, even if the other is unknown."""
    events = """
        id | b1    | b2
        1  | true  | true
        2  | true  | false
        3  | true  |
        4  | false |
        5  |       |
    """
    answers = {1: True, 2: False, 3: None, 4: False, 5: None}
    spec.expression({"events": events}, "b1 and b2", answers)


def test_or(spec):
    """True where either side is true, even if the other is unknown."""
    events = """
        id | b1    | b2
        1  | false | false
        2  | true  | false
        3  | true  |
        4  | false |
        5  |       |
    """
    answers = {1: False, 2: True, 3: True, 4: None, 5: None}
    spec.expression({"events": events}, "b1 or b2", answers)


def test_not(spec):
    """The opposite of unknown is unknown."""
    events = """
        id | b1
        1  | true
        2  | false
        3  |
    """
    spec.expression({"events": events}, "not b1", {1: False, 2: True, 3: None})


def test_is_null(spec):
    """Whether a value is unknown is itself always known."""
    events = """
        id | d1
        1  | 2022-03-01
        2  |
    """
    spec.expression({"events": events}, "d1 is null", {1: False, 2: True})
    spec.expression({"events": events}, "d1 is not null", {1: True, 2: False})


def test_in(spec):
    """An unknown value is neither in a list nor not in it."""
    events = """
        id | t1
        1  | a
        2  | b
        3  |
    """
    spec.expression({"events": events}, "t1 in ('a', 'c')", {1: True, 2: False, 3: None})
    spec.expression({"events": events}, "t1 not in ('a', 'c')", {1: False, 2: True, 3: None})


def test_coalesce(spec):
    """The first value, or the second where the first is unknown."""
    events = """
        id | i1  | i2
        1  | 101 | 102
        2  |     | 202
        3  |     |
    """
    spec.expression({"events": events}, "coalesce(i1, i2)", {1: 101, 2: 202, 3: None})


def test_column(spec):
    """A column is the row's own value."""
    events = """
        id | i1  | t1 | d1         | b1
        1  | 101 | a  | 2022-03-01 | true
        2  |     |    |            |
    """
    from datetime import date

    spec.expression({"events": events}, "i1", {1: 101, 2: None})
    spec.expression({"events": events}, "t1", {1: "a", 2: None})
    spec.expression({"events": events}, "d1", {1: date(2022, 3, 1), 2: None})
    spec.expression({"events": events}, "b1", {1: True, 2: None})
