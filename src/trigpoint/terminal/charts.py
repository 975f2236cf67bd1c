"""A control chart on the terminal: what it says, its points, and all of it for a script."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from trigpoint.judgements.spc.charted import Charted
from trigpoint.model.control_charts import ControlPoint
from trigpoint.model.periods import Period
from trigpoint.outputs import words
from trigpoint.outputs.chart_page import PointRow, rows_of
from trigpoint.terminal.listings import plain_table

MOST_POINTS = 24


def chart_text(charted: Charted) -> RenderableType:
    """The sentences, and the last points as a table."""
    return Group(*_parts(charted))


def _parts(charted: Charted) -> Iterator[RenderableType]:
    chart, rows = charted.chart, list(rows_of(charted))
    yield Text(f"\n{charted.heading}", style="bold")
    yield Text(f"{charted.source}\n")
    yield Text(chart.reason)
    yield Text(chart.assurance_reason)
    yield _points(rows)
    if len(rows) > MOST_POINTS:
        yield Text(
            f"The last {MOST_POINTS} of {len(rows)} points. All of them: add --json or --page FILE.html\n"
        )
    yield Text(charted.choice)
    yield Text(chart.rules_sentence)


def _points(rows: Sequence[PointRow]) -> Table:
    """The last points. Tallies and targets have a column where there are any."""
    tally, target = any(row.tally for row in rows), any(row.target for row in rows)
    headings = ["Period", "Figure", *["Of"] * tally, "Mean", "Lower", "Upper", *["Target"] * target]
    table = plain_table(*headings, "What it is", "Why")
    for row in rows[-MOST_POINTS:]:
        usual = (row.mean, row.lower, row.upper)
        figures = (row.period, row.text, *[row.tally] * tally, *usual, *[row.target] * target)
        starts = f"limits start afresh: {row.starts}" if row.starts else ""
        table.add_row(*figures, row.called, "; ".join(part for part in (row.signals, starts) if part))
    return table


def chart_facts(charted: Charted) -> dict[str, Any]:
    """The chart for a script to read. Numbers are plain decimal text, unrounded; null where there is none."""
    chart = charted.chart
    return {
        "heading": charted.heading,
        "source": charted.source,
        "kind": chart.kind,
        "choice": charted.choice,
        "polarity": charted.polarity,
        "unit": charted.style.unit,
        "variation": chart.variation,
        "reason": chart.reason,
        "assurance": chart.assurance,
        "assurance_reason": chart.assurance_reason,
        "rules": chart.rules_sentence,
        "rebases": [{"first": rebase.first, "reason": rebase.reason} for rebase in chart.rebases],
        "points": [_point(point) for point in chart.points],
    }


def _point(point: ControlPoint) -> dict[str, Any]:
    one, limits = point.observation, point.limits
    usual = ("mean", "lower", "upper", "near_lower", "near_upper")
    return {
        "period": one.at.id if isinstance(one.at, Period) else one.at.isoformat(),
        "label": one.label,
        "value": _number(one.value),
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "target": _number(one.target),
        "phase": point.phase,
        **{name: None if limits is None else _number(getattr(limits, name)) for name in usual},
        "signals": [
            {"rule": signal.cause, "side": signal.side, "points": signal.points} for signal in point.signals
        ],
        "icon": point.variation,
        "icon_words": words.VARIATIONS[point.variation],
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
