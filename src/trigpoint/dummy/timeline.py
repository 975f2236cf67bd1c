"""The months the invented records cover: three financial years and the few months after them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from trigpoint.model.errors import TrigpointError
from trigpoint.model.periods import month_number

MONTHS_AFTER = 5  # work that was under way at the end falls due in them
MARCH, APRIL = 3, 4
MONTHS_IN_A_YEAR = 12
YEARS = ("year_before", "last_year", "this_year")


def first_day(month: int) -> date:
    """The first day of a month given as its number (model.periods.month_number)."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, monthrange(month // 12, month % 12 + 1)[1])


@dataclass(frozen=True)
class Timeline:
    """`last` is the month number of the reference date, which must be the last day of a March."""

    last: int

    @classmethod
    def ending(cls, reference_date: date) -> "Timeline":
        month = month_number(reference_date)
        if reference_date.month != MARCH or reference_date != last_day(month):
            raise TrigpointError(
                f"The invented council's records end with a financial year, not on {reference_date}.",
                hint="Give the 31st of a March, such as 2022-03-31.",
            )
        return cls(month)

    @property
    def first(self) -> int:
        return self.last - 35

    @property
    def months(self) -> range:
        """Every month that has records: three years, then those after."""
        return range(self.first, self.last + MONTHS_AFTER + 1)

    @property
    def after(self) -> range:
        return range(self.last + 1, self.last + MONTHS_AFTER + 1)

    def year(self, name: str) -> range:
        """The months, April to March, of this_year, last_year or year_before."""
        years_ago = ("this_year", "last_year", "year_before").index(name)
        start = self.last - 11 - 12 * years_ago
        return range(start, start + 12)

    def month(self, name: str) -> int:
        """A named month: mar, feb, jan, dec of this year; last_year_mar, year_before_mar, ..."""
        year, _, short = name.rpartition("_")
        months_before_march = ("mar", "feb", "jan", "dec").index(short)
        return self.year(year or "this_year")[-1] - months_before_march
