"""The mark of each kind of point: its own shape as well as its own colour, alike on charts and icons."""

from trigpoint.model.control_charts import Variation
from trigpoint.outputs.charts import colours
from trigpoint.outputs.charts.drawing import Point, number

USUAL, IMPROVEMENT, CONCERN, NEITHER, UNTESTED = "common", "improvement", "concern", "neither", "not"

COLOURS = {
    USUAL: colours.USUAL,
    IMPROVEMENT: colours.BETTER,
    CONCERN: colours.WORSE,
    NEITHER: colours.NEITHER,
    UNTESTED: colours.USUAL,
}

MEANINGS = {
    USUAL: "usual variation",
    IMPROVEMENT: "improvement",
    CONCERN: "concern",
    NEITHER: "different, neither better nor worse",
    UNTESTED: "not tested",
}

# A shape of one unit across is as large to the eye as a circle of radius 1.
_DIAMOND, _SQUARE, _TRIANGLE = 1.42, 1.05, 1.36


def kind_of(variation: Variation) -> str:
    """What a point means, whichever side it is on."""
    return variation.value.split("_")[0]


def mark(kind: str, at: Point, radius: float) -> str:
    """A circle is usual, a diamond improvement, a square concern, a triangle neither, a ring not tested."""
    colour = COLOURS[kind]
    match kind:
        case "improvement":
            return _polygon(at, radius * _DIAMOND, ((0, -1), (1, 0), (0, 1), (-1, 0)), colour)
        case "concern":
            return _polygon(at, radius * _SQUARE, ((-1, -1), (1, -1), (1, 1), (-1, 1)), colour)
        case "neither":
            return _polygon(at, radius * _TRIANGLE, ((0, -1), (0.95, 0.75), (-0.95, 0.75)), colour)
        case "not":
            return ring(at, radius, colour)
    return dot(at, radius, colour)


def dot(at: Point, radius: float, colour: str) -> str:
    x, y = map(number, at)
    return f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="{colour}"/>'


def ring(at: Point, radius: float, colour: str) -> str:
    """A circle that is white within."""
    x, y = map(number, at)
    return (
        f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="{colours.PAPER}" stroke="{colour}"'
        ' stroke-width="1.2"/>'
    )


def _polygon(at: Point, reach: float, corners: tuple[Point, ...], colour: str) -> str:
    shape = " ".join(f"{number(at[0] + x * reach)},{number(at[1] + y * reach)}" for x, y in corners)
    return f'<polygon points="{shape}" fill="{colour}" stroke="{colours.PAPER}" stroke-width="0.8"/>'
