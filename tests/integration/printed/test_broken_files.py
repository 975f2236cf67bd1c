"""Files that are no scorecard, or a damaged one: one message that says what and where, never a crash."""

from pathlib import Path

import pytest
import xlsxwriter

from trigpoint.model.errors import TrigpointError
from trigpoint.model.printed import ColumnKind
from trigpoint.printed import read_printed

STOPS = (
    ("empty", b"", "The file is empty."),
    ("blank", b"\xef\xbb\xbf \n\t\n", "The file is empty."),
    ("rubbish", bytes(range(256)) * 8, "a byte that no text has"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "The file is a picture."),
    ("a PDF", b"%PDF-1.7 ...", "The file is a PDF."),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel format"),
    ("half a workbook", b"PK\x03\x04" + b"\0" * 100, "damaged or half-copied"),
    ("UTF-16", "ref\tperiod\n1\t2022-03\n".encode("utf-16"), "UTF-16"),
    ("words", b"Dear all,\nthe scorecard follows.\n", "No scorecard was found"),
    ("no figures", b"ref,title,owner\n1,Calls,Jo\n", "No scorecard was found"),
    ("neither encoding", b"ref,period,value\n1,2022-03,\x81\x8d\n", "neither UTF-8 nor Windows-1252"),
    ("a bad date", b"ref,period,value,issued_on\n1,2022-03,5,31/02/2022\n", "'31/02/2022' is not a date."),
    ("headings alone", b"ref,period,value\n", "headings and no rows"),
)


@pytest.mark.parametrize(("name", "data", "says"), STOPS, ids=[name for name, _, _ in STOPS])
def test_what_is_no_scorecard_is_one_message(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "past.txt"
    path.write_bytes(data)
    with pytest.raises(TrigpointError) as raised:
        read_printed(path)
    assert says in raised.value.message
    assert raised.value.place is not None and raised.value.place.file == "past.txt"
    assert raised.value.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TrigpointError, match="cannot be opened"):
        read_printed(tmp_path / "gone.csv")


def test_a_workbook_without_a_scorecard(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "empty.xlsx") as book:
        book.add_worksheet()
    with pytest.raises(TrigpointError, match="No scorecard was found in any sheet"):
        read_printed(tmp_path / "empty.xlsx")


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "page.txt"
    path.write_bytes(text.replace("|", "\t").encode(encoding))
    return path


def test_two_rows_of_headings_one_under_the_other_are_two_tables(tmp_path: Path) -> None:
    page = "Ref|Indicator|Jan-22|Feb-22\n1|Calls|5|6\nRef|Indicator|Feb-22|Mar-22\n2|Visits|7|8\n"
    scorecard = read_printed(written(tmp_path, page))
    months = [
        [cell.column.period.id for cell in line.cells if cell.column.period] for line in scorecard.lines
    ]
    assert months == [["2022-01", "2022-02"], ["2022-02", "2022-03"]]


def test_no_polarity_column(tmp_path: Path) -> None:
    page = "Ref|Indicator|Frequency|Unit|Jan-22|Feb-22|DOT (month)\n1|Calls|monthly|Count|5||6|↑\n"
    (line,) = read_printed(written(tmp_path, page)).lines
    assert [cell.text for cell in line.cells] == ["5", "6", "↑"]
    assert line.cell(ColumnKind.POLARITY) is None


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    page = "Ref|Indicator|Jan-22\n1|Children’s centre visits – café|5\n"
    scorecard = read_printed(written(tmp_path, page, "cp1252"))
    assert scorecard.lines[0].title == "Children’s centre visits – café"
    assert "Windows-1252" in scorecard.remarks[0]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    page = 'Ref|Indicator|Jan-22|Feb-22\n1|"Calls|5|6\n2|Visits|7|8\n'
    assert [line.ref for line in read_printed(written(tmp_path, page)).lines] == ["1", "2"]


def test_figures_without_a_line_are_unread_with_the_reason(tmp_path: Path) -> None:
    scorecard = read_printed(written(tmp_path, "Ref|Indicator|Jan-22|Feb-22\n||5|6\n1|Calls|5|6\n"))
    assert [(place.line, why) for place, why in scorecard.unread] == [
        (2, "the row has figures, and no line that they are of")
    ]
