"""Whole columns at a time: positions, values laid out in rows and columns, and the order of a few of them."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

ENDLESS = float("inf")


def positions(number: int) -> pa.Array:
    """0, 1, 2, ... as whole numbers."""
    ones = pa.repeat(pa.scalar(1, pa.int64()), number)
    return pc.subtract(pc.cumulative_sum(ones), 1)


def laid_out(row: pa.Array, column: pa.Array, *, rows: int, columns: int) -> pa.Array:
    """Which of some values is at each place of a grid, row after row; null where none is.

    row, column: the place of each value. One without a column is at none.
    """
    slots = pc.add(pc.multiply(row, columns), column)
    return pc.index_in(positions(rows * columns), value_set=slots)


def each_repeated(rows: int, times: int) -> pa.Array:
    """0, 0, 0, 1, 1, 1, ...: which row of a grid each of its places is in."""
    return pc.divide(positions(rows * times), times) if times else positions(0)


def all_repeated(column: pa.Array, times: int) -> pa.Array:
    """A column again and again: what each place of a grid has by its column."""
    return pa.concat_arrays([column] * times) if times else column.slice(0, 0)


def known(values: Sequence[pa.Array]) -> pa.Array:
    """How many of a few values each row has."""
    return sum_of([pc.is_valid(one).cast(pa.int64()) for one in values])


def sum_of(values: Sequence[pa.Array]) -> pa.Array:
    """The sum of a few values without the unknown ones, in their order: 0 where none is known.

    Numbers of up to nine decimals are added, and the sum is taken to nine: what binary fractions add is lost.
    """
    total = pc.fill_null(values[0], 0)
    for one in values[1:]:
        total = pc.add(total, pc.fill_null(one, 0))
    return pc.round(total, ndigits=9) if pa.types.is_floating(total.type) else total


def median_of(values: Sequence[pa.Array], count: pa.Array) -> pa.Array:
    """The middle of the known values of each row, or the mean of the middle two; null where none is known.

    The unknown go to the end; half of the values are then put in order, one after the other, as bubbles rise.
    """
    left = [pc.fill_null(one, ENDLESS) for one in values]
    lowest: list[pa.Array] = []
    while len(lowest) <= len(values) // 2:
        least, rest = left[0], []
        for one in left[1:]:
            smaller = pc.less(one, least)
            rest.append(pc.if_else(smaller, least, one))
            least = pc.if_else(smaller, one, least)
        lowest.append(least)
        left = rest
    lower = pc.choose(pc.divide(pc.max_element_wise(pc.subtract(count, 1), 0), 2), *lowest)
    upper = pc.choose(pc.divide(count, 2), *lowest)
    middle = pc.divide(pc.add(lower, upper), 2.0)
    return pc.if_else(pc.equal(count, 0), pa.scalar(None, pa.float64()), middle)


def marks(conditions: Sequence[pa.Array]) -> pa.Array:
    """Which of a few conditions hold, as the bits of a number. An unknown condition does not hold."""
    found = pc.fill_null(conditions[0], False).cast(pa.int64())
    for nth, one in enumerate(conditions[1:], start=1):
        found = pc.add(found, pc.multiply(pc.fill_null(one, False).cast(pa.int64()), 1 << nth))
    return found
