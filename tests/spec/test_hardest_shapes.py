"""The hardest shapes that children's services bring, on invented tables."""

from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration

title = "The hardest shapes"


def _table(name, *columns):
    """A table whose columns end in _id (text), _on (date), or are text."""
    declared = [
        ColumnDeclaration(
            column,
            ValueType.DATE if column.endswith("_on") else ValueType.TEXT,
            column,
            points_at="children" if column == "child_id" and name != "children" else "",
        )
        for column in columns
    ]
    return TableDeclaration(name, name, name, (columns[0],), tuple(declared))


SCHEMA = Schema.of(
    _table("children", "child_id", "born_on"),
    _table("health_checks", "check_id", "child_id", "checked_on"),
    _table("care_episodes", "care_episode_id", "child_id", "started_on", "ended_on"),
    _table("placements", "placement_id", "child_id", "started_on", "ended_on"),
    _table("plans", "plan_id", "child_id", "started_on", "ended_on"),
    _table("referrals", "referral_id", "child_id", "received_on", "closed_on"),
    _table("discussions", "discussion_id", "child_id", "held_on", "conference_on"),
    _table("leavers", "leaver_id", "child_id", "left_on"),
    _table("contacts", "contact_id", "child_id", "contacted_on", "activity"),
    _table("requests", "request_id", "child_id", "requested_on", "seen_on"),
    _table("plan_children", "plan_child_id", "child_id", "family_id", "opened_on", "closed_on", "seen_on"),
)

CHILDREN = """
    child_id | born_on
    c1       | 2010-06-15
    c2       | 2006-03-31
    c3       | 2006-04-01
    c4       | 2003-02-28
"""


def test_health_check_within_the_last_12_months(spec):
    """As at each month end: of those looked after, those checked within the 12 months before it."""
    tables = {
        "care_episodes": """
            care_episode_id | child_id | started_on | ended_on
            e1              | c1       | 2020-01-01 |
            e2              | c2       | 2020-01-01 |
            e3              | c3       | 2020-01-01 | 2022-03-31
        """,
        "health_checks": """
            check_id | child_id | checked_on
            h1       | c1       | 2021-03-31
            h2       | c1       | 2022-03-20
            h3       | c2       | 2021-03-31
            h4       | c2       | 2022-04-02
        """,
    }
    text = """
        rows: care_episodes
        open_at_end: [started_on, ended_on]
        share: >
          exists (select 1 from health_checks h where h.child_id = row.child_id
          and h.checked_on > add_months(period_end, -12) and h.checked_on <= period_end)
    """
    answers = {"2022-02": "2 of 3", "2022-03": "1 of 2", "2022-04": "2 of 2"}
    spec.measure(tables, text, answers, schema=SCHEMA)


def test_three_or_more_placements_in_the_year(spec):
    """Among those looked after at the year's end, those with three or more placements during it."""
    tables = {
        "care_episodes": """
            care_episode_id | child_id | started_on | ended_on
            e1              | c1       | 2020-01-01 |
            e2              | c2       | 2020-01-01 |
            e3              | c3       | 2020-01-01 | 2022-03-01
        """,
        "placements": """
            placement_id | child_id | started_on | ended_on
            p1           | c1       | 2020-01-01 | 2021-04-01
            p2           | c1       | 2021-04-01 | 2021-09-01
            p3           | c1       | 2021-09-01 |
            p4           | c2       | 2020-01-01 | 2021-03-31
            p5           | c2       | 2021-03-31 | 2021-09-01
            p6           | c2       | 2021-09-01 |
            p7           | c3       | 2021-05-01 | 2021-06-01
            p8           | c3       | 2021-06-01 | 2021-07-01
            p9           | c3       | 2021-07-01 |
        """,
    }
    text = """
        rows: care_episodes
        open_at_end: [started_on, ended_on]
        share: >
          (select count(*) from placements p where p.child_id = row.child_id
          and p.started_on <= period_end and (p.ended_on is null or p.ended_on >= period_start)) >= 3
    """
    spec.measure(tables, text, {"2021/22": "1 of 2"}, schema=SCHEMA)


def test_long_term_stability(spec):
    """Under 16 and looked after for two and a half years: in the same placement for two years."""
    tables = {
        "children": CHILDREN,
        "care_episodes": """
            care_episode_id | child_id | started_on | ended_on
            e1              | c1       | 2019-09-30 |
            e2              | c2       | 2015-01-01 |
            e3              | c3       | 2015-01-01 |
            e4              | c4       | 2019-10-01 |
        """,
        "placements": """
            placement_id | child_id | started_on | ended_on
            p1           | c1       | 2020-03-31 |
            p2           | c2       | 2015-01-01 |
            p3           | c3       | 2015-01-01 | 2020-04-01
            p4           | c3       | 2020-04-01 |
        """,
    }
    text = """
        rows: care_episodes
        open_at_end: [started_on, ended_on]
        where: age(child.born_on, period_end) < 16 and months(started_on, period_end) >= 30
        share: >
          exists (select 1 from placements p where p.child_id = row.child_id
          and p.ended_on is null and months(p.started_on, period_end) >= 24)
    """
    spec.measure(tables, text, {"2021/22": "1 of 2"}, schema=SCHEMA)


def test_plan_that_lasted_two_years(spec):
    """Of the plans that ended, those that had lasted more than 729 days."""
    tables = {
        "plans": """
            plan_id | child_id | started_on | ended_on
            p1      | c1       | 2020-03-01 | 2022-02-28
            p2      | c2       | 2020-03-01 | 2022-03-01
            p3      | c3       | 2019-01-01 |
        """
    }
    text = """
        rows: plans
        during: ended_on
        share: days(started_on, ended_on) > 729
    """
    spec.measure(tables, text, {"2022-02": "0 of 1", "2022-03": "1 of 1"}, schema=SCHEMA)


def test_second_plan_ever(spec):
    """Of the plans that began, those of a child who had had one before, however long ago."""
    tables = {
        "plans": """
            plan_id | child_id | started_on | ended_on
            p1      | c1       | 2012-01-01 | 2012-06-01
            p2      | c1       | 2022-03-01 |
            p3      | c2       | 2022-03-01 |
        """
    }
    text = """
        rows: plans
        during: started_on
        share: >
          exists (select 1 from plans p where p.child_id = row.child_id and p.started_on < row.started_on)
    """
    spec.measure(tables, text, {"2022-03": "1 of 2"}, schema=SCHEMA)


def test_referral_within_12_months_of_the_last_closure(spec):
    """It is the last closure before it that counts, not any."""
    tables = {
        "referrals": """
            referral_id | child_id | received_on | closed_on
            r1          | c1       | 2019-01-01  | 2021-03-10
            r2          | c1       | 2022-03-10  |
            r3          | c2       | 2019-01-01  | 2021-03-11
            r4          | c2       | 2022-03-10  |
            r5          | c3       | 2022-03-10  |
        """
    }
    text = """
        rows: referrals
        during: received_on
        share: >
          (select r.closed_on from referrals r where r.child_id = row.child_id
          and r.closed_on <= row.received_on order by r.closed_on desc limit 1)
          > add_months(received_on, -12)
    """
    spec.measure(tables, text, {"2022-03": "1 of 3"}, schema=SCHEMA)


def test_conference_within_15_working_days(spec):
    """Belongs to the month it was held or fell due; open and overdue ones are counted as not met."""
    tables = {
        "discussions": """
            discussion_id | child_id | held_on    | conference_on
            d1            | c1       | 2022-03-01 | 2022-03-22
            d2            | c2       | 2022-03-01 | 2022-03-23
            d3            | c3       | 2022-03-01 |
            d4            | c4       | 2022-03-25 |
        """
    }
    text = """
        rows: discussions
        during: coalesce(conference_on, add_working_days(held_on, 15))
        share: working_days(held_on, conference_on) <= 15
    """
    spec.measure(tables, text, {"2022-03": "1 of 3", "2022-04": "0 of 1"}, schema=SCHEMA)


def test_cohort_followed_from_its_birthday(spec):
    """Care leavers who turned 19 in the period, in education or work at a contact near that birthday."""
    tables = {
        "children": CHILDREN,
        "leavers": """
            leaver_id | child_id | left_on
            l1        | c4       | 2021-02-28
            l2        | c2       | 2024-03-31
        """,
        "contacts": """
            contact_id | child_id | contacted_on | activity
            k1         | c4       | 2022-02-27   | Employment
            k2         | c4       | 2021-01-01   | NEET
        """,
    }
    text = """
        rows: leavers
        during: birthday(child.born_on, 19)
        share: >
          exists (select 1 from contacts k where k.child_id = row.child_id
          and k.activity in ('Education', 'Employment')
          and k.contacted_on between add_months(row.reference_date, -3)
          and add_months(row.reference_date, 1))
    """.replace("row.reference_date", "reference_date")
    answers = {"2022-02": "1 of 1", "2022-03": "0 of 0", "2024/25": "0 of 1"}
    spec.measure(tables, text, answers, schema=SCHEMA)


def test_median_wait(spec):
    """The middle number of days from request to being seen, of those seen in the period."""
    tables = {
        "requests": """
            request_id | child_id | requested_on | seen_on
            r1         | c1       | 2022-02-01   | 2022-03-01
            r2         | c2       | 2022-03-01   | 2022-03-03
            r3         | c3       | 2022-03-01   | 2022-03-11
            r4         | c4       | 2022-03-01   |
        """
    }
    text = """
        rows: requests
        during: seen_on
        median: days(requested_on, seen_on)
    """
    spec.measure(tables, text, {"2022-03": "10 of 3"}, schema=SCHEMA)


def test_families_with_all_their_children_seen(spec):
    """Of the families open at the end of the month, those with every child seen in it."""
    tables = {
        "plan_children": """
            plan_child_id | child_id | family_id | opened_on  | closed_on | seen_on
            p1            | c1       | f1        | 2022-01-01 |           | 2022-03-02
            p2            | c2       | f1        | 2022-01-01 |           | 2022-03-31
            p3            | c3       | f2        | 2022-01-01 |           | 2022-03-02
            p4            | c4       | f2        | 2022-01-01 |           |
        """
    }
    text = """
        rows: plan_children
        open_at_end: [opened_on, closed_on]
        share: seen_on between period_start and period_end
        each: family_id
        meets: every
    """
    spec.measure(tables, text, {"2022-03": "1 of 2", "2022-02": "0 of 2"}, schema=SCHEMA)
