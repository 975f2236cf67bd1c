"""What was said of each month by how old it was: a run-off triangle, and what it says of revisions to come.

The age of a figure is how many calendar months lie between the end of its month and the day it was known:
February's figure of 14 March is of age 0. Each month's path is followed from the age in question as far as it
was seen, and carried on from there by the middle revision of each further age, so that young months count
too (chain ladder, with medians in place of ratios of sums: one month put right by hand moves nothing).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from trigpoint.model.periods import Period, month_number

Path = Mapping[int, Decimal]  # by age, what was said of one month

FEW = 3  # months that a revision of one age is known from at least
SELDOM = Decimal("0.1")  # what fewer than this part of months do is no longer waited for
TAILS = Decimal("0.1")  # left out on either side of what most revisions lie between


def age(period: Period, known_on: date) -> int:
    """In months; negative while the period is not over."""
    return month_number(known_on) - month_number(period.stop)


@dataclass(frozen=True)
class ToCome:
    """The revisions still to come of each month seen at an age and again later, in order of size."""

    revisions: Sequence[Decimal]

    @property
    def usual(self) -> Decimal:
        return median(self.revisions)

    @property
    def lower(self) -> Decimal:
        return self._quantile(TAILS)

    @property
    def upper(self) -> Decimal:
        return self._quantile(1 - TAILS)

    def _quantile(self, part: Decimal) -> Decimal:
        """At position part of (n + 1), so that as many lie beyond it in future as did; else the extreme."""
        position = part * (len(self.revisions) + 1)
        position = min(max(position, Decimal(1)), Decimal(len(self.revisions)))
        below = int(position)
        lower, upper = self.revisions[below - 1], self.revisions[min(below, len(self.revisions) - 1)]
        return lower + (position - below) * (upper - lower)


@dataclass(frozen=True)
class Triangle:
    """What was said of each month, by age. in_percent: whether revisions are in per cent of the figure."""

    paths: Sequence[Path]
    in_percent: bool

    def to_come(self, at_age: int) -> ToCome | None:
        """What is still to come at an age; None where no month was seen at it and again later."""
        links = {n: median(found) for n, found in self.links().items() if n >= at_age}
        found = []
        for path in self.paths:
            start, last = _at(path, at_age), max(path)
            if start is None or last <= at_age:
                continue
            rest = sum((revision for n, revision in links.items() if n >= last), Decimal(0))
            found.append(self.revision(start, path[last]) + rest)
        return ToCome(sorted(found)) if found else None

    def links(self) -> dict[int, list[Decimal]]:
        """For each age the revisions of the month that follows, where enough months were seen to tell."""
        oldest = max((max(path) for path in self.paths), default=0)
        found: dict[int, list[Decimal]] = {n: [] for n in range(oldest)}
        for path in self.paths:
            for n in range(min(path), max(path)):
                before, after = _at(path, n), _at(path, n + 1)
                assert before is not None and after is not None
                found[n].append(self.revision(before, after))
        return {n: revisions for n, revisions in found.items() if len(revisions) >= FEW}

    @property
    def followed_to(self) -> int:
        """The oldest age that enough months were followed to."""
        return max(self.links(), default=-1) + 1

    def settles_at(self, visible: Decimal) -> int | None:
        """The age after which a revision as large as can be seen is seldom; None where none was followed."""
        links = self.links()
        if not links:
            return None
        moving = [
            n
            for n, revisions in links.items()
            if sum(abs(one) >= visible for one in revisions) > SELDOM * len(revisions)
        ]
        return max(moving, default=-1) + 1

    def revision(self, before: Decimal, after: Decimal) -> Decimal:
        return 100 * (after - before) / before if self.in_percent else after - before


def paths_of(said: Iterable[tuple[Period, date, Decimal]]) -> list[dict[int, Decimal]]:
    """The paths of all months; where more was said of a month at one age, the last of it."""
    by_month: dict[Period, dict[int, Decimal]] = {}
    for period, known_on, number in sorted(said, key=lambda one: one[1]):
        by_month.setdefault(period, {})[age(period, known_on)] = number
    return list(by_month.values())


def _at(path: Path, at_age: int) -> Decimal | None:
    """What was last said of a month by an age: a figure stands until another takes its place."""
    known = [n for n in path if n <= at_age]
    return path[max(known)] if known else None
