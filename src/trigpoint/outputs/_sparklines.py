"""The trend of a line as a small drawing: where its lines and dots go, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from trigpoint.model.scorecards import Value

WIDTH = 120
HEIGHT = 28
MARGIN = 4  # room for the dot at either end

INK = "#12436D"  # dark blue of the Analysis Function palette: 10.1 to 1 on white

Point = tuple[float, float]


@dataclass(frozen=True)
class Sparkline:
    """A drawing WIDTH by HEIGHT, its top left corner at (0, 0). Each line is drawn to its own scale.

    `path` is SVG path data, broken where a month has no figure; `dots` are months that stand alone
    between two gaps; `last` is the latest month that has a figure. `words` is the text alternative.
    """

    path: str
    dots: tuple[Point, ...]
    last: Point
    words: str

    @property
    def svg(self) -> str:
        """The drawing as one SVG document, for formats that embed pictures."""
        dots = "".join(_circle(point, 1.6) for point in self.dots)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}">'
            f'<path d="{self.path}" fill="none" stroke="{INK}" stroke-width="1.5" '
            f'stroke-linejoin="round" stroke-linecap="round"/>{dots}{_circle(self.last, 2.8)}</svg>'
        )


def _circle(point: Point, radius: float) -> str:
    return f'<circle cx="{point[0]}" cy="{point[1]}" r="{radius}" fill="{INK}"/>'


def sparkline(trend: Sequence[Value]) -> Sparkline | None:
    """The drawing of a trend, oldest month first; None where fewer than two months have a figure."""
    numbers = [value.number for value in trend if value.number is not None]
    if len(numbers) < 2:
        return None
    low, high = min(numbers), max(numbers)
    runs = _runs([_place(index, value.number, len(trend), low, high) for index, value in enumerate(trend)])
    path = " ".join(f"M{' L'.join(f'{x} {y}' for x, y in run)}" for run in runs if len(run) > 1)
    alone = tuple(run[0] for run in runs if len(run) == 1)
    return Sparkline(path, alone, runs[-1][-1], _in_words(trend))


def _place(index: int, number: Decimal | None, months: int, low: Decimal, high: Decimal) -> Point | None:
    if number is None:
        return None
    across = MARGIN + index * (WIDTH - 2 * MARGIN) / max(months - 1, 1)
    share = float((number - low) / (high - low)) if high > low else 0.5
    return round(across, 1), round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)


def _runs(places: Sequence[Point | None]) -> list[list[Point]]:
    """The places in unbroken runs."""
    grouped = groupby(places, key=lambda place: place is not None)
    return [[place for place in run if place is not None] for known, run in grouped if known]


def _in_words(trend: Sequence[Value]) -> str:
    known = [(value.number, value) for value in trend if value.number is not None]
    lowest, highest = min(known, key=lambda pair: pair[0])[1], max(known, key=lambda pair: pair[0])[1]
    first, last = known[0][1], known[-1][1]
    span = f"{_said(first)} to {_said(last)}"
    if lowest.text == highest.text:
        return f"{span}; the same throughout"
    return f"{span}; lowest {_said(lowest)}, highest {_said(highest)}"


def _said(value: Value) -> str:
    return f"{value.text} in {value.period.last_day:%b-%y}"
