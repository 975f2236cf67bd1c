"""What is looked at over time: figures in order, and the dates from which what is usual starts afresh."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.periods import Period

Moment = Period | date  # a period, or for rare events the day of one


@dataclass(frozen=True)
class Observation:
    """One figure: its value in the unit it is shown in, or None where there is none.

    numerator, denominator: its parts, which charts of shares and rates need. per: what the ratio is for each
    of (100 for a percentage). target: that in force at the time; it may change from month to month.
    """

    at: Moment
    value: Decimal | None
    target: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    per: int = 100

    @classmethod
    def of_parts(
        cls, at: Moment, numerator: int, denominator: int, *, per: int = 100, target: Decimal | None = None
    ) -> "Observation":
        """47 of 51 as 92.16 per 100; without a value where the denominator is 0."""
        above, below = Decimal(numerator), Decimal(denominator)
        return cls(at, per * above / below if below else None, target, above, below, per)

    @property
    def first_day(self) -> date:
        return self.at.start if isinstance(self.at, Period) else self.at

    @property
    def label(self) -> str:
        return self.at.label if isinstance(self.at, Period) else f"{self.at.day} {self.at:%B %Y}"

    def follows(self, before: "Observation") -> bool:
        """Whether nothing lies between: both have values, and the one period begins where the other stops."""
        if self.value is None or before.value is None:
            return False
        if isinstance(self.at, Period) and isinstance(before.at, Period):
            return before.at.stop == self.at.start
        return True


@dataclass(frozen=True)
class Rebase:
    """From this day on a chart's mean and limits start afresh: a judgement, made by someone for a reason."""

    first: date
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidModelError("starting limits afresh needs a reason")
