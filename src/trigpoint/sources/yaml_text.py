"""A mapping or a folder's settings as a document: YAML of plain texts, in which the first mistake ends it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.nodes import Node, ScalarNode

from trigpoint.language.documents import Document, NodeReader, compose
from trigpoint.language.documents import Path as YamlPath
from trigpoint.model.errors import Place, TrigpointError

# A mapping of every table is about 10 kB. Far beyond that it is another file, or an attack.
MOST_BYTES = 1_000_000


def read_yaml(path: Path) -> Document:
    """Read a YAML file of plain values.

    Raises TrigpointError where it is missing, not UTF-8, not YAML, names a key twice, or uses aliases.
    """
    document = Document(str(path), _text(path))
    root = compose(document.file, document.text)
    document.data = _PlainReader(document).read(root) if root is not None else None
    return document


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


@dataclass
class _PlainReader(NodeReader):
    """NULL and ~ are texts like any other: only what is left empty is nothing."""

    seen: set[int] = field(default_factory=set)

    def check(self, node: Node, path: YamlPath) -> None:
        if id(node) in self.seen:
            hint = "Write the values out where they are needed."
            place = self.document.node_place(node)
            raise TrigpointError("Aliases (&name, *name) are not read here.", place=place, hint=hint)
        self.seen.add(id(node))

    def is_nothing(self, node: ScalarNode) -> bool:
        return node.value == "" and node.style is None

    def not_a_word(self, place: Place) -> TrigpointError:
        return TrigpointError("A name must be a plain text.", place=place)

    def repeated(self, name: str, place: Place, first: Place) -> None:
        message = f"{name!r} stands here twice; the first is in line {first.line}."
        raise TrigpointError(message, place=place, hint="Keep one of them.")

    def without_value(self, data: dict[str, Any], path: YamlPath) -> None:
        """What may be empty is for the one who asks for it to say."""
