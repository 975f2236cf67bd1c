"""Comparator figures, published or worked out by others, reproduced by the product's own commands.

A folder made by `trigpoint new` is given the raw files by `trigpoint comparators add`; every figure is read
from what `trigpoint compare --json` and its like print.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.functional.small_council import typed

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "comparators"
LAIT, CIN, CSC, NEET = (SHARED / name for name in ("dfe_lait", "dfe_cin_2024", "dfe_csc", "dfe_neet"))
ROTHERHAM, DONCASTER, WIGAN = "372", "371", "359"
SCREEN = "APSE_Alevel"  # the measure on the interactive tool's own screens

Row = dict[str, str]
Facts = dict[str, Any]
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="there is no folder shared/comparators beside the repository"
)


class Commands:
    """A council's folder, and `trigpoint ... --json` in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str) -> Any:
        answer = typed(*words, "--folder", str(self.folder), "--json")
        assert answer.exit_code == 0, answer.stderr
        return json.loads(answer.stdout)

    def compare(self, *words: str) -> list[Facts]:
        return self("compare", *words)

    def by_indicator(self, *words: str) -> dict[str, Facts]:
        return {one["indicator"]: one for one in self.compare(*words)}


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """A new folder with every file of the interactive tool, both neighbour models and more releases."""
    folder = tmp_path_factory.mktemp("comparators") / "council"
    assert typed("new", str(folder)).exit_code == 0
    found = Commands(folder)
    add = "comparators", "add"
    found(*add, *(str(LAIT / f"sn_{month}.xlsx") for month in ("april_2021", "may_2025")))
    found(*add, *map(str, sorted(LAIT.glob("lait_*.csv"))), "--edition", "2026-04")
    found(*add, str(NEET), "--edition", "2025")
    found(*add, *(str(CIN / name) for name in CIN_FILES), "--edition", "2024", "--published-on", "2024-10-31")
    found(*add, *(str(CSC / name) for name in CSC_FILES), "--edition", "2025", "--published-on", "2025-10-30")
    return found


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def report(capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {said}")


def half_up(number: float | str, decimals: int) -> Decimal:
    """Ten decimals first, so that 18.449999999999999 is 18.45."""
    exact = Decimal(str(number)).quantize(Decimal("1e-10"), ROUND_HALF_UP)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


POPULATION = "ons_mid-year_population_estimates_2012_to_2023.csv"
REFERRALS, REFERRALS_NOW = (
    f"c1_children_in_need_referrals_and_rereferrals_2013_to_{year}.csv" for year in (2024, 2025)
)
PLANS, PLANS_NOW = (f"d3_cpps_subsequent_plan_2013_to_{year}.csv" for year in (2024, 2025))
CONFERENCES = "c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv"
RATES = SHARED / "CHECK_rates_per_10000.csv"
WITH_RATES = sorted({row["file"] for row in rows_of(RATES)}) if RATES.exists() else []
CIN_FILES = sorted({POPULATION, REFERRALS, PLANS, CONFERENCES, *WITH_RATES})
DURATION, WORKFORCE, LOOKED_AFTER = (
    "d5_cpps_at31march_by_duration_2013_to_2025.csv",
    "csww_indicators_2017_to_2025.csv",
    "cla_number_and_rate_per_10k_children.csv",
)
CSC_FILES = (REFERRALS_NOW, PLANS_NOW, DURATION, WORKFORCE, LOOKED_AFTER)


def data_set(file: str) -> str:
    """What a file is called where nothing else was said: without its years."""
    return re.sub(r"_\d{4}_to_\d{4}$", "", file.removesuffix(".csv"))


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


def expected_row_differs(row: Row, ours: Facts, councils: Mapping[str, str]) -> list[str]:
    numbers = ours["numbers"]
    found = {
        column: row[column] if same(numbers[mine], row[column]) else numbers[mine]
        for column, mine in NUMBERS.items()
    }
    mean, yes = numbers["neighbours_mean"], ours["in_top_quartile"]
    found |= {
        "measure": ours["name"],
        "lait_year_label": ours["period"],
        "sn_mean_1dp_half_up": "" if mean is None else str(half_up(mean, 1)),
        "polarity": {"high": "High", "low": "Low", "info": "-"}[ours["polarity"]],
        "best_sn_las": ";".join(ours["best_names"]),
        "sn_missing": ";".join(councils[area] for area in numbers["neighbours_missing"]),
        "meets_top_quartile": "" if yes is None else str(yes),
        "lait_band": ours["band"],
    }
    return [f"{row['indicator']} {c}: {row[c]!r} is {mine!r}" for c, mine in found.items() if row[c] != mine]


def same(ours: float | None, theirs: str) -> bool:
    """Numbers were written with six decimals: the same where they differ by at most half of the last."""
    return theirs == "" if ours is None else theirs != "" and abs(ours - float(theirs)) <= 5.000001e-7


def test_every_expected_comparator_is_reproduced(commands, capsys):
    expected = rows_of(SHARED / "expected_comparators.csv")
    differences: list[str] = []
    for model in ("April 2021", "May 2025"):
        rows = [row for row in expected if model in row["sn_model"]]
        names = [row["indicator"] for row in rows]
        asked = ("--council", "Rotherham", "--year", "2021/22", "--release", "lait", "--model", model)
        found = commands.by_indicator(*names, *asked)
        for row in rows:
            ours = found[row["indicator"]]
            names_of = {one["area"]: one["name"] for one in ours["neighbours"]}
            differences += expected_row_differs(row, ours, names_of)
    report(capsys, "expected_comparators.csv", f"{len(expected)} rows x {len(NUMBERS) + 8} columns")
    assert differences == []
    assert len(expected) == 78


def test_the_model_in_force_when_the_year_ended_is_used_where_none_is_named(commands):
    """April 2021 for the year to March 2022; the model of May 2025 has three other councils of ten."""
    asked = ("ReReferral", "--council", ROTHERHAM, "--year", "2021/22")
    (then,), (now,) = commands.compare(*asked), commands.compare(*asked, "--model", "May 2025")
    assert (then["model"], now["model"]) == ("April 2021", "May 2025")
    names = [{one["name"] for one in found["neighbours"]} for found in (then, now)]
    assert (len(names[0]), len(names[1] - names[0])) == (10, 3)


# ---- lait_published_figures.csv: read off the tool's own screens ----------------------------------------


def test_every_figure_on_the_tools_own_screens_is_reproduced(commands, capsys):
    expected = rows_of(SHARED / "lait_published_figures.csv")

    (last,) = {row["year"] for row in expected if row["statistic"] != "SN average"}
    (label,) = [year for year in years_of(commands, SCREEN) if year.startswith(last)]
    asked = (SCREEN, "--year", label, "--model", "April 2021")
    found = {one["council"]: one for one in commands.compare(*asked, "--all-councils")}
    lowest = min(one["numbers"]["value"] for one in found.values() if one["numbers"]["value"] is not None)

    def ours(row: Row) -> str:
        here = found[row["la_code"] or "301"]
        numbers = here["numbers"]
        average = {year["period"][:4]: year["neighbours"]["number"] for year in here["years"]}
        answers: dict[str, Callable[[], object]] = {
            "SN average": lambda: half_up(average[row["year"]], 2),
            "Latest national rank (High, min ties)": lambda: numbers["rank"],
            "Quartile band": lambda: numbers["band"],
            "band A/B boundary (75%) shown as B upper": lambda: half_up(numbers["q3"], 2),
            # The screen cuts 33.425 to 33.42, as R prints a number whose binary form lies below the half.
            "median shown as C upper": lambda: round(numbers["q2"], 2),
            "band D lower (min)": lambda: lowest,
        }
        return str(answers[row["statistic"]]())

    differs = [
        (row["la"], row["statistic"], row["year"], row["published_in_lait_screenshot"], ours(row))
        for row in expected
        if row["published_in_lait_screenshot"] != ours(row)
    ]
    report(capsys, "lait_published_figures.csv", f"{len(expected)} figures")
    assert differs == []


def years_of(commands: Commands, indicator: str) -> list[str]:
    found = commands("comparators", "indicators", indicator)
    (years,) = [one["years"] for one in found if one["indicator"] == indicator]
    return years


# ---- CHECK_rates_per_10000.csv: seven published rates from counts and the year before's population ------


def changed_codes(file: str, numerator: str, rate: str) -> int:
    """How many figures the check left out: it joined by the nine-character code, which changes."""
    known = {(row["new_la_code"], int(row["time_period"]) + 1) for row in rows_of(CIN / POPULATION)}
    return sum(
        (row["new_la_code"], int(row["time_period"])) not in known
        for row in rows_of(CIN / file)
        if row["geographic_level"] == "Local authority" and is_number(row[numerator]) and is_number(row[rate])
    )


def is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def test_every_published_rate_is_its_count_over_the_population_of_the_year_before(commands, capsys):
    expected, differs, further = rows_of(RATES), [], 0
    for row in expected:
        name = f"checked_{row['rate']}"
        made = commands(
            *("comparators", "work-out", name, "--numerator", row["numerator"]),
            *("--denominator", "population_estimate", "--per", "10000", "--years-before", "1"),
            *("--release", f"{data_set(row['file'])} 2024", "--population-release", data_set(POPULATION)),
            *("--published", row["rate"]),
        )
        more = changed_codes(row["file"], row["numerator"], row["rate"])
        further += more
        (ours,) = commands.compare(name, "--council", ROTHERHAM, "--year", "2022")
        found = {
            "rows": sum(made["compared"].values()) - more,
            "exact": sum(made["agreeing"].values()) - more,
            "la_rows": made["compared"]["council"] - more,
            "la_exact": made["agreeing"]["council"] - more,
            "rotherham_2022_n": ours["numbers"]["numerator"],
            "rotherham_2022_denominator": ours["numbers"]["denominator"],
            "rotherham_2022_published_rate": ours["numbers"]["value"],
        }
        missed = {level for level, count in made["compared"].items() if made["agreeing"][level] < count}
        differs += [(name, "levels", missed)] * (
            {one.capitalize() for one in missed} != set(filter(None, row["non_exact_levels"].split(";")))
        )
        differs += [(name, key, mine) for key, mine in found.items() if float(row[key]) != float(mine)]
    councils = sum(int(row["la_rows"]) for row in expected)
    report(
        capsys,
        "CHECK_rates_per_10000.csv",
        f"7 rates, {councils} figures of councils, {further} more of changed codes",
    )
    assert differs == []
    assert (len(expected), councils, further) == (7, 12345, 28)


# ---- CHECK_sn_median_reproduction.csv: medians that the department worked out ---------------------------

# What the department calls them: the file, its column, its filter item and the decimals shown.
MEDIANS = {
    "Re-referrals %": (REFERRALS_NOW, "rereferral_percent", "", 1),
    "Second/subsequent CPP %": (PLANS_NOW, "CPP_subsequent_percent", "", 1),
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


def by_breakdown() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, (*_, breakdown, _decimals) in MEDIANS.items():
        found.setdefault(breakdown, []).append(name)
    return found


def test_every_median_the_department_published_is_reproduced(commands, capsys):
    published = [row for row in rows_of(CSC / "ORACLE_dfe_sn_medians.csv") if row["indicator"] in MEDIANS]
    expected = {row["indicator"]: row for row in rows_of(SHARED / "CHECK_sn_median_reproduction.csv")}
    ours: dict[tuple[str, str, str], float | None] = {}
    for breakdown, names in by_breakdown().items():
        indicators = [MEDIANS[name][1] for name in names]
        asked = ("--model", "May 2025", "--statistic", "median", "--breakdown", breakdown, "--all-councils")
        for one in commands.compare(*indicators, *asked):
            name = names[indicators.index(one["indicator"])]
            assert one["release"] == f"{data_set(MEDIANS[name][0])} 2025"
            for year in one["years"]:
                ours[name, one["council"], year["period"]] = year["neighbours"]["number"]
    counted: Counter[str] = Counter()
    for row in published:
        number = ours.get((row["indicator"], row["la_code"], row["time_period"]))
        decimals = MEDIANS[row["indicator"]][3]
        theirs = Decimal(row["sn_median_published"])
        counted[row["indicator"]] += number is not None and half_up(number, decimals) == theirs
    report(capsys, "CHECK_sn_median_reproduction.csv", f"{counted.total()} of {len(published)} medians")
    assert counted == {name: int(row["exact_half_up"]) for name, row in expected.items()}
    assert counted.total() == len(published) == 13368


# ---- facts of the releases themselves -------------------------------------------------------------------


def test_mean_median_and_pooled_differ_and_are_all_given(commands, capsys):
    """Re-referrals 2022 of Rotherham's neighbours, April 2021 model: 18.98, 19.15 and 19.68."""
    work_out = "comparators", "work-out"
    made = commands(
        *(*work_out, "rereferrals", "--published", "Re_referrals_percent", "--numerator", "Re_referrals"),
        *("--denominator", "Referrals", "--release", f"{data_set(REFERRALS)} 2024"),
    )
    assert made["compared"]["council"] == made["agreeing"]["council"] == 1795
    commands(
        *(*work_out, "in_15_days", "--numerator", "Duration_0-10_days", "--numerator", "Duration_11-15_days"),
        *("--denominator", "ICPC", "--release", data_set(CONFERENCES), "--polarity", "high"),
    )
    found = commands.by_indicator("rereferrals", "in_15_days", "--council", "Rotherham", "--year", "2021/22")
    averages = {
        name: [str(half_up(one["numbers"][f"neighbours_{kind}"], 2)) for kind in ("mean", "median", "pooled")]
        for name, one in found.items()
    }
    assert averages == {"rereferrals": ["18.98", "19.15", "19.68"], "in_15_days": ["86.21", "87.59", "83.26"]}
    assert found["rereferrals"]["own"]["tally"] == "537 of 2,956"
    report(capsys, "mean, median and pooled", "6 figures")


def test_a_revised_release_says_the_one_figure_of_a_council_that_it_changed(commands, capsys):
    """Doncaster's repeat plans of 2021/22 were 100 % in the release of 2024, of low reliability in 2025."""
    before, now = (f"{data_set(PLANS)} {year}" for year in (2024, 2025))
    cells = commands("comparators", "changes", before, now)["cells"]
    changed = [
        (row["area"], row["indicator"], row["year"], row["printed_before"], row["printed_now"])
        for row in cells
        if row["level"] == "council"
    ]
    report(capsys, "revision", f"{len(cells)} cells, of councils {len(changed)}")
    assert changed == [
        (DONCASTER, "CPP_subsequent", 2022, "437", "u"),
        (DONCASTER, "CPP_subsequent_percent", 2022, "100", "u"),
    ]
    asked = ("CPP_subsequent_percent", "--council", ROTHERHAM, "--year", "2022", "--release")
    (old,), (new,) = (commands.compare(*asked, release) for release in (before, now))
    assert (old["average"]["text"], old["with_value"]) == ("29.8%", 10)
    assert (new["average"]["text"], new["with_value"]) == ("22.0%", 9)
    assert [one["text"] for one in new["neighbours"] if one["area"] == DONCASTER] == ["low reliability"]


def test_a_national_value_outside_its_councils_is_flagged_and_not_used(commands):
    found = commands.compare("FirstYJS", "--council", ROTHERHAM, "--year", "2022")[0]
    assert (found["england"], found["numbers"]["england_published"]) == (None, 1371)
    assert "lies outside the range" in found["england_note"]
    assert [year["england"] for year in found["years"]] == [None] * 7


# ---- the page ------------------------------------------------------------------------------------------


def test_a_comparison_is_written_as_a_page(commands: Commands, tmp_path: Path) -> None:
    page = tmp_path / "neighbours.html"
    asked = ("ReReferral", "--council", ROTHERHAM, "--year", "2021/22", "--page", str(page))
    commands.compare(*asked)
    text = page.read_text(encoding="utf-8")
    assert all(f">{figure}</td>" in text for figure in ("18.2%", "19.0%", "20.4%", "21.5%"))
    asked = ("ReReferral", "--all-councils", "--page", str(tmp_path / "all.html"))
    refused = typed("compare", *asked, "--folder", str(commands.folder))
    assert (refused.exit_code, [path.name for path in tmp_path.iterdir()]) == (1, [page.name])
    assert "A page is of one comparison" in refused.stderr
