from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.calendar.periods import parse_period
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import State
from trigpoint.model.printed import ColumnKind
from trigpoint.printed import read_all_printed, read_printed, read_value

HEADINGS = "ref,split,indicator,unit,polarity,period,value,numerator,denominator,issued_on\n"


def written(folder: Path, text: str, name: str = "past.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_each_row_is_a_cell_of_its_line(tmp_path: Path) -> None:
    rows = (
        "1.5,,In time,%,high,2022-02,88.4%,38,43,2022-04-19\n"
        "1.5,,In time,%,high,2022-03,92.2%,47,51,2022-04-19\n"
        '1.7,Families,Open,Count,info,2022-03,"1,321",,,2022-04-19\n'
    )
    scorecard = read_printed(written(tmp_path, HEADINGS + rows))
    assert [line.name for line in scorecard.lines] == ["1.5", "1.7 Families"]
    assert (scorecard.issued_on, scorecard.as_at) == (date(2022, 4, 19), parse_period("2022-03"))
    first = scorecard.lines[0]
    assert [(c.column.kind, c.column.period and c.column.period.id, c.text) for c in first.cells] == [
        (ColumnKind.MONTH, "2022-02", "88.4%"),
        (ColumnKind.POLARITY, None, "high"),
        (ColumnKind.NUMERATOR, "2022-02", "38"),
        (ColumnKind.DENOMINATOR, "2022-02", "43"),
        (ColumnKind.MONTH, "2022-03", "92.2%"),
        (ColumnKind.NUMERATOR, "2022-03", "47"),
        (ColumnKind.DENOMINATOR, "2022-03", "51"),
    ]
    assert first.cell(ColumnKind.NUMERATOR, parse_period("2022-03")).where == "line 3, field 8"


def test_each_day_of_issue_is_a_scorecard(tmp_path: Path) -> None:
    rows = (
        "1.8,,Closed,Count,,Feb-22,206,,,18/05/2022\n1.8,,Closed,Count,,Feb-22,203,,,2022-04-19\n"
        "1.8,,Closed,Count,,Mar-22,155,,,18/05/2022\n"
    )
    found = read_all_printed(written(tmp_path, HEADINGS + rows))
    assert [scorecard.issued_on for scorecard in found] == [date(2022, 4, 19), date(2022, 5, 18)]
    assert [[cell.text for cell in scorecard.lines[0].cells] for scorecard in found] == [
        ["203"],
        ["206", "155"],
    ]
    with pytest.raises(TrigpointError, match="2 scorecards"):
        read_printed(tmp_path / "past.csv")


def test_other_words_for_the_headings_in_any_case(tmp_path: Path) -> None:
    text = (
        "KPI Ref;Description;Month;Actual\nCS1;Calls answered;March 2022;12\nCS1;Calls answered;2020/21;90\n"
    )
    line = read_printed(written(tmp_path, text + "CS1;Calls answered;2021/22 outturn;99\n")).lines[0]
    assert (line.ref, line.title) == ("CS1", "Calls answered")
    assert [(cell.column.kind, cell.text) for cell in line.cells] == [
        (ColumnKind.MONTH, "12"),
        (ColumnKind.PRIOR, "90"),
        (ColumnKind.OUTTURN, "99"),
    ]


def test_a_figure_printed_twice_is_kept_and_doubted(tmp_path: Path) -> None:
    text = "ref,period,value\n1,2022-03,5\n1,2022-03,5\n1,2022-03,6\n"
    cells = read_printed(written(tmp_path, text)).lines[0].cells
    assert [(cell.text, bool(cell.doubt)) for cell in cells] == [("5", False), ("6", True)]


def test_a_period_that_could_be_a_year_is_doubted(tmp_path: Path) -> None:
    cell = read_printed(written(tmp_path, "ref,period,value\n1,2011-12,5\n")).lines[0].cells[0]
    assert "could be the year 2011/12" in cell.doubt


def test_rows_that_belong_nowhere_are_unread_with_the_reason(tmp_path: Path) -> None:
    text = "ref,period,value\n1,2022-03,5\n,2022-03,6\n2,sometime,7\n3,,8\n"
    scorecard = read_printed(written(tmp_path, text))
    assert [(place.line, why) for place, why in scorecard.unread] == [
        (3, "the row has neither a reference nor a title"),
        (4, "'sometime' is no period"),
        (5, "the row has no period"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "decimals", "percent"),
    [
        ("92.2%", "92.2", 1, True),
        ("1,321", "1321", 0, False),
        ("-28", "-28", 0, False),
        ("0.00", "0", 2, False),
        ("£1,200", "1200", 0, False),
        ("12 days", "12", 0, False),
        ("92.2% (47 of 51)", "92.2", 1, True),
    ],
)
def test_numbers_as_they_are_printed(text: str, number: str, decimals: int, percent: bool) -> None:
    found = read_value(text)
    assert (found.number, found.decimals, found.percent) == (Decimal(number), decimals, percent)


def test_a_tally_in_the_same_cell_is_read() -> None:
    for text in ("92.2% (47 of 51)", "92.2% (47/51)", "47/51 (92.2%)"):
        assert (read_value(text).top, read_value(text).bottom) == (47, 51)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("-", State.NO_DATA),
        ("n/a", State.NOT_APPLICABLE),
        ("[c]", State.SUPPRESSED),
        ("TBC", State.NOT_DUE),
        ("Temporarily suspended", State.SUSPENDED),
    ],
)
def test_what_stands_where_there_is_no_number(text: str, state: State) -> None:
    assert (read_value(text).number, read_value(text).state) == (None, state)


@pytest.mark.parametrize("text", ["Green", "<65%", "65%+", "lower than last year", "1,32", "12 of"])
def test_what_is_no_figure(text: str) -> None:
    assert read_value(text) is None
