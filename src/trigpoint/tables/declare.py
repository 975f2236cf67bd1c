"""Short ways to declare a column, so that a table's declaration reads as a list."""

from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import RECORDED_ON, ColumnDeclaration


def key(name: str, meaning: str, *, points_at: str = "") -> ColumnDeclaration:
    """An identifier: text, so that 007 keeps its zeros; always required."""
    return ColumnDeclaration(name, ValueType.TEXT, meaning, required=True, points_at=points_at)


def reference(name: str, meaning: str, points_at: str, *, required: bool = True) -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.TEXT, meaning, required=required, points_at=points_at)


def text(name: str, meaning: str, *, required: bool = False) -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.TEXT, meaning, required=required)


def code(name: str, meaning: str, *codes: str, required: bool = False) -> ColumnDeclaration:
    """Text that must be one of a list; anything else is quarantined."""
    return ColumnDeclaration(name, ValueType.TEXT, meaning, required=required, codes=codes)


def day(name: str, meaning: str, *, required: bool = False, not_before: str = "") -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.DATE, meaning, required=required, not_before=not_before)


def yes_no(name: str, meaning: str, *, required: bool = False) -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.BOOLEAN, meaning, required=required)


def whole_number(
    name: str, meaning: str, *, required: bool = False, least: float | None = None, most: float | None = None
) -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.INTEGER, meaning, required=required, least=least, most=most)


def number(
    name: str, meaning: str, *, required: bool = False, least: float | None = None, most: float | None = None
) -> ColumnDeclaration:
    return ColumnDeclaration(name, ValueType.NUMBER, meaning, required=required, least=least, most=most)


def recorded_on() -> ColumnDeclaration:
    """The day the row was entered, which every table has beside the date of the event itself."""
    meaning = "The day this row was entered or last changed in the source system."
    return ColumnDeclaration(RECORDED_ON, ValueType.DATE, meaning, required=True)
