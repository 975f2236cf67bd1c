"""What a table of records is: its columns, types, codes, keys and what each key points at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.nodes import ValueType

RECORDED_ON = "recorded_on"

# A date outside these is a slip of the keyboard: it is quarantined, never calculated with.
EARLIEST_DATE = date(1990, 1, 1)
LATEST_DATE = date(2039, 12, 31)


@dataclass(frozen=True)
class ColumnDeclaration:
    """One column.

    codes: the values a text column may have, () for free text. required: whether a row without it is
    quarantined. not_before: another date column of the row that this date must not come before.
    points_at: the table whose one-column key this column holds. least, most: the bounds of a number.
    """

    name: str
    type: ValueType
    meaning: str
    required: bool = False
    codes: tuple[str, ...] = ()
    not_before: str = ""
    points_at: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class TableDeclaration:
    """One table. `key` names the columns that together name a row; `event` the date it is about."""

    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[ColumnDeclaration, ...]
    event: str = ""

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise InvalidModelError(f"table {self.name} declares a column twice")
        for name in (*self.key, *filter(None, [self.event, *(c.not_before for c in self.columns)])):
            if name not in names:
                raise InvalidModelError(f"table {self.name} has no column {name}")

    def column(self, name: str) -> ColumnDeclaration | None:
        return self._by_name().get(name)

    def column_names(self) -> tuple[str, ...]:
        return tuple(self._by_name())

    def parents(self) -> Mapping[str, ColumnDeclaration]:
        """The rows this one points at, by the name an expression uses: child_id gives 'child'."""
        pointing = (column for column in self.columns if column.points_at)
        return {column.name.removesuffix("_id"): column for column in pointing}

    def _by_name(self) -> dict[str, ColumnDeclaration]:
        return {column.name: column for column in self.columns}


@dataclass(frozen=True)
class Schema:
    """The tables a catalogue may ask about."""

    tables: Mapping[str, TableDeclaration] = field(default_factory=dict)

    @classmethod
    def of(cls, *tables: TableDeclaration) -> "Schema":
        """A schema of these tables; a key that points at a table not among them is an error."""
        schema = cls({table.name: table for table in tables})
        for table in tables:
            for column in table.columns:
                if column.points_at and len(schema[column.points_at].key) != 1:
                    raise InvalidModelError(
                        f"{table.name}.{column.name} points at a table with no single key"
                    )
        return schema

    def __getitem__(self, name: str) -> TableDeclaration:
        if name not in self.tables:
            raise InvalidModelError(f"there is no table {name}")
        return self.tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self.tables

    def __iter__(self) -> Iterator[TableDeclaration]:
        return iter(self.tables.values())
