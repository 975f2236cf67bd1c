"""The periods in use: made from a month or a day, or read from what a person types."""

import re
from collections.abc import Callable
from datetime import date

from trigpoint.calendar.dates import add_months
from trigpoint.model.errors import TrigpointError
from trigpoint.model.periods import Period, PeriodKind

APRIL = 4
SEPTEMBER = 9

# A year outside these is a slip of the keyboard.
FIRST_YEAR = 1900
LAST_YEAR = 2999

HINT = (
    "Write a month as 2022-03, a financial year as 2021/22, a quarter of one as 2021/22 Q4 (January to "
    "March), a school year as academic 2021/22, April to a month as ytd 2022-03, or the twelve months to "
    "a month as 12m 2022-03."
)

_MONTH = r"(\d{4})-(0[1-9]|1[0-2])"
# With a hyphen 2011-12 is December 2011, so a year whose second half could be a month needs the stroke.
_YEAR = r"(\d{4})[/-](\d{2})"


def month(year: int, number: int) -> Period:
    """A calendar month: month(2022, 3) is March 2022."""
    if not (1 <= number <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        raise TrigpointError(
            f"There is no month {number} of the year {year}.",
            hint=f"Months are 1 for January to 12 for December, of the years {FIRST_YEAR} to {LAST_YEAR}.",
        )
    return _months_from(date(year, number, 1), 1, PeriodKind.MONTH)


def month_of(day: date) -> Period:
    """The calendar month a day is in."""
    return month(day.year, day.month)


def quarter_of(day: date) -> Period:
    """The quarter of the financial year a day is in: Apr-Jun, Jul-Sep, Oct-Dec or Jan-Mar."""
    return _months_from(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3, PeriodKind.QUARTER)


def financial_year_of(day: date) -> Period:
    """The year from 1 April to 31 March a day is in."""
    return _year_of(day, APRIL, PeriodKind.FINANCIAL_YEAR)


def academic_year_of(day: date) -> Period:
    """The year from 1 September to 31 August a day is in."""
    return _year_of(day, SEPTEMBER, PeriodKind.ACADEMIC_YEAR)


def year_to_date(month: Period) -> Period:
    """From 1 April of the month's financial year to the end of the month."""
    _require_month(month)
    return Period(financial_year_of(month.start).start, month.stop, PeriodKind.YEAR_TO_DATE)


def rolling_12(month: Period) -> Period:
    """The twelve months that end with this one."""
    _require_month(month)
    return Period(add_months(month.stop, -12), month.stop, PeriodKind.ROLLING_12)


def months_back(month: Period, months: int) -> Period:
    """The one month that is so many months before this one: 0 is itself, 12 the same month last year."""
    _require_month(month)
    return month_of(add_months(month.start, -months))


def months_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Every month from the first to the last, both included, oldest first; () where last comes before."""
    _require_month(first)
    _require_month(last)
    found = []
    start = first.start
    while start <= last.start:
        found.append(month_of(start))
        start = add_months(start, 1)
    return tuple(found)


def months_in(period: Period) -> tuple[Period, ...]:
    """The calendar months a period is made of, oldest first."""
    return months_between(month_of(period.start), month_of(period.last_day))


def same_period_last_year(period: Period) -> Period:
    """The period of the same kind and length that starts twelve months earlier."""
    return Period(add_months(period.start, -12), add_months(period.stop, -12), period.kind)


def _year_of(day: date, first_month: int, kind: PeriodKind) -> Period:
    year = day.year if day.month >= first_month else day.year - 1
    return _months_from(date(year, first_month, 1), 12, kind)


def _months_from(start: date, months: int, kind: PeriodKind) -> Period:
    return Period(start, add_months(start, months), kind)


def _require_month(period: Period) -> None:
    if period.kind is not PeriodKind.MONTH:
        raise ValueError(f"a month is needed, not the {period.kind} {period.label}")


# ---- as a person types them ----------------------------------------------------------------------------


def parse_period(text: str) -> Period:
    """The period a text names; also any Period.id, such as 2022-01:quarter.

    Raises TrigpointError, with the ways to write a period, for anything else. Capitals and spaces around
    do not matter.
    """
    plain = " ".join(text.lower().split())
    for pattern, build in _WRITTEN:
        if match := re.fullmatch(pattern, plain, flags=re.ASCII):
            return build(*match.groups())
    raise TrigpointError(f"'{text}' is not a period.", hint=HINT)


def _month(year: str, number: str) -> Period:
    return month(int(year), int(number))


def _financial_year(first: str, second: str) -> Period:
    return financial_year_of(date(_first_year(first, second), APRIL, 1))


def _academic_year(first: str, second: str) -> Period:
    return academic_year_of(date(_first_year(first, second), SEPTEMBER, 1))


def _financial_quarter(first: str, second: str, quarter: str) -> Period:
    year = _financial_year(first, second)
    return quarter_of(add_months(year.start, 3 * (int(quarter) - 1)))


def _quarter_from(year: str, number: str) -> Period:
    first = _month(year, number)
    quarter = quarter_of(first.start)
    if quarter.start != first.start:
        raise TrigpointError(f"No quarter starts in {first.label}.", hint=HINT)
    return quarter


def _year_to_date(year: str, number: str) -> Period:
    return year_to_date(_month(year, number))


def _rolling_12(year: str, number: str) -> Period:
    return rolling_12(_month(year, number))


def _calendar_quarter(year: str, quarter: str) -> Period:
    raise TrigpointError(
        f"'{year}-Q{quarter}' could be a quarter of the calendar year or of the financial year.", hint=HINT
    )


def _first_year(first: str, second: str) -> int:
    year = int(first)
    if (year + 1) % 100 != int(second) or not FIRST_YEAR <= year <= LAST_YEAR:
        raise TrigpointError(
            f"{first} and {second} are neither a month nor two years that follow each other.", hint=HINT
        )
    return year


_WRITTEN: tuple[tuple[str, Callable[..., Period]], ...] = (
    (_MONTH, _month),
    (_YEAR, _financial_year),
    (rf"{_YEAR}:? ?q([1-4])", _financial_quarter),
    (rf"{_MONTH}:quarter", _quarter_from),
    (rf"academic {_YEAR}|{_YEAR}:academic", lambda a, b, c, d: _academic_year(a or c, b or d)),
    (rf"ytd {_MONTH}|{_MONTH}:year-to-date", lambda a, b, c, d: _year_to_date(a or c, b or d)),
    (rf"12m {_MONTH}|{_MONTH}:rolling-12", lambda a, b, c, d: _rolling_12(a or c, b or d)),
    (r"(\d{4})[- ]q([1-4])", _calendar_quarter),
)
