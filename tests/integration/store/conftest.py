"""A small store: two invented tables, a load of them and what a run of March 2022 says."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from trigpoint.calendar.periods import month
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.judgements import Cause, Revision, RowChange
from trigpoint.store.runs import RunFacts
from trigpoint.store.vintages import SourceFile, write_vintage
from trigpoint.tables.declare import code, day, key, recorded_on, reference, yes_no
from trigpoint.tables.records import Records
from trigpoint.tables.schema import Schema, TableDeclaration

LOADED_AT = datetime(2022, 4, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


@pytest.fixture(scope="session")
def schema():
    families = TableDeclaration(
        name="families",
        title="Families",
        meaning="One row a family.",
        key=("family_id",),
        columns=(
            key("family_id", "The family."),
            code("locality", "Where.", "North", "South"),
            recorded_on(),
        ),
    )
    visits = TableDeclaration(
        name="visits",
        title="Visits",
        meaning="One row a visit.",
        key=("visit_id",),
        columns=(
            key("visit_id", "The visit."),
            reference("family_id", "The family.", "families"),
            day("visited_on", "The day."),
            yes_no("seen", "Whether the family was seen."),
            recorded_on(),
        ),
    )
    return Schema.of(families, visits)


@pytest.fixture(scope="session")
def records_of(schema):
    """Records of some families and one visit, as extracted on a day."""

    def build(*families, extracted_on=date(2022, 4, 14), covers_from=date(2019, 4, 1)):
        recorded = date(2022, 3, 9)
        rows = {
            "families": [{"family_id": f, "locality": "North", "recorded_on": recorded} for f in families],
            "visits": [
                {
                    "visit_id": "007",
                    "family_id": min(families),
                    "visited_on": date(2022, 3, 1),
                    "recorded_on": recorded,
                }
            ],
        }
        return Records.from_rows(schema, rows, covers_from=covers_from, extracted_on=extracted_on)

    return build


@pytest.fixture(scope="session")
def quarantine_of():
    """A quarantine of one unreadable cell in each of these rows."""

    def build(*rows, file="families.csv"):
        columns = pa.schema([("file", pa.string()), ("row", pa.int64()), ("value", pa.string())])
        found = [{"file": file, "row": row, "value": "31/02/2022"} for row in rows]
        return pa.Table.from_pylist(found, schema=columns)

    return build


@pytest.fixture(scope="session")
def load(records_of, quarantine_of):
    """Load some families into a store: load(store, "1", "2")."""

    def loaded(store, *families, quarantine=None, file="families.csv", created_at=LOADED_AT, **days):
        return write_vintage(
            store,
            records_of(*families, **days),
            quarantine_of(3) if quarantine is None else quarantine,
            [SourceFile(file, "ab" * 32, len(families))],
            created_at=created_at,
            version="0.1.0",
        )

    return loaded


@pytest.fixture(scope="session")
def facts_of():
    """What a run says of itself before it is stored."""

    def build(
        *, as_at=(2022, 3), previous=None, vintage="2022-04-14-3f2a9c", looks_back=False, **comparators
    ):
        return RunFacts(
            as_at=month(*as_at),
            records_known_on=date(2022, 4, 14),
            vintage=vintage,
            catalogue_digest="cd" * 32,
            engine="duckdb",
            engine_version="1.5.0",
            version="0.1.0",
            created_at=LOADED_AT,
            previous=previous,
            looks_back=looks_back,
            **comparators,
        )

    return build


@pytest.fixture(scope="session")
def figure():
    """The count of open families in a month of 2022: figure(3, 47)."""

    def build(number, value, measure="open_families"):
        return Figure(Cell(measure, month(2022, number)), State.KNOWN, Decimal(value), Decimal(value))

    return build


@pytest.fixture(scope="session")
def revision(figure):
    change = RowChange(Cause.ENTERED, "families", "12", "2022-03-09", "now counted")
    before, after = figure(2, 13), figure(2, 14)
    sentence = "Feb-22 open families from 13 to 14: 1 record entered on 2022-03-09"
    return Revision(after.cell, before, after, (change,), sentence)
