"""What an extract of the invented council looks like: sane, seasonal, dirty, and late where it should be."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.unit.dummy.conftest import ANOTHER_SEED, FIRST, LAST, SEED
from tests.unit.dummy.counting import PERIODS, Counting, Tables
from trigpoint.dummy import make_council
from trigpoint.dummy.dirt import SPOILT
from trigpoint.dummy.files import Layout
from trigpoint.model.errors import TrigpointError
from trigpoint.tables import EARLY_HELP


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes(council_folder: Callable[[int], Path], tmp_path: Path) -> None:
    """In another process too, where Python orders sets in another way."""
    code = (
        "from pathlib import Path; from trigpoint.dummy import make_council; "
        f"make_council(Path({str(tmp_path)!r}), seed={SEED})"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "1"})
    assert _digests(tmp_path) == _digests(council_folder(SEED))


def test_another_seed_gives_other_rows(council_folder: Callable[[int], Path]) -> None:
    one, other = _digests(council_folder(SEED)), _digests(council_folder(ANOTHER_SEED))
    last = f"extracts/{LAST}/contacts.csv"
    assert one.keys() == other.keys()
    assert one["sources.yaml"] == other["sources.yaml"]
    assert one[last] != other[last]


def test_every_table_has_rows(rows: Callable[..., Tables], extract: Callable[..., Any]) -> None:
    tables = rows(SEED, LAST)
    assert [name for name, table in tables.items() if not table] == []
    assert extract(SEED, LAST).records.tables["young_people_activity"].num_rows > 200_000
    assert {table.name for table in EARLY_HELP} - tables.keys() == {"young_people_activity"}


# ---- sanity ---------------------------------------------------------------------------------------------


def test_no_family_has_two_open_episodes(rows: Callable[..., Tables]) -> None:
    spells: dict[str, set[tuple[date, date]]] = {}
    for row in rows(SEED, LAST)["episodes"]:
        spell = (row["opened_on"], row["closed_on"] or date.max)
        spells.setdefault(row["family_id"], set()).add(spell)
    for family_spells in map(sorted, spells.values()):
        for earlier, later in pairwise(family_spells):
            assert later[0] >= earlier[1], (earlier, later)


def test_no_row_was_recorded_before_it_happened(rows: Callable[..., Tables]) -> None:
    for name, table in rows(SEED, LAST).items():
        event = EARLY_HELP[name].event
        for row in table if event and name != "submitted_figures" else ():
            assert row[event] is None or row["recorded_on"] >= row[event], (name, row)


def test_children_are_children_while_their_episode_is_open(rows: Callable[..., Tables]) -> None:
    tables = rows(SEED, LAST)
    born = {row["child_id"]: row["born_on"] for row in tables["children"]}
    ages = [(row["opened_on"] - born[row["child_id"]]).days / 365.25 for row in tables["episodes"]]
    assert min(ages) >= 0
    assert max(ages) < 18.5


def test_the_only_rows_put_aside_are_the_spoilt_ones(extract: Callable[..., Any]) -> None:
    first, last = extract(SEED, FIRST).quarantine, extract(SEED, LAST).quarantine
    wrong = Counter((row["table"], row["column"]) for row in first.to_pylist())
    assert wrong == Counter((table, column) for table, column, _ in SPOILT)
    assert 0 < last.num_rows < first.num_rows
    assert {row["treatment"] for row in last.to_pylist()} == {"row left out"}


def test_a_file_in_an_older_encoding(council_folder: Callable[[int], Path]) -> None:
    folder = council_folder(SEED) / "extracts" / LAST.isoformat()
    text = (folder / "parenting_programmes.csv").read_bytes()
    assert "Café".encode("cp1252") in text
    with pytest.raises(UnicodeDecodeError):
        text.decode("utf-8")


# ---- seasons --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_contacts_dip_in_august_and_spike_in_september(rows: Callable[..., Tables], year: int) -> None:
    counts = Counter(
        row["received_on"].month
        for row in rows(SEED, LAST)["contacts"]
        if date(year, 4, 1) <= row["received_on"] < date(year + 1, 4, 1)
    )
    mean = counts.total() / 12
    assert counts[8] < 0.8 * mean
    assert counts[9] > 1.15 * mean


def test_contacts_dip_at_easter_and_come_back_after_it(rows: Callable[..., Tables]) -> None:
    """In 2019: in 2020 schools were closed, and in 2021 the new pathway began within the holiday."""
    from_easter = [(row["received_on"] - date(2019, 4, 21)).days for row in rows(SEED, LAST)["contacts"]]
    holiday = sum(-6 <= days <= 7 for days in from_easter)
    after = sum(8 <= days <= 21 for days in from_easter)
    assert holiday * 2 < after


# ---- what was known when --------------------------------------------------------------------------------


def test_february_re_referrals_were_entered_late(rows: Callable[..., Tables]) -> None:
    first = Counting(rows(SEED, FIRST), *PERIODS["feb"]).re_referrals()
    last = Counting(rows(SEED, LAST), *PERIODS["feb"]).re_referrals()
    assert first == (11, 125)
    assert last == (13, 133)
    known = {row["contact_id"] for row in rows(SEED, FIRST)["contacts"]}
    late = [
        row["recorded_on"]
        for row in Counting(rows(SEED, LAST), *PERIODS["feb"]).during("contacts", "received_on")
        if row["contact_id"] not in known and row["outcome"] == "Referral accepted"
    ]
    assert date(2022, 3, 17) in late


def test_most_entries_take_days_and_a_few_take_weeks(rows: Callable[..., Tables]) -> None:
    lags = sorted((row["recorded_on"] - row["received_on"]).days for row in rows(SEED, LAST)["contacts"])
    within_ten_days = sum(lag <= 10 for lag in lags) / len(lags)
    assert 0.8 < within_ten_days < 0.95
    assert 21 < lags[len(lags) * 99 // 100] <= 50


def test_a_case_closed_later_is_open_in_the_earlier_extract(rows: Callable[..., Tables]) -> None:
    earlier = {(r["episode_id"], r["child_id"]): r for r in rows(SEED, FIRST)["episodes"]}
    later = {(r["episode_id"], r["child_id"]): r for r in rows(SEED, LAST)["episodes"]}
    closed_since = [key for key, row in earlier.items() if not row["closed_on"] and later[key]["closed_on"]]
    assert len(closed_since) > 100
    assert all(later[key]["recorded_on"] > FIRST for key in closed_since)


def test_rows_were_corrected_and_withdrawn(rows: Callable[..., Tables]) -> None:
    earlier = {row["contact_id"]: row for row in rows(SEED, FIRST)["contacts"]}
    later = {row["contact_id"]: row for row in rows(SEED, LAST)["contacts"]}
    withdrawn = earlier.keys() - later.keys()
    both = earlier.keys() & later.keys()
    corrected = [key for key in both if earlier[key]["received_on"] != later[key]["received_on"]]
    assert (len(withdrawn), len(corrected)) == (3, 4)


def test_nothing_is_known_after_the_day_of_an_extract(extract: Callable[..., Any]) -> None:
    for name, table in extract(SEED, FIRST).records.tables.items():
        assert max(table["recorded_on"].to_pylist()) <= FIRST, name


def test_months_before_the_first_extract_were_settled(rows: Callable[..., Tables]) -> None:
    """Late entries reach back weeks, not years: last year is the same in the first and the last extract."""
    counted = [Counting(rows(SEED, day), *PERIODS["last_year"]).re_referrals() for day in (FIRST, LAST)]
    assert counted[0] == counted[1]


def test_the_mapping_says_from_when_the_records_are_complete() -> None:
    layout = Layout(EARLY_HELP)
    assert "covers_from: 2019-04-01" in layout.sources(covers_from=date(2019, 4, 1))
    assert "covers_from: 2021-04-01" in layout.sources(covers_from=date(2021, 4, 1))


# ---- what cannot be made --------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2022, 3, 30), date(2022, 12, 31)])
def test_a_reference_date_that_ends_no_financial_year(tmp_path: Path, day: date) -> None:
    with pytest.raises(TrigpointError, match="end with a financial year"):
        make_council(tmp_path, seed=1, reference_date=day, extracts=[date(2022, 3, 1), date(2023, 5, 18)])


@pytest.mark.parametrize("days", [[date(2022, 5, 18)], [date(2022, 3, 14), date(2022, 4, 14)]])
def test_too_few_extracts_or_too_early(tmp_path: Path, days: list[date]) -> None:
    with pytest.raises(TrigpointError, match="needs an extract"):
        make_council(tmp_path, seed=1, extracts=days)
    assert list(tmp_path.iterdir()) == []
