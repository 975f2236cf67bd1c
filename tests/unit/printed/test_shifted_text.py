"""Another council's page as text: other words, another order of columns, other slips."""

import pytest

from trigpoint.model.printed import PrintedLine, PrintedScorecard
from trigpoint.printed import read_printed

PAGE = """
Invented Borough: Homes and Families
As at: May 2024
Issued: 17 June 2024

Measure Ref|Measure|Reported|Unit|Polarity|April 2024|May 2024|2024/25 YTD|2023/24|\
Direction of travel|RAG|Green target|Amber|Red|England
HOUSING
H1|Households placed in temporary accommodation|Monthly|Number|Low|112|120|232|1,301|▲|Red|100|105|110|
H2|Repairs finished in time||Monthly|%|High|91.2%|89.0%|90.1%|88.7%|▼|Amber|90%+|85%+|<85%|
|Emergency repairs|Monthly|%|High|99.0%|98.0%|98.5%|97.7%|▼|Green|95%+
H3|Complaints|Quarterly|Number|Info|-|-|||
FAMILIES|F1|Visits made in time|Monthly|%|High|||77.0%|75.0%|71.0%|▲|Green|70%+|60%+|<60%|68.0%
|F2|Children seen alone when visited|Monthly|Number|High|40|44|84|500|►
"""


@pytest.fixture(scope="module")
def scorecard(tmp_path_factory: pytest.TempPathFactory) -> PrintedScorecard:
    path = tmp_path_factory.mktemp("text") / "page.txt"
    path.write_text(PAGE.replace("|", "\t"), encoding="utf-8")
    return read_printed(path)


def said(line: PrintedLine) -> dict[str, str]:
    return {cell.column.label: cell.text for cell in line.cells}


def test_the_page_says_when_it_is_of_and_when_it_was_issued(scorecard: PrintedScorecard) -> None:
    assert scorecard.as_at is not None and scorecard.as_at.id == "2024-05"
    assert str(scorecard.issued_on) == "2024-06-17"


def test_each_row_is_a_line_of_its_section(scorecard: PrintedScorecard) -> None:
    assert [(line.name, line.section) for line in scorecard.lines] == [
        ("H1", "HOUSING"),
        ("H2", "HOUSING"),
        ("H2 Emergency repairs", "HOUSING"),
        ("H3", "HOUSING"),
        ("F1", "FAMILIES"),
        ("F2", "FAMILIES"),
    ]


def test_a_row_as_its_headings_are(scorecard: PrintedScorecard) -> None:
    assert said(scorecard.lines[0]) == {
        "Polarity": "Low",
        "April 2024": "112",
        "May 2024": "120",
        "2024/25 YTD": "232",
        "2023/24": "1,301",
        "Direction of travel": "▲",
        "RAG": "Red",
        "Green target": "100",
        "Amber": "105",
        "Red": "110",
    }
    assert not [cell.doubt for cell in scorecard.lines[0].cells if cell.doubt]


def test_an_empty_field_too_many_before_the_frequency(scorecard: PrintedScorecard) -> None:
    found = said(scorecard.lines[1])
    assert (scorecard.lines[1].frequency, found["April 2024"], found["Red"]) == ("Monthly", "91.2%", "<85%")


def test_a_split_row_one_field_short(scorecard: PrintedScorecard) -> None:
    line = scorecard.lines[2]
    assert (line.ref, line.title, line.split) == ("H2", "Repairs finished in time", "Emergency repairs")
    assert said(line)["Green target"] == "95%+"


def test_a_section_in_front_and_a_field_too_many(scorecard: PrintedScorecard) -> None:
    found = said(scorecard.lines[4])
    assert found["England"] == "68.0%"
    assert (found["2024/25 YTD"], found["2023/24"]) == ("75.0%", "71.0%")


def test_a_year_to_date_is_up_to_the_last_month(scorecard: PrintedScorecard) -> None:
    cell = next(cell for cell in scorecard.lines[0].cells if cell.column.label == "2024/25 YTD")
    assert cell.column.period is not None and cell.column.period.id == "2024-05:year-to-date"
