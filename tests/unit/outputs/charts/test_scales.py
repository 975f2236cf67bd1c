from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.outputs.charts.scales import scale_of

NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)


def numbers(text):
    return [Decimal(word) for word in text.split()]


def test_higher_figures_stand_higher():
    scale = scale_of(numbers("10 20"), start=100, stop=0)
    assert scale(10) > scale(20)


@pytest.mark.parametrize(
    ("figures", "ticks"),
    [
        ("121 434", "0 100 200 300 400"),  # from nought, as 121 is far below 434
        ("90 97", "90 92 94 96"),
        ("-3 5", "-2 0 2 4"),
        ("0.1 0.45", "0 0.1 0.2 0.3 0.4"),
        ("21000 29000", "22000 24000 26000 28000"),
    ],
)
def test_the_marks_of_a_scale_are_round(figures, ticks):
    assert scale_of(numbers(figures), start=0, stop=100).ticks(6) == numbers(ticks)


def test_a_scale_stops_at_what_is_possible():
    scale = scale_of(numbers("80 100"), start=0, stop=1, least=Decimal(0), most=Decimal(100))
    assert scale(100) == 1


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_every_figure_is_on_the_scale_and_marks_are_few(figures):
    scale = scale_of(figures, start=0, stop=100)
    assert all(-1e-6 <= scale(figure) <= 100 + 1e-6 for figure in figures)
    ticks = scale.ticks(6)
    assert 1 <= len(ticks) <= 6
    assert ticks == sorted(set(ticks))
