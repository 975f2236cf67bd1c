"""A table on its way to being records: its typed rows, their numbers in the file, and what was found."""

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.sources.quarantine import Origin, Rule, Treatment
from trigpoint.tables.schema import TableDeclaration


@dataclass(frozen=True)
class Draft:
    """rows: the number in the file of each row of `table`. repeats: identical rows dropped so far.

    findings: quarantine rows so far, in the quarantine's schema.
    """

    declaration: TableDeclaration
    origin: Origin
    table: pa.Table
    rows: pa.Array
    findings: tuple[pa.Table, ...] = ()
    repeats: int = 0

    def noting(self, findings: pa.Table) -> "Draft":
        return replace(self, findings=(*self.findings, findings))

    def without_rows(self, mask: pa.Array) -> "Draft":
        keep = pc.invert(mask)
        return replace(self, table=self.table.filter(keep), rows=self.rows.filter(keep))

    def with_unknown(self, column: str, mask: pa.Array) -> "Draft":
        position = self.table.schema.get_field_index(column)
        cells = self.table[column]
        emptied = pc.if_else(mask, pa.scalar(None, cells.type), cells)
        return replace(self, table=self.table.set_column(position, self.table.field(position), emptied))

    def refusing(
        self, column: str, mask: pa.Array, rule: Rule, *, beside: str = "", expected: str, values: pa.Array
    ) -> "Draft":
        """Refuse cells of a column: the row is left out where the column is needed, else the cell is unknown.

        mask: which rows, without nulls. beside: another column the finding is also about. values: what to
        show for every row of the draft.
        """
        if not pc.any(mask).as_py():
            return self
        needed = is_needed(self.declaration, column)
        found = self.origin.findings(
            tuple(filter(None, (beside, column))),
            rule,
            rows=self.rows.filter(mask),
            values=values.filter(mask),
            expected=expected,
            treatment=Treatment.ROW_LEFT_OUT if needed else Treatment.CELL_UNKNOWN,
        )
        changed = self.without_rows(mask) if needed else self.with_unknown(column, mask)
        return changed.noting(found)


def is_needed(table: TableDeclaration, name: str) -> bool:
    """Whether a row is nothing without this column: it is required, or part of the key."""
    column = table.column(name)
    return name in table.key or (column is not None and column.required)


def one_array(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
