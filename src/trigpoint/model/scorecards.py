"""A scorecard: everything an output needs, worked out and worded, frozen.

The writers in outputs/ do no arithmetic and make no judgement: what they print is here, as text beside the
number it was made from.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.benchmarks import Benchmark
from trigpoint.model.catalogue import Frequency, Shows
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ControlChart
from trigpoint.model.figures import State
from trigpoint.model.judgements import Direction, RagJudgement, Revision
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import Period
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.model.trajectories import Hindsight, Trajectory


@dataclass(frozen=True)
class Value:
    """One printed figure. `text` is what is shown ("92.2%", "1,321", "Temporarily suspended", "-").

    `tally` is "47 of 51" beside a percentage, "" where there is none. `reason` says why there is no value.
    `revision` is set where the figure differs from the one last calculated, and says why.
    """

    period: Period
    state: State
    text: str
    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    tally: str = ""
    reason: str = ""
    revision: Revision | None = None


@dataclass(frozen=True)
class Tolerances:
    """The target as printed in the three tolerance columns; `green` is the target. "" where there is none."""

    red: str = ""
    amber: str = ""
    green: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Comparator:
    """A published figure beside ours, always with what it is, its year and where it was published."""

    name: str  # "Statistical neighbours' average", "Best statistical neighbour", "England"
    text: str
    number: Decimal | None
    year: str
    source: str


class Group(StrEnum):
    """Which of two groups a line belongs to: compared with other councils, or of our own work alone."""

    BENCHMARKED = "benchmarked"
    OPERATIONAL = "operational"


@dataclass(frozen=True)
class Line:
    """A row of the scorecard."""

    ref: str
    split: str
    title: str
    measure: str
    unit: Unit
    shows: Shows
    frequency: Frequency
    polarity: Polarity
    success_measure: str
    council_plan: str
    months: tuple[Value, ...]  # oldest first, the as-at month last
    outturn: Value
    prior: Value  # the previous year's outturn
    trend: tuple[Value, ...]  # 13 months, oldest first, ending with the as-at month
    dot_month: Direction
    dot_year: Direction
    rag_month: RagJudgement
    rag_year_end: RagJudgement
    tolerances: Tolerances
    neighbour_average: Comparator | None
    best_neighbour: Comparator | None
    national: Comparator | None
    definition: str  # in plain words
    note: str
    decimals: int = 0
    chart: ControlChart | None = None  # of the months; None where the line has no monthly figures
    chart_unit: Unit = Unit.COUNT  # of its points: days, where they are the gaps between rare events
    chart_decimals: int = 0
    chart_choice: str = ""  # why it is that kind of chart
    season: SeasonJudgement | None = None
    trajectory: Trajectory | None = None
    hindsight: Hindsight | None = None
    completeness: Completeness | None = None
    benchmark: Benchmark | None = None
    group: Group = Group.OPERATIONAL
    interval: str = ""  # how far chance alone may have moved the latest month's share or rate
    not_yet: str = ""  # why a red line is no exception yet, where several periods running are asked for

    @property
    def name(self) -> str:
        """How the line is spoken of: '1.7 Open at the end of the reporting period (Families)'."""
        split = f" ({self.split})" if self.split else ""
        return f"{self.ref} {self.title}{split}"


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Remark:
    """A point of the opening page: the line it is about and the sentence."""

    ref: str
    sentence: str


@dataclass(frozen=True)
class Opening:
    """The opening page, in plain words, most important first.

    ahead: forecasts of the year. bear_in_mind: what the time of year explains, and what may still move.
    """

    summary: str
    needs_attention: tuple[Remark, ...] = ()
    going_well: tuple[Remark, ...] = ()
    ahead: tuple[Remark, ...] = ()
    bear_in_mind: tuple[Remark, ...] = ()
    revised: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class KeyEntry:
    symbol: str
    meaning: str


@dataclass(frozen=True)
class DocumentControl:
    council: str
    issue: str
    status: str
    created_on: date
    created_by: str
    contact: str
    run: str  # the id of the run every figure comes from
    records_known_on: date  # the day up to which records are counted
    vintages: tuple[str, ...]


@dataclass(frozen=True)
class Scorecard:
    """The whole, ready to be written: to the same words and numbers in every format."""

    id: str
    title: str
    subtitle: str
    as_at: Period
    outturn_label: str  # "2021/22 outturn" or "2021/22 to date"
    prior_label: str  # "2020/21"
    document: DocumentControl
    data_note: str
    key: tuple[KeyEntry, ...]
    opening: Opening
    sections: tuple[Section, ...]
