"""Checking the shape of what is written, and saying in plain words where it is wrong."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from trigpoint.language._document import Document, Path
from trigpoint.language._problems import Problems
from trigpoint.language._surface import NAME, Surface
from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError

Shape = TypeVar("Shape", bound=Surface)

_WHAT = {"measures": "Measure", "breakdowns": "Breakdown", "targets": "The target", "scorecards": "Scorecard"}
NAMES_HINT = "A name begins with a small letter and holds small letters, digits and _, at most 63."
_NUMBERS = ("int_parsing", "int_from_float", "int_type", "decimal_parsing", "decimal_type", "finite_number")


def shaped(kind: type[Shape], document: Document, path: Path, problems: Problems) -> Shape | None:
    """What is written at a path as a value of `kind`; None, with the problems kept, where it does not fit."""
    data = at(document, path)
    try:
        return kind.model_validate(data)
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
        case ("scorecards", _, "sections", _, "lines", int(), *_):
            ref = at(document, (*path[:6], "ref"))
            return f"Line {ref}" if isinstance(ref, str) else f"Line {path[5] + 1} of its section"  # type: ignore[operator]
        case ("measures", name, "cases", int(number), *_):
            return f"Case {number + 1} of measure {name}"
        case ("targets", int(number), *_):
            measure = at(document, ("targets", number, "measure"))
            return f"The target for {measure}" if isinstance(measure, str) else f"Target {number + 1}"
        case (str(part), name, *_) if part in _WHAT:
            return f"{_WHAT[part]} {name}"
    return "The catalogue"


def _plain(detail: ErrorDetails, kind: type[Surface], document: Document, base: Path) -> TrigpointError:
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    path = (*base, *loc)
    what = subject(document, path)
    match detail["type"]:
        case "missing":
            message = f"{what} has no '{loc[-1]}'."
            hint = _missing_hint(detail, str(loc[-1]))
            return TrigpointError(message, place=document.key_place(path), hint=hint)
        case "extra_forbidden":
            names = _keys_of(kind, loc[:-1])
            hint = suggestion(str(loc[-1]), names, what="The keys")
            message = f"{what} can have no '{loc[-1]}'."
            return TrigpointError(message, place=document.key_place(path), hint=hint)
    message, hint = _wrong_value(detail, what, loc)
    return TrigpointError(message, place=_value_place(detail, document, path), hint=hint)


def _value_place(detail: ErrorDetails, document: Document, path: Path) -> Place:
    return document.key_place(path) if "[key]" in detail["loc"] else document.place(path)


def _missing_hint(detail: ErrorDetails, key: str) -> str | None:
    return _MISSING.get(key)


_MISSING = {
    "polarity": "Say which way is good: high, low, range or info.",
    "unit": "Say what a figure is measured in: count, percent, days, ...",
    "why": "Say in a sentence why it matters.",
    "owner": "Say who answers for it.",
    "expect": 'Write "47 of 51", a number, or no data.',
    "from": "Write the first month it is in force, such as 2021-04.",
}


def _wrong_value(detail: ErrorDetails, what: str, loc: Path) -> tuple[str, str | None]:
    key = next((step for step in reversed(loc) if isinstance(step, str)), "entry")
    given = detail["input"]
    context = detail.get("ctx", {})
    match detail["type"]:
        case "enum" | "literal_error":
            choices = [
                choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")
            ]
            hint = suggestion(str(given), choices, what="It")
            hint = hint if hint and hint.startswith("Did") else f"Write {' or '.join(choices)}."
            return f"{what}: '{given}' is not a {key}.".replace("'library'", "library"), hint
        case "string_pattern_mismatch" if context.get("pattern") == NAME:
            return f"{what}: '{given}' cannot be a name.", NAMES_HINT
        case "string_pattern_mismatch":
            example = "2021-04-01" if "{2}-[0-9]{2}$" in str(context.get("pattern")) else "2021-04"
            return f"{what}: '{given}' is not what '{key}' holds.", f"Write {example}, for example."
        case "string_type" | "string_too_short":
            return f"{what}: '{key}' must be text.", "Put the whole of it in quotation marks."
        case "list_type":
            return f"{what}: '{key}' must be a list.", "Write [a, b], or one item a line after a dash."
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{what}: '{key}' must hold keys and values.", "Write key: value, indented under it."
        case "too_short" | "too_long":
            least = context.get("min_length") or context.get("max_length")
            number = context.get("actual_length")
            return f"{what}: '{key}' takes {least} or more values, not {number}." if detail[
                "type"
            ] == "too_short" else f"{what}: '{key}' takes {least} values, not {number}.", None
        case "greater_than_equal" | "less_than_equal":
            bound = (
                "at least " + str(context.get("ge"))
                if "ge" in context
                else "at most " + str(context.get("le"))
            )
            return f"{what}: '{key}' is {bound}, not {given}.", None
        case number if number in _NUMBERS:
            return (
                f"{what}: '{given}' in '{key}' is not a number.",
                "Write digits only: no % and no thousands comma.",
            )
    return f"{what}: {detail['msg']}.", None


def _keys_of(kind: type[Surface], loc: Path) -> list[str]:
    """The keys that may stand at a place inside a value of `kind`."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = next((f for n, f in kind.model_fields.items() if (f.alias or n) == step), None)
        inner = _surface_in(field.annotation) if field else None
        kind = inner or kind
    return [field.alias or name for name, field in kind.model_fields.items()]


def _surface_in(annotation: Any) -> type[Surface] | None:
    if isinstance(annotation, type) and issubclass(annotation, Surface):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _surface_in(part):
            return found
    return None
