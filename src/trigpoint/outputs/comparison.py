"""A benchmark as a page: where a council stands, first in a sentence, then as pictures and tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from trigpoint.model.benchmarks import AreaFigure, Benchmark, Comparison, NeighbourStatistic
from trigpoint.model.measures import Polarity
from trigpoint.outputs._document import document
from trigpoint.outputs._drawn import NARROW, Drawn
from trigpoint.outputs.charts.benchmark_trend import benchmark_trend
from trigpoint.outputs.charts.dot_plot import dot_plot, ranked
from trigpoint.outputs.words import NOTHING

STATISTICS = {
    NeighbourStatistic.MEAN: "Mean, as in the Local Authority Interactive Tool",
    NeighbourStatistic.MEDIAN: "Median, as in the Department for Education's dashboard",
    NeighbourStatistic.POOLED: "Pooled: all their cases together",
}
QUARTERS = {"A": "best quarter", "B": "second quarter", "C": "third quarter", "D": "last quarter"}


@dataclass(frozen=True)
class PlaceRow:
    """A row of the table of places. own: whether it is the council the page is about."""

    name: str
    text: str
    own: bool
    known: bool
    tally: str = ""


@dataclass(frozen=True)
class YearRow:
    period: str
    figures: tuple[str, ...]


def render(comparison: Comparison) -> bytes:
    """The same comparison gives the same bytes."""
    benchmark = comparison.benchmark
    places = tuple(_places(benchmark))
    return document(
        "comparison.html",
        styles=("page.css", "figure.css"),
        it=comparison,
        benchmark=benchmark,
        facts=tuple(_facts(benchmark)),
        dots=Drawn.of(dot_plot(benchmark), dot_plot(benchmark, width=NARROW)),
        trend=Drawn.of(benchmark_trend(benchmark), benchmark_trend(benchmark, width=NARROW)),
        own=with_tally(benchmark.own),
        places=places,
        has_tally=any(row.tally for row in places),
        others=tuple(_others(benchmark)),
        columns=_columns(benchmark),
        years=tuple(_years(benchmark)),
        origin=tuple(_origin(comparison)),
        order=_order(benchmark.polarity),
        svg=Markup,
    )


def _facts(benchmark: Benchmark) -> Iterator[tuple[str, str]]:
    """What stands beside the published figure, in short."""
    of = len(benchmark.neighbours)
    every = f"all {of}" if benchmark.with_value == of else f"the {benchmark.with_value} of {of} with a figure"
    yield f"Neighbours’ {benchmark.statistic.value}", f"{benchmark.average.text}, of {every}"
    if benchmark.best is not None and benchmark.best_names:
        yield "Best neighbour", f"{benchmark.best.text}: {_listed(benchmark.best_names)}"
    for figure in (benchmark.region, benchmark.england):
        if figure is not None:
            yield figure.name, figure.text
    if benchmark.threshold is not None:
        within = {True: "; we are in it", False: "; we are not in it"}.get(
            bool(benchmark.in_top_quartile), ""
        )
        within = "" if benchmark.in_top_quartile is None else within
        yield "Top quarter of England begins at", f"{benchmark.threshold.text}{within}"
    if benchmark.rank is not None:
        band = f", in the {QUARTERS[benchmark.band]}" if benchmark.band in QUARTERS else ""
        yield "Rank", f"{benchmark.rank} of {benchmark.councils} councils{band}; 1 is best"


def _places(benchmark: Benchmark) -> Iterator[PlaceRow]:
    """The rows of the dot plot from the top, and then those without a figure."""
    missing = [it for it in (benchmark.own, *benchmark.neighbours) if it.number is None]
    for figure in (*ranked(benchmark), *missing):
        own = figure is benchmark.own
        yield PlaceRow(figure.name, figure.text, own, figure.number is not None, figure.tally)


def _others(benchmark: Benchmark) -> Iterator[PlaceRow]:
    """What the upright lines of the dot plot stand for."""
    named = (
        (benchmark.average, f"Neighbours’ {benchmark.statistic.value}"),
        (benchmark.region, ""),
        (benchmark.england, ""),
        (benchmark.threshold, "Where England’s top quarter begins"),
    )
    for figure, name in named:
        if figure is not None:
            yield PlaceRow(name or figure.name, figure.text, own=False, known=figure.number is not None)


def _columns(benchmark: Benchmark) -> tuple[str, ...]:
    region = next((year.region.name for year in benchmark.years if year.region is not None), "Region")
    return (benchmark.own.name, f"Neighbours’ {benchmark.statistic.value}", region, "England")


def _years(benchmark: Benchmark) -> Iterator[YearRow]:
    for year in benchmark.years:
        figures = (year.own, year.neighbours, year.region, year.england)
        yield YearRow(year.period, tuple(map(_text, figures)))


def _text(figure: AreaFigure | None) -> str:
    return NOTHING if figure is None else with_tally(figure)


def with_tally(figure: AreaFigure) -> str:
    """'92.2% (47 of 51)' where it was published with its parts."""
    return f"{figure.text} ({figure.tally})" if figure.tally else figure.text


def _origin(comparison: Comparison) -> Iterator[tuple[str, str]]:
    benchmark = comparison.benchmark
    yield "Published figure", f"{benchmark.indicator_name}, {benchmark.period}"
    yield "Release", f"{benchmark.release}. {comparison.source}"
    yield "Statistical neighbours", f"The {len(benchmark.neighbours)} of the model of {benchmark.model}"
    yield "Neighbours’ average", STATISTICS[benchmark.statistic]
    if comparison.difference:
        yield "Difference to our own figure", comparison.difference
    if benchmark.england_note:
        yield "England", benchmark.england_note


def _order(polarity: Polarity) -> str:
    match polarity:
        case Polarity.HIGH:
            return "Best first: a high figure is good."
        case Polarity.LOW:
            return "Best first: a low figure is good."
    return "Highest first: neither high nor low is better."


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
