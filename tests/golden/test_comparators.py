"""Comparator figures, published or worked out by others, reproduced from the raw files: every row of them."""

import csv
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from trigpoint.comparators.comparing import compare
from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.lait import lait_files, read_lait
from trigpoint.comparators.neet import first_quintile_is_highest, read_neet
from trigpoint.comparators.neighbours import NeighbourModel, read_neighbours
from trigpoint.comparators.observations import Release
from trigpoint.comparators.places import AreaLevel
from trigpoint.comparators.revising import changes
from trigpoint.comparators.states import round_half_up
from trigpoint.comparators.tallies import Quotient, with_tally, worked_out

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "comparators"
LAIT, CIN, CSC = SHARED / "dfe_lait", SHARED / "dfe_cin_2024", SHARED / "dfe_csc"
ROTHERHAM, DONCASTER = "372", "371"

SCREEN = "APSE_Alevel"  # the measure on the tool's own screens

Row = dict[str, str]
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="there is no folder shared/comparators beside the repository"
)


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lait() -> Release:
    files, dictionary = lait_files(LAIT)
    return read_lait(files, dictionary, edition="2026-04")


@cache
def model(dated: str) -> NeighbourModel:
    return read_neighbours(LAIT / "statistical_neighbours_long.csv", dated)


@cache
def tidy(path: Path) -> Release:
    return read_ees(path, path.stem, edition="as downloaded")


@cache
def compared(dated: str) -> pa.Table:
    named = {row["indicator"] for row in rows_of(SHARED / "expected_comparators.csv")}
    return compare(lait_of(SCREEN, *named), model(dated))


@cache
def by_place(dated: str, council: str) -> dict[tuple[str, str], dict[str, Any]]:
    """A council's comparisons of the interactive tool by indicator and year label."""
    found = compared(dated)
    rows = found.filter(pc.equal(found["council"], council)).to_pylist()
    return {(row["indicator"], row["period"]): row for row in rows}


# ---- expected_comparators.csv: the interactive tool's method --------------------------------------------

NUMBERS = {
    "rotherham": "value",
    "rotherham_prev": "previous",
    "change": "change",
    "sn_mean": "neighbours_mean",
    "sn_median": "neighbours_median",
    "sn_n": "neighbours_with_value",
    "best_sn_value": "best_neighbour_value",
    "yorks_humber": "region_value",
    "england": "england",
    "q1": "q1",
    "q2": "q2",
    "q3": "q3",
    "top_quartile_threshold": "top_quartile_threshold",
    "rank_min_ties": "rank",
    "n_las": "councils",
}
POLARITY = {"High": "high", "Low": "low", "-": "info"}


def expected_row_differs(row: Row) -> list[str]:
    which = model("April 2021" if "April 2021" in row["sn_model"] else "May 2025")
    ours = by_place(which.dated, ROTHERHAM)[row["indicator"], row["lait_year_label"]]
    found = {
        column: row[column] if same(ours[mine], row[column]) else ours[mine]
        for column, mine in NUMBERS.items()
    }
    yes = ours["in_top_quartile"]
    found |= {
        "measure": ours["indicator_name"],
        "sn_mean_1dp_half_up": str(round_half_up(ours["neighbours_mean"], 1)),
        "polarity": {"high": "High", "low": "Low", "info": "-"}[ours["polarity"]],
        "best_sn_las": ";".join(which.names[area] for area in ours["best_neighbours"] or []),
        "sn_missing": ";".join(which.names[area] for area in ours["neighbours_missing"]),
        "meets_top_quartile": "" if yes is None else str(yes),
        "lait_band": ours["band"] or "",
    }
    return [f"{row['indicator']} {c}: {row[c]!r} is {mine!r}" for c, mine in found.items() if row[c] != mine]


def same(ours: float | None, theirs: str) -> bool:
    """Numbers were written with six decimals: the same where they differ by at most half of the last."""
    return theirs == "" if ours is None else theirs != "" and abs(ours - float(theirs)) <= 5.000001e-7


def test_every_expected_comparator_is_reproduced(capsys):
    expected = rows_of(SHARED / "expected_comparators.csv")
    differences = [text for row in expected for text in expected_row_differs(row)]
    report(capsys, "expected_comparators.csv", f"{len(expected)} rows x {len(NUMBERS) + 7} columns")
    assert differences == []
    assert len(expected) == 78


def report(capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {said}")


# ---- lait_published_figures.csv: read off the tool's own screens ----------------------------------------


def ours_on_screen(row: Row) -> str:
    label = next(p for i, p in by_place("April 2021", "301") if i == SCREEN and p.startswith(row["year"]))
    ours = by_place("April 2021", row["la_code"] or "301")[SCREEN, label]
    answers: dict[str, Callable[[], object]] = {
        "SN average": lambda: round_half_up(ours["neighbours_mean"], 2),
        "Latest national rank (High, min ties)": lambda: ours["rank"],
        "Quartile band": lambda: ours["band"],
        "band A/B boundary (75%) shown as B upper": lambda: round_half_up(ours["q3"], 2),
        # The screen cuts 33.425 to 33.42, as R prints a number whose binary form lies below the half.
        "median shown as C upper": lambda: round(ours["q2"], 2),
        "band D lower (min)": lambda: lowest(SCREEN, label),
    }
    return str(answers[row["statistic"]]())


def lowest(indicator: str, label: str) -> object:
    found = lait().observations
    picked = found.filter((pc.field("indicator") == indicator) & (pc.field("period") == label))
    return pc.min(picked.filter(pc.field("level") == "council")["value"]).as_py()


def test_every_figure_on_the_tools_own_screens_is_reproduced(capsys):
    expected = rows_of(SHARED / "lait_published_figures.csv")
    differs = [
        (row["la"], row["statistic"], row["year"], row["published_in_lait_screenshot"], ours_on_screen(row))
        for row in expected
        if row["published_in_lait_screenshot"] != ours_on_screen(row)
    ]
    report(capsys, "lait_published_figures.csv", f"{len(expected)} figures")
    assert differs == []


# ---- CHECK_rates_per_10000.csv: seven published rates from counts and the year before's population ------


def rate_row(row: Row) -> tuple[Row, int]:
    """What we find of a rate, and how many more figures are exact than the check could look at.

    The check joined counts and population by the nine-character code, so it left out councils whose code
    changed between the two files; we join by the council's number, which did not.
    """
    population = tidy(CIN / "ons_mid-year_population_estimates_2012_to_2023.csv").observations
    release = tidy(CIN / row["file"])
    tally = Quotient((row["numerator"],), "population_estimate", 10000, years_before=1)
    levels = list(AreaLevel)
    worked = worked_out(release.observations, "ours", tally, denominators=population, levels=levels)
    found = {(one["area"], one["year"]): one for one in worked.to_pylist()}
    published = [
        one
        for one in release.observations.filter(pc.field("indicator") == row["rate"]).to_pylist()
        if one["value"] is not None and found[one["area"], one["year"]]["value"] is not None
    ]
    joined_by_code = {(one["code"], one["year"] + 1) for one in population.to_pylist()}
    counted: Counter[str] = Counter()
    missed = set()
    more = 0
    for one in published:
        exact = one["printed"] == shown(found[one["area"], one["year"]]["value"])
        if (one["code"], one["year"]) not in joined_by_code:
            assert exact, one
            more += 1
            continue
        council = one["level"] == AreaLevel.COUNCIL
        counted.update({"rows": 1, "exact": exact, "la_rows": council, "la_exact": exact and council})
        missed |= set() if exact else {one["level"].capitalize()}
    rotherham = found[ROTHERHAM, 2022]
    ours = {name: str(counted[name]) for name in ("rows", "exact", "la_rows", "la_exact")}
    return ours | {
        "non_exact_levels": ";".join(sorted(missed)),
        "rotherham_2022_n": str(rotherham["numerator"]),
        "rotherham_2022_denominator": str(rotherham["denominator"]),
        "rotherham_2022_published_rate": shown(rotherham["value"]),
    }, more


def shown(value: float) -> str:
    """To one decimal, half up, in the spelling of a cell: 12 for 12.0."""
    return format((round_half_up(value, 1) or Decimal(0)).normalize() + 0, "f")


def test_every_published_rate_is_its_count_over_the_population_of_the_year_before(capsys):
    expected = rows_of(SHARED / "CHECK_rates_per_10000.csv")
    differs = []
    more = 0
    for row in expected:
        ours, further = rate_row(row)
        more += further
        differs += [(row["rate"], name, row[name], mine) for name, mine in ours.items() if row[name] != mine]
    councils = sum(int(row["la_rows"]) for row in expected)
    report(
        capsys,
        "CHECK_rates_per_10000.csv",
        f"7 rates, {councils} figures of councils, {more} more of changed codes",
    )
    assert differs == []
    assert (len(expected), councils, more) == (7, 12345, 28)


# ---- CHECK_sn_median_reproduction.csv: medians that the department worked out ---------------------------

# What the department calls them: the file, its column, its filter item and the decimals shown.
REFERRALS, SUBSEQUENT, DURATION, WORKFORCE, LOOKED_AFTER = (
    "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
    "d3_cpps_subsequent_plan_2013_to_2025.csv",
    "d5_cpps_at31march_by_duration_2013_to_2025.csv",
    "csww_indicators_2017_to_2025.csv",
    "cla_number_and_rate_per_10k_children.csv",
)
MEDIANS = {
    "Re-referrals %": (REFERRALS, "rereferral_percent", "", 1),
    "Second/subsequent CPP %": (SUBSEQUENT, "CPP_subsequent_percent", "", 1),
    "CPP 2+ years %": (DURATION, "2_years_or_more_percent", "", 1),
    "SW turnover % FTE": (WORKFORCE, "turnover_rate_fte", "", 1),
    "SW agency % FTE": (WORKFORCE, "agency_rate_fte", "", 1),
    "SW vacancy % FTE": (WORKFORCE, "vacancy_rate_fte", "", 1),
    "SW caseload FTE": (WORKFORCE, "caseload_fte", "", 1),
} | {
    f"CLA rate per 10k: {item}": (LOOKED_AFTER, "rate_per_10000", f"population_type: {item}", 0)
    for item in (
        "Children ceasing to be looked after each year",
        "Children looked after on 31 March each year",
        "Children starting to be looked after each year",
    )
}


@cache
def medians(file: str, indicator: str, breakdown: str) -> dict[tuple[str, int], float | None]:
    """The median of each council's neighbours by council and year."""
    found = tidy(CSC / file).observations
    series = found.filter((pc.field("indicator") == indicator) & (pc.field("breakdown") == breakdown))
    ours = compare(series, model("May 2025")).select(["council", "year", "neighbours_median"]).to_pylist()
    return {(row["council"], row["year"]): row["neighbours_median"] for row in ours}


def test_every_median_the_department_published_is_reproduced(capsys):
    published = [row for row in rows_of(CSC / "ORACLE_dfe_sn_medians.csv") if row["indicator"] in MEDIANS]
    expected = {row["indicator"]: row for row in rows_of(SHARED / "CHECK_sn_median_reproduction.csv")}
    counted: Counter[str] = Counter()
    for row in published:
        *where, decimals = MEDIANS[row["indicator"]]
        ours = medians(*where).get((row["la_code"], int(row["time_period"])))
        theirs = Decimal(row["sn_median_published"])
        counted[row["indicator"]] += round_half_up(ours, decimals) == theirs
    report(capsys, "CHECK_sn_median_reproduction.csv", f"{counted.total()} of {len(published)} medians")
    assert counted == {name: int(row["exact_half_up"]) for name, row in expected.items()}
    assert counted.total() == len(published) == 13368


# ---- facts of the releases themselves -------------------------------------------------------------------


def test_mean_median_and_pooled_differ_and_are_all_given(capsys):
    """Re-referrals 2022 of Rotherham's neighbours, April 2021 model: 18.98, 19.15 and 19.68."""
    release = tidy(CIN / "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv")
    found = with_tally(release.observations, "Re_referrals_percent", Quotient(("Re_referrals",), "Referrals"))
    assert averages(found) == ["18.98", "19.15", "19.68"]
    release = tidy(CIN / "c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv")
    tally = Quotient(("Duration_0-10_days", "Duration_11-15_days"), "ICPC")
    assert averages(worked_out(release.observations, "in 15 days", tally)) == ["86.21", "87.59", "83.26"]
    report(capsys, "mean, median and pooled", "6 figures")


def averages(observations: pa.Table) -> list[str]:
    found = compare(observations, model("April 2021"))
    (ours,) = found.filter((pc.field("council") == ROTHERHAM) & (pc.field("year") == 2022)).to_pylist()
    return [str(round_half_up(ours[f"neighbours_{kind}"], 2)) for kind in ("mean", "median", "pooled")]


def test_a_revised_release_says_the_one_figure_of_a_council_that_it_changed(capsys):
    """Doncaster's repeat plans of 2021/22 were 100 % in the release of 2024, of low reliability in 2025."""
    before = tidy(CIN / "d3_cpps_subsequent_plan_2013_to_2024.csv")
    now = tidy(CSC / "d3_cpps_subsequent_plan_2013_to_2025.csv")
    found = changes(before, now)
    of_councils = [row for row in found.cells.to_pylist() if row["level"] == "council"]
    report(capsys, "revision", f"{found.cells.num_rows} cells, of councils {len(of_councils)}")
    changed = [
        (row["area"], row["indicator"], row["year"], row["printed_before"], row["printed_now"])
        for row in of_councils
    ]
    assert changed == [
        (DONCASTER, "CPP_subsequent", 2022, "437", "u"),
        (DONCASTER, "CPP_subsequent_percent", 2022, "100", "u"),
    ]


def test_a_national_value_outside_its_councils_is_flagged_and_not_used():
    found = compare(lait_of("FirstYJS"), model("April 2021"))
    rows = found.filter(pc.field("council") == ROTHERHAM).to_pylist()
    assert {(row["england"], row["england_use"]) for row in rows} == {(None, "outside_range")}
    assert {row["year"]: row["england_published"] for row in rows}[2022] == 1371
    assert len(rows) == 9


def lait_of(*indicators: str) -> pa.Table:
    return lait().observations.filter(pc.field("indicator").isin(indicators))


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
