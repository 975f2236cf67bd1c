"""The monthly figures of a line over the years, as its control chart, season and forecast need them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trigpoint.calendar.periods import months_back
from trigpoint.judgements import rag
from trigpoint.model.catalogue import Due, LineLayout, Shows
from trigpoint.model.measures import Measure, RatePerPopulation, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.targets import AppliesTo, Flat, Judges, Profiled, Target
from trigpoint.scorecards.columns import TREND_MONTHS

# Five years: three are the fewest a season is estimated from, and what was usual longer ago says little.
HISTORY_MONTHS = 60

WHY_NO_CHART = {
    Due.QUARTER_END: "No chart: this line has a figure in the months that end a quarter.",
    Due.YEAR_END: "No chart: this line has a figure at year end only.",
}
ADDS_UP = "No chart: the line shows the year so far, whose months overlap."


def earlier_months(as_at: Period, covers_from: date) -> tuple[Period, ...]:
    """The months before those of the trend that a chart looks back on and the records cover, oldest first."""
    back = (months_back(as_at, months) for months in reversed(range(TREND_MONTHS, HISTORY_MONTHS)))
    return tuple(month for month in back if month.start >= covers_from)


def why_no_chart(line: LineLayout) -> str:
    """Why a line's figures make no monthly chart; '' where they do."""
    if line.monthly_figure is not PeriodKind.MONTH:
        return ADDS_UP
    return WHY_NO_CHART.get(line.due, "")


def per(measure: Measure) -> int:
    """What a measure's ratio is for each of: 100 for a percentage, 10,000 for a rate, else 1."""
    calculation = getattr(measure.definition, "calculation", None)
    if isinstance(calculation, RatePerPopulation):
        return calculation.per
    return 100 if measure.unit in (Unit.PERCENT, Unit.BINARY_RATE) else 1


@dataclass(frozen=True)
class MonthlySeries:
    """A measure's months and the targets for them; `of` gives the part of each that a line shows."""

    observations: Mapping[str, tuple[Observation, ...]]
    targets: Sequence[Target]

    def of(self, line: LineLayout) -> tuple[Observation, ...]:
        """Oldest first, the as-at month last; empty where nothing is known of any month."""
        months = self.observations.get(line.measure, ())
        return tuple(self._shown(one, line) for one in months)

    def _shown(self, one: Observation, line: LineLayout) -> Observation:
        target = self._target(line, one)
        match line.shows:
            case Shows.VALUE:
                return Observation(one.at, one.value, target, one.numerator, one.denominator, one.per)
            case Shows.NUMERATOR:
                return Observation(one.at, one.numerator, target)
            case Shows.DENOMINATOR:
                return Observation(one.at, one.denominator)

    def _target(self, line: LineLayout, one: Observation) -> Decimal | None:
        """The green edge in force in the month, where it is an edge and judges what the line shows."""
        assert isinstance(one.at, Period)
        target = rag.target_for(self.targets, line.measure, period=one.at, at=AppliesTo.MONTH)
        wanted = {Shows.VALUE: Judges.VALUE, Shows.NUMERATOR: Judges.NUMERATOR}.get(line.shows)
        if target is None or target.judges is not wanted:
            return None
        edges = target.kind.edges_for(one.at) if isinstance(target.kind, Profiled) else target.kind
        return edges.green if isinstance(edges, Flat) else None
