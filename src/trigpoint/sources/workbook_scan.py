"""A look inside a workbook's archive before it is read: its size, its formulas, its errors, its extent.

The reader of workbooks gives a formula's last result as if it had been typed and an error as an empty
cell, and takes memory for the whole rectangle up to the farthest cell.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from trigpoint.model.errors import Place, TrigpointError

# The largest sheet Excel can hold with 15 full columns; a real extract is a hundredth of it.
MOST_CELLS = 16_000_000
MOST_MEMBERS = 5_000
MOST_UNPACKED_BYTES = 1_000_000_000

# Real sheets pack to a tenth or a fiftieth. A small file may be all blanks, so only large ones are judged.
MOST_PACKED = 200
PACKED_FROM_BYTES = 20_000_000

_EXPORT_AGAIN = "Export it again, or save it as CSV."
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True)
class SheetScan:
    """What a sheet's XML says that its values do not. Cells are (row counted from 1, column from 0)."""

    formulas: tuple[tuple[int, int], ...]
    errors: Mapping[tuple[int, int], str]


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
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        damaged = "its archive"
    if damaged:
        message = f"The workbook is damaged or only half copied ({damaged})."
        raise TrigpointError(message, place=place, hint="Copy or export it again.")
    return archive


def scan_sheet(name: str, archive: ZipFile, sheet: str) -> SheetScan:
    """The formulas and errors of a sheet; TrigpointError where its XML is not plain or too far spread."""
    data = archive.read(_sheet_member(name, archive, sheet))
    scanner = _Scanner()
    try:
        scanner.parse(data)
    except (expat.ExpatError, _NotPlain) as error:
        message = f"Sheet {sheet!r} cannot be read: {error}."
        raise TrigpointError(message, place=Place(name), hint=_EXPORT_AGAIN) from None
    if scanner.last_row * scanner.last_column > MOST_CELLS:
        message = (
            f"Sheet {sheet!r} spreads over {scanner.last_row:,} rows and {scanner.last_column:,} columns."
        )
        hint = "Delete the cells far below or to the right of the table, or save it as CSV."
        raise TrigpointError(message, place=Place(name), hint=hint)
    return SheetScan(tuple(scanner.formulas), scanner.errors)


class _NotPlain(ValueError):
    """The XML declares entities or is otherwise not what a workbook has."""


def _refuse_doctype(*_: object) -> None:
    raise _NotPlain("it declares a document type, which no workbook does")


@dataclass
class _Scanner:
    """Walks a sheet's XML once, noting formulas, error values and the farthest cell."""

    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0
    in_error: bool = False

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.Parse(data, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
                self.last_row = max(self.last_row, self.row)
            case "c":
                self.start_cell(attributes)
            case "f":
                self.formulas.append((self.row, self.column - 1))

    def start_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self.row, self.column = _position(address) if address else (self.row, self.column + 1)
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        self.in_error = attributes.get("t") == "e"

    def end(self, name: str) -> None:
        if name.endswith("c"):
            self.in_error = False

    def text(self, text: str) -> None:
        if self.in_error:
            cell = (self.row, self.column - 1)
            self.errors[cell] = self.errors.get(cell, "") + text


def _position(address: str) -> tuple[int, int]:
    """Row and column, both counted from 1, of an address such as B7."""
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", address)
    if match is None:
        raise _NotPlain(f"it has a cell at {address[:20]!r}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _sheet_member(name: str, archive: ZipFile, sheet: str) -> str:
    """The archive's member that holds a sheet: its name leads to an id, and the id to a member."""
    try:
        workbook = _small_xml(archive, "xl/workbook.xml")
        relations = _small_xml(archive, "xl/_rels/workbook.xml.rels")
    except (KeyError, ElementTree.ParseError, _NotPlain) as error:
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


def _small_xml(archive: ZipFile, member: str) -> ElementTree.Element:
    data = archive.read(member)
    # Entities can only be declared in a document type. UTF-16 would hide one from this look.
    if b"<!DOCTYPE" in data or b"\0" in data:
        raise _NotPlain("it declares a document type, which no workbook does")
    return ElementTree.fromstring(data)
