"""A percentage or rate from the counts behind it, as a release of its own: one that is not published, or the
tallies of one that is, so that neighbours can be pooled."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.keeping import KeptRelease, read_observations
from trigpoint.comparators.observations import OBSERVATIONS, Release, release_id, repeated
from trigpoint.comparators.places import AreaLevel
from trigpoint.comparators.states import round_half_up
from trigpoint.comparators.tallies import Quotient, with_tally, worked_out
from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Polarity

PREFIX = "worked_out_"
SHOWN = 5  # figures that differ from the published ones, named


@dataclass(frozen=True)
class WorkOut:
    """What to work out.

    published: the indicator whose figures are kept, with the numbers behind them; "" works the figures out
    themselves. everywhere: of regions and England too, whose counts are published rounded. edition: of what
    is made; the release's own where it is "".
    """

    name: str
    tally: Quotient
    published: str = ""
    polarity: Polarity | None = None
    everywhere: bool = False
    edition: str = ""


@dataclass(frozen=True)
class WorkedOut:
    """The release, and how far published figures agree with the numbers said to be behind them.

    compared and agreeing: by level. differing: the first that do not, in words.
    """

    release: Release
    compared: Mapping[str, int]
    agreeing: Mapping[str, int]
    differing: tuple[str, ...]


def work_out(what: WorkOut, source: KeptRelease, population: KeptRelease | None = None) -> WorkedOut:
    """An indicator from a release's counts. population: the release its denominator is in, if another."""
    counts = read_observations(
        source, {*what.tally.numerators, what.tally.denominator, what.published} - {""}
    )
    bottoms = counts if population is None else read_observations(population, {what.tally.denominator})
    _require(what, counts, bottoms, source, population)
    if what.published:
        rows = with_tally(counts, what.published, what.tally, denominators=bottoms)
    else:
        levels = tuple(AreaLevel) if what.everywhere else (AreaLevel.COUNCIL,)
        rows = worked_out(counts, what.name, what.tally, denominators=bottoms, levels=levels)
    release = _release(what, rows, source, population)
    if not what.published:
        return WorkedOut(release, {}, {}, ())
    compared, agreeing, differing = _agreement(rows, what.tally.per)
    return WorkedOut(release, compared, agreeing, tuple(differing))


def _require(
    what: WorkOut, counts: pa.Table, bottoms: pa.Table, source: KeptRelease, population: KeptRelease | None
) -> None:
    in_source = set(counts["indicator"].unique().to_pylist())
    needed = [(name, source, in_source) for name in (*what.tally.numerators, what.published) if name]
    below = population or source
    needed.append((what.tally.denominator, below, set(bottoms["indicator"].unique().to_pylist())))
    for name, release, known in needed:
        if name not in known:
            hint = suggestion(name, [one.indicator for one in release.indicators], what="Its indicators")
            raise TrigpointError(f"The release '{release.id}' has no indicator {name}.", hint=hint)


def _release(what: WorkOut, rows: pa.Table, source: KeptRelease, population: KeptRelease | None) -> Release:
    data_set, edition = f"{PREFIX}{what.name}", what.edition or source.edition
    said = {"release": release_id(data_set, edition), "indicator": what.name}
    if what.polarity is not None:
        said["polarity"] = str(what.polarity)
    for column, word in said.items():
        rows = rows.set_column(
            OBSERVATIONS.get_field_index(column), OBSERVATIONS.field(column), repeated(word, rows.num_rows)
        )
    return Release(data_set, edition, rows, source.published_on, _remarks(what, rows, source, population))


def _remarks(
    what: WorkOut, rows: pa.Table, source: KeptRelease, population: KeptRelease | None
) -> tuple[str, ...]:
    tally = what.tally
    below = f"{tally.denominator} of {(population or source).id}"
    when = " of the year before" if tally.years_before == 1 else ""
    when = when or (f" of {tally.years_before} years before" if tally.years_before else "")
    made = f"{tally.per:,} times {' + '.join(tally.numerators)} of {source.id} over {below}{when}."
    kept = f"The published figures are {what.published}; " if what.published else "Worked out: "
    without = pc.sum(pc.is_null(rows["denominator"])).as_py() or 0
    missing = f"Figures without a denominator: {without:,}."
    return (kept + made, *((missing,) if without else ()))


def _agreement(rows: pa.Table, per: int) -> tuple[Mapping[str, int], Mapping[str, int], list[str]]:
    """Of the published figures with both numbers known, those that are their quotient, rounded half up."""
    given = pc.field("value").is_valid() & pc.field("numerator").is_valid()
    known = rows.filter(given & (pc.field("denominator") > 0)).to_pylist()
    decimals = max((len(row["printed"].partition(".")[2]) for row in known), default=0)
    compared: Counter[str] = Counter()
    agreeing: Counter[str] = Counter()
    differing: list[str] = []
    for row in known:
        ours = round_half_up(_quotient(row, per), decimals)
        compared[row["level"]] += 1
        agreeing[row["level"]] += ours == round_half_up(row["value"], decimals)
        if ours != round_half_up(row["value"], decimals) and len(differing) < SHOWN:
            differing.append(
                f"{row['area_name']}, {row['period']}: published {row['printed']}, worked out {ours}"
            )
    return compared, agreeing, differing


def _quotient(row: Mapping[str, Any], per: int) -> Decimal:
    return per * Decimal(repr(row["numerator"])) / Decimal(repr(row["denominator"]))
