"""Sums with dates: moving one by months, completed months and years between two, birthdays.

The meanings are those of the nodes in model/dates.py; both engines must give these answers.
"""

from calendar import isleap, monthrange
from datetime import date

from trigpoint.model.periods import month_number


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (negative: earlier), or that month's last day.

    31 January and one month is 28 or 29 February.
    """
    year, month_index = divmod(month_number(day) + months, 12)
    last_day = monthrange(year, month_index + 1)[1]
    return date(year, month_index + 1, min(day.day, last_day))


def months_between(start: date, end: date) -> int:
    """Completed months from `start` to `end`, rounded down where `end` is the earlier one.

    A month is complete on the same day of the month: from 31 January the first is complete on 1 March.
    """
    return month_number(end) - month_number(start) - (end.day < start.day)


def age(born_on: date, on: date) -> int:
    """Completed years of life on a day; negative before birth.

    An age is reached as its birthday begins (Family Law Reform Act 1969, section 9). Born on 29 February,
    that is 1 March in a common year.
    """
    return months_between(born_on, on) // 12


def birthday(born_on: date, years: int) -> date:
    """The day a person reaches an age of `years`: the first day on which `age` says so."""
    year = born_on.year + years
    if (born_on.month, born_on.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)
