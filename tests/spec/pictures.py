"""Turns a picture of rows into records, and names the tables that specs draw."""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent
from typing import Any

from trigpoint.model.nodes import ValueType
from trigpoint.tables.records import Records
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration
from trigpoint.tables.typed_in import POPULATIONS

_COLUMNS = {
    ValueType.TEXT: ("t1", "t2"),
    ValueType.INTEGER: ("i1", "i2"),
    ValueType.NUMBER: ("n1", "n2"),
    ValueType.DATE: ("d1", "d2", "d3"),
    ValueType.BOOLEAN: ("b1", "b2"),
}


def _invented(name: str, title: str) -> TableDeclaration:
    columns = [
        ColumnDeclaration("id", ValueType.TEXT, "The row's key.", required=True),
        ColumnDeclaration("child_id", ValueType.TEXT, "The child.", points_at="children"),
        ColumnDeclaration("family_id", ValueType.TEXT, "The family."),
    ]
    columns += [ColumnDeclaration(name, kind, name) for kind, names in _COLUMNS.items() for name in names]
    return TableDeclaration(name, title, title, ("id",), tuple(columns))


CHILDREN = TableDeclaration(
    "children",
    "Children",
    "Who the rows are about.",
    ("child_id",),
    (
        ColumnDeclaration("child_id", ValueType.TEXT, "The key.", required=True),
        ColumnDeclaration("born_on", ValueType.DATE, "Date of birth."),
        ColumnDeclaration("gender", ValueType.TEXT, "Gender.", codes=("Female", "Male")),
    ),
)

SCHEMA = Schema.of(CHILDREN, _invented("events", "Events"), _invented("visits", "Visits"), POPULATIONS)


def records_from(pictures: Mapping[str, str], schema: Schema = SCHEMA) -> Records:
    """Records drawn as tables: a line of column names, then a line a row; an empty cell is unknown."""
    rows = {name: _rows(schema[name], picture) for name, picture in pictures.items()}
    return Records.from_rows(schema, rows, covers_from=date(2000, 1, 1), extracted_on=date(2026, 12, 31))


def _rows(table: TableDeclaration, picture: str) -> list[dict[str, Any]]:
    header, *lines = [line.split("|") for line in dedent(picture).strip().splitlines()]
    names = [name.strip() for name in header]
    return [_row(table, names, [cell.strip() for cell in line]) for line in lines]


def _row(table: TableDeclaration, names: list[str], cells: list[str]) -> dict[str, Any]:
    row = {}
    for name, cell in zip(names, cells, strict=True):
        column = table.column(name)
        assert column is not None, f"{table.name} has no column {name}"
        row[name] = _value(column.type, cell)
    return row


def _value(kind: ValueType, cell: str) -> Any:
    if cell == "":
        return None
    match kind:
        case ValueType.INTEGER:
            return int(cell)
        case ValueType.NUMBER:
            return float(cell)
        case ValueType.DATE:
            return date.fromisoformat(cell)
        case ValueType.BOOLEAN:
            return {"true": True, "false": False}[cell]
        case ValueType.TEXT:
            return cell
