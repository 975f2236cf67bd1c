"""What a name in an expression can mean: a column of the row, of what it points at, or of a related row."""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.language._written import Written
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.model.expressions import Column, Frame, ParentColumn, PeriodEnd, PeriodStart, ReferenceDate
from trigpoint.model.nodes import Node
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration

DAYS_OF_THE_PERIOD = {
    "period_start": PeriodStart(),
    "period_end": PeriodEnd(),
    "reference_date": ReferenceDate(),
}
ROW = "row"


@dataclass(frozen=True)
class Scope:
    """The row an expression is asked of and, inside a question about related rows, the related one."""

    schema: Schema
    row: TableDeclaration
    written: Written
    related: TableDeclaration | None = None
    alias: str = ""

    def resolve(self, names: Sequence[str], offset: int) -> Node:
        """The node that a name of one, two or three parts means. UnknownNameError where there is none."""
        match names:
            case [name]:
                return self._plain(name, offset)
            case [first, name]:
                return self._of_two(first, name, offset)
            case [first, parent, name] if first in (ROW, self.alias):
                return self._of_parent(self._frame(first), parent, name, offset)
        raise self.written.error(
            f"{'.'.join(names)} goes more than one step from the row.",
            offset,
            "A column of the row a key points at is written child.born_on.",
        )

    def declaration(self, node: Node) -> ColumnDeclaration | None:
        """What the tables say of the column a node is, None where it is not one."""
        match node:
            case Column(frame, name):
                table = self.row if frame is Frame.ROW else self.related
                return table.column(name) if table else None
            case ParentColumn(_, table_name, _, name):
                return self.schema[table_name].column(name)
        return None

    def _plain(self, name: str, offset: int) -> Node:
        if name in DAYS_OF_THE_PERIOD:
            return DAYS_OF_THE_PERIOD[name]
        if self.related is not None:
            raise self._unqualified(name, offset)
        return self._column(Frame.ROW, name, offset)

    def _unqualified(self, name: str, offset: int) -> Exception:
        """Bare names are refused: in SQL they mean the related row, and `x = x` is then always true."""
        ours = [f"row.{name}"] if self.row.column(name) else []
        theirs = [f"{self.alias}.{name}"] if self.related and self.related.column(name) else []
        hint = f"Write {' or '.join([*theirs, *ours])}." if theirs or ours else None
        message = f"Inside a question about related rows, '{name}' must say whose column it is."
        return self.written.error(message, offset, hint)

    def _of_two(self, first: str, name: str, offset: int) -> Node:
        if first in (ROW, self.alias):
            return self._column(self._frame(first), name, offset)
        parents = self.row.parents()
        if self.related is None and first in parents:
            return self._of_parent(Frame.ROW, first, name, offset)
        if first == self.row.name:
            hint = f"Write {f'row.{name}' if self.related else name}."
            raise self.written.error(f"The measure's own row is not called {first}.", offset, hint)
        if first in parents:
            hint = f"Inside a question about related rows, write row.{first}.{name}."
            raise self.written.error(f"{first}.{name} must say whose {first} it is.", offset, hint)
        raise self._unknown_qualifier(first, offset)

    def _unknown_qualifier(self, first: str, offset: int) -> UnknownNameError:
        if self.related is not None:
            message = f"'{first}' is neither '{self.alias}' nor 'row'."
            named = (
                f"Columns here are those of {self.alias} ({self.related.name}) and of row ({self.row.name})."
            )
            return UnknownNameError(message, place=self.written.place_at(offset), hint=named)
        message = f"A row of {self.row.name} points at nothing called '{first}'."
        hint = suggestion(first, self.row.parents(), what="What it points at")
        return UnknownNameError(message, place=self.written.place_at(offset), hint=hint)

    def _frame(self, qualifier: str) -> Frame:
        return Frame.ROW if qualifier == ROW else Frame.RELATED

    def _table(self, frame: Frame) -> TableDeclaration:
        table = self.row if frame is Frame.ROW else self.related
        assert table is not None
        return table

    def _column(self, frame: Frame, name: str, offset: int) -> Column:
        table = self._table(frame)
        return Column(frame, name, self._declared(table, name, offset).type)

    def _of_parent(self, frame: Frame, parent: str, name: str, offset: int) -> ParentColumn:
        table = self._table(frame)
        pointing = table.parents().get(parent)
        if pointing is None:
            message = f"A row of {table.name} points at nothing called '{parent}'."
            hint = suggestion(parent, table.parents(), what="What it points at")
            raise UnknownNameError(message, place=self.written.place_at(offset), hint=hint)
        target = self.schema[pointing.points_at]
        column = self._declared(target, name, offset)
        reference = Column(frame, pointing.name, pointing.type)
        return ParentColumn(reference, target.name, target.key[0], name, column.type)

    def _declared(self, table: TableDeclaration, name: str, offset: int) -> ColumnDeclaration:
        column = table.column(name)
        if column is None:
            message = f"Table {table.name} has no column '{name}'."
            hint = suggestion(name, table.column_names(), what="Its columns")
            raise UnknownNameError(message, place=self.written.place_at(offset), hint=hint)
        return column
