"""A YAML file as plain data that remembers where everything was written.

Scalars stay the text they were written as: 1.10 keeps its nought, NO is not false, 12:30 is not a number, 007
is not 7. What a text is meant to be is for the one who asks for it to say.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from trigpoint.language._written import Written
from trigpoint.language.alignment import align
from trigpoint.language.yaml_mistakes import explain
from trigpoint.model.errors import Place, TrigpointError

Path = tuple[str | int, ...]


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

    def node_place(self, node: Node) -> Place:
        mark = node.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

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

    def keep(self, path: Path, *, key: Node | None = None, value: Node | None = None) -> None:
        """Note where the key or the value of a path is written."""
        if key is not None:
            self._keys[path] = key
        if value is not None:
            self._values[path] = value

    def _of(self, path: Path, orders: list[dict[Path, Node]]) -> Place:
        for end in range(len(path), 0, -1):
            for nodes in orders if end == len(path) else reversed([self._values, self._keys]):
                if node := nodes.get(path[:end]):
                    return self.node_place(node)
        root = self._values.get(())
        return self.node_place(root) if root is not None else Place(self.file)


def compose(file: str, text: str) -> Node | None:
    """The nodes of a YAML text, None for an empty one; a plain TrigpointError where it is not YAML."""
    try:
        return YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as error:
        raise explain(error if isinstance(error, MarkedYAMLError) else None, file, text) from None


@dataclass
class NodeReader(ABC):
    """Fills a document from nodes. Each kind of file says what may stand there, and how a mistake is said."""

    document: Document

    def read(self, node: Node, path: Path = ()) -> Any:
        """Plain data of a node and all that is in it."""
        self.check(node, path)
        self.document.keep(path, value=node)
        if isinstance(node, ScalarNode):
            return None if self.is_nothing(node) else str(node.value)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise self.not_a_word(self.document.node_place(key))
            name = str(key.value)
            if name in data:
                self.repeated(name, self.document.node_place(key), self.document.key_place((*path, name)))
                continue
            here = (*path, name)
            self.document.keep(here, key=key)
            data[name] = self.read(value, here)
            if data[name] is None:
                self.document.keep(here, value=key)  # what is not there stands nowhere: say where its name is
                self.without_value(data, here)
        return data

    @abstractmethod
    def check(self, node: Node, path: Path) -> None:
        """TrigpointError for a node that may not stand here."""

    @abstractmethod
    def is_nothing(self, node: ScalarNode) -> bool:
        """Whether a scalar stands for no value."""

    @abstractmethod
    def not_a_word(self, place: Place) -> TrigpointError:
        """What is said of a key that is a list or a mapping."""

    @abstractmethod
    def repeated(self, name: str, place: Place, first: Place) -> None:
        """Say that a key is written twice; the first of them counts."""

    @abstractmethod
    def without_value(self, data: dict[str, Any], path: Path) -> None:
        """Say, or leave be, that a key has nothing after it."""
