"""Where every figure lies among all of its series: quartiles and ranks, from one sorting of them all."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.columns import positions
from trigpoint.comparators.states import DECIMALS


@dataclass(frozen=True)
class Ranking:
    """What one sorting tells of figures.

    For each series: how many, the lowest, the highest, their sum and the three quartiles; null where there is
    none. For each figure, in the order given: its rank from below and from above, ties sharing the lowest,
    and how many have it.
    """

    count: pa.Array
    lowest: pa.Array
    highest: pa.Array
    total: pa.Array
    quartiles: tuple[pa.Array, pa.Array, pa.Array]
    from_below: pa.Array
    from_above: pa.Array
    sharing: pa.Array


def ranking(series: pa.Array, value: pa.Array, *, number: int) -> Ranking:
    """The ranking of figures, none of them unknown, by their series: 0 up to `number`.

    Quartiles are R's type 7: between two figures they lie in proportion.
    """
    order = _by_series_and_value(series, value)
    of, ordered = series.take(order), value.take(order)
    counted = pa.table({"series": series, "value": value}).group_by("series", use_threads=False)
    sums = counted.aggregate([("value", "count"), ("value", "sum")])
    at = pc.index_in(positions(number), value_set=sums["series"].combine_chunks())
    count = pc.fill_null(sums["value_count"].combine_chunks().take(at), 0)
    start = pc.subtract(pc.cumulative_sum(count), count)
    some = pc.if_else(pc.greater(count, 0), count, None)
    below, sharing = _ties(of, ordered, start)
    above = pc.add(pc.subtract(pc.subtract(count.take(of), below), sharing), 2)
    back = pc.array_sort_indices(order)
    return Ranking(
        count=count,
        lowest=ordered.take(pc.if_else(pc.is_valid(some), start, None)),
        highest=ordered.take(pc.subtract(pc.add(start, some), 1)),
        total=sums["value_sum"].combine_chunks().take(at),
        quartiles=(
            _quartile(ordered, start, some, 1),
            _quartile(ordered, start, some, 2),
            _quartile(ordered, start, some, 3),
        ),
        from_below=below.take(back),
        from_above=above.take(back),
        sharing=sharing.take(back),
    )


def _by_series_and_value(series: pa.Array, value: pa.Array) -> pa.Array:
    """Sorted by value and then, which keeps that order, by series."""
    by_value = pc.array_sort_indices(value)
    return by_value.take(pc.array_sort_indices(series.take(by_value)))


def _ties(of: pa.Array, ordered: pa.Array, start: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The rank of each of the sorted figures within its series, and how many share it."""
    at = positions(len(of))
    if not len(of):
        return at, at
    new = pa.concat_arrays([pa.array([True]), pc.or_(_differs(of), _differs(ordered))])
    first = pc.cumulative_max(pc.if_else(new, at, 0))
    tie = pc.subtract(pc.cumulative_sum(new.cast(pa.int64())), 1)
    starts = at.filter(new)
    ends = pa.concat_arrays([starts.slice(1), pa.array([len(of)], pa.int64())])
    return pc.add(pc.subtract(first, start.take(of)), 1), pc.subtract(ends, starts).take(tie)


def _differs(column: pa.Array) -> pa.Array:
    """Whether each value but the first is other than the one before it."""
    return pc.not_equal(column.slice(1), column.slice(0, len(column) - 1))


def _quartile(ordered: pa.Array, start: pa.Array, count: pa.Array, quarters: int) -> pa.Array:
    """So many quarters of the way from the lowest of each series to its highest."""
    steps = pc.multiply(pc.subtract(count, 1), quarters)
    whole = pc.divide(steps, 4)
    part = pc.divide(pc.subtract(steps, pc.multiply(whole, 4)).cast(pa.float64()), 4.0)
    lower = ordered.take(pc.add(start, whole))
    last = pc.subtract(pc.add(start, count), 1)
    upper = ordered.take(pc.min_element_wise(pc.add(pc.add(start, whole), 1), last, skip_nulls=False))
    between = pc.add(lower, pc.multiply(part, pc.subtract(upper, lower)))
    return pc.round(between, ndigits=DECIMALS)  # so that a figure on a quartile is on it
