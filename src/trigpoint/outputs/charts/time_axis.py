"""Where moments stand across a chart, and which of them are named beneath it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from trigpoint.model.observations import Moment
from trigpoint.model.periods import Period, month_number
from trigpoint.outputs.charts.lettering import width_of

# How many moments from one name to the next: months name quarters, years and so on, from April.
_OF_MONTHS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
_OF_OTHERS = (1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000)
_APRIL = 3  # months counted from nought
APART = 9  # between two names


@dataclass(frozen=True)
class TimeAxis:
    """Moments from left to right. Periods stand as far apart as they are; days of events one by one."""

    moments: tuple[Moment, ...]
    left: float
    right: float

    @cached_property
    def step(self) -> float:
        """From one moment to the next that could be."""
        return (self.right - self.left) / (_ordinals(self.moments)[-1] + 1)

    def places(self) -> list[float]:
        """The middle of each moment. Half a step is left free at either end."""
        return [self.left + (ordinal + 0.5) * self.step for ordinal in _ordinals(self.moments)]

    def named(self, size: float) -> list[tuple[float, str]]:
        """As many moments as can be named at this size without their names touching: place and name."""
        places = list(zip(self.places(), self.moments, strict=True))
        widest = max(width_of(name_of(moment), size) for moment in self.moments) + APART
        for every in _OF_MONTHS if _months_each(self.moments[0]) == 1 else _OF_OTHERS:
            if widest <= every * self.step:
                chosen = [
                    (place, moment)
                    for (place, moment), key in zip(places, self._keys(), strict=True)
                    if key % every == 0
                ]
                return [(place, name_of(moment)) for place, moment in chosen or [places[0]]]
        return [(places[0][0], name_of(self.moments[0]))]

    def _keys(self) -> Iterator[int]:
        """A number for each moment by which those to be named are chosen."""
        for ordinal, moment in enumerate(self.moments):
            if isinstance(moment, Period) and moment.months < 12:
                yield (month_number(moment.start) - _APRIL) // moment.months
            else:
                yield ordinal


def name_of(moment: Moment) -> str:
    """'Mar-22', 'Jan-Mar 2022', '2021/22', '3 Mar 22'."""
    return moment.label if isinstance(moment, Period) else f"{moment.day} {moment:%b %y}"


def _months_each(moment: Moment) -> int | None:
    return moment.months if isinstance(moment, Period) else None


def _ordinals(moments: Sequence[Moment]) -> list[int]:
    first = moments[0]
    if isinstance(first, Period):
        starts = [moment.start for moment in moments if isinstance(moment, Period)]
        return [_months_from(first.start, start) // first.months for start in starts]
    return list(range(len(moments)))


def _months_from(first: date, other: date) -> int:
    return month_number(other) - month_number(first)
