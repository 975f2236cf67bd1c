"""Making Data Count's icons, redrawn: its letters and meanings, in colours seen and rings that print.

After nhsengland/making-data-count, whose grey and orange are too pale on white (see colours) and whose rings
differ in colour alone. Here improvement and pass have one thick ring, concern and fail two thin ones, what is
usual one thin one, and what is not tested a broken one; the points of the run have the shapes of the chart.
"""

from trigpoint.model.control_charts import Assurance, Variation
from trigpoint.outputs.charts import colours, marks
from trigpoint.outputs.charts.drawing import Picture, Point, icon, number, path, text
from trigpoint.outputs.charts.lettering import STRONG
from trigpoint.outputs.words import ASSURANCES, VARIATIONS

SMALL, LARGE = 24, 48
SIZES = (SMALL, LARGE)

_MIDDLE = 24.0  # everything is drawn in a square of 48 by 48
_BEFORE = ((11.5, 32.5), (17.5, 29.5), (23.5, 33))  # the run before the two points that are different
_SINCE = ((29.5, 22), (35.5, 17.5))
_SINCE_SMALL = ((28.5, 28.5), (35.5, 20.5))
_PROCESS = ((8, 32), (13, 29), (19, 34), (25, 29.5), (30, 33.5), (35, 29.5), (40, 32))
_WAVE = ((11, 25), (17.5, 20), (24, 27), (30.5, 21), (37, 26))
_GAP = 7.5  # from the middle of the process to a target it keeps clear of


def variation_icon(variation: Variation, *, size: int = LARGE) -> Picture:
    """The icon of the latest point: usual, improvement or concern high or low, neither, not tested."""
    kind = marks.kind_of(variation)
    colour, high = marks.COLOURS[kind], variation.value.endswith("high")
    if kind == marks.UNTESTED:
        pieces = [_ring(kind), text("–", (_MIDDLE, _MIDDLE), size=22, anchor="middle", fill=colour)]
    elif kind == marks.USUAL:
        pieces = [_ring(kind), *(marks.dot(at, 2.6 if size > SMALL else 3.2, colour) for at in _WAVE)]
    elif kind == marks.NEITHER:
        pieces = [_ring(kind), _arrow(high=high)]
    else:
        pieces = [_ring(kind), *_run(kind, high=high, small=size <= SMALL)]
    return _icon(pieces, VARIATIONS[variation], size)


def assurance_icon(assurance: Assurance, *, low_is_good: bool = False, size: int = LARGE) -> Picture:
    """The icon of the target: the broken line is the target, on the side of the process where it lies."""
    if assurance is Assurance.NOT_APPLICABLE:
        ring = _ring(marks.UNTESTED)
        dash = text("–", (_MIDDLE, _MIDDLE), size=22, anchor="middle", fill=colours.USUAL)
        return _icon([ring, dash], ASSURANCES[assurance], size)
    kind, letter, side = {
        Assurance.PASS: (marks.IMPROVEMENT, "P", 1),
        Assurance.FAIL: (marks.CONCERN, "F", -1),
        Assurance.HIT_OR_MISS: (marks.USUAL, "?", 0),
    }[assurance]
    middle = 31.5 - (side if not low_is_good else -side) * 2.5
    height = 1.0 if side else 1.9  # the target runs through it, and must be seen to
    process = [(x, middle + (y - 31.5) * height) for x, y in _PROCESS]
    target = middle + (-side if low_is_good else side) * _GAP
    thick = 2.4 if size <= SMALL else 1.8
    pieces = [
        _ring(kind),
        path(process, stroke=colours.USUAL, width=thick if side else 1.4),
        path([(7, target), (41, target)], stroke=marks.COLOURS[kind], width=thick + 0.6, dash="5 3"),
        text(letter, (_MIDDLE, 14.5), size=19, anchor="middle", fill=marks.COLOURS[kind], weight=STRONG),
    ]
    return _icon(pieces, ASSURANCES[assurance], size)


def _run(kind: str, *, high: bool, small: bool) -> list[str]:
    """Usual points and then two that are not, high or low, and the letter that says which."""
    radius = 4.2 if small else 3.2
    before = [] if small else [marks.dot(_side(at, high), 2.4, colours.USUAL) for at in _BEFORE]
    since = [marks.mark(kind, _side(at, high), radius) for at in (_SINCE_SMALL if small else _SINCE)]
    letter_at, size = ((16.5, _MIDDLE), 24.0) if small else (_side((17.5, 18), high), 18.0)
    letter = "H" if high else "L"
    said = text(letter, letter_at, size=size, anchor="middle", fill=marks.COLOURS[kind], weight=STRONG)
    return [*before, *since, said]


def _side(at: Point, high: bool) -> Point:
    return at if high else (at[0], 48 - at[1])


def _arrow(*, high: bool) -> str:
    """A thick arrow, up or down to the right: different, and neither better nor worse."""
    shape = ((13, 32), (30, 15), (22, 15), (22, 11), (37, 11), (37, 26), (33, 26), (33, 18), (16, 35))
    return path([_side(at, high) for at in shape], fill=marks.COLOURS[marks.NEITHER])


def _ring(kind: str) -> str:
    colour = marks.COLOURS[kind]
    match kind:
        case marks.IMPROVEMENT:
            return _circle(21.5, 4, colour)
        case marks.CONCERN:
            return _circle(22.8, 1.6, colour) + _circle(19.4, 1.6, colour)
        case marks.UNTESTED:
            return _circle(22, 2, colour, dash="5 4")
        case marks.NEITHER:
            return _circle(22, 2.6, colour)
    return _circle(22.4, 1.8, colour)


def _circle(radius: float, width: float, colour: str, *, dash: str = "") -> str:
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    middle = number(_MIDDLE)
    return (
        f'<circle cx="{middle}" cy="{middle}" r="{number(radius)}" fill="{colours.PAPER}" stroke="{colour}"'
        f' stroke-width="{number(width)}"{broken}/>'
    )


def _icon(pieces: list[str], words: str, size: int) -> Picture:
    return icon(pieces, words, square=_MIDDLE * 2, size=size)
