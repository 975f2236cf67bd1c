"""The closed set of nodes an expression of a measure is made of.

An expression is asked of one row of a measure's table. Each node means one thing, which tests/spec writes
down as a picture; what can be built is valid, because every node checks its parts when it is made.

Unknown (an empty cell) follows the three-valued logic of SQL: a comparison or calculation with an unknown
part is unknown; `and` is false where either side is false, `or` is true where either side is true, and is
otherwise unknown where a side is unknown. A condition counts a row only where it is true.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal as OneOf

from trigpoint.model.nodes import NUMERIC, Condition, Day, Node, ValueType, comparable, require, require_type


class Frame(StrEnum):
    """Whose column a column is: the measure's own row, or the related row a question is asked about."""

    ROW = "row"
    RELATED = "related"


# ---- values ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Literal(Node):
    """A value as written: 48, 0.5, 'Youth offending', true, date '2022-03-31'."""

    value: bool | int | float | str | date

    @property
    def type(self) -> ValueType:
        match self.value:
            case bool():
                return ValueType.BOOLEAN
            case int():
                return ValueType.INTEGER
            case float():
                return ValueType.NUMBER
            case str():
                return ValueType.TEXT
            case date():
                return ValueType.DATE


@dataclass(frozen=True)
class Column(Node):
    """A column of the measure's row, or of the related row inside a question about related rows."""

    frame: Frame
    name: str
    value_type: ValueType

    @property
    def type(self) -> ValueType:
        return self.value_type


@dataclass(frozen=True)
class ParentColumn(Node):
    """A column of the one row that a key column points at: child.born_on. Unknown where there is none."""

    reference: Column
    table: str
    key: str
    name: str
    value_type: ValueType

    @property
    def type(self) -> ValueType:
        return self.value_type


@dataclass(frozen=True)
class PeriodStart(Day):
    """The first day of the period."""


@dataclass(frozen=True)
class PeriodEnd(Day):
    """The last day of the period."""


@dataclass(frozen=True)
class ReferenceDate(Day):
    """The day a row is looked at: the day of its event, or for a spell the last day of the period."""


# ---- logic ----------------------------------------------------------------------------------------------

ComparisonOperator = OneOf["=", "<>", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Comparison(Condition):
    operator: ComparisonOperator
    left: Node
    right: Node

    def __post_init__(self) -> None:
        require(
            comparable(self.left.type, self.right.type),
            f"cannot compare {self.left.type} with {self.right.type}",
        )
        ordered = self.operator not in ("=", "<>")
        require(
            not (ordered and self.left.type is ValueType.BOOLEAN),
            f"true and false have no order, so {self.operator} cannot be asked of them",
        )


@dataclass(frozen=True)
class _TwoConditions(Condition):
    left: Node
    right: Node

    def __post_init__(self) -> None:
        for side in (self.left, self.right):
            require_type(side, ValueType.BOOLEAN, f"each side of '{type(self).__name__.lower()}'")


@dataclass(frozen=True)
class And(_TwoConditions):
    """False where either side is, true where both are, and otherwise unknown."""


@dataclass(frozen=True)
class Or(_TwoConditions):
    """True where either side is, false where both are, and otherwise unknown."""


@dataclass(frozen=True)
class Not(Condition):
    operand: Node

    def __post_init__(self) -> None:
        require_type(self.operand, ValueType.BOOLEAN, "what follows 'not'")


@dataclass(frozen=True)
class IsNull(Condition):
    """Whether a value is unknown. Always true or false, never unknown itself."""

    operand: Node


@dataclass(frozen=True)
class IsIn(Condition):
    """Whether a value is one of a list. Unknown where the value is unknown."""

    operand: Node
    choices: tuple[Literal, ...]

    def __post_init__(self) -> None:
        require(len(self.choices) > 0, "'in' needs at least one value")
        for choice in self.choices:
            require(
                comparable(self.operand.type, choice.type),
                f"cannot look for {choice.type} among values of type {self.operand.type}",
            )


@dataclass(frozen=True)
class Coalesce(Node):
    """The first value, or the second where the first is unknown."""

    first: Node
    second: Node

    def __post_init__(self) -> None:
        require(
            comparable(self.first.type, self.second.type),
            f"coalesce needs two values of one type, not {self.first.type} and {self.second.type}",
        )

    @property
    def type(self) -> ValueType:
        return ValueType.NUMBER if self.first.type != self.second.type else self.first.type


# ---- numbers ---------------------------------------------------------------------------------------------

ArithmeticOperator = OneOf["+", "-", "*", "/"]


@dataclass(frozen=True)
class Arithmetic(Node):
    """Calculation on numbers. Division always gives a number, and is unknown where the divisor is 0."""

    operator: ArithmeticOperator
    left: Node
    right: Node

    def __post_init__(self) -> None:
        require_type(self.left, NUMERIC, f"each side of '{self.operator}'")
        require_type(self.right, NUMERIC, f"each side of '{self.operator}'")

    @property
    def type(self) -> ValueType:
        integers = self.left.type is ValueType.INTEGER and self.right.type is ValueType.INTEGER
        return ValueType.INTEGER if integers and self.operator != "/" else ValueType.NUMBER


def depends_on_period(node: Node) -> bool:
    """Whether the answer for a row can differ from one period to another."""
    return any(isinstance(part, PeriodStart | PeriodEnd) for part in node.walk())
