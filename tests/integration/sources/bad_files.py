"""Broken extracts and mappings: what is wrong with each, and the one message or the quarantine row it gives.

Every case is the good council of council.py with one thing wrong. A test that runs them some other way
(the command line) builds them with `case.council.build(folder)` and needs nothing else.
"""

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from .council import (
    FAMILY_HEADINGS,
    FAMILY_ROWS,
    GOOD,
    IN_WORKBOOK,
    Content,
    Council,
    families_workbook,
    good,
    workbook,
)


@dataclass(frozen=True)
class Stops:
    """A case that stops the load. `says`: the words its one message must have."""

    name: str
    council: Council
    says: tuple[str, ...]


@dataclass(frozen=True)
class Quarantines:
    """A case that loads, and the whole of its quarantine."""

    name: str
    council: Council
    findings: tuple[dict[str, Any], ...]


OUT, UNKNOWN, KEPT = "row left out", "cell made unknown", "kept, as a warning"
_TABLES = {
    "families.csv": "families",
    "families.xlsx": "families",
    "families.parquet": "families",
    "contacts.csv": "contacts",
    "complaints.csv": "complaints",
    "programmes.csv": "parenting_programmes",
}


def finding(
    file: str, row: int, where: str, column: str, value: str, *, rule: str, expected: str, treatment: str
) -> dict[str, Any]:
    """One row of quarantine. where: the column's letter and heading, as "B Locality Team"."""
    letter, _, heading = where.partition(" ")
    return {
        "table": _TABLES[file],
        "file": file,
        "sheet": "Families" if file.endswith("xlsx") else "",
        "row": row,
        "column_letter": letter.replace("+", ", "),
        "heading": heading,
        "column": column,
        "value": value,
        "rule": rule,
        "expected": expected,
        "treatment": treatment,
    }


def stops(
    name: str, files: dict[str, Content], *says: str, mapping: tuple[tuple[str, str], ...] = ()
) -> Stops:
    return Stops(name, Council(files, mapping), says)


def quarantines(
    name: str, files: dict[str, Content], *findings: dict[str, Any], mapping: tuple[tuple[str, str], ...] = ()
) -> Quarantines:
    return Quarantines(name, Council(files, mapping), findings)


def mapping_stops(name: str, wrong: str, right: str, *says: str) -> Stops:
    return Stops(name, Council(mapping=((wrong, right),)), says)


# ---- how the stranger files are made -------------------------------------------------------------------


def archive(**members: bytes) -> bytes:
    """A zip file; the names of its members have _ for . and __ for /."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return written.getvalue()


def workbook_with(
    member: str, change: Callable[[bytes], bytes], *, rows: list[list[Any]] = FAMILY_ROWS
) -> Callable[[], bytes]:
    """A workbook of the families with one member of its archive changed, or added where it has none."""

    def build() -> bytes:
        written = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(workbook(rows))) as source,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
        ):
            for name in source.namelist():
                data = source.read(name)
                made.writestr(name, change(data) if name == member else data)
            if member not in source.namelist():
                made.writestr(member, change(b""))
        return written.getvalue()

    return build


def ole(*, encrypted: bool) -> bytes:
    name = "EncryptedPackage" if encrypted else "Workbook"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(512)


def families_parquet(**columns: pa.Array) -> Callable[[], bytes]:
    """A Parquet file of the good families with some columns replaced."""
    headings = dict(zip(FAMILY_HEADINGS, zip(*FAMILY_ROWS[1:], strict=True), strict=True))
    table = {heading: pa.array(cells) for heading, cells in headings.items()}
    names = {"family_id": "Family ID", "recorded_on": "Date Recorded"}

    def build() -> bytes:
        written = io.BytesIO()
        parquet.write_table(pa.table(table | {names[n]: c for n, c in columns.items()}), written)
        return written.getvalue()

    return build


def merged(cells: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: sheet.merge_range(cells, "together")


IN_PARQUET = (("file: families.csv", "file: families.parquet"),)
FAMILIES, CONTACTS = GOOD["families.csv"], GOOD["contacts.csv"]
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
SHEET_XML = "xl/worksheets/sheet1.xml"

# ---- files that stop the load --------------------------------------------------------------------------

ENCODINGS = (
    stops(
        "cp1252 where utf-8 is declared",
        {"programmes.csv": good("programmes.csv", ("Teenagers", "Café")).encode("cp1252")},
        *("programmes.csv:3", "Line 3, byte 7 (0xe9) is not utf-8", "encoding: cp1252"),
    ),
    stops(
        "utf-8 mark and then cp1252",
        {"programmes.csv": b"\xef\xbb\xbf" + good("programmes.csv", ("Teenagers", "Café")).encode("cp1252")},
        *("programmes.csv:3", "0xe9", "begins as UTF-8 and goes on in another encoding"),
    ),
    stops(
        "utf-8 mark where cp1252 is declared",
        {name: text.encode("utf-8-sig") for name, text in GOOD.items()},
        *("families.csv", "begins with the mark of UTF-8, but is declared as cp1252", "encoding: utf-8"),
        mapping=(("encoding: utf-8", "encoding: cp1252"),),
    ),
    stops(
        "utf-8 where cp1252 is declared",
        {"programmes.csv": good("programmes.csv", ("Teenagers", "Zoë’s group"))},
        *("programmes.csv", "is in UTF-8, but is declared as cp1252", "encoding: utf-8"),
        mapping=(("encoding: utf-8", "encoding: cp1252"),),
    ),
    stops(
        "a byte cp1252 has not",
        {"programmes.csv": good("programmes.csv").encode().replace(b"Teenagers", b"Teen\x81gers")},
        *("programmes.csv:3", "Line 3, byte 8 (0x81) is not cp1252"),
        mapping=(("encoding: utf-8", "encoding: cp1252"),),
    ),
    stops(
        "utf-16", {"families.csv": FAMILIES.encode("utf-16")}, "families.csv", "text in UTF-16", "CSV UTF-8"
    ),
    stops(
        "utf-16 without its mark",
        {"families.csv": FAMILIES.encode("utf-16-le")},
        *("families.csv", "text in UTF-16", "CSV UTF-8"),
    ),
    stops(
        "a NUL byte",
        {"families.csv": good("families.csv", ("South", "So\0th"))},
        *("families.csv:3", "NUL byte", "damaged"),
    ),
)

WRONG_FILES = (
    stops("a missing file", {"families.csv": None}, "no families.csv", "sources.yaml:7:11", "Did you mean"),
    stops("an empty file", {"families.csv": b""}, "families.csv", "The file is empty", "Export it again"),
    stops("a file of white space", {"families.csv": b"\xef\xbb\xbf \r\n\r\n"}, "families.csv", "is empty"),
    stops(
        "a workbook called .csv",
        {"families.csv": families_workbook()},
        *("families.csv", "is an Excel workbook", "ends in .csv", "Rename it to end in .xlsx"),
    ),
    stops(
        "a csv called .xlsx",
        {"families.xlsx": FAMILIES},
        *("families.xlsx", "is plain text", "ends in .xlsx", "Rename it to end in .csv"),
        mapping=IN_WORKBOOK,
    ),
    stops("a pdf called .csv", {"families.csv": b"%PDF-1.7\n..."}, "families.csv", "is a PDF"),
    stops("a pdf called .xlsx", {"families.xlsx": b"%PDF-1.7\n..."}, "is a PDF", mapping=IN_WORKBOOK),
    stops("a picture", {"families.csv": b"\x89PNG\r\n\x1a\n..."}, "families.csv", "is a picture"),
    stops("a gzip archive", {"families.csv": gzip.compress(FAMILIES.encode())}, "is a gzip archive"),
    stops("a web page", {"families.csv": "<html><table><tr><td>0001"}, "is a web page", "save it as .xlsx"),
    stops("an xml file", {"families.csv": '<?xml version="1.0"?><families/>'}, "families.csv", "is XML"),
    stops(
        "a parquet file called .csv",
        {"families.csv": families_parquet()},
        *("families.csv", "is a Parquet file", "Rename it to end in .parquet"),
    ),
    stops(
        "an old workbook called .xlsx",
        {"families.xlsx": ole(encrypted=False)},
        *("families.xlsx", "old Excel format (.xls)", "save it as an Excel workbook (.xlsx)"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a workbook with a password",
        {"families.xlsx": ole(encrypted=True)},
        *("families.xlsx", "protected by a password", "take the password off"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "an OpenDocument sheet called .xlsx",
        {"families.xlsx": archive(mimetype=b"application/vnd.oasis", content_xml=b"<x/>")},
        *("families.xlsx", "OpenDocument file (.ods)", "(.xlsx) or as CSV"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a binary workbook",
        {"families.xlsx": archive(xl__workbook_bin=b"...")},
        *("families.xlsx", "binary workbook (.xlsb)", "Save it as an Excel workbook (.xlsx)"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a workbook with macros",
        {"families.xlsx": workbook_with("xl/vbaProject.bin", lambda _: b"macro")},
        *("families.xlsx", "a workbook with macros", "without macros (.xlsx)"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a Word document",
        {"families.xlsx": archive(word__document_xml=b"<x/>")},
        *("families.xlsx", "is a Word document"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "any other zip archive",
        {"families.csv": archive(families_csv=FAMILIES.encode())},
        *("families.csv", "is a zip archive"),
    ),
)

WORKBOOKS = (
    stops(
        "half a workbook",
        {"families.xlsx": lambda: workbook(FAMILY_ROWS)[:3000]},
        *("families.xlsx", "damaged or half-copied"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a workbook with a flipped bit",
        {"families.xlsx": lambda: (b := workbook(FAMILY_ROWS))[:200] + bytes([b[200] ^ 1]) + b[201:]},
        *("families.xlsx", "damaged or only half copied"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a zip bomb",
        {"families.xlsx": workbook_with("xl/media/image1.bmp", lambda _: bytes(24_000_000))},
        *("families.xlsx", "unpacks to 24,", "not a real workbook"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a cell in the farthest corner",
        {"families.xlsx": workbook_with(SHEET_XML, lambda xml: xml.replace(b"</sheetData>", FAR_CELL))},
        *("families.xlsx", "1,048,576 rows and 16,384 columns", "Delete the cells"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a sheet that declares entities",
        {
            "families.xlsx": workbook_with(
                SHEET_XML,
                lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1),
            )
        },
        *("families.xlsx", "Sheet 'Families'", "declares a document type"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a sheet whose xml is broken",
        {"families.xlsx": workbook_with(SHEET_XML, lambda xml: xml[: len(xml) // 2])},
        *("families.xlsx", "Sheet 'Families' cannot be read"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a formula in a value",
        {
            "families.xlsx": families_workbook(
                draw=lambda book, sheet: sheet.write_formula("B3", "=B2", value="North")
            )
        },
        *("families.xlsx", "Cell B3 of sheet 'Families' holds a formula", "paste it as values"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a formula in a heading",
        {
            "families.xlsx": families_workbook(
                draw=lambda book, sheet: sheet.write_formula("A1", "=Z9", value="Family ID")
            )
        },
        *("families.xlsx", "Cell A1 of sheet 'Families' holds a formula"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "merged headings",
        {"families.xlsx": families_workbook(draw=merged("B1:C1"))},
        *("families.xlsx", "Cells B1:C1 of sheet 'Families' are merged", "Unmerge"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "headings of two rows, merged",
        {"families.xlsx": families_workbook(draw=merged("A1:A2"))},
        *("families.xlsx", "Cells A1:A2 of sheet 'Families' are merged"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "merged values",
        {"families.xlsx": families_workbook(draw=merged("B2:B4"))},
        *("families.xlsx", "Cells B2:B4 of sheet 'Families' are merged", "each row its own values"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "no such sheet",
        {"families.xlsx": families_workbook()},
        *("families.xlsx", "no sheet 'Family'", "Did you mean Families?"),
        mapping=(("file: families.csv", "file: families.xlsx\n    sheet: Family"),),
    ),
    stops(
        "several sheets and none named",
        {"families.xlsx": lambda: workbook(FAMILY_ROWS, sheets=("Families", "Notes"))},
        *("families.xlsx", "2 sheets: Families, Notes", "sheet: Families"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a title above the headings of a workbook",
        {"families.xlsx": lambda: workbook([["Families of Tynebridge"], [], *FAMILY_ROWS])},
        *("families.xlsx", "'Family ID', 'Locality Team', 'Date Recorded'", "row 3: write header_row: 3"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "an empty sheet",
        {"families.xlsx": lambda: workbook([])},
        *("families.xlsx", "Sheet 'Families' has 0 rows", "headings should be in row 1"),
        mapping=IN_WORKBOOK,
    ),
    stops(
        "a heading twice in a workbook",
        {
            "families.xlsx": lambda: workbook(
                [[*row, "x" if n else "Family ID"] for n, row in enumerate(FAMILY_ROWS)]
            )
        },
        *("families.xlsx", "'Family ID' stands 2 times, in columns A and D"),
        mapping=IN_WORKBOOK,
    ),
)

PARQUETS = (
    stops(
        "half a parquet file",
        {"families.parquet": lambda: families_parquet()()[:-9]},
        *("families.parquet", "cannot be read"),
        mapping=IN_PARQUET,
    ),
    stops(
        "lists in a parquet file",
        {"families.parquet": families_parquet(family_id=pa.array([["0001"], ["0002"], ["0003"]]))},
        *("families.parquet", "'Family ID' holds list<"),
        mapping=IN_PARQUET,
    ),
    stops(
        "times in a zone in a parquet file",
        {
            "families.parquet": families_parquet(
                recorded_on=pa.array([datetime(2021, 4, 1, tzinfo=UTC)] * 3, pa.timestamp("us", "UTC"))
            )
        },
        *("families.parquet", "'Date Recorded' holds timestamp[us, tz=UTC]", "without a zone"),
        mapping=IN_PARQUET,
    ),
)

SHAPES = (
    stops(
        "a missing column",
        {"families.csv": good("families.csv", ("Locality Team", "Area"))},
        *("families.csv", "has no column 'Locality Team'", "sources.yaml:8:", "'Family ID', Area and"),
    ),
    stops(
        "a heading in capitals",
        {"families.csv": good("families.csv", ("Family ID", "FAMILY_ID"))},
        *("families.csv", "'Family ID'", "Did you mean FAMILY_ID?"),
    ),
    stops(
        "two missing columns",
        {"contacts.csv": good("contacts.csv", ("Source", "From"), ("Outcome", "Result"))},
        *("contacts.csv", "has no columns 'Source', 'Outcome'"),
    ),
    stops(
        "a heading twice",
        {"families.csv": "Family ID,Family ID,Locality Team,Date Recorded\n1,2,North,01/04/2021\n"},
        *("families.csv", "'Family ID' stands 2 times, in columns A and B", "its own heading"),
    ),
    stops(
        "cut short in the middle of a row",
        {"contacts.csv": CONTACTS[: CONTACTS.index("Police")]},
        *("contacts.csv:4", "Row 4 has 4 cells where the headings have 6", "cut short"),
    ),
    stops(
        "cut short within quotation marks",
        {"programmes.csv": GOOD["programmes.csv"].split(", food")[0]},
        *("programmes.csv:4", "quotation mark in row 4 is never closed", "cut short"),
    ),
    stops(
        "a quotation mark in a quoted value",
        {"programmes.csv": good("programmes.csv", ('"Sleep, food', '"Sleep" food'))},
        *("programmes.csv:4", "Row 4 has text after a closing quotation mark"),
    ),
    stops(
        "a comma without quotation marks",
        {"programmes.csv": good("programmes.csv", ("Teenagers", "Teenagers, boys"))},
        *("programmes.csv:3", "Row 3 has 7 cells where the headings have 6", "without quotation marks"),
    ),
    stops(
        "a title above the headings",
        {"families.csv": "Families of Tynebridge\n\n" + FAMILIES},
        *("families.csv", "'Family ID'", "row 3: write header_row: 3"),
    ),
    stops(
        "headings declared below the end",
        {},
        *("families.csv", "should be in row 9, and the file has 4 rows", "header_row"),
        mapping=(("file: families.csv", "file: families.csv\n    header_row: 9"),),
    ),
    stops(
        "tabs", {"families.csv": FAMILIES.replace(",", "\t")}, "families.csv", "separated by tabs", "comma"
    ),
    stops(
        "semicolons", {"families.csv": FAMILIES.replace(",", ";")}, "families.csv", "separated by semicolons"
    ),
    stops("vertical bars", {"families.csv": FAMILIES.replace(",", "|")}, "families.csv", "vertical bars"),
    stops(
        "a huge cell",
        {"programmes.csv": good("programmes.csv", ("Teenagers", "x" * 40_000))},
        *("programmes.csv", "Row 3 has 40,000 characters under 'Title'", "32,767"),
    ),
    stops(
        "a huge cell within quotation marks",
        {"programmes.csv": good("programmes.csv", ("Teenagers", f'"{"x" * 200_000}"'))},
        *("programmes.csv:3", "Row 3 cannot be read", "larger than"),
    ),
)

COLUMNS = (
    stops(
        "every date in another format",
        {
            "families.csv": good(
                "families.csv", *((f"{d}/04/2021", f"2021-04-{d}") for d in ("01", "02", "13"))
            )
        },
        *("families.csv", "None of the 3 values under 'Date Recorded' (column C)", "a date as %d/%m/%Y"),
        *("row 2 has '2021-04-01'", "All of them read as %Y-%m-%d"),
    ),
    stops(
        "every date with the month first",
        {
            "families.csv": good(
                "families.csv",
                *((f"{d}/04/2021", f"04/{e}/2021") for d, e in (("01", 15), ("02", 16), ("13", 13))),
            )
        },
        *("families.csv", "(column C)", "All of them read as %m/%d/%Y"),
    ),
    stops(
        "dates two formats read",
        {},
        *("families.csv", "a date as %Y.%m.%d", "'01/04/2021'", "All of them read as %d/%m/%Y"),
        mapping=(
            (
                "recorded_on: Date Recorded}",
                'recorded_on: Date Recorded}\n    dates: {recorded_on: "%Y.%m.%d"}',
            ),
        ),
    ),
    stops(
        "every date ambiguous under a wrong format",
        {"families.csv": good("families.csv", ("13/04/2021", "03/04/2021"))},
        *("families.csv", "read as %d/%m/%Y and as %m/%d/%Y", "which of these"),
        mapping=(
            (
                "recorded_on: Date Recorded}",
                'recorded_on: Date Recorded}\n    dates: {recorded_on: "%Y-%m-%d"}',
            ),
        ),
    ),
    stops(
        "every year with two digits",
        {"families.csv": FAMILIES.replace("/2021", "/21")},
        *("families.csv", "row 2 has '01/04/21'", "two digits; export them with four"),
    ),
    stops(
        "every date a day number",
        {
            "families.csv": good(
                "families.csv",
                *(
                    (f"{d}/04/2021", number)
                    for d, number in (("01", "44287"), ("02", "44288"), ("13", "44299"))
                ),
            )
        },
        *("families.csv", "row 2 has '44287'", "spreadsheet's day numbers; format the column as a date"),
    ),
    stops(
        "every identifier shortened by a spreadsheet",
        {"families.csv": good("families.csv", *((f"000{n},", f"1.2345{n}E+11,") for n in "123"))},
        *("families.csv", "'Family ID' (column A)", "an identifier as text", "1.23451E+11"),
    ),
    stops(
        "the wrong column of required codes",
        {},
        *("contacts.csv", "'Contact ID' (column A)", "one of: School, Health", "sources.yaml:15:15"),
        mapping=(("source: Source", "source: Contact ID"),),
    ),
    stops(
        "no value in a needed date column that is right",
        {
            "families.csv": good(
                "families.csv", ("01/04/2021", "soon"), ("02/04/2021", "later"), ("13/04/2021", "never")
            )
        },
        *("families.csv", "row 2 has 'soon'", "Look at the column"),
    ),
)

MAPPINGS = (
    mapping_stops(
        "a table nobody knows",
        "  families:",
        "  familys:",
        "sources.yaml:6:3",
        "no table 'familys'",
        "Did you mean families?",
    ),
    mapping_stops(
        "a column nobody knows",
        "locality: Loc",
        "localty: Loc",
        "sources.yaml:8:",
        "no column 'localty'",
        "Did you mean locality?",
    ),
    mapping_stops(
        "a setting nobody knows",
        "yes_no:",
        "yes_or_no:",
        "sources.yaml:28:5",
        "'yes_or_no' is not a setting of table 'complaints'",
        "yes_no",
    ),
    mapping_stops(
        "a code nobody knows",
        "Date Recorded}",
        "Date Recorded}\n    codes: {locality: {N: Nort}}",
        *("sources.yaml:9:", "'Nort' is not a code of families.locality", "Did you mean North?"),
    ),
    mapping_stops(
        "a table not mentioned",
        "audits, ",
        "",
        "sources.yaml:5:1",
        "says nothing of audits",
        "not_collected: [audits]",
    ),
    mapping_stops(
        "a table mapped and not collected",
        "not_collected: [",
        "not_collected: [families, ",
        "sources.yaml",
        "'families' is mapped and is also not collected",
    ),
    mapping_stops(
        "a table not collected that nobody knows",
        "not_collected: [",
        "not_collected: [audit, ",
        "no table 'audit'",
        "Did you mean audits?",
    ),
    mapping_stops(
        "a two-digit year format",
        "%d/%m/%Y",
        "%d/%m/%y",
        "sources.yaml:3:16",
        "two-digit year (%y)",
        "export four digits",
    ),
    mapping_stops("a format without a year", "%d/%m/%Y", "%d/%m", "sources.yaml:3:16", "must state the day"),
    mapping_stops("a format with an unknown part", "%d/%m/%Y", "%x", "sources.yaml:3:16", "uses %x"),
    mapping_stops(
        "no format for dates",
        '  date_format: "%d/%m/%Y"\n',
        "",
        "sources.yaml:7:",
        "Nothing says how the dates of families.recorded_on are written",
        'date_format: "%d/%m/%Y"',
    ),
    mapping_stops(
        "a needed column not mapped",
        "family_id: Family ID, ",
        "",
        "sources.yaml:8:5",
        "cannot do without family_id",
    ),
    mapping_stops(
        "a file outside the folder",
        "families.csv",
        "../families.csv",
        "sources.yaml:7:11",
        "leads out of the extract's folder",
    ),
    mapping_stops(
        "an absolute file",
        "families.csv",
        "/etc/families.csv",
        "sources.yaml:7:11",
        "leads out of the extract's folder",
    ),
    mapping_stops(
        "an old workbook in the mapping",
        "families.csv",
        "families.xls",
        "sources.yaml:7:11",
        "'families.xls' is not of a type that is read",
        "(.xlsx)",
    ),
    mapping_stops(
        "a macro workbook in the mapping",
        "families.csv",
        "families.xlsm",
        "sources.yaml:7:11",
        "without macros",
    ),
    mapping_stops(
        "a sheet of a csv",
        "file: families.csv",
        "file: families.csv\n    sheet: One",
        "sources.yaml:8:12",
        "has no sheets",
    ),
    mapping_stops(
        "a date that is none",
        "2019-04-01",
        "01/04/2019",
        "sources.yaml:2:16",
        "a date as 2019-04-01, not '01/04/2019'",
    ),
    mapping_stops(
        "no first day", "  covers_from: 2019-04-01\n", "", "sources.yaml:1:1", "needs 'covers_from'"
    ),
    mapping_stops(
        "a first day after the extract",
        "2019-04-01",
        "2023-04-01",
        "sources.yaml",
        "covers_from",
        "2022-04-14",
    ),
    mapping_stops(
        "an unknown encoding",
        "encoding: utf-8",
        "encoding: latin-1",
        "sources.yaml:4:13",
        "'utf-8' or 'cp1252', not 'latin-1'",
    ),
    mapping_stops(
        "a header row of zero",
        "file: families.csv",
        "file: families.csv\n    header_row: 0",
        "sources.yaml:8:17",
        "1 or more",
    ),
    mapping_stops(
        "a text where a list should be", '["N/A"]', "N/A", "sources.yaml:38:14", "'missing' must be a list"
    ),
    mapping_stops(
        "a word that is yes and no",
        'no: ["N"]',
        'no: ["Y"]',
        "sources.yaml:28:",
        "'Y' cannot mean both yes and no",
    ),
    mapping_stops(
        "yes_no of a date",
        "{upheld: {yes",
        "{due_on: {yes",
        "sources.yaml:28:",
        "complaints.due_on is a date column, not a yes-or-no column",
    ),
    mapping_stops(
        "a format of a column not mapped",
        "Date Recorded}",
        "Date Recorded}\n    dates: {born_on: '%d/%m/%Y'}",
        "no column 'born_on'",
    ),
    mapping_stops(
        "a column without a heading",
        "contact_id: Contact ID",
        "contact_id:",
        "sources.yaml:12:",
        "'contact_id' must be a text",
    ),
    mapping_stops(
        "a key twice",
        "extracts:",
        "not_collected: []\nextracts:",
        "sources.yaml:40:1",
        "'not_collected' stands here twice",
        "line 1",
    ),
    mapping_stops("a tab", "  contacts:", "\tcontacts:", "sources.yaml:9:1", "A tab is used to indent"),
    mapping_stops(
        "a quotation mark left open",
        'date_format: "%d/%m/%Y"',
        'date_format: "%d/%m/%Y',
        "sources.yaml:28:30",
        "quotation marks",
    ),
    mapping_stops("an alias", '["N/A"]', '&m ["N/A"]\nmore: *m', "sources.yaml:38:14", "Aliases"),
)

STOPPING = (*ENCODINGS, *WRONG_FILES, *WORKBOOKS, *PARQUETS, *SHAPES, *COLUMNS, *MAPPINGS)

# ---- files that load, with something in the quarantine -------------------------------------------------

DATE = "a date as %d/%m/%Y, such as 31/03/2022"
SPAN = "a date from 1990-01-01 to 2039-12-31"
LOCALITY = "one of: North, South, Central"
NEEDED = "a value; this column cannot be empty"
NUMBERED = "an identifier as text; a spreadsheet has turned this into a number"
SESSIONS = "a whole number from 1 to 60"
TIMED = "a date without a time of day, or a date format with %H:%M that lets the time be dropped"


def recorded(value: str, rule: str = "unreadable value", expected: str = DATE) -> dict[str, Any]:
    """A finding about the third family's date of record."""
    return finding(
        "families.csv",
        4,
        "C Date Recorded",
        "recorded_on",
        value,
        rule=rule,
        expected=expected,
        treatment=OUT,
    )


def no_family(row: int, value: str) -> dict[str, Any]:
    """The warning about a contact whose family is not among the records."""
    return finding(
        *("contacts.csv", row, "B Family", "family_id", value),
        rule="points at no row",
        expected="a family_id of table families",
        treatment=KEPT,
    )


def bad_date(name: str, value: str, *, rule: str = "unreadable value", expected: str = DATE) -> Quarantines:
    files = {"families.csv": good("families.csv", ("13/04/2021", value))}
    return quarantines(name, files, recorded(value, rule, expected), no_family(4, "0003"))


def bad_sessions(name: str, value: str, rule: str = "unreadable value") -> Quarantines:
    found = finding(
        *("programmes.csv", 3, "E Sessions", "sessions", value.strip('"')),
        rule=rule,
        expected=SESSIONS,
        treatment=OUT,
    )
    return quarantines(name, {"programmes.csv": good("programmes.csv", (",12,", f",{value},"))}, found)


def bad_family_id(name: str, value: str) -> Quarantines:
    found = finding(
        *("families.csv", 3, "A Family ID", "family_id", value),
        rule="unreadable value",
        expected=NUMBERED,
        treatment=OUT,
    )
    files = {"families.csv": good("families.csv", ("0002", value))}
    return quarantines(name, files, found, no_family(3, "0002"))


def in_workbook(name: str, row: list[Any], *findings: dict[str, Any], draw: Any = None) -> Quarantines:
    """A fourth family in row 5 of a workbook."""
    return quarantines(
        name, {"families.xlsx": families_workbook(row, draw=draw)}, *findings, mapping=IN_WORKBOOK
    )


def fourth(
    where: str, column: str, value: str, rule: str, expected: str, treatment: str = OUT
) -> dict[str, Any]:
    return finding(
        "families.xlsx", 5, where, column, value, rule=rule, expected=expected, treatment=treatment
    )


def add_timed(book: Any, sheet: Any) -> None:
    sheet.write_datetime(
        "C5", datetime.fromisoformat("2021-05-01T10:05"), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    )


DATES = (
    bad_date("30 February", "30/02/2021"),
    bad_date("29 February in a common year", "29/02/2021"),
    bad_date(
        "a thirteenth month", "04/13/2021", expected=DATE + " (every value of this column reads as %m/%d/%Y)"
    ),
    bad_date("one date in another format", "2021-04-13"),
    bad_date("one two-digit year", "13/04/21"),
    bad_date("a word", "yesterday"),
    bad_date("a day number in a csv", "44299"),
    bad_date("a time nobody declared", "13/04/2021 10:05"),
    bad_date("a date and something after it", "13/04/2021?"),
    bad_date("1900", "01/01/1900", rule="out of bounds", expected=SPAN),
    bad_date("2099", "31/12/2099", rule="out of bounds", expected=SPAN),
    bad_date("9999", "31/12/9999", rule="out of bounds", expected=SPAN),
    quarantines(
        "recorded after the extract",
        {"families.csv": good("families.csv", ("13/04/2021", "15/04/2022"))},
        recorded(
            "2022-04-15", "recorded after the extract", "a date up to 2022-04-14, the day of the extract"
        ),
        no_family(4, "0003"),
    ),
    quarantines(
        "an unreadable optional date",
        {"complaints.csv": good("complaints.csv", ("20/07/2021,Y", "20-07-2021,Y"))},
        finding(
            *("complaints.csv", 2, "E Closed", "closed_on", "20-07-2021"),
            rule="unreadable value",
            expected=DATE,
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "closed before it was received",
        {"complaints.csv": good("complaints.csv", ("20/07/2021,Y", "20/06/2021,Y"))},
        finding(
            *(
                "complaints.csv",
                2,
                "B+E Received, Closed",
                "received_on, closed_on",
                "2021-07-01, 2021-06-20",
            ),
            rule="dates out of order",
            expected="closed_on on or after received_on",
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "due before it was received",
        {"complaints.csv": good("complaints.csv", ("29/07/2021", "29/06/2021"))},
        finding(
            *("complaints.csv", 2, "B+D Received, Due", "received_on, due_on", "2021-07-01, 2021-06-29"),
            rule="dates out of order",
            expected="due_on on or after received_on",
            treatment=OUT,
        ),
    ),
)

CELLS = (
    quarantines(
        "an unknown optional code",
        {"families.csv": good("families.csv", ("South", "East"))},
        finding(
            *("families.csv", 3, "B Locality Team", "locality", "East"),
            rule="unknown code",
            expected=LOCALITY,
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "a code in capitals",
        {"families.csv": good("families.csv", ("South", "SOUTH"))},
        finding(
            *("families.csv", 3, "B Locality Team", "locality", "SOUTH"),
            rule="unknown code",
            expected=LOCALITY,
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "an unknown required code",
        {"complaints.csv": good("complaints.csv", ("Informal", "Grumble"))},
        finding(
            *("complaints.csv", 3, "C Stage", "stage", "Grumble"),
            rule="unknown code",
            expected="one of: Formal, Informal",
            treatment=OUT,
        ),
    ),
    quarantines(
        "every optional code unknown",
        {"families.csv": good("families.csv", ("North", "N"), ("South", "S"), ("Central", "C"))},
        *(
            finding(
                *("families.csv", row, "B Locality Team", "locality", value),
                rule="unknown code",
                expected=LOCALITY,
                treatment=UNKNOWN,
            )
            for row, value in ((2, "N"), (3, "S"), (4, "C"))
        ),
    ),
    quarantines(
        "a word that is neither yes nor no",
        {"complaints.csv": good("complaints.csv", (",Y,", ",Partly,"))},
        finding(
            *("complaints.csv", 2, "F Upheld", "upheld", "Partly"),
            rule="unreadable value",
            expected="one of: Y, N",
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "a missing required value",
        {"complaints.csv": good("complaints.csv", ("Informal", ""))},
        finding(
            *("complaints.csv", 3, "C Stage", "stage", ""),
            rule="missing value",
            expected=NEEDED,
            treatment=OUT,
        ),
    ),
    quarantines(
        "a missing key",
        {"complaints.csv": good("complaints.csv", ("K2", " "))},
        finding(
            *("complaints.csv", 3, "A Complaint", "complaint_id", ""),
            rule="missing value",
            expected=NEEDED,
            treatment=OUT,
        ),
    ),
    quarantines(
        "NULL that is not declared",
        {"complaints.csv": good("complaints.csv", (",,,", ",NULL,,"))},
        finding(
            *("complaints.csv", 3, "E Closed", "closed_on", "NULL"),
            rule="unreadable value",
            expected=DATE,
            treatment=UNKNOWN,
        ),
    ),
    quarantines(
        "two things wrong in a row, one of them enough to leave it out",
        {"complaints.csv": good("complaints.csv", ("Formal,29/07/2021,20/07/2021,Y", ",29/07/2021,soon,Y"))},
        finding(
            *("complaints.csv", 2, "C Stage", "stage", ""),
            rule="missing value",
            expected=NEEDED,
            treatment=OUT,
        ),
        finding(
            *("complaints.csv", 2, "E Closed", "closed_on", "soon"),
            rule="unreadable value",
            expected=DATE,
            treatment=OUT,
        ),
    ),
    bad_sessions("a negative number", "-3", "out of bounds"),
    bad_sessions("a number above its bounds", "61", "out of bounds"),
    bad_sessions("a number that overflows", "99999999999999999999"),
    bad_sessions("half a session", "12.5"),
    bad_sessions("a number with a comma", '"1,200"'),
    bad_sessions("a number in words", "twelve"),
    bad_sessions("a number in base 16", "0x1f"),
    bad_sessions("a number with an exponent", "1e1"),
    bad_sessions("no number", "NaN"),
    bad_family_id("an identifier with .0", "1002.0"),
    bad_family_id("an identifier with an exponent", "1.23457E+11"),
)

KEYS = (
    quarantines(
        "a key twice, one recorded later",
        {"families.csv": FAMILIES + "0002,North,05/04/2021\n"},
        finding(
            *("families.csv", 3, "A Family ID", "family_id", "0002"),
            rule="repeated key",
            expected="the later entry of this key is row 5",
            treatment=OUT,
        ),
    ),
    quarantines(
        "a key twice, the later one above",
        {"families.csv": FAMILIES + "0002,North,01/04/2021\n"},
        finding(
            *("families.csv", 5, "A Family ID", "family_id", "0002"),
            rule="repeated key",
            expected="the later entry of this key is row 3",
            treatment=OUT,
        ),
    ),
    quarantines(
        "a key twice, recorded the same day",
        {"families.csv": FAMILIES + "0002,North,02/04/2021\n"},
        finding(
            *("families.csv", 3, "A Family ID", "family_id", "0002"),
            rule="repeated key",
            expected="the same key with other values was recorded the same day in row 5, which stands lower",
            treatment=OUT,
        ),
    ),
    quarantines(
        "a family nobody knows",
        {"contacts.csv": good("contacts.csv", ("0002", "9999"))},
        no_family(3, "9999"),
    ),
    quarantines(
        "an identifier that lost its zeros",
        {"contacts.csv": good("contacts.csv", ("0002", "2"))},
        no_family(3, "2"),
    ),
)

IN_WORKBOOKS = (
    in_workbook(
        "a time of day in a workbook",
        ["0004", "North", None],
        fourth("C Date Recorded", "recorded_on", "2021-05-01 10:05:00", "unreadable value", TIMED),
        draw=add_timed,
    ),
    in_workbook(
        "a number where a date should be",
        ["0004", "North", 44317],
        fourth("C Date Recorded", "recorded_on", "44317", "unreadable value", DATE),
    ),
    quarantines(
        "an error value",
        {
            "families.xlsx": workbook_with(
                SHEET_XML,
                lambda xml: xml.replace(b'<c r="B5"><v>99</v>', b'<c r="B5" t="e"><v>#N/A</v>'),
                rows=[*FAMILY_ROWS, ["0004", 99, date(2021, 5, 1)]],
            )
        },
        fourth("B Locality Team", "locality", "#N/A", "unknown code", LOCALITY, UNKNOWN),
        mapping=IN_WORKBOOK,
    ),
    in_workbook(
        "an identifier longer than a spreadsheet can hold",
        [12345678901234567890, "North", date(2021, 5, 1)],
        fourth("A Family ID", "family_id", "1.234567890123457e+19", "unreadable value", NUMBERED),
    ),
    in_workbook(
        "an identifier made a date",
        [date(2021, 2, 1), "North", date(2021, 5, 1)],
        fourth(
            *("A Family ID", "family_id", "2021-02-01", "unreadable value"),
            "an identifier as text; a spreadsheet has turned this into a date",
        ),
    ),
    in_workbook(
        "a note below the table",
        ["Source: case system"],
        fourth("C Date Recorded", "recorded_on", "", "missing value", NEEDED),
    ),
)

QUARANTINING = (*DATES, *CELLS, *KEYS, *IN_WORKBOOKS)
CASES: tuple[Stops | Quarantines, ...] = (*STOPPING, *QUARANTINING)
