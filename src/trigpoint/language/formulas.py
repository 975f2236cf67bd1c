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
_HUNDRED = Number(Decimal(100))
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
    return Combination(
        operator, _term(tree.this, written, declared), _term(tree.expression, written, declared)
    )


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
        case Combination("*", Combination("/", top, bottom), hundred) if hundred == _HUNDRED:
            return _is_count(top, measures) and _is_count(bottom, measures)
        case Combination("*", hundred, Combination("/", top, bottom)) if hundred == _HUNDRED:
            return _is_count(top, measures) and _is_count(bottom, measures)
        case Combination("/", Combination("*", hundred, top), bottom) if hundred == _HUNDRED:
            return _is_count(top, measures) and _is_count(bottom, measures)
        case Combination("/", Combination("*", top, hundred), bottom) if hundred == _HUNDRED:
            return _is_count(top, measures) and _is_count(bottom, measures)
    return False


def _is_count(term: FormulaTerm, measures: Mapping[str, Measure]) -> bool:
    match term:
        case MeasureReference(name):
            return name in measures and measures[name].unit is Unit.COUNT
        case Combination("+" | "-", left, right):
            return _is_count(left, measures) and _is_count(right, measures)
    return False


def _rows_shared(term: FormulaTerm, measures: Mapping[str, Measure]) -> set[object]:
    """The different rows that the added shares are of; 'none' among them for what is no share."""
    match term:
        case Combination("+" | "-", left, right):
            return _rows_shared(left, measures) | _rows_shared(right, measures)
        case MeasureReference(name) if name in measures:
            definition = measures[name].definition
            match definition:
                case FromRecords(table, membership, where, Share()):
                    return {(table, membership, where, "rows")}
                case FromRecords(table, membership, where, ShareOfDistinct(key)):
                    return {(table, membership, where, key)}
                case Formula(inner):
                    return _rows_shared(inner, measures)
                case Submitted() if measures[name].unit is Unit.PERCENT:
                    return {"submitted"}
    return {"none", "other"}
