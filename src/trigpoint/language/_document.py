"""A YAML file as plain data that remembers where everything was written.

Scalars stay the text they were written as: 1.10 keeps its nought, NO is not false, 12:30 is not a number.
What a text is meant to be is for the one who asks for it to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from trigpoint.language._problems import Problems
from trigpoint.language._written import Written
from trigpoint.language.alignment import align
from trigpoint.language.yaml_mistakes import explain
from trigpoint.model.errors import Place, TrigpointError

Path = tuple[str | int, ...]

# A catalogue of a thousand measures is well within these; a text made to exhaust memory is not.
MOST_CHARACTERS = 2_000_000
MOST_VALUES = 200_000
DEEPEST = 20

_NULL = "tag:yaml.org,2002:null"
_KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)


@dataclass
class Document:
    """`data` is made of dict, list, str and None. Nodes are kept by path, for places."""

    file: str
    text: str
    data: Any = None
    _values: dict[Path, Node] = field(default_factory=dict)
    _keys: dict[Path, Node] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Where the value at a path stands; for a path that is not there, the nearest thing that holds it."""
        return self._of(path, [self._values, self._keys])

    def key_place(self, path: Path) -> Place:
        """Where the key of a path stands; for an item of a list, the item."""
        return self._of(path, [self._keys, self._values])

    def written(self, path: Path) -> Written:
        """The text of the scalar at a path, whose characters know where they stand."""
        node = self._values[path]
        assert isinstance(node, ScalarNode)
        return align(node.value, Place(self.file), source=self.text, start=node.start_mark.index)

    def source(self, path: Path) -> str:
        """What the author wrote for a key and its value, without the indentation it stands at."""
        key, value = self._keys[path], self._values[path]
        text = self.text[key.start_mark.index : value.end_mark.index].rstrip()
        indent = " " * key.start_mark.column
        lines = [line.removeprefix(indent).rstrip() for line in text.splitlines()]
        return "\n".join(lines)

    def _of(self, path: Path, orders: list[dict[Path, Node]]) -> Place:
        for end in range(len(path), 0, -1):
            for nodes in orders if end == len(path) else reversed([self._values, self._keys]):
                if node := nodes.get(path[:end]):
                    return _place(self.file, node)
        return Place(self.file, 1, 1)


def read_document(file: str, text: str, problems: Problems) -> Document | None:
    """The file as a document, with the mistakes of YAML kept in `problems`; None where it cannot be read."""
    document = Document(file, text)
    if len(text) > MOST_CHARACTERS:
        message = f"The file is longer than {MOST_CHARACTERS:,} characters."
        problems.add(TrigpointError(message, place=Place(file), hint="Split it into several files."))
        return None
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as error:
        problems.add(explain(error if isinstance(error, MarkedYAMLError) else None, file, text))
        return None
    if root is None:
        document.data = {}
        return document
    return _filled(document, root, problems)


def _filled(document: Document, root: Node, problems: Problems) -> Document | None:
    builder = _Builder(document, problems)
    try:
        document.data = builder.build(root, ())
    except TrigpointError as error:
        problems.add(error)
        return None
    if not isinstance(document.data, dict):
        hint = "Start with measures:, breakdowns:, targets: or scorecards:, and indent what belongs to it."
        message = "The file is not made of keys and values."
        problems.add(TrigpointError(message, place=Place(document.file, 1, 1), hint=hint))
        return None
    return document


@dataclass
class _Builder:
    document: Document
    problems: Problems
    values: int = 0

    def build(self, node: Node, path: Path) -> Any:
        """Plain data. An anchor is followed wherever it is used, so what it yields is counted each time."""
        self.values += 1
        if self.values > MOST_VALUES or len(path) > DEEPEST:
            hint = "Write it out, without anchors (& and *) inside anchors."
            raise self._error("The file holds too much inside itself.", node, hint)
        self.document._values[path] = node
        if node.tag not in _KNOWN_TAGS:
            tag = str(node.tag).replace("tag:yaml.org,2002:", "!!")
            raise self._error(f"The YAML tag {tag} is not offered.", node, "Leave it out.")
        if isinstance(node, ScalarNode):
            return None if node.tag == _NULL else str(node.value)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            name = self._key(key)
            if name in data:
                first = self.document.key_place((*path, name))
                hint = f"It stands already on line {first.line}; keep one of them."
                self.problems.add(self._error(f"'{name}' is written twice.", key, hint))
                continue
            self.document._keys[(*path, name)] = key
            data[name] = self.build(value, (*path, name))
            if data[name] is None and path:
                hint = "Write a value after it, or leave it out."
                self.problems.add(self._error(f"'{name}' has nothing after it.", key, hint))
                del data[name]
        return data

    def _key(self, key: Node) -> str:
        if not isinstance(key, ScalarNode):
            raise self._error(
                "A key must be a word.", key, "Is a bracket or brace missing its quotation marks?"
            )
        return str(key.value)

    def _error(self, message: str, node: Node, hint: str) -> TrigpointError:
        return TrigpointError(message, place=_place(self.document.file, node), hint=hint)


def _place(file: str, node: Node) -> Place:
    mark = node.start_mark
    return Place(file, mark.line + 1, mark.column + 1)


def children(data: Any) -> Iterator[tuple[str | int, Any]]:
    """The entries of a mapping or the items of a list."""
    yield from data.items() if isinstance(data, dict) else enumerate(data)
