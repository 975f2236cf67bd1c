"""Calculating with numbers."""

title = "Numbers"

NUMBERS = """
    id | i1 | i2 | n1
    1  | 7  | 2  | 0.5
    2  | 7  | 0  | 0.5
    3  | 7  |    | 0.5
"""


def test_add_subtract_multiply(spec):
    """A calculation with an unknown part is unknown."""
    spec.expression({"events": NUMBERS}, "i1 + i2", {1: 9, 2: 7, 3: None})
    spec.expression({"events": NUMBERS}, "i1 - i2", {1: 5, 2: 7, 3: None})
    spec.expression({"events": NUMBERS}, "i2 * n1", {1: 1.0, 2: 0.0, 3: None})


def test_divide(spec):
    """Division keeps its fraction, and by nothing it is unknown."""
    spec.expression({"events": NUMBERS}, "i1 / i2", {1: 3.5, 2: None, 3: None})


def test_brackets(spec):
    """Multiplication goes before addition unless brackets say otherwise."""
    spec.expression({"events": NUMBERS}, "1 + 2 * i1", {1: 15, 2: 15, 3: 15})
    spec.expression({"events": NUMBERS}, "(1 + 2) * i1", {1: 21, 2: 21, 3: 21})
    spec.expression({"events": NUMBERS}, "-2 * i1", {1: -14, 2: -14, 3: -14})
