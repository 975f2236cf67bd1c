"""A file of a catalogue as a document, with every mistake of its YAML."""

from dataclasses import dataclass
from typing import Any

from ruamel.yaml.nodes import Node, ScalarNode

from trigpoint.language._problems import Problems
from trigpoint.language.documents import Document, NodeReader, Path, compose
from trigpoint.model.errors import Place, TrigpointError

# A catalogue of a thousand measures is well within these; a text made to exhaust memory is not.
MOST_CHARACTERS = 2_000_000
MOST_VALUES = 200_000
DEEPEST = 20

_NULL = "tag:yaml.org,2002:null"
_KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)


def read_document(file: str, text: str, problems: Problems) -> Document | None:
    """The file as a document, with the mistakes of YAML kept in `problems`; None where it cannot be read."""
    with problems.kept():
        return _read(file, text, problems)
    return None


def _read(file: str, text: str, problems: Problems) -> Document:
    if len(text) > MOST_CHARACTERS:
        message = f"The file is longer than {MOST_CHARACTERS:,} characters."
        raise TrigpointError(message, place=Place(file), hint="Split it into several files.")
    document, root = Document(file, text), compose(file, text)
    document.data = _CatalogueReader(document, problems).read(root) if root is not None else {}
    if not isinstance(document.data, dict):
        hint = "Start with measures:, breakdowns:, targets: or scorecards:, and indent what belongs to it."
        message = "The file is not made of keys and values."
        raise TrigpointError(message, place=Place(file, 1, 1), hint=hint)
    return document


@dataclass
class _CatalogueReader(NodeReader):
    """An anchor is followed wherever it is used, so what it yields is counted each time."""

    problems: Problems
    values: int = 0

    def check(self, node: Node, path: Path) -> None:
        self.values += 1
        if self.values > MOST_VALUES or len(path) > DEEPEST:
            hint = "Write it out, without anchors (& and *) inside anchors."
            place = self.document.node_place(node)
            raise TrigpointError("The file holds too much inside itself.", place=place, hint=hint)
        if node.tag not in _KNOWN_TAGS:
            tag = str(node.tag).replace("tag:yaml.org,2002:", "!!")
            place = self.document.node_place(node)
            raise TrigpointError(f"The YAML tag {tag} is not offered.", place=place, hint="Leave it out.")

    def is_nothing(self, node: ScalarNode) -> bool:
        return bool(node.tag == _NULL)

    def not_a_word(self, place: Place) -> TrigpointError:
        hint = "Is a bracket or brace missing its quotation marks?"
        return TrigpointError("A key must be a word.", place=place, hint=hint)

    def repeated(self, name: str, place: Place, first: Place) -> None:
        hint = f"It stands already on line {first.line}; keep one of them."
        self.problems.add(TrigpointError(f"'{name}' is written twice.", place=place, hint=hint))

    def without_value(self, data: dict[str, Any], path: Path) -> None:
        """A part of the catalogue may be empty; nothing else may."""
        if len(path) > 1:
            name = str(path[-1])
            place, hint = self.document.key_place(path), "Write a value after it, or leave it out."
            self.problems.add(TrigpointError(f"'{name}' has nothing after it.", place=place, hint=hint))
            del data[name]
