"""Every colour can be seen: contrast as WCAG 2.2 works it out, on white and on the pale grounds of charts."""

import pytest

from trigpoint.outputs.charts import colours


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrasts_of_the_published_icons_come_out():
    """Worked out for these by others: grey about 1.8 to 1, orange 2.94 and blue 4.97 on white."""
    assert contrast("#BFBFBF", "#FFFFFF") == pytest.approx(1.84, abs=0.01)
    assert contrast("#FF6600", "#FFFFFF") == pytest.approx(2.94, abs=0.01)
    assert contrast("#0072C6", "#FFFFFF") == pytest.approx(4.97, abs=0.01)


@pytest.mark.parametrize("ground", colours.BEHIND)
@pytest.mark.parametrize("mark", colours.OF_MARKS)
def test_marks_can_be_seen(mark, ground):
    assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("ground", colours.BEHIND)
@pytest.mark.parametrize("text", colours.OF_TEXTS)
def test_texts_can_be_read(text, ground):
    assert contrast(text, ground) >= 4.5


def test_no_colour_is_left_out_of_these_tests():
    named = {value for name, value in vars(colours).items() if name.isupper() and isinstance(value, str)}
    checked = {*colours.OF_MARKS, *colours.OF_TEXTS, *colours.BEHIND}
    assert named - checked == {colours.GRID, colours.SHADE}
