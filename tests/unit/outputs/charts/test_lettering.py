"""Widths come from the font itself. Fira Sans: 1,000 units to the size, figures 560 wide, a space 265."""

import pytest

from trigpoint.outputs.charts.lettering import STRONG, width_of, wrapped


def test_figures_are_of_one_width_as_pages_set_them():
    assert width_of("1111", 10) == width_of("8888", 10)


def test_a_text_is_as_wide_as_its_letters():
    assert width_of("ab", 12) == pytest.approx(width_of("a", 12) + width_of("b", 12))
    assert width_of("m", 10) > width_of("i", 10)
    assert width_of("Mean", 12, STRONG) > width_of("Mean", 12)


def test_a_letter_the_font_does_not_have_takes_room_too():
    assert width_of("\U0001f600", 10) == 6


def test_lines_break_between_words_and_lose_none():
    text = "The front door changed in the spring"
    lines = wrapped(text, 11, 90)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(width_of(line, 11) <= 90 for line in lines)
    assert wrapped("incomprehensibilities", 11, 20) == ["incomprehensibilities"]
    assert wrapped("", 11, 20) == []
