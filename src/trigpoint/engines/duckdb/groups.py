"""A breakdown's groups as small numbers, so that text never reaches an aggregate.

The records are handed to DuckDB with a number beside every column that has a declared code list; bands are
numbers from the start. A group gets its name back when everything is counted.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.engines.duckdb.lowering import Lowering, quoted, text_literal
from trigpoint.model.expressions import Column, ParentColumn
from trigpoint.model.figures import NOT_KNOWN
from trigpoint.model.measures import Breakdown
from trigpoint.model.nodes import Node
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration


@dataclass(frozen=True)
class Group:
    """A row's group as SQL: a number that names one of `labels`, or without labels the name itself."""

    sql: str
    labels: tuple[str, ...] = ()

    def name(self, sql: str) -> str:
        """The name of the group, given SQL for its number; unknown where that is."""
        return f"[{', '.join(map(text_literal, self.labels))}][{sql} + 1]" if self.labels else sql


def with_codes(rows: pa.Table, table: TableDeclaration) -> pa.Table:
    """The rows with a number beside each column that has a code list: the place of its code in it."""
    for column in table.columns:
        if column.codes:
            places = pc.index_in(rows[column.name], value_set=pa.array(column.codes, pa.string()))
            rows = rows.append_column(_code_column(column.name), places.cast(pa.int8()))
    return rows


def group_of(breakdown: Breakdown, value: Node, table: str, lowering: Lowering, schema: Schema) -> Group:
    """The group a row of `table` belongs to."""
    if breakdown.bands:
        return _band(breakdown, lowering.sql(value))
    declared = _declared(value, table, schema)
    if declared is None or not declared.codes:
        return Group(f"coalesce({lowering.sql(value)}, {text_literal(NOT_KNOWN)})")
    owner = lowering.sql(value).removesuffix(quoted(declared.name))
    number = f"{owner}{quoted(_code_column(declared.name))}"
    return Group(f"coalesce({number}, {len(declared.codes)})", (*declared.codes, NOT_KNOWN))


def _code_column(name: str) -> str:
    return f"{name} (code)"


def _declared(value: Node, table: str, schema: Schema) -> ColumnDeclaration | None:
    """The declaration of the column that a value is, None where it is worked out."""
    match value:
        case Column(_, name):
            return schema[table].column(name)
        case ParentColumn(_, parent, _, name):
            return schema[parent].column(name)
        case _:
            return None


def _band(breakdown: Breakdown, value: str) -> Group:
    bands = [breakdown.band_label(index) for index in range(len(breakdown.bands))]
    arms = [f"WHEN {value} IS NULL THEN 0"]
    arms += [f"WHEN {value} < {low} THEN {number}" for number, low in enumerate(breakdown.bands, start=1)]
    number = f"CASE {' '.join(arms)} ELSE {len(bands) + 1} END"
    return Group(number, (NOT_KNOWN, breakdown.below_label, *bands))
