"""Observations in order for a control chart: checked, cut at each rebase, counted between events."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period, PeriodKind

# Figures of these overlap: each holds most of the one before, and moving ranges would be far too small.
OVERLAPPING = frozenset({PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12})


def check_order(observations: Sequence[Observation]) -> None:
    """Raises InvalidModelError unless the observations are of one kind, in order, and do not overlap."""
    kinds = {one.at.kind if isinstance(one.at, Period) else None for one in observations}
    if len(kinds) > 1:
        raise InvalidModelError("a control chart is of periods of one kind")
    if kinds & OVERLAPPING:
        raise InvalidModelError("a control chart cannot be of periods that overlap: chart the months")
    for before, after in pairwise(observations):
        repeated = isinstance(after.at, Period) and after.first_day == before.first_day
        if after.first_day < before.first_day or repeated:
            raise InvalidModelError(f"{after.label} stands after {before.label}, out of order")


def phases(
    observations: Sequence[Observation], rebases: Sequence[Rebase]
) -> list[tuple[Rebase | None, list[Observation]]]:
    """The observations cut at each rebase, with the rebase each part begins with (None for the first)."""
    cuts = sorted(rebases, key=lambda rebase: rebase.first)
    if len({cut.first for cut in cuts}) < len(cuts):
        raise InvalidModelError("limits can start afresh only once on a day")
    begins: list[Rebase | None] = [None, *cuts]
    parts: list[tuple[Rebase | None, list[Observation]]] = [(cut, []) for cut in begins]
    for one in observations:
        parts[sum(cut.first <= one.first_day for cut in cuts)][1].append(one)
    return [part for part in parts if part[1]]


def days_between(events: Sequence[date]) -> list[Observation]:
    """For a t chart: at each event after the first, the days since the one before. Events in any order."""
    days = sorted(events)
    return [Observation(after, Decimal((after - before).days)) for before, after in pairwise(days)]


def cases_between(cases: Sequence[tuple[date, bool]]) -> list[Observation]:
    """For a g chart: at each case that is an event, how many cases since the last event were not.

    cases: the day of each in order of time, and whether it is an event. Cases before the first event are left
    out: how many came before them is not known.
    """
    found, since = [], None
    for day, is_event in cases:
        if is_event:
            if since is not None:
                found.append(Observation(day, Decimal(since)))
            since = 0
        elif since is not None:
            since += 1
    return found
