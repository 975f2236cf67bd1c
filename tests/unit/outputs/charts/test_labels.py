"""Labels beside lines never lie on each other, and are moved no more than that takes."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.outputs.charts.labels import flags, spread

PLACES = st.floats(0, 200, allow_nan=False)


def test_labels_with_room_stay_where_they_are():
    assert spread([50, 10, 90], [12, 12, 12], low=0, high=100) == [50, 10, 90]


def test_two_that_touch_share_the_move():
    assert spread([50, 54], [10, 10], low=0, high=100) == pytest.approx([47, 57])


def test_labels_stay_within_the_column():
    assert spread([0, 100], [10, 10], low=0, high=100) == pytest.approx([5, 95])


def test_labels_of_different_heights_are_kept_apart_by_their_heights():
    assert spread([50, 50], [10, 30], low=0, high=100) == pytest.approx([40, 60])


@given(st.lists(st.tuples(PLACES, st.floats(5, 30)), min_size=1, max_size=6))
def test_labels_never_overlap_and_keep_their_order(given_labels):
    wanted, heights = zip(*given_labels, strict=True)
    placed = spread(wanted, heights, low=0, high=200)
    inner = sorted(zip(placed, heights, wanted, strict=True))
    for (above, tall, first), (below, other, second) in pairwise(inner):
        assert below - above >= (tall + other) / 2 - 1e-6
        assert first <= second
    assert inner[0][0] - inner[0][1] / 2 >= -1e-6
    if sum(heights) <= 200:
        assert inner[-1][0] + inner[-1][1] / 2 <= 200 + 1e-6


@given(st.lists(st.tuples(PLACES, st.floats(10, 90)), min_size=1, max_size=5))
def test_no_line_goes_through_the_label_of_another(given_flags):
    across, widths = zip(*given_flags, strict=True)
    placed = flags(across, widths, low=0, high=200)
    spans = [
        (flag.across, flag.across + width) if flag.anchor == "start" else (flag.across - width, flag.across)
        for flag, width in zip(placed, widths, strict=True)
    ]
    for one, other in permutations(range(len(placed)), 2):
        (left, right), (other_left, other_right) = spans[one], spans[other]
        if left < placed[other].across < right:
            assert placed[other].row < placed[one].row
        if placed[one].row == placed[other].row:
            assert other_left >= right or other_right <= left
