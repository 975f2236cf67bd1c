"""The catalogue: every measure, breakdown, target and scorecard layout of a council, as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from trigpoint.model.control_charts import BY_RULE, ChoiceRules
from trigpoint.model.measures import Breakdown, Formula, Measure, Polarity
from trigpoint.model.periods import PeriodKind
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet
from trigpoint.model.targets import Target


class Shows(StrEnum):
    """Which part of a measure's figure a line prints."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class Due(StrEnum):
    """When a line has a figure to print: each month, in the months that end a quarter, or at year end only.

    A quarter-end line prints the quarter's figure.
    """

    EVERY_MONTH = "every_month"
    QUARTER_END = "quarter_end"
    YEAR_END = "year_end"


class OutturnKind(StrEnum):
    """What the outturn column holds for a line: the year's figure, that of its last month, or nothing."""

    YEAR = "year"
    LAST_MONTH = "last_month"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class LineLayout:
    """A measure as a row of a scorecard."""

    ref: str
    measure: str
    title: str
    shows: Shows = Shows.VALUE
    split: str = ""
    frequency: Frequency = Frequency.MONTHLY
    due: Due = Due.EVERY_MONTH
    monthly_figure: PeriodKind = PeriodKind.MONTH  # or year_to_date, rolling_12
    outturn: OutturnKind = OutturnKind.YEAR
    success_measure: str = ""
    council_plan: str = ""
    note: str = ""
    polarity: Polarity | None = None  # where the part shown is not judged as the measure is; None: as it is


@dataclass(frozen=True)
class SectionLayout:
    title: str
    lines: tuple[LineLayout, ...]


@dataclass(frozen=True)
class ScorecardLayout:
    """`exceptions_after`: in how many periods running a line must be off target to need attention."""

    id: str
    title: str
    subtitle: str
    data_note: str
    sections: tuple[SectionLayout, ...]
    exceptions_after: int = 1

    def lines(self) -> Iterator[LineLayout]:
        for section in self.sections:
            yield from section.lines


@dataclass(frozen=True)
class Catalogue:
    """`digest` is the SHA-256 of the text it was read from, so that a run can name what it used.

    chart_rules, chart_choice: how control charts are tested and chosen, for every measure.
    """

    measures: Mapping[str, Measure]
    breakdowns: Mapping[str, Breakdown]
    targets: tuple[Target, ...]
    scorecards: Mapping[str, ScorecardLayout]
    digest: str
    chart_rules: RuleSet = MAKING_DATA_COUNT
    chart_choice: ChoiceRules = BY_RULE

    def only(self, measure: str) -> "Catalogue":
        """The catalogue of one measure and those it is worked out from, without breakdowns."""
        whole = self.in_order_of_need()
        wanted = {measure}
        for each in reversed(whole):
            if each.id in wanted and isinstance(each.definition, Formula):
                wanted |= set(each.definition.measures())
        measures = {each.id: each for each in whole if each.id in wanted}
        return replace(self, measures=measures, breakdowns={})

    def in_order_of_need(self) -> tuple[Measure, ...]:
        """The measures, those a formula uses before the formula."""
        done: dict[str, Measure] = {}

        def add(measure: Measure) -> None:
            if measure.id in done:
                return
            if isinstance(measure.definition, Formula):
                for name in measure.definition.measures():
                    add(self.measures[name])
            done[measure.id] = measure

        for measure in self.measures.values():
            add(measure)
        return tuple(done.values())
