"""How a line's outturn comes from its months, by the measure's definition."""

import pytest

from trigpoint.judgements.trajectory.kinds import year_from
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files
from trigpoint.model.catalogue import Catalogue, OutturnKind, Shows
from trigpoint.model.measures import (
    Combination,
    Formula,
    FormulaTerm,
    Measure,
    MeasureReference,
    Number,
    Polarity,
    Unit,
)
from trigpoint.model.trajectories import YearFrom
from trigpoint.tables import EARLY_HELP


@pytest.fixture(scope="module")
def library() -> Catalogue:
    return read_catalogue([CatalogueFile(name, text, True) for name, text in measure_files()], EARLY_HELP)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("contacts", YearFrom.SUM),  # rows counted
        ("assessments_in_time", YearFrom.POOLED),  # a share of rows
        ("families_open", YearFrom.LAST),  # open at the end
        ("families_closed", YearFrom.NOT_FROM_MONTHS),  # a family may close twice in a year
        ("supporting_families_engaged", YearFrom.NOT_FROM_MONTHS),  # submitted
    ],
)
def test_measures_of_the_library(library: Catalogue, measure: str, expected: YearFrom) -> None:
    assert year_from(library.measures[measure], library.measures) is expected


def test_the_parts_of_a_share_add_up(library: Catalogue) -> None:
    share = library.measures["assessments_in_time"]
    for shows in (Shows.NUMERATOR, Shows.DENOMINATOR):
        assert year_from(share, library.measures, shows=shows) is YearFrom.SUM


def test_a_line_whose_outturn_is_its_last_month(library: Catalogue) -> None:
    contacts = library.measures["contacts"]
    found = year_from(contacts, library.measures, outturn=OutturnKind.LAST_MONTH)
    assert found is YearFrom.LAST


def of_formula(library: Catalogue, term: FormulaTerm) -> YearFrom:
    one = Measure("f", "F", "Why", "Owner", Polarity.HIGH, Unit.NUMBER, 1, Formula(term))
    return year_from(one, library.measures)


CONTACTS, REVIEWS = MeasureReference("contacts"), MeasureReference("conference_reviews")
OPEN, CLOSED = MeasureReference("families_open"), MeasureReference("families_closed")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Combination("+", CONTACTS, REVIEWS), YearFrom.SUM),
        (Combination("/", CONTACTS, REVIEWS), YearFrom.POOLED),
        (Combination("*", Number(100), Combination("/", CONTACTS, REVIEWS)), YearFrom.POOLED),
        (Combination("/", OPEN, OPEN), YearFrom.LAST),
        (Combination("/", CONTACTS, OPEN), YearFrom.NOT_FROM_MONTHS),
        (Combination("+", CONTACTS, CLOSED), YearFrom.NOT_FROM_MONTHS),
        (Combination("*", CONTACTS, REVIEWS), YearFrom.NOT_FROM_MONTHS),
        (Combination("+", CONTACTS, Number(5)), YearFrom.NOT_FROM_MONTHS),
    ],
)
def test_formulas(library: Catalogue, term: FormulaTerm, expected: YearFrom) -> None:
    assert of_formula(library, term) is expected
