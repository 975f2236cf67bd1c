"""The verb `report`: a stored run as a scorecard, written in every format."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trigpoint.language.describe import describe
from trigpoint.model.scorecards import DocumentControl, Scorecard
from trigpoint.outputs import write_reports
from trigpoint.project.evidence import catalogue_of, records_known
from trigpoint.project.folder import CouncilFolder, layout_named
from trigpoint.scorecards.assemble import assemble
from trigpoint.scorecards.published import published_figures
from trigpoint.store.runs import Run, read_figures, read_revisions
from trigpoint.store.vintages import vintage_named


@dataclass(frozen=True)
class Reported:
    """A scorecard and the files it was written to."""

    scorecard: Scorecard
    paths: tuple[Path, ...]


def report(council: CouncilFolder, run: Run, *, created_on: date) -> Reported:
    """Write reports/<month>/ from a stored run. Nothing is calculated again."""
    scorecard = scorecard_of(council, run, created_on=created_on)
    paths = write_reports(scorecard, read_figures(run).values(), council.reports / run.as_at.id)
    return Reported(scorecard, paths)


def scorecard_of(council: CouncilFolder, run: Run, *, created_on: date) -> Scorecard:
    """The scorecard of a stored run, with the catalogue that the run used."""
    catalogue = catalogue_of(council, run)
    vintage = vintage_named(council.store, run.vintage)
    records = records_known(vintage, run.records_known_on, council.schema)
    settings = council.settings
    document = DocumentControl(
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
    return assemble(
        layout_named(settings.scorecard, catalogue),
        catalogue,
        figures=read_figures(run),
        as_at=run.as_at,
        document=document,
        published=published_figures(records.rows("published_figures")),
        revisions={revision.cell: revision for revision in read_revisions(run)},
        definitions={
            name: describe(each, catalogue, council.schema) for name, each in catalogue.measures.items()
        },
    )
