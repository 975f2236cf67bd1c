"""England's working days: every day but Saturdays, Sundays and bank holidays.

Days are numbered once, so that the working days between two dates are one number less the other; the
fast engine joins the same numbering instead of counting.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate

import holidays

from trigpoint.model.errors import TrigpointError

# The earliest date a record may hold (tables.schema.EARLIEST_DATE).
FIRST_KNOWN_YEAR = 1990

# The last year for which GOV.UK had announced England's bank holidays when this was last compared with
# its list. A later year may gain a day, as 2022 and 2023 did, so it is not known until it is announced.
LAST_KNOWN_YEAR = 2028

SATURDAY = 5


class CalendarError(TrigpointError):
    """A question about a day whose bank holidays are not known."""


@dataclass(frozen=True)
class WorkingDays:
    """A numbered calendar from `first` to `last`, both included. `holidays` may fall on weekends.

    Every question about a day outside it raises CalendarError: never a guess.
    """

    first: date
    last: date
    holidays: frozenset[date]

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a calendar's first day must not come after its last")

    def is_working_day(self, day: date) -> bool:
        return self._working[self._index(day)]

    def number(self, day: date) -> int:
        """How many working days there are from the first known day up to and including this one."""
        return self._numbers[self._index(day)]

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`: negative where `end` comes before it."""
        return self.number(end) - self.number(start)

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after a day, which is itself never counted. n is 1 or more."""
        if working_days < 1:
            raise ValueError("one or more working days can be added to a date")
        number = self.number(day) + working_days
        if number > self._numbers[-1]:
            raise self._not_known(f"{working_days} working days after {_in_words(day)}")
        return self._working_day_numbered(number)

    def days(self) -> list[tuple[date, int, bool]]:
        """The whole calendar, a row for each day: the day, its number, and whether it is a working day."""
        return list(zip(self._every_day(), self._numbers, self._working, strict=True))

    @cached_property
    def _working(self) -> tuple[bool, ...]:
        return tuple(day.weekday() < SATURDAY and day not in self.holidays for day in self._every_day())

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(accumulate(map(int, self._working)))

    def _every_day(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def _working_day_numbered(self, number: int) -> date:
        """The day on which the running number reaches `number`: a working day, for only they raise it."""
        return self.first + timedelta(days=bisect_right(self._numbers, number - 1))

    def _index(self, day: date) -> int:
        if not self.first <= day <= self.last:
            raise self._not_known(_in_words(day))
        return (day - self.first).days

    def _not_known(self, what: str) -> CalendarError:
        return CalendarError(
            f"Working days are known from {_in_words(self.first)} to {_in_words(self.last)}, "
            f"and the question is about {what}.",
            hint="Check the date. If it is right, a later version of Trigpoint may know the year.",
        )


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@cache
def england() -> WorkingDays:
    """England's working days, with every substitute and one-off bank holiday, from the holidays library.

    Source: Banking and Financial Dealings Act 1971 and royal proclamations, as kept by the holidays
    library; a test compares each day with GOV.UK's list (www.gov.uk/bank-holidays.json).
    """
    years = range(FIRST_KNOWN_YEAR, LAST_KNOWN_YEAR + 1)
    bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=years)
    known = frozenset(day for day in bank_holidays if day.year in years)
    return WorkingDays(date(FIRST_KNOWN_YEAR, 1, 1), date(LAST_KNOWN_YEAR, 12, 31), known)
