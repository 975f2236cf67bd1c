"""What a sheet's XML says beyond its values, however the XML is written."""

import pytest

from trigpoint.sources.sheet_scan import SheetError, scan

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str) -> bytes:
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


@pytest.mark.parametrize(
    "formula",
    [
        '<c r="B2"><f>A1</f><v>1</v></c>',
        '<c r="B2"><f\n t="shared"/></c>',
        "<c r='B2'><f/></c>",
        '<c s="1" r="B2"><f/></c>',
    ],
)
def test_formulas_are_found_at_their_address(formula):
    assert scan(sheet(f'<row r="2"><c r="A2"><v>1</v></c>{formula}</row>')).formulas == ((2, 1),)


def test_cells_without_an_address_follow_one_another():
    scanned = scan(sheet("<row><c><v>1</v></c></row><row><c/><c/><c><f>A1</f></c></row>"))
    assert (scanned.formulas, scanned.last_row, scanned.last_column) == (((2, 2),), 2, 3)


def test_a_prefix_hides_nothing():
    data = f'<x:worksheet xmlns:x="{MAIN}"><x:row r="1"><x:c r="C1"><x:f>1</x:f></x:c></x:row></x:worksheet>'
    assert scan(data.encode()).formulas == ((1, 2),)


def test_utf_16_hides_nothing():
    data = sheet('<row r="1"><c r="C1"><f>1</f></c></row>').decode().encode("utf-16")
    assert scan(data).formulas == ((1, 2),)


def test_a_comment_or_a_text_is_no_formula():
    text = '<c r="A1" t="inlineStr"><is><t>&lt;f&gt;</t></is></c>'
    assert scan(sheet(f'<row r="1"><!-- <f>1</f> -->{text}</row>')).formulas == ()


def test_errors_are_told_with_their_address():
    cells = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c><c r="C1" t = \'e\'><v>#REF!</v></c>'
    assert scan(sheet(f'<row r="1">{cells}</row>')).errors == {(1, 0): "#N/A", (1, 2): "#REF!"}


@pytest.mark.parametrize(
    ("address", "row", "column"),
    [("XFD1048576", 1_048_576, 16_384), ("A1048576", 1_048_576, 26), ("AB7", 99_999, 28)],
)
def test_far_cells_are_seen(address, row, column):
    scanned = scan(sheet(f'<row r="1"><c r="A1"><v>1</v></c><c r="{address}"><v>1</v></c></row>'))
    assert (scanned.last_row, scanned.last_column) == (row, column)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "document type"),
        (sheet('<row r="1"><c r="A1"><f></row>'), "mismatched tag"),
        (sheet('<row r="1"><c r="A99999999"/></row>'), "A99999999"),
    ],
)
def test_xml_no_workbook_has(data, says):
    with pytest.raises(SheetError, match=says):
        scan(data)
