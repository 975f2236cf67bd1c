"""What stands on a picture and where: its texts as boxes, its marks, and what may be wrong with it."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import combinations

from trigpoint.outputs.charts.drawing import DESCENT, Picture
from trigpoint.outputs.charts.lettering import width_of

SVG = "{http://www.w3.org/2000/svg}"
CAP_HEIGHT = 0.7  # of the size: capitals and figures, from the baseline up


@dataclass(frozen=True)
class Box:
    """A text and the space that its letters take."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def parsed(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)


def boxes(picture: Picture) -> list[Box]:
    return [_box(element) for element in parsed(picture).iter(f"{SVG}text")]


def _box(element: ET.Element) -> Box:
    words, size = element.text or "", float(element.attrib["font-size"])
    width = width_of(words, size, int(element.get("font-weight", "400")))
    x, baseline = float(element.attrib["x"]), float(element.attrib["y"])
    left = {"start": x, "middle": x - width / 2, "end": x - width}[element.get("text-anchor", "start")]
    middle = baseline - size * DESCENT
    return Box(words, left, left + width, middle - size * CAP_HEIGHT / 2, middle + size * CAP_HEIGHT / 2)


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    """Texts that lie on each other."""
    return [(a.words, b.words) for a, b in combinations(boxes(picture), 2) if a.touches(b)]


def outside(picture: Picture) -> list[str]:
    """Texts that are cut off by the edge of the picture."""
    root = parsed(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return [
        box.words
        for box in boxes(picture)
        if box.left < -0.5 or box.right > width + 0.5 or box.top < 0 or box.bottom > height
    ]


def check(picture: Picture) -> None:
    """Valid, with a text alternative, and every text readable."""
    root = parsed(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == picture.words != ""
    assert overlaps(picture) == []
    assert outside(picture) == []
    assert not [
        name for element in root.iter() for name in element.attrib if name in ("style", "class", "id")
    ]
