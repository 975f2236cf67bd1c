"""The rows behind a revision are the same whether all rows are looked at or only those that may matter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generative.strategies import measures
from tests.generative.world import CALENDAR, EVENTS, PEOPLE, PERIODS, SCHEMA, VALUES, VISITS, records
from trigpoint.engines.reference import ReferenceEngine
from trigpoint.figures.candidates import Candidates
from trigpoint.language.expressions import parse_expression
from trigpoint.model.expressions import Literal
from trigpoint.model.figures import Cell, Member
from trigpoint.model.measures import CountRows, During, FromRecords, Measure, OpenAtEnd, Polarity, Share, Unit
from trigpoint.model.periods import Period
from trigpoint.tables.changes import changed_rows
from trigpoint.tables.records import Records

Rows = dict[str, list[dict[str, Any]]]

SETTINGS = settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def with_rows(like: Records, rows: Rows) -> Records:
    return Records.from_rows(SCHEMA, rows, covers_from=like.covers_from, extracted_on=like.extracted_on)


@st.composite
def later(draw: st.DrawFn, before: Records) -> Records:
    """The records after one to three corrections, deletions or new entries."""
    rows: Rows = {table.name: before.rows(table.name) for table in SCHEMA}
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from([PEOPLE, EVENTS, VISITS]))
        there = rows[table.name]
        what = draw(st.sampled_from(["correct", "correct", "delete", "enter"]))
        if what == "enter" or not there:
            columns = {column.name: draw(st.none() | VALUES[column.type]) for column in table.columns}
            there.append({**columns, table.key[0]: f"new {len(there)}"})
        elif what == "delete":
            there.pop(draw(st.integers(0, len(there) - 1)))
        else:
            column = draw(st.sampled_from([each for each in table.columns if each.name not in table.key]))
            values = st.sampled_from(["1", "2", None]) if column.points_at else VALUES[column.type]
            draw(st.sampled_from(there))[column.name] = draw(values)
    return with_rows(before, rows)


versions = records().flatmap(lambda before: st.tuples(st.just(before), later(before)))


def changed(before: list[Member], after: list[Member]) -> dict[str, tuple[Member | None, Member | None]]:
    was, now = ({member.key: member for member in members} for members in (before, after))
    keys = was.keys() | now.keys()
    return {key: (was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key)}


@hypothesis.seed(1)
@SETTINGS
@given(measures(), versions, st.sampled_from(PERIODS))
def test_no_changed_row_is_missed(
    several: list[Measure], both: tuple[Records, Records], period: Period
) -> None:
    for measure in several:
        assert_none_missed(measure, both, period)


def assert_none_missed(measure: Measure, both: tuple[Records, Records], period: Period) -> None:
    assert isinstance(measure.definition, FromRecords)
    engines = [ReferenceEngine.over(each, CALENDAR) for each in both]
    cell, few = Cell(measure.id, period), Candidates(*both).of(measure.definition)
    over_all = changed(*(engine.members(measure, cell) for engine in engines))
    over_few = changed(*(engine.members(measure, cell, among=few) for engine in engines))
    assert over_few == over_all


# Every event is looked at, so that whatever changes the answer shows.
ALWAYS = OpenAtEnd(Literal(date(1990, 1, 1)), Literal(date(2039, 1, 1)))
OF_OTHER_ROWS = (
    "person.rank > 1",
    "exists (select 1 from visits v where v.person_id = row.person_id)",
    "exists (select 1 from visits v where v.person_id = row.person_id and v.i1 = row.i1)",
    "exists (select 1 from visits v where v.person_id = row.person_id and v.person.rank > 1)",
    "(select count(*) from visits v where v.t1 = row.t1) > 1",
    "(select v.i1 from visits v where v.person_id = row.person_id order by v.d1 desc limit 1) > 1",
    "exists (select 1 from events e where e.person_id = row.person_id and e.event_id <> row.event_id)",
)


PERSON = st.sampled_from(["P", "P", "Q", None])
FEW = st.sampled_from([0, 1, 2, None])


@st.composite
def dense(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Rows that ask about each other at every turn, by key."""
    return {
        **{f"people {key}": {"person_id": key, "rank": draw(FEW)} for key in "PQ"},
        **{f"events {key}": {"event_id": key, **draw(_links())} for key in "ABC"},
        **{f"visits {key}": {"visit_id": key, **draw(_links())} for key in "XY"},
    }


def _links() -> st.SearchStrategy[dict[str, Any]]:
    days = st.sampled_from([date(2020, 1, 1), date(2020, 2, 1)])
    return st.fixed_dictionaries({"person_id": PERSON, "i1": FEW, "t1": st.sampled_from("ab"), "d1": days})


def as_records(rows: Mapping[str, dict[str, Any]]) -> Records:
    by_table: Rows = {}
    for name, row in rows.items():
        by_table.setdefault(name.split()[0], []).append(row)
    return with_rows(with_rows_of_nobody(), by_table)


@st.composite
def dense_versions(draw: st.DrawFn) -> tuple[Records, Records]:
    """The rows, and the same with one or two of them otherwise or gone."""
    rows, others = draw(dense()), draw(dense())
    touched = draw(st.sets(st.sampled_from(sorted(rows)), min_size=1, max_size=2))
    after = {**rows, **{name: others[name] for name in touched}}
    if draw(st.booleans()):
        del after[draw(st.sampled_from(sorted(touched)))]
    return as_records(rows), as_records(after)


@pytest.mark.parametrize("asks", OF_OTHER_ROWS)
def test_no_row_is_missed_that_asks_about_others(asks: str) -> None:
    standard = Share(parse_expression(asks, EVENTS, SCHEMA))
    definition = FromRecords("events", ALWAYS, None, standard)
    measure = Measure("m", "M", "Why.", "Owner", Polarity.INFO, Unit.PERCENT, 1, definition)

    @hypothesis.seed(3)
    @settings(SETTINGS, max_examples=60)
    @given(dense_versions())
    def none_missed(both: tuple[Records, Records]) -> None:
        assert_none_missed(measure, both, PERIODS[0])

    none_missed()


@hypothesis.seed(2)
@SETTINGS
@given(versions)
def test_changed_rows_are_those_only_one_version_has(both: tuple[Records, Records]) -> None:
    before, after = both
    for table in SCHEMA:
        if table.name == "populations":  # several rows of the invented ones have one key
            continue
        was, now = (each.rows(table.name) for each in (before, after))
        expected = [row for row in was if row not in now] + [row for row in now if row not in was]
        found = changed_rows(before.tables[table.name], after.tables[table.name], table.key).to_pylist()
        assert sorted(found, key=repr) == sorted(expected, key=repr)


# ---- few, not all --------------------------------------------------------------------------------------


def small(people: Mapping[str, int], visits: Mapping[str, str]) -> Records:
    """Two events of each person; people by rank, visits by person."""
    like = with_rows_of_nobody()
    events = [{"event_id": f"{person}{n}", "person_id": person} for person in people for n in (1, 2)]
    return with_rows(
        like,
        {
            "people": [{"person_id": person, "rank": rank} for person, rank in people.items()],
            "events": events,
            "visits": [{"visit_id": visit, "person_id": person} for visit, person in visits.items()],
        },
    )


def with_rows_of_nobody() -> Records:
    return Records.from_rows(SCHEMA, {}, covers_from=PERIODS[0].start, extracted_on=PERIODS[0].stop)


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("person.rank > 1", {"P1", "P2"}),
        ("exists (select 1 from visits v where v.person_id = row.person_id)", {"Q1", "Q2"}),
        ("event_id <> 'x'", set()),
    ],
)
def test_only_the_rows_that_ask_about_a_change_are_candidates(asks: str, expected: set[str]) -> None:
    """P's rank was corrected and a visit to Q was entered; nobody's events changed."""
    before = small({"P": 1, "Q": 1, "R": 1}, {"V1": "R"})
    after = small({"P": 2, "Q": 1, "R": 1}, {"V1": "R", "V2": "Q"})
    assert Candidates(before, after).of(definition(asks)) == expected


def definition(asks: str) -> FromRecords:
    from_text = parse_expression(asks, EVENTS, SCHEMA)
    return FromRecords("events", During(parse_expression("d1", EVENTS, SCHEMA)), from_text, CountRows())
