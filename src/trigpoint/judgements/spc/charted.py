"""A series of figures as a control chart, with all that it takes to show it in any output."""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.choice import choose_chart
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.judgements.spc.kinds import NAMES, OF_GAPS
from trigpoint.model.control_charts import ChartChoice, ChartKind, ControlChart, Overruling
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet
from trigpoint.model.trajectories import Trajectory


@dataclass(frozen=True)
class Charted:
    """heading: whose figures, of what. source: where they come from. choice: why it is this kind of chart."""

    heading: str
    source: str
    chart: ControlChart
    choice: str
    style: Style
    polarity: Polarity
    trajectory: Trajectory | None = None


def chart_series(
    observations: Sequence[Observation],
    *,
    heading: str,
    source: str,
    style: Style,
    polarity: Polarity,
    rules: RuleSet = MAKING_DATA_COUNT,
    rebases: Sequence[Rebase] = (),
    overruled: Overruling | None = None,
) -> Charted:
    """The chart of figures by period, of the kind the rule chooses unless it is overruled.

    Raises InvalidModelError where the figures make no chart, or not one of the kind that is asked for.
    """
    if overruled is not None and overruled.kind in OF_GAPS:
        raise InvalidModelError(f"a {NAMES[overruled.kind]} is of single events, and these are periods")
    choice = _of_periods(choose_chart(observations, unit=style.unit, overruled=overruled))
    chart = judge(
        observations, polarity=polarity, style=style, kind=choice.kind, rules=rules, rebases=rebases
    )
    return Charted(heading, source, chart, choice.reason, style, polarity)


def _of_periods(choice: ChartChoice) -> ChartChoice:
    """The choice, or an XmR chart in place of one that needs the day of every event: these are of periods."""
    if choice.kind not in OF_GAPS:
        return choice
    instead = f"{NAMES[ChartKind.XMR]}, because the day of each event is not known."
    return ChartChoice(ChartKind.XMR, choice.by_rule, f"{instead} Better would be: {choice.reason}")
