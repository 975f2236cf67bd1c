"""Short ways to make control charts. A base of 9 11 9 11 ... has mean 10 and limits 4.68 and 15.32."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from trigpoint.calendar.periods import month_of
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.model.control_charts import ControlChart
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.rule_set import RuleSet

COUNT = Style(Unit.COUNT, 0)
BASE = "9 11 9 11 9 11 9 11 9 11 9 11"  # twelve months; near limits 6.4533 and 13.5467
FIXED = {"fix_after": 12}


def month(number: int) -> Period:
    """Months from April 2019, counted from 0."""
    return month_of(date(2019 + (3 + number) // 12, (3 + number) % 12 + 1, 1))


def series(text: str, *, target: str = "") -> list[Observation]:
    """Months from April 2019; '-' is a month without a figure."""
    goal = Decimal(target) if target else None
    values = [None if word == "-" else Decimal(word) for word in text.split()]
    return [Observation(month(n), value, goal) for n, value in enumerate(values)]


def chart_of(
    observations: str | Sequence[Observation],
    *,
    polarity: Polarity = Polarity.INFO,
    style: Style = COUNT,
    **settings: Any,
) -> ControlChart:
    """A chart whose limits come from the given points alone, by rules with these settings."""
    points = series(observations) if isinstance(observations, str) else observations
    return judge(points, polarity=polarity, style=style, rules=RuleSet(**settings))


def after_base(text: str, **settings: Any) -> ControlChart:
    """The base, and then these points, judged by limits fixed on the base."""
    return chart_of(f"{BASE} {text}", **FIXED, **settings)


def said(chart: ControlChart) -> list[str]:
    """The signals of each point after the base: 'shift high', or '' for none."""
    return [", ".join(f"{one.cause} {one.side}" for one in point.signals) for point in chart.points[12:]]
