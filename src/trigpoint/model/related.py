"""The nodes that ask about related rows: is there one, how many, and what the latest one says."""

from dataclasses import dataclass

from trigpoint.model.expressions import Column, Frame
from trigpoint.model.nodes import Condition, Node, ValueType, comparable, require, require_type


@dataclass(frozen=True)
class KeyMatch(Condition):
    """A column of the related row that must equal a column of the measure's row."""

    related: Column
    row: Column

    def __post_init__(self) -> None:
        frames = (self.related.frame, self.row.frame)
        require(frames == (Frame.RELATED, Frame.ROW), "a match joins a related row to the row")
        types = (self.related.type, self.row.type)
        require(comparable(*types), "the two sides of a match must be of one type")


@dataclass(frozen=True)
class RelatedRows(Condition):
    """The rows of another (or the same) table that belong to this row, and of those the ones that count."""

    table: str
    matches: tuple[KeyMatch, ...]
    where: Node | None = None

    def __post_init__(self) -> None:
        require(len(self.matches) > 0, "related rows must share a key with the row")
        if self.where is not None:
            require_type(self.where, ValueType.BOOLEAN, "the condition on related rows")
            nested = any(isinstance(node, RelatedRows) for node in self.where.walk())
            require(not nested, "a question about related rows cannot hold another one")


@dataclass(frozen=True)
class Exists(Condition):
    """Whether there is at least one such related row."""

    rows: RelatedRows


@dataclass(frozen=True)
class CountRelated(Node):
    """How many such related rows there are: 0 where there are none."""

    rows: RelatedRows

    @property
    def type(self) -> ValueType:
        return ValueType.INTEGER


@dataclass(frozen=True)
class LatestRelated(Node):
    """A value of the latest such related row; unknown where there is none.

    `by` is the date that orders them, and rows where it is unknown are left out. Of several on one day
    it is the one whose value is greatest, an unknown value being the least: the answer never depends on
    the order of rows in a file.
    """

    rows: RelatedRows
    value: Node
    by: Node

    def __post_init__(self) -> None:
        require_type(self.by, ValueType.DATE, "what the latest row is found by")
        require(self.value.type is not ValueType.BOOLEAN, "the latest value cannot be true or false")

    @property
    def type(self) -> ValueType:
        return self.value.type
