"""Making Data Count's icons: letters and sides as its pictures have them, told apart without colour."""

import re

import pytest

from trigpoint.model.control_charts import Assurance, Variation
from trigpoint.outputs.charts.icons import SIZES, assurance_icon, variation_icon

from .drawn import SVG, boxes, check, parsed

ICONS = [
    *(variation_icon(variation, size=size) for variation in Variation for size in SIZES),
    *(assurance_icon(it, size=size) for it in Assurance for size in SIZES),
]


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.words)
def test_an_icon_is_a_picture_with_its_words(icon):
    check(icon)
    assert parsed(icon)[0].tag == f"{SVG}title"
    assert parsed(icon)[0].text == icon.words


@pytest.mark.parametrize(
    ("variation", "letter"),
    [
        (Variation.IMPROVEMENT_HIGH, "H"),
        (Variation.IMPROVEMENT_LOW, "L"),
        (Variation.CONCERN_HIGH, "H"),
        (Variation.CONCERN_LOW, "L"),
    ],
)
def test_the_letter_says_which_side(variation, letter):
    for size in SIZES:
        assert [box.words for box in boxes(variation_icon(variation, size=size))] == [letter]


@pytest.mark.parametrize(
    ("assurance", "letter"), [(Assurance.PASS, "P"), (Assurance.FAIL, "F"), (Assurance.HIT_OR_MISS, "?")]
)
def test_the_letter_of_a_target(assurance, letter):
    assert [box.words for box in boxes(assurance_icon(assurance))] == [letter]


def target_height(icon) -> float:
    (dashed,) = [it for it in parsed(icon).iter(f"{SVG}path") if it.get("stroke-dasharray")]
    return float(re.match(r"M\S+ ([\d.]+)L", dashed.attrib["d"])[1])


def process_height(icon) -> float:
    (solid,) = [it for it in parsed(icon).iter(f"{SVG}path") if not it.get("stroke-dasharray")]
    heights = [float(y) for y in re.findall(r"[ML]\S+ ([\d.]+)", solid.attrib["d"])]
    return sum(heights) / len(heights)


@pytest.mark.parametrize(
    ("assurance", "low_is_good", "target_is_above"),
    [
        (Assurance.PASS, False, False),
        (Assurance.FAIL, False, True),
        (Assurance.PASS, True, True),
        (Assurance.FAIL, True, False),
    ],
)
def test_the_target_lies_on_the_side_where_it_is(assurance, low_is_good, target_is_above):
    icon = assurance_icon(assurance, low_is_good=low_is_good)
    assert (target_height(icon) < process_height(icon)) is target_is_above


def in_grey(svg: str) -> str:
    """The drawing without its colours and words."""
    return re.sub(r'#[0-9a-f]{6}|aria-label="[^"]*"|<title>.*?</title>', "", svg)


@pytest.mark.parametrize("size", SIZES)
def test_no_two_icons_are_alike_without_colour(size):
    drawn = [in_grey(variation_icon(variation, size=size).svg) for variation in Variation]
    assert len(set(drawn)) == len(drawn)


def test_rings_differ_in_kind():
    """One thick ring, two thin ones, one thin one: what a black and white print has to go by."""
    kinds = (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH, Variation.COMMON_CAUSE)
    drawn = [parsed(variation_icon(variation)).iter(f"{SVG}circle") for variation in kinds]
    rings = [[it.attrib["stroke-width"] for it in circles if it.get("stroke")] for circles in drawn]
    assert rings == [["4"], ["1.6", "1.6"], ["1.8"]]
