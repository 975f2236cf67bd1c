"""The whole scorecard as scorecard.json, for programs.

The shape is that of model/scorecards.py, key for key and in its order, under `format`:

* an enumeration is its value ("green", "not_due"), a date is ISO 8601, a missing number is null;
* a number is unrounded (a whole one is written without a decimal point) and stands beside the `text`
  that is printed for it;
* a control chart has its rules as the sentence that is printed, and of each point what was usual for it;
* a period is {"id", "label", "kind", "start", "end"}, where `end` is its last day;
* a key added later does not change `format`; one renamed, removed or given another meaning does.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from trigpoint.model.control_charts import ControlChart, ControlPoint
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Scorecard

FORMAT = "trigpoint.scorecard/1"


def render(scorecard: Scorecard) -> bytes:
    """UTF-8, two spaces of indent, the keys in the order of the model."""
    whole = {"format": FORMAT, **_plain(scorecard)}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    """The value in the types JSON has."""
    match value:
        case Period():
            return _period(value)
        case ControlChart():
            return _chart(value)
        case Enum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case frozenset():
            return sorted(_plain(item) for item in value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(f"a scorecard cannot hold a {type(value).__name__}")


def _chart(chart: ControlChart) -> dict[str, Any]:
    shown = {field.name: getattr(chart, field.name) for field in fields(chart)}
    shown |= {"points": [_point(point) for point in chart.points]}
    return {name: _plain(value) for name, value in shown.items() if name != "rules"}


def _point(point: ControlPoint) -> dict[str, Any]:
    one, limits = point.observation, point.limits
    return {
        "at": one.at,
        "value": point.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "target": one.target,
        "phase": point.phase,
        "mean": limits.mean if limits is not None else None,
        "lower": limits.lower if limits is not None else None,
        "upper": limits.upper if limits is not None else None,
        "variation": point.variation,
        "signals": [f"{signal.cause}_{signal.side}" for signal in point.signals],
    }


def _period(period: Period) -> dict[str, str]:
    return {
        "id": period.id,
        "label": period.label,
        "kind": period.kind.value,
        "start": period.start.isoformat(),
        "end": period.last_day.isoformat(),
    }
