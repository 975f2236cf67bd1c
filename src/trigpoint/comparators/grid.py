"""Every series by every council: where in a table of observations each figure stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.columns import all_repeated, each_repeated, laid_out, positions
from trigpoint.comparators.neighbours import NeighbourModel
from trigpoint.comparators.observations import dictionary_of
from trigpoint.comparators.places import AreaLevel
from trigpoint.comparators.series import Series, numbered


@dataclass(frozen=True)
class Grid:
    """A place for each series and council, series after series. Every array here has a value for each place.

    in_series, in_council: which they are. own_row: the observation of the council, null where there is none.
    before_row: that of the year before. near_rows: those of its first neighbour, of its second, and so on.
    """

    table: pa.Table
    series: Series
    model: NeighbourModel
    councils: Sequence[str]
    in_series: pa.Array
    in_council: pa.Array
    own_row: pa.Array
    before_row: pa.Array
    near_rows: Sequence[pa.Array]

    @classmethod
    def of(cls, table: pa.Table, model: NeighbourModel, councils: Sequence[str]) -> "Grid":
        """The grid of observations that are in one chunk."""
        series = numbered(table)
        near = [[one.area for one in model.of(council)] for council in councils]
        areas = sorted({*councils, *(area for some in near for area in some)})
        row_at = rows_at(table, series, AreaLevel.COUNCIL, areas)
        in_series = each_repeated(series.number, len(councils))

        def rows_of(some: Sequence[str | None], in_year: pa.Array) -> pa.Array:
            places = pc.index_in(pa.array(some, pa.string()), value_set=pa.array(areas, pa.string()))
            column = all_repeated(places.cast(pa.int64()), series.number)
            return row_at.take(pc.add(pc.multiply(in_year, len(areas)), column))

        most = max((len(some) for some in near), default=0)
        nth = [[some[at] if at < len(some) else None for some in near] for at in range(most)]
        return cls(
            table=table,
            series=series,
            model=model,
            councils=councils,
            in_series=in_series,
            in_council=all_repeated(positions(len(councils)), series.number),
            own_row=rows_of(councils, in_series),
            before_row=rows_of(councils, series.before.take(in_series)),
            near_rows=[rows_of(some, in_series) for some in nth],
        )

    @property
    def places(self) -> int:
        return len(self.in_series)

    @property
    def way(self) -> pa.Array:
        """1 where more is better, -1 where less is, else 0: for each series."""
        words = dictionary_of(self.table["polarity"])
        ways = [{"high": 1, "low": -1}.get(word, 0) for word in words.dictionary.to_pylist()]
        return pa.array(ways, pa.int64()).take(words.indices).take(self.series.first)

    def column(self, name: str) -> pa.Array:
        """A column of the observations as one array."""
        found = self.table[name]
        return dictionary_of(found) if pa.types.is_dictionary(found.type) else found.combine_chunks()

    def of_series(self, name: str) -> pa.Array:
        """What every observation of a series says alike: its indicator, its year."""
        return self.column(name).take(self.series.first).take(self.in_series)

    def by_council(self, words: Sequence[str]) -> pa.Array:
        """A word for each council."""
        return pa.array(words, pa.string()).dictionary_encode().take(self.in_council)

    def by_series(self, values: pa.Array) -> pa.Array:
        """A value for each series."""
        return values.take(self.in_series)


def rows_at(table: pa.Table, series: Series, level: AreaLevel, areas: Sequence[str]) -> pa.Array:
    """The observation of each series and area of a level, series after series; null where there is none."""
    rows = at_level(table, level)
    place = looked_up(table, {area: at for at, area in enumerate(areas)}).take(rows)
    found = series.of_row.take(rows)
    return rows.take(laid_out(found, place, rows=series.number, columns=len(areas)))


def at_level(table: pa.Table, level: AreaLevel) -> pa.Array:
    """Which observations are of places of a level."""
    words = dictionary_of(table["level"])
    wanted = words.dictionary.index(str(level)).as_py()
    return positions(table.num_rows).filter(pc.equal(words.indices, wanted))


def looked_up(table: pa.Table, places: Mapping[str, int]) -> pa.Array:
    """The place of each observation's area; null where it has none."""
    words = dictionary_of(table["area"])
    found = pa.array([places.get(area) for area in words.dictionary.to_pylist()], pa.int64())
    return found.take(words.indices)
