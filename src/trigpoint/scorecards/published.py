"""Figures published about other areas, to stand beside ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from trigpoint.judgements.shown import Style
from trigpoint.model.benchmarks import AreaFigure, Benchmark
from trigpoint.model.measures import Measure
from trigpoint.model.scorecards import Comparator

# The areas, as the published_figures table has them.
ENGLAND = "England"
NEIGHBOUR_AVERAGE = "Statistical neighbours' average"
BEST_NEIGHBOUR = "Best statistical neighbour"


@dataclass(frozen=True)
class PublishedFigure:
    """One published figure, in the unit of the measure of ours it stands beside."""

    measure: str
    area: str
    year: str
    value: Decimal
    source: str


def published_figures(rows: Iterable[Mapping[str, Any]]) -> tuple[PublishedFigure, ...]:
    """The rows of the published_figures table."""
    return tuple(
        PublishedFigure(
            row["measure"], row["area"], row["year"], Decimal(str(row["value"])), row["source"] or ""
        )
        for row in rows
    )


def latest(published: Iterable[PublishedFigure], measure: Measure, area: str) -> Comparator | None:
    """The figure of the latest year published for a measure and an area; None where there is none."""
    found = [figure for figure in published if (figure.measure, figure.area) == (measure.id, area)]
    if not found:
        return None
    newest = max(found, key=lambda figure: figure.year)
    text = Style.of(measure).edge(newest.value)
    return Comparator(area, text, newest.value, newest.year, newest.source)


def beside(
    measure: Measure, published: Iterable[PublishedFigure], benchmark: Benchmark | None
) -> tuple[Comparator | None, Comparator | None, Comparator | None]:
    """Neighbours' average, best neighbour and England: of the benchmark where there is one, else as typed in.

    The two are never mixed: a line's comparators are of one source.
    """
    if benchmark is None:
        rows = tuple(published)
        return (
            latest(rows, measure, NEIGHBOUR_AVERAGE),
            latest(rows, measure, BEST_NEIGHBOUR),
            latest(rows, measure, ENGLAND),
        )
    how = f"{benchmark.statistic} of {benchmark.with_value}, {benchmark.model} model"
    return (
        _of_benchmark(benchmark, NEIGHBOUR_AVERAGE, benchmark.average, how),
        _of_benchmark(benchmark, BEST_NEIGHBOUR, benchmark.best, ", ".join(benchmark.best_names)),
        _of_benchmark(benchmark, ENGLAND, benchmark.england, ""),
    )


def _of_benchmark(benchmark: Benchmark, name: str, figure: AreaFigure | None, more: str) -> Comparator | None:
    if figure is None or figure.number is None:
        return None
    source = f"{benchmark.release} ({more})" if more else benchmark.release
    return Comparator(name, figure.text, figure.number, benchmark.period, source)
