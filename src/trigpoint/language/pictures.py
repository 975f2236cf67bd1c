"""A table drawn as text: a line of column names, then a line for each row, with | between the cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from trigpoint.language._problems import Problems
from trigpoint.language._written import Written
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import ColumnDeclaration, TableDeclaration

_WHOLE = re.compile(r"-?\d{1,15}")
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_WRITE = {
    ValueType.INTEGER: "Write a whole number, such as 3.",
    ValueType.NUMBER: "Write a number, such as 3 or 0.5.",
    ValueType.DATE: "Write year-month-day: 2022-03-31.",
    ValueType.BOOLEAN: "Write true or false.",
}


@dataclass(frozen=True)
class _Cell:
    text: str
    offset: int


def read_picture(written: Written, table: TableDeclaration, problems: Problems) -> list[dict[str, Any]]:
    """The rows of a picture, each cell typed as the table declares its column; an empty cell is unknown.

    Mistakes are kept in `problems`, each at its cell; a mistake in the heading is raised.
    """
    heading, *lines = list(_lines(written)) or [[_Cell("", 0)]]
    columns = _columns(heading, written, table)
    rows = []
    for line in lines:
        if len(line) != len(columns):
            what = f"This row has {len(line)} cells, and the heading has {len(columns)}."
            problems.add(written.error(what, line[0].offset, "Put one | between each two cells."))
            continue
        row = {}
        for column, cell in zip(columns, line, strict=True):
            with problems.kept():
                row[column.name] = _value(cell, column, written)
        rows.append(row)
    return rows


def _lines(written: Written) -> Iterator[list[_Cell]]:
    start = 0
    for line in written.text.split("\n"):
        if line.strip():
            yield list(_cells(line, start))
        start += len(line) + 1


def _cells(line: str, start: int) -> Iterator[_Cell]:
    for part in line.split("|"):
        yield _Cell(part.strip(), start + len(part) - len(part.lstrip()))
        start += len(part) + 1


def _columns(heading: list[_Cell], written: Written, table: TableDeclaration) -> list[ColumnDeclaration]:
    columns: list[ColumnDeclaration] = []
    for cell in heading:
        column = table.column(cell.text)
        if column is None:
            message = f"Table {table.name} has no column '{cell.text}'."
            hint = suggestion(cell.text, table.column_names(), what="Its columns")
            raise UnknownNameError(message, place=written.place_at(cell.offset), hint=hint)
        if column in columns:
            raise written.error(f"Column {cell.text} stands twice in the heading.", cell.offset, "Keep one.")
        columns.append(column)
    return columns


def _value(cell: _Cell, column: ColumnDeclaration, written: Written) -> Any:
    text = cell.text
    if not text:
        return None
    if column.type is ValueType.TEXT:
        return _coded(cell, column, written)
    value = _typed(text, column.type)
    if value is None:
        message = f"'{text}' is not a value of {column.name}, which is of type {column.type}."
        raise written.error(message, cell.offset, _WRITE[column.type])
    return value


def _coded(cell: _Cell, column: ColumnDeclaration, written: Written) -> str:
    if column.codes and cell.text not in column.codes:
        hint = suggestion(cell.text, column.codes, what="The codes")
        raise written.error(f"'{cell.text}' is not one of the codes of {column.name}.", cell.offset, hint)
    return cell.text


def _typed(text: str, kind: ValueType) -> int | float | date | bool | None:
    match kind:
        case ValueType.INTEGER if _WHOLE.fullmatch(text):
            return int(text)
        case ValueType.NUMBER if _DECIMAL.fullmatch(text):
            return float(text)
        case ValueType.BOOLEAN if text in ("true", "false"):
            return text == "true"
        case ValueType.DATE:
            return _day(text)
    return None


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
