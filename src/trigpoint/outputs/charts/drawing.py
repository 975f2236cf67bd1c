"""The pieces of a picture as SVG text, in the few forms that browsers and Typst draw alike.

No style attributes and no classes: a page that allows no style but its own can hold the picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from trigpoint.outputs.charts.colours import INK
from trigpoint.outputs.charts.lettering import FAMILY, REGULAR

Point = tuple[float, float]

DESCENT = 0.35  # of the size: how far below the middle of a line of text its baseline is


@dataclass(frozen=True)
class Picture:
    """A drawing as one SVG document, and the words for someone who cannot see it."""

    svg: str
    words: str


def picture(pieces: Iterable[str], words: str, *, width: float, height: float) -> Picture:
    """The pieces as a picture of this size, with the words as its text alternative."""
    return _picture("".join(pieces), words, f"0 0 {number(width)} {number(height)}", width, height)


def icon(pieces: Iterable[str], words: str, *, square: float, size: int) -> Picture:
    """A small picture drawn in a square and shown at a size; its words also show to whoever points at it."""
    inner = f"<title>{escape(words, quote=False)}</title>{''.join(pieces)}"
    return _picture(inner, words, f"0 0 {number(square)} {number(square)}", size, size)


def _picture(inner: str, words: str, box: str, width: float, height: float) -> Picture:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{number(width)}" '
        f'height="{number(height)}" role="img" aria-label="{escape(words)}" font-family="{FAMILY}">'
        f"{inner}</svg>"
    )
    return Picture(svg, words)


def number(value: float) -> str:
    """A coordinate to a tenth: '12', '12.5'."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "-0" if value <= -0.05 else "0")


def text(
    words: str,
    at: Point,
    *,
    size: float,
    anchor: str = "start",
    fill: str = INK,
    weight: int = REGULAR,
) -> str:
    """A line of text whose middle is at this height; anchor: start, middle or end is at this place across."""
    x, y = at
    bold = f' font-weight="{weight}"' if weight != REGULAR else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{number(x)}" y="{number(y + size * DESCENT)}" font-size="{number(size)}" fill="{fill}"'
        f"{bold}{side}>{escape(words, quote=False)}</text>"
    )


def path(
    points: Sequence[Point], *, stroke: str = "none", width: float = 1.0, dash: str = "", fill: str = "none"
) -> str:
    """Straight lines through the points; closed where it is filled."""
    if len(points) < 2:
        return ""
    shape = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if fill != "none" else "")
    return f'<path d="{shape}" fill="{fill}"{_stroked(stroke, width, dash)}/>'


def rectangle(at: Point, *, width: float, height: float, fill: str) -> str:
    """A filled area; `at` is its top left corner."""
    x, y = map(number, at)
    return f'<rect x="{x}" y="{y}" width="{number(width)}" height="{number(height)}" fill="{fill}"/>'


def with_hint(pieces: str, hint: str) -> str:
    """Pieces that say this to whoever points at them."""
    return f"<g>{pieces}<title>{escape(hint, quote=False)}</title></g>"


def _stroked(stroke: str, width: float, dash: str) -> str:
    if stroke == "none":
        return ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ' stroke-linejoin="round"'
    return f' stroke="{stroke}" stroke-width="{number(width)}"{dashed}'
