"""Every council beside its neighbours, its region and England, for every series at once.

Each series is a row of a grid and each council a column of it: what is worked out is worked out for every
council of every series by a few operations on whole columns.
"""

from collections.abc import Collection, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.columns import (
    all_repeated,
    each_repeated,
    known,
    laid_out,
    marks,
    median_of,
    positions,
    sum_of,
)
from trigpoint.comparators.grid import Grid, at_level, looked_up, rows_at
from trigpoint.comparators.neighbours import NeighbourModel
from trigpoint.comparators.places import ENGLAND, WIDER_REGION, AreaLevel
from trigpoint.comparators.ranking import Ranking, ranking
from trigpoint.comparators.states import DECIMALS

NO_DATA = "no_data"
OF_SERIES = (
    "release",
    "indicator",
    "indicator_name",
    "breakdown",
    "polarity",
    "period",
    "year",
    "span",
    "part",
)
COLUMNS = (
    *OF_SERIES,
    *("model", "council", "council_name", "value", "state", "numerator", "denominator", "previous", "change"),
    *("neighbours_with_value", "neighbours", "neighbours_mean", "neighbours_median", "neighbours_pooled"),
    *("neighbours_pooled_n", "neighbours_missing", "best_neighbour_value", "best_neighbours", "region"),
    *("region_value", "england", "england_published", "england_use", "councils", "q1", "q2", "q3"),
    *("top_quartile_threshold", "in_top_quartile", "band", "rank", "rank_sharing"),
)

# A national value beyond its councils' is the total of a count where it is at least this share of their sum,
# and there are councils enough for a sum to be told from one large council.
TOTAL_SHARE = 0.9
FEWEST_PARTS = 10


def compare(
    observations: pa.Table, model: NeighbourModel, councils: Collection[str] | None = None
) -> pa.Table:
    """A row for every series of the observations and every council of the model, or some of its councils.

    Averages are of the neighbours that have a value: the mean (as in the Local Authority Interactive Tool),
    the median (as in the department's dashboard) and, where tallies are there, pooled: the sum of numerators
    over the sum of denominators. best_neighbours lists every tied one, nearest first.

    England and the regions are the published rows, never worked out. england is null, and england_use says
    why, where what is published is the total of a count or lies outside the range of its own councils.

    Bands and ranks are the interactive tool's: A is best, a value on a limit belongs to the band whose upper
    end it is, ties share the lowest rank, 1 is best. A measure with no good direction has no best,
    threshold, band or rank. rank_sharing is how many have the rank, itself included. change is from the year
    before, where that year is there.
    """
    table = observations.unify_dictionaries().combine_chunks()
    grid = Grid.of(table, model, list(model.neighbours) if councils is None else list(councils))
    found = _names(grid) | _own(grid) | _neighbours(grid) | _region(grid)
    found |= _standing(grid, found["value"])
    return pa.table({name: found[name] for name in COLUMNS})


# ---- the council -----------------------------------------------------------------------------------------


def _names(grid: Grid) -> dict[str, pa.Array]:
    names = [grid.model.names[council] for council in grid.councils]
    return {name: grid.of_series(name) for name in OF_SERIES} | {
        "model": grid.by_council([grid.model.dated] * len(grid.councils)),
        "council": grid.by_council(grid.councils),
        "council_name": grid.by_council(names),
    }


def _own(grid: Grid) -> dict[str, pa.Array]:
    """The council's figure, its state, and how it differs from the year before."""
    value = grid.column("value").take(grid.own_row)
    previous = grid.column("value").take(grid.before_row)
    return {
        "value": value,
        "state": _or_no_data(grid.column("state"), grid.own_row),
        "numerator": grid.column("numerator").take(grid.own_row),
        "denominator": grid.column("denominator").take(grid.own_row),
        "previous": previous,
        "change": pc.round(pc.subtract(value, previous), ndigits=DECIMALS),
    }


def _or_no_data(states: pa.DictionaryArray, rows: pa.Array) -> pa.Array:
    """The states of some rows; a figure that is not there is no data."""
    words = states.dictionary.to_pylist()
    every = words if NO_DATA in words else [*words, NO_DATA]
    found = pc.fill_null(states.indices.take(rows), pa.scalar(every.index(NO_DATA), pa.int32()))
    return pa.DictionaryArray.from_arrays(found, pa.array(every, pa.string()))


# ---- its neighbours --------------------------------------------------------------------------------------


def _neighbours(grid: Grid) -> dict[str, pa.Array]:
    """Their averages, the best of them, and who has no figure."""
    near = [grid.column("value").take(rows) for rows in grid.near_rows]
    if not near:
        near = [pa.nulls(grid.places, pa.float64())]
    count, given = known(near), [len(grid.model.of(council)) for council in grid.councils]
    some = pc.if_else(pc.greater(count, 0), count, pa.scalar(None, pa.int64()))
    way = grid.by_series(grid.way)
    most, least = pc.max_element_wise(*near), pc.min_element_wise(*near)
    best = pc.if_else(pc.equal(way, 1), most, pc.if_else(pc.equal(way, -1), least, None))
    tied = marks([pc.equal(one, best) for one in near])
    return {
        "neighbours_with_value": count,
        "neighbours": pa.array(given, pa.int64()).take(grid.in_council),
        "neighbours_mean": pc.divide(sum_of(near), some),
        "neighbours_median": median_of(near, count),
        "neighbours_missing": _marked(grid, marks([pc.is_null(one) for one in near])),
        "best_neighbour_value": best,
        "best_neighbours": _marked(grid, pc.if_else(pc.equal(way, 0), None, tied)),
        **_pooled(grid),
    }


def _marked(grid: Grid, bits: pa.Array) -> pa.Array:
    """The neighbours that bits mark, nearest first: each different list is made once."""
    most = 1 << len(grid.near_rows)
    found = pc.add(pc.multiply(grid.in_council, most), bits).dictionary_encode()
    near = [[one.area for one in grid.model.of(council)] for council in grid.councils]
    lists = [
        [area for nth, area in enumerate(near[code // most]) if code % most >> nth & 1]
        for code in found.dictionary.to_pylist()
    ]
    return pa.array(lists, pa.list_(pa.string())).take(found.indices)


def _pooled(grid: Grid) -> dict[str, pa.Array]:
    """The sum of numerators over the sum of denominators, of the neighbours that have both."""
    above, below = grid.column("numerator"), grid.column("denominator")
    both = pc.and_(pc.is_valid(above), pc.fill_null(pc.greater(below, 0), False))
    if not pc.any(both).as_py():
        return {
            "neighbours_pooled": pa.nulls(grid.places, pa.float64()),
            "neighbours_pooled_n": pa.repeat(pa.scalar(0, pa.int64()), grid.places),
        }
    tops = [pc.if_else(both, above, None).take(rows) for rows in grid.near_rows]
    bottoms = [pc.if_else(both, below, None).take(rows) for rows in grid.near_rows]
    count = known(bottoms)
    out_of = pc.if_else(pc.greater(count, 0), sum_of(bottoms), pa.scalar(None, pa.float64()))
    per = grid.of_series("per").cast(pa.float64())
    return {
        "neighbours_pooled": pc.divide(pc.multiply(per, sum_of(tops)), out_of),
        "neighbours_pooled_n": count,
    }


# ---- its region ------------------------------------------------------------------------------------------


def _region(grid: Grid) -> dict[str, pa.Array]:
    """London as a whole stands in for inner or outer London where an indicator never has them apart."""
    regions = sorted({*grid.model.regions.values(), *WIDER_REGION.values()})
    value = grid.column("value")
    rows = rows_at(grid.table, grid.series, AreaLevel.REGIONAL, regions)
    known_rows = pc.if_else(pc.is_valid(value.take(rows)), rows, None)
    ours = [grid.model.regions[council] for council in grid.councils]
    place, wider = (
        pc.index_in(pa.array(some, pa.string()), value_set=pa.array(regions)).cast(pa.int64())
        for some in (ours, [WIDER_REGION.get(region, region) for region in ours])
    )
    group = pc.multiply(grid.by_series(grid.series.group), len(regions))
    own = place.take(grid.in_council)
    apart = pc.is_in(pc.add(group, own), value_set=_published(grid, known_rows, len(regions)))
    used = pc.if_else(apart, own, wider.take(grid.in_council))
    row = known_rows.take(pc.add(pc.multiply(grid.in_series, len(regions)), used))
    named = pa.array(regions, pa.string()).take(used)
    return {
        "region": pc.if_else(pc.is_valid(row), named, pa.scalar(None, pa.string())),
        "region_value": value.take(row),
    }


def _published(grid: Grid, rows: pa.Array, regions: int) -> pa.Array:
    """Every indicator and region, as one number, that has a figure in any year."""
    place = all_repeated(positions(regions), grid.series.number)
    group = grid.series.group.take(each_repeated(grid.series.number, regions))
    return pc.add(pc.multiply(group, regions), place).filter(pc.is_valid(rows)).unique()


# ---- all councils and England ----------------------------------------------------------------------------


def _standing(grid: Grid, value: pa.Array) -> dict[str, pa.Array]:
    """Quartiles, band and rank among every council that has a figure, and whether England can be used."""
    among, ranks = _among_all(grid)
    lower, middle, upper = among.quartiles
    spread = {"councils": among.count, "q1": lower, "q2": middle, "q3": upper, **_england(grid, among)}
    found = {name: grid.by_series(values) for name, values in spread.items()}
    way = grid.by_series(grid.way)
    best = pc.if_else(pc.equal(way, 1), found["q3"], pc.if_else(pc.equal(way, -1), found["q1"], None))
    better = pc.if_else(pc.equal(way, 1), pc.greater_equal(value, best), pc.less_equal(value, best))
    return found | {
        "top_quartile_threshold": best,
        "in_top_quartile": better,
        "band": _band(grid, value, [found[name] for name in ("q1", "q2", "q3")], way),
        **ranks,
    }


def _band(grid: Grid, value: pa.Array, quartiles: Sequence[pa.Array], way: pa.Array) -> pa.Array:
    """A to D by how many quartiles the value lies above; a value on one belongs beneath it."""
    above = [pc.greater(value, one).cast(pa.int64()) for one in quartiles]
    passed = pc.add(pc.add(above[0], above[1]), above[2])
    from_best = pc.if_else(pc.equal(way, 1), pc.subtract(3, passed), passed)
    shown = pc.and_(grid.by_series(grid.series.banded), pc.not_equal(way, 0))
    return pa.array(list("ABCD"), pa.string()).take(pc.if_else(shown, from_best, None))


def _among_all(grid: Grid) -> tuple[Ranking, dict[str, pa.Array]]:
    """The spread of each series, and the rank of each place."""
    rows = at_level(grid.table, AreaLevel.COUNCIL)
    rows = rows.filter(pc.is_valid(grid.column("value").take(rows)))
    series = grid.series.of_row.take(rows)
    among = ranking(series, grid.column("value").take(rows), number=grid.series.number)
    place = looked_up(grid.table, {area: at for at, area in enumerate(grid.councils)}).take(rows)
    found = laid_out(series, place, rows=grid.series.number, columns=len(grid.councils))
    way = grid.by_series(grid.way)
    above, below = among.from_above.take(found), among.from_below.take(found)
    ranked = pc.not_equal(way, 0)
    return among, {
        "rank": pc.if_else(pc.equal(way, 1), above, pc.if_else(pc.equal(way, -1), below, None)),
        "rank_sharing": pc.if_else(ranked, among.sharing.take(found), None),
    }


def _england(grid: Grid, among: Ranking) -> dict[str, pa.Array]:
    """England as published for each series, and what it may be used as."""
    rows = rows_at(grid.table, grid.series, AreaLevel.NATIONAL, [ENGLAND])
    england = grid.column("value").take(rows)
    within = pc.and_(pc.greater_equal(england, among.lowest), pc.less_equal(england, among.highest))
    counts = pc.and_(pc.greater_equal(among.lowest, 0), pc.greater_equal(among.count, FEWEST_PARTS))
    total = pc.and_(counts, pc.greater_equal(england, pc.multiply(among.total, TOTAL_SHARE)))
    used = pc.or_(pc.equal(among.count, 0), pc.fill_null(within, False))
    outside = pc.if_else(pc.fill_null(total, False), "total", "outside_range")
    use = pc.if_else(pc.is_null(england), "not_published", pc.if_else(used, "used", outside))
    return {
        "england": pc.if_else(pc.equal(use, "used"), england, None),
        "england_published": england,
        "england_use": use.dictionary_encode(),
    }
