"""The verbs: everything that can be done with a council's folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from trigpoint.calendar.periods import parse_period
from trigpoint.comparators.adding import Added
from trigpoint.comparators.reading import HowToRead
from trigpoint.model.errors import TrigpointError
from trigpoint.model.judgements import Revision
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.project import (
    benchmarking,
    checking,
    comparing,
    explaining,
    importing,
    loading,
    publications,
    recalling,
    reporting,
    running,
)
from trigpoint.project.folder import CouncilFolder
from trigpoint.project.settings import read_settings
from trigpoint.sources import Progress
from trigpoint.store.runs import Run, latest_run, run_named, runs
from trigpoint.store.vintages import Vintage, latest_vintage, vintage_named, vintages


@dataclass(frozen=True)
class Project(CouncilFolder):
    """A council's folder and the verbs. Every verb that needs a date or a time is given it."""

    @classmethod
    def open(cls, folder: Path | str) -> "Project":
        """The council's folder at a path; TrigpointError where there is none."""
        path = Path(folder)
        return cls(path, read_settings(path))

    def load(
        self,
        extract: Path | str,
        *,
        now: datetime,
        extracted_on: date | None = None,
        progress: Progress | None = None,
    ) -> loading.Loaded:
        """Load a folder of exported files as a new vintage; the one already there where nothing differs."""
        return loading.load(self, Path(extract), now=now, extracted_on=extracted_on, progress=progress)

    def check(self) -> checking.Checked:
        """Read the catalogue and run every worked case on both engines."""
        return checking.check(self)

    def run(
        self,
        as_at: str | Period,
        *,
        now: datetime,
        known_on: date | None = None,
        vintage: str | None = None,
        engine: str = "duckdb",
        progress: running.Progress | None = None,
    ) -> running.Finished:
        """Calculate the month, the months before it and the year; store the run; say what changed and why.

        With a `known_on` before the day its records were extracted the run looks back: it is compared with
        none, and no later run is compared with it.
        """
        wanted = running.Wanted(month_named(as_at), known_on, self.vintage(vintage, known_on), engine)
        return running.run(self, wanted, now=now, progress=progress)

    def report(
        self, run: str | None = None, *, created_on: date, grouped: bool = False
    ) -> reporting.Reported:
        """Write the scorecard of a run (the last one, unless named) in every format.

        grouped: strategic measures together, then operational ones, in place of the sections.
        """
        return reporting.report(self, self.run_named(run), created_on=created_on, grouped=grouped)

    def show(self, ref: str, *, run: str | None = None) -> list[explaining.Explanation]:
        """Everything about the lines of a reference, or about a measure."""
        return explaining.explain(self, ref, self.run_named(run))

    def rows(self, ref: str, period: str | Period, *, run: str | None = None) -> explaining.RowsBehind:
        """The rows behind a line's figure in a period."""
        wanted = parse_period(period) if isinstance(period, str) else period
        return explaining.rows_behind(self, ref, wanted, self.run_named(run))

    def diff(self, before: str, after: str) -> list[Revision]:
        """What differs between two runs, and the rows that made it so."""
        return comparing.compare(self, run_named(self.store, before), run_named(self.store, after))

    def import_scorecards(
        self, wanted: importing.WantedImport, *, now: datetime, progress: importing.Progress | None = None
    ) -> tuple[importing.Imported, ...]:
        """Keep what past scorecards said; where anything is in doubt, store nothing and write a review."""
        return importing.import_scorecards(self, wanted, now=now, progress=progress)

    def history(self, ref: str) -> list[recalling.Recalled]:
        """What runs and printed scorecards said of the lines of a reference, or of a measure."""
        return recalling.recall(self, ref)

    def add_comparators(self, paths: Sequence[Path], how: HowToRead, *, now: datetime) -> Added:
        """Keep what others published: releases and neighbour models of files, all of them or none."""
        return publications.add_comparators(self, paths, how, now=now)

    def compare(
        self, names: Sequence[str], how: benchmarking.Comparing | None = None
    ) -> list[benchmarking.Compared]:
        """Where the council, or another, stands among others: for lines, measures or published indicators."""
        return benchmarking.compare(self, names, how or benchmarking.Comparing())

    def runs(self) -> list[Run]:
        """Every run, in the order they were made."""
        return runs(self.store)

    def vintages(self) -> list[Vintage]:
        """Every load, by the day its records were extracted."""
        return vintages(self.store)

    def run_named(self, name: str | None) -> Run:
        """A run by its id, or the last one that does not look back."""
        if name is not None:
            return run_named(self.store, name)
        last = latest_run(self.store)
        if last is None:
            named = " One that looks back is named with --run." if self.runs() else ""
            raise TrigpointError(
                "No run has been made yet.", hint=f"Make one with: trigpoint run --as-at 2022-03.{named}"
            )
        return last

    def vintage(self, name: str | None, known_on: date | None) -> Vintage:
        """A vintage by its id; otherwise the latest, or the first that was extracted on or after a day."""
        if name is not None:
            return vintage_named(self.store, name)
        latest = latest_vintage(self.store)
        if latest is None:
            hint = "Load an extract first: trigpoint load extracts/2022-04-14"
            raise TrigpointError("No records have been loaded yet.", hint=hint)
        return latest if known_on is None else _known_then(self.vintages(), known_on)


def _known_then(known: Sequence[Vintage], day: date) -> Vintage:
    """The load that says most of what was known on a day: the first extracted on or after it.

    It has every row recorded by then that is still there; an earlier one lacks what was entered since it was
    taken. Where none is as late as the day, it is the latest.
    """
    return next((vintage for vintage in known if vintage.extracted_on >= day), known[-1])


def month_named(as_at: str | Period) -> Period:
    """A calendar month, as a period or as text: 2022-03."""
    period = parse_period(as_at) if isinstance(as_at, str) else as_at
    if period.kind is not PeriodKind.MONTH:
        raise TrigpointError(
            f"A scorecard is as at a month, not {period.label}.", hint="Write it as 2022-03."
        )
    return period
