"""Which kind of published file this is, told by its heading and never by its name alone."""

import csv
from enum import StrEnum
from pathlib import Path

from trigpoint.comparators import ees, lait
from trigpoint.comparators.neighbours import is_neighbours
from trigpoint.model.errors import Place, TrigpointError

WORKBOOKS = {".xlsx"}
META_ENDING = ".meta.csv"
DICTIONARY_NAME = "lait_data_dictionary.csv"
CHOICES = (
    "What can be read: a tidy file of Explore Education Statistics (time_period, time_identifier,"
    " geographic_level), a table of the interactive tool (short_desc, year, la_number, value) and its"
    " dictionary, a NEET scorecard, a neighbour table (SN1 to SN10, or la_code, sn_rank and sn_la_code). Of"
    " any other CSV say --place-column, --period-column, --value-column, and --indicator or"
    " --indicator-column."
)


class FileKind(StrEnum):
    """What a published file is."""

    TIDY = "tidy file"
    META = "meta file"
    INTERACTIVE = "interactive tool"
    DICTIONARY = "dictionary of the interactive tool"
    NEET = "NEET scorecard"
    NEIGHBOURS = "neighbour table"
    PLAIN = "plain CSV"


def kind_of(path: Path, *, encoding: str) -> FileKind:
    """The kind of a file. PLAIN where it is a CSV of no kind that is known."""
    if path.suffix.lower() in WORKBOOKS:
        return _workbook(path)
    heading = _heading(path, encoding)
    for kind, columns in _COLUMNS:
        if columns <= heading:
            return kind
    return FileKind.NEIGHBOURS if is_neighbours(path) else FileKind.PLAIN


def unknown(path: Path, heading: list[str] | None = None) -> TrigpointError:
    """What is said of a file that cannot be told."""
    columns = f" Its columns are {', '.join(heading)}." if heading else ""
    return TrigpointError(
        "This is no kind of published file that is known.", place=Place(path.name), hint=f"{CHOICES}{columns}"
    )


def heading_of(path: Path, encoding: str) -> list[str]:
    """The names of a CSV's columns."""
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
        return [name.strip() for name in next(csv.reader(file), [])]


def _workbook(path: Path) -> FileKind:
    if not is_neighbours(path):
        raise unknown(path)
    return FileKind.NEIGHBOURS


def _heading(path: Path, encoding: str) -> set[str]:
    if not path.is_file():
        raise TrigpointError("There is no such file.", place=Place(str(path)), hint="Check its name.")
    try:
        with path.open("rb") as file:
            if b"\0" in file.read(4096):
                raise unknown(path)
        return set(heading_of(path, encoding))
    except (UnicodeDecodeError, csv.Error):
        raise TrigpointError(
            f"The file is no text in {encoding}.",
            place=Place(path.name),
            hint="If Excel saved it as a CSV, say --encoding cp1252. Unpack a ZIP file first.",
        ) from None


# The first that fits: a NEET scorecard is a tidy file too.
_COLUMNS: tuple[tuple[FileKind, set[str]], ...] = (
    (FileKind.META, {"col_name", "col_type"}),
    (FileKind.DICTIONARY, {"Measure_short", "Polarity"}),
    (FileKind.INTERACTIVE, set(lait.HEADINGS) - {"region", "area_name"}),
    (FileKind.NEET, {"time_period", "NEET_not_known_percent", "Notknown_percent"}),
    *((FileKind.TIDY, {*ees.TIME, level}) for level in ees.LEVEL),
)
