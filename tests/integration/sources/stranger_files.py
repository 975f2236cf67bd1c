"""How the files are made that no person would type: archives, workbooks with a changed part, Parquet."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from .council import (
    FAMILY_HEADINGS,
    FAMILY_ROWS,
    GOOD,
    workbook,
)


def archive(**members: bytes) -> bytes:
    """A zip file; the names of its members have _ for . and __ for /."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return written.getvalue()


def workbook_with(
    member: str, change: Callable[[bytes], bytes], *, rows: list[list[Any]] = FAMILY_ROWS
) -> Callable[[], bytes]:
    """A workbook of the families with one member of its archive changed, or added where it has none."""

    def build() -> bytes:
        written = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(workbook(rows))) as source,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
        ):
            for name in source.namelist():
                data = source.read(name)
                made.writestr(name, change(data) if name == member else data)
            if member not in source.namelist():
                made.writestr(member, change(b""))
        return written.getvalue()

    return build


def ole(*, encrypted: bool) -> bytes:
    name = "EncryptedPackage" if encrypted else "Workbook"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(512)


def families_parquet(**columns: pa.Array) -> Callable[[], bytes]:
    """A Parquet file of the good families with some columns replaced."""
    headings = dict(zip(FAMILY_HEADINGS, zip(*FAMILY_ROWS[1:], strict=True), strict=True))
    table = {heading: pa.array(cells) for heading, cells in headings.items()}
    names = {"family_id": "Family ID", "recorded_on": "Date Recorded"}

    def build() -> bytes:
        written = io.BytesIO()
        parquet.write_table(pa.table(table | {names[n]: c for n, c in columns.items()}), written)
        return written.getvalue()

    return build


def merged(cells: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: sheet.merge_range(cells, "together")


IN_PARQUET = (("file: families.csv", "file: families.parquet"),)
FAMILIES, CONTACTS = GOOD["families.csv"], GOOD["contacts.csv"]
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
SHEET_XML = "xl/worksheets/sheet1.xml"
