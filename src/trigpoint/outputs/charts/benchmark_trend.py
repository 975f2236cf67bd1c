"""Published years: ours, the neighbours' average, the region and England, each named at its line's end."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from trigpoint.model.benchmarks import AreaFigure, Benchmark
from trigpoint.outputs.charts import colours
from trigpoint.outputs.charts.dot_plot import STATISTICS
from trigpoint.outputs.charts.drawing import Picture, Point, path, picture, text, with_hint
from trigpoint.outputs.charts.labels import spread
from trigpoint.outputs.charts.lettering import REGULAR, STRONG, width_of, wrapped
from trigpoint.outputs.charts.marks import dot, ring
from trigpoint.outputs.charts.published import decimals_of, number_of, tick_text
from trigpoint.outputs.charts.scales import Scale, scale_of

WIDE = 880
NARROW = 480
LINE = 1.3
TICKS = 6


@dataclass(frozen=True)
class TrendLine:
    """One line: what it is called, its figures by year, and how it is drawn."""

    name: str
    figures: tuple[AreaFigure | None, ...]
    colour: str
    dash: str
    strong: bool

    @property
    def known(self) -> list[tuple[int, AreaFigure]]:
        return [
            (year, it) for year, it in enumerate(self.figures) if it is not None and it.number is not None
        ]


def benchmark_trend(benchmark: Benchmark, *, width: float = WIDE) -> Picture:
    """The trend of a benchmark, from 320 to 900 wide; with no figure at all, a sentence that says so."""
    trend = _Trend(benchmark, width)
    if not trend.series:
        words = "No figure is published for any of these years."
        return picture([text(words, (8, 14), size=12)], words, width=width, height=28)
    pieces = [*_axes(trend), *_lines(trend), *_names(trend)]
    return picture(pieces, _in_words(trend), width=width, height=trend.bottom + 2.6 * trend.size)


@dataclass(frozen=True)
class _Trend:
    benchmark: Benchmark
    width: float

    @property
    def size(self) -> float:
        return 11.0 if self.width < NARROW else 13.0

    @cached_property
    def series(self) -> list[TrendLine]:
        return [series for series in _series(self.benchmark) if series.known]

    @cached_property
    def labels(self) -> list[list[str]]:
        """Each name and its last figure, in lines that leave most of the picture to the plot."""
        most = self.width * (0.34 if self.width < NARROW else 0.3)
        return [
            wrapped(f"{it.name} {it.known[-1][1].text}", self.size, most, STRONG if it.strong else REGULAR)
            for it in self.series
        ]

    @cached_property
    def left(self) -> float:
        return 12 + max(width_of(words, self.size) for _, words in self.ticks(100, 0))

    @cached_property
    def right(self) -> float:
        weights = (STRONG if it.strong else REGULAR for it in self.series)
        lines = zip(weights, self.labels, strict=True)
        return self.width - 20 - max(width_of(x, self.size, weight) for weight, ls in lines for x in ls)

    @property
    def top(self) -> float:
        return 14.0

    @property
    def bottom(self) -> float:
        longest = sum(len(lines) for lines in self.labels) * self.size * LINE
        return self.top + max(longest, min(280.0, 0.34 * self.width), 150.0)

    @cached_property
    def places(self) -> list[float]:
        count = len(self.benchmark.years)
        step = (self.right - self.left - 24) / max(count - 1, 1)
        return [self.left + 12 + year * step for year in range(count)]

    @cached_property
    def scale(self) -> Scale:
        return self._scale(self.bottom, self.top)

    def _scale(self, start: float, stop: float) -> Scale:
        figures = [number_of(figure) for series in self.series for _, figure in series.known]
        least = Decimal(0) if min(figures) >= 0 else None
        return scale_of(figures, start=start, stop=stop, least=least)

    def ticks(self, start: float, stop: float) -> list[tuple[float, str]]:
        scale = self._scale(start, stop)
        numbers = scale.ticks(TICKS)
        like = self.series[0].known[-1][1].text
        return [(scale(tick), tick_text(tick, decimals_of(numbers), like=like)) for tick in numbers]


def _series(benchmark: Benchmark) -> Iterator[TrendLine]:
    years = benchmark.years
    average = f"Neighbours’ {STATISTICS[benchmark.statistic]}"
    yield TrendLine(benchmark.own.name, tuple(year.own for year in years), colours.OURS, "", True)
    yield TrendLine(average, tuple(year.neighbours for year in years), colours.NEIGHBOURS, "8 3", False)
    region = benchmark.region or next((year.region for year in years if year.region), None)
    if region is not None:
        yield TrendLine(region.name, tuple(year.region for year in years), colours.REGION, "4 3", False)
    yield TrendLine("England", tuple(year.england for year in years), colours.ENGLAND, "1.5 2.5", False)


def _axes(trend: _Trend) -> Iterator[str]:
    for height, words in trend.ticks(trend.bottom, trend.top):
        yield path([(trend.left, height), (trend.right, height)], stroke=colours.GRID, width=0.7)
        at = (trend.left - 6, height)
        yield text(words, at, size=trend.size, anchor="end", fill=colours.QUIET)
    yield path([(trend.left, trend.bottom), (trend.right, trend.bottom)], stroke=colours.USUAL)
    for place, words in _named_years(trend):
        yield path([(place, trend.bottom), (place, trend.bottom + 4)], stroke=colours.USUAL)
        at = (place, trend.bottom + 6 + trend.size)
        yield text(words, at, size=trend.size, anchor="middle", fill=colours.QUIET)


def _named_years(trend: _Trend) -> Iterator[tuple[float, str]]:
    """As many years as can be named without touching, this year always."""
    years = [year.period for year in trend.benchmark.years]
    widest = max(width_of(year, trend.size) for year in years) + 10
    step = trend.places[1] - trend.places[0] if len(years) > 1 else widest
    every = next((n for n in range(1, len(years) + 1) if n * step >= widest), len(years))
    for year in range(len(years) - 1, -1, -every):
        yield trend.places[year], years[year]


def _lines(trend: _Trend) -> Iterator[str]:
    """The others' lines first, ours upon them; broken where a year has no figure."""
    for series in reversed(trend.series):
        width = 2.6 if series.strong else 1.7
        marked: list[str] = []
        for run in _runs(series):
            places = [(trend.places[year], trend.scale(number_of(figure))) for year, figure in run]
            yield path(places, stroke=series.colour, width=width, dash=series.dash)
            marked += [
                with_hint(
                    _mark(series, at), f"{series.name}, {trend.benchmark.years[year].period}: {it.text}"
                )
                for at, (year, it) in zip(places, run, strict=True)
            ]
        yield from marked


def _mark(series: TrendLine, at: Point) -> str:
    return dot(at, 4.2, series.colour) if series.strong else ring(at, 2.6, series.colour)


def _runs(series: TrendLine) -> Iterator[list[tuple[int, AreaFigure]]]:
    """Years with figures that follow each other."""
    for _, run in groupby(enumerate(series.known), key=lambda pair: pair[1][0] - pair[0]):
        yield [known for _, known in run]


def _names(trend: _Trend) -> Iterator[str]:
    """Each line's name beside its end, kept apart; a thin line leads to it."""
    line = trend.size * LINE
    ends = [trend.scale(number_of(series.known[-1][1])) for series in trend.series]
    heights = [len(lines) * line for lines in trend.labels]
    middles = spread(ends, heights, low=trend.top - line / 2, high=trend.bottom + line / 2)
    for series, lines, end, middle in zip(trend.series, trend.labels, ends, middles, strict=True):
        last = trend.places[series.known[-1][0]] + 5
        yield path([(last, end), (trend.right + 6, middle)], stroke=series.colour, width=0.8)
        for row, words in enumerate(lines):
            at = (trend.right + 10, middle + (row + 0.5 - len(lines) / 2) * line)
            yield text(words, at, size=trend.size, weight=STRONG if series.strong else REGULAR)


def _in_words(trend: _Trend) -> str:
    return " ".join(f"{series.name}: {_said(trend, series)}." for series in trend.series)


def _said(trend: _Trend, series: TrendLine) -> str:
    years = trend.benchmark.years
    return ", ".join(f"{figure.text} in {years[year].period}" for year, figure in series.known)
