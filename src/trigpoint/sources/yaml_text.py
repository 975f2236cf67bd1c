"""A YAML file as plain text values, each with the line and column it stands at.

Every scalar stays the text that was typed, so that 007, no, 2019-04-01 and NULL mean what they look like.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from trigpoint.language.yaml_mistakes import explain
from trigpoint.model.errors import Place, TrigpointError

YamlPath = tuple[str | int, ...]

# A mapping of every table is about 10 kB. Far beyond that it is another file, or an attack.
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class YamlText:
    """The values of a YAML file (dicts, lists, texts, None for nothing) and where each of them stands."""

    file: str
    data: Any
    keys: Mapping[YamlPath, Place]
    values: Mapping[YamlPath, Place]

    def place_of_key(self, *path: str | int) -> Place:
        """Where the last name of a path stands, or the nearest thing above it that does."""
        return self.keys.get(path) or self.place_of_value(*path)

    def place_of_value(self, *path: str | int) -> Place:
        """Where the value at a path stands, or the nearest thing above it that does."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.values:
                return self.values[path[:length]]
        return Place(self.file)


def read_yaml(path: Path) -> YamlText:
    """Read a YAML file of plain values.

    Raises TrigpointError where it is missing, not UTF-8, not YAML, names a key twice, or uses aliases.
    """
    file = str(path)
    text = _text(path)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as error:
        raise explain(error if isinstance(error, MarkedYAMLError) else None, file, text) from None
    reader = _NodeReader(file)
    data = reader.read(root, ()) if root is not None else None
    return YamlText(file, data, reader.keys, reader.values)


def _text(path: Path) -> str:
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "Check the name and the folder, and that you may read it."
        raise TrigpointError(
            f"The file cannot be read: {error.strerror}.", place=Place(file), hint=hint
        ) from None
    if len(data) > MOST_BYTES:
        message = f"The file has {len(data):,} bytes; at most {MOST_BYTES:,} are read."
        raise TrigpointError(message, place=Place(file), hint="Is this the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not in UTF-8: byte {data[error.start]:#04x} is not part of it."
        raise TrigpointError(message, place=Place(file, line), hint="Save it as UTF-8.") from None


class _NodeReader:
    """Turns composed nodes into plain values and notes the place of each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.keys: dict[YamlPath, Place] = {}
        self.values: dict[YamlPath, Place] = {}
        self.seen: set[int] = set()

    def read(self, node: Node, path: YamlPath) -> Any:
        place = self.place(node)
        if id(node) in self.seen:
            hint = "Write the values out where they are needed."
            raise TrigpointError("Aliases (&name, *name) are not read here.", place=place, hint=hint)
        self.seen.add(id(node))
        self.values[path] = place
        match node:
            case MappingNode():
                return self.read_mapping(node, path)
            case SequenceNode():
                return [self.read(item, (*path, number)) for number, item in enumerate(node.value)]
            case ScalarNode():
                nothing = node.value == "" and node.style is None
                return None if nothing else node.value
        raise AssertionError(node)

    def read_mapping(self, node: MappingNode, path: YamlPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node)
            if not isinstance(key_node, ScalarNode):
                raise TrigpointError("A name must be a plain text.", place=place)
            key = key_node.value
            if key in values:
                first = self.keys[(*path, key)].line
                message = f"{key!r} stands here twice; the first is in line {first}."
                raise TrigpointError(message, place=place, hint="Keep one of them.")
            self.keys[(*path, key)] = place
            values[key] = self.read(value_node, (*path, key))
            if values[key] is None:
                self.values[(*path, key)] = place  # what is not there stands nowhere: say where its name is
        return values

    def place(self, node: Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)
