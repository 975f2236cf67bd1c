"""Figures as they stand in cells: text, tally, reason and whether they were revised."""

from collections.abc import Mapping
from dataclasses import dataclass

from trigpoint.calendar.periods import quarter_of, same_period_last_year
from trigpoint.judgements.shown import NOTHING, WITHOUT_NUMBER, Style
from trigpoint.model.catalogue import Due, Frequency, LineLayout
from trigpoint.model.figures import WITH_VALUE, Cell, Figure, State
from trigpoint.model.judgements import Revision
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Value


@dataclass(frozen=True)
class RunFigures:
    """The figures of a run, and those that differ from the last one."""

    figures: Mapping[Cell, Figure]
    revisions: Mapping[Cell, Revision]

    def figure(self, measure: str, period: Period) -> Figure:
        """The figure of the whole for a period; one the run did not work out is no data, and says so."""
        cell = Cell(measure, period)
        missing = Figure(cell, State.NO_DATA, reason="This run did not work the figure out.")
        return self.figures.get(cell, missing)

    def year_before(self, line: LineLayout, period: Period) -> Figure:
        """The figure of the same period a year before.

        A quarterly line that prints at year end stands at the figure of its last quarter. Where only that
        quarter is known of the year before, it is what the line is compared with.
        """
        figure = self.figure(line.measure, same_period_last_year(period))
        if figure.has_value or line.frequency is not Frequency.QUARTERLY or line.due is not Due.YEAR_END:
            return figure
        quarter = self.figure(line.measure, same_period_last_year(quarter_of(period.last_day)))
        return quarter if quarter.has_value else figure

    def value(self, measure: str, period: Period, style: Style) -> Value:
        figure = self.figure(measure, period)
        revision = self.revisions.get(figure.cell)
        if revision is not None and not _shows(revision, style):
            revision = None
        return _with_number(figure, style, revision) or _without_number(figure, style, revision)


def no_value(period: Period, state: State, reason: str) -> Value:
    """A cell that has no figure, and why."""
    return Value(period, state, WITHOUT_NUMBER.get(state, NOTHING), reason=reason)


def _with_number(figure: Figure, style: Style, revision: Revision | None) -> Value | None:
    number = style.number(figure)
    if number is None:
        return None
    # None of none has no share, but the number that a line shows of it is known: it is 0.
    state = figure.state if figure.state in WITH_VALUE else State.KNOWN
    return Value(
        period=figure.cell.period,
        state=State.REVISED if revision is not None else state,
        text=style.text(number),
        number=number,
        numerator=figure.numerator,
        denominator=figure.denominator,
        tally=style.tally(figure),
        reason=figure.reason if figure.has_value else "",
        revision=revision,
    )


def _without_number(figure: Figure, style: Style, revision: Revision | None) -> Value:
    part_missing = figure.has_value  # a share was given without the numbers it was divided from
    state = State.NO_DATA if part_missing else figure.state
    reason = "Only the share was given, not the numbers behind it." if part_missing else figure.reason
    text = WITHOUT_NUMBER.get(state, NOTHING)
    return Value(figure.cell.period, state, text, reason=reason, revision=revision)


def _shows(revision: Revision, style: Style) -> bool:
    """Whether what this line shows is what changed: a count may stand while its share was revised."""
    before, after = (
        (style.number(figure), style.tally(figure)) for figure in (revision.before, revision.after)
    )
    return before != after
