"""What a table holds, whatever order its rows came in: sorted rows, their Parquet file and their digest."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# DuckDB reads row groups of this size in parallel.
ROWS_IN_A_GROUP = 122_880


def in_order(table: pa.Table, first_columns: Sequence[str] = ()) -> pa.Table:
    """The rows sorted by some columns, then by all the others: one order for one set of rows."""
    names = [*first_columns, *(name for name in table.column_names if name not in first_columns)]
    if not names:
        return table
    whole = table.combine_chunks()
    return whole.take(pc.sort_indices(whole, sort_keys=[(name, "ascending") for name in names]))


def parquet(table: pa.Table) -> bytes:
    """The table as a Parquet file."""
    output = pa.BufferOutputStream()
    pq.write_table(table, output, compression="zstd", row_group_size=ROWS_IN_A_GROUP)
    return output.getvalue().to_pybytes()


def digest(tables: Sequence[tuple[str, pa.Table]], *facts: str) -> str:
    """The SHA-256 of named tables (already in order) and of facts about them.

    It is taken over values, not over files: neither how Parquet packs them nor which version of a library
    wrote them makes the same rows another vintage.
    """
    running = hashlib.sha256()
    for fact in facts:
        _add_text(running, fact)
    for name, table in tables:
        _add_text(running, f"{name} {table.num_rows}")
        for column_name in table.column_names:
            column = table[column_name]
            _add_text(running, f"{column_name} {column.type}")
            for part in _value_bytes(column):
                running.update(part)
    return running.hexdigest()


def _add_text(running: Any, text: str) -> None:
    content = text.encode()
    running.update(len(content).to_bytes(8, "little") + content)


def _value_bytes(column: pa.ChunkedArray) -> Iterator[pa.Buffer]:
    """Which values are known, a byte each, then the known values. Chunks leave no mark on the bytes."""
    yield from _fixed_width(pc.is_valid(column).cast(pa.uint8()))
    known = column.drop_null()
    if pa.types.is_boolean(column.type):
        yield from _fixed_width(known.cast(pa.uint8()))
    elif pa.types.is_primitive(column.type):
        yield from _fixed_width(known)
    else:
        texts = known.cast(pa.string())
        yield from _fixed_width(pc.binary_length(texts))
        yield from _joined(texts)


def _fixed_width(column: pa.ChunkedArray) -> Iterator[pa.Buffer]:
    width = column.type.bit_width // 8
    for chunk in column.chunks:
        if len(chunk):
            yield chunk.buffers()[1].slice(chunk.offset * width, len(chunk) * width)


def _joined(texts: pa.ChunkedArray) -> Iterator[pa.Buffer]:
    """The texts end to end."""
    for chunk in texts.chunks:
        end_to_end = pa.ListArray.from_arrays([0, len(chunk)], chunk)
        yield pc.binary_join(end_to_end, "")[0].as_buffer()
