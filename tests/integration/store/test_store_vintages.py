"""Loads of records: stored once, in order, never changed, checked whenever they are read."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from trigpoint.store import vintages as vintages_module
from trigpoint.store.errors import StoreError
from trigpoint.store.lock import writing
from trigpoint.store.vintages import (
    SourceFile,
    latest_vintage,
    open_quarantine,
    open_records,
    vintage_named,
    vintages,
    write_vintage,
)
from trigpoint.tables.declare import key, text, whole_number
from trigpoint.tables.records import Records
from trigpoint.tables.schema import Schema, TableDeclaration


def everything_in(store: Path) -> dict[str, bytes]:
    return {str(path.relative_to(store)): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def test_what_is_loaded_is_read_back(store, load, schema, records_of, quarantine_of):
    vintage = load(store, "1", "002")
    back = open_records(vintage, schema)
    assert {name: table.to_pylist() for name, table in back.tables.items()} == {
        name: table.to_pylist() for name, table in records_of("002", "1").tables.items()
    }
    assert back.rows("families")[0]["family_id"] == "002"
    assert (back.covers_from, back.extracted_on) == (date(2019, 4, 1), date(2022, 4, 14))
    assert open_quarantine(vintage).equals(quarantine_of(3))


def test_the_id_is_the_day_of_extraction_and_the_content(store, load):
    vintage = load(store, "1")
    assert vintage.id == f"2022-04-14-{vintage.digest[:6]}"
    assert vintage.folder == store / "vintages" / vintage.id


def test_a_vintage_says_where_it_came_from(store, load):
    load(store, "1", "2")
    (vintage,) = vintages(store)
    assert vintage.files == (SourceFile("families.csv", "ab" * 32, 2),)
    assert [(table.name, table.rows) for table in vintage.tables] == [("families", 2), ("visits", 1)]
    assert (vintage.quarantine.rows, vintage.version, vintage.sequence) == (1, "0.1.0", 1)
    assert vintage.created_at.isoformat() == "2022-04-14T09:30:00+00:00"


def test_loading_the_same_thing_twice_changes_nothing(store, load):
    first = load(store, "1", "2")
    before = everything_in(store)
    later = first.created_at + timedelta(days=1)
    assert load(store, "1", "2", created_at=later) == first
    assert everything_in(store) == before


def test_another_file_name_is_no_other_vintage(store, load, quarantine_of):
    first = load(store, "1", "2")
    assert load(store, "1", "2", file="b.csv", quarantine=quarantine_of(3, file="b.csv")) == first
    assert vintages(store) == [first]


@pytest.mark.parametrize(
    "change",
    [
        {"covers_from": date(2020, 4, 1)},
        {"extracted_on": date(2022, 4, 15)},
        {"families": ("1", "2")},
        {"quarantined": (3, 4)},
    ],
)
def test_any_other_content_is_another_vintage(store, load, quarantine_of, change):
    load(store, "1")
    families = change.pop("families", ("1",))
    load(store, *families, quarantine=quarantine_of(*change.pop("quarantined", (3,))), **change)
    assert len(vintages(store)) == 2


def test_vintages_are_in_order_of_extraction_then_loading(store, load):
    april = load(store, "1")
    march = load(store, "1", extracted_on=date(2022, 3, 14))
    mended = load(store, "1", "2", created_at=april.created_at - timedelta(days=9))
    assert vintages(store) == [march, april, mended]
    assert latest_vintage(store) == mended


def test_an_empty_store_has_no_vintage(store):
    assert vintages(store) == []
    assert latest_vintage(store) is None
    with pytest.raises(StoreError, match="no vintage 2022") as caught:
        vintage_named(store, "2022-04-14-3f2a9c")
    assert caught.value.hint == "Vintages: none yet."


def test_a_vintage_is_found_by_name(store, load):
    vintage = load(store, "1")
    assert vintage_named(store, vintage.id) == vintage
    with pytest.raises(StoreError, match="no vintage x") as caught:
        vintage_named(store, "x")
    assert caught.value.hint == f"Vintages: {vintage.id}."


def test_two_loads_whose_digests_begin_alike_get_two_ids(store, load, monkeypatch):
    monkeypatch.setattr(vintages_module, "DIGITS", 0)
    first, second = load(store, "1"), load(store, "2")
    assert first.id == "2022-04-14-"
    assert second.id == f"2022-04-14-{second.digest[:1]}"


# ---- what was changed since ------------------------------------------------------------------------------


def test_a_missing_file_is_named(store, load, schema):
    vintage = load(store, "1")
    (vintage.folder / "visits.parquet").unlink()
    with pytest.raises(StoreError, match="missing") as caught:
        open_records(vintage, schema)
    assert caught.value.place.file.endswith("visits.parquet")


def test_any_changed_byte_of_a_table_is_found(store, load, schema):
    vintage = load(store, "1")
    path = vintage.folder / "families.parquet"
    written = path.read_bytes()
    for position in range(0, len(written), 97):
        path.write_bytes(written[:position] + bytes([written[position] ^ 1]) + written[position + 1 :])
        with pytest.raises(StoreError, match="changed after it was written"):
            open_records(vintage, schema)
    for length in (0, 1, len(written) - 1):
        path.write_bytes(written[:length])
        with pytest.raises(StoreError, match="changed after it was written"):
            open_records(vintage, schema)
    path.write_bytes(written)
    assert open_records(vintage, schema).tables["families"].num_rows == 1


def test_a_changed_quarantine_is_found(store, load):
    vintage = load(store, "1")
    (vintage.folder / "quarantine.parquet").write_bytes(b"nothing was wrong")
    with pytest.raises(StoreError, match="changed after it was written"):
        open_quarantine(vintage)


def test_a_newer_manifest_stops_reading_and_writing(store, load):
    path = load(store, "1").folder / "manifest.json"
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    for act in (lambda: vintages(store), lambda: load(store, "2")):
        with pytest.raises(StoreError, match="manifest of version 2"):
            act()


def test_files_and_hidden_folders_beside_vintages_are_passed_over(store, load):
    vintage = load(store, "1")
    (store / "vintages" / "desktop.ini").write_text("")
    (store / "vintages" / ".stfolder").mkdir()
    assert vintages(store) == [vintage]


# ---- other tables ----------------------------------------------------------------------------------------


def schema_with(*columns, name="families"):
    return Schema.of(TableDeclaration(name, name, "", ("family_id",), columns))


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        (schema_with(key("family_id", ""), name="children"), "it has no table children"),
        (schema_with(key("family_id", ""), text("postcode", "")), "families has no column postcode"),
        (schema_with(key("family_id", ""), whole_number("locality", "")), "locality is of another type"),
    ],
)
def test_a_vintage_of_other_tables_is_refused(store, load, declared, message):
    vintage = load(store, "1")
    with pytest.raises(StoreError, match=message) as caught:
        open_records(vintage, declared)
    assert caught.value.hint == "Load its extract again."


def test_a_table_nobody_asks_for_any_more_is_left_out(store, load):
    records = open_records(load(store, "1"), schema_with(key("family_id", "")))
    assert {name: table.column_names for name, table in records.tables.items()} == {"families": ["family_id"]}


def test_an_extract_with_nothing_in_it_can_be_kept(store, schema):
    nothing = Records.from_rows(schema, {}, covers_from=date(2019, 4, 1), extracted_on=date(2022, 4, 14))
    loaded_at = datetime(2022, 4, 14, tzinfo=UTC)
    vintage = write_vintage(store, nothing, pa.table({}), [], created_at=loaded_at, version="0.1.0")
    assert [table.num_rows for table in open_records(vintage, schema).tables.values()] == [0, 0]


# ---- one writer ------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_so_and_readers_are_not_stopped(store, load):
    vintage = load(store, "1")
    with writing(store):
        with pytest.raises(StoreError, match="Another Trigpoint is writing to this store"):
            load(store, "2")
        assert vintages(store) == [vintage]
    load(store, "2")
    assert len(vintages(store)) == 2


def test_a_lock_left_by_a_writer_that_died_is_no_lock(store, load):
    load(store, "1")
    assert (store / ".lock").exists()
    load(store, "2")


def test_a_store_that_cannot_be_written_to_says_so(tmp_path, load):
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be written to") as caught:
        load(tmp_path / "store", "1")
    assert caught.value.place.file == os.fspath(tmp_path / "store")
