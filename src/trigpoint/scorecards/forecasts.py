"""Where the year of each line is likely to end: which months make it, which target it is held to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.calendar.periods import financial_year_of, months_in, same_period_last_year
from trigpoint.judgements import rag
from trigpoint.judgements.shown import PERCENTAGES, Style, rounded
from trigpoint.judgements.trajectory import course
from trigpoint.judgements.trajectory.kinds import year_from
from trigpoint.model.catalogue import LineLayout, OutturnKind, Shows
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.targets import AppliesTo, Flat, Judges, Profiled, Range, Target
from trigpoint.model.trajectories import Hindsight, Trajectory, YearFrom
from trigpoint.scorecards.columns import year_is_over
from trigpoint.scorecards.series import MonthlySeries, why_no_chart
from trigpoint.scorecards.values import RunFigures


@dataclass(frozen=True)
class Forecaster:
    """Forecasts lines from their months."""

    measures: Mapping[str, Measure]
    targets: Sequence[Target]
    series: MonthlySeries
    run: RunFigures
    as_at: Period

    def of(self, line: LineLayout, measure: Measure, polarity: Polarity) -> Trajectory | None:
        """None where a line has no monthly figures or no outturn to forecast."""
        months = self._months(line)
        if not months:
            return None
        this_year = financial_year_of(self.as_at.start)
        return course.judge(
            months,
            as_at=self.as_at,
            year_from=self._year_from(line, measure, months),
            polarity=polarity,
            style=Style.of(measure, line.shows),
            target=self._target(line, polarity, this_year),
            next_target=self._target(line, polarity, financial_year_of(this_year.stop)),
        )

    def looking_back(self, line: LineLayout, measure: Measure) -> Hindsight | None:
        """At a year's end, what was forecast half-way, beside what it came to."""
        months = self._months(line)
        if not months:
            return None
        return course.looked_like(
            months,
            as_at=self.as_at,
            year_from=self._year_from(line, measure, months),
            style=Style.of(measure, line.shows),
        )

    def _months(self, line: LineLayout) -> Sequence[Observation]:
        forecast = not why_no_chart(line) and line.outturn is not OutturnKind.NOT_APPLICABLE
        return self.series.of(line) if forecast else ()

    def _target(self, line: LineLayout, polarity: Polarity, year: Period) -> Flat | Range | None:
        """The edges set for the end of a year, where they judge what the line shows."""
        target = rag.target_for(self.targets, line.measure, period=year, at=AppliesTo.YEAR_END)
        wanted = {Shows.VALUE: Judges.VALUE, Shows.NUMERATOR: Judges.NUMERATOR}.get(line.shows)
        if target is None or polarity is Polarity.INFO or target.judges is not wanted:
            return None
        edges = target.kind.edges_for(year) if isinstance(target.kind, Profiled) else target.kind
        # A line may be good another way than its measure, whose edges then say nothing of it.
        wanted_kind = Range if polarity is Polarity.RANGE else Flat
        return edges if isinstance(edges, wanted_kind) else None

    def _year_from(self, line: LineLayout, measure: Measure, months: Sequence[Observation]) -> YearFrom:
        """How the year's figure comes of the months: as the definition has it, or as the last year shows.

        Of different families, say, a definition cannot tell whether one may count in two months of a year.
        Where the months of the last full year gave its figure, they are taken to.
        Where not all of that year's months are known there is no forecast, and the forecast says so.
        """
        defined = year_from(measure, self.measures, shows=line.shows, outturn=line.outturn)
        if defined is not YearFrom.NOT_FROM_MONTHS:
            return defined
        style = Style.of(measure, line.shows)
        year = financial_year_of(self.as_at.start)
        if not year_is_over(self.as_at):
            year = same_period_last_year(year)
        wanted = style.number(self.run.figure(line.measure, year))
        within = frozenset(months_in(year))
        of_year = [one for one in months if one.at in within and _is_known(one)]
        way = YearFrom.POOLED if style.unit in PERCENTAGES else YearFrom.SUM
        if len(of_year) < len(within):
            return way
        found = _pooled(of_year) if way is YearFrom.POOLED else _sum(of_year)
        if wanted is None or found is None:
            return YearFrom.NOT_FROM_MONTHS
        same = rounded(found, style.decimals) == rounded(wanted, style.decimals)
        return way if same else YearFrom.NOT_FROM_MONTHS


def _is_known(month: Observation) -> bool:
    """Of 0 of 0 there is no share, and yet it is known."""
    return month.value is not None or month.denominator is not None


def _sum(months: Sequence[Observation]) -> Decimal:
    return sum((one.value for one in months if one.value is not None), Decimal(0))


def _pooled(months: Sequence[Observation]) -> Decimal | None:
    """The share of the months together; None where the numbers behind one are not known."""
    parts = [(one.numerator, one.denominator, one.per) for one in months]
    if not parts or any(above is None or below is None for above, below, _ in parts):
        return None
    above = sum((above for above, _, _ in parts if above is not None), Decimal(0))
    below = sum((below for _, below, _ in parts if below is not None), Decimal(0))
    return parts[0][2] * above / below if below else None
