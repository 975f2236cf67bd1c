"""The figure of a measure that is worked out from other measures' figures for the same group and period."""

from collections.abc import Mapping
from decimal import Decimal

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import Combination, Formula, FormulaTerm, Measure, MeasureReference, Number

Tally = tuple[Decimal, Decimal]


def formula_figure(measure: Measure, formula: Formula, cell: Cell, figures: Mapping[Cell, Figure]) -> Figure:
    """The formula's answer for a cell. Without the value of a measure it uses there is none, and the reason
    is that measure's."""
    parts = {name: figures.get(_cell_of(name, cell)) for name in formula.measures()}
    for name, figure in parts.items():
        if figure is None or not figure.has_value:
            state = figure.state if figure else State.NO_DATA
            reason = figure.reason if figure else f"No data: {name} has no figure for it."
            return Figure(cell, state, reason=reason)
    known = {name: figure for name, figure in parts.items() if figure is not None}
    value = _value(formula.term, known)
    if value is None:
        return Figure(cell, State.NO_DATA, reason="No data: it would be divided by 0.")
    numerator, denominator = _tally(formula.term, known) or (None, None)
    return Figure(cell, State.KNOWN, value, numerator, denominator)


def _cell_of(name: str, cell: Cell) -> Cell:
    return Cell(name, cell.period, cell.breakdown, cell.group)


def _value(term: FormulaTerm, known: Mapping[str, Figure]) -> Decimal | None:
    match term:
        case Number(value):
            return value
        case MeasureReference(name):
            return known[name].value
        case Combination(operator, left, right):
            first, second = _value(left, known), _value(right, known)
            if first is None or second is None or (operator == "/" and second == 0):
                return None
            return {"+": first.__add__, "-": first.__sub__, "*": first.__mul__, "/": first.__truediv__}[
                operator
            ](second)


def _tally(term: FormulaTerm, known: Mapping[str, Figure]) -> Tally | None:
    """What the answer is out of, where that can be said.

    Shares out of the same denominator add up: 84 of 6,150 and 232 of 6,150 are 316 of 6,150. A measure
    divided by another is the first out of the second; multiplied by a number (100, for a percentage) it
    still is.
    """
    match term:
        case MeasureReference(name):
            numerator, denominator = known[name].numerator, known[name].denominator
            return None if numerator is None or denominator is None else (numerator, denominator)
        case Combination("+" | "-" as operator, left, right):
            first, second = _tally(left, known), _tally(right, known)
            if first is None or second is None or first[1] != second[1]:
                return None
            return (first[0] + second[0] if operator == "+" else first[0] - second[0]), first[1]
        case Combination("/", MeasureReference() as left, MeasureReference() as right):
            over, under = _value(left, known), _value(right, known)
            return None if over is None or under is None else (over, under)
        case Combination("*", Number(), other) | Combination("*", other, Number()):
            return _tally(other, known)
        case _:
            return None
