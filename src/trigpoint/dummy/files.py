"""The council's export files, written as its sources.yaml says they read."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from ruamel.yaml import YAML

from trigpoint.dummy.ledger import Row
from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import ColumnDeclaration, Schema

SOURCES = Path(__file__).with_name("sources.yaml")
SHEET_DATES = "dd/mm/yyyy"
# A fixed day inside the workbook, so that the same seed gives the same bytes.
WORKBOOK_MADE = datetime(2022, 1, 1, tzinfo=UTC)

Cells = tuple[str, ...]


class Layout:
    """How the council writes each table: headings, codes, date formats."""

    def __init__(self, schema: Schema, *, path: Path = SOURCES) -> None:
        self.text = path.read_text(encoding="utf-8")
        written = YAML(typ="safe").load(self.text)
        self._extracts: Mapping[str, Any] = written["extracts"]
        self._tables: Mapping[str, Mapping[str, Any]] = written["tables"]
        self._schema = schema
        self._dates: dict[str, _Written] = {}  # by their format: the same days stand in many columns
        self._written_by_table = {
            name: [(column, self._written(name, column)) for column in table["columns"]]
            for name, table in self._tables.items()
            if not self.file(name).endswith(".parquet")
        }

    def sources(self, *, covers_from: date) -> str:
        """The text of sources.yaml for records that begin on a day."""
        written = self._extracts["covers_from"]
        return self.text.replace(f"covers_from: {written}", f"covers_from: {covers_from.isoformat()}")

    def file(self, table: str) -> str:
        return str(self._tables[table]["file"])

    def headings(self, table: str) -> list[str]:
        return list(self._tables[table]["columns"].values())

    def columns(self, table: str) -> list[str]:
        return list(self._tables[table]["columns"])

    def encoding(self, table: str) -> str:
        return str(self._tables[table].get("encoding", self._extracts["encoding"]))

    def sheet(self, table: str) -> str:
        return str(self._tables[table]["sheet"])

    def cells(self, table: str, rows: Sequence[Row]) -> list[Cells]:
        """Rows as the text of their cells, in the order of the headings. A column at a time is faster."""
        columns = (
            written.all(row.get(column) for row in rows) for column, written in self._written_by_table[table]
        )
        return list(zip(*columns, strict=True))

    def council_code(self, table: str, column: str, value: Any) -> Any:
        return self._council_codes(table, column).get(value, value)

    def _council_codes(self, table: str, column: str) -> dict[str, str]:
        codes = self._tables[table].get("codes", {}).get(column, {})
        return {ours: theirs for theirs, ours in codes.items()}

    def _written(self, table: str, column: str) -> "_Written":
        """How each value of a column is written, unknown ones included."""
        declared = self._schema[table].column(column)
        assert declared is not None, f"{table} has no column {column}"
        mapping = self._tables[table]
        codes = self._council_codes(table, column)
        written = _Written(
            self._write_new(mapping, declared), as_it_is=declared.type is ValueType.TEXT and not codes
        )
        written[None] = mapping.get("missing", [""])[-1]
        written.update(codes)
        return written

    def _write_new(self, mapping: Mapping[str, Any], column: ColumnDeclaration) -> Callable[[Any], str]:
        match column.type:
            case ValueType.DATE:
                date_format = mapping.get("dates", {}).get(column.name, self._extracts["date_format"])
                days = self._dates.setdefault(date_format, _Written(lambda day: day.strftime(date_format)))
                return days.__getitem__
            case ValueType.BOOLEAN:
                words = mapping["yes_no"][column.name]
                return lambda answer: str(words["yes" if answer else "no"][0])
            case _:
                return str


class _Written(dict[Any, str]):
    """The text of a value, worked out when it is first met: most stand in many cells.

    as_it_is: text without codes, which stands as it is.
    """

    def __init__(self, write_new: Callable[[Any], str], *, as_it_is: bool = False) -> None:
        self._write_new = write_new
        self.as_it_is = as_it_is

    def all(self, values: Iterable[Any]) -> list[str]:
        if self.as_it_is:
            return [self[None] if value is None else value for value in values]
        return list(map(self.__getitem__, values))

    def __missing__(self, value: Any) -> str:
        self[value] = text = self._write_new(value)
        return text


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Cells], *, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows(rows)


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """A file as published ones are: UTF-8 with its mark, headings as the first row names them."""
    every = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(every[0]))
        writer.writeheader()
        writer.writerows(every)


def write_workbook(path: Path, layout: Layout, table: str, *, rows: Sequence[Row]) -> None:
    """One sheet with real dates, as a person's workbook has."""
    workbook = xlsxwriter.Workbook(path)
    workbook.set_properties({"created": WORKBOOK_MADE})
    dates = workbook.add_format({"num_format": SHEET_DATES})
    sheet = workbook.add_worksheet(layout.sheet(table))
    sheet.write_row(0, 0, layout.headings(table))
    for n, (row, texts) in enumerate(zip(rows, layout.cells(table, rows), strict=True), start=1):
        for m, column in enumerate(layout.columns(table)):
            value = row.get(column)
            if isinstance(value, date):
                sheet.write_datetime(n, m, value, dates)
            else:
                sheet.write_string(n, m, texts[m])
    workbook.close()


def write_parquet(path: Path, layout: Layout, table: str, *, rows: pa.Table) -> None:
    """The rows under the council's headings and codes, in native types."""
    columns = {}
    for column, heading in zip(layout.columns(table), layout.headings(table), strict=True):
        values = rows[column].combine_chunks()
        if pa.types.is_string(values.type):
            values = values.dictionary_encode()
            codes = [layout.council_code(table, column, value) for value in values.dictionary.to_pylist()]
            values = pa.DictionaryArray.from_arrays(values.indices, pa.array(codes)).cast(pa.string())
        columns[heading] = values
    pq.write_table(pa.table(columns), path, compression="zstd")
