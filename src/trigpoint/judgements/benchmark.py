"""Where a council stands among others, in words: better or worse than its neighbours, its rank and band.

Better and worse compare figures as they are printed, as a direction of travel does. Bands and ranks are of
the published figures themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from trigpoint.comparators.places import ENGLAND, REGIONS
from trigpoint.comparators.standings import Row, Standing
from trigpoint.comparators.states import DECIMALS, PublishedState, kept
from trigpoint.judgements.benchmark_words import standing_sentence
from trigpoint.judgements.shown import Style, rounded, tally_of
from trigpoint.model.benchmarks import AreaFigure, Benchmark, BenchmarkYear, NeighbourStatistic
from trigpoint.model.measures import Polarity
from trigpoint.model.twins import NationalTwin

STATES = {
    PublishedState.SUPPRESSED: "suppressed",
    PublishedState.NOT_APPLICABLE: "not applicable",
    PublishedState.NO_DATA: "not published",
    PublishedState.LOW_RELIABILITY: "low reliability",
    PublishedState.ROUNDS_TO_ZERO: "nearly 0",
}
NOT_PUBLISHED = "not published"
NONE_KNOWN = "none has a figure"
NO_TALLIES = "not known: the numbers behind the figures are not published"
ENGLAND_NOTES = {
    "used": "",
    "not_published": "No figure of England is published.",
    "total": "England's figure is the total of its councils' counts, and is not compared.",
    "outside_range": "England's figure lies outside the range of its own councils, and is not used.",
}


@dataclass(frozen=True)
class _Maker:
    """Makes the benchmark of a standing: how figures are shown and averaged."""

    twin: NationalTwin
    standing: Standing
    style: Style
    statistic: NeighbourStatistic

    def benchmark(self) -> Benchmark:
        now = self.standing.now
        return Benchmark(
            twin=self.twin,
            indicator_name=now["indicator_name"],
            polarity=self.polarity,
            release=now["release"],
            model=self.standing.model.dated,
            period=now["period"],
            own=self._own(),
            change=self._change(),
            neighbours=self._neighbours(),
            statistic=self.statistic,
            average=self._average(now),
            with_value=self.with_value,
            best=self._best(now),
            best_names=tuple(self._name(area) for area in now["best_neighbours"] or ()),
            region=self._region(now),
            england=self._england(now),
            england_note=self._england_note(now),
            lower_quartile=self._named("Lower quartile", now["q1"]),
            middle=self._named("Middle", now["q2"]),
            upper_quartile=self._named("Upper quartile", now["q3"]),
            threshold=self._named("Best quarter", now["top_quartile_threshold"]),
            in_top_quartile=now["in_top_quartile"],
            band=now["band"] or "",
            rank=now["rank"],
            councils=now["councils"],
            years=tuple(self._year(row) for row in self.standing.years),
            sentence=self._sentence(now),
        )

    @property
    def polarity(self) -> Polarity:
        return Polarity(self.standing.now["polarity"] or Polarity.INFO)

    @property
    def with_value(self) -> int:
        """How many neighbours the average is of."""
        pooled = self.statistic is NeighbourStatistic.POOLED
        return int(self.standing.now["neighbours_pooled_n" if pooled else "neighbours_with_value"])

    def _sentence(self, now: Row) -> str:
        dated = self.standing.model.dated
        model = f"{dated} model" if dated[-1].isdigit() else f"neighbours {dated}"
        return standing_sentence(
            self._own(),
            self._average(now),
            self._england(now),
            style=self.style,
            polarity=self.polarity,
            how=f"{self.statistic} of {_of(self.with_value, now['neighbours'])}, {model}",
            rank=_rank(now),
            period=now["period"],
            council=now["council_name"],
        )

    # ---- figures of places -------------------------------------------------------------------------------

    def _own(self) -> AreaFigure:
        return self._published(self.standing.council)

    def _neighbours(self) -> tuple[AreaFigure, ...]:
        return tuple(self._published(one.area) for one in self.standing.model.of(self.standing.council))

    def _published(self, area: str) -> AreaFigure:
        row = self.standing.figures.get(area)
        if row is None:
            return AreaFigure(area, self._name(area), NOT_PUBLISHED)
        return self._figure(area, self._name(area), row["value"], state=row["state"], tally=_tally(row))

    def _best(self, now: Row) -> AreaFigure | None:
        if not now["best_neighbours"]:
            return None
        area = now["best_neighbours"][0]
        return self._figure(area, self._name(area), now["best_neighbour_value"])

    def _average(self, now: Row) -> AreaFigure:
        value = now[f"neighbours_{self.statistic}"]
        if value is None and self.statistic is NeighbourStatistic.POOLED and now["neighbours_with_value"]:
            return AreaFigure("", "Neighbours' average", NO_TALLIES)
        if value is None:
            return AreaFigure("", "Neighbours' average", NONE_KNOWN)
        return self._figure("", "Neighbours' average", value)

    def _region(self, now: Row) -> AreaFigure | None:
        if now["region"] is None:
            return None
        return self._figure(now["region"], REGIONS[now["region"]][1], now["region_value"])

    def _england(self, now: Row) -> AreaFigure | None:
        return None if now["england"] is None else self._figure(ENGLAND, "England", now["england"])

    def _england_note(self, now: Row) -> str:
        note = ENGLAND_NOTES[now["england_use"]]
        if now["england_use"] in ("total", "outside_range"):
            published = self.style.edge(_decimal(now["england_published"]))
            note = note.replace("England's figure", f"England's figure of {published}")
        return note

    def _named(self, name: str, value: float | None) -> AreaFigure | None:
        return None if value is None else self._figure("", name, value)

    def _figure(
        self,
        area: str,
        name: str,
        value: float | None,
        *,
        state: str = PublishedState.NO_DATA,
        tally: str = "",
    ) -> AreaFigure:
        if value is None:
            return AreaFigure(area, name, STATES[PublishedState(state)])
        number = _decimal(value)
        return AreaFigure(area, name, self.style.text(number), number, tally)

    def _name(self, area: str) -> str:
        return self.standing.model.names.get(area, f"Council {area}")

    # ---- over the years ----------------------------------------------------------------------------------

    def _year(self, row: Row) -> BenchmarkYear:
        own = self._figure(self.standing.council, row["council_name"], row["value"], state=row["state"])
        return BenchmarkYear(row["period"], own, self._average(row), self._region(row), self._england(row))

    def _change(self) -> str:
        """'up 0.5 points since 2020/21', 'unchanged since 2020/21', or why there is none to tell."""
        now = self.standing.now
        if now["value"] is None:
            return "no figure to compare"
        if now["change"] is None:
            return "no figure the year before"
        before = next(row["period"] for row in self.standing.years if row["year"] == now["year"] - 1)
        moved = rounded(_decimal(now["change"]), self.style.decimals)
        if moved == 0:
            return f"unchanged since {before}"
        points = " points" if self.style.is_percentage else ""
        return f"{'up' if moved > 0 else 'down'} {abs(moved):,}{points} since {before}"


def benchmark(
    twin: NationalTwin, standing: Standing, *, style: Style, statistic: NeighbourStatistic
) -> Benchmark:
    """A council's standing as it is shown. style: of the measure it stands beside, or of the indicator."""
    return _Maker(twin, standing, style, statistic).benchmark()


def _decimal(value: float) -> Decimal:
    """A value as published, without the noise of its binary form."""
    text = repr(value)
    short = "e" not in text and len(text.partition(".")[2]) < DECIMALS
    return Decimal(text) if short else kept(Decimal(text))


def _tally(row: Mapping[str, Any]) -> str:
    if row["numerator"] is None or row["denominator"] is None:
        return ""
    return tally_of(_decimal(row["numerator"]), _decimal(row["denominator"]))


def _of(with_value: int, neighbours: int) -> str:
    return f"{with_value}" if with_value == neighbours else f"{with_value} of {neighbours}"


def _rank(row: Row) -> str:
    """'rank 128 of 150', with how many others share it; "" where there is none."""
    if row["rank"] is None:
        return ""
    others = row["rank_sharing"] - 1
    shared = f", shared with {others} {'other' if others == 1 else 'others'}" if others else ""
    return f"rank {row['rank']} of {row['councils']}{shared}"
