"""From figures to places on a picture: a scale, and round numbers to mark it with."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ROOM = 0.06  # of the range of the figures, left free at either end
FROM_NOUGHT = 0.4  # figures whose least is below this part of their greatest are shown from nought
ALIKE = 1e-9  # figures this near to each other, as a part of them, are drawn as one
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """From `first`, drawn at `start`, to `last`, drawn at `stop`. start is below stop, as figures rise."""

    first: float
    last: float
    start: float
    stop: float

    def __call__(self, figure: Decimal | float) -> float:
        share = (float(figure) - self.first) / (self.last - self.first)
        return self.start + share * (self.stop - self.start)

    def ticks(self, most: int) -> list[Decimal]:
        """Round numbers on the scale, at most so many of them and two where there can be."""
        step = _round_step((self.last - self.first) / max(most - 1, 1))
        return _multiples(step, self.first, self.last)


def scale_of(
    figures: Iterable[Decimal],
    *,
    start: float,
    stop: float,
    least: Decimal | None = None,
    most: Decimal | None = None,
    from_nought: bool = True,
) -> Scale:
    """A scale with all figures on it and some room; never beyond what is possible (least, most).

    from_nought: whether it begins at nought where that wastes little of it. Figures that are all one get room
    on either side.
    """
    known = [float(figure) for figure in figures]
    low, high = min(known), max(known)
    apart = high - low > ALIKE * max(abs(low), abs(high))
    room = ROOM * (high - low) if apart else abs(high) * 0.5 or 1.0
    first, last = low - room, high + room
    if from_nought and 0 <= low < FROM_NOUGHT * high:
        first = 0.0
    if least is not None:
        first = max(first, float(least))
    if most is not None:
        last = min(last, float(most))
    return Scale(first, last, start, stop) if first < last else Scale(first - 1, last + 1, start, stop)


def _round_step(least: float) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, ... that is no less than this."""
    power = Decimal(1).scaleb(math.floor(math.log10(least)))
    return next(step * power for step in STEPS if float(step * power) >= least * (1 - 1e-9))


def _multiples(step: Decimal, first: float, last: float) -> list[Decimal]:
    slack = float(step) * 1e-9
    begin, end = math.ceil((first - slack) / float(step)), math.floor((last + slack) / float(step))
    return [step * count for count in range(begin, end + 1)]
