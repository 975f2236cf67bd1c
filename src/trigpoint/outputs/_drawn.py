"""A picture of a page in two widths, so that its letters can be read on a desk and on a phone."""

from dataclasses import dataclass

from trigpoint.outputs.charts.drawing import Picture

NARROW = 340


@dataclass(frozen=True)
class Drawn:
    """The page shows one of the two, by its own width. Both say the same words."""

    wide: str
    narrow: str

    @classmethod
    def of(cls, wide: Picture, narrow: Picture) -> "Drawn":
        return cls(wide.svg, narrow.svg)
