"""What the invented council printed before: low at first, and at last what its records say."""

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from tests.unit.dummy.conftest import ANOTHER_SEED, LAST, SEED
from tests.unit.dummy.counting import Counting, Tables
from trigpoint.calendar.dates import add_months
from trigpoint.calendar.working_days import england
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files, scorecard_files
from trigpoint.printed import read_all_printed
from trigpoint.tables import EARLY_HELP

FILES = ("early_help_2020_21.csv", "early_help_2021_22.csv")
Row = dict[str, str]
Line = tuple[str, str, str]  # reference, split, how it is printed


def printed(folder: Path) -> list[Row]:
    rows = []
    for name in FILES:
        with (folder / "past_scorecards" / name).open(encoding="utf-8-sig", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


@pytest.fixture(scope="session")
def issues(council_folder: Callable[[int], Path]) -> dict[tuple[Line, str], list[Row]]:
    """What was printed for a line's month, issue by issue."""
    found = defaultdict(list)
    for row in printed(council_folder(SEED)):
        found[(row["ref"], row["split"], row["data_note"]), row["period"]].append(row)
    return dict(found)


def test_twelve_issues_and_those_before_the_runs_begin(council_folder: Callable[[int], Path]) -> None:
    days = sorted({date.fromisoformat(row["issued_on"]) for row in printed(council_folder(SEED))})
    assert len(days) == 12 + 10
    assert (days[0], days[11], days[-1]) == (date(2020, 5, 21), date(2021, 4, 21), date(2022, 2, 21))
    assert all(england().is_working_day(day) for day in days)


def test_each_issue_has_the_month_before_it_and_the_two_before_that(issues: Any) -> None:
    for (line, period), rows in issues.items():
        year, month = map(int, period.split("-"))
        ages = [(int(r["issued_on"][:4]) - year) * 12 + int(r["issued_on"][5:7]) - month for r in rows]
        assert ages == sorted(set(ages)) and set(ages) <= {1, 2, 3}, (line, period)
    assert len({line for line, _ in issues}) == 24


def test_lines_are_called_as_the_library_calls_them(council_folder: Callable[[int], Path]) -> None:
    files = [
        CatalogueFile(name, text, is_library=True) for name, text in (*measure_files(), *scorecard_files())
    ]
    layout = read_catalogue(files, EARLY_HELP).scorecards["early_help"]
    ours = {(line.ref, line.split or "", line.title) for line in layout.lines()}
    theirs = {(row["ref"], row["split"], row["indicator"]) for row in printed(council_folder(SEED))}
    assert theirs <= ours


def test_a_percentage_has_its_tally_and_a_count_has_none(council_folder: Callable[[int], Path]) -> None:
    for row in printed(council_folder(SEED)):
        if row["data_note"] == "%":
            share = Decimal(100) * int(row["numerator"]) / int(row["denominator"])
            assert abs(Decimal(row["value"].removesuffix("%")) - share) <= Decimal("0.05")
        else:
            assert row["value"].isdigit() and row["numerator"] == row["denominator"] == ""


def test_counts_never_fall_from_issue_to_issue_and_most_rise(issues: Any) -> None:
    rises = []
    for (line, _), rows in issues.items():
        if line[2] == "Count" and len(rows) == 3:
            first, second, last = (int(row["value"]) for row in rows)
            assert first <= second <= last
            rises.append(last > first)
    assert 0.5 < mean(rises) < 0.95


def test_assessments_in_time_usually_rise_by_a_few_points(issues: Any) -> None:
    """95% of those in time are known at first and 98.5% of all: about 3 points of 90 are still to come."""
    rises = [
        float(rows[2]["value"][:-1]) - float(rows[0]["value"][:-1])
        for (line, _), rows in issues.items()
        if line[0] == "1.5" and len(rows) == 3
    ]
    assert len(rises) == 20
    assert 1.5 < mean(rises) < 4.5


# ---- the last word ---------------------------------------------------------------------------------------

COUNTS: dict[Line, Callable[[Counting], Any]] = {
    ("1.1", "Families", "Count"): lambda c: len(c.during("contacts", "received_on")),
    ("1.2", "Families", "Count"): lambda c: c.initial_contacts("Early help")[1],
    ("1.3", "", "%"): lambda c: c.initial_contacts("Early help"),
    ("1.4", "", "Count"): lambda c: c.assessments()[1],
    ("1.5", "", "%"): Counting.assessments,
    ("1.6", "", "Count"): lambda c: len(
        c.during("assessments", "completed_on", lambda row: row["assessed_by"] == "Partner")
    ),
    ("1.8", "Families", "Count"): lambda c: len({r["episode_id"] for r in c.during("episodes", "closed_on")}),
    ("1.9", "", "Count"): lambda c: c.re_referrals()[0],
    ("1.9", "", "%"): Counting.re_referrals,
    ("1.10", "Families", "Count"): lambda c: c.step_downs()[0],
    ("1.10", "Children", "Count"): lambda c: c.step_downs()[1],
    ("1.11", "Duty", "%"): lambda c: (c.step_downs()[2], c.step_downs()[0]),
    ("1.13", "Families", "Count"): lambda c: c.step_ups()[0],
    ("1.13", "Children", "Count"): lambda c: c.step_ups()[1],
    ("2.9", "", "Count"): lambda c: len(c.during("youth_sessions", "held_on")),
    ("4.16", "Families", "%"): lambda c: c.initial_contacts("Family group conferencing"),
    ("5.1", "Families", "%"): Counting.positive_answers,
    ("5.5", "", "Count"): lambda c: len(c.during("compliments", "received_on")),
    ("5.6", "", "Count"): lambda c: len(
        c.during("audits", "completed_on", lambda row: row["audited_by"] == "Team manager")
    ),
}


@pytest.mark.parametrize("month", [date(2020, 4, 1), date(2020, 12, 1), date(2021, 4, 1), date(2021, 11, 1)])
def test_the_last_word_is_what_the_records_say(issues: Any, rows: Callable[..., Tables], month: date) -> None:
    counting = Counting(rows(SEED, LAST), month, add_months(month, 1))
    for line, count in COUNTS.items():
        said = issues[line, f"{month:%Y-%m}"]
        assert len(said) == 3
        last = said[-1]
        if line[2] == "%":
            assert (int(last["numerator"]), int(last["denominator"])) == count(counting), line
        else:
            assert int(last["value"]) == count(counting), line


def test_the_reader_of_printed_scorecards_reads_every_issue(council_folder: Callable[[int], Path]) -> None:
    folder = council_folder(SEED) / "past_scorecards"
    read = [read_all_printed(folder / name) for name in FILES]
    assert [len(each) for each in read] == [12, 10]
    assert all(scorecard.unread == () for each in read for scorecard in each)
    assert {len(scorecard.lines) for scorecard in read[0]} == {23}  # handover visits had not begun
    doubted = [
        cell for each in read for one in each for line in one.lines for cell in line.cells if cell.doubt
    ]
    assert doubted == []


def test_another_seed_printed_other_figures(council_folder: Callable[[int], Path]) -> None:
    one, other = (printed(council_folder(seed)) for seed in (SEED, ANOTHER_SEED))
    assert [row["value"] for row in one] != [row["value"] for row in other]
