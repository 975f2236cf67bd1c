"""One load as a whole: what it says of its files, that it is repeatable, and that it tells how far it is."""

import csv
import hashlib
import io
import re
from datetime import date

import pyarrow as pa
import pyarrow.parquet as parquet
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.sources import read_extract, read_mapping
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.people import FAMILIES
from trigpoint.tables.records import arrow_schema
from trigpoint.tables.schema import Schema

from .council import EXTRACT, EXTRACTED_ON, GOOD, Council, good, read_built


def test_files_are_named_with_hash_rows_and_size(tmp_path):
    extract = Council().read(tmp_path)
    assert [file.name for file in extract.files] == list(GOOD)
    for file in extract.files:
        data = GOOD[file.name].encode()
        assert (file.sha256, file.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
        assert file.rows == 3


def test_records_have_every_table_and_its_types(tmp_path):
    extract = Council().read(tmp_path)
    assert (extract.covers_from, extract.extracted_on) == (date(2019, 4, 1), EXTRACTED_ON)
    assert (extract.records.covers_from, extract.records.extracted_on) == (date(2019, 4, 1), EXTRACTED_ON)
    for table in EARLY_HELP:
        assert extract.records.tables[table.name].schema == arrow_schema(table)


def test_reading_twice_says_the_same(tmp_path):
    council = Council({"families.csv": good("families.csv", ("South", "East")) + "0002,North,05/04/2021\n"})
    first, second = council.read(tmp_path), read_built(tmp_path)
    assert first.quarantine.num_rows > 0
    assert first == second


def test_progress_is_told_before_each_table_and_at_the_end(tmp_path):
    Council().build(tmp_path)
    told: list[tuple[str, int, int]] = []
    mapping = read_mapping(tmp_path / "sources.yaml", EARLY_HELP)
    read_extract(
        tmp_path / EXTRACT, mapping, EARLY_HELP, EXTRACTED_ON, progress=lambda *step: told.append(step)
    )
    assert told == [*((name, number, 4) for number, name in enumerate(GOOD)), ("programmes.csv", 4, 4)]


# ---- any identifier comes back as it was ---------------------------------------------------------------

IDENTIFIERS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: text and not re.fullmatch(r"\d(\.\d+)?[eE]\+\d{2,3}|\d+\.0", text)),
    min_size=1,
    max_size=8,
    unique=True,
)
ONE_TABLE = Schema.of(FAMILIES)
MAPPING = """\
extracts: {{covers_from: 2019-04-01, date_format: "%Y-%m-%d"}}
tables: {{families: {{file: {file}, columns: {{family_id: id, recorded_on: day}}}}}}
"""


def identifiers_read(folder, file: str, data: bytes) -> list[str]:
    (folder / "sources.yaml").write_text(MAPPING.format(file=file), encoding="utf-8")
    (folder / file).write_bytes(data)
    mapping = read_mapping(folder / "sources.yaml", ONE_TABLE)
    extract = read_extract(folder, mapping, ONE_TABLE, EXTRACTED_ON)
    assert extract.quarantine.to_pylist() == []
    return extract.records.tables["families"]["family_id"].to_pylist()


@settings(max_examples=30, deadline=None)
@given(identifiers=IDENTIFIERS)
def test_any_identifier_of_a_csv_comes_back(identifiers, tmp_path_factory):
    text = io.StringIO()
    csv.writer(text).writerows([["id", "day"], *([each, "2022-01-31"] for each in identifiers)])
    read = identifiers_read(tmp_path_factory.mktemp("ids"), "families.csv", text.getvalue().encode())
    assert read == identifiers


@settings(max_examples=15, deadline=None)
@given(identifiers=IDENTIFIERS)
def test_any_identifier_of_a_parquet_file_comes_back(identifiers, tmp_path_factory):
    data = io.BytesIO()
    parquet.write_table(pa.table({"id": identifiers, "day": ["2022-01-31"] * len(identifiers)}), data)
    read = identifiers_read(tmp_path_factory.mktemp("ids"), "families.parquet", data.getvalue())
    assert read == identifiers


# ---- which of several entries is kept does not depend on their order ------------------------------------

ENTRIES = ("0002,North,05/04/2021", "0002,Central,03/04/2021", "0002,North,05/04/2021", "0002,,01/04/2021")


@settings(max_examples=24, deadline=None)
@given(order=st.permutations(ENTRIES))
def test_the_entry_recorded_last_is_kept_in_any_order(order, tmp_path_factory):
    text = "\n".join(["Family ID,Locality Team,Date Recorded", *order]) + "\n"
    council = Council({"families.csv": text, "contacts.csv": GOOD["contacts.csv"].splitlines()[0] + "\n"})
    extract = council.read(tmp_path_factory.mktemp("order"))
    kept = {"family_id": "0002", "locality": "North", "recorded_on": date(2021, 4, 5)}
    assert extract.records.rows("families") == [kept]
    assert sorted(extract.quarantine["row"].to_pylist()) == sorted(
        number for number, entry in enumerate(order, start=2) if "North" not in entry
    )
    assert extract.tables[0].rows_repeated == 1
