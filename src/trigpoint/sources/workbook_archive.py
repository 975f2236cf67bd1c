"""A look inside a workbook's archive before it is read: its size, its parts and its sheets' cells."""

import io
import zlib
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.sources.sheet_scan import MOST_CELLS, SheetError, SheetScan, scan

MOST_MEMBERS = 5_000
MOST_UNPACKED_BYTES = 1_000_000_000

# Real sheets pack to a tenth or a fiftieth. A small file may be all blanks, so only large ones are judged.
MOST_PACKED = 200
PACKED_FROM_BYTES = 20_000_000

_EXPORT_AGAIN = "Export it again, or save it as CSV."
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def open_archive(name: str, data: bytes) -> ZipFile:
    """The workbook's archive; TrigpointError where it is damaged or would unpack beyond all measure."""
    place = Place(name)
    try:
        archive = ZipFile(io.BytesIO(data))
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        swollen = any(
            member.file_size > PACKED_FROM_BYTES and member.file_size > MOST_PACKED * member.compress_size
            for member in members
        )
        repeated = len({member.filename for member in members}) < len(members)
        if swollen or repeated or len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED_BYTES:
            message = (
                f"The file unpacks to {unpacked:,} bytes in {len(members):,} parts: not a real workbook."
            )
            raise TrigpointError(message, place=place, hint=_EXPORT_AGAIN)
        damaged = archive.testzip()
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        damaged = "its archive"
    if damaged:
        message = f"The workbook is damaged or only half copied ({damaged})."
        raise TrigpointError(message, place=place, hint="Copy or export it again.")
    return archive


def scan_sheet(name: str, archive: ZipFile, sheet: str) -> SheetScan:
    """The formulas and errors of a sheet; TrigpointError where its XML is not plain or too far spread."""
    try:
        found = scan(archive.read(sheet_member(name, archive, sheet)))
    except SheetError as error:
        message = f"Sheet {sheet!r} cannot be read: {error}."
        raise TrigpointError(message, place=Place(name), hint=_EXPORT_AGAIN) from None
    if found.last_row * found.last_column > MOST_CELLS:
        message = f"Sheet {sheet!r} spreads over {found.last_row:,} rows and {found.last_column:,} columns."
        hint = "Delete the cells far below or to the right of the table, or save it as CSV."
        raise TrigpointError(message, place=Place(name), hint=hint)
    return found


def sheet_member(name: str, archive: ZipFile, sheet: str) -> str:
    """The archive's member that holds a sheet: its name leads to an id, and the id to a member."""
    try:
        workbook = small_xml(archive, "xl/workbook.xml")
        relations = small_xml(archive, "xl/_rels/workbook.xml.rels")
    except (KeyError, ElementTree.ParseError, SheetError) as error:
        message = f"The workbook's list of sheets cannot be read: {error}."
        raise TrigpointError(message, place=Place(name), hint=_EXPORT_AGAIN) from None
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for element in workbook.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            relation = element.get(_RELATION) or element.get(_STRICT_RELATION)
            member = normpath(join("/xl", targets.get(relation, ""))).lstrip("/")
            if member in archive.namelist():
                return member
    message = f"The workbook holds no cells for sheet {sheet!r}."
    raise TrigpointError(message, place=Place(name), hint=_EXPORT_AGAIN)


def small_xml(archive: ZipFile, member: str) -> ElementTree.Element:
    """A part of a workbook as a tree; KeyError where there is none, SheetError where it is not plain."""
    data = archive.read(member)
    # Entities can only be declared in a document type. UTF-16 would hide one from this look.
    if b"<!DOCTYPE" in data or b"\0" in data:
        raise SheetError("it declares a document type, which no workbook does")
    return ElementTree.fromstring(data)
