"""Which rows of a measure's table can have changed its figure between two versions of the records.

Only a row that differs itself, or that asks about a row that differs, can be counted otherwise. These are
few, so that the rows behind a changed figure can be compared without looking at all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.model.expressions import Frame, ParentColumn
from trigpoint.model.measures import FromRecords
from trigpoint.model.nodes import Node
from trigpoint.model.related import RelatedRows
from trigpoint.tables.changes import changed_rows, row_keys
from trigpoint.tables.records import Records


@dataclass(frozen=True)
class Candidates:
    """Compares two versions of the records: each table once, and each definition once."""

    before: Records
    after: Records
    _changed: dict[str, pa.Table] = field(default_factory=dict)
    _found: dict[FromRecords, frozenset[str]] = field(default_factory=dict)

    def of(self, definition: FromRecords) -> frozenset[str]:
        """The keys of the rows that can be counted otherwise in the later records than in the earlier."""
        if definition not in self._found:
            self._found[definition] = self._find(definition)
        return self._found[definition]

    def _find(self, definition: FromRecords) -> frozenset[str]:
        key = self.after.schema[definition.table].key
        found = set(row_keys(self._changes(definition.table), key).to_pylist())
        for column, values in self._asked_about(definition):
            for records in (self.before, self.after):
                table = records.tables[definition.table]
                asking = table.filter(_any_in(table, column, values))
                found |= set(row_keys(asking, key).to_pylist())
        return frozenset(found)

    def _changes(self, table: str) -> pa.Table:
        if table not in self._changed:
            before, after = self.before.tables[table], self.after.tables[table]
            self._changed[table] = changed_rows(before, after, self.after.schema[table].key)
        return self._changed[table]

    def _asked_about(self, definition: FromRecords) -> Iterator[tuple[str, pa.ChunkedArray]]:
        """For each question about other rows: a column of the row, and its values for which the answer may
        have changed."""
        for node in _nodes(definition):
            match node:
                case ParentColumn(reference, table, key) if reference.frame is Frame.ROW:
                    yield reference.name, self._changes(table)[key]
                case RelatedRows(table, matches):
                    related = self._related_changes(node)
                    yield matches[0].row.name, related[matches[0].related.name]

    def _related_changes(self, rows: RelatedRows) -> pa.Table:
        """The related rows that differ, or whose own parent does."""
        found = [self._changes(rows.table)]
        for node in rows.walk():
            if isinstance(node, ParentColumn) and node.reference.frame is Frame.RELATED:
                parents = self._changes(node.table)[node.key]
                for records in (self.before, self.after):
                    table = records.tables[rows.table]
                    found.append(table.filter(_any_in(table, node.reference.name, parents)))
        return pa.concat_tables(found)


def _nodes(definition: FromRecords) -> Iterator[Node]:
    for expression in definition.expressions():
        yield from expression.walk()


def _any_in(table: pa.Table, column: str, values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.is_in(table[column], value_set=values.combine_chunks().drop_null())
