"""What only the fast engine could get wrong: many periods at once, and reaching for anything outside."""

from datetime import date

import duckdb
import pytest

from tests.spec.conftest import catalogue_of
from tests.spec.pictures import SCHEMA, records_from
from trigpoint.calendar.periods import month, months_between
from trigpoint.calendar.working_days import CalendarError, england
from trigpoint.engines.duckdb.counting import MOST_CELLS
from trigpoint.engines.duckdb.engine import DuckDBEngine
from trigpoint.engines.reference.engine import ReferenceEngine

EVENTS = """
    id | d1         | d2         | family_id | t1
    1  | 2014-01-01 | 2021-07-01 | f1        | it's
    2  | 2015-03-01 |            | f1        | [a, b]
    3  | 2019-12-31 | 2020-01-01 | f2        | it's
"""
FAMILIES_OPEN = """
    rows: events
    open_at_end: [d1, d2]
    count: family_id
"""


def test_more_periods_than_one_number_has_bits() -> None:
    periods = months_between(month(2013, 4), month(2022, 3))
    assert len(periods) > MOST_CELLS
    catalogue = catalogue_of(FAMILIES_OPEN, SCHEMA, "{title: T, value: [t1]}")
    breakdowns = list(catalogue.breakdowns.values())
    measures = list(catalogue.measures.values())
    records = records_from({"events": EVENTS})
    fast, plain = (engine.over(records, england()) for engine in (DuckDBEngine, ReferenceEngine))
    counts = {count.cell: count for count in fast.count(measures, periods, breakdowns)}
    assert counts == {count.cell: count for count in plain.count(measures, periods, breakdowns)}
    assert {cell.group for cell in counts} == {"", "it's", "[a, b]"}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY (SELECT 1) TO 'out.csv'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_reaches_nothing_outside(sql: str) -> None:
    engine = DuckDBEngine.over(records_from({"events": EVENTS}), england())
    with pytest.raises(duckdb.Error):
        engine.connection.execute(sql)


def test_records_as_known_on_a_day_leave_out_what_was_recorded_later() -> None:
    populations = """
        population    | mid_year | breakdown | group | persons | recorded_on
        children_0_17 | 2021     | whole     | whole | 100     | 2021-07-01
        children_0_17 | 2020     | whole     | whole | 90      | 2022-07-01
    """
    records = records_from({"populations": populations})
    known = records.known_on(date(2022, 6, 30))
    assert [row["persons"] for row in known.rows("populations")] == [100]
    assert known.extracted_on == date(2022, 6, 30)


@pytest.mark.parametrize("engine", [DuckDBEngine, ReferenceEngine])
@pytest.mark.parametrize("expression", ["working_days(d1, d2) > 0", "add_working_days(d2, 1) > d1"])
def test_working_days_outside_the_calendar_are_an_error(engine: type, expression: str) -> None:
    """A year whose bank holidays are not known is an error, never a guess."""
    records = records_from({"events": "id | d1 | d2\n1 | 2022-03-01 | 2035-03-01"})
    text = f"rows: events\nduring: d1\nshare: {expression}"
    measures = list(catalogue_of(text, SCHEMA).measures.values())
    with pytest.raises(CalendarError, match="2035"):
        engine.over(records, england()).count(measures, [month(2022, 3)], [])
