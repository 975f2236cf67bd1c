"""One line of a scorecard: its cells, directions, ratings and comparators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trigpoint.calendar.periods import financial_year_of, months_back, same_period_last_year
from trigpoint.judgements import direction
from trigpoint.judgements.exceptions import several_periods_running
from trigpoint.judgements.shown import Style
from trigpoint.model.benchmarks import Benchmark
from trigpoint.model.catalogue import Catalogue, Due, LineLayout, ScorecardLayout, Shows
from trigpoint.model.figures import State
from trigpoint.model.judgements import Direction, Rag
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Comparator, Group, Line, Value
from trigpoint.scorecards import columns
from trigpoint.scorecards.forecasts import Forecaster
from trigpoint.scorecards.published import PublishedFigure, beside
from trigpoint.scorecards.ratings import WHEN_DUE, Rater, measures_shown, names_on
from trigpoint.scorecards.signals import SignalReader
from trigpoint.scorecards.values import RunFigures, no_value

NO_YEAR = "This line has no figure for the year."


@dataclass(frozen=True)
class LineMaker:
    """Makes the lines of one scorecard: what they share is here."""

    layout: ScorecardLayout
    catalogue: Catalogue
    run: RunFigures
    published: Sequence[PublishedFigure]
    definitions: Mapping[str, str]
    as_at: Period
    signals: SignalReader
    forecasts: Forecaster
    benchmarks: Mapping[str, Benchmark]
    benchmarked: frozenset[str]  # references

    def line(self, line: LineLayout) -> Line:
        measure = self.catalogue.measures[line.measure]
        style = Style.of(measure, line.shows)
        polarity = line.polarity or measure.polarity
        trend = tuple(self._month(line, style, month) for month in columns.trend_months(self.as_at))
        average, best, national = self._comparators(line, measure)
        rater = self._rater(line, measure, polarity)
        signals = self.signals.of(line, measure, polarity)
        return Line(
            ref=line.ref,
            split=line.split,
            title=line.title or measure.title,
            measure=measure.id,
            unit=style.unit,
            shows=line.shows,
            frequency=line.frequency,
            polarity=polarity,
            success_measure=line.success_measure,
            council_plan=line.council_plan,
            months=trend[-columns.COLUMN_MONTHS :],
            outturn=self._outturn(line, style),
            prior=self._prior(line, style),
            trend=trend,
            dot_month=self._month_on_month(line, polarity, style),
            dot_year=self._year_on_year(line, polarity, style),
            rag_month=rater.in_month(),
            rag_year_end=rater.at_year_end(),
            tolerances=rater.tolerances(),
            neighbour_average=average,
            best_neighbour=best,
            national=national,
            definition=self.definitions.get(measure.id, ""),
            note=" ".join(note for note in (line.note, measure.note) if note),
            decimals=style.decimals,
            chart=signals.chart,
            chart_unit=signals.chart_style.unit,
            chart_decimals=signals.chart_style.decimals,
            chart_choice=signals.chart_choice,
            season=signals.season,
            completeness=signals.completeness,
            trajectory=self.forecasts.of(line, measure, polarity),
            hindsight=self.forecasts.looking_back(line, measure),
            benchmark=self.benchmarks.get(measure.id) if line.shows is Shows.VALUE else None,
            interval=signals.interval,
            not_yet=self._not_yet(rater),
            group=Group.BENCHMARKED if line.ref in self.benchmarked else Group.OPERATIONAL,
        )

    # ---- cells -------------------------------------------------------------------------------------------

    def _month(self, line: LineLayout, style: Style, month: Period) -> Value:
        period = columns.month_figure(line, month)
        if period is None:
            return no_value(month, State.NOT_DUE, f"Not due: {WHEN_DUE[line.due]}")
        return self.run.value(line.measure, period, style)

    def _outturn(self, line: LineLayout, style: Style) -> Value:
        period = columns.outturn(line, self.as_at)
        year = financial_year_of(self.as_at.start)
        if period is None:
            return no_value(year, State.NOT_APPLICABLE, NO_YEAR)
        if line.due is Due.YEAR_END and not columns.year_is_over(self.as_at):
            return no_value(year, State.NOT_DUE, f"Not due: {WHEN_DUE[line.due]}")
        return self.run.value(line.measure, period, style)

    def _prior(self, line: LineLayout, style: Style) -> Value:
        period = columns.prior(line, self.as_at)
        if period is None:
            year = same_period_last_year(financial_year_of(self.as_at.start))
            return no_value(year, State.NOT_APPLICABLE, NO_YEAR)
        return self.run.value(line.measure, period, style)

    # ---- directions --------------------------------------------------------------------------------------

    def _month_on_month(self, line: LineLayout, polarity: Polarity, style: Style) -> Direction:
        now, before = columns.month_figure(line, self.as_at), columns.previous_figure(line, self.as_at)
        if now is None or before is None:
            return direction.not_shown(f"Not shown: {WHEN_DUE[line.due]}")
        return direction.month_on_month(
            self.run.figure(line.measure, now),
            self.run.figure(line.measure, before),
            polarity=polarity,
            style=style,
            monthly_figure=line.monthly_figure,
        )

    def _year_on_year(self, line: LineLayout, polarity: Polarity, style: Style) -> Direction:
        """The same point of two years: the outturns at year end, else the years to date."""
        now = columns.outturn(line, self.as_at)
        if now is None:
            return direction.not_shown(f"Not shown: {NO_YEAR[:1].lower()}{NO_YEAR[1:]}")
        if line.due is Due.YEAR_END and not columns.year_is_over(self.as_at):
            return direction.not_shown(f"Not shown: {WHEN_DUE[line.due]}")
        return direction.judge(
            self.run.figure(line.measure, now),
            self.run.year_before(line, now),
            polarity=polarity,
            style=style,
        )

    def _not_yet(self, rater: Rater) -> str:
        """Why a line that is red this month is no exception yet; '' where it is one, or is not red."""
        asked = self.layout.exceptions_after
        if asked == 1 or rater.in_month().status is not Rag.RED:
            return ""
        step = columns.MONTHS_OF_A_QUARTER if rater.line.due is Due.QUARTER_END else 1
        found = []
        for back in reversed(range(asked)):
            month = months_back(self.as_at, back * step)
            period = columns.month_figure(rater.line, month)
            if period is not None:
                found.append((period, replace(rater, as_at=month).in_month().status))
        listing = several_periods_running(found, periods=asked)
        return "" if listing.listed else listing.reason

    # ---- what stands beside ------------------------------------------------------------------------------

    def _comparators(
        self, line: LineLayout, measure: Measure
    ) -> tuple[Comparator | None, Comparator | None, Comparator | None]:
        """Only beside the value: a published share says nothing of our numbers."""
        if line.shows is not Shows.VALUE:
            return (None, None, None)
        return beside(measure, self.published, self.benchmarks.get(measure.id))

    def _rater(self, line: LineLayout, measure: Measure, polarity: Polarity) -> Rater:
        average, _, national = beside(measure, self.published, self.benchmarks.get(measure.id))
        return Rater(
            line=line,
            measure=measure,
            polarity=polarity,
            targets=self.catalogue.targets,
            run=self.run,
            as_at=self.as_at,
            names=names_on(self.layout),
            shared=measure.id in measures_shown(self.layout),
            national=national,
            neighbours=average,
        )
