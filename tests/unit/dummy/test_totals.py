"""Whatever the seed, the last extract's records add up to what was published."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tests.unit.dummy.conftest import ANOTHER_SEED, LAST, SEED
from tests.unit.dummy.counting import PERIODS, Counting, Tables

SEEDS = (SEED, ANOTHER_SEED)


# What is counted, and the answers for January, February, March, the year and the year before.
# None where nothing was published.
PUBLISHED: list[tuple[str, Callable[[Counting], Any], list[Any]]] = [
    ("1.1", lambda c: len(c.during("contacts", "received_on")), [157, 158, 216, 2470, 3537]),
    (
        "1.2, 1.3",
        lambda c: c.initial_contacts("Early help"),
        [(30, 32), (26, 33), (29, 35), (474, 534), (455, 512)],
    ),
    ("1.4, 1.5", Counting.assessments, [(46, 52), (38, 43), (47, 51), (683, 747), (723, 792)]),
    (
        "1.6",
        lambda c: len(c.during("assessments", "completed_on", lambda r: r["assessed_by"] == "Partner")),
        [25, 40, 51, 390, 287],
    ),
    ("1.7", Counting.stock, [(1320, 2863), (1272, 2777), (1321, 2899), (1321, 2899), (1359, 2889)]),
    (
        "1.8",
        lambda c: len({r["episode_id"] for r in c.during("episodes", "closed_on")}),
        [147, 206, 155, 2020, 794],
    ),
    ("1.9", Counting.re_referrals, [(21, 131), (13, 133), (20, 157), (243, 1814), (397, 2046)]),
    (
        "1.10, 1.11",
        Counting.step_downs,
        [(20, 41, 13), (27, 61, 19), (37, 89, 26), (322, 675, 240), (524, 1042, 400)],
    ),
    ("1.12", Counting.handover_visits, [(8, 18), (8, 18), (13, 21), (100, 240), (0, 0)]),
    ("1.13", Counting.step_ups, [(16, 42), (33, 76), (16, 43), (249, 558), (265, 628)]),
    ("2.1, 2.2", Counting.centre_percentages, [(86, 64), (86, 68), (87, 72), (87, 72), (86, 68)]),
    ("2.9", lambda c: len(c.during("youth_sessions", "held_on")), [60, 74, 91, 835, None]),
    (
        "4.5",
        lambda c: len(c.during("youth_offending_contacts", "contacted_on")),
        [27, 29, 19, 265, None],
    ),
    (
        "4.6, 4.7, 4.8",
        Counting.programmes,
        [(0, 0, 0, 0), (0, 0, 0, 0), (6, 12, 12, 7), (37, 120, 123, 88), None],
    ),
    (
        "4.9",
        lambda c: c.conference_referrals("received_on"),
        [(23, 44), (20, 34), (25, 51), (230, 413), None],
    ),
    (
        "4.10",
        lambda c: c.conference_referrals("accepted_on"),
        [(22, 43), (16, 29), (24, 51), (213, 394), None],
    ),
    ("4.11", Counting.waiting, [(1, 1), (0, 0), (0, 0), None, None]),
    ("4.12, 4.13", Counting.conferences, [(12, 30, 4), (11, 25, 3), (15, 40, 4), (88, 171, 31), None]),
    ("4.14", lambda c: len(c.during("conference_reviews", "held_on")), [4, 1, 4, 23, None]),
    (
        "4.15, 4.16",
        lambda c: c.initial_contacts("Family group conferencing"),
        [(26, 29), (19, 20), (26, 26), (180, 206), None],
    ),
    (
        "4.17, 4.18, 4.19",
        Counting.conference_cases,
        [(11, 13, 22, 49), (4, 6, 15, 50), (12, 14, 23, 55), (69, 92, 163, 55), None],
    ),
    ("5.1", Counting.positive_answers, [(121, 125), (130, 140), (145, 155), (700, 740), None]),
    (
        "5.2, 5.3, 5.4",
        Counting.formal_complaints,
        [(0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (4, 0, 3, 4), (3, 2, 3, 3)],
    ),
    ("5.5", lambda c: len(c.during("compliments", "received_on")), [1, 2, 2, 16, 64]),
    (
        "5.6",
        lambda c: len(c.during("audits", "completed_on", lambda r: r["audited_by"] == "Team manager")),
        [18, 14, 17, 146, 138],
    ),
]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("ref", "count", "published"), PUBLISHED, ids=[ref for ref, _, _ in PUBLISHED])
def test_records_add_up(
    rows: Callable[..., Tables],
    seed: int,
    ref: str,
    count: Callable[[Counting], Any],
    published: list[Any],
) -> None:
    found = [count(Counting(rows(seed, LAST), *period)) for period in PERIODS.values()]
    compared = [None if wanted is None else got for got, wanted in zip(found, published, strict=True)]
    assert compared == published


# Young people, not known, NEET, meeting the duty; and of the looked after, NEET and not known.
YOUNG_PEOPLE = {
    "2022-01": (6200, 68, 211, 5679, 10, 0),
    "2022-02": (6180, 84, 234, 5599, 8, 1),
    "2022-03": (6150, 120, 245, 5535, 6, 0),
}
MEETING_THE_DUTY = ["Full-time education", "Apprenticeship", "Employment with training"]


@pytest.mark.parametrize("seed", SEEDS)
def test_young_people_add_up(extract: Callable[..., Any], seed: int) -> None:
    table = extract(seed, LAST).records.tables["young_people_activity"]
    table = table.filter(
        pc.and_(table["lives_in_area"], pc.is_in(table["academic_age"], value_set=pa.array([16, 17])))
    )
    months = pc.strftime(table["month"], format="%Y-%m")
    found = {month: _young_people(table.filter(pc.equal(months, month))) for month in YOUNG_PEOPLE}
    assert found == YOUNG_PEOPLE
    winter = _young_people(table.filter(pc.is_in(months, pa.array(["2021-12", "2022-01", "2022-02"]))))
    before = _young_people(table.filter(pc.is_in(months, pa.array(["2020-12", "2021-01", "2021-02"]))))
    printed = [tuple(round(100 * n / part[0], 1) for n in part[1:3]) for part in (winter, before)]
    assert printed == [(1.3, 3.6), (1.6, 4.0)]


def _young_people(table: pa.Table) -> tuple[int, ...]:
    def count(*conditions: Any) -> int:
        kept = table
        for column, values in conditions:
            kept = kept.filter(pc.is_in(kept[column], value_set=pa.array(values)))
        return int(kept.num_rows)

    return (
        table.num_rows,
        count(("activity", ["Not known"])),
        count(("activity", ["NEET"])),
        count(("activity", MEETING_THE_DUTY)),
        count(("activity", ["NEET"]), ("looked_after", [True])),
        count(("activity", ["Not known"]), ("looked_after", [True])),
    )
