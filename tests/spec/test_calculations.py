"""What is worked out from the rows that count."""

title = "Calculations"

EVENTS = """
    id | d1         | family_id | i1 | n1  | b1
    1  | 2022-03-01 | f1        | 10 | 0.5 | true
    2  | 2022-03-02 | f1        | 20 | 1.5 | false
    3  | 2022-03-03 | f2        | 60 | 2.5 | true
    4  | 2022-03-04 |           |    |     |
    5  | 2022-02-01 | f2        | 40 | 3.5 | true
"""


def _text(calculation):
    return f"rows: events\nduring: d1\n{calculation}"


def test_count_rows(spec):
    """How many rows."""
    spec.measure({"events": EVENTS}, _text("count: rows"), {"2022-03": 4, "2021/22": 5, "2022-01": 0})


def test_count_distinct(spec):
    """How many different families; never the sum of the months."""
    answers = {"2022-02": 1, "2022-03": 2, "2021/22": 2}
    spec.measure({"events": EVENTS}, _text("count: family_id"), answers)


def test_share(spec):
    """Of the rows, those that meet the standard; an unknown answer does not meet it."""
    answers = {"2022-03": "2 of 4", "2021/22": "3 of 5", "2022-01": "0 of 0"}
    spec.measure({"events": EVENTS}, _text("share: b1"), answers)


def test_share_of_families_with_any(spec):
    """Of the families, those with any row that meets it; rows of no family are left out."""
    text = _text("share: b1\neach: family_id\nmeets: any")
    spec.measure({"events": EVENTS}, text, {"2022-03": "2 of 2", "2022-02": "1 of 1"})


def test_share_of_families_with_every(spec):
    """Of the families, those whose every row meets it; an unknown row does not."""
    text = _text("share: b1\neach: family_id\nmeets: every")
    spec.measure({"events": EVENTS}, text, {"2022-03": "1 of 2", "2021/22": "1 of 2"})


def test_sum(spec):
    """The total of the known values."""
    spec.measure({"events": EVENTS}, _text("sum: i1"), {"2022-03": 90, "2021/22": 130, "2022-01": 0})
    spec.measure({"events": EVENTS}, _text("sum: n1"), {"2022-03": 4.5})


def test_average(spec):
    """The total of the known values, out of how many there are."""
    answers = {"2022-03": "90 of 3", "2021/22": "130 of 4", "2022-01": "0 of 0"}
    spec.measure({"events": EVENTS}, _text("average: i1"), answers)


def test_median(spec):
    """The middle of the known values, or the mean of the middle two; of none, unknown."""
    spec.measure({"events": EVENTS}, _text("median: i1"), {"2022-03": "20 of 3", "2021/22": "30 of 4"})
    spec.measure({"events": EVENTS}, _text("median: n1"), {"2022-03": "1.5 of 3", "2022-01": None})


POPULATIONS = """
    population    | mid_year | breakdown | group  | persons
    children_0_17 | 2020     | whole     | whole  | 50000
    children_0_17 | 2021     | whole     | whole  | 51000
    children_0_17 | 2021     | split     | Female | 25000
"""


def test_rate(spec):
    """A count for each so many people, of the mid-year in which the period's financial year begins."""
    tables = {"events": EVENTS, "populations": POPULATIONS}
    text = _text("count: rows\nrate: {per: 10000, population: children_0_17}")
    spec.measure(tables, text, {"2022-03": "4 of 51000", "2021-03": "0 of 50000"})
    text = _text("count: family_id\nrate: {per: 10000, population: children_0_17}")
    spec.measure(tables, text, {"2022-03": "2 of 51000"})


def test_rate_without_a_population(spec):
    """Where no population is known there is nothing to divide by, which is not the same as none."""
    text = _text("count: rows\nrate: {per: 10000, population: children_0_17}")
    (count,) = spec.over_events(EVENTS, text, "2022-03")
    assert (count.numerator, count.denominator) == (4, None)
