"""What the months of a line say: usual or not, the time of year, where the year will end, what may move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from trigpoint.figures.events import has_events
from trigpoint.judgements import season
from trigpoint.judgements.completeness import fresh_figure
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc import control_chart
from trigpoint.judgements.spc.choice import choose_chart
from trigpoint.judgements.spc.kinds import NAMES, OF_GAPS
from trigpoint.judgements.spc.observations import cases_between, days_between
from trigpoint.model.catalogue import Catalogue, LineLayout, ScorecardLayout, Shows
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ChartChoice, ChartKind, ControlChart
from trigpoint.model.measures import Measure, Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.scorecards.background import Background
from trigpoint.scorecards.series import Series, why_no_chart

# How the gaps between rare events are shown: in days, or in cases.
GAPS = {ChartKind.T: Style(Unit.DAYS, 0), ChartKind.G: Style(Unit.COUNT, 0)}
FEWEST_GAPS = 2


@dataclass(frozen=True)
class Signals:
    """The judgements of one line's months. Each is None where the line has no such thing."""

    chart: ControlChart | None = None
    chart_style: Style = GAPS[ChartKind.G]
    chart_choice: str = ""
    season: SeasonJudgement | None = None
    completeness: Completeness | None = None


@dataclass(frozen=True)
class SignalReader:
    """Reads the months of lines."""

    catalogue: Catalogue
    series: Series
    background: Background
    as_at: Period
    known_on: date

    def of(self, line: LineLayout, measure: Measure, polarity: Polarity) -> Signals:
        why_none = why_no_chart(line)
        months = self.series.of(line)
        if why_none or not months:
            return Signals(chart_choice=why_none or "No chart: no figure of any month is known.")
        style = Style.of(measure, line.shows)
        chart, choice = self._chart(line, measure, months, polarity=polarity, style=style)
        return Signals(
            chart=chart,
            chart_style=GAPS.get(choice.kind, style),
            chart_choice=choice.reason,
            season=self._season(measure, months, style),
            completeness=self._settled(months, measure, style),
        )

    def _chart(
        self,
        line: LineLayout,
        measure: Measure,
        months: Sequence[Observation],
        *,
        polarity: Polarity,
        style: Style,
    ) -> tuple[ControlChart, ChartChoice]:
        choice = chart_choice(self.catalogue, line, measure, months)
        gaps = self._gaps(line, measure, choice)
        if choice.kind in OF_GAPS and len(gaps) < FEWEST_GAPS:
            reason = f"{NAMES[ChartKind.XMR]}: the days of its events are not known. {choice.reason}"
            choice = replace(choice, kind=ChartKind.XMR, reason=reason)
        of_gaps = choice.kind in OF_GAPS
        chart = control_chart.judge(
            gaps if of_gaps else months,
            polarity=polarity,
            style=GAPS.get(choice.kind, style),
            kind=choice.kind,
            rules=self.catalogue.chart_rules,
            rebases=measure.rebases,
        )
        return chart, choice

    def _gaps(self, line: LineLayout, measure: Measure, choice: ChartChoice) -> list[Observation]:
        """The observations of a chart of gaps; none where another kind was chosen or no day is known."""
        cases = self.background.events.get(measure.id, ())
        match choice.kind:
            case ChartKind.T:
                counts = [day for day, met in cases if met or line.shows is not Shows.NUMERATOR]
                return days_between(counts)
            case ChartKind.G:
                return cases_between(cases)
        return []

    def _season(
        self, measure: Measure, months: Sequence[Observation], style: Style
    ) -> SeasonJudgement | None:
        return season.judge(months, measure.seasons, style=style) if measure.seasons else None

    def _settled(self, months: Sequence[Observation], measure: Measure, style: Style) -> Completeness:
        """How far the as-at month's figure may still move."""
        return fresh_figure.judge(
            self.background.past.get(measure.id, ()),
            period=self.as_at,
            known_on=self.known_on,
            style=style,
            number=months[-1].value,
        )


def chart_choice(
    catalogue: Catalogue, line: LineLayout, measure: Measure, months: Sequence[Observation]
) -> ChartChoice:
    """The kind of chart for a line."""
    return choose_chart(
        months,
        unit=Style.of(measure, line.shows).unit,
        rules=catalogue.chart_choice,
        overruled=measure.chart,
        events=has_events(measure),
    )


def measures_of_gaps(layout: ScorecardLayout, catalogue: Catalogue, series: Series) -> list[Measure]:
    """The measures whose event days a run must find: a line's chart is of the gaps between them."""
    found = {}
    for line in layout.lines():
        measure, months = catalogue.measures[line.measure], series.of(line)
        if not why_no_chart(line) and chart_choice(catalogue, line, measure, months).kind in OF_GAPS:
            found[measure.id] = measure
    return list(found.values())
