"""What may be written in a catalogue, key by key. This one description reads it and makes its JSON Schema.

The shape alone is checked here; what an expression or a name means is checked where it is read.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, WithJsonSchema

from trigpoint.language._chart_keys import (
    ChartText,
    ControlChartsText,
    ListedRebaseText,
    ListedSeasonText,
    RebaseText,
    SeasonText,
    TwinText,
)
from trigpoint.language._keys import Amount, Day, Month, Name, Surface, Words, about
from trigpoint.model.catalogue import Due, Frequency, OutturnKind, Shows
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import PeriodKind
from trigpoint.model.targets import AppliesTo, Judges, RelativeTo

CALCULATIONS = ("count", "share", "sum", "average", "median", "formula", "submitted")
MEMBERSHIPS = ("during", "open_at_end", "open_during")
DEFINITION = (
    "rows",
    *MEMBERSHIPS,
    "where",
    *CALCULATIONS,
    "each",
    "meets",
    "rate",
)

Expression = Annotated[str, Field(min_length=1)]
Answer = Annotated[Words, WithJsonSchema({"type": ["string", "number"]})]
Spell = Annotated[list[Expression], Field(min_length=2, max_length=2)]

# What the types of single keys cannot say, for editors; MeasureReader says it in sentences.
_KEYS_TOGETHER: dict[str, Any] = {
    "oneOf": [{"required": [key]} for key in CALCULATIONS],
    "dependentRequired": {"rate": ["count"], "each": ["share", "meets"], "meets": ["share", "each"]},
}


class Meets(StrEnum):
    """Which of the rows of a family or child must meet the standard."""

    ANY = "any"
    EVERY = "every"


class RateText(Surface):
    """A count for each so many people."""

    per: int = Field(ge=1, description="How many people the rate is for: 10000.")
    population: Name = Field(description="The population in the table populations: children_0_17.")


class CaseText(Surface):
    """Invented rows, and the answer a person worked out by hand."""

    what: Words = Field(description="What the case shows, in a few words.")
    period: Words = Field(description="2022-03, 2021/22, 2021/22 Q4, ytd 2022-03 or 12m 2022-03.")
    tables: dict[str, str] = Field(
        description="By table, a picture of its rows: a line of column names, then one a row, | between."
    )
    expect: Answer = Field(description='"47 of 51", a number, or no data.')


class MeasureText(Surface):
    """A measure: what is counted, how a row belongs to a period, and what makes it good."""

    model_config = ConfigDict(json_schema_extra=_KEYS_TOGETHER)

    title: Words = Field(description="The measure's name as a scorecard prints it.")
    why: Words = Field(description="Why it matters, in a sentence or two.")
    owner: Words = Field(description="Who answers for it.")
    polarity: Polarity = Field(description="Which way is good; never assumed.")
    unit: Unit = Field(description="What a figure is measured in.")
    decimals: Annotated[int, Field(ge=0, le=4)] | None = about("How many decimals a figure is shown with.")
    note: Words | None = about("Anything a reader of the figure must know.")
    rows: Name | None = about("The table whose rows are counted.")
    during: Expression | None = about("The date of the event: the row belongs to the period it falls in.")
    open_at_end: Spell | None = about("The dates a spell opened and closed: open on the period's last day.")
    open_during: Spell | None = about("The dates a spell opened and closed: open on any day of the period.")
    where: Expression | None = about("A condition: which of the rows count.")
    count: Expression | None = about("'rows', or an expression whose different values are counted.")
    share: Expression | None = about("A condition: the standard that the numerator meets.")
    each: Expression | None = about("With share: whose share it is, such as family_id, rather than of rows.")
    meets: Meets | None = about("With each: whether any or every row of one must meet the standard.")
    sum: Expression | None = about("A number of each row: their total.")
    average: Expression | None = about("A number of each row: the mean of those known.")
    median: Expression | None = about("A number of each row: the middle of those known.")
    rate: RateText | None = about("With count: for each so many people of a population.")
    formula: Expression | None = about("Other measures, by their names, with + - * / and brackets.")
    submitted: Words | None = about("Where the figure comes from, when it is typed in from elsewhere.")
    seasons: Annotated[list[SeasonText], Field(min_length=1)] | None = about(
        "Reasons why some months of the year differ."
    )
    twins: Annotated[list[TwinText], Field(min_length=1)] | None = about(
        "Published indicators that it may stand beside, the best first."
    )
    chart: ChartText | None = about("The kind of control chart, in place of the one the rule gives.")
    rebases: Annotated[list[RebaseText], Field(min_length=1)] | None = about(
        "Months from which the limits of its control chart start afresh."
    )
    cases: list[CaseText] | None = about("Cases that trigpoint check runs.")
    replaces: Literal["library"] | None = about("Says that this measure takes the place of the library's.")


class BreakdownText(Surface):
    """An attribute by which figures are split."""

    title: Words = Field(description="What the attribute is called.")
    value: Annotated[list[Expression], Field(min_length=1)] = Field(
        description="Expressions for a row's group, in order: the first whose columns a table has is used."
    )
    bands: Annotated[list[int], Field(min_length=1)] | None = about(
        "For a whole number, where each group starts: 0, 5, 11 gives 0-4, 5-10 and 11+."
    )


class EdgesText(Surface):
    """An edge for green and, where there is a tolerance, one for amber."""

    green: Amount = Field(description="The target. Equality takes the better colour.")
    amber: Amount | None = about("Where red begins; without it what misses green is red.")


class RangeText(Surface):
    """Green from low to high, amber out to the amber edges, both ends included."""

    low: Amount = Field(description="Green from here.")
    high: Amount = Field(description="Green up to here.")
    amber_low: Amount | None = about("Amber down to here.")
    amber_high: Amount | None = about("Amber up to here.")


class ConditionText(Surface):
    """A comparison with another figure: better_than, or comparable_with and its tolerance."""

    better_than: RelativeTo | None = about("Must be better than this figure.")
    comparable_with: RelativeTo | None = about(
        "Must be no worse than this figure by more than the tolerance."
    )
    tolerance_percent: Amount | None = about("How much worse still counts, in percent.")


class TargetText(Surface):
    """What good is for a measure, from when, and who decided it."""

    measure: Name = Field(description="The measure it is for.")
    from_: Month = Field(alias="from", description="The first month it is in force: 2021-04.")
    to: Month | None = about("The last month it is in force; without it, until further notice.")
    applies_to: AppliesTo = Field(
        default=AppliesTo.BOTH, description="The month's figure, the year's, or both."
    )
    judges: Judges = Field(default=Judges.VALUE, description="What the edges are compared with.")
    green: Amount | None = about("The target. Equality takes the better colour.")
    amber: Amount | None = about("Where red begins; without it what misses green is red.")
    range: RangeText | None = about("Keep within a band.")
    profile: dict[Month, EdgesText] | None = about("Edges that change from month to month.")
    all_of: Annotated[list[ConditionText], Field(min_length=1)] | None = about(
        "Comparisons with other figures: green where all are met, red where any is not."
    )
    combined_with: Annotated[list[Name], Field(min_length=1)] | None = about(
        "With green: other measures whose figures are added to this one's before it is judged."
    )
    source: Words | None = about("Where the target is written down.")
    reason: Words | None = about("Why it is what it is.")
    set_by: Words | None = about("Who decided it.")
    set_on: Day | None = about("When: 2021-04-01.")


class LineText(Surface):
    """A measure as a row of a scorecard."""

    ref: Words = Field(description='Its reference, in quotation marks: "1.10".')
    measure: Name = Field(description="The measure it prints.")
    title: Words | None = about("Another name for it on this scorecard.")
    shows: Shows = Field(default=Shows.VALUE, description="Which part of the figure it prints.")
    split: Words | None = about("Families, Children, ...")
    frequency: Frequency = Field(default=Frequency.MONTHLY, description="How often it is reported.")
    due: Due = Field(default=Due.EVERY_MONTH, description="In which months it has a figure.")
    monthly_figure: Literal[PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12] = Field(
        default=PeriodKind.MONTH, description="What the month's column holds."
    )
    outturn: OutturnKind = Field(default=OutturnKind.YEAR, description="What the outturn column holds.")
    success_measure: Words | None = about("The code of the success measure it serves.")
    council_plan: Words | None = about("The code of the council plan measure it serves.")
    note: Words | None = about("A note printed with the line.")
    polarity: Polarity | None = about("Where the part shown is not judged as the measure is.")


class SectionText(Surface):
    """A part of a scorecard."""

    title: Words = Field(description="The heading.")
    lines: Annotated[list[LineText], Field(min_length=1)] = Field(description="Its lines, in order.")


class ScorecardText(Surface):
    """A scorecard: its sections and lines."""

    title: Words = Field(description="Printed at the top.")
    subtitle: Words | None = about("Printed beneath the title.")
    data_note: Words | None = about("What a reader must know of the data.")
    exceptions_after: Annotated[int, Field(ge=1, le=12)] | None = about(
        "A line is an exception only when it is red so many months (or quarters) running; 1 unless written."
    )
    sections: Annotated[list[SectionText], Field(min_length=1)] = Field(description="Its parts, in order.")


class CatalogueText(Surface):
    """A file of a catalogue, with any of its parts."""

    measures: dict[Name, MeasureText] | None = about("Measures by name.")
    breakdowns: dict[Name, BreakdownText] | None = about("Attributes by which figures are split, by name.")
    targets: list[TargetText] | None = about("Targets and tolerances.")
    seasons: list[ListedSeasonText] | None = about("Seasons of measures, in the place of the library's.")
    rebases: list[ListedRebaseText] | None = about("Months from which the limits of measures start afresh.")
    scorecards: dict[Name, ScorecardText] | None = about("Scorecards by name.")
    control_charts: ControlChartsText | None = about("How control charts are tested and chosen.")
