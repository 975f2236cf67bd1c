"""The verb `report`: a stored run as a scorecard, written in every format."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trigpoint.history.past import past_figures_of
from trigpoint.language.describe import describe
from trigpoint.model.figures import Cell, Figure
from trigpoint.model.periods import PeriodKind
from trigpoint.model.scorecards import DocumentControl, Scorecard
from trigpoint.outputs import write_reports
from trigpoint.project.background import observations_of
from trigpoint.project.benchmarking import benchmarks_of
from trigpoint.project.evidence import catalogue_of, records_known
from trigpoint.project.folder import CouncilFolder, layout_named
from trigpoint.project.settings import Settings
from trigpoint.scorecards.assemble import assemble
from trigpoint.scorecards.background import Background
from trigpoint.scorecards.grouping import grouped as in_groups
from trigpoint.scorecards.published import published_figures
from trigpoint.store.runs import Run, read_events, read_figures, read_revisions
from trigpoint.store.vintages import vintage_named
from trigpoint.tables.schema import Schema

PUBLISHED_FIGURES = "published_figures"
GROUPED = "-grouped"  # what the folder of a grouped scorecard ends in


@dataclass(frozen=True)
class Reported:
    """A scorecard and the files it was written to."""

    scorecard: Scorecard
    paths: tuple[Path, ...]


def report(council: CouncilFolder, run: Run, *, created_on: date, grouped: bool = False) -> Reported:
    """Write reports/<month>/ from a stored run. Nothing is calculated again.

    grouped: the lines by group in place of the sections, in reports/<month>-grouped/ beside the other.
    """
    figures = read_figures(run)
    scorecard = scorecard_of(council, run, created_on=created_on, figures=figures)
    folder = council.reports / run.as_at.id
    if grouped:
        scorecard, folder = in_groups(scorecard), folder.with_name(f"{folder.name}{GROUPED}")
    return Reported(scorecard, write_reports(scorecard, figures.values(), folder))


def scorecard_of(
    council: CouncilFolder, run: Run, *, created_on: date, figures: Mapping[Cell, Figure]
) -> Scorecard:
    """A run's figures as a scorecard, with the catalogue and the published figures that the run used."""
    catalogue = catalogue_of(council, run)
    layout = layout_named(council.settings.scorecard, catalogue)
    printed = dict.fromkeys(line.measure for line in layout.lines())
    past = past_figures_of(council.store, run)
    return assemble(
        layout,
        catalogue,
        figures=figures,
        as_at=run.as_at,
        document=_document(council.settings, run, created_on),
        published=published_figures(_published(council, run)),
        revisions={revision.cell: revision for revision in read_revisions(run)},
        background=Background(
            observations=observations_of(
                layout, catalogue, figures, past, as_at=run.as_at, known_on=run.records_known_on
            ),
            events=read_events(run),
            past={name: past.of(name, PeriodKind.MONTH) for name in printed},
            benchmarks=benchmarks_of(council, run, [catalogue.measures[name] for name in printed]),
        ),
        definitions={name: describe(catalogue.measures[name], catalogue, council.schema) for name in printed},
    )


def _published(council: CouncilFolder, run: Run) -> list[dict[str, Any]]:
    """The rows of the published figures, as known to the run; no other table is opened."""
    alone = Schema.of(council.schema[PUBLISHED_FIGURES])
    vintage = vintage_named(council.store, run.vintage)
    return records_known(vintage, run.records_known_on, alone).rows(PUBLISHED_FIGURES)


def _document(settings: Settings, run: Run, created_on: date) -> DocumentControl:
    return DocumentControl(
        council=settings.council,
        issue=settings.issue,
        status=settings.status,
        created_on=created_on,
        created_by=settings.created_by,
        contact=settings.contact,
        run=run.id,
        records_known_on=run.records_known_on,
        vintages=(run.vintage,),
    )
