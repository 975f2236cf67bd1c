"""How busy early help is on a day: quiet in school holidays, busy when the children are back.

Schools make many of the contacts, so a holiday dips and the weeks after the summer spike; the spring of 2020
was quiet because schools were closed. The weights are invented; the holidays are the usual ones in England.
"""

from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.dummy.timeline import first_day, last_day

HALF_TERM = 0.75
EASTER = 0.35
SUMMER = 0.55
CHRISTMAS = 0.2
BACK_AT_SCHOOL = 1.4
SCHOOLS_CLOSED = 0.6
DAY_OFF = 0.02
BUSY_DAYS_AFTER_THE_SUMMER = 21
CLOSED_FROM, CLOSED_TO = date(2020, 3, 23), date(2020, 6, 14)


class Seasons:
    def __init__(self, working_days: WorkingDays) -> None:
        self._working_days = working_days
        self._by_year: dict[int, _SchoolYear] = {}
        self._by_month: dict[int, tuple[list[date], list[float]]] = {}

    def day_weight(self, day: date) -> float:
        """How busy a day is; an ordinary working day in term is 1."""
        if not self._working_days.is_working_day(day):
            return DAY_OFF
        weight = self._school_year(day.year).weight(day)
        return weight * SCHOOLS_CLOSED if CLOSED_FROM <= day <= CLOSED_TO else weight

    def month_weight(self, month: int) -> float:
        return self._days(month)[1][-1]

    def pick(self, random: Random, month: int) -> date:
        """A day of the month, the likelier the busier it is."""
        days, upto = self._days(month)
        return random.choices(days, cum_weights=upto)[0]

    def pick_many(self, random: Random, month: int, count: int) -> list[date]:
        """That many days of the month, in order."""
        days, upto = self._days(month)
        return sorted(random.choices(days, cum_weights=upto, k=count))

    def working_days(self, month: int) -> list[date]:
        return [day for day in self._days(month)[0] if self._working_days.is_working_day(day)]

    def _days(self, month: int) -> tuple[list[date], list[float]]:
        if month not in self._by_month:
            count = last_day(month).day
            days = [first_day(month) + timedelta(days=n) for n in range(count)]
            self._by_month[month] = days, list(accumulate(map(self.day_weight, days)))
        return self._by_month[month]

    def _school_year(self, year: int) -> "_SchoolYear":
        if year not in self._by_year:
            self._by_year[year] = _SchoolYear(year, self._working_days)
        return self._by_year[year]


class _SchoolYear:
    """The school holidays of a calendar year, the summer's last, and how busy it is in them."""

    def __init__(self, year: int, working_days: WorkingDays) -> None:
        self._year = year
        self._working_days = working_days

    def weight(self, day: date) -> float:
        if day >= date(self._year, 12, 20) or day <= date(self._year, 1, 2):
            return CHRISTMAS
        for start, end, quiet in self._holidays:
            if start <= day <= end:
                return quiet
        _, summer_ends, _ = self._holidays[-1]
        back = summer_ends < day <= summer_ends + timedelta(days=BUSY_DAYS_AFTER_THE_SUMMER)
        return BACK_AT_SCHOOL if back else 1.0

    @cached_property
    def _holidays(self) -> tuple[tuple[date, date, float], ...]:
        easter = self._easter()
        return (
            (*_week_of(date(self._year, 2, 17)), HALF_TERM),
            (easter - timedelta(days=6), easter + timedelta(days=7), EASTER),
            (*_week_of(date(self._year, 5, 28)), HALF_TERM),
            (*_week_of(date(self._year, 10, 27)), HALF_TERM),
            (date(self._year, 7, 23), date(self._year, 9, 2), SUMMER),
        )

    def _easter(self) -> date:
        """Easter Sunday: two days after the one bank holiday that falls on a Friday in March or April."""
        spring = (date(self._year, 3, 19) + timedelta(days=n) for n in range(40))
        friday = 4
        good_friday = next(
            day for day in spring if day.weekday() == friday and not self._working_days.is_working_day(day)
        )
        return good_friday + timedelta(days=2)


def _week_of(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
