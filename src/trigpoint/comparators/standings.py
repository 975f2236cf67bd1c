"""Where councils stand in some published indicators, in numbers: one pass for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.comparing import compare
from trigpoint.comparators.grid import looked_up
from trigpoint.comparators.keeping import KeptRelease, PublishedYear, read_observations
from trigpoint.comparators.neighbours import NeighbourModel
from trigpoint.comparators.observations import OBSERVATIONS, dictionary_of, words
from trigpoint.model.measures import Polarity

MOST_DECIMALS = 2  # what a reader can use of a published figure; files carry up to nine

Row = Mapping[str, Any]
YEARS = 4096  # more than any year's number
_SERIES = ("release", "indicator", "breakdown", "span", "part", "year")
_FIGURE = (*_SERIES, "area", "value", "printed", "state", "numerator", "denominator")
# What a place is called is in the neighbour model; the rest of an observation is not compared.
_NOT_NEEDED = {"code", "area_name", "region", "status"}
_NEEDED = tuple(name for name in OBSERVATIONS.names if name not in _NOT_NEEDED)


@dataclass(frozen=True)
class Asked:
    """A published indicator to look at, and of which year. polarity: which way is good; None leaves it to the
    publisher."""

    release: KeptRelease
    indicator: str
    year: PublishedYear
    breakdown: str = ""
    polarity: Polarity | None = None


@dataclass(frozen=True)
class Standing:
    """A council in one published year of an indicator.

    years: rows as `comparing.compare` gives them, oldest first; the last is the year compared. figures: what
    was published that year, by council: of this one and its neighbours. decimals: the most that these are
    published with.
    """

    council: str
    years: tuple[Row, ...]
    figures: Mapping[str, Row]
    model: NeighbourModel

    @property
    def now(self) -> Row:
        return self.years[-1]

    @property
    def decimals(self) -> int:
        printed = (row["printed"] for row in self.figures.values() if row["value"] is not None)
        return min(MOST_DECIMALS, max((len(text.partition(".")[2]) for text in printed), default=0))


def standings(
    asked: Sequence[Asked], model: NeighbourModel, councils: Collection[str] | None = None
) -> list[tuple[Standing, ...]]:
    """For each indicator asked, where each council stands; () where the year has no figures.

    councils: by number; every council of the model where it is None.
    """
    numbers = list(model.neighbours) if councils is None else list(councils)
    found: dict[int, tuple[Standing, ...]] = {}
    for some in _passes(asked):
        together = _together([asked[at] for at in some], model, numbers)
        found.update(zip(some, together, strict=True))
    return [found[at] for at in range(len(asked))]


def _passes(asked: Sequence[Asked]) -> list[list[int]]:
    """Which are worked out together: all, unless one indicator is asked for with two ways of being good."""
    passes: list[dict[tuple[str, str], Polarity | None]] = []
    members: list[list[int]] = []
    for at, one in enumerate(asked):
        key = (one.release.id, one.indicator)
        fits = (n for n, known in enumerate(passes) if known.get(key, one.polarity) == one.polarity)
        place = next(fits, len(passes))
        if place == len(passes):
            passes.append({})
            members.append([])
        passes[place][key] = one.polarity
        members[place].append(at)
    return members


def _together(
    asked: Sequence[Asked], model: NeighbourModel, councils: Sequence[str]
) -> list[tuple[Standing, ...]]:
    observations = _observations(asked)
    rows: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in compare(observations, model, councils).to_pylist():
        rows[row["release"], row["indicator"], row["breakdown"], row["council"]].append(row)
    chosen = [
        [
            _years(rows[one.release.id, one.indicator, one.breakdown, council], one.year)
            for council in councils
        ]
        for one in asked
    ]
    figures = _figures(observations, [years[-1] for some in chosen for years in some if years], model)
    return [
        tuple(
            Standing(council, years, _near(council, model, figures[_key(years[-1])]), model)
            for council, years in zip(councils, some, strict=True)
            if years
        )
        for some in chosen
    ]


def _observations(asked: Sequence[Asked]) -> pa.Table:
    """The observations of what is asked, with the polarity that was asked for."""
    by_release: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_release[one.release.id].append(one)
    tables = []
    for some in by_release.values():
        told = {one.indicator: one.polarity for one in some if one.polarity is not None}
        last = max(one.year.year for one in some)
        names = {one.indicator for one in some}
        table = read_observations(some[0].release, names, up_to=last, columns=_NEEDED)
        tables.append(_with_polarity(table, told) if told else table)
    return pa.concat_tables(tables).unify_dictionaries()


def _with_polarity(table: pa.Table, told: Mapping[str, Polarity]) -> pa.Table:
    """A measure that is good within a range has no better end, and so no best council."""
    plain = {name: Polarity.INFO if way is Polarity.RANGE else way for name, way in told.items()}
    asked = words(table["indicator"], lambda name: str(plain.get(name, "")))
    published = words(table["polarity"]).cast(pa.string())
    said = pc.if_else(pc.equal(asked.cast(pa.string()), ""), published, asked.cast(pa.string()))
    return table.set_column(table.schema.get_field_index("polarity"), table.field("polarity"), words(said))


def _years(rows: Sequence[Row], year: PublishedYear) -> tuple[Row, ...]:
    """The rows of one series up to a year; () where that year is not among them."""
    same = [row for row in rows if (row["span"], row["part"]) == (year.span, year.part)]
    found = sorted((row for row in same if row["year"] <= year.year), key=lambda row: row["year"])
    return tuple(found) if found and found[-1]["year"] == year.year else ()


def _figures(
    observations: pa.Table, chosen: Sequence[Row], model: NeighbourModel
) -> Mapping[tuple[Any, ...], dict[str, Row]]:
    """What was published of councils in the years chosen, by series and then by council."""
    table = observations.combine_chunks()
    councils = {row["council"] for row in chosen}
    areas = councils | {one.area for council in councils for one in model.of(council)}
    indicators = dictionary_of(table["indicator"])
    code = pc.add(pc.multiply(indicators.indices.cast(pa.int64()), YEARS), table["year"].combine_chunks())
    number = {name: at for at, name in enumerate(indicators.dictionary.to_pylist())}
    wanted = {number[row["indicator"]] * YEARS + row["year"] for row in chosen}
    here = pc.is_valid(looked_up(table, dict.fromkeys(areas, 0)))
    kept = table.filter(pc.and_(here, pc.is_in(code, value_set=pa.array(sorted(wanted), pa.int64()))))
    found: dict[tuple[Any, ...], dict[str, Row]] = defaultdict(dict)
    for row in kept.select(_FIGURE).to_pylist():
        found[_key(row)][row["area"]] = row
    return found


def _key(row: Row) -> tuple[Any, ...]:
    return (row["release"], row["indicator"], row["breakdown"], row["span"], row["part"], row["year"])


def _near(council: str, model: NeighbourModel, figures: Mapping[str, Row]) -> dict[str, Row]:
    """The figures of a council and its neighbours, where they are in the file at all."""
    areas = (council, *(one.area for one in model.of(council)))
    return {area: figures[area] for area in areas if area in figures}
