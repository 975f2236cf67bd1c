"""The months a forecast is made from: those of the year in question, and the unbroken ones before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.calendar.periods import financial_year_of, months_in
from trigpoint.judgements.spc.observations import check_order
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period, PeriodKind, month_number
from trigpoint.model.trajectories import YearFrom

MONTHS_OF_A_YEAR = 12
LEAST_MONTHS = 12  # before the year begins: with fewer the methods were not tried


@dataclass(frozen=True)
class YearSoFar:
    """What is known of a year on a day: its own months so far, and the unbroken ones before, oldest first."""

    year: Period
    before: tuple[Observation, ...]
    so_far: tuple[Observation, ...]

    @property
    def left(self) -> tuple[Period, ...]:
        """The months of the year that are still to come."""
        return months_in(self.year)[len(self.so_far) :]

    @property
    def all(self) -> tuple[Observation, ...]:
        return self.before + self.so_far

    @property
    def last_year(self) -> tuple[Observation, ...]:
        """The twelve months before the year."""
        return self.before[-MONTHS_OF_A_YEAR:]


def year_in_question(as_at: Period) -> Period:
    """The financial year a month is in, or where that is over the next one."""
    return financial_year_of(as_at.stop)


def up_to(observations: Sequence[Observation], as_at: Period) -> list[Observation]:
    """The observations up to a month. Raises InvalidModelError unless they are months in order of time."""
    check_order(observations)
    if any(not isinstance(one.at, Period) or one.at.kind is not PeriodKind.MONTH for one in observations):
        raise InvalidModelError("a year is forecast from its months")
    return [one for one in observations if one.first_day <= as_at.start]


def months_of(
    observations: Sequence[Observation], as_at: Period, year_from: YearFrom
) -> tuple[YearSoFar | None, str]:
    """The months as at one of them, or why they are not enough. `observations` end with that month."""
    year = year_in_question(as_at)
    unbroken = _unbroken(observations, as_at, year_from)
    so_far = tuple(one for one in unbroken if one.first_day >= year.start)
    before = tuple(one for one in unbroken if one.first_day < year.start)
    wanted = month_number(as_at.stop) - month_number(year.start)
    if len(so_far) < wanted:
        return None, f"{_missing(so_far, year, wanted)} has no figure"
    if len(before) < LEAST_MONTHS:
        begins = f"the {LEAST_MONTHS} months before {year.start:%B %Y} are needed without a gap"
        return None, f"{begins}, and there {'is' if len(before) == 1 else 'are'} {len(before) or 'none'}"
    return YearSoFar(year, before, so_far), ""


def _missing(so_far: Sequence[Observation], year: Period, wanted: int) -> str:
    """The last month of the year so far that breaks it."""
    return months_in(year)[wanted - len(so_far) - 1].label


def _unbroken(observations: Sequence[Observation], as_at: Period, year_from: YearFrom) -> list[Observation]:
    """The observations that end with a month and have a figure each, none left out between them."""
    found: list[Observation] = []
    expected = month_number(as_at.start)
    for one in reversed(observations):
        if month_number(one.first_day) != expected or not _usable(one, year_from):
            break
        found.append(one)
        expected -= 1
    return found[::-1]


def _usable(one: Observation, year_from: YearFrom) -> bool:
    """Whether a month has what its year is made of: 0 of 0 adds nothing, and is known."""
    if year_from is YearFrom.POOLED:
        return one.numerator is not None and one.denominator is not None
    return one.value is not None
