"""A control chart as a page: what it says, the picture, the rules in force, and every point as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.charted import Charted
from trigpoint.judgements.spc.sentences import possible
from trigpoint.model.control_charts import ControlPoint
from trigpoint.model.measures import Polarity
from trigpoint.outputs import words
from trigpoint.outputs._document import document
from trigpoint.outputs._drawn import NARROW, Drawn
from trigpoint.outputs.charts.control_chart import control_chart
from trigpoint.outputs.charts.icons import SMALL, assurance_icon, variation_icon

GOOD = {
    Polarity.HIGH: "A high figure is good.",
    Polarity.LOW: "A low figure is good.",
    Polarity.RANGE: "A figure within its range is good.",
    Polarity.INFO: "For information: neither high nor low is better.",
}


@dataclass(frozen=True)
class PointRow:
    """A point as it stands in the table. `icon` and `called` say what it is, `signals` why."""

    period: str
    text: str
    tally: str
    mean: str
    lower: str
    upper: str
    target: str
    icon: str
    called: str
    signals: str
    starts: str


def render(charted: Charted) -> bytes:
    """The same chart gives the same bytes."""
    chart, style, trajectory = charted.chart, charted.style, charted.trajectory
    low_is_good = charted.polarity is Polarity.LOW
    rows = tuple(rows_of(charted))
    return document(
        "chart.html",
        styles=("page.css", "figure.css"),
        it=charted,
        chart=chart,
        good=GOOD[charted.polarity],
        variation=variation_icon(chart.variation),
        assurance=assurance_icon(chart.assurance, low_is_good=low_is_good),
        drawn=Drawn.of(
            control_chart(chart, style=style, trajectory=trajectory),
            control_chart(chart, style=style, trajectory=trajectory, width=NARROW),
        ),
        rows=rows,
        has_tally=any(row.tally for row in rows),
        has_target=any(row.target for row in rows),
        span=f"{rows[0].period} to {rows[-1].period}" if len(rows) > 1 else rows[0].period,
        svg=Markup,
    )


def rows_of(charted: Charted) -> Iterator[PointRow]:
    """Every point from the first, with the reason where limits start afresh."""
    before = None
    for point in charted.chart.points:
        yield _row(charted, point, before)
        before = point


def _row(charted: Charted, point: ControlPoint, before: ControlPoint | None) -> PointRow:
    style, limits, target = charted.style, point.limits, point.observation.target
    none = words.NOTHING
    return PointRow(
        period=point.observation.label,
        text=none if point.value is None else style.text(point.value),
        tally=style.tally(point.observation),
        mean=none if limits is None else style.text(limits.mean),
        lower=none if limits is None else _limit(style, limits.lower),
        upper=none if limits is None else _limit(style, limits.upper),
        target="" if target is None else style.target(target),
        icon=variation_icon(point.variation, size=SMALL).svg,
        called=words.VARIATIONS[point.variation],
        signals=words.signals(point),
        starts=_starts(charted, point, before),
    )


def _limit(style: Style, limit: Decimal) -> str:
    """A limit as printed; 'none' for one beyond what is possible, such as 107% or minus 3 children."""
    least, most = possible(style)
    beyond = (least is not None and limit < least) or (most is not None and limit > most)
    return "none" if beyond else style.text(limit)


def _starts(charted: Charted, point: ControlPoint, before: ControlPoint | None) -> str:
    if before is None or before.phase == point.phase:
        return ""
    last, first = before.observation.first_day, point.observation.first_day
    return next(it.reason for it in reversed(charted.chart.rebases) if last < it.first <= first)
