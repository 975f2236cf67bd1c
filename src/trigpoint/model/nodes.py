"""What every node of an expression is: a frozen value that knows its type and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError


class ValueType(StrEnum):
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"


NUMERIC = frozenset({ValueType.INTEGER, ValueType.NUMBER})


@dataclass(frozen=True)
class Node:
    """The parent of every node: knows its parts."""

    @property
    def type(self) -> ValueType:
        raise NotImplementedError

    def parts(self) -> Iterator["Node"]:
        for field in fields(self):
            value = getattr(self, field.name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Node):
                    yield item

    def walk(self) -> Iterator["Node"]:
        yield self
        for part in self.parts():
            yield from part.walk()


@dataclass(frozen=True)
class Condition(Node):
    """A node that is true, false or unknown."""

    @property
    def type(self) -> ValueType:
        return ValueType.BOOLEAN


@dataclass(frozen=True)
class Day(Node):
    """A node that is a date."""

    @property
    def type(self) -> ValueType:
        return ValueType.DATE


def require(condition: bool, message: str) -> None:
    if not condition:
        raise InvalidModelError(message)


def require_type(node: Node, allowed: ValueType | frozenset[ValueType], what: str) -> None:
    types = allowed if isinstance(allowed, frozenset) else frozenset({allowed})
    names = " or ".join(sorted(types))
    require(node.type in types, f"{what} must be of type {names}, not {node.type}")


def comparable(left: ValueType, right: ValueType) -> bool:
    """Whether two types can be compared: the same, or both numbers."""
    return left == right or {left, right} <= NUMERIC
