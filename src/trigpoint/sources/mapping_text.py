"""The shape of sources.yaml as it is written, checked with pydantic, and its mistakes in plain sentences."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from trigpoint.language.documents import Document
from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError

Encoding = Literal["utf-8", "cp1252"]


def _iso_date(value: Any) -> Any:
    # pydantic alone would take a number for seconds since 1970.
    return date.fromisoformat(value) if isinstance(value, str) else value


class _Text(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExtractsText(_Text):
    """What holds for every file, unless its table says otherwise."""

    covers_from: Annotated[date, BeforeValidator(_iso_date)]
    date_format: str = ""
    encoding: Encoding = "utf-8"
    missing: tuple[str, ...] = ()


class YesNoText(_Text):
    yes: tuple[str, ...] = Field(min_length=1)
    no: tuple[str, ...] = Field(min_length=1)


class TableText(_Text):
    """Where one table's rows come from."""

    file: str = Field(min_length=1)
    sheet: str = ""
    header_row: int = Field(default=1, ge=1, le=100)
    encoding: Encoding | None = None
    columns: dict[str, Annotated[str, Field(min_length=1)]] = Field(min_length=1)
    dates: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    yes_no: dict[str, YesNoText] = {}
    missing: tuple[str, ...] | None = None


class SourcesText(_Text):
    """The whole of sources.yaml."""

    extracts: ExtractsText
    tables: dict[str, TableText]
    not_collected: tuple[str, ...] = ()


def check_shape(text: Document) -> SourcesText:
    """The file's values in their shape; TrigpointError with the place of the first that does not fit."""
    try:
        return SourcesText.model_validate(text.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise _sentence(text, dict(first)) from None


def _sentence(text: Document, error: dict[str, Any]) -> TrigpointError:
    path = tuple(part for part in error["loc"] if part != "[key]")
    name = str(path[-1]) if path else "the file"
    context = error.get("ctx", {})
    key, value = text.key_place(path), text.place(path)
    match error["type"]:
        case "missing":
            message = f"{_owner(path)} needs {name!r}, which is not there."
            return TrigpointError(message, place=text.key_place(path[:-1]), hint=_EXAMPLES.get(name))
        case "extra_forbidden":
            hint = suggestion(name, _settings(path), what="The settings")
            return TrigpointError(f"{name!r} is not a setting of {_owner(path)}.", place=key, hint=hint)
        case "literal_error":
            expected, given = context["expected"], error["input"]
            return TrigpointError(f"{name!r} must be {expected}, not {given!r}.", place=value)
        case "value_error" | "date_type" | "date_from_datetime_parsing" | "date_parsing":
            message = f"{name!r} must be a date as 2019-04-01, not {error['input']!r}."
            return TrigpointError(message, place=value)
    wanted = _WANTED.get(error["type"])
    message = f"{name!r} must be {wanted}." if wanted else f"{name!r} does not fit: {error['msg']}."
    return TrigpointError(message, place=value, hint=_EXAMPLES.get(name))


_WANTED = {
    "string_type": "a text",
    "string_too_short": "a text of at least one character",
    "dict_type": "names, each with a value after a colon",
    "model_type": "settings, each with a value after a colon",
    "model_attributes_type": "settings, each with a value after a colon",
    "tuple_type": "a list in square brackets",
    "too_short": "at least one",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "greater_than_equal": "1 or more",
    "less_than_equal": "100 or less",
}

_EXAMPLES = {
    "extracts": "Write extracts: {covers_from: 2019-04-01}.",
    "covers_from": "Write the first day the extracts are complete from, as covers_from: 2019-04-01.",
    "tables": "Write the tables below tables:, each with its file and columns.",
    "file": "Write the file's name, as file: families.csv.",
    "columns": "Write our column and the file's heading, as columns: {family_id: Family ID}.",
    "missing": 'Write the texts that mean unknown, as missing: ["N/A", "NULL"].',
    "not_collected": "Write the tables you have no records for, as not_collected: [audits, compliments].",
}


def _owner(path: tuple[str | int, ...]) -> str:
    """What a setting belongs to, as a person would say it."""
    match path[:-1]:
        case ():
            return "the mapping"
        case ("tables", table):
            return f"table {table!r}"
        case ("tables", table, "yes_no", column):
            return f"yes_no of {table}.{column}"
        case (*_, owner):
            return repr(owner)
    raise AssertionError(path)


def _settings(path: tuple[str | int, ...]) -> list[str]:
    """The settings that could stand where an unknown one does."""
    match path[:-1]:
        case ():
            return list(SourcesText.model_fields)
        case ("extracts",):
            return list(ExtractsText.model_fields)
        case ("tables", _):
            return list(TableText.model_fields)
    return list(YesNoText.model_fields)
