"""Where a year is likely to end, and what it would take to meet its target."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.periods import Period


class YearFrom(StrEnum):
    """How a year's outturn comes from its months.

    sum: events are added up. pooled: a share or a mean, whose numerators and denominators are added up.
    last: the last month's figure is the year's, as of a stock. not_from_months: months do not give it, as of
    different children over a year, or a median.
    """

    SUM = "sum"
    POOLED = "pooled"
    LAST = "last"
    NOT_FROM_MONTHS = "not_from_months"


class Course(StrEnum):
    """What the forecast says of the target. The last three have no target to speak of, or no forecast."""

    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    OUT_OF_REACH = "out_of_reach"
    NO_TARGET = "no_target"
    INFO = "info"
    NOT_CALCULABLE = "not_calculable"


@dataclass(frozen=True)
class ForecastMonth:
    """A month still to come: its likely figure, and from where to where with the forecast's confidence."""

    period: Period
    value: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True)
class Trajectory:
    """The forecast of a year's outturn, and why.

    year: the financial year it is of. value, lower, upper: as they are printed, so that words and numbers
    agree; None where it cannot be calculated, and `reason` says why. confidence: of the interval, 0.8 for
    80%. needed: what each month that is left must be, on average, to meet the target just; None where there
    is no target or no such figure. method: how the forecast was made, to be printed beside it.
    """

    course: Course
    year: Period
    reason: str
    method: str = ""
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    confidence: Decimal | None = None
    needed: Decimal | None = None
    months: tuple[ForecastMonth, ...] = ()

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")


@dataclass(frozen=True)
class Hindsight:
    """What the forecast of a year that is over was half-way, beside what the year came to.

    as_at: the month of the forecast. inside: whether the outturn lies in the interval.
    """

    as_at: Period
    lower: Decimal
    upper: Decimal
    outturn: Decimal
    inside: bool
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")
