import pytest

from trigpoint.audit import Certainty, Check

from .pages import EVERY_MONTH, findings, only

YEAR, UNIT, FREQUENCY = Check.YEAR, Check.UNIT, Check.FREQUENCY


@pytest.mark.parametrize(
    ("outturn", "certainty"),
    [
        ("9", Certainty.CERTAIN),  # less than each month
        ("15", Certainty.POSSIBLE),  # between them: an average?
        ("40", Certainty.LIKELY),  # less than 45: each counted once?
        ("20", None),  # the last month's: how many are open
        ("45", None),
        ("160", None),  # nine months are not printed
    ],
)
def test_a_year_and_three_of_its_months(outturn: str, certainty: Certainty | None) -> None:
    found = findings(f"1,,Visits,monthly,Count,info,10,15,20,{outturn}", of=YEAR)
    assert [one.certainty for one in found] == ([certainty] if certainty else [])


def test_a_year_of_twelve_months_adds_up() -> None:
    row = "1,Visits,monthly,Count,info," + ",".join(["10"] * 11) + ",12,"
    assert findings(row + "122", headings=EVERY_MONTH) == []
    assert only(row + "130", headings=EVERY_MONTH, of=YEAR)[0] is Certainty.LIKELY


def test_a_years_percentage_lies_between_its_months() -> None:
    row = "1,In time,monthly,%,high," + ",".join(["80.0%"] * 11) + ",90.0%,"
    assert findings(row + "80.9%", headings=EVERY_MONTH) == []
    assert only(row + "79.8%", headings=EVERY_MONTH, of=YEAR)[0] is Certainty.CERTAIN
    assert findings("1,,In time,monthly,%,high,80.0%,80.0%,90.0%,71.0%") == []  # nine months are not printed


def test_the_last_months_figure_may_be_the_years() -> None:
    assert findings("1,,Open,monthly,Count,info,1320,1272,1321,1321") == []
    assert findings("1,,Claims as submitted,monthly,Count,high,90,48,450,450") == []


def test_counts_under_a_note_of_per_cent() -> None:
    other = "2,,In time,monthly,%,high,90.0%,91.0%,92.0%,91.2%"
    assert only("1,,Done by partners,monthly,%,info,25,40,51,390", other, of=UNIT)[0] is Certainty.CERTAIN
    assert only("1,,Done by partners,monthly,%,info,25,40,51,90", other, of=UNIT)[0] is Certainty.LIKELY
    # a page that prints no signs at all
    assert findings("1,,Done by partners,monthly,%,info,25,40,51,90") == []


def test_a_percentage_on_a_line_of_counts_and_the_two_that_give_it() -> None:
    certainty, sentence = only(
        "1,,Due,monthly,Count,info,32,33,35,534,512",
        "2,,Made,monthly,Count,info,30,26,29,474,455",
        "3,,Assessed,monthly,Count,info,52,43,51,747,88.9%",
        of=UNIT,
    )
    assert certainty is Certainty.CERTAIN
    assert "It is 455 of 512, which 2 and 1 print: a row of 2 may be lost." in sentence


def test_a_rate_with_a_per_cent_sign() -> None:
    row = "1,,Custody,quarterly,{},low,-,-,-,{},,,,,,,,,{}"
    assert only(row.format('"Rate per 10,000"', "0.0%", "0.11"), of=UNIT)[0] is Certainty.LIKELY
    assert findings(row.format('"Rate per 10,000"', "0.1", "0.11"), of=UNIT) == []
    assert findings(row.format("Binary rate", "24.2%", "34.2%"), of=UNIT) == []


def test_comparators_in_another_unit() -> None:
    row = "1,,Re-offending,quarterly,Frequency rate,low,-,-,-,{},,,,,,,,,{},2019/20"
    assert only(row.format("4.9", "34.4%"), of=Check.COMPARATOR)[0] is Certainty.LIKELY
    assert only(row.format("4.9", "48.1"), of=Check.COMPARATOR)[0] is Certainty.POSSIBLE
    assert findings(row.format("4.9", "3.64")) == []


def test_comparators_that_say_no_year() -> None:
    row = "1,,Re-offending,quarterly,Frequency rate,low,-,-,-,4.9,,,,,,,,,3.64"
    assert only(row, of=Check.COMPARATOR)[0] is Certainty.POSSIBLE
    assert findings(row + ",2019/20", of=Check.COMPARATOR) == []


def test_an_annual_line_with_months() -> None:
    assert only("1,,NEET,annual,%,low,1.3%,-,1.3%", of=FREQUENCY)[0] is Certainty.LIKELY
    assert findings("1,,NEET,annual,%,low,-,-,-,1.3%") == []


def test_a_quarterly_line_month_by_month() -> None:
    assert only("1,,Contacts,quarterly,Count,info,27,29,19,265", of=FREQUENCY)[0] is Certainty.LIKELY
    assert findings("1,,Programmes,quarterly,Count,info,-,-,6,37") == []
