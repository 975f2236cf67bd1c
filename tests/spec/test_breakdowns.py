"""Splitting a figure by an attribute of its rows."""

title = "Breakdowns"

TABLES = {
    "children": """
        child_id | born_on    | gender
        c1       | 2010-03-15 | Female
        c2       | 2016-03-15 | Male
        c3       |            | Female
    """,
    "events": """
        id | child_id | d1         | family_id | b1    | t1
        1  | c1       | 2022-03-14 | f1        | true  | North
        2  | c1       | 2022-03-15 | f1        | false | South
        3  | c2       | 2022-03-15 | f1        | true  |
        4  | c3       | 2022-03-15 | f2        | true  | North
        5  |          | 2022-03-15 |           | true  | North
    """,
}


def _text(calculation):
    return f"rows: events\nduring: d1\n{calculation}"


def test_by_a_column(spec):
    """Each row counts in the group its value names; rows without one are 'Not known'."""
    answers = {"North": 3, "South": 1, "Not known": 1}
    spec.groups(TABLES, _text("count: rows"), "{title: T, value: [t1]}", answers)


def test_by_an_attribute_of_the_child(spec):
    """The attribute may be the child's."""
    answers = {"Female": "2 of 3", "Male": "1 of 1", "Not known": "1 of 1"}
    spec.groups(TABLES, _text("share: b1"), "{title: Gender, value: [child.gender]}", answers)


def test_by_bands_of_age(spec):
    """Bands 0, 6, 12 give 0-5, 6-11 and 12+, by the age on the day of the event."""
    bands = '{title: Age, value: ["age(child.born_on, reference_date)"], bands: [0, 6, 12]}'
    answers = {"6-11": 2, "12+": 1, "Not known": 2}
    spec.groups(TABLES, _text("count: rows"), bands, answers)


def test_by_bands_before_the_first(spec):
    """What is below the first band has a group of its own: an unborn child is 'Under 0'."""
    tables = {
        "children": "child_id | born_on\nc1 | 2022-04-15",
        "events": "id | child_id | d1\n1 | c1 | 2022-03-15",
    }
    bands = '{title: Age, value: ["age(child.born_on, reference_date)"], bands: [0, 6]}'
    spec.groups(tables, _text("count: rows"), bands, {"Under 0": 1})


def test_different_families_in_groups(spec):
    """A family with rows in two groups counts in both: groups of different families need not add up."""
    answers = {"North": 2, "South": 1, "Not known": 1}
    spec.groups(TABLES, _text("count: family_id"), "{title: T, value: [t1]}", answers)


def test_first_value_that_a_table_has(spec):
    """Of several values the first one the table has is used."""
    spec.groups(
        TABLES,
        _text("count: rows"),
        "{title: Gender, value: [gender, child.gender]}",
        {"Female": 3, "Male": 1, "Not known": 1},
    )
