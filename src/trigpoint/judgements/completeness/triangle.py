"""What was said of each month by how old it was: a run-off triangle, and what it says of revisions to come.

The age of a figure is how many calendar months lie between the end of its month and the day it was known:
February's figure of 14 March is of age 0. Each month's path is followed from the age in question as far as it
was seen, and carried on from there by the middle revision of each further age, so that young months count
too (chain ladder, with medians in place of ratios of sums: one month put right by hand moves nothing).
Only the latest months count, because people and systems change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from trigpoint.model.periods import Period, month_number

Path = Mapping[int, Decimal]  # by age, what was said of one month

LATEST = 12  # months that are learnt from
FEW = 3  # months that a revision of one age is known from at least; also how many show that a habit has ended
SELDOM = Decimal("0.1")  # what fewer than this part of months do is no longer waited for
ONE_WAY = Decimal("0.85")  # of the revisions that can be seen, for a way to be spoken of: 11 of 12, 6 of 6
NEARLY_ALWAYS = Decimal("0.75")
TAILS = Decimal("0.1")  # left out on either side of what most revisions lie between


def age(period: Period, known_on: date) -> int:
    """In months; negative while the period is not over."""
    return month_number(known_on) - month_number(period.stop)


@dataclass(frozen=True)
class ToCome:
    """The revisions still to come of each month seen at an age and again later, in order of time."""

    revisions: Sequence[Decimal]

    def way(self, visible: Decimal) -> int:
        """1 where such figures rise, -1 where they fall, 0 where neither or as often one as the other.

        visible: the least revision that counts as one.
        """
        moved = [one for one in self.revisions if abs(one) >= visible]
        for sign in (1, -1):
            if self.usual * sign >= visible and sum(one * sign > 0 for one in moved) >= ONE_WAY * len(moved):
                return sign
        return 0

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
        by_size, count = sorted(self.revisions), len(self.revisions)
        position = min(max(part * (count + 1), Decimal(1)), Decimal(count))
        below = int(position)
        lower, upper = by_size[below - 1], by_size[min(below, count - 1)]
        return lower + (position - below) * (upper - lower)


@dataclass(frozen=True)
class Triangle:
    """What was said of each month, by age, oldest month first.

    in_percent: whether revisions are in per cent of the figure.
    """

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
        return ToCome(found[-LATEST:]) if found else None

    def links(self) -> dict[int, list[Decimal]]:
        """For each age the revisions of the month that follows, where enough months were seen to tell."""
        oldest = max((max(path) for path in self.paths), default=0)
        found: dict[int, list[Decimal]] = {n: [] for n in range(oldest)}
        for path in self.paths:
            for n in range(min(path), max(path)):
                before, after = _at(path, n), _at(path, n + 1)
                assert before is not None and after is not None
                found[n].append(self.revision(before, after))
        return {n: revisions[-LATEST:] for n, revisions in found.items() if len(revisions) >= FEW}

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

    def has_ended(self, at_age: int, visible: Decimal) -> bool:
        """Whether figures of an age nearly always moved in the month that follows, and lately never did."""
        moved = [abs(one) >= visible for one in self.links().get(at_age, [])]
        lately = len(moved) - max((n for n, one in enumerate(moved, start=1) if one), default=0)
        before = moved[: len(moved) - lately]
        return lately >= FEW <= len(before) and sum(before) >= NEARLY_ALWAYS * len(before)

    def revision(self, before: Decimal, after: Decimal) -> Decimal:
        return 100 * (after - before) / before if self.in_percent else after - before


def paths_of(said: Iterable[tuple[Period, date, Decimal]]) -> list[dict[int, Decimal]]:
    """The paths of all months, oldest first; where more was said of a month at one age, the last of it."""
    by_month: dict[Period, dict[int, Decimal]] = {}
    for period, known_on, number in sorted(said, key=lambda one: one[1]):
        by_month.setdefault(period, {})[age(period, known_on)] = number
    return [path for _, path in sorted(by_month.items())]


def _at(path: Path, at_age: int) -> Decimal | None:
    """What was last said of a month by an age: a figure stands until another takes its place."""
    known = [n for n in path if n <= at_age]
    return path[max(known)] if known else None
