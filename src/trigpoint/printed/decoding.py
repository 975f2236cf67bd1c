"""The text of a file that a person saved: UTF-8, or Windows-1252 as Excel writes it."""

from dataclasses import dataclass

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.file_kinds import TEXT, hint_for, recognise

_BOM = b"\xef\xbb\xbf"
# Marks that no text holds: what is not a tab, a line's or a page's end among the first 32.
_CONTROLS = bytes(sorted(frozenset(range(32)) - frozenset(b"\t\n\r\f\v")))

READ_AS_1252 = "The file is not in UTF-8; it was read as Windows-1252, as Excel for Windows writes it."


@dataclass(frozen=True)
class DecodedText:
    """A file's text, and the remark there is to make about how it was read."""

    text: str
    remark: str = ""


def decode(name: str, data: bytes) -> DecodedText:
    """The text of a file; TrigpointError where it is empty or no text."""
    found = recognise(data)
    if found == "":
        raise TrigpointError("The file is empty.", place=Place(name), hint="Export it again.")
    if found != TEXT:
        raise TrigpointError(f"The file is {found}.", place=Place(name), hint=hint_for(found))
    if len(data.translate(None, _CONTROLS)) != len(data):
        at = next(position for position, byte in enumerate(data) if byte in _CONTROLS)
        line = data.count(b"\n", 0, at) + 1
        message = f"Line {line} holds a byte that no text has ({data[at]:#04x})."
        hint = "Give a scorecard as text, CSV or an Excel workbook (.xlsx)."
        raise TrigpointError(message, place=Place(name, line), hint=hint)
    try:
        return DecodedText(data.removeprefix(_BOM).decode())
    except UnicodeDecodeError as error:
        return _as_1252(name, data, error.start)


def _as_1252(name: str, data: bytes, start: int) -> DecodedText:
    line = data.count(b"\n", 0, start) + 1
    try:
        return DecodedText(data.decode("cp1252"), READ_AS_1252)
    except UnicodeDecodeError:
        message = f"Line {line} is neither UTF-8 nor Windows-1252 ({data[start]:#04x})."
        raise TrigpointError(
            message, place=Place(name, line), hint="Save the file again as CSV UTF-8."
        ) from None
