"""A council among others on the terminal: the sentence, everyone in order, the years; and as data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from trigpoint.model.benchmarks import AreaFigure, Benchmark, BenchmarkYear
from trigpoint.model.measures import Polarity
from trigpoint.project.benchmarking import Compared
from trigpoint.terminal.listings import plain_table, points

NOTHING = "-"
# The numbers of a comparison, as `comparing.compare` names them.
NUMBERS = (
    *(
        "value",
        "state",
        "numerator",
        "denominator",
        "previous",
        "change",
        "neighbours",
        "neighbours_with_value",
    ),
    *(
        "neighbours_mean",
        "neighbours_median",
        "neighbours_pooled",
        "neighbours_pooled_n",
        "neighbours_missing",
    ),
    *("best_neighbour_value", "best_neighbours", "region", "region_value", "england", "england_published"),
    *("england_use", "councils", "q1", "q2", "q3", "top_quartile_threshold", "in_top_quartile", "band"),
    *("rank", "rank_sharing"),
)


def comparison_text(compared: Compared) -> RenderableType:
    """One council beside its neighbours, its region and England."""
    return Group(*_parts(compared))


def councils_table(found: Sequence[Compared]) -> Table:
    """Every council in one indicator: figure, rank, band and its neighbours' average."""
    table = plain_table("Council", "Figure", "Rank", "Band", "Neighbours", "Change")
    for one in sorted(found, key=lambda each: (each.benchmark.rank is None, each.benchmark.rank or 0)):
        each = one.benchmark
        rank = NOTHING if each.rank is None else str(each.rank)
        table.add_row(each.own.name, each.own.text, rank, each.band, each.average.text, each.change)
    return table


def _parts(compared: Compared) -> Iterator[RenderableType]:
    found = compared.benchmark
    yield Text(f"\n{found.indicator_name}, {found.own.name}, {found.period}", style="bold")
    yield Text(f"{found.sentence}\n")
    yield points(_facts(compared))
    yield Text("\nIn order" if _has_way(found) else "\nFrom high to low", style="bold")
    yield _ranked(found)
    if len(found.years) > 1:
        yield Text("The years", style="bold")
        yield _years(found.years)


def _facts(compared: Compared) -> Iterator[tuple[str, str]]:
    found = compared.benchmark
    yield "Published", f"{found.release}, indicator {found.twin.indicator}"
    if found.twin.breakdown:
        yield "Of", found.twin.breakdown
    yield "Change", found.change
    for period, text in compared.own.items():
        yield "Our own", f"{text} in {period}"
    if compared.measure is not None:
        yield "Differs", found.twin.differs or "Nothing is said of how the two are defined differently."
    if found.best is not None:
        yield "Best", f"{found.best.text}: {', '.join(found.best_names)}"
    yield from _spread(found)
    if found.england_note:
        yield "England", found.england_note


def _spread(found: Benchmark) -> Iterator[tuple[str, str]]:
    if found.lower_quartile and found.middle and found.upper_quartile:
        quarters = f"{found.lower_quartile.text}, {found.middle.text}, {found.upper_quartile.text}"
        yield "Quartiles", f"{quarters} of {found.councils} councils"
    if found.threshold is not None:
        inside = {True: "reached", False: "not reached", None: "no figure to tell"}[found.in_top_quartile]
        band = f"; band {found.band}" if found.band else ""
        yield "Best quarter", f"from {found.threshold.text}: {inside}{band}"


def _has_way(found: Benchmark) -> bool:
    return found.polarity in (Polarity.HIGH, Polarity.LOW)


def _ranked(found: Benchmark) -> Table:
    """The council and its neighbours, best first, with the average, region and England among them."""
    table = plain_table("", "Figure", "Tally", "")
    rows: list[tuple[AreaFigure, str]] = [
        (found.own, "ours"),
        *((one, "neighbour") for one in found.neighbours),
        (found.average, str(found.statistic)),
        *((one, "") for one in (found.region, found.england) if one is not None),
    ]
    known = [row for row in rows if row[0].number is not None]
    downwards = found.polarity is not Polarity.LOW
    ordered = sorted(known, key=lambda row: row[0].number or Decimal(0), reverse=downwards)
    for figure, what in (*ordered, *(row for row in rows if row[0].number is None)):
        style = "bold" if what == "ours" else ""
        table.add_row(figure.name, figure.text, figure.tally, what, style=style)
    return table


def _years(years: Sequence[BenchmarkYear]) -> Table:
    table = plain_table("Year", "Ours", "Neighbours", "Region", "England")
    for year in years:
        wider = (one.text if one else NOTHING for one in (year.region, year.england))
        table.add_row(year.period, year.own.text, year.neighbours.text, *wider)
    return table


def comparison_facts(compared: Compared) -> dict[str, Any]:
    """A comparison for a script to read: what is shown, and under `numbers` what it was made from."""
    found, now = compared.benchmark, compared.standing.now
    return {
        "indicator": found.twin.indicator,
        "name": found.indicator_name,
        "breakdown": found.twin.breakdown,
        "release": found.release,
        "model": found.model,
        "council": found.own.area,
        "period": found.period,
        "polarity": found.polarity,
        "sentence": found.sentence,
        "own": _area(found.own),
        "change": found.change,
        "statistic": found.statistic,
        "average": _area(found.average),
        "with_value": found.with_value,
        "neighbours": [_area(one) for one in found.neighbours],
        "best": _area(found.best),
        "best_names": found.best_names,
        "region": _area(found.region),
        "england": _area(found.england),
        "england_note": found.england_note,
        "quartiles": [_area(one) for one in (found.lower_quartile, found.middle, found.upper_quartile)],
        "threshold": _area(found.threshold),
        "in_top_quartile": found.in_top_quartile,
        "band": found.band,
        "rank": found.rank,
        "councils": found.councils,
        "years": [_year(year) for year in found.years],
        "measure": compared.measure.id if compared.measure else None,
        "differs": found.twin.differs,
        "our_own": compared.own,
        "numbers": {name: now[name] for name in NUMBERS},
    }


def _area(figure: AreaFigure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    number = None if figure.number is None else float(figure.number)
    return {
        "area": figure.area,
        "name": figure.name,
        "text": figure.text,
        "number": number,
        "tally": figure.tally,
    }


def _year(year: BenchmarkYear) -> dict[str, Any]:
    return {
        "period": year.period,
        "own": _area(year.own),
        "neighbours": _area(year.neighbours),
        "region": _area(year.region),
        "england": _area(year.england),
    }
