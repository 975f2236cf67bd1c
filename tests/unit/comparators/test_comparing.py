"""Five councils: 1 is ours, 2 to 5 are its neighbours, nearest first."""

import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.comparators.comparing import compare
from trigpoint.comparators.observations import together
from trigpoint.comparators.revising import changes
from trigpoint.comparators.tallies import Quotient, with_tally, worked_out
from trigpoint.model.measures import Polarity

from .files import council, england, model_of, region, row_of, tidy

FIVE = model_of((1, 2, 3, 4, 5), (2, 1, 3, 4, 5))


def ours(folder, values, *more, polarity=Polarity.LOW, columns="share", council_number="1"):
    """What stands beside council 1: values are those of councils 1, 2, 3, ..."""
    rows = [f"{council(n)},{value}" for n, value in enumerate(values, 1)]
    release = tidy(folder, columns, *rows, *more, polarity={"share": polarity})
    return row_of(compare(release.observations, FIVE), council=council_number, indicator="share", year=2022)


def test_averages_are_of_the_neighbours_that_have_a_value(tmp_path):
    found = ours(tmp_path, [9, 1, "u", 4, 10])
    assert (found["neighbours_mean"], found["neighbours_median"]) == (5, 4)
    assert (found["neighbours_with_value"], found["neighbours"], found["neighbours_missing"]) == (3, 4, ["3"])
    assert (found["value"], found["state"], found["model"]) == (9, "known", "May 2025")


def test_a_neighbour_that_is_not_in_the_file_is_missing_too(tmp_path):
    found = ours(tmp_path, [9, 1, 2])
    assert (found["neighbours_with_value"], found["neighbours_missing"]) == (2, ["4", "5"])


def test_with_no_neighbours_value_there_is_no_average(tmp_path):
    found = ours(tmp_path, [9, "c", "c", "c", "c"])
    assert (found["neighbours_mean"], found["neighbours_median"], found["best_neighbour_value"]) == (
        None,
        None,
        None,
    )
    assert found["best_neighbours"] == []


@pytest.mark.parametrize(
    ("polarity", "best", "value"), [(Polarity.LOW, ["2", "4"], 1), (Polarity.HIGH, ["3"], 7)]
)
def test_every_tied_best_neighbour_is_named_nearest_first(tmp_path, polarity, best, value):
    found = ours(tmp_path, [9, 1, 7, 1, 5], polarity=polarity)
    assert (found["best_neighbours"], found["best_neighbour_value"]) == (best, value)


@pytest.mark.parametrize(
    ("polarity", "bands"),
    [(Polarity.LOW, ["A", "A", "B", "C", "D"]), (Polarity.HIGH, ["D", "D", "C", "B", "A"])],
)
def test_a_value_on_a_limit_belongs_to_the_band_whose_upper_end_it_is(tmp_path, polarity, bands):
    """Of 1 2 3 4 5 the quartiles are 2, 3 and 4."""
    for value, band in enumerate(bands, 1):
        rest = [n for n in range(1, 6) if n != value]
        found = ours(tmp_path, [value, *rest], polarity=polarity)
        assert (found["q1"], found["q2"], found["q3"], found["band"]) == (2, 3, 4, band)
        met = value <= 2 if polarity == Polarity.LOW else value >= 4
        assert found["in_top_quartile"] is met
        assert found["top_quartile_threshold"] == (2 if polarity == Polarity.LOW else 4)


def test_ties_share_the_lowest_rank_and_missing_values_have_none(tmp_path):
    assert ours(tmp_path, [2, 1, 2, 3, "c"])["rank"] == 2
    assert ours(tmp_path, [2, 1, 2, 3, "c"], polarity=Polarity.HIGH)["rank"] == 2
    assert ours(tmp_path, ["c", 1, 2, 3, 4])["rank"] is None
    assert ours(tmp_path, ["c", 1, 2, 3, 4])["band"] is None


def test_a_measure_for_information_has_no_best_threshold_band_or_rank(tmp_path):
    found = ours(tmp_path, [2, 1, 2, 3, 4], polarity=Polarity.INFO)
    named = (
        "best_neighbour_value",
        "best_neighbours",
        "top_quartile_threshold",
        "in_top_quartile",
        "band",
        "rank",
    )
    assert [found[name] for name in named] == [None] * 6
    assert found["neighbours_mean"] == 2.5


def test_the_change_is_from_the_year_before_and_only_from_that(tmp_path):
    assert ours(tmp_path, [1.3], f"{council(1, 2021)},1.1")["change"] == 0.2
    older = ours(tmp_path, [1.3], f"{council(1, 2020)},1.1")
    assert (older["previous"], older["change"]) == (None, None)
    assert ours(tmp_path, [1.3], f"{council(1, 2021)},c")["change"] is None


def test_the_region_and_england_are_the_published_rows(tmp_path):
    found = ours(tmp_path, [1, 2, 3, 4, 5], f"{region()},3.3", f"{england()},3.9")
    assert (found["region"], found["region_value"], found["england"], found["england_use"]) == (
        "980",
        3.3,
        3.9,
        "used",
    )
    assert ours(tmp_path, [1, 2, 3])["england_use"] == "not_published"
    assert ours(tmp_path, [1, 2, 3], f"{england()},c")["england"] is None


def test_england_outside_its_councils_is_flagged_and_not_used(tmp_path):
    found = ours(tmp_path, [41, 200, 452], f"{england()},1371")
    assert (found["england"], found["england_published"], found["england_use"]) == (
        None,
        1371,
        "outside_range",
    )


def test_england_of_a_count_is_a_total_and_no_average(tmp_path):
    found = ours(tmp_path, list(range(10, 30)), f"{england()},400")
    assert (found["england"], found["england_published"], found["england_use"]) == (None, 400, "total")


def test_london_stands_for_inner_london_only_where_the_two_are_never_apart(tmp_path):
    def london(name: str, code: str, year: int = 2022) -> str:
        return region(year).replace("E12000001,North East", f"{code},{name}")

    model = model_of((1, 2, 3, 4, 5))
    model.regions["1"] = "987"
    whole = tidy(tmp_path, "n", f"{council(1)},5", f"{london('London', 'E12000007')},7")
    assert row_of(compare(whole.observations, model))["region_value"] == 7
    apart = f"{london('Inner London', 'E13000001', 2021)},8"
    both = tidy(tmp_path, "n", f"{council(1)},5", f"{london('London', 'E12000007')},7", apart)
    found = {row["year"]: row["region_value"] for row in compare(both.observations, model).to_pylist()}
    assert found == {2021: 8, 2022: None}


def test_pooled_is_the_sum_of_numerators_over_the_sum_of_denominators(tmp_path):
    rows = [
        f"{council(n)},{met},{every},{100 * met / every}"
        for n, met, every in [(1, 1, 2), (2, 1, 4), (3, 9, 12)]
    ]
    release = tidy(tmp_path, "met,every,share", *rows, f"{council(4)},c,6,c", f"{council(5)},0,0,z")
    observations = with_tally(release.observations, "share", Quotient(("met",), "every"))
    found = row_of(compare(observations, FIVE), council="1")
    assert (found["neighbours_pooled"], found["neighbours_mean"], found["neighbours_pooled_n"]) == (
        62.5,
        50,
        2,
    )


def test_a_rate_is_out_of_the_population_of_the_year_before(tmp_path):
    counts = tidy(tmp_path, "children,more", f"{council(1, 2022)},50,10", f"{council(2, 2022)},c,10")
    people = tidy(tmp_path, "people", f"{council(1, 2021)},12000", f"{council(1, 2022)},99", edition="people")
    quotient = Quotient(("children", "more"), "people", 10000, years_before=1)
    found = worked_out(counts.observations, "rate", quotient, denominators=people.observations)
    assert row_of(found, area="1")["value"] == 50
    assert (row_of(found, area="2")["value"], row_of(found, area="2")["state"]) == (None, "no_data")


def test_two_releases_are_compared_apart(tmp_path):
    before = tidy(tmp_path, "n", f"{council(2)},1", edition="2024")
    now = tidy(tmp_path, "n", f"{council(2)},3", edition="2025")
    found = compare(together([before, now]), FIVE)
    assert row_of(found, release="invented 2024", council="1")["neighbours_mean"] == 1
    assert row_of(found, release="invented 2025", council="1")["neighbours_mean"] == 3


@settings(max_examples=20, deadline=None)
@given(values=st.lists(st.one_of(st.none(), st.integers(-50, 1000)), min_size=5, max_size=30))
def test_the_one_pass_agrees_with_the_standard_library(tmp_path_factory, values):
    folder = tmp_path_factory.mktemp("any")
    tenths = [None if value is None else value / 10 for value in values]
    found = ours(folder, ["c" if value is None else value for value in tenths])
    near = [value for value in tenths[1:5] if value is not None]
    known = sorted(value for value in tenths if value is not None)
    assert found["neighbours_mean"] == (pytest.approx(statistics.fmean(near)) if near else None)
    assert found["neighbours_median"] == (pytest.approx(statistics.median(near)) if near else None)
    if len(known) > 1:
        quartiles = statistics.quantiles(known, method="inclusive")
        assert [found["q1"], found["q2"], found["q3"]] == pytest.approx(quartiles)
    if tenths[0] is not None:
        assert found["rank"] == known.index(tenths[0]) + 1


# ---- what a publisher changed ------------------------------------------------------------------------------


def test_changes_are_the_cells_that_say_something_else(tmp_path):
    before = tidy(
        tmp_path,
        "old_name,gone",
        f"{council(1)},100,1",
        f"{council(2)},5.0,1",
        f"{council(3)},7,1",
        edition="2024",
    )
    later = f"{council(1, 2023)},9,1"
    now = tidy(
        tmp_path,
        "n,new",
        f"{council(1)},u,1",
        f"{council(2)},5,1",
        f"{council(4)},8,1",
        later,
        edition="2025",
    )
    found = changes(before, now, renamed={"old_name": "n"})
    cells = [
        (row["area"], row["kind"], row["printed_before"], row["printed_now"])
        for row in found.cells.to_pylist()
    ]
    assert cells == [("1", "changed", "100", "u"), ("3", "withdrawn", "7", None), ("4", "added", None, "8")]
    assert (found.compared, found.indicators_gone, found.indicators_new) == (("n",), ("gone",), ("new",))
    assert (found.before, found.now) == ("invented 2024", "invented 2025")
