"""Where council 1 stands among its neighbours 2 to 5: expected words and numbers are worked out by hand."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.unit.comparators.files import council, england, model_of, region, tidy
from trigpoint.comparators.adding import add
from trigpoint.comparators.keeping import PublishedYear
from trigpoint.comparators.reading import ReadRelease
from trigpoint.comparators.standings import Asked, standings
from trigpoint.comparators.tallies import Quotient
from trigpoint.comparators.working_out import WorkOut, work_out
from trigpoint.judgements.benchmark import benchmark
from trigpoint.judgements.shown import Style
from trigpoint.model.benchmarks import NeighbourStatistic
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.twins import NationalTwin

FIVE = model_of((1, 2, 3, 4, 5), (2, 1, 3, 4, 5))
PERCENT = Style(Unit.PERCENT, 1)
NOW = datetime(2022, 5, 18, 9, tzinfo=UTC)


def kept(folder, columns, *rows, edition="2022"):
    release = tidy(folder, columns, *rows, edition=edition)
    (added,), _ = add(folder / "kept", [ReadRelease(release, ("x.csv",))], now=NOW, version="0.1.0")
    return added.kept


def ours(
    folder,
    values,
    *more,
    polarity=Polarity.LOW,
    statistic=NeighbourStatistic.MEAN,
    year=2022,
    style=PERCENT,
):
    release = kept(folder, "share", *(f"{council(n)},{value}" for n, value in enumerate(values, 1)), *more)
    asked = Asked(release, "share", PublishedYear(year, 1, "", str(year)), polarity=polarity)
    ((standing,),) = standings([asked], FIVE, ["1"])
    return benchmark(NationalTwin("invented", "share"), standing, style=style, statistic=statistic)


def test_worse_than_the_average_and_england_with_its_rank(tmp_path):
    """(1 + 2 + 4 + 5) / 4 is 3; of 4, 1, 2, 4, 5 with low good, 4 is third and so is another."""
    found = ours(tmp_path, [4, 1, 2, 4, 5], f"{england()},3.5", f"{region()},3.2")
    assert found.sentence == (
        "4.0% is worse than the neighbours' average of 3.0% (mean of 4, May 2025 model) and England's 3.5%; "
        "rank 3 of 5, shared with 1 other; published for 2022."
    )
    assert [one.text for one in found.neighbours] == ["1.0%", "2.0%", "4.0%", "5.0%"]
    assert (found.best.text, found.best_names) == ("1.0%", ("Council 2",))
    assert (found.region.name, found.region.text, found.england.text) == ("North East", "3.2%", "3.5%")
    assert (found.lower_quartile.text, found.middle.text, found.upper_quartile.text) == (
        "2.0%",
        "4.0%",
        "4.0%",
    )
    assert (found.threshold.text, found.in_top_quartile, found.band) == ("2.0%", False, "B")


def test_better_than_the_one_and_worse_than_the_other(tmp_path):
    found = ours(tmp_path, [4, 5, 5, 5, 5], f"{england()},3.9", "")
    assert found.sentence.startswith("4.0% is better than the neighbours' average of 5.0% (mean of 4,")
    assert "and worse than England's" not in found.sentence, "3.9 is outside 4 to 5, and is not used"
    assert "lies outside the range" in found.england_note
    assert found.best_names == ("Council 2", "Council 3", "Council 4", "Council 5")


def test_figures_that_print_the_same_are_the_same(tmp_path):
    """The mean of 3.9, 4.0, 4.0 and 4.14 is 4.01: printed, 4.0."""
    found = ours(tmp_path, [4, 3.9, 4, 4, 4.14], f"{england()},4.1")
    assert found.sentence.startswith("4.0% is the same as the neighbours' average of 4.0% (mean of 4,")
    assert "and better than England's 4.1%" in found.sentence


def test_where_no_way_is_good_it_is_above_or_below(tmp_path):
    found = ours(tmp_path, [4, 1, 2, 4, 5], polarity=Polarity.INFO)
    assert found.sentence == (
        "4.0% is above the neighbours' average of 3.0% (mean of 4, May 2025 model); neither way is good; "
        "published for 2022."
    )
    assert (found.best, found.best_names, found.threshold, found.band, found.rank) == (
        None,
        (),
        None,
        "",
        None,
    )


def test_a_figure_that_is_not_given_says_why_and_what_there_is(tmp_path):
    found = ours(tmp_path, ["c", 1, "u", 4, "low"], f"{england()},3")
    assert found.sentence == (
        "There is no figure of Council 1 (suppressed), beside the neighbours' average of 2.5% "
        "(mean of 2 of 4, May 2025 model) and England's 3.0%; published for 2022."
    )
    assert [one.text for one in found.neighbours] == ["1.0%", "low reliability", "4.0%", "nearly 0"]
    assert (found.own.text, found.own.number, found.change) == ("suppressed", None, "no figure to compare")


def test_with_no_neighbours_figure_there_is_no_average(tmp_path):
    found = ours(tmp_path, [4, "c", "c", "c"])
    assert found.sentence == (
        "4.0% stands alone, with no neighbours' average (mean of 0 of 4, May 2025 model); rank 1 of 1; "
        "published for 2022."
    )
    assert (found.average.text, found.neighbours[3].text) == ("none has a figure", "not published")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("3.5", "up 0.5 points since 2021"),
        ("4.04", "unchanged since 2021"),
        ("c", "no figure the year before"),
    ],
)
def test_the_change_is_from_the_year_before(tmp_path, before, said):
    found = ours(tmp_path, [4, 1], f"{council(1, 2021)},{before}")
    assert found.change == said
    assert [year.period for year in found.years] == ["2021", "2022"]


def test_the_median_is_the_middle_and_half_goes_up(tmp_path):
    """Of 1, 2, 2.25 and 9 it is 2.125; the mean, 3.5625, is 3.6."""
    values = [4, 1, 2, 2.25, 9]
    assert ours(tmp_path, values, statistic=NeighbourStatistic.MEDIAN).average.number == Decimal("2.125")
    assert ours(tmp_path, values, style=Style(Unit.PERCENT, 2)).average.text == "3.56%"


def test_pooled_adds_up_the_numbers_behind_the_figures(tmp_path):
    """(1 + 30) of (10 + 100) is 28.18%; the mean of 10% and 30% is 20%."""
    rows = [f"{council(n)},{part},{whole}" for n, part, whole in ((1, 2, 10), (2, 1, 10), (3, 30, 100))]
    source = kept(tmp_path, "part,whole", *rows, f"{council(4)},c,50")
    found = work_out(WorkOut("share", Quotient(("part",), "whole"), polarity=Polarity.LOW), source)
    (added,), _ = add(tmp_path / "kept", [ReadRelease(found.release, ("x",))], now=NOW, version="0.1.0")
    asked = Asked(added.kept, "share", PublishedYear(2022, 1, "", "2022"))
    ((standing,),) = standings([asked], FIVE, ["1"])
    twin = NationalTwin("worked_out_share", "share")
    pooled = benchmark(twin, standing, style=PERCENT, statistic=NeighbourStatistic.POOLED)
    assert (pooled.average.text, pooled.with_value) == ("28.2%", 2)
    assert pooled.sentence.startswith(
        "20.0% (2 of 10) is better than the neighbours' average of 28.2% (pooled of 2 of 4"
    )
    assert [one.tally for one in pooled.neighbours] == ["1 of 10", "30 of 100", "", ""]


def test_pooled_without_the_numbers_says_that_they_are_not_published(tmp_path):
    found = ours(tmp_path, [4, 1, 2], statistic=NeighbourStatistic.POOLED)
    assert found.average.text == "not known: the numbers behind the figures are not published"
