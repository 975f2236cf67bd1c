"""Checking the shape of what is written, and saying in plain words where it is wrong."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from trigpoint.language._keys import Surface
from trigpoint.language._problems import Problems
from trigpoint.language.documents import Document, Path
from trigpoint.language.names import suggestion
from trigpoint.language.wrong_values import wrong_value
from trigpoint.model.errors import TrigpointError

Shape = TypeVar("Shape", bound=Surface)

_WHAT = {"measures": "Measure", "breakdowns": "Breakdown", "scorecards": "Scorecard"}
_LISTED = {"targets": "target", "seasons": "season", "rebases": "rebase"}
_OVER_TIME = {"seasons": "Season", "twins": "National twin", "rebases": "Rebase"}
_KEY = "[key]"  # pydantic's last step where it is a key that is wrong
_CHOOSE = {
    "polarity": "Say which way is good: high, low, range or info.",
    "unit": "Say what a figure is measured in: count, percent, days, number, ...",
}


def shaped(kind: type[Shape], document: Document, path: Path, problems: Problems) -> Shape | None:
    """What is written at a path as a value of `kind`; None, with the problems kept, where it does not fit."""
    try:
        return kind.model_validate(at(document, path))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.add(_plain(detail, kind, document, path))
        return None


def at(document: Document, path: Path) -> Any:
    """The data at a path; None where there is none."""
    data = document.data
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def subject(document: Document, path: Path) -> str:
    """What a path is about: 'Measure contacts', 'Line 1.5', 'Case 2 of measure contacts'."""
    match path:
        case ("scorecards", _, "sections", _, "lines", int(number), *_):
            ref = at(document, (*path[:6], "ref"))
            return f"Line {ref}" if isinstance(ref, str) else f"Line {number + 1} of its section"
        case ("measures", name, "cases", int(number), *_):
            return f"Case {number + 1} of measure {name}"
        case ("measures", name, str(part), int(number), *_) if part in _OVER_TIME:
            return f"{_OVER_TIME[part]} {number + 1} of measure {name}"
        case ("measures", name, "chart", _, *_):
            return f"The chart of measure {name}"
        case ("control_charts", *_):
            return "Control charts"
        case (str(part), int(number), *_) if part in _LISTED:
            measure, what = at(document, (part, number, "measure")), _LISTED[part]
            known = isinstance(measure, str)
            return f"The {what} for {measure}" if known else f"{what.capitalize()} {number + 1}"
        case (str(part), name, *_) if part in _WHAT:
            return f"{_WHAT[part]} {name}"
    return "The catalogue"


def _plain(detail: ErrorDetails, kind: type[Surface], document: Document, base: Path) -> TrigpointError:
    """What pydantic found, as a sentence about the measure, target or line it stands in."""
    loc = tuple(step for step in detail["loc"] if step != _KEY)
    path = (*base, *loc)
    what = subject(document, path)
    if detail["type"] == "missing":
        key = str(loc[-1])
        field = _fields(kind, loc[:-1]).get(key)
        hint = _CHOOSE.get(key) or (field.description if field else None)
        return TrigpointError(f"{what} has no '{key}'.", place=document.key_place(path), hint=hint)
    if detail["type"] == "extra_forbidden":
        hint = suggestion(str(loc[-1]), _fields(kind, loc[:-1]), what="The keys")
        message = f"{what} can have no '{loc[-1]}'."
        return TrigpointError(message, place=document.key_place(path), hint=hint)
    if detail["loc"][-1:] == (_KEY,):
        message, hint = wrong_value(detail, what, loc[:-1])
        return TrigpointError(message, place=document.key_place(path), hint=hint)
    message, hint = wrong_value(detail, what, loc)
    return TrigpointError(message, place=document.place(path), hint=hint)


def _fields(kind: type[Surface], loc: Path) -> dict[str, FieldInfo]:
    """The keys that may stand at a place inside a value of `kind`."""
    for step in loc:
        field = _by_key(kind).get(str(step))
        kind = (_surface_in(field.annotation) if field else None) or kind
    return _by_key(kind)


def _by_key(kind: type[Surface]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in kind.model_fields.items()}


def _surface_in(annotation: Any) -> type[Surface] | None:
    if isinstance(annotation, type) and issubclass(annotation, Surface):
        return annotation
    found = (_surface_in(part) for part in getattr(annotation, "__args__", ()))
    return next((kind for kind in found if kind), None)
