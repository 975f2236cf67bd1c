"""A period: a named, half-open range of days made of whole calendar months."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from trigpoint.model.errors import InvalidModelError


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    ROLLING_12 = "rolling_12"


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to but not including `stop`.

    Both are the first day of a month: every period in use is made of whole months, and the engines
    rely on it. A year to date that has reached its twelfth month is still of kind YEAR_TO_DATE.
    """

    start: date
    stop: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.start.day != 1 or self.stop.day != 1:
            raise InvalidModelError(f"a period is made of whole months, and {self} is not")
        if self.start >= self.stop:
            raise InvalidModelError(f"a period must start before it stops, not {self}")

    @cached_property
    def last_day(self) -> date:
        return self.stop - timedelta(days=1)

    @property
    def months(self) -> int:
        """How many calendar months the period is made of."""
        return month_number(self.stop) - month_number(self.start)

    @cached_property
    def id(self) -> str:
        """A stable name for files and command lines: 2022-03, 2021-22, 2022-01:quarter, ..."""
        first = self.start.strftime("%Y-%m")
        match self.kind:
            case PeriodKind.MONTH:
                return first
            case PeriodKind.QUARTER:
                return f"{first}:quarter"
            case PeriodKind.FINANCIAL_YEAR:
                return f"{self.start.year}-{self.last_day.year % 100:02d}"
            case PeriodKind.ACADEMIC_YEAR:
                return f"{self.start.year}-{self.last_day.year % 100:02d}:academic"
            case PeriodKind.YEAR_TO_DATE:
                return f"{self.last_day:%Y-%m}:year-to-date"
            case PeriodKind.ROLLING_12:
                return f"{self.last_day:%Y-%m}:rolling-12"

    @property
    def label(self) -> str:
        """How the period is headed on a scorecard: Mar-22, Q4 2021/22, 2021/22, ..."""
        match self.kind:
            case PeriodKind.MONTH:
                return self.start.strftime("%b-%y")
            case PeriodKind.QUARTER:
                return f"{self.start:%b}-{self.last_day:%b} {self.last_day.year}"
            case PeriodKind.FINANCIAL_YEAR:
                return f"{self.start.year}/{self.last_day.year % 100:02d}"
            case PeriodKind.ACADEMIC_YEAR:
                return f"academic year {self.start.year}/{self.last_day.year % 100:02d}"
            case PeriodKind.YEAR_TO_DATE:
                return f"{self.start:%b-%y} to {self.last_day:%b-%y}"
            case PeriodKind.ROLLING_12:
                return f"12 months to {self.last_day:%b-%y}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.stop


def month_number(day: date) -> int:
    """Months since year 0, so that months can be counted and compared as whole numbers."""
    return day.year * 12 + day.month - 1
