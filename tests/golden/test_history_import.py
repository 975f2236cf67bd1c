"""The printed scorecard of March 2022, imported as it lies there, shifted columns and all.

Every figure that is placed must be that of the golden transcription, made by hand from the same page.
"""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.calendar.periods import parse_period
from trigpoint.history.review import review_rows
from trigpoint.model.catalogue import LineLayout, Shows
from trigpoint.model.figures import Cell, Figure
from trigpoint.outputs.rows import write_rows
from trigpoint.project import Project
from trigpoint.project import starting as project_starting
from trigpoint.project.importing import Imported, WantedImport
from trigpoint.store.imports import read_imported

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGE = SHARED / "seeds" / "scorecard_2022_03.txt"
GOLDEN = SHARED / "golden" / "early_help_2022_03.csv"
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not PAGE.exists(), reason=f"there is no {PAGE.name} in a folder shared beside"
)

MONTHS = {"jan_22": "2022-01", "feb_22": "2022-02", "mar_22": "2022-03"}
YEARS = {"outturn_2021_22": "2021-22", "outturn_2020_21": "2020-21"}
PRINT_A_QUARTER = {"4.6", "4.7"}  # due in the months that end one

# What an analyst who has the page before them answers, by line, column and what is printed there.
ANSWERS = {
    ("1.6", "", "25, 40, 51, 390, 287"): "yes",  # printed as %, and no percentage
    ("1.12 Locality", "", "35.0%, 29.6%, 29.7%, 25.5%"): "line 1.11 Locality",  # printed a row too low
    ("1.12 Duty", "", "44.4%, 44.4%, 61.9%, 41.7%"): "yes",  # Duty is carried over from 1.11
    ("1.4", "2020/21", "88.9%"): "initial_contacts_in_time",  # 455 of 512, of the row that is lost
    ("4.2", "2021/22 Outturn", "0.0%"): "yes",
    **{(ref, "Feb-22", text): "skip" for ref, text in (("2.3", "1.3%"), ("2.4", "3.6%"), ("2.5", "4.9%"))},
    **{
        (ref, "2021/22 Outturn", text): "yes"
        for ref, text in (("2.3", "1.3%"), ("2.4", "3.6%"), ("2.5", "4.9%"))
    },
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return project_starting.new(tmp_path_factory.mktemp("history") / "council")


def imported(project: Project) -> Imported:
    [found] = project.import_scorecards(WantedImport((PAGE,)), now=NOW)
    return found


def fill_in(review: Path, found: Imported) -> None:
    rows = review_rows(found.placed.questions)
    for row in rows:
        row["answer"] = ANSWERS[row["line"].partition(":")[0], row["column"], row["printed"]]
    review.write_bytes(write_rows(rows))


@pytest.fixture(scope="module")
def stored(project: Project) -> Imported:
    """The page imported, its questions answered, and imported again."""
    first = imported(project)
    assert first.stored is None and first.review is not None
    assert not (project.store / "imports").exists(), "nothing is stored while a question is open"
    asked = {(q.line.partition(":")[0], q.column, q.printed) for q in first.placed.open}
    assert asked == set(ANSWERS)
    fill_in(first.review, first)
    again = imported(project)
    assert again.placed.open == () and again.is_new
    print(
        f"\n{first.placed.cells} cells placed without asking and {len(first.placed.open)} questions;"
        f" with the answers {again.placed.cells} cells, {len(again.placed.figures)} figures"
    )
    return again


def test_every_figure_of_the_transcription_is_there_and_no_other(project: Project, stored: Imported) -> None:
    assert stored.stored is not None
    said = {each.figure.cell: each.figure for each in read_imported(stored.stored)}
    wanted = golden_numbers(project)
    wrong = [
        f"{line.ref} {line.split} {cell.period.id}: {part_of(said.get(cell), line)}, not {number}"
        for (line, cell), number in wanted.items()
        if part_of(said.get(cell), line) != number
    ]
    print(f"\n{len(wanted)} printed numbers compared with the transcription, {len(wrong)} differ")
    assert wrong == [] and len(wanted) > 240
    strangers = [
        cell for cell, figure in said.items() if figure.has_value and cell not in {c for _, c in wanted}
    ]
    assert strangers == []


def test_what_is_printed_as_no_figure_is_a_state(stored: Imported) -> None:
    by_cell = {each.figure.cell: each.figure.state for each in stored.placed.figures}
    assert by_cell[Cell("supporting_families_engaged", parse_period("2022-01"))] == "suspended"
    # 4.8 is monthly and prints a dash in January; 4.6 is due at the end of a quarter: its dash says nothing.
    assert by_cell[Cell("parenting_programme_completion", parse_period("2022-01"))] == "no_data"
    assert Cell("parenting_programmes_delivered", parse_period("2022-01")) not in by_cell


def test_tallies_are_those_of_the_lines_beside(stored: Imported) -> None:
    """1.2 and 1.3 print the tally of a percentage whose own row is lost."""
    by_cell = {each.figure.cell: each.figure for each in stored.placed.figures}
    march = by_cell[Cell("initial_contacts_in_time", parse_period("2022-03"))]
    assert (march.numerator, march.denominator) == (29, 35)
    assert march.reason == "The share is not printed: it was worked out from 29 of 35."
    before = by_cell[Cell("initial_contacts_in_time", parse_period("2020-21"))]
    assert (before.value, before.numerator, before.denominator) == (Decimal("88.9"), 455, 512)


def test_the_page_again_is_nothing_new(project: Project, stored: Imported) -> None:
    again = imported(project)
    assert (again.stored, again.is_new) == (stored.stored, False)


# ---- the transcription ---------------------------------------------------------------------------------


def golden_numbers(project: Project) -> dict[tuple[LineLayout, Cell], Decimal]:
    """Each printed number by the line it is on and the cell it is of."""
    with GOLDEN.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for row in rows:
        line = line_of(project, row)
        for column, period in {**MONTHS, **YEARS}.items():
            number = row[column].replace(",", "").removesuffix("%")
            if number and number.replace(".", "").isdigit():
                found[line, Cell(line.measure, parse_period(period_of(row, column, period)))] = Decimal(
                    number
                )
    return found


def period_of(row: dict[str, str], column: str, period: str) -> str:
    if row["ref"] in PRINT_A_QUARTER and column in MONTHS:
        return "2022-01:quarter"
    if (row["ref"], row["frequency"], column) == ("2.5", "monthly", "outturn_2021_22"):
        return "2022-03"  # its outturn is that of the last month
    return period


def line_of(project: Project, row: dict[str, str]) -> LineLayout:
    def unit(line: LineLayout) -> str:
        return project.catalogue.measures[line.measure].unit.value if line.shows is Shows.VALUE else "count"

    key = (row["ref"], row["split"], row["frequency"], row["unit"])
    [found] = [
        line
        for line in project.layout.lines()
        if (line.ref, line.split, line.frequency.value, unit(line)) == key
    ]
    return found


def part_of(figure: Figure | None, line: LineLayout) -> Decimal | None:
    if figure is None:
        return None
    parts = {
        Shows.VALUE: figure.value,
        Shows.NUMERATOR: figure.numerator,
        Shows.DENOMINATOR: figure.denominator,
    }
    return parts[line.shows]
