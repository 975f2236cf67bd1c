"""The lines of a scorecard among others: which release, year and model; a later one changes nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from tests.unit.comparators.files import council, england, model_of, tidy
from trigpoint.calendar.periods import parse_period
from trigpoint.comparators.adding import add
from trigpoint.comparators.reading import ReadModel, ReadRelease
from trigpoint.model.benchmarks import NeighbourStatistic
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.twins import NationalTwin
from trigpoint.project.benchmarking import benchmarks_of, comparators_seen

NOW = datetime(2022, 5, 18, 9, tzinfo=UTC)
OLD, NEW = (model_of((1, 2, 3), (2, 1, 3), dated=dated) for dated in ("April 2021", "May 2025"))


def measure(name, *twins, polarity=Polarity.LOW):
    return Measure(
        id=name,
        title=name,
        why="",
        owner="",
        polarity=polarity,
        unit=Unit.PERCENT,
        decimals=1,
        definition=Submitted("us"),
        twins=tuple(NationalTwin(*twin) for twin in twins),
    )


MEASURES = [
    measure("neet", ("not_loaded", "neet"), ("invented", "share")),
    measure("high_neet", ("invented", "share"), polarity=Polarity.HIGH),
    measure("no_twin"),
    measure("elsewhere", ("not_loaded", "neet")),
    measure("no_such_indicator", ("invented", "gone")),
]


class Council(SimpleNamespace):
    """A council's folder as far as these verbs look at it."""

    def keep(self, *values, edition, published_on=None, models=()):
        rows = [
            f"{council(number, year)},{value}"
            for year, some in zip((2021, 2022, 2023), values, strict=False)
            for number, value in enumerate(some, 1)
        ]
        release = replace(
            tidy(self.path, "share", *rows, f"{england()},4", edition=edition), published_on=published_on
        )
        given = [ReadModel(one, "sn.csv") for one in models]
        add(self.comparators, [ReadRelease(release, ("x",))], given, now=NOW, version="0.1.0")


@pytest.fixture
def here(tmp_path):
    found = Council(
        path=tmp_path,
        comparators=tmp_path / "comparators",
        catalogue=SimpleNamespace(measures={one.id: one for one in MEASURES}),
        settings=SimpleNamespace(area="Council 1", neighbour_statistic=NeighbourStatistic.MEAN),
    )
    found.keep((9, 1, 2), (5, 3, 4), (0, 0, 0), edition="2023", models=[OLD, NEW])
    return found


def run_of(here, as_at):
    seen = comparators_seen(here, parse_period(as_at))
    return SimpleNamespace(
        id="a run",
        releases=seen.releases,
        neighbour_model=seen.model,
        area=here.settings.area,
        neighbour_statistic=here.settings.neighbour_statistic,
        as_at=parse_period(as_at),
    )


def test_a_run_sees_the_newest_release_of_each_twin_and_the_model_in_force(here):
    seen = comparators_seen(here, parse_period("2022-03"))
    assert (seen.releases, seen.model) == (("invented 2023",), "April 2021")
    assert comparators_seen(here, parse_period("2025-06")).model == "May 2025"
    assert comparators_seen(here, parse_period("2021-03")).model == ""


def test_a_line_stands_beside_the_first_twin_that_is_loaded_in_the_year_that_was_over(here):
    found = benchmarks_of(here, run_of(here, "2022-03"), MEASURES)
    assert set(found) == {"neet", "high_neet"}
    neet = found["neet"]
    assert (neet.period, neet.own.text, neet.average.text, neet.rank) == ("2022", "5.0%", "3.5%", 3)
    assert neet.sentence.startswith("5.0% is worse than the neighbours' average of 3.5% (mean of 2,")
    assert found["high_neet"].sentence.startswith("5.0% is better than the neighbours' average of 3.5%")
    assert (found["high_neet"].rank, found["high_neet"].band) == (1, "A")
    assert benchmarks_of(here, run_of(here, "2022-02"), MEASURES)["neet"].period == "2021"
    assert benchmarks_of(here, run_of(here, "2023-02"), MEASURES)["neet"].period == "2022"


def test_what_is_added_after_a_run_leaves_its_report_as_it_was(here):
    run = run_of(here, "2022-03")
    before = benchmarks_of(here, run, MEASURES)
    here.keep((9, 1, 2), (5, 3, "c"), edition="2023-revised", published_on=date(2024, 1, 1))
    assert benchmarks_of(here, run, MEASURES) == before
    later = benchmarks_of(here, run_of(here, "2022-03"), MEASURES)
    assert (later["neet"].release, later["neet"].average.text) == ("invented 2023-revised", "3.0%")


def test_without_an_area_a_run_before_any_release_or_a_model_there_is_no_benchmark(here):
    run = run_of(here, "2022-03")
    assert benchmarks_of(here, SimpleNamespace(**{**vars(run), "releases": ()}), MEASURES) == {}
    assert benchmarks_of(here, SimpleNamespace(**{**vars(run), "neighbour_model": ""}), MEASURES) == {}
    assert benchmarks_of(here, SimpleNamespace(**{**vars(run), "area": ""}), MEASURES) == {}


def test_settings_that_change_after_a_run_leave_its_report_as_it_was(here):
    run = run_of(here, "2022-03")
    before = benchmarks_of(here, run, MEASURES)
    here.settings.area, here.settings.neighbour_statistic = "Council 2", NeighbourStatistic.MEDIAN
    assert benchmarks_of(here, run, MEASURES) == before


def test_a_release_that_a_run_saw_and_is_gone_is_an_error(here):
    run = run_of(here, "2022-03")
    run.releases = ("invented 1999",)
    with pytest.raises(
        TrigpointError, match="compared by the release 'invented 1999', which is no longer there"
    ):
        benchmarks_of(here, run, MEASURES)
