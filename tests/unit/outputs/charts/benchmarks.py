"""A benchmark of an invented council, with whatever figures a test wants."""

from collections.abc import Sequence
from decimal import Decimal

from trigpoint.model.benchmarks import (
    AreaFigure,
    Benchmark,
    BenchmarkYear,
    Comparison,
    NeighbourStatistic,
)
from trigpoint.model.measures import Polarity
from trigpoint.model.twins import NationalTwin

Number = float | None
DIFFERS = "Ours counts ages 16 to 18 on the last day of a month; theirs is a three-month average."
YEARS = ("2017/18", "2018/19", "2019/20", "2020/21", "2021/22")


def area(name: str, number: Number) -> AreaFigure:
    text = "suppressed" if number is None else f"{number}%"
    return AreaFigure(name, name, text, None if number is None else Decimal(str(number)))


def benchmark(
    *neighbours: Number,
    own: Number = 3.1,
    polarity: Polarity = Polarity.LOW,
    lines: Sequence[Number] = (2.9, 2.8, 2.6, 2.0),
    own_years: Sequence[Number] = (4.1, 3.6, None, 3.3, 3.1),
) -> Benchmark:
    """Neighbours A, B, C, ...; lines: their average, the region, England and the top-quartile threshold."""
    average, region, england, threshold = lines
    years = tuple(
        BenchmarkYear(
            period,
            area("Ourtown", value),
            area("Neighbours", average),
            area("The Dales and The Wolds", region),
            area("England", england),
        )
        for period, value in zip(YEARS, own_years, strict=False)
    )
    return Benchmark(
        twin=NationalTwin("neet", "NEET_percent", differs=DIFFERS),
        indicator_name="Young people not in education, employment or training",
        polarity=polarity,
        release="NEET and participation, 2022",
        model="April 2021",
        period="2021/22",
        own=area("Ourtown", own),
        change="Down 0.2 points from 3.3% in 2020/21.",
        neighbours=tuple(area(f"Council {chr(65 + n)}", value) for n, value in enumerate(neighbours)),
        statistic=NeighbourStatistic.MEAN,
        average=area("Neighbours", average),
        with_value=sum(value is not None for value in neighbours),
        best=area("Council A", 2.2),
        best_names=("Council A", "Council F"),
        region=area("The Dales and The Wolds", region),
        england=area("England", england),
        england_note="",
        lower_quartile=area("q1", 2.0),
        middle=area("q2", 2.7),
        upper_quartile=area("q3", 3.4),
        threshold=None if polarity is Polarity.INFO else area("threshold", threshold),
        in_top_quartile=False,
        band="C",
        rank=98,
        councils=150,
        years=years,
        sentence="Ourtown’s 3.1% is above its neighbours’ mean of 2.9%.",
    )


def comparison(**changed: object) -> Comparison:
    given = {
        "heading": "2.4 Young people who are NEET",
        "council": "Ourtown Council",
        "latest": "4.0% (247 of 6,150) in Mar-22",
        "benchmark": benchmark(2.9, 3.4, 2.2, None, 2.6),
        "source": "Department for Education",
    }
    return Comparison(**given | changed)
