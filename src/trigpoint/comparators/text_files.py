"""A CSV as columns of text: byte-order marks, headings and encodings dealt with, cells left as they are."""

import csv
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from trigpoint.comparators.observations import WORD
from trigpoint.model.errors import Place, TrigpointError

NOT_UTF8 = "If Excel saved it, say --encoding cp1252."


def read_text(path: Path, *, encoding: str = "utf-8") -> pa.Table:
    """Every column of a CSV as text, as it stands. The first line is the heading.

    Raises TrigpointError for a file that is not there, not in the encoding, or has two columns of one name.
    """
    names = _heading(path, encoding)
    try:
        return pyarrow.csv.read_csv(
            path,
            read_options=pyarrow.csv.ReadOptions(column_names=names, skip_rows=1, encoding=encoding),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, WORD), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise TrigpointError(
            f"The file cannot be read: {error}".rstrip(".") + ".",
            place=Place(path.name),
            hint=NOT_UTF8 if "UTF8" in str(error) else None,
        ) from None


def lines_of(path: Path) -> Callable[[int], Place]:
    """Where a row of a file stands: the heading is line 1."""
    return lambda row: Place(path.name, row + 2)


def read_rows(path: Path, *, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """The rows of a small CSV whose cells may hold line breaks."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None


def read_lists(path: Path) -> list[list[str]]:
    """The lines of a small CSV, heading included, where two columns may share a name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None


def _heading(path: Path, encoding: str) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
            names = [name.strip() for name in next(csv.reader(file), [])]
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or not names:
        said = f"has two columns called {twice[0]}" if twice else "has no heading"
        raise TrigpointError(
            f"The file {said}.", place=Place(path.name, 1), hint="Give each column its own name."
        )
    return names


def _unreadable(path: Path, error: Exception) -> TrigpointError:
    if isinstance(error, UnicodeDecodeError):
        return TrigpointError(
            "The file is not in UTF-8.",
            place=Place(path.name),
            hint=NOT_UTF8,
        )
    return TrigpointError(
        "The file cannot be opened.", place=Place(path.name), hint="Check the name and the folder."
    )
