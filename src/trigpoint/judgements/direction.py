"""Direction of travel: which way a figure moved, and whether that is better or worse.

The arrow compares figures as they are printed: an arrow between two equal printed figures would look like a
mistake, and a change too small to print is none that anybody could act on.
"""

from trigpoint.judgements.shown import Style, rounded
from trigpoint.model.figures import Figure, State
from trigpoint.model.judgements import Arrow, Direction, Verdict
from trigpoint.model.measures import Polarity
from trigpoint.model.periods import PeriodKind

BETTER_WHEN = {Polarity.HIGH: Arrow.UP, Polarity.LOW: Arrow.DOWN}

GROWS = "Not shown from month to month: the figure adds up through the year, so it would only ever rise."

WHY_NO_FIGURE = {
    State.SUSPENDED: "is suspended",
    State.SUPPRESSED: "is withheld because its numbers are small",
    State.NOT_DUE: "is not due",
    State.NOT_APPLICABLE: "does not apply",
}


def not_shown(reason: str) -> Direction:
    """No arrow, and why."""
    return Direction(Arrow.NONE, Verdict.NONE, reason)


def month_on_month(
    now: Figure, before: Figure | None, *, polarity: Polarity, style: Style, monthly_figure: PeriodKind
) -> Direction:
    """Against the figure printed before. A year to date is not compared: it can only rise."""
    if monthly_figure is PeriodKind.YEAR_TO_DATE:
        return not_shown(GROWS)
    return judge(now, before, polarity=polarity, style=style)


def judge(now: Figure, before: Figure | None, *, polarity: Polarity, style: Style) -> Direction:
    """The direction from one figure to another, each named by its period.

    The caller chooses what to compare with: the month before, or the same point of the year before.
    """
    if before is None:
        return not_shown("No comparison: there is no earlier figure.")
    number, earlier = style.number(now), style.number(before)
    if number is None or earlier is None:
        return not_shown(_no_figure(now if number is None else before))
    if rounded(number, style.decimals) == rounded(earlier, style.decimals):
        return _unchanged(now, before, polarity=polarity, style=style)
    moved = f"from {style.with_tally(before)} in {before.cell.period.label} to {style.with_tally(now)}"
    return _changed(Arrow.UP if number > earlier else Arrow.DOWN, polarity, moved)


def _unchanged(now: Figure, before: Figure, *, polarity: Polarity, style: Style) -> Direction:
    verdict = Verdict.NONE if polarity is Polarity.INFO else Verdict.STABLE
    earlier, later, when = style.with_tally(before), style.with_tally(now), before.cell.period.label
    if earlier == later:
        return Direction(Arrow.SAME, verdict, f"The same as in {when}: {later}.")
    same = "The same" if style.number(now) == style.number(before) else "The same as printed"
    return Direction(Arrow.SAME, verdict, f"{same}: {earlier} in {when}, and {later}.")


def _changed(arrow: Arrow, polarity: Polarity, moved: str) -> Direction:
    moved = f"{arrow.value.capitalize()} {moved}"
    match polarity:
        case Polarity.INFO:
            return Direction(arrow, Verdict.NONE, f"{moved}: for information, neither better nor worse.")
        case Polarity.RANGE:
            return Direction(arrow, Verdict.NONE, f"{moved}: good is a range, so direction alone is neither.")
    verdict = Verdict.BETTER if arrow is BETTER_WHEN[polarity] else Verdict.WORSE
    good = "higher" if polarity is Polarity.HIGH else "lower"
    return Direction(arrow, verdict, f"{moved}: {verdict}, because {good} is better.")


def _no_figure(figure: Figure) -> str:
    why = WHY_NO_FIGURE.get(figure.state, "has no figure")
    return f"No comparison: {figure.cell.period.label} {why}."
