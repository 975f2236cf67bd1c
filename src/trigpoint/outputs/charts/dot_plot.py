"""A council among its neighbours: a row and a dot for each, the best at the top, and lines for averages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from trigpoint.model.benchmarks import AreaFigure, Benchmark, NeighbourStatistic
from trigpoint.model.measures import Polarity
from trigpoint.outputs.charts import colours
from trigpoint.outputs.charts.drawing import Picture, path, picture, rectangle, text
from trigpoint.outputs.charts.labels import Flag, beyond, flags, row_heights
from trigpoint.outputs.charts.lettering import REGULAR, STRONG, width_of, wrapped
from trigpoint.outputs.charts.marks import dot, ring
from trigpoint.outputs.charts.published import decimals_of, number_of, tick_text
from trigpoint.outputs.charts.scales import Scale, scale_of

WIDE = 880
NARROW = 480
LINE = 1.35  # from a line of text to the next, in sizes
TICKS = 6
SHARES = (0.5, 0.36, 0.28, 0.2, 0.1)  # of the width, that a name above the plot may take

STATISTICS = {
    NeighbourStatistic.MEAN: "mean",
    NeighbourStatistic.MEDIAN: "median",
    NeighbourStatistic.POOLED: "pooled",
}


@dataclass(frozen=True)
class Upright:
    """A line through every row: what it is, where, and how it is drawn."""

    words: str
    figure: Decimal
    colour: str
    dash: str
    width: float


def dot_plot(benchmark: Benchmark, *, width: float = WIDE) -> Picture:
    """The plot of a benchmark, from 320 to 900 wide. Those without a figure are named beneath it."""
    if not any(figure.number is not None for figure in (benchmark.own, *benchmark.neighbours)):
        said = _without(benchmark)
        lines = [line for words in said for line in wrapped(words, 12, width - 16)]
        pieces = [text(line, (8, 14 + 18 * row), size=12) for row, line in enumerate(lines)]
        return picture(pieces, " ".join(said), width=width, height=18 * len(lines) + 10)
    plot = _Plot(benchmark, width)
    pieces = [*_rows(plot), *_uprights(plot), *_dots(plot), *_axis(plot), *_beneath(plot)]
    return picture(pieces, _in_words(plot), width=width, height=plot.height)


def ranked(benchmark: Benchmark) -> list[AreaFigure]:
    """Ours and the neighbours' figures, the best first, or the highest where no way is good."""
    known = [it for it in (benchmark.own, *benchmark.neighbours) if it.number is not None]
    sign = 1 if benchmark.polarity is Polarity.LOW else -1
    return sorted(known, key=lambda figure: sign * number_of(figure))


@dataclass(frozen=True)
class _Plot:
    benchmark: Benchmark
    width: float

    @cached_property
    def rows(self) -> list[AreaFigure]:
        return ranked(self.benchmark)

    @property
    def size(self) -> float:
        return 12.0 if self.width < NARROW else 13.0

    @property
    def row_height(self) -> float:
        return 2.0 * self.size

    def is_own(self, figure: AreaFigure) -> bool:
        return figure is self.benchmark.own

    def weight(self, figure: AreaFigure) -> int:
        return STRONG if self.is_own(figure) else REGULAR

    @cached_property
    def left(self) -> float:
        return 22 + max(width_of(row.name, self.size, self.weight(row)) for row in self.rows)

    @cached_property
    def right(self) -> float:
        return self.width - 22 - max(width_of(row.text, self.size, self.weight(row)) for row in self.rows)

    @cached_property
    def scale(self) -> Scale:
        figures = [number_of(row) for row in self.rows] + [line.figure for line in self.uprights]
        return scale_of(figures, start=self.left + 8, stop=self.right - 8, from_nought=False)

    @cached_property
    def uprights(self) -> list[Upright]:
        return list(_upright_lines(self.benchmark))

    @cached_property
    def named(self) -> tuple[list[list[str]], list[Flag]]:
        """What each upright line is called and where that stands, in shorter lines until all of it fits."""
        across = [self.scale(line.figure) for line in self.uprights]
        for share in SHARES:
            names = [wrapped(line.words, self.size, share * self.width) for line in self.uprights]
            widths = [max(width_of(words, self.size) for words in lines) + 8 for lines in names]
            placed = flags(across, widths, low=0, high=self.width)
            if beyond(placed, widths, low=0, high=self.width) == 0:
                break
        return names, placed

    @property
    def names(self) -> list[list[str]]:
        return self.named[0]

    @property
    def flags(self) -> list[Flag]:
        return self.named[1]

    @cached_property
    def flag_rows(self) -> list[float]:
        return row_heights(self.flags, [len(lines) for lines in self.names], self.size * LINE)

    @property
    def top(self) -> float:
        return 10 + sum(self.flag_rows)

    def middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self.row_height

    @property
    def bottom(self) -> float:
        return self.top + len(self.rows) * self.row_height

    @cached_property
    def beneath(self) -> list[str]:
        return [
            line for words in _without(self.benchmark) for line in wrapped(words, self.size, self.width - 16)
        ]

    @property
    def height(self) -> float:
        return self.bottom + 2.6 * self.size + len(self.beneath) * self.size * LINE + 4


def _upright_lines(benchmark: Benchmark) -> Iterator[Upright]:
    average = f"Neighbours’ {STATISTICS[benchmark.statistic]}"
    top = {Polarity.LOW: "or below", Polarity.HIGH: "or above"}.get(benchmark.polarity, "")
    for figure, name, after, look in (
        (benchmark.average, average, "", (colours.NEIGHBOURS, "", 1.6)),
        (benchmark.region, "", "", (colours.REGION, "7 3", 1.6)),
        (benchmark.england, "England", "", (colours.ENGLAND, "2 2", 1.6)),
        (benchmark.threshold, "Top quarter", top, (colours.BETTER, "9 3 2 3", 1.6)),
    ):
        if figure is not None and figure.number is not None:
            words = f"{name or figure.name} {figure.text} {after}".rstrip()
            yield Upright(words, figure.number, *look)


def _rows(plot: _Plot) -> Iterator[str]:
    for row, figure in enumerate(plot.rows):
        middle, own = plot.middle(row), plot.is_own(figure)
        if own:
            yield rectangle(
                (0, middle - plot.row_height / 2),
                width=plot.width,
                height=plot.row_height,
                fill=colours.BAND,
            )
        yield path([(plot.left, middle), (plot.right, middle)], stroke=colours.GRID, width=0.8)
        fill = colours.OURS if own else colours.INK
        weight = plot.weight(figure)
        yield text(figure.name, (8, middle), size=plot.size, fill=fill, weight=weight)
        at = (plot.width - 8, middle)
        yield text(figure.text, at, size=plot.size, anchor="end", fill=fill, weight=weight)


def _uprights(plot: _Plot) -> Iterator[str]:
    for line, names, flag in zip(plot.uprights, plot.names, plot.flags, strict=True):
        top = plot.top - 4 - sum(plot.flag_rows[: flag.row + 1])
        ends = [(flag.across, top), (flag.across, plot.bottom)]
        yield path(ends, stroke=line.colour, width=line.width, dash=line.dash)
        for index, words in enumerate(names):
            at = flag.text_at(top + (index + 0.5) * plot.size * LINE, 5)
            yield text(words, at, size=plot.size, anchor=flag.anchor)


def _dots(plot: _Plot) -> Iterator[str]:
    """Ours full and large, the others' rings: they differ in a black and white print."""
    for row, figure in enumerate(plot.rows):
        at = (plot.scale(number_of(figure)), plot.middle(row))
        yield dot(at, 7, colours.OURS) if plot.is_own(figure) else ring(at, 4.6, colours.OTHERS)


def _axis(plot: _Plot) -> Iterator[str]:
    yield path([(plot.left, plot.bottom), (plot.right, plot.bottom)], stroke=colours.USUAL)
    for place, words in _ticks(plot):
        yield path([(place, plot.bottom), (place, plot.bottom + 4)], stroke=colours.USUAL)
        at = (place, plot.bottom + 6 + plot.size)
        yield text(words, at, size=plot.size - 1, anchor="middle", fill=colours.QUIET)


def _ticks(plot: _Plot) -> list[tuple[float, str]]:
    """As many round numbers as can stand beside each other."""
    for most in range(TICKS, 1, -1):
        numbers = plot.scale.ticks(most)
        decimals, like = decimals_of(numbers), plot.rows[0].text
        found = [(plot.scale(number), tick_text(number, decimals, like=like)) for number in numbers]
        widest = max(width_of(words, plot.size) for _, words in found) + 8
        if all(after - before >= widest for (before, _), (after, _) in pairwise(found)):
            break
    return [(place, words) for place, words in found if widest / 2 <= place <= plot.width - widest / 2][
        :TICKS
    ]


def _beneath(plot: _Plot) -> Iterator[str]:
    for row, line in enumerate(plot.beneath):
        at = (8.0, plot.bottom + 2.6 * plot.size + (row + 0.4) * plot.size * LINE)
        yield text(line, at, size=plot.size, fill=colours.QUIET)


def _without(benchmark: Benchmark) -> list[str]:
    """'No figure for Dudley (suppressed); Wigan (not published).'"""
    missing = [it for it in (benchmark.own, *benchmark.neighbours) if it.number is None]
    if not missing:
        return []
    return [f"Without a figure: {'; '.join(f'{it.name} ({it.text})' for it in missing)}."]


def _in_words(plot: _Plot) -> str:
    order = "highest first" if plot.benchmark.polarity in (Polarity.INFO, Polarity.RANGE) else "best first"
    said = ", ".join(f"{figure.name} {figure.text}" for figure in plot.rows)
    lines = "; ".join(line.words for line in plot.uprights)
    parts = [f"{plot.benchmark.period}, {order}: {said}.", f"{lines}." if lines else ""]
    return " ".join([part for part in parts if part] + _without(plot.benchmark))
