"""The day an extract was taken, as its folder says it in extract.yaml."""

from datetime import date
from pathlib import Path

from trigpoint.model.errors import TrigpointError
from trigpoint.sources.yaml_text import read_yaml

FILE_NAME = "extract.yaml"
_HINT = "Write it as extracted_on: 2022-04-14."


def read_extract_day(folder: Path) -> date | None:
    """The day in the folder's extract.yaml, or None where there is no such file."""
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    text = read_yaml(path)
    written = text.data.get("extracted_on") if isinstance(text.data, dict) else None
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        place = text.place(("extracted_on",))
        message = f"The day of the extract cannot be read from {written!r}."
        raise TrigpointError(message, place=place, hint=_HINT) from None
