"""The published scorecard as figures: what a run would hand over, had it found exactly what was printed."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from trigpoint import library
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.model.catalogue import Catalogue, Due, LineLayout, Shows
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.scorecards import DocumentControl
from trigpoint.scorecards.published import PublishedFigure
from trigpoint.tables import EARLY_HELP

GOLDEN = Path(__file__).resolve().parents[3].parent / "shared" / "golden" / "early_help_2022_03.csv"

YEAR = Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.FINANCIAL_YEAR)
PRIOR = Period(date(2020, 4, 1), date(2021, 4, 1), PeriodKind.FINANCIAL_YEAR)
QUARTER = Period(date(2022, 1, 1), date(2022, 4, 1), PeriodKind.QUARTER)
SAME_QUARTER = Period(date(2021, 1, 1), date(2021, 4, 1), PeriodKind.QUARTER)
MONTHS = {
    "jan_22": Period(date(2022, 1, 1), date(2022, 2, 1), PeriodKind.MONTH),
    "feb_22": Period(date(2022, 2, 1), date(2022, 3, 1), PeriodKind.MONTH),
    "mar_22": Period(date(2022, 3, 1), date(2022, 4, 1), PeriodKind.MONTH),
}
MARCH = MONTHS["mar_22"]
COLUMNS = {**MONTHS, "outturn_2021_22": YEAR, "outturn_2020_21": PRIOR}

# Not printed, and needed to rate what was: what a year before gave, and how many complaints were closed.
LAST_YEARS_QUARTER = {
    "first_time_entrants": "208",
    "custody_rate": "0.04",
    "reoffending_binary": "27.9",
    "reoffending_frequency": "5.21",
}
COMPLAINTS_CLOSED = {MONTHS["jan_22"]: 0, MONTHS["feb_22"]: 0, MARCH: 0, YEAR: 4, PRIOR: 3}
FAMILIES_ENGAGED = {YEAR: (Decimal(675), Decimal(675)), PRIOR: (Decimal(787), Decimal(722))}

DOCUMENT = DocumentControl(
    council="Ashdale",
    issue="Issue 1",
    status="Draft",
    created_on=date(2022, 5, 18),
    created_by="Performance Team",
    contact="performance@ashdale.example",
    run="r1",
    records_known_on=date(2022, 4, 14),
    vintages=("v1",),
)


def rows() -> list[dict[str, str]]:
    if not GOLDEN.exists():
        pytest.skip(f"there is no {GOLDEN.name} beside the repository")
    with GOLDEN.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def catalogue() -> Catalogue:
    files = [*library.measure_files(), *library.scorecard_files(), *library.target_files()]
    return read_catalogue([CatalogueFile(name, text, is_library=True) for name, text in files], EARLY_HELP)


def published() -> list[PublishedFigure]:
    areas = {
        "stat_neighbour_average": "Statistical neighbours' average",
        "best_stat_neighbour": "Best statistical neighbour",
        "national_average": "England",
    }
    return [
        PublishedFigure(line.measure, area, row["benchmark_year"] or "2019/20", number, "As printed")
        for line, row in zip(lines(), rows(), strict=True)
        for column, area in areas.items()
        if (number := parsed(row[column])) is not None
    ]


def lines() -> list[LineLayout]:
    return list(catalogue().scorecards["early_help"].lines())


def parsed(text: str) -> Decimal | None:
    bare = text.rstrip("%").replace(",", "")
    return Decimal(bare) if bare.replace(".", "").isdigit() else None


def figures() -> dict[Cell, Figure]:
    """A figure for every cell that was printed with a number or as suspended."""
    parts: dict[Cell, dict[Shows, Decimal]] = {}
    found: dict[Cell, Figure] = {}
    for line, row in zip(lines(), rows(), strict=True):
        for column, period in COLUMNS.items():
            cell = Cell(line.measure, period_of(line, period))
            if row[column] == "Temporarily suspended":
                found[cell] = Figure(cell, State.SUSPENDED, reason="Suspended by the board.")
            elif (number := parsed(row[column])) is not None:
                parts.setdefault(cell, {})[line.shows] = number
    found |= {cell: figure(cell, shown) for cell, shown in parts.items()}
    for measure, value in LAST_YEARS_QUARTER.items():
        cell = Cell(measure, SAME_QUARTER)
        found[cell] = Figure(cell, State.KNOWN, Decimal(value))
    return found


def period_of(line: LineLayout, period: Period) -> Period:
    return QUARTER if line.due is Due.QUARTER_END and period == MARCH else period


def figure(cell: Cell, shown: dict[Shows, Decimal]) -> Figure:
    value, numerator = shown.get(Shows.VALUE), shown.get(Shows.NUMERATOR)
    denominator = shown.get(Shows.DENOMINATOR)
    if cell.measure == "supporting_families_engaged_share":
        numerator, denominator = FAMILIES_ENGAGED[cell.period]
    if cell.measure == "formal_complaints_in_time":
        denominator = Decimal(COMPLAINTS_CLOSED[cell.period])
    if value is None and numerator is not None and denominator:
        value = 100 * numerator / denominator
    state = State.KNOWN if value is not None else State.NO_DATA
    reason = "" if value is not None else "None was due."
    return Figure(cell, state, value, numerator, denominator, reason)
