"""What the months of a line say: usual or not, the time of year, where the year will end, what may move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trigpoint.judgements import completeness, season, trajectory
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc import control_chart
from trigpoint.judgements.spc.choice import choose_chart
from trigpoint.judgements.spc.kinds import OF_GAPS
from trigpoint.model.catalogue import Catalogue, LineLayout, Shows
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ChartChoice, ControlChart
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.model.trajectories import Trajectory
from trigpoint.scorecards.series import Series, why_no_chart


@dataclass(frozen=True)
class Signals:
    """The judgements of one line's months. Each is None where the line has no such thing."""

    chart: ControlChart | None = None
    chart_choice: str = ""
    season: SeasonJudgement | None = None
    trajectory: Trajectory | None = None
    completeness: Completeness | None = None
