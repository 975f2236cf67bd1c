"""CSV files to text columns: the encoding as declared, commas, every row as long as the headings."""

import csv
import io
from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.csv as arrow_csv

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.headings import clean_heading
from trigpoint.sources.raw import RawColumn, RawSheet, refuse_long_cells, text_cells

_BOM = b"\xef\xbb\xbf"
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_PREVIEW_ROWS = 20

# A row must fit into a block; cells are refused far below this.
_BLOCK_BYTES = 32_000_000


def read_csv(name: str, data: bytes, *, encoding: str, header_row: int, wanted: Collection[str]) -> RawSheet:
    """The rows of a CSV file, every cell as text; row numbers count records, as a spreadsheet does.

    Where a `wanted` heading is missing no rows are read: what matters then is which headings there are.

    Raises TrigpointError where the bytes are not in the encoding, a quote is not closed, a row is shorter
    or longer than the headings, or there is no header row.
    """
    text = _one_kind_of_line_end(_decoded(name, data, encoding))
    first_rows, body_start = _first_rows(name, text, header_row)
    headings = tuple(clean_heading(heading) for heading in first_rows[header_row - 1])
    _check_separator(name, first_rows[header_row - 1])
    body = text[body_start:] if set(wanted) <= set(headings) else b""
    if b'"' in body:
        _check_quotes(name, body, header_row)
    table = _read_body(name, body, len(headings), header_row)
    rows = pa.array(range(header_row + 1, header_row + 1 + table.num_rows), pa.int64())
    columns = tuple(RawColumn(text_cells(column.combine_chunks())) for column in table.columns)
    sheet = RawSheet(name, "", header_row, headings, columns, rows, first_rows)
    return refuse_long_cells(sheet.without_blank_rows())


def _decoded(name: str, data: bytes, encoding: str) -> bytes:
    """The file in UTF-8 without its mark."""
    if b"\0" in data:
        row = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = f"Line {row} has a NUL byte, which no text has: the file is damaged."
        raise TrigpointError(message, place=Place(name, row), hint="Export it again.")
    marked = data.startswith(_BOM)
    if marked and encoding != "utf-8":
        message = f"The file begins with the mark of UTF-8, but is declared as {encoding}."
        raise TrigpointError(message, place=Place(name), hint="Write encoding: utf-8 in sources.yaml.")
    data = data.removeprefix(_BOM)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, encoding, error.start, marked) from None
    if encoding == "utf-8":
        return data
    if not data.isascii() and _is_utf_8(data):
        message = f"The file is in UTF-8, but is declared as {encoding}: names would be garbled."
        raise TrigpointError(message, place=Place(name), hint="Write encoding: utf-8 in sources.yaml.")
    return text.encode()


def _undecodable(name: str, data: bytes, encoding: str, start: int, marked: bool) -> TrigpointError:
    line = data.count(b"\n", 0, start) + 1
    column = start - (data.rfind(b"\n", 0, start) + 1) + 1
    message = f"Line {line}, byte {column} ({data[start]:#04x}) is not {encoding}."
    hint = "Export the file again as CSV UTF-8."
    if marked:
        hint = f"The file begins as UTF-8 and goes on in another encoding: files were joined. {hint}"
    elif encoding == "utf-8":
        hint = f"If the system exports in Windows-1252, write encoding: cp1252 in sources.yaml. {hint}"
    return TrigpointError(message, place=Place(name, line), hint=hint)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one_kind_of_line_end(text: bytes) -> bytes:
    """Old Macintosh files end their lines with a carriage return alone."""
    return text.replace(b"\r", b"\n") if b"\r" in text and b"\n" not in text else text


def _first_rows(name: str, text: bytes, header_row: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The first rows, and where the row after the headings begins."""
    lines = io.BytesIO(text)
    reader = csv.reader(line.decode() for line in lines)
    rows: list[tuple[str, ...]] = []
    start = 0
    try:
        for row in reader:
            rows.append(tuple(row))
            if len(rows) == header_row:
                start = lines.tell()
            if len(rows) >= max(_PREVIEW_ROWS, header_row):
                break
    except csv.Error as error:
        if len(rows) < header_row:
            message = f"Row {len(rows) + 1} cannot be read: {error}."
            raise TrigpointError(message, place=Place(name), hint="Export the file again.") from None
    if len(rows) < header_row:
        message = f"The headings should be in row {header_row}, and the file has {len(rows)} rows."
        raise TrigpointError(message, place=Place(name), hint="Check header_row: in sources.yaml.")
    return tuple(rows), start


def _check_separator(name: str, headings: tuple[str, ...]) -> None:
    if len(headings) != 1:
        return
    for separator, words in _SEPARATORS.items():
        if separator in headings[0]:
            message = f"The headings are separated by {words}, not by commas."
            raise TrigpointError(message, place=Place(name), hint="Export the file as comma separated CSV.")


def _check_quotes(name: str, body: bytes, header_row: int) -> None:
    """Read strictly, because the fast reader takes a quote that is never closed for part of the text."""
    read = header_row
    try:
        for _ in csv.reader(_lines(body), strict=True):
            read += 1
    except csv.Error as error:
        row = read + 1
        problem = {
            "unexpected end of data": f"A quotation mark in row {row} is never closed",
            "',' expected after '\"'": f"Row {row} has text after a closing quotation mark",
        }.get(str(error), f"Row {row} cannot be read ({error})")
        hint = "The file may have been cut short; export it again."
        raise TrigpointError(f"{problem}.", place=Place(name, row), hint=hint) from None


def _lines(body: bytes) -> Iterator[str]:
    return iter(io.StringIO(body.decode(), newline=""))


def _read_body(name: str, body: bytes, width: int, header_row: int) -> pa.Table:
    uneven: list[arrow_csv.InvalidRow] = []

    def note(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "error"

    names = [str(position) for position in range(width)]
    if not body:
        return pa.table({column: pa.array([], pa.string()) for column in names})
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(body),
            read_options=arrow_csv.ReadOptions(
                column_names=names, use_threads=False, block_size=_BLOCK_BYTES
            ),
            parse_options=arrow_csv.ParseOptions(
                newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
            ),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except pa.ArrowInvalid as error:
        if uneven:
            raise _uneven(name, uneven[0], header_row) from None
        message = f"The rows cannot be read: {error}."
        raise TrigpointError(message, place=Place(name), hint="Export the file again.") from None


def _uneven(name: str, row: arrow_csv.InvalidRow, header_row: int) -> TrigpointError:
    number = row.number + header_row
    message = f"Row {number} has {row.actual_columns} cells where the headings have {row.expected_columns}."
    if row.actual_columns < row.expected_columns:
        hint = "The file may have been cut short; export it again."
    else:
        hint = "A value may hold a comma without quotation marks around it; export the file again."
    return TrigpointError(message, place=Place(name, number), hint=hint)
