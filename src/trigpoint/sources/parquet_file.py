"""Parquet files to columns: typed values are taken as they are, and turned to text for everything else."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
import pyarrow.types as types

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.headings import clean_heading
from trigpoint.sources.raw import RawColumn, RawSheet, number_text, refuse_long_cells, text_cells

MOST_ROWS = 50_000_000


def read_parquet(name: str, data: bytes, *, wanted: Collection[str]) -> RawSheet:
    """The wanted columns of a Parquet file; rows are numbered from 1.

    Raises TrigpointError where it is damaged, or a wanted column holds lists, records or times in a zone.
    """
    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        names = file.schema_arrow.names
        if file.metadata.num_rows > MOST_ROWS:
            message = f"The file has {file.metadata.num_rows:,} rows; at most {MOST_ROWS:,} are read."
            raise TrigpointError(message, place=Place(name), hint="Split it.")
        _refuse_repeated(name, names)
        table = file.read(columns=[column for column in names if clean_heading(column) in wanted])
        table.validate(full=True)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        message = "The Parquet file is damaged or only half copied."
        raise TrigpointError(message, place=Place(name), hint="Write or copy it again.") from None
    rows = pa.array(range(1, table.num_rows + 1), pa.int64())
    # Unwanted columns stand as headings without cells, so that a missing one can be searched for.
    empty = RawColumn(pa.nulls(table.num_rows, pa.string()))
    columns = dict(zip(table.column_names, table.columns, strict=True))
    raw = tuple(_column(name, each, columns[each]) if each in columns else empty for each in names)
    sheet = RawSheet(name, "", 0, tuple(clean_heading(each) for each in names), raw, rows)
    return refuse_long_cells(sheet)


def _refuse_repeated(name: str, names: list[str]) -> None:
    repeated = [each for each in names if names.count(each) > 1]
    if repeated:
        message = f"The column {repeated[0]!r} stands in the file twice."
        raise TrigpointError(message, place=Place(name), hint="Write the file with each column once.")


def _column(name: str, heading: str, cells: pa.ChunkedArray) -> RawColumn:
    values = cells.combine_chunks()
    kind = values.type
    if types.is_dictionary(kind):
        values = values.dictionary_decode()
        kind = values.type
    if types.is_string(kind) or types.is_large_string(kind) or types.is_null(kind):
        return RawColumn(text_cells(values.cast(pa.string())))
    if types.is_date(kind):
        dates = values.cast(pa.date32())
        return RawColumn(dates.cast(pa.string()), dates, pa.repeat(pa.scalar(False), len(dates)))
    if types.is_timestamp(kind) and kind.tz is None:
        return _moments(values)
    if types.is_boolean(kind):
        return RawColumn(pc.utf8_upper(values.cast(pa.string())), booleans=values)
    if types.is_integer(kind) or types.is_decimal(kind):
        return RawColumn(values.cast(pa.string()))
    if types.is_floating(kind):
        # pandas writes an unknown number as NaN, and the ids of a column with one as 1001.0.
        numbers = (None if number != number else number for number in values.to_pylist())
        return RawColumn(pa.array([None if n is None else number_text(n) for n in numbers], pa.string()))
    message = f"Column {heading!r} holds {kind}, which is not read."
    hint = "Write it as text, a number, a date, or a time without a zone."
    raise TrigpointError(message, place=Place(name), hint=hint)


def _moments(values: pa.Array) -> RawColumn:
    dates = values.cast(pa.date32(), safe=False)
    timed = pc.fill_null(pc.not_equal(dates.cast(values.type), values), False)
    text = pc.if_else(timed, values.cast(pa.string()), dates.cast(pa.string()))
    return RawColumn(text, dates, timed)
