"""Asking about other rows: the one a key points at, and those that share a key."""

from datetime import date

title = "Related rows"


def test_parent(spec):
    """A column of the row that a key points at; unknown where there is none."""
    tables = {
        "children": """
            child_id | born_on    | gender
            c1       | 2010-01-01 | Female
            c2       |            |
        """,
        "events": """
            id | child_id
            1  | c1
            2  | c2
            3  | c3
            4  |
        """,
    }
    spec.expression(tables, "child.gender", {1: "Female", 2: None, 3: None, 4: None})
    spec.expression(tables, "child.born_on", {1: date(2010, 1, 1), 2: None, 3: None, 4: None})


VISITS = {
    "events": """
        id | child_id | d1
        1  | c1       | 2022-03-10
        2  | c2       | 2022-03-10
        3  | c3       | 2022-03-10
        4  |          | 2022-03-10
    """,
    "visits": """
        id | child_id | d1         | t1    | i1
        1  | c1       | 2022-03-01 | early | 101
        2  | c1       | 2022-03-20 | late  | 102
        3  | c2       | 2022-03-20 | late  | 201
        4  |          | 2022-03-01 | lost  | 301
        5  | c1       |            | never | 103
    """,
}


def test_exists(spec):
    """Whether there is at least one related row for which the condition is true.

    An unknown key matches nothing, not even another unknown key.
    """
    text = "exists (select 1 from visits v where v.child_id = row.child_id and v.d1 <= row.d1)"
    spec.expression(VISITS, text, {1: True, 2: False, 3: False, 4: False})
    spec.expression(VISITS, f"not {text}", {1: False, 2: True, 3: True, 4: True})


def test_count(spec):
    """How many there are: 0 where there are none."""
    text = "(select count(*) from visits v where v.child_id = row.child_id)"
    spec.expression(VISITS, text, {1: 3, 2: 1, 3: 0, 4: 0})


def test_latest(spec):
    """A value of the latest one; those without a date are left out."""
    text = "(select v.t1 from visits v where v.child_id = row.child_id order by v.d1 desc limit 1)"
    spec.expression(VISITS, text, {1: "late", 2: "late", 3: None, 4: None})
    before = """
        (select v.t1 from visits v where v.child_id = row.child_id and v.d1 < row.d1
         order by v.d1 desc limit 1)
    """
    spec.expression(VISITS, before, {1: "early", 2: None, 3: None, 4: None})


def test_latest_of_several_on_one_day(spec):
    """Of several on one day it is the greatest value, so that the order of rows decides nothing."""
    tables = {
        "events": "id | child_id\n1 | c1",
        "visits": """
            id | child_id | d1         | i1
            1  | c1       | 2022-03-01 | 101
            2  | c1       | 2022-03-01 | 102
            3  | c1       | 2022-03-01 |
        """,
    }
    text = "(select v.i1 from visits v where v.child_id = row.child_id order by v.d1 desc limit 1)"
    spec.expression(tables, text, {1: 102})


def test_related_rows_of_the_same_table(spec):
    """A row may ask about other rows of its own table, and then about itself too unless told otherwise."""
    tables = {
        "events": """
            id | child_id | d1
            1  | c1       | 2022-03-01
            2  | c1       | 2022-03-02
        """
    }
    all_of_them = "(select count(*) from events e where e.child_id = row.child_id)"
    spec.expression(tables, all_of_them, {1: 2, 2: 2})
    earlier = "exists (select 1 from events e where e.child_id = row.child_id and e.d1 < row.d1)"
    spec.expression(tables, earlier, {1: False, 2: True})


def test_parent_of_a_related_row(spec):
    """A related row's own key points at its parent too."""
    tables = {
        "children": "child_id | gender\nc1 | Female\nc2 | Male",
        "events": "id | family_id\n1 | f1\n2 | f2",
        "visits": "id | family_id | child_id\n1 | f1 | c1\n2 | f2 | c2",
    }
    text = """
        exists (select 1 from visits v where v.family_id = row.family_id and v.child.gender = 'Male')
    """
    spec.expression(tables, text, {1: False, 2: True})
