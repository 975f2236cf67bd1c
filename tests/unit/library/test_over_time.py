"""The seasons and national twins of the library: complete, possible to estimate, and really published."""

import csv
from functools import cache
from pathlib import Path

import pytest

from trigpoint import library
from trigpoint.comparators import lait, neet
from trigpoint.judgements.season import REACH
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.model.catalogue import Catalogue, Frequency
from trigpoint.model.measures import Measure, Polarity
from trigpoint.tables import EARLY_HELP

PUBLISHED = Path(__file__).resolve().parents[3].parent / "shared" / "comparators"


@cache
def catalogue() -> Catalogue:
    files = [*library.measure_files(), *library.scorecard_files()]
    return read_catalogue([CatalogueFile(name, text, is_library=True) for name, text in files], EARLY_HELP)


def seasonal() -> list[Measure]:
    return [measure for measure in catalogue().measures.values() if measure.seasons]


def twinned() -> list[Measure]:
    return [measure for measure in catalogue().measures.values() if measure.twins]


def test_every_season_has_its_reason_and_what_is_done_about_it() -> None:
    assert len(seasonal()) >= 15
    for measure in seasonal():
        for each in measure.seasons:
            assert each.months and each.months <= set(range(1, 13)), (measure.id, each.name)
            assert len(each.because) > 15 and len(each.action) > 30, (measure.id, each.name)


def test_every_season_can_be_estimated() -> None:
    """Each month has, near enough on both sides, one that no season of the measure is said to touch."""
    for measure in seasonal():
        affected = frozenset().union(*(each.months for each in measure.seasons))
        for month in affected:
            for step in (-1, 1):
                near = {(month - 1 + step * away) % 12 + 1 for away in range(1, REACH + 1)}
                assert near - affected, (measure.id, month)


def test_a_measure_with_a_season_is_printed_every_month() -> None:
    lines = list(catalogue().scorecards["early_help"].lines())
    monthly = {line.measure for line in lines if line.frequency is Frequency.MONTHLY}
    assert {measure.id for measure in seasonal()} <= monthly


def test_the_minutes_holidays_are_there() -> None:
    """'Easter holidays always create a slow period, because schools are referrers': contacts, in April."""
    holidays, back_at_school = catalogue().measures["contacts"].seasons
    assert holidays.months == {4, 8, 12} and "Schools" in holidays.because
    assert back_at_school.months == {9}


def test_every_twin_says_how_it_differs() -> None:
    assert {measure.id for measure in twinned()} == {
        "not_known",
        "not_known_annual",
        "neet",
        "neet_annual",
        "neet_or_not_known",
        "neet_or_not_known_annual",
        "duty_to_participate",
        "first_time_entrants",
    }
    for measure in twinned():
        for twin in measure.twins:
            assert len(twin.differs) > 40 and twin.differs.endswith("."), (measure.id, twin.indicator)


# ---- what is published ------------------------------------------------------------------------------------


def published_polarities() -> dict[tuple[str, str], str]:
    """By data set and indicator, every one of the files a council downloads and its polarity."""
    tool = PUBLISHED / "dfe_lait" / "lait_data_dictionary.csv"
    scorecards = sorted((PUBLISHED / "dfe_neet").glob("*.csv"))
    if not tool.exists() or not scorecards:
        pytest.skip(f"the published files are not in {PUBLISHED}")
    with tool.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    found = {(lait.DATA_SET, row["Measure_short"]): lait.POLARITIES.get(row["Polarity"], "") for row in rows}
    for path in scorecards:
        with path.open(encoding="utf-8-sig") as file:
            names = next(csv.reader(file))
        found |= {(neet.DATA_SET, name): neet.POLARITIES[name] for name in names if name in neet.POLARITIES}
    return found


def test_every_twin_is_published_and_good_the_same_way() -> None:
    published = published_polarities()
    for measure in twinned():
        for twin in measure.twins:
            polarity = published[(twin.data_set, twin.indicator)]
            assert measure.polarity in (polarity, Polarity.INFO), (measure.id, twin.indicator)


def test_every_years_scorecard_has_the_twins_under_one_name() -> None:
    wanted = {t.indicator for m in twinned() for t in m.twins if t.data_set == neet.DATA_SET}
    paths = sorted((PUBLISHED / "dfe_neet").glob("*.csv"))
    if not paths:
        pytest.skip(f"the published files are not in {PUBLISHED}")
    for path in paths:
        with path.open(encoding="utf-8-sig") as file:
            assert wanted <= set(next(csv.reader(file))), path.name
