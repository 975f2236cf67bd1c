"""The verb `run`: figures calculated from a vintage, compared with the last ones, and stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from trigpoint.calendar.periods import months_back
from trigpoint.engines.base import Engine
from trigpoint.figures import calculate
from trigpoint.figures.calculate import Figures
from trigpoint.figures.events import event_days
from trigpoint.history.past import past_figures
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import EventDays
from trigpoint.model.judgements import Revision
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.project.background import observations_of
from trigpoint.project.benchmarking import comparators_seen
from trigpoint.project.evidence import Evidence, engine_over, records_known
from trigpoint.project.folder import CouncilFolder
from trigpoint.project.revising import revisions_since
from trigpoint.scorecards.columns import periods_needed
from trigpoint.scorecards.series import HISTORY_MONTHS, MonthlySeries, earlier_months
from trigpoint.scorecards.signals import measures_of_gaps
from trigpoint.store.imports import imports
from trigpoint.store.runs import Run, RunFacts, latest_run, write_run
from trigpoint.store.vintages import Vintage
from trigpoint.version import VERSION

# Called with what is being done.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What to calculate: the month, the day up to which records are known, the load and the engine."""

    as_at: Period
    known_on: date | None
    vintage: Vintage
    engine: str

    @property
    def records_known_on(self) -> date:
        return min(self.known_on or self.vintage.extracted_on, self.vintage.extracted_on)

    @property
    def looks_back(self) -> bool:
        """Whether a later load is asked what was known before it was taken."""
        return self.records_known_on < self.vintage.extracted_on


@dataclass(frozen=True)
class Finished:
    """A stored run and what it found different from the runs before it."""

    run: Run
    figures: int
    revisions: tuple[Revision, ...]


def run(council: CouncilFolder, wanted: Wanted, *, now: datetime, progress: Progress | None) -> Finished:
    """Calculate, compare and store. The store is as it was unless all of it succeeds."""
    tell = progress or (lambda _: None)
    if wanted.as_at.last_day > wanted.records_known_on:
        raise _not_over(wanted)
    tell("Reading the records")
    records = records_known(wanted.vintage, wanted.records_known_on, council.schema)
    engine = engine_over(records, wanted.engine)
    tell("Calculating every figure")
    figures = calculate(engine, council.catalogue, records, periods_needed(wanted.as_at, council.layout))
    # A chart looks back on the whole figure alone.
    unsplit = replace(council.catalogue, breakdowns={})
    figures |= calculate(engine, unsplit, records, earlier_months(wanted.as_at, records.covers_from))
    tell("Finding the days of rare events")
    events = _events(council, engine, figures, wanted)
    tell("Comparing with the last figures")
    previous = None if wanted.looks_back else latest_run(council.store)
    revisions = (
        revisions_since(council, figures, Evidence(records, engine, council.catalogue)) if previous else []
    )
    tell("Storing the run")
    beside = comparators_seen(council, wanted.as_at)
    facts = RunFacts(
        as_at=wanted.as_at,
        records_known_on=wanted.records_known_on,
        vintage=wanted.vintage.id,
        catalogue_digest=council.catalogue.digest,
        engine=engine.name,
        engine_version=engine.version,
        version=VERSION,
        created_at=now,
        previous=previous.id if previous else None,
        looks_back=wanted.looks_back,
        imports=tuple(one.id for one in imports(council.store)),
        releases=beside.releases,
        neighbour_model=beside.model,
        area=council.settings.area,
        neighbour_statistic=council.settings.neighbour_statistic,
    )
    texts = {file.name: file.text for file in council.catalogue_files}
    stored = write_run(
        council.store, facts, list(figures.values()), revisions, catalogue=texts, events=events
    )
    return Finished(stored, len(figures), tuple(revisions))


def _events(council: CouncilFolder, engine: Engine, figures: Figures, wanted: Wanted) -> dict[str, EventDays]:
    """The days of the cases of measures whose charts are of the gaps between them."""
    observations = observations_of(
        council.layout,
        council.catalogue,
        figures,
        past_figures(council.store),
        as_at=wanted.as_at,
        known_on=wanted.records_known_on,
    )
    series = MonthlySeries(observations, council.catalogue.targets)
    span = months_back(wanted.as_at, HISTORY_MONTHS - 1).start, wanted.as_at.stop
    rare = measures_of_gaps(council.layout, council.catalogue, series)
    return {measure.id: event_days(engine, measure, Period(*span, PeriodKind.ROLLING_12)) for measure in rare}


def _not_over(wanted: Wanted) -> TrigpointError:
    month, day = wanted.as_at, wanted.records_known_on
    return TrigpointError(
        f"{month.start:%B %Y} had not ended when the records were known, on {day:%-d %B %Y}.",
        hint="Load a later extract, or run an earlier month.",
    )
