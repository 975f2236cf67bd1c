"""Every row and cell of the files that councils download is read, and read right.

What is worked out from them is checked by the product's own commands, in test_comparator_commands.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pyarrow.compute as pc
import pytest

from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.lait import read_lait
from trigpoint.comparators.neet import first_quintile_is_highest, read_neet
from trigpoint.comparators.neighbours import NeighbourModel, read_neighbours
from trigpoint.comparators.observations import Release

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "comparators"
LAIT, CIN, CSC = SHARED / "dfe_lait", SHARED / "dfe_cin_2024", SHARED / "dfe_csc"

Row = dict[str, str]
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="there is no folder shared/comparators beside the repository"
)


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lait() -> Release:
    dictionary = LAIT / "lait_data_dictionary.csv"
    files = sorted(set(LAIT.glob("lait_*.csv")) - {dictionary})
    return read_lait(files, dictionary, edition="2026-04")


@cache
def model(dated: str) -> NeighbourModel:
    return read_neighbours(LAIT / "statistical_neighbours_long.csv", dated)


@cache
def tidy(path: Path) -> Release:
    return read_ees(path, path.stem, edition="as downloaded")


def report(capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {said}")


# ---- every file, whole ------------------------------------------------------------------------------------


def test_every_row_of_the_interactive_tool_is_read(capsys):
    """641,070 cells, 93,883 of them a hyphen; 170 (hyphens all) stand under the year '0' and are left out."""
    found = lait().observations
    states = Counter(found["state"].to_pylist())
    report(capsys, "dfe_lait", f"{found.num_rows} rows: {dict(states)}")
    assert found.num_rows == 641070 - 170
    assert states == {"known": 641070 - 93883, "no_data": 93883 - 170}
    assert lait().remarks == ("Rows of CINPermExclusion left out: 170. The year label '0' is not a year.",)
    assert len(pc.unique(found["indicator"])) == 434


SYMBOLS = {
    "c": "suppressed",
    "u": "low_reliability",
    "z": "not_applicable",
    "x": "no_data",
    "": "no_data",
    "k": "rounds_to_zero",
    "low": "rounds_to_zero",
}


def test_every_symbol_of_the_tidy_releases_becomes_its_state(capsys):
    """The symbols of every cell of figures, counted in the text of the files, are the states we read."""
    files = sorted(path for path in CIN.glob("*.csv") if path.name[0] in "bcd")
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for path in files:
        found = tidy(path).observations
        figures = pc.unique(found["indicator"]).to_pylist()
        ours.update(found["state"].to_pylist())
        theirs.update(SYMBOLS.get(row[name], "known") for row in rows_of(path) for name in figures)
    report(capsys, "dfe_cin_2024", f"{len(files)} files, {ours.total()} cells: {dict(ours)}")
    assert ours == theirs
    assert set(ours) >= {"known", "suppressed", "low_reliability", "not_applicable", "no_data"}


def test_the_neet_scorecards_first_quintile_changed_ends(capsys):
    """Quintile 1 is the lowest participation in the files of 2021 to 2023, the highest in that of 2025."""
    found = read_neet(sorted((SHARED / "dfe_neet").glob("*.csv")), edition="as downloaded").observations
    for quintile in ("Participation_ET_quintile", "Sep_guarantee_quintile"):
        ends = {year: first_quintile_is_highest(found, quintile, year) for year in (2021, 2022, 2023, 2025)}
        assert ends == {2021: False, 2022: False, 2023: False, 2025: True}
    report(capsys, "dfe_neet", f"4 files, {found.num_rows} figures")


@pytest.mark.parametrize(
    ("path", "dated"),
    [
        (LAIT / "sn_april_2021.xlsx", "April 2021"),
        (LAIT / "sn_may_2025.xlsx", "May 2025"),
        (CSC / "New_Statistical_Neighbour_Groupings_April_2021.csv", "April 2021"),
        (CSC / "sn_model_2025_wide.csv", "May 2025"),
    ],
)
def test_every_file_of_a_neighbour_model_gives_the_same_neighbours(path, dated):
    whole = model(dated)
    found = read_neighbours(path, dated)
    assert len(found.neighbours) >= 152
    areas = {council: [one.area for one in some] for council, some in found.neighbours.items()}
    assert areas == {council: [one.area for one in whole.neighbours[council]] for council in areas}
