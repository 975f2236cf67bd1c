"""A formula's figure and what it is out of."""

from decimal import Decimal

import pytest

from trigpoint.figures.formulas import formula_figure
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import Combination, Formula, FormulaTerm, MeasureReference, Number

from .made import cell, formula, known

A, B = MeasureReference("a"), MeasureReference("b")
HUNDRED = Number(Decimal(100))


def figure(term: FormulaTerm, *parts: Figure, at: Cell | None = None) -> Figure:
    known_parts = {part.cell: part for part in parts}
    return formula_figure(formula("f", term), Formula(term), at or cell("f"), known_parts)


def shares(a: tuple[str, str], b: tuple[str, str]) -> list[Figure]:
    values = (str(100 * Decimal(numerator) / Decimal(denominator)) for numerator, denominator in (a, b))
    return [known(cell(name), value, *part) for name, value, part in zip("ab", values, (a, b), strict=True)]


def test_shares_out_of_the_same_add_up_with_their_tally() -> None:
    found = figure(Combination("+", A, B), *shares(("84", "6150"), ("232", "6150")))
    assert (found.numerator, found.denominator) == (316, 6150)
    assert found.value == pytest.approx(Decimal(31600) / 6150)


def test_shares_subtract_with_their_tally() -> None:
    found = figure(Combination("-", A, B), *shares(("30", "40"), ("10", "40")))
    assert (found.value, found.numerator, found.denominator) == (50, 20, 40)


def test_shares_out_of_different_numbers_have_no_tally() -> None:
    found = figure(Combination("+", A, B), *shares(("10", "40"), ("10", "20")))
    assert (found.value, found.numerator, found.denominator) == (75, None, None)


def test_a_measure_over_another_is_the_first_out_of_the_second() -> None:
    parts = (known(cell("a"), "3", "3"), known(cell("b"), "4", "4"))
    found = figure(Combination("*", HUNDRED, Combination("/", A, B)), *parts)
    assert (found.value, found.numerator, found.denominator) == (75, 3, 4)
    turned = figure(Combination("*", Combination("/", A, B), HUNDRED), *parts)
    assert (turned.value, turned.numerator, turned.denominator) == (75, 3, 4)


@pytest.mark.parametrize("operator", ["+", "-", "*"])
def test_counts_that_are_put_together_have_no_tally(operator: str) -> None:
    found = figure(Combination(operator, A, B), known(cell("a"), "3", "3"), known(cell("b"), "4", "4"))
    assert found.value == {"+": 7, "-": -1, "*": 12}[operator]
    assert (found.numerator, found.denominator) == (None, None)


def test_nothing_is_divided_by_nought() -> None:
    found = figure(Combination("/", A, B), known(cell("a"), "3"), known(cell("b"), "0"))
    assert (found.state, found.value) == (State.NO_DATA, None)
    assert found.reason == "No data: it would be divided by 0."


def test_nought_deep_inside_leaves_no_figure() -> None:
    term = Combination("+", Number(Decimal(1)), Combination("/", A, Combination("-", B, B)))
    assert figure(term, known(cell("a"), "3"), known(cell("b"), "4")).state is State.NO_DATA


@pytest.mark.parametrize("state", [State.SUSPENDED, State.NOT_DUE, State.NO_DATA, State.SUPPRESSED])
def test_it_is_as_unknown_as_what_it_is_worked_out_from(state: State) -> None:
    part = Figure(cell("b"), state, reason="Because of this.")
    found = figure(Combination("+", A, B), known(cell("a"), "3"), part)
    assert (found.state, found.value, found.reason) == (state, None, "Because of this.")


def test_a_measure_without_a_figure_is_named() -> None:
    found = figure(Combination("+", A, B), known(cell("a"), "3"))
    assert (found.state, found.reason) == (State.NO_DATA, "No data: b has no figure for it.")


def test_a_group_is_worked_out_from_the_same_group() -> None:
    at = cell("f", "2022-03", "locality", "North")
    parts = [known(cell(name, "2022-03", "locality", "North"), "2") for name in "ab"]
    others = [known(cell(name), "50") for name in "ab"]
    found = figure(Combination("+", A, B), *parts, *others, at=at)
    assert (found.cell, found.value) == (at, 4)
