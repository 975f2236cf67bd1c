"""Single cells and rows that cannot be used: they go to the quarantine and the rest is loaded."""

from datetime import date, datetime
from typing import Any

from .cases import (
    KEPT,
    OUT,
    UNKNOWN,
    Quarantines,
    finding,
    quarantines,
)
from .council import (
    FAMILY_ROWS,
    IN_WORKBOOK,
    families_workbook,
    good,
)
from .stranger_files import (
    FAMILIES,
    SHEET_XML,
    workbook_with,
)

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
