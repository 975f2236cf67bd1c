"""Files that stop the load as a whole: in another encoding, of another kind, of another shape."""

import gzip

from .cases import (
    stops,
)
from .council import (
    GOOD,
    IN_WORKBOOK,
    families_workbook,
    good,
)
from .stranger_files import (
    CONTACTS,
    FAMILIES,
    archive,
    families_parquet,
    ole,
    workbook_with,
)

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
    stops(
        "a missing file",
        {"families.csv": None},
        "no families.csv",
        "sources.yaml:7:11",
        "The files there are complaints.csv, contacts.csv",
    ),
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
