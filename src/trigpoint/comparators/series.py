"""Which series each observation belongs to, by number: an indicator in a year, and the same a year before."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.columns import positions
from trigpoint.comparators.observations import dictionary_of

GROUP = ("release", "indicator", "breakdown")
LONGEST_SPAN = 128


@dataclass(frozen=True)
class Series:
    """The series of a table of observations, numbered as they first appear.

    of_row: the series of each row. first: its first row. group: the number of its release, indicator and
    breakdown. before: the series of the year before, null where there is none. banded: whether every row is.
    """

    of_row: pa.Array
    first: pa.Array
    group: pa.Array
    before: pa.Array
    banded: pa.Array

    @property
    def number(self) -> int:
        return len(self.first)


def numbered(table: pa.Table) -> Series:
    """The series of observations that are in one chunk."""
    group = _mixed(table, GROUP)
    years = pc.cast(table["year"], pa.int64()).combine_chunks()
    span = pc.cast(table["span"], pa.int64()).combine_chunks()
    earliest = pc.min(years).as_py() or 0
    width = (pc.max(years).as_py() or 0) - earliest + 2  # one more year, so that a first has none before it
    part = _mixed(table, ("part",))
    parts = len(dictionary_of(table["part"]).dictionary) or 1
    whole = pc.add(pc.multiply(pc.add(pc.multiply(group, parts), part), LONGEST_SPAN), span)
    code = pc.add(pc.multiply(whole, width), pc.add(pc.subtract(years, earliest), 1))
    encoded = code.dictionary_encode()
    rows = pa.table(
        {
            "series": encoded.indices,
            "row": positions(table.num_rows),
            "group": group,
            "banded": table["banded"].combine_chunks(),
        }
    )
    found = rows.group_by("series", use_threads=False).aggregate(
        [("row", "min"), ("group", "min"), ("banded", "all")]
    )
    return Series(
        encoded.indices.cast(pa.int64()),
        found["row_min"].combine_chunks(),
        found["group_min"].combine_chunks().dictionary_encode().indices.cast(pa.int64()),
        pc.index_in(pc.subtract(encoded.dictionary, 1), value_set=encoded.dictionary).cast(pa.int64()),
        found["banded_all"].combine_chunks(),
    )


def _mixed(table: pa.Table, names: tuple[str, ...]) -> pa.Array:
    """Several columns of words as one number for each row."""
    mixed = None
    for name in names:
        words = dictionary_of(table[name])
        code = words.indices.cast(pa.int64())
        mixed = code if mixed is None else pc.add(pc.multiply(mixed, len(words.dictionary)), code)
    return mixed
