"""A folder of exported files to one extract: typed records, the quarantine, and which files were read."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.csv_file import read_csv
from trigpoint.sources.draft import Draft
from trigpoint.sources.file_kinds import check_kind
from trigpoint.sources.hints import listed
from trigpoint.sources.mapping import SourceMapping, TableSource
from trigpoint.sources.parquet_file import read_parquet
from trigpoint.sources.quarantine import together
from trigpoint.sources.raw import RawSheet
from trigpoint.sources.references import orphans
from trigpoint.sources.table_rows import read_rows
from trigpoint.sources.workbook import Workbook
from trigpoint.tables.records import Records, arrow_schema
from trigpoint.tables.schema import Schema

MOST_BYTES = 1_000_000_000

# Called with the file's name, how many tables are done and how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class FileRead:
    """A file as it was read. rows: rows below the headings that are not blank, over all its sheets in use."""

    name: str
    sha256: str
    rows: int
    bytes: int


@dataclass(frozen=True)
class TableRead:
    """What became of a table's rows: read from the file, dropped as identical repeats, kept as records."""

    table: str
    file: str
    sheet: str
    rows_read: int
    rows_repeated: int
    rows_kept: int


@dataclass(frozen=True)
class Extract:
    """Everything one load has to say. quarantine: a table in trigpoint.sources.quarantine.SCHEMA."""

    records: Records
    quarantine: pa.Table
    files: tuple[FileRead, ...]
    tables: tuple[TableRead, ...]
    covers_from: date
    extracted_on: date


def read_extract(
    folder: Path,
    mapping: SourceMapping,
    schema: Schema,
    extracted_on: date,
    *,
    progress: Progress | None = None,
) -> Extract:
    """Read every file the mapping names, in its order.

    Raises TrigpointError, with one message, where a file is missing or cannot be read as a table at all.
    What is wrong with single cells is in the quarantine.
    """
    if mapping.covers_from > extracted_on:
        message = (
            f"The extract of {extracted_on} is said to cover from {mapping.covers_from}, which is later."
        )
        hint = "Check covers_from: and the day of the extract."
        raise TrigpointError(message, place=Place(mapping.file), hint=hint)
    _check_files(folder, mapping)
    drafts: dict[str, Draft] = {}
    files: list[FileRead] = []
    tables: list[TableRead] = []
    for name, sources in _by_file(mapping):
        file = _File(folder, name)
        sheets: dict[str, int] = {}
        for source in sources:
            if progress:
                progress(name, len(drafts), len(mapping.tables))
            sheet = file.sheet(source)
            draft = drafts[source.table.name] = read_rows(sheet, source, extracted_on)
            sheets[sheet.sheet] = len(sheet.rows)
            tables.append(_table_read(sheet, draft))
        files.append(FileRead(name, file.sha256, sum(sheets.values()), len(file.data)))
    if progress and files:
        progress(files[-1].name, len(drafts), len(mapping.tables))
    checked = {name: orphans(draft, drafts, mapping.not_collected) for name, draft in drafts.items()}
    return Extract(
        records=_records(schema, checked, mapping.covers_from, extracted_on),
        quarantine=together([finding for draft in checked.values() for finding in _by_row(draft)]),
        files=tuple(files),
        tables=tuple(tables),
        covers_from=mapping.covers_from,
        extracted_on=extracted_on,
    )


class _File:
    """A file in memory: read once, so that what is hashed is what is parsed."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.data = _bytes(folder / name, name)
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        self.workbook: Workbook | None = None

    def sheet(self, source: TableSource) -> RawSheet:
        check_kind(self.name, self.data, source.file_type)
        wanted = {column.heading for column in source.columns}
        match source.file_type:
            case ".csv":
                return read_csv(
                    self.name,
                    self.data,
                    encoding=source.encoding,
                    header_row=source.header_row,
                    wanted=wanted,
                )
            case ".xlsx":
                self.workbook = self.workbook or Workbook(self.name, self.data)
                return self.workbook.sheet(source.sheet, header_row=source.header_row, wanted=wanted)
            case ".parquet":
                return read_parquet(self.name, self.data, wanted=wanted)
        raise AssertionError(source.file_type)


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            message = f"The file has {size:,} bytes; at most {MOST_BYTES:,} are read."
            raise TrigpointError(message, place=Place(name), hint="Write it as Parquet, or split it.")
        return path.read_bytes()
    except OSError as error:
        hint = "Close it in other programs and check that you may read it."
        raise TrigpointError(
            f"The file cannot be read: {error.strerror}.", place=Place(name), hint=hint
        ) from None


def _check_files(folder: Path, mapping: SourceMapping) -> None:
    if not folder.is_dir():
        hint = "Make it, and put the exported files into it."
        raise TrigpointError("There is no such folder.", place=Place(str(folder)), hint=hint)
    absent = [source for source in mapping.tables if not (folder / source.file).is_file()]
    if absent:
        names = list(dict.fromkeys(source.file for source in absent))
        present = sorted(path.name for path in folder.iterdir() if path.is_file())
        raise TrigpointError(
            f"There is no {listed(names)}, which {absent[0].place} asks for.",
            place=Place(str(folder)),
            hint=f"The files there are {listed(present)}." if present else "The folder is empty.",
        )


def _by_file(mapping: SourceMapping) -> Iterator[tuple[str, list[TableSource]]]:
    """The tables of each file together, files in the order they are first named."""
    order = list(dict.fromkeys(source.file for source in mapping.tables))
    ordered = sorted(mapping.tables, key=lambda source: order.index(source.file))
    for name, sources in groupby(ordered, key=lambda source: source.file):
        yield name, list(sources)


def _table_read(sheet: RawSheet, draft: Draft) -> TableRead:
    return TableRead(
        table=draft.declaration.name,
        file=sheet.file,
        sheet=sheet.sheet,
        rows_read=len(sheet.rows),
        rows_repeated=draft.repeats,
        rows_kept=draft.table.num_rows,
    )


def _by_row(draft: Draft) -> list[pa.Table]:
    return [together(draft.findings).sort_by("row")]


def _records(schema: Schema, drafts: dict[str, Draft], covers_from: date, extracted_on: date) -> Records:
    tables = {
        table.name: drafts[table.name].table.combine_chunks()
        if table.name in drafts
        else arrow_schema(table).empty_table()
        for table in schema
    }
    return Records(schema, tables, covers_from, extracted_on)
