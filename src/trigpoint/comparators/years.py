"""The many ways a publisher labels a year, read to one shape or refused with the reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from trigpoint.model.errors import TrigpointError

FIRST_YEAR, LAST_YEAR = 1900, 2999
LONGEST_POOL = 10  # years taken together: three is usual, more than ten is a slip

HINT = (
    "Write a year as 2022, 2021/22, 2021-22 or 202122, years taken together as 2014-16 or 2013/14-15/16, "
    "a quarter as 2021/22 Q4, a month as March 2022; (Rev), (Final), (prov) or (OT) may follow."
)
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
STATUSES = {
    "rev": "revised",
    "revised": "revised",
    "r": "revised",
    "final": "final",
    "prov": "provisional",
    "provisional": "provisional",
    "p": "provisional",
    "ot": "outturn",
    "outturn": "outturn",
}
# Time identifiers of a whole year; any other (a term, a quarter, a month) is a part of one.
WHOLE_YEARS = frozenset({"academic year", "calendar year", "financial year", "reporting year", "tax year"})
FOUR_DIGITS = frozenset({"calendar year", "reporting year", *MONTHS, *(f"week {n}" for n in range(1, 54))})


@dataclass(frozen=True, order=True)
class PublishedPeriod:
    """A year as published. `year` is the one it ends in: 2022 for 2021/22, reporting year 2022 and 2020-22.

    span: how many years are taken together, 1 as a rule. part: "" for the whole year, else 'q4', 'march',
    'autumn term'. status: "", 'provisional', 'revised', 'final' or 'outturn'.
    """

    year: int
    span: int = 1
    part: str = ""
    status: str = ""


def read_year(label: str, *, kind: str = "") -> PublishedPeriod:
    """The period a label names. Raises TrigpointError for a label that names none, or could name two.

    kind is what the publisher says its years are ('Financial Year'): with it 2011-12 is a pair of years;
    without, it could be December 2011 and is refused.
    """
    plain = " ".join(label.lower().replace("–", "-").split())
    plain, status = _status(plain)
    plain = re.sub(r"^(fy|ay|cy|financial year|academic year|calendar year|reporting year|year) ?", "", plain)
    for pattern, build in _LABELS:
        if match := re.fullmatch(pattern, plain, flags=re.ASCII):
            found = build(label, kind, *match.groups())
            return PublishedPeriod(found.year, found.span, found.part, status)
    raise _refused(label, "is not a year")


def read_time(period: str, identifier: str) -> PublishedPeriod:
    """The period of a time_period and time_identifier of the Department for Education's tidy files.

    Four digits for calendar and reporting years, months and weeks; six, two years that follow each other, for
    the rest. The two are told apart by the identifier, so 202021 is never a year 2020 and a month 21.
    """
    named = " ".join(identifier.lower().split())
    digits = 4 if named in FOUR_DIGITS else 6
    if not re.fullmatch(rf"\d{{{digits}}}", period.strip(), flags=re.ASCII):
        raise _refused(
            period, f"is not the {digits} digits of a {identifier or 'time without an identifier'}"
        )
    found = read_year(period.strip(), kind=identifier)
    return PublishedPeriod(found.year, found.span, "" if named in WHOLE_YEARS else named)


def _status(plain: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?) ?[\[(](\w+)[\])]", plain)
    if not match:
        return plain, ""
    if match[2] not in STATUSES:
        raise _refused(plain, f"says '{match[2]}', which is not a known status")
    return match[1], STATUSES[match[2]]


def _one(label: str, _kind: str, year: str) -> PublishedPeriod:
    return PublishedPeriod(_checked(label, int(year)))


def _pair(label: str, kind: str, first: str, second: str) -> PublishedPeriod:
    """2021/22 ends in 2022; 2014-16 is three years taken together; 2022-03 is March 2022."""
    start, end = int(first), _after(first, second)
    month = int(second) if len(second) == 2 else 0
    follows = end - start == 1
    if 1 <= month <= 12 and "/" not in label and not kind:
        if follows or 2 <= end - start < LONGEST_POOL:
            raise _refused(label, "could be years or a month")
        return PublishedPeriod(_checked(label, start), 1, MONTHS[month - 1])
    if not 1 <= end - start < LONGEST_POOL:
        raise _refused(label, "has years that do not follow each other")
    return PublishedPeriod(_checked(label, end), 1 if follows else end - start + 1)


def _pairs(label: str, kind: str, first: str, first_end: str, last: str, last_end: str) -> PublishedPeriod:
    """2013/14-15/16: three years that each end in the next, taken together."""
    start, end = _following(label, first, first_end), _after(first, last)
    final = _following(label, str(end), last_end)
    if not 1 <= final - start < LONGEST_POOL:
        raise _refused(label, "has years that do not follow each other")
    return PublishedPeriod(_checked(label, final), final - start + 1)


def _six_digits(label: str, _kind: str, first: str, second: str) -> PublishedPeriod:
    return PublishedPeriod(_following(label, first, second))


def _quarter_first(label: str, kind: str, quarter: str, first: str, second: str) -> PublishedPeriod:
    return PublishedPeriod(_following(label, first, second), 1, f"q{quarter}")


def _quarter_last(label: str, kind: str, first: str, second: str, quarter: str) -> PublishedPeriod:
    return _quarter_first(label, kind, quarter, first, second)


def _ending(label: str, _kind: str, month: str, year: str) -> PublishedPeriod:
    """'year ending March 2022' and '31 March 2022' name a year by its end: nothing but the year counts."""
    _month_named(label, month)
    return PublishedPeriod(_checked(label, int(year)))


def _month(label: str, _kind: str, month: str, year: str) -> PublishedPeriod:
    century = year if len(year) == 4 else f"20{year}"
    return PublishedPeriod(_checked(label, int(century)), 1, _month_named(label, month))


def _month_named(label: str, text: str) -> str:
    found = [month for month in MONTHS if month == text or month[:3] == text]
    if not found:
        raise _refused(label, f"has no month '{text}'")
    return found[0]


def _following(label: str, first: str, second: str) -> int:
    end = _after(first, second)
    if end - int(first) != 1:
        raise _refused(label, f"has {first} and {second}, which do not follow each other")
    return _checked(label, end)


def _after(first: str, second: str) -> int:
    """The second year in full: 99 and 00 follow 1999 and 2000 as 22 follows 2021."""
    if len(second) == 4:
        return int(second)
    near = int(first) // 100 * 100 + int(second)
    return near + 100 if second == "00" or near < int(first) - 50 else near


def _checked(label: str, year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refused(label, f"is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    return year


def _refused(label: str, why: str) -> TrigpointError:
    return TrigpointError(f"The year label '{label}' {why}.", hint=HINT)


_YEARS = r"(\d{4}) ?(?:/|-|to) ?(\d{2}|\d{4})"
_LABELS: tuple[tuple[str, Callable[..., PublishedPeriod]], ...] = (
    (r"(\d{4})", _one),
    (_YEARS, _pair),
    (r"(\d{4})(\d{2})", _six_digits),
    (r"(\d{4})[/-](\d{2}) ?(?:-|to) ?(\d{2}|\d{4})[/-](\d{2})", _pairs),
    (rf"q([1-4]),? {_YEARS}", _quarter_first),
    (rf"{_YEARS},?:? ?q([1-4])", _quarter_last),
    (r"(?:ending|to|ended|at) (?:\d{1,2} )?([a-z]+) (\d{4})", _ending),
    (r"(?:as at |at )?\d{1,2} ([a-z]+) (\d{4})", _ending),
    (r"([a-z]+)[ -](\d{4}|\d{2})", _month),
)
