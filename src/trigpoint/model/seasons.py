"""Reasons why some months of the year differ, and what was found of them."""

from dataclasses import dataclass
from decimal import Decimal

from trigpoint.model.errors import InvalidModelError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Hypothesis:
    """A reason why some months of the year (1 to 12) differ, and what is done about it.

    because, action: a sentence each, or nothing.
    """

    name: str
    months: frozenset[int]
    action: str = ""
    because: str = ""

    def __post_init__(self) -> None:
        if not self.name or not self.months or not self.months <= set(range(1, 13)):
            raise InvalidModelError("a season has a name and months of the year, 1 to 12")


@dataclass(frozen=True)
class SeasonalEffect:
    """What a hypothesis does to a month, with its 95% interval, in per cent or points; None if unknown."""

    hypothesis: Hypothesis
    years: int
    reason: str
    effect: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None

    @property
    def established(self) -> bool:
        """Whether it can be told from chance: its interval does not hold 0."""
        if self.lower is None or self.upper is None:
            return False
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True)
class SeasonJudgement:
    """Whether the latest month is as the time of year has it, and every effect that was looked for.

    named: whether any season is named for that month at all.
    """

    explains: bool
    reason: str
    effects: tuple[SeasonalEffect, ...]
    named: bool = True
