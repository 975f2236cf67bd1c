"""The period a printed heading names: Mar-22, mar_22, March 2022, 2021/22 outturn, Q4 2021/22."""

import re
from dataclasses import dataclass
from datetime import date

from trigpoint.calendar.periods import (
    APRIL,
    financial_year_of,
    month,
    months_back,
    parse_period,
    year_to_date,
)
from trigpoint.model.errors import TrigpointError
from trigpoint.model.periods import Period, PeriodKind

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"((?:19|20)\d{2}|\d{2})"
_PAIR = r"((?:19|20)\d{2}) ?[/-] ?((?:19|20)?\d{2})"
# Words that say of a period that its figures stand here, and no more than that.
_SAID_OF_IT = re.compile(
    r"[(](?:final|provisional|revised)[)]"
    r"|\b(outturn|out-turn|actuals?|year ?end|results?|values?|figures?|performance|full year|fy"
    r"|financial year|annual|year|month|end of|as at|in month|to date|ytd|cumulative)\b|[():,*]",
    re.IGNORECASE,
)
_OUTTURN = re.compile(r"\b(outturn|out-turn|year ?end|full year|to date|ytd|cumulative)\b", re.IGNORECASE)
_TO_DATE = re.compile(r"\b(to date|ytd)\b", re.IGNORECASE)


@dataclass(frozen=True)
class NamedPeriod:
    """A period as a heading names it.

    to_date: it says so of the year, and not up to which month. doubt: what else it could mean, or "".
    """

    period: Period
    to_date: bool = False
    doubt: str = ""


def read_period(text: str) -> NamedPeriod | None:
    """The period a heading names and nothing else, None where it names none or says more."""
    plain = " ".join(text.replace("_", " ").split()).lower()
    plain = re.sub(r"\b((?:19|20)\d{2}) (\d{2})\b", r"\1/\2", plain)  # outturn_2021_22
    if found := _parsed(plain):
        return found
    bare = " ".join(_SAID_OF_IT.sub(" ", plain).split())
    found = _named(bare)
    if found is None or not _TO_DATE.search(plain):
        return found
    if found.period.kind is PeriodKind.MONTH:
        return NamedPeriod(year_to_date(found.period))
    return NamedPeriod(found.period, to_date=True)


def says_outturn(text: str) -> bool:
    """Whether a heading calls its figures those of the year."""
    return bool(_OUTTURN.search(text.replace("_", " ")))


def up_to(year: Period, latest: Period) -> Period:
    """A year up to a month that is known from elsewhere, or up to the same month of it."""
    years = financial_year_of(latest.start).start.year - year.start.year
    return year_to_date(months_back(latest, 12 * years))


def is_month_name(text: str) -> bool:
    return re.fullmatch(_MONTH, text.strip().lower()) is not None


def month_in_year(text: str, year: Period) -> Period | None:
    """The month a bare name ('Apr') stands for under the heading of a year."""
    match = re.fullmatch(_MONTH, text.strip().lower())
    if match is None or year.months != 12:
        return None
    number = _number(match[1])
    first = year.start
    return month(first.year if number >= first.month else first.year + 1, number)


def month_said(text: str) -> Period | None:
    """The first month that a sentence names with its year: 'As at month end: March 2022'."""
    match = re.search(rf"\b{_MONTH}[ ,'-]*((?:19|20)\d{{2}})\b", text.lower())
    return month(int(match[2]), _number(match[1])) if match else None


def _parsed(plain: str) -> NamedPeriod | None:
    try:
        period = parse_period(plain)
    except TrigpointError:
        return None
    doubt = ""
    if period.kind is PeriodKind.MONTH and (period.start.year + 1) % 100 == period.start.month:
        years = f"{period.start.year}/{period.start.month:02d}"
        doubt = f"'{plain}' is read as {period.label}; it could be the year {years}"
    return NamedPeriod(period, doubt=doubt)


def _named(bare: str) -> NamedPeriod | None:
    if match := re.fullmatch(rf"(?:\d{{1,2}} )?{_MONTH}[ '/.-]*{_YEAR}", bare):
        return NamedPeriod(month(_full(match[2]), _number(match[1])))
    if match := re.fullmatch(rf"{_YEAR}[ /.-]+{_MONTH}", bare):
        return NamedPeriod(month(_full(match[1]), _number(match[2])))
    if match := re.fullmatch(r"((?:19|20)\d{2})-(0[1-9]|1[0-2])-\d{2}", bare):
        return NamedPeriod(month(int(match[1]), int(match[2])))
    if match := re.fullmatch(r"(0?[1-9]|1[0-2])/((?:19|20)\d{2})", bare):
        return NamedPeriod(month(int(match[2]), int(match[1])))
    if match := re.fullmatch(_PAIR, bare):
        return _year(match[1], match[2])
    if match := re.fullmatch(
        rf"(?:q|quarter ?)([1-4])[ ,-]*{_PAIR}|{_PAIR}[ ,-]*(?:q|quarter ?)([1-4])", bare
    ):
        year = _year(match[2] or match[4], match[3] or match[5])
        quarter = match[1] or match[6]
        if year is None:
            return None
        return _parsed(f"{year.period.start.year}/{year.period.last_day.year % 100:02d} q{quarter}")
    return _parsed(bare)


def _year(first: str, second: str) -> NamedPeriod | None:
    if (int(first) + 1) % 100 != int(second) % 100:
        return None
    return NamedPeriod(financial_year_of(date(int(first), APRIL, 1)))


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
