"""The months vary as months do, by chance about the season and the level, and the year adds up exactly."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dummy.conftest import ANOTHER_SEED, LAST, SEED
from tests.unit.dummy.counting import Counting, Tables
from trigpoint.calendar.working_days import england
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.sharing import among_cases, by_chance, drift
from trigpoint.dummy.timeline import YEARS, Timeline

MARCH_2022 = 2022 * 12 + 2
SEEDS = range(12)
SHARES = {
    "initial_contacts_in_time": "initial_contacts",
    "assessments_in_time": "assessments",
    "step_downs_from_duty": "step_downs",
    "survey_answers_positive": "survey_answers",
    "re_referrals": "contacts_accepted",
}


def profile_of(seed: int) -> Profile:
    seasons = Seasons(england())
    return Profile(Timeline(MARCH_2022), seasons, chance=lambda subject: Random(f"{seed}/{subject}"))


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    return [profile_of(seed) for seed in SEEDS]


# ---- sharing out ---------------------------------------------------------------------------------------


@given(
    st.integers(0, 500), st.dictionaries(st.integers(0, 40), st.floats(0.1, 9), min_size=1), st.floats(0, 1)
)
def test_what_falls_by_chance_adds_up(total: int, weights: dict[int, float], part: float) -> None:
    counts = by_chance(Random(1), total, weights, part=part)
    assert counts.keys() == weights.keys()
    assert sum(counts.values()) == total


@given(st.data(), st.dictionaries(st.integers(0, 40), st.integers(0, 60), min_size=1))
def test_cases_that_meet_a_standard_are_among_the_cases(data: st.DataObject, cases: dict[int, int]) -> None:
    total = data.draw(st.integers(0, sum(cases.values())))
    met = among_cases(Random(1), total, cases, dict.fromkeys(cases, 0.8))
    assert sum(met.values()) == total
    assert all(met[month] <= cases[month] for month in cases)


def test_levels_drift_from_year_to_year_and_jump_where_they_step() -> None:
    levels = [10.0, 14.0, 8.0]
    drifting = drift(levels, steps=[False] * 3, months=12)
    assert [mean(drifting[n : n + 12]) for n in (0, 12, 24)] == pytest.approx(levels)
    assert max(abs(one - other) for one, other in pairwise(drifting)) < 1.5
    stepping = drift(levels, steps=[False, False, True], months=12)
    assert [mean(stepping[n : n + 12]) for n in (0, 12, 24)] == pytest.approx(levels)
    assert stepping[24] == 8 and stepping[23] > 13
    assert drift([5.0, 7.0], steps=[False, True], months=12) == [5.0] * 12 + [7.0] * 12


# ---- how much they vary ----------------------------------------------------------------------------------


def free_months(profile: Profile, name: str, year: str) -> list[int]:
    """Those nobody printed: all but January to March of this year."""
    return list(profile.timeline.year(year))[: 9 if year == "this_year" else 12]


def times_chance(profile: Profile, name: str) -> Iterable[float]:
    """For each year, the variance of a share's months as a multiple of what chance gives (the binomial's)."""
    met, cases = profile.flow(name), profile.flow(SHARES[name])
    for year in YEARS:
        months = [month for month in free_months(profile, name, year) if cases[month]]
        rate = sum(met[month] for month in months) / sum(cases[month] for month in months)
        off = (
            (met[month] - cases[month] * rate) ** 2 / (cases[month] * rate * (1 - rate)) for month in months
        )
        yield sum(off) / (len(months) - 1)


@pytest.mark.parametrize("name", SHARES)
def test_a_share_s_months_spread_as_chance_spreads_them(profiles: list[Profile], name: str) -> None:
    """Over 12 councils and 3 years: 33 months less 3 each, so the mean is within a quarter of 1."""
    spread = mean(each for profile in profiles for each in times_chance(profile, name))
    assert 0.75 < spread < 1.3


@pytest.mark.parametrize("name", ["contacts", "initial_contacts", "team_manager_audits"])
def test_counts_spread_about_their_season_as_chance_spreads_them(profiles: list[Profile], name: str) -> None:
    """The variance of a Poisson count is its mean; a level that drifts within the year adds a little."""
    spreads = []
    for profile in profiles:
        counts, busy = profile.flow(name), profile.seasonal_weights
        for year in YEARS:
            months = free_months(profile, name, year)
            each = sum(counts[month] for month in months) / sum(busy[month] for month in months)
            off = ((counts[month] - each * busy[month]) ** 2 / (each * busy[month]) for month in months)
            spreads.append(sum(off) / (len(months) - 1))
    assert 0.75 < mean(spreads) < 1.5


def test_the_seed_decides() -> None:
    flows = [[profile_of(seed).flow("assessments_in_time") for seed in (SEED, SEED, ANOTHER_SEED)]]
    for one, again, other in flows:
        assert one == again != other
        assert [one[month] for month in range(MARCH_2022 - 2, MARCH_2022 + 1)] == [46, 38, 47]


# ---- the stories -----------------------------------------------------------------------------------------


def test_the_story_of_getting_better_is_a_rise_of_seven_months() -> None:
    profile = profile_of(SEED)
    made, due = (
        profile.flow(name) for name in ("conference_initial_contacts_in_time", "conference_initial_contacts")
    )
    last_seven = [made[month] / due[month] for month in range(MARCH_2022 - 6, MARCH_2022 + 1)]
    assert all(later > earlier for earlier, later in pairwise(last_seven))
    assert last_seven[-1] == 1


def test_the_story_of_the_new_pathway_is_a_step(profiles: list[Profile]) -> None:
    """In no council is any half year before April 2021 as low as the nine months after it."""
    for profile in profiles:
        start = profile.timeline.year("this_year")[0]
        after = re_referred(profile, range(start, start + 9))
        halves = [re_referred(profile, range(month, month + 6)) for month in range(start - 24, start - 5)]
        assert min(halves) > after


def re_referred(profile: Profile, months: range) -> float:
    again, accepted = profile.flow("re_referrals"), profile.flow("contacts_accepted")
    return sum(again[month] for month in months) / sum(accepted[month] for month in months)


def test_the_first_months_look_back_on_records_too(rows: Callable[..., Tables]) -> None:
    """Closures and visits of the year before the first month are there, so it is like those after it."""
    april = Counting(rows(SEED, LAST), date(2019, 4, 1), date(2019, 5, 1))
    again, accepted = april.re_referrals()
    assert 0.1 < again / accepted < 0.3
    assert 66 < april.centre_percentages()[1] < 73


def test_contacts_dip_in_april_august_and_december(rows: Callable[..., Tables]) -> None:
    """Below the month before and the month after, of those that are not printed: from April 2019 to 2021."""
    days = [row["received_on"] for row in rows(SEED, LAST)["contacts"]]
    by_month = Counter((day.year, day.month) for day in days)
    counts = [by_month[2019 + (n + 3) // 12, (n + 3) % 12 + 1] for n in range(33)]
    for month in (*range(0, 33, 12), *range(4, 33, 12), *range(8, 33, 12)):
        beside = [counts[other] for other in (month - 1, month + 1) if 0 <= other < len(counts)]
        assert counts[month] < min(beside), (month, counts)
