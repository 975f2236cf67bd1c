"""Where the parts of a control chart go: margins, the two scales, and the room for notes and labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.sentences import possible
from trigpoint.model.control_charts import ControlChart, ControlPoint, Limits
from trigpoint.model.observations import Moment, Rebase
from trigpoint.model.trajectories import ForecastMonth
from trigpoint.outputs.charts.labels import Flag, flags, row_heights
from trigpoint.outputs.charts.lettering import STRONG, width_of, wrapped
from trigpoint.outputs.charts.scales import Scale, scale_of
from trigpoint.outputs.charts.time_axis import TimeAxis

NARROW = 480  # below this words are shortened and letters smaller
LINE = 1.3  # from a line of text to the next, in sizes
NOTE_WIDTH = 230.0
TICKS = 6


@dataclass(frozen=True)
class StartNote:
    """Why limits start afresh, above the line where they do."""

    flag: Flag
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ControlLayout:
    """A control chart placed on a picture `width` wide. labels: the widest text right of the plot."""

    chart: ControlChart
    style: Style
    forecast: tuple[ForecastMonth, ...]
    width: float
    label_width: float

    @property
    def size(self) -> float:
        """Of the letters."""
        return 11.0 if self.width < NARROW else 12.0

    @property
    def narrow(self) -> bool:
        return self.width < NARROW

    # ---- the margins ------------------------------------------------------------------------------------

    @cached_property
    def left(self) -> float:
        return 10 + max(width_of(words, self.size) for _, words in self._ticks(0, 100))

    @cached_property
    def right(self) -> float:
        return max(self.width - self.label_width - 14, self.left + 0.2 * self.width)

    @cached_property
    def top(self) -> float:
        return 10 + self.notes_height

    @property
    def bottom(self) -> float:
        return self.top + max(150.0, min(300.0, 0.36 * self.width))

    # ---- the scales -------------------------------------------------------------------------------------

    @cached_property
    def across(self) -> TimeAxis:
        moments: list[Moment] = [point.observation.at for point in self.chart.points]
        return TimeAxis((*moments, *(month.period for month in self.forecast)), self.left, self.right)

    @cached_property
    def places(self) -> list[float]:
        return self.across.places()

    @cached_property
    def up(self) -> Scale:
        return self._scale(self.bottom, self.top)

    def _scale(self, start: float, stop: float) -> Scale:
        least, most = possible(self.style)
        figures = list(self._figures())
        # A figure that should not be possible is shown all the same.
        least = least if least is not None and min(figures) >= least else None
        most = most if most is not None and max(figures) <= most else None
        edges = [max(edge, least) if least is not None else edge for edge in self._edges()]
        edges = [min(edge, most) if most is not None else edge for edge in edges]
        return scale_of([*figures, *edges], start=start, stop=stop, least=least, most=most)

    def _figures(self) -> Iterator[Decimal]:
        for point in self.chart.points:
            yield from (it for it in (point.value, point.observation.target) if it is not None)
        for month in self.forecast:
            yield from (month.lower, month.value, month.upper)
        yield from (Decimal(0),) if all(point.value is None for point in self.chart.points) else ()

    def _edges(self) -> Iterator[Decimal]:
        for point in self.chart.points:
            yield from (point.limits.lower, point.limits.upper) if point.limits else ()

    def ticks(self) -> list[tuple[float, str]]:
        return self._ticks(self.bottom, self.top)

    def _ticks(self, start: float, stop: float) -> list[tuple[float, str]]:
        scale = self._scale(start, stop)
        numbers = scale.ticks(TICKS)
        decimals = max((max(0, -_exponent(number)) for number in numbers), default=0)
        return [(scale(number), self.style.text(number, decimals=decimals)) for number in numbers]

    # ---- the parts --------------------------------------------------------------------------------------

    @cached_property
    def phases(self) -> list[list[tuple[float, ControlPoint]]]:
        """The points of each phase with their places across."""
        placed = list(zip(self.places, self.chart.points, strict=False))
        numbers = dict.fromkeys(point.phase for point in self.chart.points)
        return [[pair for pair in placed if pair[1].phase == number] for number in numbers]

    @property
    def usual(self) -> Limits | None:
        """The limits that are named: those of the latest point."""
        return self.chart.latest.limits

    @cached_property
    def starts(self) -> list[tuple[float, Rebase]]:
        """Where limits start afresh between two points, and why."""
        found = []
        for before, after in zip(self.phases, self.phases[1:], strict=False):
            first, last = after[0][1].observation.first_day, before[-1][1].observation.first_day
            rebase = [one for one in self.chart.rebases if last < one.first <= first][-1]
            found.append(((before[-1][0] + after[0][0]) / 2, rebase))
        return found

    @cached_property
    def notes(self) -> list[StartNote]:
        texts = [
            f"From {rebase.first.day} {rebase.first:%b %Y}: {rebase.reason.rstrip('.')}"
            for _, rebase in self.starts
        ]
        widths = [min(width_of(words, self.size, STRONG), NOTE_WIDTH) for words in texts]
        placed = flags([place for place, _ in self.starts], widths, low=0, high=self.width)
        return [StartNote(flag, self._lines(flag, words)) for flag, words in zip(placed, texts, strict=True)]

    def _lines(self, flag: Flag, words: str) -> tuple[str, ...]:
        room = flag.across if flag.anchor == "end" else self.width - flag.across
        return tuple(wrapped(words, self.size, min(NOTE_WIDTH, room - 8), STRONG))

    @cached_property
    def rows(self) -> list[float]:
        """The height of each row of notes, the lowest first."""
        lines = [len(note.lines) for note in self.notes]
        return row_heights([note.flag for note in self.notes], lines, self.size * LINE)

    @property
    def notes_height(self) -> float:
        return sum(self.rows)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
