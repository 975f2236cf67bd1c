"""A measure beside its national twin: where we stand among neighbours, region and England."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.measures import Polarity
from trigpoint.model.twins import NationalTwin


class NeighbourStatistic(StrEnum):
    """How the neighbours' average is made: the interactive tool takes the mean, the dashboard the median."""

    MEAN = "mean"
    MEDIAN = "median"
    POOLED = "pooled"


@dataclass(frozen=True)
class AreaFigure:
    """A published figure of a place. `text` is what is shown: '2.8%', or the words for why there is none.

    tally: '538 of 2,956' where the publisher gives what it was divided from, else "".
    """

    area: str
    name: str
    text: str
    number: Decimal | None = None
    tally: str = ""


@dataclass(frozen=True)
class BenchmarkYear:
    """One published year of the trend: ours, the neighbours' average, the region and England."""

    period: str
    own: AreaFigure
    neighbours: AreaFigure
    region: AreaFigure | None
    england: AreaFigure | None


@dataclass(frozen=True)
class Benchmark:
    """A council's published figure among those of others, in one year of one release.

    neighbours: nearest first, those without a figure among them. average: theirs, by `statistic`, of the
    `with_value` that have one. change: since the year before, in words. best_names: every neighbour that has
    the best figure, of the best itself the nearest. band: A (best) to D;
    rank: 1 is best of `councils`, ties share the lowest. These, best and threshold are None or empty where
    no way is good. years: the trend, oldest first, this year last. sentence: where we stand, in words.
    """

    twin: NationalTwin
    indicator_name: str
    polarity: Polarity
    release: str
    model: str
    period: str
    own: AreaFigure
    change: str
    neighbours: tuple[AreaFigure, ...]
    statistic: NeighbourStatistic
    average: AreaFigure
    with_value: int
    best: AreaFigure | None
    best_names: tuple[str, ...]
    region: AreaFigure | None
    england: AreaFigure | None
    england_note: str
    lower_quartile: AreaFigure | None
    middle: AreaFigure | None
    upper_quartile: AreaFigure | None
    threshold: AreaFigure | None
    in_top_quartile: bool | None
    band: str
    rank: int | None
    councils: int
    years: tuple[BenchmarkYear, ...]
    sentence: str


@dataclass(frozen=True)
class Comparison:
    """A page's worth of a benchmark: which line of whose scorecard, and our own latest figure beside it.

    heading: the line as it is spoken of, '2.4 Young people who are NEET'. latest: our own figure and when,
    '4.0% (247 of 6,150) in Mar-22', or "" where there is none. source: who published the release.
    """

    heading: str
    council: str
    latest: str
    benchmark: Benchmark
    source: str

    @property
    def difference(self) -> str:
        """How our own figure and the published one are defined differently, or "" where they are not."""
        return self.benchmark.twin.differs
