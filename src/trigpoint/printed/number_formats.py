"""How a workbook shows its numbers: the format of each cell, which the reader of workbooks leaves out.

0.922 is 92.2% where its format says so, and is printed with as many decimals as that has.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from trigpoint.sources.raw import number_text
from trigpoint.sources.sheet_scan import SheetError
from trigpoint.sources.workbook_archive import sheet_member, small_xml

GENERAL = "General"
# The formats every workbook has, by number (ECMA-376, part 1, 18.8.30); those of dates are not needed.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def formats_of(name: str, archive: ZipFile, sheet: str) -> Mapping[tuple[int, int], str]:
    """The format of each cell of a sheet that has one of its own, by row and column, both from 0."""
    styles = _styles(archive)
    found: dict[tuple[int, int], str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] != "c" or "s" not in attributes:
            return
        match = _ADDRESS.fullmatch(attributes.get("r", ""))
        style = int(attributes["s"])
        if match and style < len(styles) and styles[style] != GENERAL:
            found[int(match[2]) - 1, _position(match[1])] = styles[style]

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(archive.read(sheet_member(name, archive, sheet)), True)
    return found


def shown(number: float, code: str) -> str:
    """A number as its format shows it: 0.922 as '92.2%', 1321 as '1,321', 1.1 as '1.10'."""
    first = _QUOTED.sub("", code.split(";")[0])
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if code == GENERAL or not re.search(r"[0#?]", first) or "E" in first:
        return number_text(float(number))
    point = re.search(r"\.([0#?]*)", first)
    decimals = len(point[1]) if point else 0
    percent = "%" in first
    rounded = (exact * 100 if percent else exact).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    thousands = "," if re.search(r"[#0],[#0]", first) else ""
    return f"{rounded:{thousands}f}{'%' if percent else ''}"


def _styles(archive: ZipFile) -> tuple[str, ...]:
    """The number format of each style, in order; () where the workbook declares none."""
    try:
        root = small_xml(archive, "xl/styles.xml")
    except (KeyError, SheetError, ElementTree.ParseError):
        return ()
    own = {
        int(element.get("numFmtId", "-1")): element.get("formatCode", GENERAL)
        for element in root.iter()
        if element.tag.endswith("}numFmt")
    }
    cells = next((element for element in root if element.tag.endswith("}cellXfs")), None)
    codes = own | {number: code for number, code in _BUILT_IN.items() if number not in own}
    return tuple(
        codes.get(int(xf.get("numFmtId", "0")), GENERAL) for xf in (cells if cells is not None else ())
    )


def _position(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
