"""The invented council's records, through the whole pipeline, against the scorecard that was published.

Both engines are held to it: duckdb by the reports that `trigpoint demo` wrote, the reference engine by the
figures that are printed.
"""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.invented_council import InventedCouncil
from trigpoint.judgements.revision import differs
from trigpoint.outputs import csv as scorecard_csv
from trigpoint.project.evidence import records_known
from trigpoint.project.reporting import scorecard_of
from trigpoint.store.runs import read_figures

from .differences import DIFFERENCES, Difference
from .restricted import figures_printed

REPOSITORY = Path(__file__).resolve().parents[2]
GOLDEN = REPOSITORY.parent / "shared" / "golden" / "early_help_2022_03.csv"

# Our titles are our own words, and our notes say other things.
NOT_COMPARED = {"ref", "split", "unit", "frequency", "indicator", "note"}

Row = dict[str, str]


def printed_rows() -> list[Row]:
    if not GOLDEN.exists():
        pytest.skip(f"there is no {GOLDEN.name} beside the repository")
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def our_rows(council: InventedCouncil) -> Callable[[str], list[Row]]:
    """The rows of scorecard.csv by an engine; each engine works once."""

    @cache
    def rows(engine: str) -> list[Row]:
        written = _as_demo_wrote_it(council) if engine == "duckdb" else _as_the_reference_has_it(council)
        return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))

    return rows


def _as_demo_wrote_it(council: InventedCouncil) -> bytes:
    return (council.folder / "reports" / "2022-03" / "scorecard.csv").read_bytes()


def _as_the_reference_has_it(council: InventedCouncil) -> bytes:
    project = council.open()
    run = project.run_named(None)
    records = records_known(project.vintage(run.vintage, None), run.records_known_on, project.schema)
    figures = figures_printed("reference", project.catalogue, project.layout, records)
    by_duckdb = read_figures(run)
    parted = [cell for cell, figure in figures.items() if differs(by_duckdb[cell], figure)]
    assert parted == [], "the engines part"
    scorecard = scorecard_of(project, run, created_on=date(2022, 5, 18), figures=figures)
    return scorecard_csv.render(scorecard)


def line_of(row: Row) -> str:
    parts = (row["ref"], row["split"], row["unit"], row["frequency"])
    return " ".join(part for part in parts if part)


def same(printed: str, ours: str) -> bool:
    """Whether two cells say the same: 86% is 86.0%, and 2,863 is 2863."""
    return _plain(printed) == _plain(ours)


def _plain(text: str) -> str:
    bare = text.replace(",", "")
    return re.sub(r"(\d+\.\d*?)0+(?=%|$)", lambda found: found[1].rstrip("."), bare)


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_every_printed_cell_is_as_printed_or_is_listed(
    engine: str, our_rows: Callable[[str], list[Row]]
) -> None:
    """A cell that differs and is not listed fails, and so does a listed cell that no longer differs."""
    printed, ours = printed_rows(), our_rows(engine)
    assert [line_of(row) for row in printed] == [line_of(row) for row in ours]
    found, compared = set(), 0
    for theirs, row in zip(printed, ours, strict=True):
        for column in theirs.keys() - NOT_COMPARED:
            if theirs[column] == "":  # nothing was printed, or nothing survived
                continue
            compared += 1
            if not same(theirs[column], row[column]):
                found.add((line_of(row), column, theirs[column], row[column]))
    assert compared == 624
    assert found == {_cell(each) for each in DIFFERENCES}


def _cell(difference: Difference) -> tuple[str, str, str, str]:
    return (difference.line, difference.column, difference.printed, difference.ours)


def test_every_difference_is_listed_once_with_its_reason() -> None:
    assert len({(each.line, each.column) for each in DIFFERENCES}) == len(DIFFERENCES)
    assert all(len(each.why) > 10 for each in DIFFERENCES)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("86%", "86.0%", True),
        ("2,863", "2863", True),
        ("0.00", "0", True),
        ("100.0%", "100%", True),
        ("1.10%", "1.1%", True),
        ("86%", "86", False),
        ("86%", "86.1%", False),
        ("100%", "10%", False),
        ("120", "12", False),
        ("<2.2%", "≤2.2%", False),
    ],
)
def test_cells_are_compared_as_numbers(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal


# ---- nothing of it stands in the program ---------------------------------------------------------------

# Figures of the scorecard that are not likely to be anything else.
DISTINCTIVE = ("2899", "2863", "2777", "2889", "3537", "2470", "1272", "1359")
INPUT_OF_THE_INVENTED_COUNCIL = "dummy"


def test_no_printed_figure_stands_in_the_program() -> None:
    """The generator of the invented council is given them as its input; nothing else may know them."""
    source = REPOSITORY / "src" / "trigpoint"
    texts = {
        path.relative_to(source): path.read_text(encoding="utf-8").replace(",", "").replace("_", "")
        for path in source.rglob("*")
        if path.suffix in (".py", ".yaml", ".sql", ".json", ".j2", ".typ", ".html")
    }
    knowing = {path for path, text in texts.items() if any(_has(text, number) for number in DISTINCTIVE)}
    assert {path.parts[0] for path in knowing} == {INPUT_OF_THE_INVENTED_COUNCIL}


def _has(text: str, number: str) -> bool:
    return re.search(rf"(?<!\d){number}(?!\d)", text) is not None
