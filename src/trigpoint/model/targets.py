"""Targets and tolerances: rows that say what good is, for which measure, from when, and who decided it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.periods import Period


class AppliesTo(StrEnum):
    """In-month and year-end are judged apart."""

    MONTH = "month"
    YEAR_END = "year_end"
    BOTH = "both"


class Judges(StrEnum):
    """What of a figure the edges are compared with."""

    VALUE = "value"
    NUMERATOR = "numerator"


class TargetText(StrEnum):
    """The names of the three columns a target fills on a scorecard."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True)
class Flat:
    """One edge for green and, where there is a tolerance, one for amber. Equality takes the better band.

    Without an amber edge, what misses green is red.
    """

    green: Decimal
    amber: Decimal | None = None


@dataclass(frozen=True)
class Profiled:
    """Edges that change from month to month: (month as its first day, edges)."""

    months: tuple[tuple[date, Flat], ...]

    def edges_for(self, period: Period) -> Flat | None:
        """The edges of the period's last month, or None where the profile says nothing of it."""
        return dict(self.months).get(period.last_day.replace(day=1))


@dataclass(frozen=True)
class Range:
    """Keep within a band: green from `low` to `high`, amber out to the amber edges, both ends included."""

    low: Decimal
    high: Decimal
    amber_low: Decimal | None = None
    amber_high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise InvalidModelError("a range target's low end must not be above its high end")


class RelativeTo(StrEnum):
    SAME_PERIOD_LAST_YEAR = "same_period_last_year"
    NATIONAL = "national"
    STATISTICAL_NEIGHBOURS = "statistical_neighbours"


@dataclass(frozen=True)
class Relative:
    """Better than, or within a tolerance of, another figure.

    `tolerance_percent` is how much worse than the other figure still counts as comparable; None asks for
    strictly better.
    """

    to: RelativeTo
    tolerance_percent: Decimal | None = None


@dataclass(frozen=True)
class AllOf:
    """Several comparisons: green where all are met, red where any is not."""

    conditions: tuple[Relative, ...]


@dataclass(frozen=True)
class Combined:
    """One target over the sum of several measures; each of them carries the judgement."""

    measures: tuple[str, ...]
    green: Decimal
    amber: Decimal | None = None


TargetKind = Flat | Profiled | Range | AllOf | Combined


@dataclass(frozen=True)
class Target:
    """A target row, in force from month `first` to month `last` (first days); None is open-ended."""

    measure: str
    first: date
    last: date | None
    applies_to: AppliesTo
    kind: TargetKind
    judges: Judges = Judges.VALUE
    source: str = ""
    reason: str = ""
    set_by: str = ""
    set_on: date | None = None

    def in_force(self, period: Period) -> bool:
        month = period.last_day.replace(day=1)
        return self.first <= month and (self.last is None or month <= self.last)
