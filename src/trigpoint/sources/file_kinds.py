"""What a file really is, told from its first bytes and not from its name."""

import io
from zipfile import BadZipFile, ZipFile

from trigpoint.model.errors import Place, TrigpointError

TEXT = "plain text"
WORKBOOK = "an Excel workbook"
PARQUET = "a Parquet file"

_WANTED = {".csv": TEXT, ".xlsx": WORKBOOK, ".parquet": PARQUET}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files and of encrypted new ones
_LOCKED = "a workbook protected by a password"
_OLD = "a workbook in the old Excel format (.xls)"
_UTF_16 = "text in UTF-16"
_DAMAGED = "a damaged or half-copied workbook"

_FIRST_BYTES = (
    (b"%PDF", "a PDF"),
    (b"PAR1", PARQUET),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\xff\xfe", _UTF_16),
    (b"\xfe\xff", _UTF_16),
    (b"\x09\x08", _OLD),
)

# Members of a zip archive that give away what it holds; the first that is there decides.
_MEMBERS = (
    ("xl/vbaProject.bin", "a workbook with macros (.xlsm)"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("xl/workbook.xml", WORKBOOK),
    ("content.xml", "an OpenDocument file (.ods)"),
    ("word/document.xml", "a Word document"),
)

_HINTS = {
    _DAMAGED: "Copy or export it again.",
    _LOCKED: "Open it, take the password off (File, Info, Protect Workbook) and save it again.",
    _OLD: "Open it and save it as an Excel workbook (.xlsx).",
    _UTF_16: "Save it as CSV UTF-8; in Excel that is 'CSV UTF-8 (Comma delimited)'.",
    "a workbook with macros (.xlsm)": "Save it as an Excel workbook without macros (.xlsx).",
    "a binary workbook (.xlsb)": "Save it as an Excel workbook (.xlsx).",
    "an OpenDocument file (.ods)": "Save it as an Excel workbook (.xlsx) or as CSV.",
    "a web page": "Some systems call a web page .xls or .csv; open it in Excel and save it as .xlsx.",
}


def check_kind(name: str, data: bytes, file_type: str) -> None:
    """Pass where the content is what the name's ending says; TrigpointError naming what it is otherwise."""
    wanted, found = _WANTED[file_type], recognise(data)
    if found == wanted:
        return
    place = Place(name)
    if found == "":
        raise TrigpointError("The file is empty.", place=place, hint="Export it again.")
    message = f"The file is {found}, though its name ends in {file_type}."
    if found in (_LOCKED, _DAMAGED):
        message = f"The file is {found}."
    swapped = {kind: ending for ending, kind in _WANTED.items()}.get(found)
    hint = f"Rename it to end in {swapped} and change file: in sources.yaml, or export it again."
    raise TrigpointError(
        message, place=place, hint=_HINTS.get(found, hint if swapped else "Export it again.")
    )


def hint_for(found: str) -> str:
    """What to do with a file that is something else than was wanted."""
    return _HINTS.get(found, "Export it again.")


def recognise(data: bytes) -> str:
    """What the bytes are, as the end of 'The file is ...'; "" for an empty file."""
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        return ""
    for start, kind in _FIRST_BYTES:
        if data.startswith(start):
            return kind
    if data.startswith(_OLE):
        return _LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    return _text(data)


def _archive(data: bytes) -> str:
    try:
        members = set(ZipFile(io.BytesIO(data)).namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return _DAMAGED
    return next((kind for member, kind in _MEMBERS if member in members), "a zip archive")


def _text(data: bytes) -> str:
    start = data[:4096]
    # Text in UTF-16 without its mark has a NUL in nearly every second place.
    if len(start) > 3 and start.count(0) > len(start) // 3:
        return _UTF_16
    beginning = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith((b"<!doctype html", b"<html", b"<table", b"<head")):
        return "a web page"
    if beginning.startswith(b"<?xml"):
        return "XML"
    return TEXT
