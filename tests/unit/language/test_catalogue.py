"""What a catalogue's files become."""

from datetime import date
from decimal import Decimal

import pytest

from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.errors import CatalogueErrors
from trigpoint.language.expressions import parse_expression
from trigpoint.model.catalogue import Catalogue, Due, Frequency, OutturnKind, Shows
from trigpoint.model.measures import (
    Average,
    Combination,
    CountDistinct,
    CountRows,
    During,
    Formula,
    FromRecords,
    MeasureReference,
    Median,
    Number,
    OpenAtEnd,
    OpenDuring,
    Polarity,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Submitted,
    Sum,
    Unit,
)
from trigpoint.model.nodes import Node
from trigpoint.model.periods import PeriodKind
from trigpoint.model.targets import (
    AllOf,
    AppliesTo,
    Combined,
    Flat,
    Judges,
    Profiled,
    Range,
    Relative,
    RelativeTo,
    TargetKind,
)
from trigpoint.tables import EARLY_HELP

from .broken import COUNT, GOOD_COUNT, GOOD_SHARE, SHARE, breakdown, formula, lines, target, with_keys

D = Decimal


def read(*texts: str, library: str = "") -> Catalogue:
    files = [CatalogueFile(f"{number}.yaml", text) for number, text in enumerate(texts)]
    shipped = [CatalogueFile("library.yaml", library, is_library=True)] if library else []
    return read_catalogue([*shipped, *files], EARLY_HELP)


def node(text: str, table: str = "episodes") -> Node:
    return parse_expression(text, EARLY_HELP[table], EARLY_HELP)


def definition(measure: str, *keys: str, unit: str = "") -> FromRecords:
    text = with_keys(measure.replace("unit: count", f"unit: {unit or 'count'}"), *keys)
    [found] = read(text).measures.values()
    assert isinstance(found.definition, FromRecords)
    return found.definition


# ---- measures -------------------------------------------------------------------------------------------


def test_a_measure_is_read_whole():
    text = with_keys(
        SHARE, "where: service <> 'Youth offending'", "share: completed_on is not null", "note: N."
    )
    measure = read(text).measures["assessed"]
    assert (measure.id, measure.title, measure.why) == (
        "assessed",
        "Assessments in time",
        "Waiting helps nobody.",
    )
    assert (measure.owner, measure.polarity, measure.unit) == (
        "Head of Early Help",
        Polarity.HIGH,
        Unit.PERCENT,
    )
    assert (measure.decimals, measure.note) == (1, "N.")
    assert measure.definition == FromRecords(
        "assessments",
        During(node("completed_on", "assessments")),
        node("service <> 'Youth offending'", "assessments"),
        Share(node("completed_on is not null", "assessments")),
    )
    assert measure.text == (
        "rows: assessments\nduring: completed_on\n"
        "where: service <> 'Youth offending'\nshare: completed_on is not null"
    )


def test_each_calculation():
    days = "days(opened_on, closed_on)"
    assert definition(COUNT, "count: rows").calculation == CountRows()
    assert definition(COUNT, "count: child_id").calculation == CountDistinct(node("child_id"))
    assert definition(COUNT, f"sum: {days}", unit="days").calculation == Sum(node(days))
    assert definition(COUNT, f"average: {days}", unit="days").calculation == Average(node(days))
    assert definition(COUNT, f"median: {days}", unit="days").calculation == Median(node(days))
    assert definition(
        COUNT, "share: closed_on is null", "each: family_id", "meets: every", unit="percent"
    ).calculation == ShareOfDistinct(node("family_id"), node("closed_on is null"), every=True)
    assert definition(
        COUNT, "share: closed_on is null", "each: family_id", "meets: any", unit="percent"
    ).calculation == ShareOfDistinct(node("family_id"), node("closed_on is null"), every=False)
    assert definition(
        COUNT, "count: rows", "rate: {per: 10000, population: children_0_17}", unit="rate_per_10000"
    ).calculation == RatePerPopulation(CountRows(), 10_000, "children_0_17")


def test_each_way_to_belong_to_a_period():
    spell = (node("opened_on"), node("closed_on"))
    at_end = COUNT.replace("during: opened_on", "open_at_end: [opened_on, closed_on]")
    any_day = COUNT.replace("during: opened_on", "open_during:\n      - opened_on\n      - closed_on")
    assert definition(COUNT, "count: rows").membership == During(node("opened_on"))
    assert definition(at_end, "count: rows").membership == OpenAtEnd(*spell)
    assert definition(any_day, "count: rows").membership == OpenDuring(*spell)


def test_the_usual_decimals_are_those_of_the_unit_and_an_author_may_choose():
    days = "average: days(opened_on, closed_on)"
    usual = {
        GOOD_SHARE: 1,
        GOOD_COUNT: 0,
        with_keys(COUNT.replace("unit: count", "unit: days"), days): 1,
        with_keys(COUNT, "count: rows", "decimals: 2"): 2,
    }
    for text, decimals in usual.items():
        [measure] = read(text).measures.values()
        assert measure.decimals == decimals


def test_a_formula_and_a_submitted_figure():
    ratio = read(formula("100 * opened / (opened + 1)", unit="number")).measures["more"].definition
    opened = MeasureReference("opened")
    assert ratio == Formula(
        Combination(
            "/",
            Combination("*", Number(D(100)), opened),
            Combination("+", opened, Number(D(1))),
        )
    )
    sent = COUNT.split("    rows:")[0] + "    submitted: Youth Justice Board\n"
    assert read(sent).measures["opened"].definition == Submitted("Youth Justice Board")


def test_a_percentage_may_be_a_ratio_of_counts_or_a_sum_of_shares_of_the_same_rows():
    for ratio in ("100 * opened / opened", "opened / opened * 100", "100 * (opened / opened)"):
        assert read(formula(ratio, unit="percent")).measures["more"].unit is Unit.PERCENT
    other = GOOD_SHARE.replace("assessed:", "late:").removeprefix("measures:\n")
    keys = ("title: T", "why: W", "owner: O", "polarity: low", "unit: percent", "formula: assessed + late")
    both = GOOD_SHARE + other + "  both:\n" + with_keys("", *keys)
    assert "both" in read(both).measures


def test_a_sum_of_shares_of_other_rows_has_no_tally():
    other = GOOD_SHARE.replace("assessed:", "late:").replace(
        "during: completed_on", "during: triage_decided_on"
    )
    keys = ("title: T", "why: W", "owner: O", "polarity: low", "unit: percent", "formula: assessed + late")
    text = GOOD_SHARE + other.removeprefix("measures:\n") + "  both:\n" + with_keys("", *keys)
    with pytest.raises(CatalogueErrors, match="Measure both is a percentage, but nothing says of how many"):
        read(text)


# ---- breakdowns -----------------------------------------------------------------------------------------


def test_a_breakdown_uses_the_first_expression_whose_columns_a_table_has():
    found = read(breakdown("value: [family.locality, locality]")).breakdowns["group"]
    assert found.title == "Group"
    assert found.value_for("episodes") == node("family.locality")
    assert found.value_for("youth_sessions") == node("locality", "youth_sessions")
    assert found.value_for("audits") is None
    assert found.bands == ()


def test_a_number_is_cut_into_bands():
    ages = ('value: ["age(child.born_on, reference_date)"]', "bands: [0, 5, 11]")
    found = read(breakdown(*ages)).breakdowns["group"]
    assert found.bands == (0, 5, 11)
    assert found.value_for("episodes") == node("age(child.born_on, reference_date)")


# ---- targets --------------------------------------------------------------------------------------------


def kind(*keys: str) -> TargetKind:
    [found] = read(target("measure: assessed", "from: 2021-04", *keys)).targets
    return found.kind


def test_a_target_is_read_whole():
    keys = (
        "measure: assessed",
        "from: 2021-04",
        "to: 2022-03",
        "applies_to: year_end",
        "judges: numerator",
        "green: 85",
        "amber: 74.5",
        "source: Plan",
        "reason: Last year",
        "set_by: Head",
        "set_on: 2021-04-01",
    )
    [found] = read(target(*keys)).targets
    assert (found.measure, found.first, found.last) == ("assessed", date(2021, 4, 1), date(2022, 3, 1))
    assert (found.applies_to, found.judges) == (AppliesTo.YEAR_END, Judges.NUMERATOR)
    assert found.kind == Flat(D(85), D("74.5"))
    assert (found.source, found.reason, found.set_by) == ("Plan", "Last year", "Head")
    assert found.set_on == date(2021, 4, 1)


def test_each_kind_of_target():
    assert kind("green: 85") == Flat(D(85))
    assert kind("profile: {2021-05: {green: 9}, 2021-04: {green: 10, amber: 8}}") == Profiled(
        ((date(2021, 4, 1), Flat(D(10), D(8))), (date(2021, 5, 1), Flat(D(9))))
    )
    assert kind(
        "all_of: [{better_than: same_period_last_year}, {comparable_with: national, tolerance_percent: 10}]"
    ) == AllOf((Relative(RelativeTo.SAME_PERIOD_LAST_YEAR), Relative(RelativeTo.NATIONAL, D(10))))
    ranged = GOOD_SHARE.replace("polarity: high", "polarity: range")
    text = target("measure: assessed", "from: 2021-04", "range: {low: 6, high: 7, amber_high: 8}")
    [found] = read(text.replace(GOOD_SHARE, ranged)).targets
    assert found.kind == Range(D(6), D(7), None, D(8))


def test_a_target_over_two_measures():
    other = GOOD_SHARE.replace("assessed:", "late:").removeprefix("measures:\n")
    text = target("measure: assessed", "from: 2021-04", "green: 10", "combined_with: [late]")
    [found] = read(text.replace(GOOD_SHARE, GOOD_SHARE + other)).targets
    assert found.kind == Combined(("assessed", "late"), D(10))


def test_month_and_year_end_are_judged_apart():
    more = "  - measure: assessed\n    from: 2021-04\n    applies_to: {}\n    green: 80\n"
    month = target("measure: assessed", "from: 2021-04", "applies_to: month", "green: 75")
    assert len(read(month + more.format("year_end")).targets) == 2


def test_a_council_s_targets_for_a_measure_replace_the_library_s():
    shipped = target("measure: assessed", "from: 2021-04", "green: 75")
    own = "targets:\n  - measure: assessed\n    from: 2022-04\n    green: 90\n"
    assert [found.kind for found in read(own, library=shipped).targets] == [Flat(D(90))]
    assert [found.kind for found in read("", library=shipped).targets] == [Flat(D(75))]


# ---- scorecards -----------------------------------------------------------------------------------------


def test_a_line_is_read_whole():
    line = (
        "{ref: 1.10, measure: assessed, title: In time, shows: numerator, split: Families, "
        "frequency: quarterly, due: quarter_end, monthly_figure: year_to_date, outturn: last_month, "
        "success_measure: TB3, council_plan: CH05, note: N, polarity: info}"
    )
    layout = read(lines(line)).scorecards["early"]
    [found] = layout.lines()
    assert (found.ref, found.measure, found.title) == ("1.10", "assessed", "In time")
    assert (found.shows, found.split, found.frequency) == (Shows.NUMERATOR, "Families", Frequency.QUARTERLY)
    assert (found.due, found.monthly_figure) == (Due.QUARTER_END, PeriodKind.YEAR_TO_DATE)
    assert (found.outturn, found.success_measure, found.council_plan) == (
        OutturnKind.LAST_MONTH,
        "TB3",
        "CH05",
    )
    assert (found.note, found.polarity) == ("N", Polarity.INFO)
    assert (layout.id, layout.title, layout.subtitle, layout.data_note) == ("early", "Early help", "", "")


def test_a_line_takes_the_title_of_its_measure_and_the_usual_layout():
    [found] = read(lines('{ref: "1", measure: assessed}')).scorecards["early"].lines()
    assert found.title == "Assessments in time"
    assert (found.shows, found.due, found.outturn) == (Shows.VALUE, Due.EVERY_MONTH, OutturnKind.YEAR)
    assert isinstance(found.monthly_figure, PeriodKind)


def test_one_reference_may_stand_for_value_and_number():
    number = '{ref: "1.3", measure: assessed, shows: numerator}'
    layout = read(lines(number, '{ref: "1.3", measure: assessed}')).scorecards["early"]
    assert [line.shows for line in layout.lines()] == [Shows.NUMERATOR, Shows.VALUE]


def test_a_council_s_scorecard_and_breakdown_replace_the_library_s():
    shipped = lines('{ref: "1", measure: assessed}') + breakdown("value: [locality]")
    own = lines('{ref: "2", measure: assessed}', measure="") + breakdown("value: [gender]")
    catalogue = read(own, library=shipped)
    assert [line.ref for line in catalogue.scorecards["early"].lines()] == ["2"]
    assert catalogue.breakdowns["group"].value_for("children") == node("gender", "children")


# ---- the whole ------------------------------------------------------------------------------------------


def test_files_are_read_together():
    catalogue = read(GOOD_COUNT, GOOD_SHARE, "measures:\n", "# nothing\n")
    assert list(catalogue.measures) == ["opened", "assessed"]


def test_the_digest_names_the_texts():
    assert read(GOOD_COUNT).digest == read(GOOD_COUNT).digest
    assert read(GOOD_COUNT).digest != read(GOOD_COUNT + "# later\n").digest
    assert read(GOOD_COUNT, GOOD_SHARE).digest != read(GOOD_SHARE, GOOD_COUNT).digest
    assert len(read(GOOD_COUNT).digest) == 64
