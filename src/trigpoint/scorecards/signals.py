"""What the months of a line say: usual or not, the time of year, where the year will end, what may move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from trigpoint.figures.events import has_events
from trigpoint.judgements import season
from trigpoint.judgements.completeness import fresh_figure
from trigpoint.judgements.intervals import by_chance
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc import control_chart
from trigpoint.judgements.spc.choice import choose_chart
from trigpoint.judgements.spc.kinds import NAMES, OF_GAPS
from trigpoint.judgements.spc.observations import cases_between, days_between
from trigpoint.language.units import charts_of
from trigpoint.model.catalogue import Catalogue, LineLayout, ScorecardLayout, Shows
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ChartChoice, ChartKind, ControlChart, Overruling
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Measure, Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.scorecards.background import Background
from trigpoint.scorecards.series import MonthlySeries, why_no_chart

# How the gaps between rare events are shown: in days, or in cases.
GAPS = {ChartKind.T: Style(Unit.DAYS, 0), ChartKind.G: Style(Unit.COUNT, 0)}
FEWEST_GAPS = 2  # between three events


@dataclass(frozen=True)
class Signals:
    """The judgements of one line's months. Each is None where the line has no such thing."""

    chart: ControlChart | None = None
    chart_style: Style = GAPS[ChartKind.G]
    chart_choice: str = ""
    interval: str = ""
    season: SeasonJudgement | None = None
    completeness: Completeness | None = None


@dataclass(frozen=True)
class SignalReader:
    """Reads the months of lines."""

    catalogue: Catalogue
    series: MonthlySeries
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
            interval=by_chance(months[-1], style),
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
            choice = self._without_gaps(measure, choice)
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

    def _without_gaps(self, measure: Measure, choice: ChartChoice) -> ChartChoice:
        """An XmR chart in place of one of gaps, and why."""
        known = measure.id in self.background.events
        why = "fewer than three events are known" if known else "the days of its events are not known"
        reason = f"{NAMES[ChartKind.XMR]}: {why}. {choice.reason}"
        return replace(choice, kind=ChartKind.XMR, reason=reason)

    def _season(
        self, measure: Measure, months: Sequence[Observation], style: Style
    ) -> SeasonJudgement | None:
        return season.judge(months, measure.seasons, style=style) if measure.seasons else None

    def _settled(self, months: Sequence[Observation], measure: Measure, style: Style) -> Completeness | None:
        """How far the as-at month's figure may still move; None where there is none that could."""
        if months[-1].value is None:
            return None
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
    """The kind of chart for a line: that of the rule, where the one chosen by hand cannot be drawn of it."""
    if measure.chart is None:
        return _chosen(catalogue, line, measure, months)
    try:
        _check_overruling(measure.chart.kind, line, measure)
        return _chosen(catalogue, line, measure, months, overruled=measure.chart)
    except InvalidModelError as error:
        by_rule = _chosen(catalogue, line, measure, months)
        return replace(by_rule, reason=f"{by_rule.reason} The chart chosen by hand is not drawn: {error}.")


def _chosen(
    catalogue: Catalogue,
    line: LineLayout,
    measure: Measure,
    months: Sequence[Observation],
    *,
    overruled: Overruling | None = None,
) -> ChartChoice:
    return choose_chart(
        months,
        unit=Style.of(measure, line.shows).unit,
        rules=catalogue.chart_choice,
        overruled=overruled,
        events=has_events(measure),
    )


def _check_overruling(kind: ChartKind, line: LineLayout, measure: Measure) -> None:
    """Raises InvalidModelError where a line has not what a kind of chart is of.

    A measure's other kind of chart is chosen for its value; the line that shows the number behind a share
    has a count, of which there is no p chart.
    """
    if kind not in charts_of(Style.of(measure, line.shows).unit):
        raise InvalidModelError(f"of the number that this line shows there is no {NAMES[kind]}")
    if kind in OF_GAPS and not has_events(measure):
        raise InvalidModelError(f"a {NAMES[kind]} is of events, and what is counted does not happen on a day")


def measures_of_gaps(layout: ScorecardLayout, catalogue: Catalogue, series: MonthlySeries) -> list[Measure]:
    """The measures whose event days a run must find: a line's chart is of the gaps between them."""
    found = {}
    for line in layout.lines():
        measure, months = catalogue.measures[line.measure], series.of(line)
        if not why_no_chart(line) and chart_choice(catalogue, line, measure, months).kind in OF_GAPS:
            found[measure.id] = measure
    return list(found.values())
