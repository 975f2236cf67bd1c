"""The profile shared out over months: exact totals, in season, within what they are part of."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.calendar.working_days import england
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.sharing import share_out
from trigpoint.dummy.timeline import YEARS, Timeline, first_day

MARCH_2022 = 2022 * 12 + 2


@pytest.fixture(scope="module")
def profile() -> Profile:
    return Profile(Timeline(MARCH_2022), Seasons(england()), chance=Random)


@given(st.integers(0, 5000), st.lists(st.floats(0.1, 100), min_size=1, max_size=12))
def test_shares_add_up_and_differ_by_less_than_one(total: int, weights: list[float]) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    assert all(
        abs(share - total * weight / sum(weights)) < 1 + 1e-6
        for share, weight in zip(shares, weights, strict=True)
    )


@given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.floats(0, 1))
def test_a_part_is_never_more_than_its_whole(whole: list[int], part: float) -> None:
    shares = share_out(int(sum(whole) * part), whole)
    assert all(share <= of for share, of in zip(shares, whole, strict=True))


def test_every_flow_adds_up_to_its_years(profile: Profile) -> None:
    for name, written in profile["flows"].items():
        counts = profile.flow(name)
        for year in YEARS:
            assert sum(counts[month] for month in profile.timeline.year(year)) == written[year], (name, year)


def test_every_part_is_within_its_whole(profile: Profile) -> None:
    for name, written in profile["flows"].items():
        if "of" in written:
            whole = profile.flow(written["of"])
            assert all(count <= whole[month] for month, count in profile.flow(name).items()), name


def test_conferences_add_up_to_the_printed_year(profile: Profile) -> None:
    of_the_year = {
        name: sum(months[:12]) for name, months in profile["conferences"].items() if isinstance(months, list)
    }
    assert of_the_year["received"] == 230
    assert of_the_year["received"] - of_the_year["not_accepted"] - 2 == 213  # two were accepted in April
    assert of_the_year["held"] == 88
    closed = ("closed_after_conference", "closed_otherwise", "closed_withdrawn", "closed_not_accepted")
    assert sum(of_the_year[name] for name in closed) == 163


def test_months_are_named_from_the_end(profile: Profile) -> None:
    named = {
        name: str(first_day(profile.timeline.month(name)))[:7] for name in ("jan", "mar", "last_year_dec")
    }
    assert named == {"jan": "2022-01", "mar": "2022-03", "last_year_dec": "2020-12"}
