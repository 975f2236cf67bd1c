"""Text with tabs, commas, semicolons or bars between its cells, as a page of cells."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from trigpoint.model.errors import Place
from trigpoint.printed.decoding import DecodedText
from trigpoint.printed.grid import Grid, GridCell, GridRow
from trigpoint.printed.headings import read_headings

_SEPARATORS = ("\t", ",", ";", "|")
FIRST_ROWS = 60  # headings stand among these, under however many notes


def read_delimited(name: str, decoded: DecodedText) -> Grid:
    """The page, with the separator that makes most sense of its headings.

    It is exact where no row is longer than its headings, and none that holds more than one cell is shorter.
    """
    text = decoded.text
    separator = max(_SEPARATORS, key=lambda one: most_known(_rows(name, text, one, FIRST_ROWS)))
    best = _rows(name, text, separator)
    widths = {len(row.cells) for row in best if len(row.filled) > 1}
    remarks = (decoded.remark,) if decoded.remark else ()
    by_tabs = any("\t" in line for line in text.splitlines()[:FIRST_ROWS])
    return Grid(name, best, is_exact=len(widths) == 1 and not by_tabs, remarks=remarks)


def most_known(rows: tuple[GridRow, ...]) -> int:
    """How many headings that are known the best of some rows has."""
    return max(map(known_in, rows), default=0)


def known_in(row: GridRow) -> int:
    if len(row.filled) < 2:
        return 0
    return sum(heading.is_known for heading in read_headings([(text,) for text in row.texts]))


def _rows(name: str, text: str, separator: str, most: int | None = None) -> tuple[GridRow, ...]:
    """The rows that a separator makes of a text, the first few or all of them."""
    try:
        return tuple(islice(_parsed(name, text, separator, strict=True), most))
    except csv.Error:
        return tuple(islice(_parsed(name, text, separator, strict=False), most))


def _parsed(name: str, text: str, separator: str, *, strict: bool) -> Iterator[GridRow]:
    """Quotation marks are read as such where each is closed; where one is not, as part of the text."""
    file = io.StringIO(text, newline="")
    if strict:
        reader = csv.reader(file, delimiter=separator, strict=True)
    else:
        reader = csv.reader(file, delimiter=separator, quoting=csv.QUOTE_NONE)
    line = 1
    for fields in reader:
        place = Place(name, line)
        cells = (
            GridCell(" ".join(field.split()), place, f"line {line}, field {number}")
            for number, field in enumerate(fields, start=1)
        )
        yield GridRow(place, tuple(cells))
        line = reader.line_num + 1
