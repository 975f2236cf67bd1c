from pathlib import Path

import pytest
import xlsxwriter

from trigpoint.calendar.periods import parse_period
from trigpoint.model.errors import TrigpointError
from trigpoint.model.printed import PrintedLine, PrintedScorecard
from trigpoint.printed import read_all_printed, read_printed

from .workbooks import merged_headings


@pytest.fixture(scope="module")
def scorecard(tmp_path_factory: pytest.TempPathFactory) -> PrintedScorecard:
    return read_printed(merged_headings(tmp_path_factory.mktemp("books") / "june.xlsx"))


def line(scorecard: PrintedScorecard, ref: str) -> PrintedLine:
    return next(line for line in scorecard.lines if line.ref == ref)


def cells(found: PrintedLine) -> list[tuple[str, str, str]]:
    return [
        (cell.column.kind.value, cell.column.period.id if cell.column.period else "", cell.text)
        for cell in found.cells
    ]


def test_a_sheet_without_a_scorecard_is_passed_over(scorecard: PrintedScorecard) -> None:
    assert (scorecard.file, scorecard.as_at) == ("june.xlsx (sheet Scorecard)", parse_period("2023-06"))
    assert scorecard.title == "Invented council: how we are doing"


def test_each_cell_is_under_its_merged_headings(scorecard: PrintedScorecard) -> None:
    assert cells(line(scorecard, "1.9")) == [
        ("month", "2023-04", "1321"),
        ("month", "2023-05", "1400"),
        ("month", "2023-06", "1290"),
        ("outturn", "2023-06:year-to-date", "4011"),
        ("prior", "2022-23", "15000"),
    ]
    assert line(scorecard, "1.9").cells[2].where == "row 8, column F"


def test_a_percentage_is_as_its_format_shows_it_and_the_reference_too(scorecard: PrintedScorecard) -> None:
    found = line(scorecard, "1.10")
    assert cells(found) == [
        ("month", "2023-04", "92.2%"),
        ("month", "2023-05", "88.0%"),
        ("month", "2023-06", "90.0%"),
        ("outturn", "2023-06:year-to-date", "90.0%"),
        ("prior", "2022-23", "87.1%"),
        ("amber", "", ">=75%"),
        ("green", "", ">=85%"),
    ]
    assert [cell.doubt for cell in found.cells] == [""] * 7


def test_a_share_kept_without_a_format_is_a_percentage_in_doubt(scorecard: PrintedScorecard) -> None:
    found = line(scorecard, "2.1").cells[1]
    assert found.text == "62.5%"
    assert found.doubt == "0.625 is kept without a percentage format, and read as 62.5%"


def test_words_merged_over_months_are_in_each(scorecard: PrintedScorecard) -> None:
    assert [text for kind, _, text in cells(line(scorecard, "2.2")) if kind == "month"] == ["Suspended"] * 3


def test_merged_names_are_sections(scorecard: PrintedScorecard) -> None:
    assert [(line.ref, line.section) for line in scorecard.lines] == [
        ("1.9", "Front door"),
        ("1.10", "Front door"),
        ("2.1", "Homes"),
        ("2.2", "Homes"),
    ]


def test_ten_that_a_spreadsheet_keeps_as_one_is_put_right_and_said(tmp_path: Path) -> None:
    path = tmp_path / "ten.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Indicator", "Mar-22"])
        for row, ref in enumerate((1.1, 1.8, 1.9, 1.1), start=1):
            sheet.write_row(row, 0, [ref, f"Line {row}", row])
    scorecard = read_printed(path)
    assert [line.ref for line in scorecard.lines] == ["1.1", "1.8", "1.9", "1.10"]
    assert scorecard.remarks == ("Row 5 is read as 1.10: a spreadsheet keeps that as 1.1.",)


def test_numerators_and_denominators_under_each_month(tmp_path: Path) -> None:
    path = tmp_path / "tallies.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Measure"])
        sheet.merge_range(0, 2, 0, 4, "Jan-22")
        sheet.merge_range(0, 5, 0, 7, "Feb-22")
        sheet.write_row(1, 2, ["Num", "Den", "%", "Num", "Den", "%"])
        sheet.write_row(2, 0, ["1", "In time", 46, 52, "88.5%", 38, 43, "88.4%"])
    assert cells(read_printed(path).lines[0]) == [
        ("numerator", "2022-01", "46"),
        ("denominator", "2022-01", "52"),
        ("month", "2022-01", "88.5%"),
        ("numerator", "2022-02", "38"),
        ("denominator", "2022-02", "43"),
        ("month", "2022-02", "88.4%"),
    ]


def test_each_sheet_with_a_scorecard_is_read_and_one_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Jan", "Feb"):
            book.add_worksheet(name).write_row(0, 0, ["Ref", "Indicator", "Jan-22"])
            book.get_worksheet_by_name(name).write_row(1, 0, ["1", "Calls", 5])
    assert len(read_all_printed(path)) == 2
    assert read_printed(path, sheet="Feb").file == "two.xlsx (sheet Feb)"
    with pytest.raises(TrigpointError, match=r"no sheet 'Febr'\. Did you mean Feb\?"):
        read_printed(path, sheet="Febr")
    with pytest.raises(TrigpointError, match="Say which sheet"):
        read_printed(path)
