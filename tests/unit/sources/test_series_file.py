"""Series as people have them, read right or refused with row and column."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from trigpoint.model.errors import TrigpointError
from trigpoint.sources.series_file import SeriesWanted, read_series


def read(folder, text, *, name="referrals.csv", encoding="utf-8", **wanted):
    path = folder / name
    path.write_text(text, encoding=encoding)
    return read_series(path, SeriesWanted(**wanted))


def figures(found):
    return [(one.label, one.value) for one in found.observations]


def said(folder, text, **wanted) -> str:
    with pytest.raises(TrigpointError) as caught:
        read(folder, text, **wanted)
    return caught.value.sentence


@pytest.mark.parametrize(
    "period",
    ["2022-03", "2022-03-01", "2022-03-31", "31/03/2022", "Mar-22", "Mar 2022", "March 2022", "1 March 2022"],
)
def test_a_month_is_read_however_it_is_written(tmp_path, period):
    assert figures(read(tmp_path, f"Month,Value\n{period},12\n")) == [("Mar-22", Decimal(12))]


@pytest.mark.parametrize(
    ("period", "label"),
    [("2021/22 Q4", "Jan-Mar 2022"), ("2021/22", "2021/22"), ("academic 2021/22", "academic year 2021/22")],
)  # fmt: skip
def test_quarters_and_years_are_read_too(tmp_path, period, label):
    assert figures(read(tmp_path, f"period,value\n{period},12\n")) == [(label, Decimal(12))]


def test_rows_are_put_in_order_of_time(tmp_path):
    found = read(tmp_path, "month,value\n2022-03,3\n2022-01,1\n2022-02,2\n")
    assert [value for _, value in figures(found)] == [1, 2, 3]


def test_a_figure_is_worked_out_of_its_parts(tmp_path):
    found = read(tmp_path, "month,numerator,denominator,target\n2022-03,47,50,95\n2022-04,0,0,95\n")
    (first, second) = found.observations
    assert (first.value, first.numerator, first.denominator, first.target) == (94, 47, 50, 95)
    assert second.value is None
    assert (found.percent, found.decimals) == (True, 1)


def test_parts_may_be_for_each_ten_thousand(tmp_path):
    found = read(tmp_path, "month,numerator,denominator\n2022-03,30,60000\n", per=10_000)
    assert (found.observations[0].value, found.percent) == (5, False)


@pytest.mark.parametrize("nothing", ["", "-", "x", "[c]", "..", "z", "N/A"])
def test_a_symbol_is_no_figure_and_never_nought(tmp_path, nothing):
    assert figures(read(tmp_path, f"month,value\n2022-03,{nothing}\n2022-04,0\n")) == [
        ("Mar-22", None),
        ("Apr-22", Decimal(0)),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12.7%", "12.7"), ('"1,234"', "1234"), ("-3.5", "-3.5"), ("1e-05", "0.00001"), (".5", "0.5")],
)
def test_numbers_are_read_as_they_are_written(tmp_path, cell, value):
    assert figures(read(tmp_path, f"month,value\n2022-03,{cell}\n"))[0][1] == Decimal(value)


def test_one_series_of_many_is_picked(tmp_path):
    text = "la_name,type,month,referrals\nA,1,2022-03,5\nB,1,2022-03,6\nB,2,2022-03,7\n"
    found = read(tmp_path, text, pick={"la_name": "B", "type": "2"}, columns={"value": "referrals"})
    assert (found.name, figures(found)) == ("B, 2", [("Mar-22", Decimal(7))])


def test_a_file_of_several_series_asks_for_one(tmp_path):
    text = "la_name,month,value\nA,2022-03,5\nB,2022-03,6\n"
    assert said(tmp_path, text) == (
        "referrals.csv:3: Mar-22 is there twice, in rows 2 and 3. Pick one series, such as --series la_name=B"
    )


@pytest.mark.parametrize(
    ("text", "wanted", "message"),
    [
        (
            "month,value\n2022-03,twelve\n",
            {},
            "referrals.csv:2: column B (value): 'twelve' is not a number."
            " Leave a cell empty, or write x, where there is no figure.",
        ),
        ("month,value\n2022-13,1\n", {}, "referrals.csv:2: column A (month): '2022-13' is not a period."),
        ("month,value\n,1\n", {}, "referrals.csv:2: column A (month): There is no period in this row."),
        ("month,value\n2022-03,NaN\n", {}, "referrals.csv:2: column B (value): 'NaN' is not a number."),
        ("when,value\n2022-03,1\n", {}, "There is no column called period or month or date"),
        ("month,number\n2022-03,1\n", {}, "such as --column value=FIGURE"),
        ("month,value\n2022-03,1\n", {"pick": {"la": "A"}}, "There is no column 'la'."),
        ("la,month,value\nA,2022-03,1\n", {"pick": {"la": "B"}}, "No row has 'B' under 'la'."),
        ("month,value\n", {}, "The file has no rows."),
        ("", {}, "The file is empty."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_place(tmp_path, text, wanted, message):
    assert message in said(tmp_path, text, **wanted)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(TrigpointError, match=r"gone\.csv: The file cannot be read"):
        read_series(tmp_path / "gone.csv", SeriesWanted())
    with pytest.raises(TrigpointError, match=r"must end in \.csv or \.xlsx"):
        read_series(tmp_path / "gone.pdf", SeriesWanted())


def test_what_excel_saves_is_read(tmp_path):
    found = read(tmp_path, "ward,month,value\nCafé,2022-03,5\n", encoding="cp1252", pick={"ward": "Café"})
    assert figures(found) == [("Mar-22", Decimal(5))]
    assert figures(read(tmp_path, "\ufeffmonth,value\n2022-03,5\n")) == [("Mar-22", Decimal(5))]


def test_a_workbook_is_read(tmp_path):
    path = tmp_path / "series.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Value"])
        sheet.write_datetime(1, 0, date(2022, 3, 1))
        sheet.write_number(1, 1, 12.5)
    assert figures(read_series(path, SeriesWanted())) == [("Mar-22", Decimal("12.5"))]
