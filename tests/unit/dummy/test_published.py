"""What the invented council downloaded, read by the readers that read what councils download."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.dummy.conftest import ANOTHER_SEED, SEED
from trigpoint.comparators.comparing import compare
from trigpoint.comparators.lait import read_lait
from trigpoint.comparators.neet import first_quintile_is_highest, read_neet
from trigpoint.comparators.neighbours import NeighbourModel, read_neighbours
from trigpoint.comparators.observations import Release
from trigpoint.comparators.states import round_half_up

ROTHERFIELD = "101"
LEAST_NUMBER_OF_A_COUNCIL = 201  # in England
SEEDS = (SEED, ANOTHER_SEED)

# As printed: statistical neighbours' average, best statistical neighbour, England.
PRINTED = [
    ("Notknown_percent", "2020", ("2.0", "0.5", "2.8")),
    ("NEET_percent", "2020", ("3.4", "2.4", "2.7")),
    ("NEET_not_known_percent", "2020", ("5.4", "3.8", "5.5")),
    ("FirstYJS", "2020", ("148", "108", "154")),
    ("CustodyYJS", "2020/21", ("0.11", "0.00", "0.11")),
    ("ReoffYJS", "2019/20", ("34.4", "26.6", "34.2")),
    ("ReoffYJS_freq", "2019/20", ("3.76", "2.23", "3.64")),
]


def model(folder: Path, dated: str) -> NeighbourModel:
    return read_neighbours(folder / "published" / "statistical_neighbours.csv", dated)


def releases(folder: Path) -> tuple[Release, Release]:
    published = folder / "published"
    neet = read_neet(sorted(published.glob("neet_scorecard_*.csv")), edition="2021")
    table, dictionary = published / "lait_youth_offending.csv", published / "lait_data_dictionary.csv"
    return neet, read_lait([table], dictionary, edition="May 2022")


@pytest.fixture(scope="session")
def compared(council_folder: Callable[[int], Path]) -> Callable[[int], dict[tuple[str, str], dict[str, Any]]]:
    """Rotherfield's comparisons by indicator and period."""

    def by_indicator(seed: int) -> dict[tuple[str, str], dict[str, Any]]:
        folder = council_folder(seed)
        near = model(folder, "April 2021")
        rows = (row for each in releases(folder) for row in compare(each.observations, near).to_pylist())
        return {(row["indicator"], row["period"]): row for row in rows if row["council"] == ROTHERFIELD}

    return by_indicator


@pytest.mark.parametrize("seed", SEEDS)
def test_the_comparisons_come_out_as_printed(compared: Callable[[int], Any], seed: int) -> None:
    rows = compared(seed)
    for indicator, period, printed in PRINTED:
        row = rows[indicator, period]
        for column, text in zip(("neighbours_mean", "best_neighbour_value", "england"), printed, strict=True):
            decimals = len(text.partition(".")[2])
            assert str(round_half_up(row[column], decimals)) == text, (indicator, column)


def test_a_neighbour_without_a_value_and_ties_for_best(compared: Callable[[int], Any]) -> None:
    rows = compared(SEED)
    neet = rows["NEET_percent", "2020"]
    assert (neet["neighbours_with_value"], neet["neighbours"]) == (9, 10)
    assert neet["neighbours_missing"] == ["108"]
    assert neet["best_neighbours"] == ["107", "110"]
    assert rows["CustodyYJS", "2020/21"]["best_neighbours"] == ["103", "106"]


@pytest.mark.parametrize("seed", SEEDS)
def test_england_is_refused_in_the_year_it_lies_outside_its_councils(
    compared: Callable[[int], Any], seed: int
) -> None:
    rows = compared(seed)
    refused = [key for key, row in rows.items() if row["england_use"] == "outside_range"]
    assert refused == [("FirstYJS", "2018")]
    assert rows["FirstYJS", "2018"]["england"] is None


def test_own_figures_and_regions_are_there_for_every_year(compared: Callable[[int], Any]) -> None:
    rows = compared(SEED)
    about = [
        row
        for row in rows.values()
        if "quintile" not in row["indicator"] and "Cohort" not in row["indicator"]
    ]
    assert len(about) == 4 * 3 + 5 + 3 * 3
    assert all(row["value"] is not None and row["region_value"] is not None for row in about)


@pytest.mark.parametrize("seed", SEEDS)
def test_suppressed_cells_and_quintiles(council_folder: Callable[[int], Path], seed: int) -> None:
    neet, tool = releases(council_folder(seed))
    for release in (neet, tool):
        states = set(release.observations["state"].to_pylist())
        assert {"known", "suppressed"} <= states
        assert release.remarks == ()
    assert not first_quintile_is_highest(neet.observations, "NEET_NK_quintile", 2020)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_models_are_of_thirty_invented_councils(council_folder: Callable[[int], Path], seed: int) -> None:
    folder = council_folder(seed)
    before, after = model(folder, "April 2021"), model(folder, "May 2025")
    assert before.names == after.names and len(before.names) == 30
    assert all(len(number) == 3 and int(number) < LEAST_NUMBER_OF_A_COUNCIL for number in before.names)
    for council in before.names:
        then, now = ({one.area for one in each.of(council)} for each in (before, after))
        assert len(then - now) == 3


def test_another_seed_gives_other_figures(council_folder: Callable[[int], Path]) -> None:
    one, other = (council_folder(seed) / "published" / "lait_youth_offending.csv" for seed in SEEDS)
    assert one.read_bytes() != other.read_bytes()
