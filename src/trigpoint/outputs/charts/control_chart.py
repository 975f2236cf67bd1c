"""A control chart as a picture: the figures, what is usual for them, and the points that are different."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from trigpoint.judgements.shown import Style
from trigpoint.model.control_charts import ChartKind, ControlChart, ControlPoint
from trigpoint.model.trajectories import Trajectory
from trigpoint.outputs.charts import colours, marks
from trigpoint.outputs.charts.control_layout import LINE, ControlLayout
from trigpoint.outputs.charts.control_words import hint, in_words
from trigpoint.outputs.charts.drawing import Picture, Point, path, picture, rectangle, text, with_hint
from trigpoint.outputs.charts.labels import spread
from trigpoint.outputs.charts.lettering import STRONG, width_of

WIDE = 880

DASHED, DOTTED = "5 3", "1.5 2.5"
GOAL_DASH = "10 4"

Label = tuple[float, str, str, bool]  # the height it belongs to, its words, its colour, whether it is strong


def control_chart(
    chart: ControlChart, *, style: Style, trajectory: Trajectory | None = None, width: float = WIDE
) -> Picture:
    """The chart of 1 to about 60 points, from 320 to 900 wide; months of a forecast after them where given.

    style: how its figures are shown. The rules in force, the choice of chart and the sentences are for the
    page to print beneath it.
    """
    forecast = trajectory.months if trajectory is not None else ()
    bare = ControlLayout(chart, style, forecast, width, 0)
    longest = max((_width(label, bare.size) for label in _labels(bare)), default=0.0)
    layout = ControlLayout(chart, style, forecast, width, longest)
    key, height = _key(layout)
    pieces = [*_ground(layout), *_usual(layout), *_goals(layout), *_starts(layout), *_forecast(layout)]
    pieces += [*_figures(layout), *_named(layout), *key]
    return picture(pieces, in_words(chart, style, trajectory), width=width, height=height)


# ---- behind -----------------------------------------------------------------------------------------------


def _ground(layout: ControlLayout) -> Iterator[str]:
    """The lines of the scale with their numbers, and the names of months."""
    for phase in layout.phases:
        yield from _band(layout, phase)
    for height, words in layout.ticks():
        yield path([(layout.left, height), (layout.right, height)], stroke=colours.GRID, width=0.7)
        at = (layout.left - 6, height)
        yield text(words, at, size=layout.size, anchor="end", fill=colours.QUIET)
    yield path([(layout.left, layout.bottom), (layout.right, layout.bottom)], stroke=colours.USUAL)
    for place, name in layout.across.named(layout.size):
        yield path([(place, layout.bottom), (place, layout.bottom + 4)], stroke=colours.USUAL)
        at = (_within(place, width_of(name, layout.size) / 2, layout.width), layout.bottom + 6 + layout.size)
        yield text(name, at, size=layout.size, anchor="middle", fill=colours.QUIET)


def _band(layout: ControlLayout, phase: Sequence[tuple[float, ControlPoint]]) -> Iterator[str]:
    """What is usual, as a pale ground."""
    for part in _stretches(phase, lambda point: point.limits is not None):
        upper = _stairs(layout, part, [point.limits.upper for _, point in part if point.limits])
        lower = _stairs(layout, part, [point.limits.lower for _, point in part if point.limits])
        yield path([*upper, *reversed(lower)], fill=colours.BAND)


# ---- what is usual ----------------------------------------------------------------------------------------


def _usual(layout: ControlLayout) -> Iterator[str]:
    """The mean, and each limit that lies on the picture, as stairs where they change."""
    for phase in layout.phases:
        for part in _stretches(phase, lambda point: point.limits is not None):
            limits = [point.limits for _, point in part if point.limits]
            mean = _stairs(layout, part, [one.mean for one in limits])
            yield path(mean, stroke=colours.USUAL, width=1.2)
            for edge in ([one.upper for one in limits], [one.lower for one in limits]):
                for run in _on_picture(layout, _stairs(layout, part, edge)):
                    yield path(run, stroke=colours.USUAL, width=1.1, dash=DASHED)


def _goals(layout: ControlLayout) -> Iterator[str]:
    """The target, which may change from month to month."""
    placed = [pair for phase in layout.phases for pair in phase]
    for part in _stretches(placed, lambda point: point.observation.target is not None):
        targets = [point.observation.target for _, point in part]
        stairs = _stairs(layout, part, [target for target in targets if target is not None])
        yield path(stairs, stroke=colours.GOAL, width=1.6, dash=GOAL_DASH)


def _stairs(
    layout: ControlLayout, part: Sequence[tuple[float, ControlPoint]], figures: Sequence[Decimal]
) -> list[Point]:
    """A step for each point, from half way to the one before to half way to the next; kept on the picture."""
    places, half = [place for place, _ in part], layout.across.step / 2
    edges = [(a + b) / 2 for a, b in pairwise(places)]
    stairs: list[Point] = []
    for left, right, figure in zip(
        [places[0] - half, *edges], [*edges, places[-1] + half], figures, strict=True
    ):
        height = min(max(layout.up(figure), layout.top - 1), layout.bottom + 1)
        if stairs and abs(stairs[-1][1] - height) < 0.01:
            stairs[-1] = (right, height)
        else:
            stairs += [(left, height), (right, height)]
    return stairs


def _on_picture(layout: ControlLayout, stairs: Sequence[Point]) -> Iterator[list[Point]]:
    """The parts of a limit that do not lie beyond what is possible."""
    run: list[Point] = []
    for place, height in stairs:
        if layout.top <= height <= layout.bottom:
            run.append((place, height))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _starts(layout: ControlLayout) -> Iterator[str]:
    """A line where limits start afresh, up to the reason for it."""
    for note in layout.notes:
        top = layout.top - 4 - sum(layout.rows[: note.flag.row + 1])
        place = note.flag.across
        yield path([(place, top), (place, layout.bottom)], stroke=colours.INK, width=1.0)
        for index, line in enumerate(note.lines):
            at = note.flag.text_at(top + (index + 0.5) * layout.size * LINE, 6)
            yield text(line, at, size=layout.size, anchor=note.flag.anchor, weight=STRONG)


# ---- the figures ------------------------------------------------------------------------------------------


def _figures(layout: ControlLayout) -> Iterator[str]:
    """The line, broken where a figure is missing, and a mark for each point by what it is."""
    points = layout.chart.points
    heights = [None if point.value is None else layout.up(point.value) for point in points]
    run: list[Point] = []
    for index, (place, height) in enumerate(zip(layout.places, heights, strict=False)):
        if run and not points[index].observation.follows(points[index - 1].observation):
            yield path(run, stroke=colours.QUIET, width=1.3)
            run = []
        if height is not None:
            run.append((place, height))
    yield path(run, stroke=colours.QUIET, width=1.3)
    radius = max(1.6, min(3.6, layout.across.step * 0.34))
    for place, height, point in zip(layout.places, heights, points, strict=False):
        if height is not None:
            kind = marks.kind_of(point.variation)
            larger = 1.0 if kind in (marks.USUAL, marks.UNTESTED) else 1.3
            said = hint(point, layout.style)
            yield with_hint(marks.mark(kind, (place, height), radius * larger), said)


def _forecast(layout: ControlLayout) -> Iterator[str]:
    """The likely figures of months to come, and from where to where, fanning out from the last figure."""
    if not layout.forecast:
        return
    places = layout.places[-len(layout.forecast) :]
    known = [
        (place, layout.up(point.value))
        for place, point in zip(layout.places, layout.chart.points, strict=False)
        if point.value is not None
    ]
    begin = known[-1:]
    rows = list(zip(places, layout.forecast, strict=True))
    upper = [*begin, *((place, layout.up(month.upper)) for place, month in rows)]
    lower = [*begin, *((place, layout.up(month.lower)) for place, month in rows)]
    yield path([*upper, *reversed(lower)], fill=colours.FAN)
    for edge in (upper, lower):
        yield path(edge, stroke=colours.OURS, width=0.9, dash=DOTTED)
    likely = [*begin, *((place, layout.up(month.value)) for place, month in rows)]
    yield path(likely, stroke=colours.OURS, width=1.6, dash=DASHED)


# ---- the names of things ----------------------------------------------------------------------------------


def _named(layout: ControlLayout) -> Iterator[str]:
    """What each line is, at its right end, and the last figure; a thin line leads to a name that moved."""
    labels = list(_labels(layout))
    ends = layout.places[len(layout.chart.points) - 1] + layout.across.step / 2
    heights, half = [layout.size * LINE] * len(labels), layout.size * LINE / 2
    placed = spread([label[0] for label in labels], heights, low=layout.top - half, high=layout.bottom + half)
    for (wanted, words, colour, strong), height in zip(labels, placed, strict=True):
        edge = layout.right + 3
        if layout.forecast and colour != colours.OURS:
            yield path([(ends, wanted), (layout.right, wanted)], stroke=colour, width=0.5)
        if abs(height - wanted) > 1:
            yield path([(layout.right, wanted), (edge + 4, height)], stroke=colour, width=0.7)
        weight = STRONG if strong else 400
        yield text(words, (edge + 6, height), size=layout.size, fill=colour, weight=weight)


def _labels(layout: ControlLayout) -> Iterator[Label]:
    """The names of the lines, each with the height of what it names."""
    chart, style = layout.chart, layout.style
    last = next((point for point in reversed(chart.points) if point.value is not None), None)
    if layout.forecast:
        end = layout.forecast[-1]
        before = "" if layout.narrow else "Forecast "
        words = f"{before}{end.period.label}: {style.text(end.value)}"
        yield layout.up(end.value), words, colours.OURS, True
    if last is not None and last.value is not None:
        words = f"{last.observation.label}: {style.text(last.value)}"
        yield layout.up(last.value), words, colours.INK, True
    target = chart.latest.observation.target
    if target is not None:
        yield layout.up(target), f"Target {style.target(target)}", colours.GOAL, False
    if layout.usual is not None:
        limit = "" if layout.narrow else " limit"
        middle = "Median" if chart.kind is ChartKind.G else "Mean"
        for name, figure in (
            (f"Upper{limit}", layout.usual.upper),
            (middle, layout.usual.mean),
            (f"Lower{limit}", layout.usual.lower),
        ):
            height = layout.up(figure)
            if layout.top <= height <= layout.bottom:
                yield height, f"{name} {style.text(figure)}", colours.QUIET, False


def _width(label: Label, size: float) -> float:
    return width_of(label[1], size, STRONG if label[3] else 400)


def _key(layout: ControlLayout) -> tuple[list[str], float]:
    """What the marks mean, those that are there, beneath the chart; and the height of the whole picture."""
    kinds = dict.fromkeys(marks.kind_of(it.variation) for it in layout.chart.points if it.value is not None)
    pieces: list[str] = []
    left = max(8.0, min(layout.left, 16.0 if layout.narrow else layout.left))
    place, height = left, layout.bottom + 2.6 * layout.size + 14
    items = [(kind, marks.MEANINGS[kind]) for kind in marks.MEANINGS if kind in kinds]
    if any(point.limits for point in layout.chart.points):
        items.append(("band", "usual range"))
    for kind, meaning in items:
        wide = 18 + width_of(meaning, layout.size) + 16
        if place + wide > layout.width and place > left:
            place, height = left, height + layout.size * LINE + 3
        at = (place + 6, height)
        if kind == "band":
            pieces.append(rectangle((place, height - 5), width=12, height=10, fill=colours.SHADE))
        else:
            pieces.append(marks.mark(kind, at, 3.6))
        pieces.append(text(meaning, (place + 18, height), size=layout.size, fill=colours.QUIET))
        place += wide
    return pieces, height + layout.size


# ---- small things -----------------------------------------------------------------------------------------


def _stretches(
    placed: Sequence[tuple[float, ControlPoint]], has: Callable[[ControlPoint], bool]
) -> Iterator[list[tuple[float, ControlPoint]]]:
    for known, part in groupby(placed, key=lambda pair: has(pair[1])):
        if known:
            yield list(part)


def _within(place: float, half: float, width: float) -> float:
    return min(max(place, half), width - half)
