"""The verb `check`: reads the catalogue and runs every worked case of it on both engines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from trigpoint.figures import calculate
from trigpoint.language.cases import Case, read_cases
from trigpoint.language.expectations import Expected, ExpectedNoData, ExpectedNumber, ExpectedTally
from trigpoint.model.errors import Place
from trigpoint.model.figures import Cell, Figure
from trigpoint.project.evidence import ENGINES, engine_over
from trigpoint.project.folder import CouncilFolder
from trigpoint.tables.records import Records


@dataclass(frozen=True)
class CaseResult:
    """What an engine made of a case, beside what a person worked out."""

    measure: str
    what: str
    engine: str
    place: Place
    expected: str
    found: str
    passed: bool


@dataclass(frozen=True)
class Checked:
    """Everything that was checked. A measure without a case is named: nobody has worked it out by hand."""

    measures: int
    results: tuple[CaseResult, ...]
    without_case: tuple[str, ...]

    @property
    def failures(self) -> tuple[CaseResult, ...]:
        return tuple(result for result in self.results if not result.passed)


def check(council: CouncilFolder) -> Checked:
    """Run every case. TrigpointError, listing every mistake, where the catalogue cannot be read."""
    measures = council.catalogue.measures
    cases = read_cases(council.catalogue_files, council.schema)
    results = (
        result
        for measure, worked in cases.items()
        for case in worked
        for result in _run(council, measure, case)
    )
    without = tuple(name for name in measures if name not in cases)
    return Checked(len(measures), tuple(results), without)


def _run(council: CouncilFolder, measure: str, case: Case) -> Iterator[CaseResult]:
    """One case on each engine, over its invented rows alone."""
    rows = {table: list(rows) for table, rows in case.tables.items()}
    records = Records.from_rows(
        council.schema, rows, covers_from=date(1990, 1, 1), extracted_on=date(2039, 12, 31)
    )
    needed = council.catalogue.only(measure)
    for engine in ENGINES:
        figures = calculate(engine_over(records, engine), needed, records, [case.period])
        figure = figures[Cell(measure, case.period)]
        found = _said(figure, case.expect)
        expected = _expected(case.expect)
        yield CaseResult(measure, case.what, engine, case.place, expected, found, found == expected)


def _expected(expected: Expected) -> str:
    match expected:
        case ExpectedTally(numerator, denominator):
            return f"{numerator.normalize():f} of {denominator.normalize():f}"
        case ExpectedNumber(value):
            return f"{value:f}"
        case ExpectedNoData():
            return "no data"


def _said(figure: Figure, expected: Expected) -> str:
    """A figure in the form of what was expected of it: a tally, a number to as many decimals, or no data."""
    if (
        isinstance(expected, ExpectedTally)
        and figure.numerator is not None
        and figure.denominator is not None
    ):
        return f"{figure.numerator.normalize():f} of {figure.denominator.normalize():f}"
    if figure.value is None:
        return "no data"
    if isinstance(expected, ExpectedNumber):
        return f"{figure.value.quantize(Decimal(1).scaleb(_exponent(expected.value)), ROUND_HALF_UP):f}"
    return f"{figure.value:f}"


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent
