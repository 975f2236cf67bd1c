"""Breakdowns: for each table, the first expression whose columns it has."""

from dataclasses import dataclass

from trigpoint.language._problems import Problems
from trigpoint.language._surface import BreakdownText
from trigpoint.language._written import Written
from trigpoint.language.documents import Document, Path
from trigpoint.language.expressions import parse_written
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Breakdown
from trigpoint.model.nodes import Node, ValueType
from trigpoint.tables.schema import Schema


@dataclass(frozen=True)
class BreakdownReader:
    """Reads one breakdown."""

    name: str
    text: BreakdownText
    document: Document
    schema: Schema
    problems: Problems

    def read(self) -> Breakdown | None:
        """The breakdown, or None with its mistakes kept in `problems`."""
        before = len(self.problems)
        with self.problems.kept(self.document.place(self._path("bands"))):
            self._check_bands()
        values: dict[str, Node] = {}
        for index in range(len(self.text.value)):
            with self.problems.kept():
                for table, node in self._by_table(index).items():
                    values.setdefault(table, node)
        if len(self.problems) > before:
            return None
        return Breakdown(self.name, self.text.title, tuple(values.items()), tuple(self.text.bands or ()))

    def _path(self, *keys: str | int) -> Path:
        return ("breakdowns", self.name, *keys)

    def _check_bands(self) -> None:
        bands = self.text.bands or []
        if sorted(set(bands)) != bands:
            raise TrigpointError(
                f"The bands of breakdown {self.name} do not rise.",
                place=self.document.place(self._path("bands")),
                hint="Write where each group starts, from the least: [0, 5, 11].",
            )

    def _by_table(self, index: int) -> dict[str, Node]:
        """The expression over every table that has its columns; a mistake where no table has them."""
        written = self.document.written(self._path("value", index))
        found: dict[str, Node] = {}
        for table in self.schema:
            try:
                node = parse_written(written, table, self.schema)
            except UnknownNameError:
                continue
            self._check_type(node, written)
            found[table.name] = node
        if not found:
            raise self._in_no_table(written)
        return found

    def _check_type(self, node: Node, written: Written) -> None:
        wanted = ValueType.INTEGER if self.text.bands else ValueType.TEXT
        if node.type is not wanted:
            hint = {
                ValueType.INTEGER: "Give bands: [0, 5, 11] to cut a whole number into groups.",
                ValueType.TEXT: "Take bands: out; they cut whole numbers.",
            }.get(node.type)
            raise written.error(f"A breakdown's value must be {wanted} here, not {node.type}.", 0, hint)

    def _in_no_table(self, written: Written) -> TrigpointError:
        names = {name for table in self.schema for name in table.column_names()}
        parents = {name for table in self.schema for name in table.parents()}
        first = next((word for word in _words(written.text) if word not in names | parents), written.text)
        message = f"No table has what '{written.text}' asks for."
        return written.error(message, written.text.find(first), suggestion(first, names | parents, what="It"))


def _words(text: str) -> list[str]:
    """The names in an expression that was read once already."""
    spaced = "".join(character if character.isalnum() or character == "_" else " " for character in text)
    return [word for word in spaced.split() if f"{word}(" not in text and word not in ("reference_date",)]
