"""Columns no value of which can be used: they stop the load, because the mapping or the export is wrong."""

from .cases import (
    stops,
)
from .council import (
    good,
)
from .stranger_files import (
    FAMILIES,
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
