"""What stands in the three comparator columns: a benchmark's figures, or those that were typed in."""

from dataclasses import replace
from decimal import Decimal

from trigpoint.model.benchmarks import AreaFigure, Benchmark, NeighbourStatistic
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.twins import NationalTwin
from trigpoint.scorecards.published import PublishedFigure, beside

MEASURE = Measure("neet", "NEET", "", "", Polarity.LOW, Unit.PERCENT, 1, Submitted("us"))
TYPED = [PublishedFigure("neet", "England", "2019/20", Decimal("2.7"), "a scorecard")]


def figure(name: str, number: str) -> AreaFigure:
    return AreaFigure("", name, f"{number}%", Decimal(number))


BENCHMARK = Benchmark(
    twin=NationalTwin("neet_scorecard", "NEET_percent"),
    indicator_name="NEET",
    polarity=Polarity.LOW,
    release="neet_scorecard 2022",
    model="April 2021",
    period="2022",
    own=figure("Rotherham", "4.0"),
    change="",
    neighbours=(),
    statistic=NeighbourStatistic.MEAN,
    average=figure("Neighbours' average", "3.4"),
    with_value=9,
    best=figure("Wigan", "2.0"),
    best_names=("Wigan", "Dudley"),
    region=None,
    england=figure("England", "2.6"),
    england_note="",
    lower_quartile=None,
    middle=None,
    upper_quartile=None,
    threshold=None,
    in_top_quartile=None,
    band="",
    rank=None,
    councils=150,
    years=(),
    sentence="",
)


def test_a_benchmark_is_shown_with_its_year_and_how_it_was_averaged():
    average, best, national = beside(MEASURE, TYPED, BENCHMARK)
    assert average is not None and best is not None and national is not None
    assert (average.text, average.year) == ("3.4%", "2022")
    assert average.source == "neet_scorecard 2022 (mean of 9, April 2021 model)"
    assert (best.text, best.source) == ("2.0%", "neet_scorecard 2022 (Wigan, Dudley)")
    assert (national.text, national.source) == ("2.6%", "neet_scorecard 2022")


def test_what_a_benchmark_does_not_have_is_not_filled_from_another_source():
    assert beside(MEASURE, TYPED, replace(BENCHMARK, england=None, best=None))[1:] == (None, None)


def test_without_a_benchmark_the_typed_in_figures_stand():
    average, best, national = beside(MEASURE, TYPED, None)
    assert (average, best) == (None, None)
    assert national is not None and (national.text, national.year) == ("2.7%", "2019/20")
