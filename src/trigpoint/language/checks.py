"""What the tables know that types do not: the codes of a column, and what to write where types clash."""

from datetime import date

from sqlglot import exp

from trigpoint.language._scope import Scope
from trigpoint.language.names import suggestion
from trigpoint.model.expressions import Literal
from trigpoint.model.nodes import NUMERIC, Node, ValueType

Placed = tuple[Node, int]  # a node and the offset of its first word


def check_codes(scope: Scope, left: Placed, right: Placed) -> None:
    """A text compared with a coded column must be one of its codes: any other would never be equal."""
    for (column, _), (literal, offset) in ((left, right), (right, left)):
        declaration = scope.declaration(column)
        if declaration is None or not isinstance(literal, Literal) or not isinstance(literal.value, str):
            continue
        name = declaration.name
        if literal.value == "":
            raise scope.written.error(
                f"An empty cell of {name} is unknown, and equal to nothing.", offset, f"Write {name} is null."
            )
        if declaration.codes and literal.value not in declaration.codes:
            hint = suggestion(literal.value, declaration.codes, what="The codes")
            raise scope.written.error(f"'{literal.value}' is not one of the codes of {name}.", offset, hint)


def type_hint(tree: exp.Expression, parts: list[Node]) -> str | None:
    """What the author most likely meant by parts whose types do not fit."""
    types = {part.type for part in parts}
    texts = [part.value for part in parts if isinstance(part, Literal) and isinstance(part.value, str)]
    if ValueType.DATE in types and texts and _is_date(texts[0]):
        return f"Write date '{texts[0]}'."
    if ValueType.DATE in types and isinstance(tree, exp.Sub) and types == {ValueType.DATE}:
        return "Write days(first, second) for the days between two dates."
    if ValueType.DATE in types and isinstance(tree, exp.Add | exp.Sub):
        return "Write add_days(date, number) or add_months(date, number)."
    if ValueType.BOOLEAN in types and texts:
        return "A yes/no column stands alone: write it, or not before it."
    numbers = [part.value for part in parts if isinstance(part, Literal) and part.type in NUMERIC]
    if ValueType.TEXT in types and numbers:
        return f"The column holds text: write '{numbers[0]}'."
    return None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
