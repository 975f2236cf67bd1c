"""An expression that is written out reads back as the same node."""

from datetime import date

import pytest
from hypothesis import given, settings

from tests.generative.strategies import measures
from tests.generative.world import EVENTS, SCHEMA
from trigpoint.language.expressions import parse_expression
from trigpoint.language.write import write_expression
from trigpoint.model.expressions import And, Arithmetic, Column, Comparison, Frame, Literal, Not, Or
from trigpoint.model.nodes import Node, ValueType
from trigpoint.model.related import Exists, KeyMatch, RelatedRows
from trigpoint.tables import EARLY_HELP


def same(one: Node, other: Node) -> bool:
    """By their whole text: Python takes 1, 1.0 and True for equal, and here they are not."""
    return repr(one) == repr(other)


@settings(max_examples=100, deadline=None)
@given(measures())
def test_any_expression_reads_back_as_it_was(several):
    for measure in several:
        for node in measure.definition.expressions():
            text = write_expression(node)
            assert same(parse_expression(text, EVENTS, SCHEMA), node), text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (48, "48"),
        (-3, "-3"),
        (0.5, "0.5"),
        (2.0, "2.0"),
        (0.0000001, "0.0000001"),
        (-1.5, "-1.5"),
        (True, "true"),
        ("it's", "'it''s'"),
        ("-- no comment", "'-- no comment'"),
        (date(2022, 3, 31), "date '2022-03-31'"),
    ],
)
def test_a_literal_is_written_as_an_author_would(value, text):
    assert write_expression(Literal(value)) == text
    assert same(parse_expression(text, EVENTS, SCHEMA), Literal(value))


def test_brackets_keep_the_shape():
    a, b, c = (Comparison("=", Column(Frame.ROW, "i1", ValueType.INTEGER), Literal(n)) for n in (1, 2, 3))
    assert write_expression(And(a, Or(b, c))) == "(i1 = 1) and ((i1 = 2) or (i1 = 3))"
    assert write_expression(Not(a)) == "not (i1 = 1)"
    one = Literal(1)
    assert write_expression(Arithmetic("-", one, Arithmetic("-", one, one))) == "1 - (1 - 1)"


def test_a_column_called_like_a_day_of_the_period_says_whose_it_is():
    table = EARLY_HELP["submitted_figures"]
    node = Column(Frame.ROW, "period_end", ValueType.DATE)
    assert write_expression(node) == "row.period_end"
    assert parse_expression("row.period_end", table, EARLY_HELP) == node


def test_a_condition_that_looks_like_a_match_stays_a_condition():
    related, row = (Column(frame, "t1", ValueType.TEXT) for frame in (Frame.RELATED, Frame.ROW))
    person = KeyMatch(*(Column(frame, "person_id", ValueType.TEXT) for frame in (Frame.RELATED, Frame.ROW)))
    node = Exists(RelatedRows("visits", (person,), Comparison("=", related, row)))
    text = write_expression(node)
    assert text == (
        "exists (select 1 from visits r_ where r_.person_id = row.person_id and (r_.t1 = row.t1))"
    )
    assert same(parse_expression(text, EVENTS, SCHEMA), node)
