"""Labels that stand beside what they name and never on each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product

from trigpoint.outputs.charts.drawing import Point


def spread(wanted: Sequence[float], heights: Sequence[float], *, low: float, high: float) -> list[float]:
    """The middle of each label, as near to that wanted as may be, so that none of these heights overlap.

    They keep the order of what is wanted. All lie from low to high where there is room for them; otherwise
    they begin at low and reach beyond high.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    column = _Column(wanted, heights, low, high)
    groups: list[list[int]] = []
    for index in order:
        groups.append([index])
        while len(groups) > 1 and column.top(groups[-1]) < column.top(groups[-2]) + column.length(groups[-2]):
            last = groups.pop()
            groups[-1] += last
    placed = [0.0] * len(wanted)
    for group in groups:
        top = column.top(group)
        for index, below in zip(group, column.middles(group), strict=True):
            placed[index] = top + below
    return placed


@dataclass(frozen=True)
class _Column:
    """Labels above each other, in groups of those that touch."""

    wanted: Sequence[float]
    heights: Sequence[float]
    low: float
    high: float

    def length(self, group: Sequence[int]) -> float:
        return sum(self.heights[index] for index in group)

    def middles(self, group: Sequence[int]) -> list[float]:
        """How far the middle of each label lies below the top of its group."""
        ends = accumulate(self.heights[index] for index in group)
        return [end - self.heights[index] / 2 for index, end in zip(group, ends, strict=True)]

    def top(self, group: Sequence[int]) -> float:
        """Where a group begins: where its labels are moved least, on average, and within the column."""
        moved = zip(group, self.middles(group), strict=True)
        best = sum(self.wanted[index] - middle for index, middle in moved) / len(group)
        return max(self.low, min(best, self.high - self.length(group)))


@dataclass(frozen=True)
class Flag:
    """A label above an upright line: its place across, its row counted from the lowest, its side."""

    across: float
    row: int
    anchor: str  # "start": the text goes to the right of the line; "end": to the left

    def text_at(self, height: float, gap: float) -> Point:
        return self.across + (gap if self.anchor == "start" else -gap), height


def flags(across: Sequence[float], widths: Sequence[float], *, low: float, high: float) -> list[Flag]:
    """A row and a side for the label of each upright line, so that no line crosses another's label.

    Of all ways to choose the sides, the one whose texts reach least beyond low and high, and then the one
    with the fewest rows. Where a line stands within the text of another it ends below that text.
    """
    best: tuple[float, int, list[Flag]] | None = None
    for anchors in product(("start", "end"), repeat=len(across)):
        spans = [_span(x, width, anchor) for x, width, anchor in zip(across, widths, anchors, strict=True)]
        rows = _rows(across, spans)
        if rows is None:
            continue
        placed = [Flag(*each) for each in zip(across, rows, anchors, strict=True)]
        cost = (beyond(placed, widths, low=low, high=high), max(rows, default=0))
        if best is None or cost < best[:2]:
            best = (*cost, placed)
    assert best is not None, "with every text on the right there always is a way"
    return best[2]


def beyond(placed: Sequence[Flag], widths: Sequence[float], *, low: float, high: float) -> float:
    """How far the texts reach beyond low and high, all together."""
    spans = [_span(flag.across, width, flag.anchor) for flag, width in zip(placed, widths, strict=True)]
    return sum(max(0.0, low - left) + max(0.0, right - high) for left, right in spans)


def _span(across: float, width: float, anchor: str) -> tuple[float, float]:
    return (across, across + width) if anchor == "start" else (across - width, across)


def _rows(across: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[int] | None:
    """The row of each label, the lowest that can be; None where each of two would have to be the lower."""
    beneath = [
        {other for other, x in enumerate(across) if left < x < right and other != index}
        for index, (left, right) in enumerate(spans)
    ]
    rows: dict[int, int] = {}
    while len(rows) < len(spans):
        ready = [index for index in range(len(spans)) if index not in rows and beneath[index] <= rows.keys()]
        if not ready:
            return None
        # The nearest to the right of those that can be placed now, so that the result is always the same.
        index = max(ready, key=lambda one: (across[one], -one))
        row = max((rows[other] + 1 for other in beneath[index]), default=0)
        while any(rows[other] == row and _overlap(spans[other], spans[index]) for other in rows):
            row += 1
        rows[index] = row
    return [rows[index] for index in range(len(spans))]


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def row_heights(placed: Sequence[Flag], lines: Sequence[int], line: float) -> list[float]:
    """The height of each row of labels, the lowest first: that of its label of most lines, and some air."""
    count = max((flag.row for flag in placed), default=-1) + 1
    most = [max(n for flag, n in zip(placed, lines, strict=True) if flag.row == row) for row in range(count)]
    return [each * line + 3 for each in most]
