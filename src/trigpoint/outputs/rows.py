"""Rows of text as CSV bytes that a spreadsheet cannot be made to run."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


def write_rows(rows: Sequence[Mapping[str, str]], *, headings: Sequence[str] = ()) -> bytes:
    """CSV with one heading row, as UTF-8 with a byte order mark.

    Every row has the same keys; they are the headings unless `headings` says what they are.
    """
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, headings or list(rows[0] if rows else ()), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe(text) for name, text in row.items()})
    return _BYTE_ORDER_MARK + stream.getvalue().encode()


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    OWASP, CSV Injection. A number with its sign and the dash of a missing figure are let through.
    """
    if text == "-" or not text.startswith(_STARTS_A_FORMULA) or _NUMBER.fullmatch(text):
        return text
    return "'" + text
