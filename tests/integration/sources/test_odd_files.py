"""Files that look odd and are right: what is read of them, with nothing in the quarantine."""

import io
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
import xlsxwriter

from .council import FAMILY_ROWS, GOOD, IN_WORKBOOK, Council, Draw, families_workbook, good, workbook

FAMILIES = GOOD["families.csv"]
GOOD_FAMILIES = [
    {"family_id": "0001", "locality": "North", "recorded_on": date(2021, 4, 1)},
    {"family_id": "0002", "locality": "South", "recorded_on": date(2021, 4, 2)},
    {"family_id": "0003", "locality": "Central", "recorded_on": date(2021, 4, 13)},
]


def rows(council: Council, folder, table: str = "families") -> list[dict[str, Any]]:
    """A table's rows of a council in whose files nothing is wrong."""
    extract = council.read(folder)
    assert extract.quarantine.to_pylist() == []
    return extract.records.rows(table)


SAME_FAMILIES = {
    "as good files are": FAMILIES,
    "the mark of UTF-8": FAMILIES.encode("utf-8-sig"),
    "lines ended as on Windows": FAMILIES.replace("\n", "\r\n"),
    "lines ended as on an old Macintosh": FAMILIES.replace("\n", "\r"),
    "no end of the last line": FAMILIES.rstrip("\n"),
    "blank lines": FAMILIES.replace("\n", "\n\n"),
    "rows of commas": FAMILIES + ",,\n , ,\n",
    "spaces around everything": FAMILIES.replace(",", " , ").replace("\n", "\u00a0\n"),
    "quotation marks around everything": "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in FAMILIES.splitlines()
    ),
    "a heading over two lines": FAMILIES.replace("Locality Team", '"Locality\n  Team"'),
    "another column first and one last": "".join(f"x,{line},\n" for line in FAMILIES.splitlines()),
    "an unused heading twice": "".join(f"Notes,{line},Notes\n" for line in FAMILIES.splitlines()),
    "a row twice": FAMILIES + "0002,South,02/04/2021\n",
    "midnight after a date": FAMILIES.replace("/2021", "/2021 00:00:00"),
    "days and months of one digit": FAMILIES.replace("01/04", "1/4"),
}


@pytest.mark.parametrize("text", SAME_FAMILIES.values(), ids=SAME_FAMILIES)
def test_csv_files_that_say_the_same(text, tmp_path):
    assert rows(Council({"families.csv": text}), tmp_path) == GOOD_FAMILIES


def test_rows_are_numbered_as_in_a_spreadsheet_past_blank_rows_and_line_breaks(tmp_path):
    text = good("programmes.csv", ("Early days", '"Early\ndays"'), ("P2", "\nP2"), (",6,", ",600,"))
    extract = Council({"programmes.csv": text}).read(tmp_path)
    assert [row["row"] for row in extract.quarantine.to_pylist()] == [5]


def test_an_identical_row_is_dropped_and_counted(tmp_path):
    extract = Council({"families.csv": FAMILIES + "0002,South,02/04/2021\n" * 2}).read(tmp_path)
    (families,) = (table for table in extract.tables if table.table == "families")
    assert (families.rows_read, families.rows_repeated, families.rows_kept) == (5, 2, 3)
    assert extract.quarantine.num_rows == 0


def test_cp1252_as_declared(tmp_path):
    text = good("programmes.csv", ("Teenagers", "Zoë’s café – “all welcome”"))
    council = Council({"programmes.csv": text.encode("cp1252")}, (("encoding: utf-8", "encoding: cp1252"),))
    assert rows(council, tmp_path, "parenting_programmes")[1]["title"] == "Zoë’s café – “all welcome”"


def test_declared_words_mean_unknown(tmp_path):
    text = good("programmes.csv", ("02/09/2021,,", "02/09/2021, N/A ,"))
    programmes = rows(Council({"programmes.csv": text}), tmp_path, "parenting_programmes")
    assert programmes[1]["finished_on"] is None


def test_a_word_not_declared_is_a_text_like_any_other(tmp_path):
    text = good("programmes.csv", ("Teenagers", "NULL"))
    programmes = rows(Council({"programmes.csv": text}), tmp_path, "parenting_programmes")
    assert programmes[1]["title"] == "NULL"


def test_local_codes_become_ours_and_ours_stay(tmp_path):
    council = Council(
        {"families.csv": good("families.csv", ("North", "N"), ("South", "01"))},
        (("Date Recorded}", "Date Recorded}\n    codes: {locality: {N: North, 01: South}}"),),
    )
    assert rows(council, tmp_path) == GOOD_FAMILIES


def test_yes_and_no_as_declared_and_as_usual(tmp_path):
    assert [row["upheld"] for row in rows(Council(), tmp_path / "a", "complaints")] == [True, None, False]
    text = good("complaints.csv", (",Y,", ",yes,"), (",N,", ",FALSE,"))
    usual = Council({"complaints.csv": text}, (('    yes_no: {upheld: {yes: ["Y"], no: ["N"]}}\n', ""),))
    assert [row["upheld"] for row in rows(usual, tmp_path / "b", "complaints")] == [True, None, False]


def test_a_date_with_a_time_that_its_format_declares(tmp_path):
    text = FAMILIES.replace("/2021", "/2021 23:59:59")
    council = Council({"families.csv": text}, (('"%d/%m/%Y"', '"%d/%m/%Y"'), _format("%d/%m/%Y %H:%M:%S")))
    assert rows(council, tmp_path) == GOOD_FAMILIES


def test_named_months(tmp_path):
    text = FAMILIES.replace("/04/", "-APR-")
    assert rows(Council({"families.csv": text}, (_format("%d-%b-%Y"),)), tmp_path) == GOOD_FAMILIES


def test_29_february_in_a_leap_year(tmp_path):
    text = good("families.csv", ("13/04/2021", "29/02/2020"))
    assert rows(Council({"families.csv": text}), tmp_path)[2]["recorded_on"] == date(2020, 2, 29)


def _format(written: str) -> tuple[str, str]:
    return "Date Recorded}", f'Date Recorded}}\n    dates: {{recorded_on: "{written}"}}'


def test_two_slips_of_the_keyboard_do_not_stop_the_load(tmp_path):
    text = "Family ID,Locality Team,Date Recorded\n0001,North,soon\n0002,South,later\n"
    extract = Council({"families.csv": text}).read(tmp_path)
    assert extract.records.rows("families") == []
    assert extract.quarantine.num_rows == 2 + 3  # and three contacts of families that are not there


def test_headings_without_rows_are_an_empty_table(tmp_path):
    council = Council({"complaints.csv": GOOD["complaints.csv"].splitlines()[0] + "\n"})
    assert rows(council, tmp_path, "complaints") == []


def test_an_unusable_optional_cell_is_unknown_and_the_rest_of_its_row_stays(tmp_path):
    extract = Council({"families.csv": good("families.csv", ("South", "East"))}).read(tmp_path)
    assert extract.records.rows("families")[1] == {**GOOD_FAMILIES[1], "locality": None}


def test_of_two_entries_of_a_key_the_later_is_kept(tmp_path):
    extract = Council({"families.csv": FAMILIES + "0002,North,01/04/2021\n"}).read(tmp_path)
    assert extract.records.rows("families") == GOOD_FAMILIES


def test_a_row_that_points_at_no_row_stays(tmp_path):
    extract = Council({"contacts.csv": good("contacts.csv", ("0002", "9999"))}).read(tmp_path)
    assert [row["family_id"] for row in extract.records.rows("contacts")] == ["0001", "9999", "0003"]


def test_a_table_that_is_not_collected_is_not_pointed_at(tmp_path):
    families = "  families:\n    file: families.csv\n    columns: "
    columns = "{family_id: Family ID, locality: Locality Team, recorded_on: Date Recorded}\n"
    council = Council({}, ((families + columns, ""), ("not_collected: [", "not_collected: [families, ")))
    assert rows(council, tmp_path) == []


# ---- workbooks -----------------------------------------------------------------------------------------


def in_workbook(made: Any) -> Council:
    return Council({"families.xlsx": made}, IN_WORKBOOK)


def test_a_workbook_says_the_same(tmp_path):
    assert rows(in_workbook(families_workbook()), tmp_path) == GOOD_FAMILIES


def test_text_dates_of_a_workbook_are_read_by_the_format(tmp_path):
    typed = [[*row[:2], row[2].strftime("%d/%m/%Y") if n else row[2]] for n, row in enumerate(FAMILY_ROWS)]
    assert rows(in_workbook(workbook(typed)), tmp_path) == GOOD_FAMILIES


def test_identifiers_of_a_workbook_never_gain_a_point(tmp_path):
    numbers = [FAMILY_ROWS[0], [1, "North", date(2021, 4, 1)], [123456789012345, "South", date(2021, 4, 2)]]
    extract = in_workbook(workbook(numbers)).read(tmp_path)
    assert [row["family_id"] for row in extract.records.rows("families")] == ["1", "123456789012345"]


def test_a_title_merged_above_the_headings_and_blank_rows(tmp_path):
    def title(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "Families of Tynebridge")

    made = workbook([[], [], *FAMILY_ROWS[:2], [], *FAMILY_ROWS[2:]], title)
    council = Council({"families.xlsx": made}, (("families.csv", "families.xlsx\n    header_row: 3"),))
    assert rows(council, tmp_path) == GOOD_FAMILIES


def unused(draw: Draw) -> bytes:
    """The families' workbook with an unused fourth column, and something drawn in it."""
    return workbook([[*row, "Note" if n == 0 else None] for n, row in enumerate(FAMILY_ROWS)], draw)


@pytest.mark.parametrize(
    "draw",
    [
        lambda book, sheet: sheet.write_formula("D3", "=1+1", value=2),
        lambda book, sheet: sheet.merge_range("D2:D4", "together"),
    ],
    ids=["a formula", "merged cells"],
)
def test_what_stands_in_an_unused_column_does_not_matter(draw, tmp_path):
    assert rows(in_workbook(unused(draw)), tmp_path) == GOOD_FAMILIES


def test_a_workbook_that_counts_from_1904(tmp_path):
    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written, {"in_memory": True, "date_1904": True, "default_date_format": "dd/mm/yyyy"}
    )
    sheet = book.add_worksheet("Families")
    for number, row in enumerate(FAMILY_ROWS):
        sheet.write_row(number, 0, row)
    book.close()
    assert rows(in_workbook(written.getvalue()), tmp_path) == GOOD_FAMILIES


def test_a_time_of_day_goes_where_the_format_declares_one(tmp_path):
    def timed(book: Any, sheet: Any) -> None:
        moment = datetime.fromisoformat("2021-04-02T10:05")
        sheet.write_datetime("C3", moment, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))

    council = Council(
        {"families.xlsx": families_workbook(draw=timed)}, (*IN_WORKBOOK, _format("%d/%m/%Y %H:%M"))
    )
    assert rows(council, tmp_path) == GOOD_FAMILIES


def test_two_tables_from_two_sheets_of_one_workbook(tmp_path):
    def contacts(book: Any, sheet: Any) -> None:
        other = book.add_worksheet("Contacts")
        for number, line in enumerate(GOOD["contacts.csv"].splitlines()):
            other.write_row(number, 0, line.split(","))

    council = Council(
        {"all.xlsx": workbook(FAMILY_ROWS, contacts)},
        (
            ("file: families.csv", "file: all.xlsx\n    sheet: Families"),
            ("file: contacts.csv", "file: all.xlsx\n    sheet: Contacts"),
        ),
    )
    extract = council.read(tmp_path)
    assert extract.quarantine.num_rows == 0
    assert [row["contact_id"] for row in extract.records.rows("contacts")] == ["C1", "C2", "C3"]
    assert (extract.files[0].name, extract.files[0].rows) == ("all.xlsx", 6)


# ---- Parquet -------------------------------------------------------------------------------------------


def in_parquet(**columns: pa.Array) -> Council:
    headings = {"ids": "Family ID", "localities": "Locality Team", "recorded": "Date Recorded"}
    good_columns = {
        "ids": pa.array(["0001", "0002", "0003"]),
        "localities": pa.array(["North", "South", "Central"]),
        "recorded": pa.array([row["recorded_on"] for row in GOOD_FAMILIES]),
    }
    written = io.BytesIO()
    table = {headings[name]: cells for name, cells in {**good_columns, **columns}.items()}
    parquet.write_table(pa.table(table), written)
    return Council({"families.parquet": written.getvalue()}, (("families.csv", "families.parquet"),))


MOMENTS = [datetime.combine(row["recorded_on"], datetime.min.time()) for row in GOOD_FAMILIES]


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"localities": pa.array(["North", "South", "Central"]).dictionary_encode()},
        {"recorded": pa.array(["01/04/2021", "02/04/2021", "13/04/2021"], pa.large_string())},
        {"recorded": pa.array(MOMENTS, pa.timestamp("ns"))},
        {"recorded": pa.array(MOMENTS, pa.date64())},
    ],
    ids=[
        "as they are",
        "codes in a dictionary",
        "dates as text",
        "dates at midnight",
        "dates in milliseconds",
    ],
)
def test_parquet_files_that_say_the_same(columns, tmp_path):
    assert rows(in_parquet(**columns), tmp_path) == GOOD_FAMILIES


@pytest.mark.parametrize(
    "ids",
    [pa.array([1, 2, 3], pa.int64()), pa.array([1.0, 2.0, 3.0]), pa.array([1, 2, 3]).cast(pa.decimal128(20))],
)
def test_numbers_of_a_parquet_file_as_identifiers(ids, tmp_path):
    extract = in_parquet(ids=ids).read(tmp_path)
    assert [row["family_id"] for row in extract.records.rows("families")] == ["1", "2", "3"]


def test_a_time_of_day_in_a_parquet_file_is_quarantined(tmp_path):
    moments = [*MOMENTS[:2], datetime.fromisoformat("2021-04-13T10:05")]
    extract = in_parquet(recorded=pa.array(moments, pa.timestamp("us"))).read(tmp_path)
    (found, _orphan) = extract.quarantine.to_pylist()
    assert (found["row"], found["column_letter"], found["heading"]) == (3, "", "Date Recorded")
    assert found["value"].startswith("2021-04-13 10:05")
