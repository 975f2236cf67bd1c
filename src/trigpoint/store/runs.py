"""Runs: each calculation over a vintage, with its figures, what they revised and the catalogue it used."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trigpoint.calendar.periods import month_of
from trigpoint.model.figures import Cell, EventDays, Figure
from trigpoint.model.judgements import Revision
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.store.contents import parquet
from trigpoint.store.errors import StoreError
from trigpoint.store.figure_rows import CELL_COLUMNS, from_rows, to_rows
from trigpoint.store.folders import folders_in, publish, read_verified, sha256
from trigpoint.store.lock import writing
from trigpoint.store.manifests import MANIFEST, as_json, read_manifest, time_text, write_manifest
from trigpoint.store.revision_text import from_json, to_json

KIND = "run"
RUNS = "runs"
FIGURES = "figures.parquet"
REVISIONS = "revisions.json"
EVENTS = "events.json"
CATALOGUE = "catalogue"


@dataclass(frozen=True)
class RunFacts:
    """What a calculation says of itself before it is stored.

    as_at: the month reported. records_known_on: records entered after this day were left out. vintage: the
    id of the records. catalogue_digest: of the catalogue in use. engine_version, version: of the engine and
    of Trigpoint. created_at: with its time zone. previous: the id of the last run that was reported from,
    whose figures and earlier ones these were compared with; None for none. looks_back: the run was made to
    see what was known on an earlier day, not to report: no later run is compared with it. imports: what past
    scorecards said that it saw, by id. releases, neighbour_model: the published releases and the model that
    its lines are compared by, by id; area and neighbour_statistic: whose figures stand for ours in them, and
    how neighbours are averaged. A run stored before there were any has none of these.
    """

    as_at: Period
    records_known_on: date
    vintage: str
    catalogue_digest: str
    engine: str
    engine_version: str
    version: str
    created_at: datetime
    previous: str | None
    looks_back: bool
    imports: tuple[str, ...] = field(default=(), kw_only=True)
    releases: tuple[str, ...] = field(default=(), kw_only=True)
    neighbour_model: str = field(default="", kw_only=True)
    area: str = field(default="", kw_only=True)
    neighbour_statistic: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if self.as_at.kind is not PeriodKind.MONTH:
            raise ValueError(f"a run is as at a month, not {self.as_at.label}")
        if self.looks_back and self.previous is not None:
            raise ValueError("a run that looks back is compared with none")


@dataclass(frozen=True)
class Run(RunFacts):
    """A stored run. `sequence` counts the runs of a store; no clock orders them.

    files: the SHA-256 of each of its files, by path within `folder`.
    """

    id: str
    sequence: int
    files: Mapping[str, str]
    folder: Path


def runs(store: Path) -> list[Run]:
    """Every run, in the order they were stored."""
    found = [_read(folder) for folder in folders_in(store / RUNS)]
    return sorted(found, key=lambda run: run.sequence)


def reported_runs(store: Path) -> list[Run]:
    """Every run that was not made to look back, in the order they were stored."""
    return [run for run in runs(store) if not run.looks_back]


def latest_run(store: Path) -> Run | None:
    """The run stored last, those that look back passed over; None before any."""
    return next(reversed(reported_runs(store)), None)


def run_named(store: Path, name: str) -> Run:
    """The run with this id; StoreError, naming those there are, where there is none."""
    known = {run.id: run for run in runs(store)}
    if name not in known:
        there_are = ", ".join(known) or "none yet"
        raise StoreError(f"There is no run {name} in the store.", hint=f"Runs: {there_are}.")
    return known[name]


def write_run(
    store: Path,
    facts: RunFacts,
    figures: Sequence[Figure],
    revisions: Sequence[Revision],
    *,
    catalogue: Mapping[str, str],
    events: Mapping[str, EventDays] | None = None,
) -> Run:
    """Store a run under the next number of its month: 2022-03-001, 2022-03-002, ...

    catalogue: the text of the catalogue by file name, so that the run can be worked out again. events: by
    measure, the days of its cases where they are rare. Raises StoreError where another process is writing,
    where another run was stored since `facts.previous` (its figures are the ones to compare with now), or
    where the disk refuses; the store is then as it was.
    """
    if len({figure.cell for figure in figures}) != len(figures):
        raise ValueError("a run has one figure for each cell")
    contents = {
        FIGURES: parquet(to_rows(figures)),
        REVISIONS: to_json(revisions),
        EVENTS: _events_text(events or {}).encode(),
        **{_catalogue_path(name): text.encode() for name, text in catalogue.items()},
    }
    with writing(store):
        known = runs(store)
        _check_previous(facts, known)
        name = _next_id(facts.as_at, known)
        stored_facts = {
            "id": name,
            "sequence": known[-1].sequence + 1 if known else 1,
            **_plain(facts),
            "files": {path: sha256(content) for path, content in contents.items()},
        }
        folder = store / RUNS / name
        publish(folder, {**contents, MANIFEST: write_manifest(KIND, stored_facts)})
        return _read(folder)


def read_figures(run: Run) -> dict[Cell, Figure]:
    """Every figure of a run, in the order they were stored."""
    return {figure.cell: figure for figure in from_rows(figure_table(run))}


def read_revisions(run: Run) -> list[Revision]:
    """What a run found different from the runs before it."""
    return from_json(_read_file(run, REVISIONS).to_pybytes())


def read_events(run: Run) -> dict[str, EventDays]:
    """By measure, the days of its cases where they are rare; none of a run made before they were kept."""
    if EVENTS not in run.files:
        return {}
    found = json.loads(_read_file(run, EVENTS).to_pybytes())
    return {name: tuple((date.fromisoformat(day), met) for day, met in days) for name, days in found.items()}


def _events_text(events: Mapping[str, EventDays]) -> str:
    return as_json({name: [[day.isoformat(), met] for day, met in days] for name, days in events.items()})


def read_catalogue(run: Run) -> dict[str, str]:
    """The text of the catalogue a run used, by file name."""
    paths = (path for path in run.files if path.startswith(f"{CATALOGUE}/"))
    return {path.removeprefix(f"{CATALOGUE}/"): _read_file(run, path).to_pybytes().decode() for path in paths}


def last_figures(store: Path) -> dict[Cell, tuple[str, Figure]]:
    """For each cell any run has, the id of the last run that has it, and its figure there.

    Runs that look back are passed over: nothing was reported from them that could be revised.
    """
    known = reported_runs(store)
    if not known:
        return {}
    tables = [figure_table(run) for run in known]
    ids = [run.id for run, table in zip(known, tables, strict=True) for _ in range(table.num_rows)]
    together = pa.concat_tables(tables).append_column("run", pa.array(ids, pa.string()))
    numbered = together.append_column("position", pa.array(range(together.num_rows), pa.int64()))
    last = numbered.group_by(list(CELL_COLUMNS)).aggregate([("position", "max")])["position_max"]
    rows = together.take(last.sort())
    found = zip(rows["run"].to_pylist(), from_rows(rows), strict=True)
    return {figure.cell: (run, figure) for run, figure in found}


def _catalogue_path(name: str) -> str:
    path = PurePosixPath(CATALOGUE, name)
    if ".." in path.parts or not path.is_relative_to(CATALOGUE) or path == PurePosixPath(CATALOGUE):
        raise ValueError(f"a catalogue's file is named within its folder, not {name}")
    return str(path)


def _check_previous(facts: RunFacts, known: Sequence[Run]) -> None:
    last = next((run.id for run in reversed(known) if not run.looks_back), None)
    if not facts.looks_back and facts.previous != last:
        raise StoreError(
            f"Another run, {last}, was stored while this one was worked out.",
            hint="Run it again, so that its figures are compared with the newest ones.",
        )


def _next_id(as_at: Period, known: Sequence[Run]) -> str:
    numbers = [int(run.id.rpartition("-")[2]) for run in known if run.as_at == as_at]
    return f"{as_at.id}-{max(numbers, default=0) + 1:03d}"


def _plain(facts: RunFacts) -> dict[str, Any]:
    return {
        "as_at": facts.as_at.start.isoformat(),
        "records_known_on": facts.records_known_on.isoformat(),
        "vintage": facts.vintage,
        "catalogue_digest": facts.catalogue_digest,
        "engine": facts.engine,
        "engine_version": facts.engine_version,
        "trigpoint": facts.version,
        "created_at": time_text(facts.created_at),
        "previous": facts.previous,
        "looks_back": facts.looks_back,
        "imports": list(facts.imports),
        "releases": list(facts.releases),
        "neighbour_model": facts.neighbour_model,
        "area": facts.area,
        "neighbour_statistic": facts.neighbour_statistic,
    }


def _read(folder: Path) -> Run:
    facts = read_manifest(folder, KIND)
    return Run(
        as_at=month_of(date.fromisoformat(facts["as_at"])),
        records_known_on=date.fromisoformat(facts["records_known_on"]),
        vintage=facts["vintage"],
        catalogue_digest=facts["catalogue_digest"],
        engine=facts["engine"],
        engine_version=facts["engine_version"],
        version=facts["trigpoint"],
        created_at=datetime.fromisoformat(facts["created_at"]),
        previous=facts["previous"],
        # Runs were stored before they said so.
        looks_back=facts.get("looks_back", False),
        imports=tuple(facts.get("imports", ())),
        releases=tuple(facts.get("releases", ())),
        neighbour_model=facts.get("neighbour_model", ""),
        area=facts.get("area", ""),
        neighbour_statistic=facts.get("neighbour_statistic", ""),
        id=facts["id"],
        sequence=facts["sequence"],
        files=facts["files"],
        folder=folder,
    )


def figure_table(run: Run) -> pa.Table:
    """The figures of a run as rows, its file checked against the manifest."""
    return pq.ParquetFile(pa.BufferReader(_read_file(run, FIGURES))).read()


def _read_file(run: Run, path: str) -> pa.Buffer:
    return read_verified(run.folder / path, run.files[path])
