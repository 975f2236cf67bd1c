"""What may be written of a measure's figures over time: seasons, twins, control charts and their rules."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from trigpoint.language._keys import Amount, Month, Name, Surface, Words, about
from trigpoint.model.control_charts import BY_RULE, ChartKind
from trigpoint.model.rule_set import LEAST_FIXED, MAKING_DATA_COUNT, BothWays, TargetOnLimit, TwoInThree
from trigpoint.model.seasons import MONTHS

DATA_SET = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
OFF = "off"
LEAST_RUN = 3

MonthName = Annotated[
    Words, WithJsonSchema({"type": "string", "examples": [month.lower() for month in MONTHS]})
]
DataSet = Annotated[str, Field(pattern=DATA_SET)]
YesOrNo = Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]})]


def _unless_off(text: Any) -> Any:
    return None if text == OFF else text


def _number_or_off(least: int) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "integer", "minimum": least}, {"const": OFF}]})


# None where it is off, as in the rule set.
RunLength = Annotated[
    int | None, Field(ge=LEAST_RUN), BeforeValidator(_unless_off), _number_or_off(LEAST_RUN)
]
FixAfter = Annotated[
    int | None, Field(ge=LEAST_FIXED), BeforeValidator(_unless_off), _number_or_off(LEAST_FIXED)
]


class SeasonText(Surface):
    """A reason why some months of the year differ, and what is done about it."""

    name: Words = Field(description="What it is called in a sentence: School holidays.")
    months: Annotated[list[MonthName], Field(min_length=1)] = Field(
        description="The months mostly affected, by name: april, or apr."
    )
    because: Words | None = about("Why those months differ.")
    action: Words | None = about("What is done about it.")


class TwinText(Surface):
    """A published indicator that the measure stands beside."""

    data_set: DataSet = Field(description="The name its releases were added by: lait.")
    indicator: Words = Field(description="The indicator as the release names it: FirstYJS.")
    breakdown: str = Field(default="", description="The breakdown of it, where the release has several.")
    differs: Words = Field(description="In which way the two are defined differently, in a sentence.")


class ChartText(Surface):
    """A kind of control chart in place of the one the rule gives."""

    kind: ChartKind = Field(description="The kind of chart.")
    because: Words = Field(description="Why the rule's choice does not suit.")


class RebaseText(Surface):
    """A month from which the limits of a control chart start afresh."""

    from_: Month = Field(alias="from", description="The first month of the new limits: 2021-04.")
    because: Words = Field(description="What changed in the service.")


class OfMeasureText(Surface):
    """What is said of a measure in a list of its own rather than on the measure."""

    measure: Name = Field(description="The measure it is for.")


class ListedSeasonText(SeasonText, OfMeasureText):
    """A season of a measure, in a list of its own. A council's take the place of the library's for it."""


class ListedRebaseText(RebaseText, OfMeasureText):
    """A rebase of a measure, in a list of its own, beside those on the measure."""


class ControlChartsText(Surface):
    """How every control chart is tested, and when one kind gives way to another."""

    outside_limits: YesOrNo = Field(
        default=MAKING_DATA_COUNT.outside_limits, description="Whether a point outside the limits signals."
    )
    trend_length: RunLength = Field(
        default=MAKING_DATA_COUNT.trend_length,
        description="How many points in a row rising or falling signal; or off.",
    )
    two_in_three: TwoInThree = Field(
        default=MAKING_DATA_COUNT.two_in_three,
        description="Which points near a limit count, two of three in a row being a signal.",
    )
    two_in_three_on_one_side: YesOrNo = Field(
        default=MAKING_DATA_COUNT.two_in_three_on_one_side,
        description="Whether all three must lie on one side of the mean.",
    )
    shift_length: RunLength = Field(
        default=MAKING_DATA_COUNT.shift_length,
        description="How many points in a row on one side of the mean signal; or off.",
    )
    mean_breaks_shift: YesOrNo = Field(
        default=MAKING_DATA_COUNT.mean_breaks_shift,
        description="Whether a point on the mean ends such a row, or is passed over.",
    )
    both_ways: BothWays = Field(
        default=MAKING_DATA_COUNT.both_ways, description="What a point is called that signals both ways."
    )
    target_on_limit: TargetOnLimit = Field(
        default=MAKING_DATA_COUNT.target_on_limit, description="What a target exactly on a limit is called."
    )
    minimum_points: int = Field(
        default=MAKING_DATA_COUNT.minimum_points,
        ge=3,
        description="How many points there must be before there are limits.",
    )
    fix_after: FixAfter = Field(
        default=MAKING_DATA_COUNT.fix_after, description="How many first points fix the limits; or off."
    )
    limit_multiple: Amount = Field(
        default=MAKING_DATA_COUNT.limit_multiple,
        gt=0,
        description="How many mean moving ranges from the mean the limits of an XmR chart lie.",
    )
    screen_moving_ranges: YesOrNo = Field(
        default=MAKING_DATA_COUNT.screen_moving_ranges,
        description="Whether very large moving ranges are left out, once.",
    )
    screen_at: Amount = Field(
        default=MAKING_DATA_COUNT.screen_at,
        gt=0,
        description="From how many times their mean moving ranges are left out.",
    )
    clip_limits: YesOrNo = Field(
        default=MAKING_DATA_COUNT.clip_limits, description="Whether limits stop at what is possible."
    )
    rare_at_most: int = Field(
        default=BY_RULE.rare_at_most, ge=0, description="Up to how many events a period they are rare."
    )
    rare_share: Amount = Field(
        default=BY_RULE.rare_share, gt=0, le=1, description="In what part of the periods they must be so few."
    )
    rare_percent: Amount = Field(
        default=BY_RULE.rare_percent,
        ge=0,
        le=100,
        description="Up to what percentage of all cases the events of a share are rare.",
    )
    small: int = Field(
        default=BY_RULE.small, ge=0, description="Below how many cases on average a percentage is of few."
    )
    changing: Amount = Field(
        default=BY_RULE.changing, ge=0, description="From what part of their mean denominators change."
    )
    more_than_chance: Amount = Field(
        default=BY_RULE.more_than_chance,
        gt=0,
        description="From how many times as much as by chance figures get Laney's limits.",
    )
