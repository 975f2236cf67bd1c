"""What a measure says of its figures over time, and how control charts are tested."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.language._chart_keys import ControlChartsText
from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.describe import describe
from trigpoint.language.errors import CatalogueErrors
from trigpoint.language.units import charts_of
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.control_charts import BY_RULE, ChartKind, ChoiceRules, Overruling
from trigpoint.model.measures import Measure, Unit
from trigpoint.model.observations import Rebase
from trigpoint.model.rule_set import MAKING_DATA_COUNT, BothWays, RuleSet, TargetOnLimit, TwoInThree
from trigpoint.model.seasons import Hypothesis
from trigpoint.model.twins import NationalTwin
from trigpoint.tables import EARLY_HELP

from .broken import GOOD_COUNT, count
from .broken_over_time import settings

OVER_TIME = (
    "seasons:",
    "  - name: School holidays",
    "    months: [April, AUG, december]",
    "    because: Schools are closed",
    "    action: Duty cover is kept up",
    "  - {name: September return, months: [sep]}",
    "twins:",
    "  - {data_set: neet_scorecard, indicator: NEET_percent, differs: By a year.}",
    '  - {data_set: lait, indicator: 16-17 NEET, breakdown: "Age: 16", differs: By two.}',
    "chart: {kind: t, because: Few a month}",
    "rebases:",
    "  - {from: 2022-10, because: A new team}",
    "  - {from: 2021-04, because: A new pathway}",
)


def read(*files: tuple[str, str, bool]) -> Catalogue:
    return read_catalogue([CatalogueFile(*file) for file in files], EARLY_HELP)


def measure(text: str) -> Measure:
    [found] = read(("own.yaml", text, False)).measures.values()
    return found


def test_a_measure_says_its_seasons_twins_chart_and_rebases():
    found = measure(count("count: rows", *OVER_TIME))
    assert found.seasons == (
        Hypothesis(
            "School holidays",
            frozenset({4, 8, 12}),
            action="Duty cover is kept up",
            because="Schools are closed",
        ),
        Hypothesis("September return", frozenset({9})),
    )
    assert found.twins == (
        NationalTwin("neet_scorecard", "NEET_percent", "", "By a year."),
        NationalTwin("lait", "16-17 NEET", "Age: 16", "By two."),
    )
    assert found.chart == Overruling(ChartKind.T, "Few a month")
    assert found.rebases == (
        Rebase(date(2022, 10, 1), "A new team"),
        Rebase(date(2021, 4, 1), "A new pathway"),
    )


def test_a_measure_need_say_nothing_of_them():
    found = measure(GOOD_COUNT)
    assert (found.seasons, found.twins, found.chart, found.rebases) == ((), (), None, ())


def test_none_of_it_is_part_of_the_definition():
    """A revision says that the definition changed where the text did; a new hypothesis changes no figure."""
    plain, told = measure(GOOD_COUNT), measure(count("count: rows", *OVER_TIME))
    assert told.text == plain.text == "rows: episodes\nduring: opened_on\ncount: rows"
    assert told.definition == plain.definition
    catalogue = read(("own.yaml", count("count: rows", *OVER_TIME), False))
    assert describe(told, catalogue, EARLY_HELP) == describe(plain, catalogue, EARLY_HELP)


def test_its_mistakes_are_said_together_with_those_of_the_definition():
    text = count("count: rws", "seasons:", "  - {name: Holidays, months: [agust]}")
    with pytest.raises(CatalogueErrors) as raised:
        read(("own.yaml", text, False))
    assert [error.place.line for error in raised.value.errors] == [10, 12]


# ---- which charts -----------------------------------------------------------------------------------------


def test_the_kinds_of_chart_by_unit():
    """p of shares, u of rates, g of cases between, t of days between; XmR of everything."""
    shares = {ChartKind.XMR, ChartKind.P, ChartKind.P_PRIME, ChartKind.G}
    rates = {ChartKind.XMR, ChartKind.U, ChartKind.U_PRIME}
    assert {unit: set(charts_of(unit)) for unit in Unit} == {
        Unit.COUNT: {ChartKind.XMR, ChartKind.T},
        Unit.PERCENT: shares,
        Unit.BINARY_RATE: shares,
        Unit.RATE_PER_10000: rates,
        Unit.FREQUENCY_RATE: rates,
        Unit.DAYS: {ChartKind.XMR},
        Unit.NUMBER: {ChartKind.XMR},
    }


# ---- how charts are tested --------------------------------------------------------------------------------


def test_every_setting_has_a_key_of_its_name_and_its_usual_value():
    names = {field.name for kind in (RuleSet, ChoiceRules) for field in fields(kind)}
    assert set(ControlChartsText.model_fields) == names
    catalogue = read(("own.yaml", GOOD_COUNT + settings("small: 300"), False))
    assert (catalogue.chart_rules, catalogue.chart_choice) == (MAKING_DATA_COUNT, BY_RULE)


def test_every_setting_is_read():
    text = settings(
        "outside_limits: no",
        "trend_length: off",
        "two_in_three: within_limits",
        "two_in_three_on_one_side: no",
        "shift_length: 8",
        "mean_breaks_shift: false",
        "both_ways: precedence",
        "target_on_limit: decided",
        "minimum_points: 12",
        "fix_after: 24",
        "limit_multiple: 2.6595",
        "screen_moving_ranges: yes",
        "screen_at: 3.3",
        "clip_limits: true",
        "rare_at_most: 2",
        "rare_share: 0.8",
        "rare_percent: 5",
        "small: 100",
        "changing: 0.3",
        "more_than_chance: 1.5",
    )
    catalogue = read(("own.yaml", GOOD_COUNT + text, False))
    assert catalogue.chart_rules == RuleSet(
        outside_limits=False,
        trend_length=None,
        two_in_three=TwoInThree.WITHIN_LIMITS,
        two_in_three_on_one_side=False,
        shift_length=8,
        mean_breaks_shift=False,
        both_ways=BothWays.PRECEDENCE,
        target_on_limit=TargetOnLimit.DECIDED,
        minimum_points=12,
        fix_after=24,
        limit_multiple=Decimal("2.6595"),
        screen_moving_ranges=True,
        screen_at=Decimal("3.3"),
        clip_limits=True,
    )
    assert catalogue.chart_choice == ChoiceRules(
        2, Decimal("0.8"), Decimal(5), 100, Decimal("0.3"), Decimal("1.5")
    )


def test_a_councils_settings_take_the_place_of_all_the_librarys():
    library = ("library.yaml", settings("shift_length: 8", "trend_length: 6"), True)
    own = ("own.yaml", settings("trend_length: 5"), False)
    assert read(library).chart_rules == RuleSet(shift_length=8, trend_length=6)
    assert read(library, own).chart_rules == RuleSet(trend_length=5)


def test_two_files_of_a_council_cannot_both_set_it():
    with pytest.raises(CatalogueErrors) as raised:
        read(
            ("a.yaml", GOOD_COUNT + settings("small: 100"), False), ("b.yaml", settings("small: 200"), False)
        )
    [error] = raised.value.errors
    assert error.sentence == (
        "b.yaml:1:1: How control charts are tested is set twice: also in a.yaml, line 11. "
        "Keep one of them: it holds for the whole catalogue."
    )
