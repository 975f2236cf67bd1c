"""The nodes that ask about dates: moving one, and the time between two."""

from dataclasses import dataclass

from trigpoint.model.nodes import Day, Node, ValueType, require, require_type

# An amount a date may be moved by. Beyond these a date leaves the calendar and the answer means nothing.
MOST_DAYS = 36_600
MOST_MONTHS = 1_200
MOST_WORKING_DAYS = 2_600
MOST_YEARS = 100


@dataclass(frozen=True)
class AddDays(Day):
    day: Node
    days: int

    def __post_init__(self) -> None:
        require_type(self.day, ValueType.DATE, "what days are added to")
        require(abs(self.days) <= MOST_DAYS, f"a date moves by at most {MOST_DAYS} days")


@dataclass(frozen=True)
class AddMonths(Day):
    """The same day of a later (or earlier) month, or that month's last day where it has no such day."""

    day: Node
    months: int

    def __post_init__(self) -> None:
        require_type(self.day, ValueType.DATE, "what months are added to")
        require(abs(self.months) <= MOST_MONTHS, f"a date moves by at most {MOST_MONTHS} months")


@dataclass(frozen=True)
class AddWorkingDays(Day):
    """The n-th working day after a day; the day itself is never counted."""

    day: Node
    days: int

    def __post_init__(self) -> None:
        require_type(self.day, ValueType.DATE, "what working days are added to")
        require(
            1 <= self.days <= MOST_WORKING_DAYS,
            f"between 1 and {MOST_WORKING_DAYS} working days can be added to a date",
        )


@dataclass(frozen=True)
class Birthday(Day):
    """The day a person reaches an age in years. Born on 29 February, it is 1 March in a common year."""

    born_on: Node
    age: int

    def __post_init__(self) -> None:
        require_type(self.born_on, ValueType.DATE, "a date of birth")
        require(0 <= self.age <= MOST_YEARS, f"an age is between 0 and {MOST_YEARS} years")


@dataclass(frozen=True)
class _BetweenDates(Node):
    start: Node
    end: Node

    def __post_init__(self) -> None:
        require_type(self.start, ValueType.DATE, "the first date")
        require_type(self.end, ValueType.DATE, "the second date")

    @property
    def type(self) -> ValueType:
        return ValueType.INTEGER


@dataclass(frozen=True)
class DaysBetween(_BetweenDates):
    """Days from the first date to the second: 0 for the same day, negative where the second is earlier."""


@dataclass(frozen=True)
class WorkingDaysBetween(_BetweenDates):
    """Working days after the first date up to and including the second, negative where it is earlier."""


@dataclass(frozen=True)
class MonthsBetween(_BetweenDates):
    """Completed months from the first date to the second: a month is complete on the same day of the month.

    From 31 January, the first month is complete on 1 March. Negative (rounded down) where the second date
    is the earlier one.
    """


@dataclass(frozen=True)
class Age(_BetweenDates):
    """Completed years from a date of birth (`start`) to a date (`end`). Negative before birth.

    Born on 29 February, a year is complete on 1 March in a common year.
    """


@dataclass(frozen=True)
class MonthOf(Node):
    """The calendar month of a date, 1 to 12."""

    day: Node

    def __post_init__(self) -> None:
        require_type(self.day, ValueType.DATE, "what month_of is asked of")

    @property
    def type(self) -> ValueType:
        return ValueType.INTEGER
