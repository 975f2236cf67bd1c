"""The colours of a line: in month and at year end, judged apart, and the target as printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trigpoint.calendar.periods import financial_year_of
from trigpoint.judgements import rag, tolerances
from trigpoint.judgements.against import Beside
from trigpoint.judgements.shown import Style
from trigpoint.model.catalogue import Due, LineLayout, OutturnKind, ScorecardLayout, Shows
from trigpoint.model.figures import Figure
from trigpoint.model.judgements import COLOURS, Rag, RagJudgement
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Comparator, Tolerances
from trigpoint.model.targets import AppliesTo, Combined, Judges, Target
from trigpoint.scorecards import columns
from trigpoint.scorecards.values import RunFigures

NO_YEAR = RagJudgement(Rag.NOT_APPLICABLE, "Not rated: this line has no figure for the year.")
ON_ANOTHER_LINE = RagJudgement(Rag.NO_TARGET, "Not rated: the target is for the share, not for this number.")


@dataclass(frozen=True)
class Rater:
    """Rates one line of a scorecard.

    names: how each measure is spoken of in a sentence, its reference on this scorecard ("3.4").
    shared: whether another line shows the measure's value, which then carries the target.
    """

    line: LineLayout
    measure: Measure
    polarity: Polarity
    targets: Sequence[Target]
    run: RunFigures
    as_at: Period
    names: Mapping[str, str]
    shared: bool
    national: Comparator | None
    neighbours: Comparator | None

    def in_month(self) -> RagJudgement:
        period = columns.month_figure(self.line, self.as_at)
        if period is None and self.polarity is not Polarity.INFO:
            return RagJudgement(Rag.NOT_DUE, f"Not rated: {WHEN_DUE[self.line.due]}")
        return self._rated(period or self.as_at, AppliesTo.MONTH)

    def at_year_end(self) -> RagJudgement:
        period = columns.outturn(self.line, self.as_at)
        if self.polarity is Polarity.INFO:
            return self._rated(period or self.as_at, AppliesTo.YEAR_END)
        if period is None:
            return NO_YEAR
        if not columns.year_is_over(self.as_at):
            year = financial_year_of(self.as_at.start)
            return RagJudgement(Rag.NOT_DUE, f"Not rated: {year.label} ends on {year.last_day:%d/%m/%Y}.")
        return self._rated(period, AppliesTo.YEAR_END)

    def tolerances(self) -> Tolerances:
        month, year_end = (
            self._target(self.as_at, AppliesTo.MONTH),
            self._target(self._year, AppliesTo.YEAR_END),
        )
        return tolerances.describe(
            month if self.line.due is not Due.YEAR_END else None,
            year_end if self.line.outturn is not OutturnKind.NOT_APPLICABLE else None,
            measure=self.measure,
            polarity=self.polarity,
            period=self.as_at,
            frequency=self.line.frequency,
            names=self.names,
        )

    @property
    def _year(self) -> Period:
        return financial_year_of(self.as_at.start)

    def _rated(self, period: Period, at: AppliesTo) -> RagJudgement:
        figure = self.run.figure(self.measure.id, period)
        target = rag.target_for(self.targets, self.measure.id, period=period, at=at)
        if target is not None and self.polarity is not Polarity.INFO and not self._carries(target):
            return ON_ANOTHER_LINE
        if target is None and figure.has_value and self.polarity is not Polarity.INFO:
            return rag.no_target(period if at is AppliesTo.MONTH else self._year)
        beside = self._beside(figure, target)
        judged = rag.judge(figure, target, measure=self.measure, polarity=self.polarity, beside=beside)
        return self._with_tally(judged, figure)

    def _with_tally(self, judged: RagJudgement, figure: Figure) -> RagJudgement:
        """A line that shows a number and is rated by its share has no tally in its cell; the reason has."""
        tally = Style.of(self.measure).tally(figure)
        if self.line.shows is Shows.VALUE or judged.status not in COLOURS or not tally:
            return judged
        return RagJudgement(judged.status, f"{judged.reason} That is {tally}.")

    def _target(self, period: Period, at: AppliesTo) -> Target | None:
        target = rag.target_for(self.targets, self.measure.id, period=period, at=at)
        return target if target is not None and self._carries(target) else None

    def _carries(self, target: Target) -> bool:
        """Whether the target is this line's: one for the share stands on the line that shows the share.

        Where no line shows it, the line that shows the number that meets the standard carries it.
        """
        match self.line.shows:
            case Shows.VALUE:
                return True
            case Shows.NUMERATOR:
                return target.judges is Judges.NUMERATOR or not self.shared
            case Shows.DENOMINATOR:
                return False

    def _beside(self, figure: Figure, target: Target | None) -> Beside:
        period = figure.cell.period
        partners = target.kind.measures if target is not None and isinstance(target.kind, Combined) else ()
        return Beside(
            last_year=self.run.year_before(self.line, period),
            national=self.national,
            neighbours=self.neighbours,
            partners={name: (self.names.get(name, name), self.run.figure(name, period)) for name in partners},
        )


WHEN_DUE = {
    Due.EVERY_MONTH: "this line has a figure every month.",
    Due.QUARTER_END: "this line has a figure in the months that end a quarter.",
    Due.YEAR_END: "this line has a figure at year end only.",
}


def names_on(layout: ScorecardLayout) -> dict[str, str]:
    """How measures are spoken of on a scorecard: by the reference of the first line that shows each."""
    names: dict[str, str] = {}
    for line in layout.lines():
        names.setdefault(line.measure, line.ref)
    return names


def measures_shown(layout: ScorecardLayout) -> frozenset[str]:
    """The measures of which a line shows the value itself."""
    return frozenset(line.measure for line in layout.lines() if line.shows is Shows.VALUE)
