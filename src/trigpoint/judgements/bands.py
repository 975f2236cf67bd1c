"""A number against edges: which band it falls in, and the sentence."""

from decimal import Decimal

from trigpoint.judgements.shown import Style, rounded
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Rag, RagJudgement
from trigpoint.model.measures import Polarity
from trigpoint.model.targets import Flat, Range

# What meeting and missing an edge is called, by polarity.
MET = {Polarity.HIGH: "at or above", Polarity.LOW: "at or below"}
MISSED = {Polarity.HIGH: "below", Polarity.LOW: "above"}

MOST_DECIMALS = 12  # beyond these a figure and an edge are told apart in words alone


def judge_edges(
    number: Decimal,
    edges: Flat,
    *,
    style: Style,
    polarity: Polarity,
    target_name: str = "target",
    said: str = "",
) -> RagJudgement:
    """Against a green edge and, where there is one, an amber edge. `said` stands for the number if given."""
    if polarity not in MET:
        raise InvalidModelError(f"a measure whose good is '{polarity}' needs a range for a target")
    met, missed = MET[polarity], MISSED[polarity]
    shown = said or _shown(number, (edges.green, edges.amber), style)
    goal = style.edge(edges.green)
    green = f"the {target_name} of {goal}"
    if meets(number, edges.green, polarity):
        return RagJudgement(Rag.GREEN, f"Green: {shown} is {met} {green}.")
    if edges.amber is None:
        return RagJudgement(Rag.RED, f"Red: {shown} is {missed} {green}.")
    amber = style.edge(edges.amber)
    if meets(number, edges.amber, polarity):
        return RagJudgement(Rag.AMBER, f"Amber: {shown} is {missed} {green} and {met} {amber}.")
    edge = f"the amber edge of {amber}; the {target_name} is {goal}"
    return RagJudgement(Rag.RED, f"Red: {shown} is {missed} {edge}.")


def meets(number: Decimal, edge: Decimal, polarity: Polarity) -> bool:
    """Whether a number is as good as an edge or better. Equality is good enough."""
    return number >= edge if polarity is Polarity.HIGH else number <= edge


def judge_range(number: Decimal, wanted: Range, *, style: Style) -> RagJudgement:
    """Green inside the range, amber out to its tolerance, both ends included."""
    shown = _shown(number, (wanted.low, wanted.high, wanted.amber_low, wanted.amber_high), style)
    target = f"the target range of {style.edge(wanted.low)} to {style.edge(wanted.high)}"
    if wanted.low <= number <= wanted.high:
        return RagJudgement(Rag.GREEN, f"Green: {shown} is within {target}.")
    below = number < wanted.low
    side, tolerance = ("below", wanted.amber_low) if below else ("above", wanted.amber_high)
    if tolerance is None:
        return RagJudgement(Rag.RED, f"Red: {shown} is {side} {target}.")
    if (number >= tolerance) if below else (number <= tolerance):
        reach = f"within its tolerance, which reaches to {style.edge(tolerance)}"
        return RagJudgement(Rag.AMBER, f"Amber: {shown} is {side} {target} but {reach}.")
    beyond = f"and beyond its tolerance, which reaches to {style.edge(tolerance)}"
    return RagJudgement(Rag.RED, f"Red: {shown} is {side} {target} {beyond}.")


def _shown(number: Decimal, edges: tuple[Decimal | None, ...], style: Style) -> str:
    """The number as printed; where that ties an edge the number itself does not, also before rounding."""
    printed = rounded(number, style.decimals)
    tied = [edge for edge in edges if edge is not None and edge == printed and edge != number]
    if not tied:
        return style.text(number)
    enough = (d for d in range(style.decimals + 1, MOST_DECIMALS) if rounded(number, d) != tied[0])
    exact = style.text(number, decimals=next(enough, MOST_DECIMALS))
    return f"{style.text(number)} ({exact} before rounding)"
