"""A small world in which coincidences are common: few people, few dates, few values, many unknowns."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.model.nodes import ValueType
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.tables.records import Records
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration
from trigpoint.tables.typed_in import POPULATIONS


def _column(name: str, kind: ValueType, *, points_at: str = "") -> ColumnDeclaration:
    return ColumnDeclaration(name, kind, name, points_at=points_at)


PEOPLE = TableDeclaration(
    name="people",
    title="People",
    meaning="Who the events are about.",
    key=("person_id",),
    columns=(
        _column("person_id", ValueType.TEXT),
        _column("born_on", ValueType.DATE),
        _column("town", ValueType.TEXT),
        _column("rank", ValueType.INTEGER),
    ),
)

_EVENT_COLUMNS = (
    _column("person_id", ValueType.TEXT, points_at="people"),
    _column("d1", ValueType.DATE),
    _column("d2", ValueType.DATE),
    _column("i1", ValueType.INTEGER),
    _column("i2", ValueType.INTEGER),
    _column("n1", ValueType.NUMBER),
    _column("t1", ValueType.TEXT),
    _column("t2", ValueType.TEXT),
    _column("b1", ValueType.BOOLEAN),
)

EVENTS = TableDeclaration(
    name="events",
    title="Events",
    meaning="What is counted.",
    key=("event_id",),
    columns=(_column("event_id", ValueType.TEXT), *_EVENT_COLUMNS),
)

VISITS = TableDeclaration(
    name="visits",
    title="Visits",
    meaning="What events are related to.",
    key=("visit_id",),
    columns=(_column("visit_id", ValueType.TEXT), *_EVENT_COLUMNS),
)

SCHEMA = Schema.of(PEOPLE, EVENTS, VISITS, POPULATIONS)

CALENDAR = WorkingDays(
    date(2000, 1, 1),
    date(2030, 12, 31),
    frozenset({date(2020, 1, 1), date(2020, 4, 10), date(2020, 4, 13), date(2021, 1, 1)}),
)

# Month ends, a leap day, a year end, weekends and bank holidays, all close together.
DATES = (
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 1, 31),
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2020, 3, 31),
    date(2020, 4, 1),
    date(2020, 4, 10),
    date(2020, 4, 30),
    date(2021, 2, 28),
    date(2021, 3, 1),
)

PERIODS = (
    Period(date(2020, 1, 1), date(2020, 2, 1), PeriodKind.MONTH),
    Period(date(2020, 2, 1), date(2020, 3, 1), PeriodKind.MONTH),
    Period(date(2020, 4, 1), date(2020, 5, 1), PeriodKind.MONTH),
    Period(date(2020, 1, 1), date(2020, 4, 1), PeriodKind.QUARTER),
    Period(date(2019, 4, 1), date(2020, 4, 1), PeriodKind.FINANCIAL_YEAR),
    Period(date(2020, 4, 1), date(2021, 4, 1), PeriodKind.FINANCIAL_YEAR),
    Period(date(2019, 4, 1), date(2020, 3, 1), PeriodKind.YEAR_TO_DATE),
    Period(date(2019, 3, 1), date(2020, 3, 1), PeriodKind.ROLLING_12),
)

TOWNS = ("a", "b", "c'd")
VALUES: dict[ValueType, st.SearchStrategy[Any]] = {
    ValueType.INTEGER: st.integers(-2, 6),
    ValueType.NUMBER: st.sampled_from([-1.5, 0.0, 0.1, 0.3, 0.7, 1.0, 2.5]),
    ValueType.TEXT: st.sampled_from(TOWNS),
    ValueType.DATE: st.sampled_from(DATES),
    ValueType.BOOLEAN: st.booleans(),
}


def _row(draw: st.DrawFn, table: TableDeclaration, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns:
        if (column.name,) == table.key:
            row[column.name] = str(number)
        elif column.points_at:
            row[column.name] = draw(st.sampled_from(["1", "2", "3", None]))
        else:
            row[column.name] = draw(st.none() | VALUES[column.type])
    return row


@st.composite
def records(draw: st.DrawFn, *, most: int = 6) -> Records:
    """Two people, up to a few events and visits, and a population or none."""
    rows = {
        table.name: [_row(draw, table, number) for number in range(1, draw(st.integers(0, size)) + 1)]
        for table, size in ((PEOPLE, 2), (EVENTS, most), (VISITS, most))
    }
    rows["populations"] = [
        {"population": "all", "mid_year": year, "breakdown": split, "group": group, "persons": persons}
        for year, split, group, persons in draw(
            st.lists(
                st.tuples(
                    st.sampled_from([2019, 2020]),
                    st.sampled_from(["whole", "town"]),
                    st.sampled_from(["whole", "a"]),
                    st.integers(0, 50),
                ),
                max_size=3,
                unique_by=lambda each: each[:3],
            )
        )
    ]
    return Records.from_rows(SCHEMA, rows, covers_from=date(2019, 1, 1), extracted_on=date(2021, 12, 31))
