"""The published scorecard's text, shifted as it is, read by us beside a careful person's transcription."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine, PrintedScorecard
from trigpoint.printed import read_printed
from trigpoint.printed.marks import read_arrow, read_colour, read_polarity, read_unit

from .test_early_help_2022_03 import same

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
TEXT = SHARED / "seeds" / "scorecard_2022_03.txt"
TRANSCRIBED = SHARED / "golden" / "early_help_2022_03.csv"
pytestmark = pytest.mark.skipif(
    not (TEXT.exists() and TRANSCRIBED.exists()),
    reason="there is no shared/seeds and shared/golden beside the repository",
)

# Compared as what they mean: both print one thing in two ways.
MEANINGS = {
    ColumnKind.POLARITY: read_polarity,
    ColumnKind.DOT_MONTH: read_arrow,
    ColumnKind.DOT_YEAR: read_arrow,
    ColumnKind.RAG_YEAR_END: read_colour,
}
# What the person left out: the arrows that fill the month's colour and a fifth cell, and the year's note.
LEFT_OUT = {ColumnKind.RAG_MONTH, ColumnKind.OTHER, ColumnKind.BENCHMARK_YEAR}

MOVED = "printed on the row of 1.4; the person moved it to the row of 1.3 that the text has lost"
ANNUAL = "printed; the person kept only the outturn of an annual line"
COMBINED = "the person wrote a target that is printed once for two rows into both"
WORDING = "the same words, written out by the person"
FILLER = "printed; the person left it out where a line is for information or has no target"
NO_TARGET = "printed; the person left out a target of n/a"
ON_1_11 = "printed beside 1.12; the person moved it to 1.11, whose complement it is"

# Every cell that is not as the person has it: the lines, the column, and why.
DIFFERENCES: tuple[tuple[str, str, str], ...] = (
    ("1.4 Count", "red", MOVED),
    ("1.4 Count", "amber", MOVED),
    ("1.4 Count", "green", MOVED),
    ("1.4 Count", "prior 2020/21", MOVED),
    ("2.3 %; 2.4 %; 2.5 %", "month Feb-22", ANNUAL),
    ("2.3 %; 2.4 %; 2.5 %", "month Mar-22", ANNUAL),
    ("3.3 Count; 3.4 Count", "green", COMBINED),
    ("4.1 Rate per 10,000", "green", WORDING),
    (
        "4.5 Count; 4.6 Count; 4.7 Count; 4.9 Families Count; 4.9 Children Count; 4.10 Families Count;"
        " 4.10 Children Count; 4.11 Families Count; 4.11 Children Count; 4.12 Families Count;"
        " 4.12 Children Count; 4.13 Count; 4.13 %; 4.14 Count; 4.15 Count; 4.16 Count; 4.16 %; 4.17 Count;"
        " 4.17 %; 4.18 Count; 4.19 Count; 5.2 Count; 5.3 Count; 5.5 Count; 5.6 Count",
        "rag_year_end",
        FILLER,
    ),
    (
        "4.11 Families Count; 4.11 Children Count; 4.13 Count; 4.13 %; 4.15 Count; 4.16 Count; 4.16 %",
        "green",
        NO_TARGET,
    ),
)
LABELS: tuple[tuple[str, str, str], ...] = (
    ("1.12 Locality", "1.11 Locality", ON_1_11),
    ("1.12 Duty", "1.12", "the label is carried over from 1.11, and the person left it out"),
)
# A split that a title says, the person wrote into a column of its own.
SPLIT_OF_THE_TITLE = "Families"


@cache
def printed() -> PrintedScorecard:
    return read_printed(TEXT)


@cache
def transcribed() -> tuple[PrintedLine, ...]:
    """The person's rows, but for the one that the text has lost and in which they have no figure."""
    figures = {ColumnKind.MONTH, ColumnKind.OUTTURN}
    lines = read_printed(TRANSCRIBED).lines
    return tuple(line for line in lines if any(cell.column.kind in figures for cell in line.cells))


def columns_of(line: PrintedLine) -> dict[str, PrintedCell]:
    found = {}
    for cell in line.cells:
        if cell.column.kind not in LEFT_OUT:
            period = cell.column.period.label if cell.column.period else ""
            found[f"{cell.column.kind} {period}".strip()] = cell
    return found


def alike(kind: ColumnKind, one: str, other: str) -> bool:
    read = MEANINGS.get(kind)
    return read(one) == read(other) if read else same(one, other)


def cells_side_by_side() -> Iterator[tuple[str, str, PrintedCell | None, PrintedCell | None]]:
    for ours, theirs in zip(printed().lines, transcribed(), strict=True):
        placed, wanted = columns_of(ours), columns_of(theirs)
        for column in placed | wanted:
            yield f"{ours.name} {ours.data_note}", column, placed.get(column), wanted.get(column)


def test_every_cell_is_placed_as_the_person_placed_it_or_is_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A cell that differs and is not listed fails, and so does a listed cell that no longer differs."""
    found, compared, doubted = set(), 0, 0
    for line, column, ours, theirs in cells_side_by_side():
        compared += 1
        doubted += bool(ours and ours.doubt)
        if ours is None or theirs is None or not alike(ours.column.kind, ours.text, theirs.text):
            found.add((line, column))
    listed = {(line.strip(), column) for lines, column, _ in DIFFERENCES for line in lines.split(";")}
    with capsys.disabled():
        said = f"{compared} cells of {len(printed().lines)} rows, {len(found)} not as transcribed"
        print(f" [{said} (all listed), {doubted} in doubt]", end="")
    assert found == listed
    assert compared == 580


def test_every_row_is_the_line_the_person_has(capsys: pytest.CaptureFixture[str]) -> None:
    found = set()
    for ours, theirs in zip(printed().lines, transcribed(), strict=True):
        named = theirs.name.removesuffix(f" {SPLIT_OF_THE_TITLE}") if not ours.split else theirs.name
        if ours.name != named:
            found.add((ours.name, theirs.name))
        assert (ours.frequency, ours.codes) == (theirs.frequency, theirs.codes), ours.name
        if (ours.ref, ours.data_note) != ("1.6", "%"):  # the print says %, the person says count
            assert read_unit(ours.data_note) == read_unit(theirs.data_note), ours.name
    assert found == {(ours, theirs) for ours, theirs, _ in LABELS}


def test_a_row_is_in_the_section_the_person_has() -> None:
    """Five sections, of the same rows: the names are written out by the person."""
    pairs = {
        (ours.section, theirs.section) for ours, theirs in zip(printed().lines, transcribed(), strict=True)
    }
    assert len({ours for ours, _ in pairs}) == len({theirs for _, theirs in pairs}) == len(pairs) == 5


def test_what_the_page_says_of_itself() -> None:
    found = printed()
    assert found.as_at is not None and found.as_at.id == "2022-03"
    assert (found.issued_on, found.unread) == (date(2022, 5, 18), ())
    assert len(found.remarks) == 2  # two names of sections stand away from their rows


def test_a_cell_that_stands_elsewhere_says_so() -> None:
    """What was moved by more than its looks is in doubt: annual figures, a lone target, a word for months."""
    doubted = {
        (line.ref, cell.column.kind)
        for line in printed().lines
        for cell in line.cells
        if cell.doubt and cell.column.kind not in {ColumnKind.OTHER, ColumnKind.POLARITY}
    }
    assert {("2.3", ColumnKind.OUTTURN), ("2.1", ColumnKind.GREEN), ("3.1", ColumnKind.MONTH)} <= doubted
    assert {ref for ref, _ in doubted} == {"2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2"}


def test_nothing_of_it_stands_in_the_program() -> None:
    """No title and no distinctive figure of the scorecard is in the packages that read and check it."""
    source = REPOSITORY / "src" / "trigpoint"
    titles = {line.title for line in printed().lines}
    figures = {"2899", "2863", "3537", "2470", "88.9%", "70.4%"}
    files = [path for package in ("printed", "audit") for path in (source / package).rglob("*.py")]
    assert len(files) > 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not [phrase for phrase in titles | figures if phrase in text], path.name
