"""Workbooks and Parquet files that stop the load."""

from datetime import UTC, datetime

import pyarrow as pa

from .cases import (
    stops,
)
from .council import (
    FAMILY_ROWS,
    IN_WORKBOOK,
    families_workbook,
    workbook,
)
from .stranger_files import (
    FAR_CELL,
    IN_PARQUET,
    SHEET_XML,
    families_parquet,
    merged,
    workbook_with,
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
        *("families.parquet", "damaged or only half copied"),
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
