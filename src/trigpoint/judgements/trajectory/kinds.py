"""How a line's outturn comes from its months, read off the measure's definition."""

from collections.abc import Mapping

from trigpoint.figures.events import asks_of_its_period
from trigpoint.model.catalogue import OutturnKind, Shows
from trigpoint.model.measures import (
    Average,
    Combination,
    CountDistinct,
    CountRows,
    During,
    Formula,
    FormulaTerm,
    FromRecords,
    Measure,
    MeasureReference,
    Number,
    OpenAtEnd,
    RatePerPopulation,
    Share,
    Sum,
)
from trigpoint.model.trajectories import YearFrom


def year_from(
    measure: Measure,
    measures: Mapping[str, Measure],
    *,
    shows: Shows = Shows.VALUE,
    outturn: OutturnKind = OutturnKind.YEAR,
) -> YearFrom:
    """How the outturn of a line that shows a part of a measure comes from its months.

    measures: by id, those a formula uses among them.
    """
    if outturn is OutturnKind.LAST_MONTH:
        return YearFrom.LAST
    match measure.definition:
        case FromRecords() as definition:
            found = _from_records(definition, shows)
            one_by_one = found is not YearFrom.LAST and asks_of_its_period(measure)
            return YearFrom.NOT_FROM_MONTHS if one_by_one else found
        case Formula(term):
            return _from_formula(term, measures) if shows is Shows.VALUE else YearFrom.NOT_FROM_MONTHS
    return YearFrom.NOT_FROM_MONTHS  # of what was submitted nobody says how its months add up


def _from_records(definition: FromRecords, shows: Shows) -> YearFrom:
    if isinstance(definition.membership, OpenAtEnd):
        return YearFrom.LAST  # what is open when the year ends is open when its last month does
    if not isinstance(definition.membership, During):
        return YearFrom.NOT_FROM_MONTHS
    match definition.calculation:
        case CountRows() | Sum():
            return YearFrom.SUM
        case Share() | Average():
            return YearFrom.POOLED if shows is Shows.VALUE else YearFrom.SUM
        case RatePerPopulation(count=CountRows()) if shows is not Shows.DENOMINATOR:
            return YearFrom.SUM  # the year's population is that of each of its months
        case RatePerPopulation(count=CountDistinct()):
            return YearFrom.NOT_FROM_MONTHS
    return YearFrom.NOT_FROM_MONTHS


def _from_formula(term: FormulaTerm, measures: Mapping[str, Measure]) -> YearFrom:
    """Sums and differences of counts are counted on; one count out of another is pooled."""
    match term:
        case MeasureReference(name):
            return year_from(measures[name], measures)
        case Combination("+" | "-", left, right):
            kinds = {_from_formula(left, measures), _from_formula(right, measures)}
            return kinds.pop() if len(kinds) == 1 else YearFrom.NOT_FROM_MONTHS
        case Combination("*", Number(), other) | Combination("*", other, Number()):
            return _from_formula(other, measures)
        case Combination("/", MeasureReference() as left, MeasureReference() as right):
            kinds = {_from_formula(left, measures), _from_formula(right, measures)}
            return _OUT_OF.get(frozenset(kinds), YearFrom.NOT_FROM_MONTHS)
    return YearFrom.NOT_FROM_MONTHS


_OUT_OF = {
    frozenset({YearFrom.SUM}): YearFrom.POOLED,
    frozenset({YearFrom.LAST}): YearFrom.LAST,
}
