"""Releases on disk: a sealed folder each, never changed; a revised one is another edition beside it.

<council>/comparators/releases/<data set edition>/ holds observations.parquet, indicators.json and a manifest.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from trigpoint.comparators.observations import (
    IDENTITY,
    OBSERVATIONS,
    WORD,
    Release,
    alphabetical,
    dictionary_of,
)
from trigpoint.comparators.place_names import places_in
from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.store.contents import digest, parquet
from trigpoint.store.errors import StoreError
from trigpoint.store.folders import folders_in, publish, read_verified, sha256
from trigpoint.store.manifests import MANIFEST, as_json, read_manifest, time_text, write_manifest

KIND = "release"
RELEASES = "releases"
OBSERVATIONS_FILE = "observations.parquet"
INDICATORS_FILE = "indicators.json"


@dataclass(frozen=True, order=True)
class PublishedYear:
    """A year an indicator is published for, with its label ('2021/22'): see `years.PublishedPeriod`."""

    year: int
    span: int
    part: str
    label: str


@dataclass(frozen=True)
class Indicator:
    """A published indicator of a release: its name in words, which way is good, its breakdowns and years."""

    indicator: str
    name: str
    polarity: str
    breakdowns: tuple[str, ...]
    years: tuple[PublishedYear, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Indicator":
        """An indicator as `indicators.json` has it."""
        years = tuple(PublishedYear(*year) for year in row["years"])
        return cls(row["indicator"], row["name"], row["polarity"], tuple(row["breakdowns"]), years)


@dataclass(frozen=True)
class KeptRelease:
    """A release as it is kept. `sequence` counts what was kept in a council's folder; no clock orders it.

    digest: of every observation. states: how many figures have each state. files: the SHA-256 of each of its
    files. sources: the names of the files it was read from.
    """

    id: str
    data_set: str
    edition: str
    published_on: date | None
    kept_at: datetime
    sequence: int
    digest: str
    rows: int
    first_year: int
    last_year: int
    states: Mapping[str, int]
    remarks: tuple[str, ...]
    sources: tuple[str, ...]
    files: Mapping[str, str]
    folder: Path

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What it publishes, by name."""
        content = read_verified(self.folder / INDICATORS_FILE, self.files[INDICATORS_FILE])
        return tuple(Indicator.of(row) for row in json.loads(content.to_pybytes()))

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """Its indicators, by how the release names them."""
        return {one.indicator: one for one in self.indicators}

    @property
    def told_on(self) -> date:
        """The day it was published, or kept where that was not said."""
        return self.published_on or self.kept_at.date()


@dataclass(frozen=True)
class Sealed:
    """A release ready to be written: its rows in one order, and their digest."""

    release: Release
    observations: pa.Table
    digest: str

    @classmethod
    def of(cls, release: Release) -> "Sealed":
        rows = in_one_order(release.observations)
        return cls(release, rows, _digest(rows))


def kept_releases(folder: Path) -> list[KeptRelease]:
    """Every release of a folder of comparators: by data set, then by the day each was published."""
    found = [_read(each) for each in folders_in(folder / RELEASES)]
    return sorted(found, key=lambda one: (one.data_set, one.told_on, one.sequence))


def release_named(releases: Iterable[KeptRelease], name: str) -> KeptRelease:
    """A release by its id, or the newest edition of a data set."""
    known = list(releases)
    found = [one for one in known if name in (one.id, one.data_set)]
    if not found:
        names = [one.id for one in known]
        raise TrigpointError(
            f"There is no release '{name}'.",
            hint=suggestion(name, names, what="The releases") or "See: trigpoint comparators list",
        )
    return found[-1]


def newest(releases: Iterable[KeptRelease]) -> dict[str, KeptRelease]:
    """The newest edition of each data set."""
    return {one.data_set: one for one in releases}


def require_new(sealed: Sealed, known: Sequence[KeptRelease]) -> bool:
    """Whether a release is yet to be kept; False where the very same is.

    Raises TrigpointError where one of its name says something else: a revised release is another edition.
    """
    for one in known:
        if one.id == sealed.release.id and one.digest != sealed.digest:
            raise TrigpointError(
                f"The release '{one.id}' is kept already, and says something else.",
                hint="Give the revised release an edition of its own, such as "
                f"--edition {one.edition}-revised: both are kept, and the change is reported.",
            )
    return all(one.id != sealed.release.id for one in known)


def write_release(
    folder: Path, sealed: Sealed, *, sequence: int, kept_at: datetime, version: str, sources: Sequence[str]
) -> KeptRelease:
    """Keep a release. The caller holds the folder's lock and has asked require_new."""
    release, rows = sealed.release, sealed.observations
    years = pc.min_max(rows["year"]).as_py()
    contents = {
        OBSERVATIONS_FILE: parquet(rows),
        INDICATORS_FILE: as_json(_indicators(rows)).encode(),
    }
    facts = {
        "id": release.id,
        "data_set": release.data_set,
        "edition": release.edition,
        "published_on": release.published_on.isoformat() if release.published_on else "",
        "kept_at": time_text(kept_at),
        "sequence": sequence,
        "digest": sealed.digest,
        "rows": rows.num_rows,
        "first_year": years["min"],
        "last_year": years["max"],
        "states": {one["values"]: one["counts"] for one in rows["state"].value_counts().to_pylist()},
        "remarks": list(release.remarks),
        "sources": list(sources),
        "files": {name: sha256(content) for name, content in contents.items()},
        "trigpoint": version,
    }
    where = folder / RELEASES / release.id
    publish(where, {**contents, MANIFEST: write_manifest(KIND, facts)})
    return _read(where)


def read_observations(
    release: KeptRelease,
    indicators: Collection[str] | None = None,
    *,
    up_to: int | None = None,
    columns: Sequence[str] | None = None,
) -> pa.Table:
    """The observations of a release; or of some indicators, of the years up to one, some columns of them."""
    wanted = None if indicators is None else pc.field("indicator").isin(sorted(indicators))
    if up_to is not None:
        early = pc.field("year") <= up_to
        wanted = early if wanted is None else wanted & early
    names = list(columns or OBSERVATIONS.names)
    table = pq.read_table(pa.BufferReader(_content(release)), filters=wanted, columns=names)
    return table.replace_schema_metadata(None).cast(pa.schema([OBSERVATIONS.field(name) for name in names]))


def kept_places(release: KeptRelease) -> list[dict[str, str]]:
    """The places of a release, as it writes them."""
    columns = ["area", "code", "area_name", "level"]
    return places_in(pq.read_table(pa.BufferReader(_content(release)), columns=columns))


def _content(release: KeptRelease) -> pa.Buffer:
    return read_verified(release.folder / OBSERVATIONS_FILE, release.files[OBSERVATIONS_FILE])


def read_release(release: KeptRelease) -> Release:
    """A release as it was read before it was kept, its rows in one order."""
    rows = read_observations(release)
    return Release(release.data_set, release.edition, rows, release.published_on, release.remarks)


def in_one_order(observations: pa.Table) -> pa.Table:
    """Rows by series and place, words numbered as in the alphabet: one table for one set of observations."""
    columns = {
        field.name: alphabetical(observations[field.name])
        if field.type == WORD
        else observations[field.name].combine_chunks()
        for field in OBSERVATIONS
    }
    keys = pa.table({name: getattr(columns[name], "indices", columns[name]) for name in IDENTITY})
    order = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in IDENTITY])
    return pa.table({name: column.take(order) for name, column in columns.items()}, schema=OBSERVATIONS)


def _digest(rows: pa.Table) -> str:
    """Over words once and over their numbers: the same observations give the same, however packed."""
    words = [field.name for field in OBSERVATIONS if field.type == WORD]
    found = {name: dictionary_of(rows[name]) for name in words}
    numbered = {name: found[name].indices if name in found else rows[name] for name in rows.column_names}
    spelt = [(f"words of {name}", pa.table({"word": found[name].dictionary})) for name in words]
    return digest([("observations", pa.table(numbered)), *spelt])


def _indicators(rows: pa.Table) -> list[dict[str, Any]]:
    """Every indicator with its breakdowns and years, in the order of the rows."""
    keys = ["indicator", "indicator_name", "polarity", "breakdown", "year", "span", "part", "period"]
    found = rows.group_by(keys, use_threads=False).aggregate([]).to_pylist()
    listed: dict[str, dict[str, Any]] = {}
    for row in found:
        one = listed.setdefault(
            row["indicator"],
            {"indicator": row["indicator"], "name": row["indicator_name"], "polarity": row["polarity"]},
        )
        one.setdefault("breakdowns", {})[row["breakdown"]] = None
        one.setdefault("years", {}).setdefault((row["year"], row["span"], row["part"]), row["period"])
    return [
        {
            **one,
            "breakdowns": list(one["breakdowns"]),
            "years": sorted([*year, label] for year, label in one["years"].items()),
        }
        for one in listed.values()
    ]


def _read(folder: Path) -> KeptRelease:
    facts = read_manifest(folder, KIND)
    try:
        return KeptRelease(
            published_on=date.fromisoformat(facts["published_on"]) if facts["published_on"] else None,
            kept_at=datetime.fromisoformat(facts["kept_at"]),
            remarks=tuple(facts["remarks"]),
            sources=tuple(facts["sources"]),
            folder=folder,
            **{name: facts[name] for name in _AS_THEY_ARE},
        )
    except (KeyError, ValueError):
        raise StoreError(f"The manifest of {folder.name} lacks what a release has.") from None


_AS_THEY_ARE = (
    *("id", "data_set", "edition", "sequence", "digest", "rows"),
    *("first_year", "last_year", "states", "files"),
)
