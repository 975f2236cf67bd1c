"""Records: the typed rows of every table, as one vintage holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import RECORDED_ON, Schema, TableDeclaration

ARROW_TYPES: Mapping[ValueType, pa.DataType] = {
    ValueType.INTEGER: pa.int64(),
    ValueType.NUMBER: pa.float64(),
    ValueType.TEXT: pa.string(),
    ValueType.DATE: pa.date32(),
    ValueType.BOOLEAN: pa.bool_(),
}


def arrow_schema(table: TableDeclaration) -> pa.Schema:
    """The Arrow types of a table's columns, in declared order."""
    return pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])


@dataclass(frozen=True)
class Records:
    """Every table's rows, typed. Tables with no rows are present and empty.

    covers_from: the first day the records are complete from. extracted_on: the day they were extracted;
    nothing later can be in them.
    """

    schema: Schema
    tables: Mapping[str, pa.Table]
    covers_from: date
    extracted_on: date

    @classmethod
    def from_rows(
        cls,
        schema: Schema,
        rows: Mapping[str, list[dict[str, Any]]],
        *,
        covers_from: date,
        extracted_on: date,
    ) -> "Records":
        """Records from Python rows; a column a row does not name is unknown."""
        tables = {}
        for declaration in schema:
            columns = arrow_schema(declaration)
            given = rows.get(declaration.name, [])
            complete = [{name: row.get(name) for name in columns.names} for row in given]
            tables[declaration.name] = pa.Table.from_pylist(complete, schema=columns)
        return cls(schema, tables, covers_from, extracted_on)

    def known_on(self, day: date) -> "Records":
        """The records as they were known at the end of a day: rows recorded later are left out."""
        tables = {}
        for name, table in self.tables.items():
            if self.schema[name].column(RECORDED_ON) is not None:
                table = table.filter(pc.less_equal(table[RECORDED_ON], pa.scalar(day)))
            tables[name] = table
        return Records(self.schema, tables, self.covers_from, min(self.extracted_on, day))

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as Python values."""
        return self.tables[table].to_pylist()
