"""Formulas over other measures: reading them, and holding what can only be known of all measures together."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from sqlglot import exp

from trigpoint.language._lowering import start_of
from trigpoint.language._written import Written
from trigpoint.language.expressions import tree_of
from trigpoint.language.names import suggestion
from trigpoint.language.words import read_words
from trigpoint.model.measures import (
    Combination,
    Formula,
    FormulaTerm,
    FromRecords,
    Measure,
    MeasureReference,
    Number,
    Share,
    ShareOfDistinct,
    Submitted,
    Unit,
)

_OPERATORS: dict[type, str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
_HUNDRED = Decimal(100)
_NO_SHARE: set[object] = {"no share", "of anything"}
_OFFERED = "A formula holds names of measures, numbers, + - * / and brackets."


def parse_formula(written: Written, measure: str, declared: Collection[str]) -> Formula:
    """The formula a text means; TrigpointError at the word that is wrong. `declared`: the known measures."""
    read_words(written, declared)
    formula = Formula(_term(tree_of(written), written, declared))
    if not formula.measures():
        raise written.error("A formula needs at least one other measure.", 0, _OFFERED)
    return formula


def _term(tree: exp.Expression, written: Written, declared: Collection[str]) -> FormulaTerm:
    match tree:
        case exp.Paren():
            return _term(tree.this, written, declared)
        case exp.Literal() if not tree.args["is_string"]:
            return Number(Decimal(tree.name))
        case exp.Neg(args={"this": exp.Literal() as number}) if not number.args["is_string"]:
            return Number(-Decimal(number.name))
        case exp.Column(args={"this": exp.Identifier() as name}) if not tree.args.get("table"):
            return _reference(name.name, start_of(tree), written, declared)
    operator = _OPERATORS.get(type(tree))
    if operator is None:
        raise written.error("This is not offered in a formula.", start_of(tree), _OFFERED)
    left, right = (_term(side, written, declared) for side in (tree.this, tree.expression))
    return _ratio_first(Combination(operator, left, right))


def _ratio_first(term: Combination) -> Combination:
    """100 * a / b, which is (100 * a) / b, as 100 * (a / b): the ratio is what a tally is read from."""
    match term:
        case Combination(
            "/", Combination("*", Number() as number, MeasureReference() as top), MeasureReference() as bottom
        ):
            return Combination("*", number, Combination("/", top, bottom))
        case Combination(
            "/", Combination("*", MeasureReference() as top, Number() as number), MeasureReference() as bottom
        ):
            return Combination("*", number, Combination("/", top, bottom))
    return term


def _reference(name: str, offset: int, written: Written, declared: Collection[str]) -> MeasureReference:
    if name not in declared:
        hint = suggestion(name, declared, what="The measures")
        raise written.error(f"There is no measure '{name}'.", offset, hint)
    return MeasureReference(name)


# ---- what is known of all measures together -------------------------------------------------------------


def cycle_from(name: str, measures: Mapping[str, Measure]) -> tuple[str, ...]:
    """The measures from this one back to itself, each needing the next; () where it does not need itself."""
    seen: set[str] = set()

    def way_back(current: str) -> tuple[str, ...]:
        for needed in _needed(current, measures):
            if needed == name:
                return (current, name)
            if needed in seen:
                continue
            seen.add(needed)
            if rest := way_back(needed):
                return (current, *rest)
        return ()

    return way_back(name)


def _needed(name: str, measures: Mapping[str, Measure]) -> tuple[str, ...]:
    measure = measures.get(name)
    return measure.definition.measures() if measure and isinstance(measure.definition, Formula) else ()


def has_tally(measure: Measure, measures: Mapping[str, Measure]) -> bool:
    """Whether a percentage can be shown with what it is a percentage of.

    A share has its tally. A formula has one where it is 100 * a / b of counts, or adds and subtracts shares
    of the same rows. A submitted percentage brings its own.
    """
    definition = measure.definition
    if isinstance(definition, FromRecords):
        return isinstance(definition.calculation, Share | ShareOfDistinct)
    if isinstance(definition, Submitted):
        return True
    return _is_ratio_of_counts(definition.term, measures) or len(_rows_shared(definition.term, measures)) == 1


def _is_ratio_of_counts(term: FormulaTerm, measures: Mapping[str, Measure]) -> bool:
    match term:
        case Combination("*", Number(Decimal() as times), Combination("/", top, bottom)):
            sides = (top, bottom)
        case Combination("*", Combination("/", top, bottom), Number(Decimal() as times)):
            sides = (top, bottom)
        case _:
            return False
    return times == _HUNDRED and all(_is_count(side, measures) for side in sides)


def _is_count(term: FormulaTerm, measures: Mapping[str, Measure]) -> bool:
    match term:
        case MeasureReference(name):
            return name in measures and measures[name].unit is Unit.COUNT
    return False


def _rows_shared(term: FormulaTerm, measures: Mapping[str, Measure]) -> set[object]:
    """What the added shares are shares of: one thing where they have a tally together."""
    match term:
        case Combination("+" | "-", left, right):
            return _rows_shared(left, measures) | _rows_shared(right, measures)
        case MeasureReference(name) if name in measures:
            return _rows_of(measures[name], measures)
    return _NO_SHARE


def _rows_of(measure: Measure, measures: Mapping[str, Measure]) -> set[object]:
    match measure.definition:
        case FromRecords(table, membership, where, Share()):
            return {(table, membership, where, "rows")}
        case FromRecords(table, membership, where, ShareOfDistinct(key)):
            return {(table, membership, where, key)}
        case Formula(term):
            return _rows_shared(term, measures)
        case Submitted() if measure.unit is Unit.PERCENT:
            return {"submitted"}
    return _NO_SHARE
