"""Neighbours in order, each with its figure, and lines whose names never lie on each other."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.model.measures import Polarity
from trigpoint.outputs.charts.dot_plot import dot_plot, ranked

from .benchmarks import benchmark
from .drawn import SVG, boxes, check, parsed

WIDTHS = (320, 340, 600, 880, 900)


def order(made) -> list[str]:
    return [figure.name for figure in ranked(made)]


@pytest.mark.parametrize(
    ("polarity", "first", "last"),
    [
        (Polarity.LOW, "Council C", "Council B"),
        (Polarity.HIGH, "Council B", "Council C"),
        (Polarity.INFO, "Council B", "Council C"),
        (Polarity.RANGE, "Council B", "Council C"),
    ],
)
def test_the_best_is_at_the_top_or_the_highest_where_none_is(polarity, first, last):
    names = order(benchmark(2.9, 3.4, 2.2, polarity=polarity))
    assert (names[0], names[-1], len(names)) == (first, last, 4)
    drawn = boxes(dot_plot(benchmark(2.9, 3.4, 2.2, polarity=polarity)))
    heights = {box.words: box.top for box in drawn}
    assert heights[first] < heights["Ourtown"] < heights[last]


def test_of_those_that_tie_the_nearest_comes_first():
    assert order(benchmark(2.2, 3.0, 2.2)) == ["Council A", "Council C", "Council B", "Ourtown"]


def test_ours_stands_out_without_colour():
    drawn = parsed(dot_plot(benchmark(2.9, 3.4, 2.2)))
    filled = [it for it in drawn.iter(f"{SVG}circle") if it.get("fill") != "#ffffff"]
    rings = [it for it in drawn.iter(f"{SVG}circle") if it.get("fill") == "#ffffff"]
    assert (len(filled), len(rings)) == (1, 3)
    assert float(filled[0].attrib["r"]) > float(rings[0].attrib["r"])
    bold = [it.text for it in drawn.iter(f"{SVG}text") if it.get("font-weight")]
    assert bold == ["Ourtown", "3.1%"]


def test_those_without_a_figure_are_named_beneath_with_the_reason():
    drawn = dot_plot(benchmark(2.9, None, 2.2))
    assert "Without a figure: Council B (suppressed)." in drawn.words
    lowest = max(boxes(drawn), key=lambda box: box.top)
    assert lowest.words == "Without a figure: Council B (suppressed)."


def test_without_any_figure_it_says_so():
    drawn = dot_plot(benchmark(None, None, own=None))
    check(drawn)
    assert "Ourtown (suppressed)" in drawn.words


def test_lines_are_named_and_differ_in_their_dashes():
    drawn = dot_plot(benchmark(2.9, 3.4, 2.2))
    words = {box.words for box in boxes(drawn)}
    assert {"England 2.6%", "The Dales and The Wolds 2.8%", "Neighbours’ mean 2.9%"} <= words
    assert "Top quarter 2.0% or below" in words
    upright = [it for it in parsed(drawn).iter(f"{SVG}path") if it.get("stroke-width") == "1.6"]
    assert len({it.get("stroke-dasharray") for it in upright}) == len(upright) == 4


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "lines",
    [
        (2.9, 2.8, 2.6, 2.0),
        (2.8, 2.8, 2.8, 2.8),
        (4.0, 4.1, 4.1, 4.0),
        (1.0, 1.0, 9.0, 9.0),
        (2.9, None, None, None),
    ],
)
def test_names_never_lie_on_each_other(width, lines):
    check(dot_plot(benchmark(2.9, 3.4, 2.2, None, 4.1, 3.0, 2.5, 2.6, 2.2, 3.9, lines=lines), width=width))


NUMBERS = st.one_of(st.none(), st.floats(0, 10**6).map(lambda it: round(it, 1)))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(NUMBERS, min_size=1, max_size=10), NUMBERS, st.tuples(*[NUMBERS] * 4), st.sampled_from(WIDTHS)
)
def test_odd_figures_make_a_plot_that_can_be_read(neighbours, own, lines, width):
    made = benchmark(*neighbours, own=own, lines=lines)
    check(dot_plot(made, width=width))
    figures = [Decimal(figure.number) for figure in ranked(made)]
    assert figures == sorted(figures)
