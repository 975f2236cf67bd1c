"""Reading an expression: the text of a condition or value into a node of the model."""

from sqlglot import exp, parse_one
from sqlglot.errors import ParseError

from trigpoint.language._lowering import Lowering
from trigpoint.language._scope import Scope
from trigpoint.language._written import Written
from trigpoint.language.related import lower_related
from trigpoint.language.words import read_words
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.nodes import Node
from trigpoint.tables.schema import Schema, TableDeclaration

# sqlglot tells where it stopped by the text before that point; this keeps all of it.
_ALL_OF_THE_TEXT = 1_000_000
_EXAMPLE = "Write a condition such as service = 'Early help' and closed_on is null."


def parse_expression(
    text: str, table: TableDeclaration, schema: Schema, *, place: Place | None = None
) -> Node:
    """The node that `text` means when it is asked of a row of `table`.

    `place` is where the first character of the text stands. TrigpointError, with the place of the word that
    is wrong, for anything but the subset of SQL that docs/reference describes.
    """
    return parse_written(Written.plainly(text, place), table, schema)


def parse_written(written: Written, table: TableDeclaration, schema: Schema) -> Node:
    """As parse_expression, for a text whose characters know where they stand."""
    read_words(written, table.column_names())
    try:
        return Lowering(Scope(schema, table, written), lower_related).lower(tree_of(written))
    except RecursionError:
        raise written.error("The expression is nested too deeply.", 0, "Split the measure in two.") from None


def tree_of(written: Written) -> exp.Expression:
    """What sqlglot makes of a text whose words were read already."""
    try:
        tree = parse_one(written.text, into=exp.Condition, error_message_context=_ALL_OF_THE_TEXT)
    except ParseError as error:
        raise _not_understood(written, error) from None
    assert isinstance(tree, exp.Expression)
    return tree


def _not_understood(written: Written, error: ParseError) -> TrigpointError:
    if not error.errors:  # "+" alone: nothing is left of the text
        return written.error("The expression has no value in it.", 0, _EXAMPLE)
    first = error.errors[0]
    offset, word = len(first.get("start_context") or ""), first.get("highlight") or ""
    at_the_end = not written.text[offset + len(word) :].strip()
    if at_the_end and first["description"].startswith("Required keyword"):
        return written.error(f"The expression stops too soon, after '{word}'.", offset, "What comes next?")
    hint = "Is an operator such as and, or, = missing before it?"
    return written.error(f"The expression cannot be understood at '{word}'.", offset, hint)
