"""Which rows of a table differ between two loads: entered, deleted or with any cell changed."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

KEY_SEPARATOR = "/"


def row_keys(table: pa.Table, key: Sequence[str]) -> pa.ChunkedArray:
    """Each row's key as one text: its key columns in declared order, joined with '/'."""
    columns = [table[name].cast(pa.string()) for name in key]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, KEY_SEPARATOR)


def changed_rows(before: pa.Table, after: pa.Table, key: Sequence[str]) -> pa.Table:
    """Every row that only one of two versions of a table has, in the form it has there.

    A corrected row is there twice: as it was and as it is. Where several rows have one key, those are there
    that differ from the first of them.
    """
    if before.equals(after):
        return after.slice(0, 0)
    then, now = row_keys(before, key), row_keys(after, key)
    return pa.concat_tables([_only_in(before, then, after, now), _only_in(after, now, before, then)])


def _only_in(
    rows: pa.Table, keys: pa.ChunkedArray, others: pa.Table, other_keys: pa.ChunkedArray
) -> pa.Table:
    """The rows that the others do not have, cell for cell, under the same key."""
    positions = pc.index_in(keys, value_set=other_keys)
    has_other = pc.is_valid(positions)
    together, missing = rows.filter(has_other), rows.filter(pc.invert(has_other))
    other = others.take(positions.drop_null())
    alike = pa.chunked_array([pa.repeat(True, together.num_rows)])
    for name in rows.column_names:
        alike = pc.and_(alike, _same(together[name], other[name]))
    return pa.concat_tables([together.filter(pc.invert(alike)), missing])


def _same(one: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether two cells are equal; an unknown cell is as unknown as another."""
    both_unknown = pc.and_(pc.is_null(one), pc.is_null(other))
    return pc.or_(pc.fill_null(pc.equal(one, other), False), both_unknown)
