"""A spreadsheet's numbers as they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.sources.raw import number_text


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_never_gains_a_point(number):
    assert number_text(float(number)) == str(number)


@pytest.mark.parametrize(("number", "text"), [(1.5, "1.5"), (0.1, "0.1"), (-2.0, "-2"), (1e22, "1e+22")])
def test_other_numbers(number, text):
    assert number_text(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_changes(number):
    assert float(number_text(number)) == number
