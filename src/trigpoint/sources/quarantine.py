"""The quarantine: what could not be used of the files, cell by cell, and what was done about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc


class Rule(StrEnum):
    """What was wrong."""

    UNREADABLE = "unreadable value"
    UNKNOWN_CODE = "unknown code"
    OUT_OF_BOUNDS = "out of bounds"
    MISSING = "missing value"
    OUT_OF_ORDER = "dates out of order"
    RECORDED_LATER = "recorded after the extract"
    REPEATED_KEY = "repeated key"
    NO_SUCH_ROW = "points at no row"


class Treatment(StrEnum):
    """What was done about it."""

    ROW_LEFT_OUT = "row left out"
    CELL_UNKNOWN = "cell made unknown"
    KEPT = "kept, as a warning"


# One row a finding. `row` counts as in the file, headings included; a Parquet file's rows count from 1.
# column_letter, heading and column name one column, or several with commas between. `column` is ours.
# value: the cell as it stands; for a rule about rows (dates out of order, repeated keys, ...) as it was read.
SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("column_letter", pa.string()),
        ("heading", pa.string()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("rule", pa.string()),
        ("expected", pa.string()),
        ("treatment", pa.string()),
    ]
)

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Origin:
    """Where a table's cells stand. letters, headings: of each of our columns that the file has."""

    table: str
    file: str
    sheet: str
    letters: Mapping[str, str]
    headings: Mapping[str, str]

    def findings(
        self,
        columns: Sequence[str],
        rule: Rule,
        *,
        rows: pa.Array,
        values: pa.Array,
        expected: pa.Array | str,
        treatment: pa.Array | Treatment,
    ) -> pa.Table:
        """A table of findings in SCHEMA, one for each row number; values are cut to 200 characters."""
        given = {
            "table": self.table,
            "file": self.file,
            "sheet": self.sheet,
            "row": rows,
            "column_letter": ", ".join(filter(None, (self.letters[column] for column in columns))),
            "heading": ", ".join(self.headings[column] for column in columns),
            "column": ", ".join(columns),
            "value": pc.utf8_slice_codeunits(pc.fill_null(values, ""), 0, MOST_CHARACTERS),
            "rule": str(rule),
            "expected": expected,
            "treatment": treatment,
        }
        filled = [pa.repeat(str(v), len(rows)) if isinstance(v, str) else v for v in given.values()]
        return pa.table(filled, schema=SCHEMA)


def together(findings: Sequence[pa.Table]) -> pa.Table:
    """One table of findings, by row within the order given."""
    found = [each for each in findings if each.num_rows]
    return pa.concat_tables(found).combine_chunks() if found else SCHEMA.empty_table()
