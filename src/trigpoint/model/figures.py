"""A figure: measure x breakdown group x period, with what it was divided from and its state."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.periods import Period

WHOLE = ""  # the breakdown of a figure that is not broken down
NOT_KNOWN = "Not known"  # the group of rows whose attribute is unknown


class State(StrEnum):
    """What a figure is. Never written as 0, NaN or -1."""

    KNOWN = "known"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    SUPPRESSED = "suppressed"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"


WITH_VALUE = frozenset({State.KNOWN, State.PROVISIONAL, State.REVISED})


@dataclass(frozen=True, order=True)
class Cell:
    """Which figure: a measure, a period, and a group of a breakdown ("" and "" for the whole)."""

    measure: str
    period: Period
    breakdown: str = WHOLE
    group: str = ""


@dataclass(frozen=True)
class Count:
    """What an engine counted for one cell.

    numerator: the count, the number that meet the standard, the sum, or for a median the median itself
    (None where no value is known). denominator: the rows, entities or known values it is out of; None for
    a plain count.
    """

    cell: Cell
    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True)
class Figure:
    """The answer for a cell. `value` is unrounded: rounding is for showing.

    numerator and denominator are the tally ("47 of 51"); both None where there is none to give.
    reason says, in words, why there is no value, or what is unusual about it.
    """

    cell: Cell
    state: State
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.state in WITH_VALUE):
            raise InvalidModelError(f"a figure that is {self.state} cannot have the value {self.value}")

    @property
    def has_value(self) -> bool:
        return self.state in WITH_VALUE


@dataclass(frozen=True, order=True)
class Member:
    """One row behind a cell: its key, whether it is in the numerator, and the number it brought (if any).

    day: the day it is counted on, of an event the event's own; it is no part of what tells two rows apart.
    """

    table: str
    key: str
    in_numerator: bool
    amount: Decimal | None = None
    day: date | None = field(default=None, compare=False)


# In order of time: the day of each case, and whether it meets the standard (each does, of a plain count).
EventDays = tuple[tuple[date, bool], ...]
