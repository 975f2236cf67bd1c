"""Which rows of a table differ between two loads: entered, deleted or with any cell changed."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

KEY_SEPARATOR = "/"


def row_keys(table: pa.Table, key: Sequence[str]) -> pa.ChunkedArray:
    """Each row's key as one text: its key columns in declared order, joined with '/'."""
    columns = [table[name].cast(pa.string()) for name in key]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, KEY_SEPARATOR)


def changed_rows(before: pa.Table, after: pa.Table) -> pa.Table:
    """Every row that only one of two versions of a table has, in the form it has there.

    A corrected row is there twice: as it was and as it is.
    """
    if before.equals(after):
        return after.slice(0, 0)
    then, now = _comparable(before), _comparable(after)
    only_before = then.join(now, keys=list(then.column_names[:-1]), join_type="left anti")
    only_after = now.join(then, keys=list(now.column_names[:-1]), join_type="left anti")
    return pa.concat_tables([before.take(only_before[_POSITION]), after.take(only_after[_POSITION])])


_POSITION = "position of the row"


def _comparable(table: pa.Table) -> pa.Table:
    """Every cell as text, so that rows can be matched whole; an unknown cell matches an unknown cell."""
    known = {name: pc.fill_null(table[name].cast(pa.string()), "\0") for name in table.column_names}
    return pa.table({**known, _POSITION: pa.array(range(table.num_rows), pa.int64())})
