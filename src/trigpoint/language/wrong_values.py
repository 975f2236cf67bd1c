"""A value that is not what its key holds, in plain words: what it cannot be, and what to write."""

import re
from typing import Any

from pydantic_core import ErrorDetails

from trigpoint.language._chart_keys import DATA_SET
from trigpoint.language._keys import NAME
from trigpoint.language._surface import MEMBERSHIPS
from trigpoint.language.names import in_words, suggestion

Wrong = tuple[str, str | None]  # the message and the hint

NAMES_HINT = "A name begins with a small letter and holds small letters, digits and _, at most 63."
_NO_KEY = "entry"
_BOUNDS = {"ge": "at least", "le": "at most", "gt": "above"}
_OR_OFF = ("trend_length", "shift_length", "fix_after")


def wrong_value(detail: ErrorDetails, what: str, loc: tuple[str | int, ...]) -> Wrong:
    """The message and hint for what pydantic found of the value of a key of `what`."""
    key = next((step for step in reversed(loc) if isinstance(step, str)), _NO_KEY)
    given, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "enum" | "literal_error":
            return _not_a_choice(what, key, given, str(context["expected"]))
        case "string_pattern_mismatch":
            return _not_as_written(what, key, given, str(context["pattern"]))
        case "string_type" | "string_too_short":
            return f"{what}: '{key}' must be text.", "Put the whole of it in quotation marks."
        case "list_type":
            return f"{what}: '{key}' must be a list.", "Write [a, b], or one item a line after a dash."
        case "dict_type" | "model_type":
            return _not_keys(what, key)
        case "too_short" | "too_long":
            return _not_as_many(what, key, context)
        case "greater_than_equal" | "less_than_equal" | "greater_than":
            [(kind, bound)] = context.items()
            return f"{what}: '{key}' is {_BOUNDS[kind]} {bound}, and cannot be {given}.", None
        case "bool_parsing":
            return f"{what}: '{key}' cannot be '{given}'.", "Write yes or no."
        case "int_parsing" if key in _OR_OFF:
            return f"{what}: '{key}' cannot be '{given}'.", "Write a whole number, or off."
    return f"{what}: '{key}' cannot be '{given}'.", "Write a number, in digits only: no % and no comma."


def _not_a_choice(what: str, key: str, given: Any, expected: str) -> Wrong:
    choices = re.findall(r"'([^']*)'", expected)
    near = suggestion(str(given), choices, what="It")
    hint = near if near and near.startswith("Did") else f"Write {_either(choices)}."
    return f"{what}: '{key}' cannot be '{given}'.", hint


def _either(choices: list[str]) -> str:
    return in_words(choices).removeprefix("are ").removeprefix("is ").replace(" and ", " or ")


def _not_as_written(what: str, key: str, given: Any, pattern: str) -> Wrong:
    if pattern == NAME:
        return f"{what}: '{given}' cannot be a name.", NAMES_HINT
    if pattern == DATA_SET:
        hint = "Write the name it is added by: letters, digits, _ and -, such as neet_scorecard."
        return f"{what}: '{given}' cannot be the name of a data set.", hint
    if pattern.endswith("[0-9]{2}$"):
        return f"{what}: '{given}' is not a day.", "Write year-month-day: 2021-04-01."
    return f"{what}: '{given}' is not a month.", "Write the year and the month: 2021-04."


def _not_keys(what: str, key: str) -> Wrong:
    hint = "Write key: value, indented under it."
    if key == _NO_KEY:
        return f"{what} is not made of keys and values.", hint
    return f"{what}: '{key}' must hold keys and values.", hint


def _not_as_many(what: str, key: str, context: dict[str, Any]) -> Wrong:
    if key in MEMBERSHIPS:
        return f"{what}: '{key}' takes two dates.", "Write when it opened and closed: [opened_on, closed_on]."
    return f"{what}: '{key}' is empty.", "Write at least one item, or leave it out."
