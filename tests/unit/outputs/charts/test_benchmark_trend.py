"""Published years as lines, each named at its end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.outputs.charts.benchmark_trend import benchmark_trend

from .benchmarks import benchmark
from .drawn import SVG, boxes, check, parsed

WIDTHS = (320, 340, 600, 880)


def test_every_line_is_named_with_its_last_figure():
    words = {box.words for box in boxes(benchmark_trend(benchmark(2.9)))}
    assert {"Ourtown 3.1%", "Neighbours’ mean 2.9%", "The Dales and The Wolds 2.8%", "England 2.6%"} <= words


def test_lines_differ_in_their_dashes():
    paths = parsed(benchmark_trend(benchmark(2.9))).iter(f"{SVG}path")
    thick = [it.get("stroke-dasharray") for it in paths if float(it.attrib["stroke-width"]) > 1.1]
    assert len(set(thick)) == 4


def test_a_year_without_a_figure_breaks_the_line():
    drawn = parsed(benchmark_trend(benchmark(2.9, own_years=(4.1, 3.6, None, 3.3, 3.1))))
    ours = [it for it in drawn.iter(f"{SVG}path") if it.get("stroke-width") == "2.6"]
    assert len(ours) == 2


def test_a_year_alone_is_a_dot():
    drawn = parsed(benchmark_trend(benchmark(2.9, own_years=(None, 3.6, None, 3.3, None))))
    assert [it for it in drawn.iter(f"{SVG}path") if it.get("stroke-width") == "2.6"] == []
    assert len([it for it in drawn.iter(f"{SVG}circle") if it.get("r") == "4.2"]) == 2


def test_the_words_hold_every_figure_and_no_gap_as_nought():
    words = benchmark_trend(benchmark(2.9)).words
    assert "Ourtown: 4.1% in 2017/18, 3.6% in 2018/19, 3.3% in 2020/21, 3.1% in 2021/22." in words


def test_with_no_figure_at_all_it_says_so():
    drawn = benchmark_trend(benchmark(2.9, own_years=[None] * 5, lines=[None] * 4))
    assert drawn.words == "No figure is published for any of these years."
    check(drawn)


NUMBERS = st.one_of(st.none(), st.floats(-100, 10**6).map(lambda it: round(it, 1)))


@settings(max_examples=50, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=5), st.tuples(*[NUMBERS] * 4), st.sampled_from(WIDTHS))
def test_names_never_lie_on_each_other(own, lines, width):
    check(benchmark_trend(benchmark(2.9, own_years=own, lines=lines), width=width))


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_that_end_together_have_names_apart(width):
    check(benchmark_trend(benchmark(2.9, lines=(3.1, 3.1, 3.1, 3.1)), width=width))
