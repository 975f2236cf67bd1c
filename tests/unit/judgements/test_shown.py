"""What a figure looks like in print."""

from decimal import Decimal

import pytest

from trigpoint.judgements.shown import Style, rounded
from trigpoint.model.catalogue import Shows
from trigpoint.model.figures import State
from trigpoint.model.measures import Unit

from .made import figure, measure

D = Decimal


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [("0.25", 1, "0.3"), ("92.15", 1, "92.2"), ("2.5", 0, "3"), ("-0.04", 1, "0.0"), ("-0.05", 1, "-0.1")],
)
def test_rounding_is_half_up_and_never_minus_nought(number: str, decimals: int, expected: str) -> None:
    assert str(rounded(D(number), decimals)) == expected


@pytest.mark.parametrize(
    ("unit", "decimals", "number", "expected"),
    [
        (Unit.COUNT, 0, "12345", "12,345"),
        (Unit.PERCENT, 0, "86.5", "87%"),
        (Unit.BINARY_RATE, 1, "24.2", "24.2%"),
        (Unit.RATE_PER_10000, 2, "0", "0.00"),
        (Unit.FREQUENCY_RATE, 2, "4.93", "4.93"),
    ],
)
def test_each_unit_in_print(unit: Unit, decimals: int, number: str, expected: str) -> None:
    assert Style(unit, decimals).text(D(number)) == expected


def test_a_percentage_never_stands_without_its_tally() -> None:
    share = figure(None, 1047, 1136)
    assert Style.of(measure()).with_tally(share) == "92.2% (1,047 of 1,136)"
    assert Style.of(measure(), Shows.NUMERATOR).with_tally(share) == "1,047"
    assert Style.of(measure(), Shows.DENOMINATOR).with_tally(share) == "1,136"
    assert Style.of(measure(Unit.COUNT, 0)).tally(share) == ""


def test_what_stands_where_there_is_no_number() -> None:
    style = Style.of(measure())
    assert style.with_tally(figure(None)) == "-"
    assert style.with_tally(figure(None, state=State.SUSPENDED)) == "Temporarily suspended"


def test_a_target_stands_with_no_more_decimals_than_it_needs() -> None:
    style = Style.of(measure())
    assert [style.target(D(n)) for n in ("85.0", "2.2", "1000", "100")] == ["85%", "2.2%", "1,000%", "100%"]
    assert [style.edge(D(n)) for n in ("85", "94.75")] == ["85.0%", "94.75%"]
