"""Vintages: each load of records, kept as it was for good.

A vintage is named for the day its records were extracted and for what is in them, so that loading the same
records again, under whatever file names and in whatever order, finds the vintage that is already there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trigpoint.store.contents import digest, in_order, parquet
from trigpoint.store.errors import StoreError
from trigpoint.store.folders import folders_in, publish, read_verified, sha256
from trigpoint.store.lock import writing
from trigpoint.store.manifests import MANIFEST, read_manifest, time_text, write_manifest
from trigpoint.tables.records import Records, arrow_schema
from trigpoint.tables.schema import Schema, TableDeclaration

KIND = "vintage"
VINTAGES = "vintages"
QUARANTINE = "quarantine"

# The column of a quarantine that names a file: the same rows under another file name are the same rows.
FILE_COLUMN = "file"

# Hexadecimal digits of the digest in an id; more only where two loads of one day begin with the same ones.
DIGITS = 6


@dataclass(frozen=True)
class SourceFile:
    """A file the records were read from: its name, the SHA-256 of its bytes and its rows of data."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class StoredTable:
    """A table as stored: its rows, and the SHA-256 of its Parquet file."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Vintage:
    """One load of records. `sequence` counts the loads into a store; no clock orders them.

    covers_from: the first day the records are complete from. extracted_on: the day they were extracted.
    digest: of every row and these two days. version: of the Trigpoint that loaded them.
    """

    id: str
    sequence: int
    digest: str
    created_at: datetime
    covers_from: date
    extracted_on: date
    files: tuple[SourceFile, ...]
    tables: tuple[StoredTable, ...]
    quarantine: StoredTable
    version: str
    folder: Path


def vintages(store: Path) -> list[Vintage]:
    """Every vintage, by the day of extraction and then by the order of loading: the last is the latest."""
    found = [_read(folder) for folder in folders_in(store / VINTAGES)]
    return sorted(found, key=lambda vintage: (vintage.extracted_on, vintage.sequence))


def latest_vintage(store: Path) -> Vintage | None:
    """The vintage extracted last (of several on one day, the one loaded last), or None before any load."""
    return next(reversed(vintages(store)), None)


def vintage_named(store: Path, name: str) -> Vintage:
    """The vintage with this id; StoreError, naming those there are, where there is none."""
    known = {vintage.id: vintage for vintage in vintages(store)}
    if name not in known:
        there_are = ", ".join(known) or "none yet"
        raise StoreError(f"There is no vintage {name} in the store.", hint=f"Vintages: {there_are}.")
    return known[name]


def write_vintage(
    store: Path,
    records: Records,
    quarantine: pa.Table,
    files: Sequence[SourceFile],
    *,
    created_at: datetime,
    version: str,
) -> Vintage:
    """Store records and what could not be used of them; the vintage already there where nothing differs.

    created_at: the time of loading, with its time zone. version: Trigpoint's own. Raises StoreError where
    another process is writing or the disk refuses; the store is then as it was.
    """
    tables = {declaration.name: _in_one_order(records, declaration) for declaration in records.schema}
    content = _digest(records, tables, quarantine)
    with writing(store):
        known = vintages(store)
        for vintage in known:
            if vintage.digest == content:
                return vintage
        packed = {name: parquet(rows) for name, rows in {**tables, QUARANTINE: quarantine}.items()}
        facts = {
            "id": _unused_id(records.extracted_on, content, {vintage.id for vintage in known}),
            "sequence": max((vintage.sequence for vintage in known), default=0) + 1,
            "digest": content,
            "created_at": time_text(created_at),
            "covers_from": records.covers_from.isoformat(),
            "extracted_on": records.extracted_on.isoformat(),
            "files": [{"name": file.name, "sha256": file.sha256, "rows": file.rows} for file in files],
            "tables": [_table_facts(name, rows, packed[name]) for name, rows in tables.items()],
            "quarantine": _table_facts(QUARANTINE, quarantine, packed[QUARANTINE]),
            "trigpoint": version,
        }
        folder = store / VINTAGES / str(facts["id"])
        contents = {f"{name}.parquet": content_of for name, content_of in packed.items()}
        publish(folder, {**contents, MANIFEST: write_manifest(KIND, facts)})
        return _read(folder)


def open_records(vintage: Vintage, schema: Schema) -> Records:
    """The records of a vintage, each file checked against the manifest.

    Raises StoreError where a file is missing or was changed, or where the vintage was loaded into other
    tables than the schema declares.
    """
    stored = {table.name: table for table in vintage.tables}
    tables = {}
    for declaration in schema:
        if declaration.name not in stored:
            raise _other_tables(vintage, f"it has no table {declaration.name}")
        table = _read_table(vintage, stored[declaration.name])
        _check_columns(vintage, declaration, table.schema)
        tables[declaration.name] = table.select(declaration.column_names())
    return Records(schema, tables, vintage.covers_from, vintage.extracted_on)


def open_quarantine(vintage: Vintage) -> pa.Table:
    """What could not be used when the vintage was loaded, as it was given to write_vintage."""
    return _read_table(vintage, vintage.quarantine)


def _in_one_order(records: Records, declaration: TableDeclaration) -> pa.Table:
    columns = arrow_schema(declaration)
    return in_order(records.tables[declaration.name].select(columns.names).cast(columns), declaration.key)


def _digest(records: Records, tables: Mapping[str, pa.Table], quarantine: pa.Table) -> str:
    anonymous = quarantine.select([name for name in quarantine.column_names if name != FILE_COLUMN])
    days = (records.covers_from.isoformat(), records.extracted_on.isoformat())
    return digest([*tables.items(), (QUARANTINE, in_order(anonymous))], *days)


def _unused_id(extracted_on: date, content: str, taken: Collection[str]) -> str:
    lengths = range(DIGITS, len(content) + 1)
    names = (f"{extracted_on.isoformat()}-{content[:length]}" for length in lengths)
    return next(name for name in names if name not in taken)


def _table_facts(name: str, rows: pa.Table, packed: bytes) -> dict[str, Any]:
    return {"name": name, "rows": rows.num_rows, "sha256": sha256(packed)}


def _read(folder: Path) -> Vintage:
    facts = read_manifest(folder, KIND)
    return Vintage(
        id=facts["id"],
        sequence=facts["sequence"],
        digest=facts["digest"],
        created_at=datetime.fromisoformat(facts["created_at"]),
        covers_from=date.fromisoformat(facts["covers_from"]),
        extracted_on=date.fromisoformat(facts["extracted_on"]),
        files=tuple(SourceFile(**file) for file in facts["files"]),
        tables=tuple(StoredTable(**table) for table in facts["tables"]),
        quarantine=StoredTable(**facts["quarantine"]),
        version=facts["trigpoint"],
        folder=folder,
    )


def _read_table(vintage: Vintage, table: StoredTable) -> pa.Table:
    content = read_verified(vintage.folder / f"{table.name}.parquet", table.sha256)
    return pq.ParquetFile(pa.BufferReader(content)).read()


def _check_columns(vintage: Vintage, declaration: TableDeclaration, stored: pa.Schema) -> None:
    for column in arrow_schema(declaration):
        if column.name not in stored.names:
            raise _other_tables(vintage, f"its table {declaration.name} has no column {column.name}")
        if stored.field(column.name).type != column.type:
            raise _other_tables(vintage, f"its {declaration.name}.{column.name} is of another type")


def _other_tables(vintage: Vintage, what: str) -> StoreError:
    return StoreError(
        f"The vintage {vintage.id} was loaded into other tables than this Trigpoint has: {what}.",
        hint="Load its extract again.",
    )
