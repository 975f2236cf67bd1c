"""The whole scorecard, frozen: lines, opening page, key and document control."""

from collections.abc import Mapping, Sequence

from trigpoint.calendar.periods import financial_year_of, same_period_last_year
from trigpoint.model.catalogue import Catalogue, ScorecardLayout
from trigpoint.model.figures import Cell, Figure
from trigpoint.model.judgements import Revision
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import DocumentControl, Scorecard, Section
from trigpoint.scorecards.background import NOTHING_KNOWN, Background
from trigpoint.scorecards.columns import year_is_over
from trigpoint.scorecards.forecasts import Forecaster
from trigpoint.scorecards.grouping import benchmarked_references
from trigpoint.scorecards.key import KEY
from trigpoint.scorecards.lines import LineMaker
from trigpoint.scorecards.opening import opening
from trigpoint.scorecards.published import PublishedFigure
from trigpoint.scorecards.series import MonthlySeries
from trigpoint.scorecards.signals import SignalReader
from trigpoint.scorecards.values import RunFigures


def assemble(
    layout: ScorecardLayout,
    catalogue: Catalogue,
    *,
    figures: Mapping[Cell, Figure],
    as_at: Period,
    document: DocumentControl,
    published: Sequence[PublishedFigure] = (),
    revisions: Mapping[Cell, Revision] | None = None,
    definitions: Mapping[str, str] | None = None,
    background: Background = NOTHING_KNOWN,
) -> Scorecard:
    """The scorecard of a layout as at a month.

    figures: those of `columns.periods_needed(as_at, layout)`; a cell that is missing prints as no data and
    says that it was not worked out. revisions: figures that differ from the last run's, by cell.
    definitions: what each measure means in plain words, by measure. background: what stands behind the
    figures: without it no line has a chart, a season, a forecast or a benchmark.
    """
    run = RunFigures(figures, revisions or {})
    series = MonthlySeries(background.observations, catalogue.targets)
    maker = LineMaker(
        layout=layout,
        catalogue=catalogue,
        run=run,
        published=published,
        definitions=definitions or {},
        as_at=as_at,
        signals=SignalReader(catalogue, series, background, as_at, document.records_known_on),
        forecasts=Forecaster(catalogue.measures, catalogue.targets, series, run, as_at),
        benchmarks=background.benchmarks,
        benchmarked=benchmarked_references(layout, catalogue, published),
    )
    sections = tuple(
        Section(section.title, tuple(maker.line(line) for line in section.lines))
        for section in layout.sections
    )
    return _document(layout, sections, as_at=as_at, document=document)


def _document(
    layout: ScorecardLayout, sections: tuple[Section, ...], *, as_at: Period, document: DocumentControl
) -> Scorecard:
    year = financial_year_of(as_at.start)
    return Scorecard(
        id=layout.id,
        title=layout.title,
        subtitle=layout.subtitle,
        as_at=as_at,
        outturn_label=f"{year.label} {'outturn' if year_is_over(as_at) else 'to date'}",
        prior_label=same_period_last_year(year).label,
        document=document,
        data_note=layout.data_note,
        key=KEY,
        opening=opening([line for section in sections for line in section.lines], as_at),
        sections=sections,
    )
