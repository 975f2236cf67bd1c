"""scorecard.xlsx keeps the rules for accessible spreadsheets and holds every line as numbers."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest

from trigpoint.outputs import xlsx
from trigpoint.outputs._workbook import Measured, sheet_name, table_name

# openpyxl says that it would lose the sparklines if it wrote the workbook again, which nobody does here.
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning")


@pytest.fixture(scope="module")
def content(scorecard) -> bytes:
    return xlsx.render(scorecard)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(sheet) -> list[dict[str, object]]:
    [table] = sheet.tables.values()
    headings, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def section_rows(book) -> list[dict[str, object]]:
    return [row for sheet in book if sheet.title[0].isdigit() for row in rows_of(sheet)]


def test_sheets_come_in_the_order_a_reader_needs(book, scorecard):
    names = book.sheetnames
    assert names[:3] == ["Cover", "Contents", "At a glance"]
    assert names[-6:] == ["Trend", "Signals", "Chart points", "Benchmarks", "Reasons", "Notes"]
    assert len(names) == 9 + len(scorecard.sections)
    assert [row["Worksheet"] for row in rows_of(book["Contents"])] == names[2:]


def test_every_sheet_keeps_the_rules(book):
    for sheet in book:
        [table] = sheet.tables.values()
        assert table.name.startswith("table_"), sheet.title
        assert table.ref.startswith("A"), "the table stands against the left edge"
        assert table.autoFilter is None
        assert sheet.auto_filter.ref is None
        assert sheet.freeze_panes is None
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet["A1"].value
        assert not any(
            it.hidden for it in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values())
        )
        assert not (sheet.oddHeader.center.text or sheet.oddFooter.center.text)
        headings, *rows = sheet[table.ref]
        assert len({cell.value for cell in headings}) == len(headings)
        assert all(cell.value for cell in headings)
        assert all(any(cell.value is not None for cell in row) for row in rows), "a blank row in a table"
        assert sheet.max_row == headings[0].row + len(rows), "nothing stands below a table"
        for cell in (cell for row in rows for cell in row if isinstance(cell.value, str)):
            assert cell.alignment.wrap_text or cell.hyperlink, (sheet.title, cell.coordinate)
        assert all(cell.fill.fill_type is None for row in sheet.iter_rows() for cell in row)


def test_the_first_sheet_is_open_at_its_first_cell(book):
    assert book.active.title == "Cover"
    assert book["Cover"].sheet_view.selection[0].activeCell in (None, "A1")


def test_the_document_says_what_it_is(book):
    assert book.properties.title == "Early Help scorecard, March 2022, Ashdale Metropolitan Borough Council"
    assert book.properties.creator == "Performance and Quality Team"
    assert f"{book.properties.created:%Y-%m-%d}" == "2022-05-18"


def test_every_line_is_there_as_numbers(book, lines):
    for line, row in zip(lines, section_rows(book), strict=True):
        assert (row["Ref"], row["Measure"], row["Split"] or "") == (line.ref, line.title, line.split)
        for value in line.months:
            cell = row[value.period.label]
            if value.number is None:
                assert isinstance(cell, str)
                assert cell
            else:
                factor = 100 if value.text.endswith("%") else 1
                assert cell * factor == pytest.approx(float(value.number))


def test_tallies_are_two_numbers(book):
    row = next(row for row in section_rows(book) if row["Ref"] == "1.5")
    assert (row["Mar-22: number"], row["Mar-22: out of"]) == (47, 51)


def test_status_is_in_words(book):
    rows = section_rows(book)
    assert {"Green", "Amber", "Red"} <= {row["Rating at year end"] for row in rows}
    assert {"Up, better", "Down, worse"} <= {row["Direction this month"] for row in rows}
    assert next(row for row in rows if row["Ref"] == "1.9")["Revised"] == "Feb-22"


@pytest.mark.parametrize(
    ("text", "number", "held", "shown"),
    [
        ("92.2%", "92.156", "0.92156", "0.0%"),
        ("86%", "86", "0.86", "0%"),
        ("2,470", "2470", "2470", "#,##0"),
        ("4.93", "4.93", "4.93", "#,##0.00"),
    ],
)
def test_a_number_is_shown_as_it_is_printed(text, number, held, shown):
    measured = Measured(Decimal(number), text)
    assert (measured.for_excel, measured.format) == (Decimal(held), shown)


def test_each_drawn_line_has_a_sparkline(content, lines):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawn = sum(
            archive.read(name).count(b"<x14:sparkline>") for name in archive.namelist() if "sheets/" in name
        )
    assert drawn == len(lines)


def test_a_sparkline_draws_its_own_line(content, book):
    """The range of every sparkline is the Trend row with the same reference, measure and split."""
    main = "{http://schemas.microsoft.com/office/excel/2006/main}"
    x14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
    trend = book["Trend"]
    seen = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for number, sheet in enumerate(book, start=1):
            root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            for spark in root.iter(f"{x14}sparkline"):
                source = spark.find(f"{main}f").text.partition("!")[2]
                own = sheet[spark.find(f"{main}sqref").text].row
                drawn = trend[source][0][0].row
                assert [c.value for c in sheet[own][:3]] == [c.value for c in trend[drawn][:3]]
                assert len(trend[source][0]) == 13
                seen += 1
    assert seen > 0


def test_text_is_never_a_formula(scorecard):
    line = replace(scorecard.sections[0].lines[0], title='=HYPERLINK("x","y")', note="@x")
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx.render(replace(scorecard, sections=(replace(scorecard.sections[0], lines=(line,)),))))
    )
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None or cell.hyperlink.location
    assert section_rows(book)[0]["Measure"] == '=HYPERLINK("x","y")'


def test_names_that_excel_takes():
    assert sheet_name("1 Early help contacts and locality") == "1 Early help contacts"
    assert sheet_name("5 Quality") == "5 Quality"
    assert sheet_name("A/B: [c]") == "A B   c"
    assert table_name("4 Youth offending, hub") == "table_4_youth_offending_hub"
