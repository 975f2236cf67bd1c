"""What the months of each kind of line give it: which chart and why, season, completeness.

Limits are worked out by hand: months that go to and fro between two figures have moving ranges of their
difference, so an XmR chart's limits are 2.66 times it either side of the mean.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from trigpoint.calendar.periods import month, months_back
from trigpoint.model.catalogue import (
    Catalogue,
    Due,
    LineLayout,
    OutturnKind,
    ScorecardLayout,
    SectionLayout,
    Shows,
)
from trigpoint.model.control_charts import Assurance, ChartKind, ChoiceRules, Overruling, Variation
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import PeriodKind
from trigpoint.model.rule_set import MAKING_DATA_COUNT
from trigpoint.model.scorecards import Line
from trigpoint.model.seasons import Hypothesis
from trigpoint.model.targets import AppliesTo, Flat, Profiled, Target
from trigpoint.scorecards.series import MonthlySeries
from trigpoint.scorecards.signals import measures_of_gaps

from .made import LINE, MARCH, OPEN_AT_END, D, count, counts, line_of, share, shares

# Mean 91%, moving ranges of 2: limits 91 - 5.32 and 91 + 5.32. As many cases each month, so an XmR chart.
STEADY = [(90, 100), (92, 100)] * 12
# Numbers that change: a p chart. Two tenths in ten, twenty and thirty cases.
CHANGING = [(2, 10), (4, 20), (3, 30), (5, 20)] * 6
RARE = [0, 1, 0, 0, 1, 0] * 4


def target(kind: object, at: AppliesTo = AppliesTo.BOTH) -> Target:
    return Target("m", date(2020, 4, 1), None, at, kind)  # type: ignore[arg-type]


# ---- shares and counts -------------------------------------------------------------------------------------


def test_a_monthly_share_with_a_target_has_a_chart_and_says_if_the_target_is_usually_met():
    line = line_of(share(), shares(STEADY), targets=(target(Flat(D(85))),))
    assert line.chart is not None
    assert (line.chart.kind, line.chart.variation) == (ChartKind.XMR, Variation.COMMON_CAUSE)
    assert line.chart.reason == "Within usual variation: between 85.7% and 96.3% is expected."
    assert line.chart.assurance is Assurance.PASS
    assert line.chart.assurance_reason == (
        "Will usually meet the target of 85.0%: between 85.7% and 96.3% is expected."
    )
    assert "the number of cases changes little" in line.chart_choice
    assert (line.chart_unit, line.chart_decimals) == (Unit.PERCENT, 1)


def test_the_target_of_a_chart_may_change_from_month_to_month():
    profile = Profiled(((date(2022, 2, 1), Flat(D(80))), (date(2022, 3, 1), Flat(D(97)))))
    line = line_of(share(), shares(STEADY), targets=(target(profile, AppliesTo.MONTH),))
    assert line.chart is not None
    assert [point.observation.target for point in line.chart.points[-3:]] == [None, 80, 97]
    assert line.chart.assurance is Assurance.FAIL, "the last month's target is the one that is spoken of"


def test_the_number_behind_a_share_is_charted_as_a_count():
    numerator = replace(LINE, shows=Shows.NUMERATOR)
    line = line_of(share(), shares(STEADY), numerator, targets=(target(Flat(D(85))),))
    assert line.chart is not None
    assert line.chart.reason == "Within usual variation: between 86 and 96 is expected."
    assert line.chart.assurance is Assurance.NOT_APPLICABLE, "the target is for the share"
    assert (line.chart_unit, line.chart_decimals) == (Unit.COUNT, 0)


def test_small_numbers_that_change_make_a_p_chart():
    line = line_of(share(), shares(CHANGING))
    assert line.chart is not None and line.chart.kind is ChartKind.P
    assert line.chart_choice.startswith("p chart: a percentage of small, changing numbers: 10 to 30 cases")


def test_different_from_usual_is_for_the_better_or_the_worse_by_the_lines_own_polarity():
    # The mean is 89.7 and the mean moving range 44 + 32 over 23, or 3.3: the lower limit is 80.9.
    months = shares([*STEADY[:-1], (60, 100)])
    verdicts = {
        polarity: line_of(share(), months, replace(LINE, polarity=polarity)).chart.variation  # type: ignore[union-attr]
        for polarity in (Polarity.HIGH, Polarity.LOW, Polarity.INFO)
    }
    assert verdicts == {
        Polarity.HIGH: Variation.CONCERN_LOW,
        Polarity.LOW: Variation.IMPROVEMENT_LOW,
        Polarity.INFO: Variation.NEITHER_LOW,
    }


def test_a_year_is_too_short_to_know_what_is_usual():
    line = line_of(share(), shares(STEADY[:12]))
    assert line.chart is not None and line.chart.variation is Variation.NOT_TESTED
    assert line.chart.reason == ("Not tested: 12 months are too few to know what is usual; 13 are needed.")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (replace(LINE, due=Due.QUARTER_END), "this line has a figure in the months that end a quarter."),
        (replace(LINE, due=Due.YEAR_END), "this line has a figure at year end only."),
        (replace(LINE, monthly_figure=PeriodKind.YEAR_TO_DATE), "whose months overlap."),
    ],
)
def test_a_line_without_monthly_figures_says_why_it_has_no_chart(line: LineLayout, why: str):
    measure = share(seasons=(Hypothesis("Spring", frozenset({3})),))
    found = line_of(measure, shares(STEADY), line)
    assert (found.chart, found.season, found.completeness, found.trajectory) == (None,) * 4
    assert found.chart_choice.startswith("No chart: ") and found.chart_choice.endswith(why)


def test_a_line_of_which_nothing_is_known_says_so():
    found = line_of(share(), ())
    assert (found.chart, found.chart_choice) == (None, "No chart: no figure of any month is known.")


# ---- rare events -------------------------------------------------------------------------------------------


def events(gaps: Sequence[int], last: date = date(2022, 3, 20)) -> tuple[tuple[date, bool], ...]:
    """Days of events, each so many days after the one before; the last on a day of March."""
    days = [last]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return tuple((day, True) for day in reversed(days))


def test_a_rare_count_is_charted_as_the_days_between_events():
    """Gaps of 30 days, and then of 3: to the power 1/3.6 they are 2.572 and 1.357.

    Mean (20 x 2.572 + 1.357) / 21 = 2.514; moving ranges 1.215 / 20 = 0.0608; lower limit 2.514 - 2.66 x
    0.0608 = 2.352, or 2.352 to the power 3.6 = 21.7 days.
    """
    line = line_of(count(polarity=Polarity.LOW), counts(RARE), events={"m": events([30] * 20 + [3])})
    assert line.chart is not None and line.chart.kind is ChartKind.T
    assert (line.chart_unit, line.chart_decimals) == (Unit.DAYS, 0)
    assert [point.value for point in line.chart.points] == [30] * 20 + [3]
    assert line.chart.reason == (
        "Different from usual, for the worse: 3 days lie between the last two events, fewer than the lower "
        "limit of 22."
    )
    assert line.chart_choice.startswith("t chart: 24 of 24 periods have 3 or fewer")


def test_of_a_rare_share_the_cases_between_are_charted():
    """39 other cases lie between on average: the upper limit is 39 + 3 x the root of 39 x 40, or 157.5."""
    met = {80 * n for n in range(11)} | {80 * n + 10 for n in range(10)}  # 9 and 69 between, in turn
    cases = [(date(2020, 1, 1) + timedelta(days=n), n in met) for n in range(80 * 10 + 1)]
    line = line_of(share(), shares([(1, 40)] * 24), events={"m": tuple(cases)})
    assert line.chart is not None and line.chart.kind is ChartKind.G
    assert [point.value for point in line.chart.points] == [9, 69] * 10
    assert line.chart.reason == (
        "Within usual variation: up to 157 other cases from one to the next are expected."
    )
    assert line.chart_unit is Unit.COUNT


def test_the_number_behind_a_rare_share_counts_only_those_that_meet_the_standard():
    cases = [(date(2020, 1, 1) + timedelta(days=n), n % 40 == 0) for n in range(40 * 20 + 1)]
    numerator = replace(LINE, shows=Shows.NUMERATOR)
    line = line_of(share(), shares([(1, 40)] * 24), numerator, events={"m": tuple(cases)})
    assert line.chart is not None and line.chart.kind is ChartKind.T
    assert {point.value for point in line.chart.points} == {D(40)}, "days from one to the next"


def test_a_rare_count_whose_days_are_not_known_is_charted_by_month_and_says_so():
    line = line_of(count(), counts(RARE))
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice.startswith("XmR chart: the days of its events are not known. t chart: ")
    assert line.chart_unit is Unit.COUNT


def test_two_events_make_no_chart_of_gaps():
    line = line_of(count(), counts(RARE), events={"m": events([40])})
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice.startswith("XmR chart: fewer than three events are known. ")


def test_a_stock_is_never_a_t_chart():
    line = line_of(count(OPEN_AT_END), counts(RARE), events={"m": events([30] * 20)})
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert "what is counted does not happen on a day" in line.chart_choice


# ---- what someone decided ----------------------------------------------------------------------------------


def test_a_chart_may_be_chosen_by_hand():
    measure = share(chart=Overruling(ChartKind.XMR, "Members know it"))
    line = line_of(measure, shares(CHANGING))
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice.startswith(
        "XmR chart, chosen by hand: Members know it. By rule it would be a p chart: "
    )


def test_a_p_chart_chosen_by_hand_is_left_where_a_month_has_no_tally():
    """A past scorecard gave the share of June 2020 and not the numbers behind it."""
    measure = share(chart=Overruling(ChartKind.P, "Few cases"))
    months = list(shares(STEADY))
    months[2] = Observation(months[2].at, D(90))
    line = line_of(measure, tuple(months))
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice == (
        "XmR chart: the numbers behind each figure are not known. The chart chosen by hand is not drawn: "
        "a p chart needs the tally of every figure, and Jun-20 has none."
    )


def test_a_p_chart_chosen_by_hand_is_left_where_the_number_to_divide_is_missing():
    months = list(shares(STEADY))
    months[2] = Observation(months[2].at, D(90), denominator=D(100))
    line = line_of(share(chart=Overruling(ChartKind.P_PRIME, "Few cases")), tuple(months))
    assert "a Laney p' chart needs the tally of every figure, and Jun-20 has none" in line.chart_choice


def test_a_p_chart_chosen_by_hand_is_left_where_figures_exceed_the_whole():
    months = shares([*CHANGING[:-1], (29, 20)])
    line = line_of(share(chart=Overruling(ChartKind.P, "Few cases")), months)
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert "a p chart is of shares, and these exceed the whole" in line.chart_choice


def test_by_rule_too_what_exceeds_the_whole_is_no_p_chart():
    line = line_of(share(), shares([(12, 10), (24, 20), (33, 30), (25, 20)] * 6))
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice.startswith("XmR chart: some figures exceed the whole")


@pytest.mark.parametrize("kind", [ChartKind.P, ChartKind.P_PRIME, ChartKind.G])
def test_a_chart_of_the_share_is_not_drawn_of_the_number_behind_it(kind: ChartKind):
    lines = [replace(LINE, shows=shows) for shows in (Shows.NUMERATOR, Shows.DENOMINATOR)]
    for layout in lines:
        line = line_of(share(chart=Overruling(kind, "Few cases")), shares(STEADY), layout)
        assert line.chart is not None and line.chart.kind is ChartKind.XMR
        assert "of the number that this line shows there is no" in line.chart_choice


def test_a_month_by_month_chart_chosen_by_hand_is_also_that_of_the_number():
    measure = share(chart=Overruling(ChartKind.XMR, "The same people each month"))
    numerator = replace(LINE, shows=Shows.NUMERATOR)
    line = line_of(measure, shares([(1, 40)] * 24), numerator, events={"m": events([30] * 20)})
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert line.chart_choice.startswith("XmR chart, chosen by hand: The same people each month.")


@pytest.mark.parametrize(
    "measure",
    [
        count(OPEN_AT_END, chart=Overruling(ChartKind.T, "They are few")),
        replace(
            count(chart=Overruling(ChartKind.T, "They are few")), definition=Submitted("Another service")
        ),
    ],
    ids=["a stock", "typed in"],
)
def test_a_t_chart_chosen_by_hand_of_what_has_no_days_is_left(measure: Measure):
    line = line_of(measure, counts([20, 30] * 12))
    assert line.chart is not None and line.chart.kind is ChartKind.XMR
    assert "a t chart is of events, and what is counted does not happen on a day" in line.chart_choice
    layout = ScorecardLayout("s", "S", "", "", (SectionLayout("All", (LINE,)),))
    catalogue = Catalogue({"m": measure}, {}, (), {"s": layout}, "digest")
    series = MonthlySeries({"m": counts([20, 30] * 12)}, ())
    assert measures_of_gaps(layout, catalogue, series) == [], "a run looks for no days"


def test_a_run_looks_for_the_days_of_what_is_charted_by_its_gaps_alone():
    rare, common = count(), replace(count(), id="common")
    lines = (LINE, replace(LINE, measure="common"), replace(LINE, due=Due.QUARTER_END, measure="common"))
    layout = ScorecardLayout("s", "S", "", "", (SectionLayout("All", lines),))
    catalogue = Catalogue({"m": rare, "common": common}, {}, (), {"s": layout}, "digest")
    series = MonthlySeries({"m": counts(RARE), "common": counts([20, 30] * 12)}, ())
    assert measures_of_gaps(layout, catalogue, series) == [rare]


def test_limits_start_afresh_where_someone_decided_it():
    measure = share(rebases=(Rebase(date(2021, 4, 1), "The front door moved."),))
    line = line_of(measure, shares(STEADY))
    assert line.chart is not None
    assert [point.phase for point in line.chart.points] == [1] * 12 + [2] * 12
    assert line.chart.reason == (
        "Not tested: 12 months since limits started afresh on 1 April 2021 (The front door moved) are too "
        "few to know what is usual; 13 are needed."
    )


def test_the_rules_of_the_catalogue_are_in_force_and_printed():
    # The last eight months are above the mean of 101.75: Making Data Count asks for seven.
    rules = replace(MAKING_DATA_COUNT, shift_length=9)
    months = counts([102, 100] * 12 + [104] * 8)
    by_default = line_of(count(), months)
    line = line_of(count(), months, chart_rules=rules)
    assert by_default.chart is not None and line.chart is not None
    assert "the last 8 months are all above the mean" in by_default.chart.reason
    assert "the last 8 months" not in line.chart.reason
    assert "9 points in a row on one side of the mean" in line.chart.rules_sentence


def test_the_catalogue_says_what_is_rare():
    line = line_of(count(), counts(RARE), chart_choice=ChoiceRules(rare_at_most=0, rare_share=D(1)))
    assert line.chart_choice.startswith("XmR chart: counts are large enough")


# ---- the time of year --------------------------------------------------------------------------------------

HOLIDAYS = Hypothesis("School holidays", frozenset({4}), action="Schools are told", because="Schools refer")
APRIL = month(2022, 4)


def with_quiet_aprils(as_at: tuple[int, int]) -> Line:
    """A hundred every month of five years, and 70 every April."""
    end = month(*as_at)
    starts = [months_back(end, back) for back in reversed(range(60))]
    values = [70 if period.start.month == 4 else 100 for period in starts]
    return line_of(count(seasons=(HOLIDAYS,)), counts(values, end), as_at=end, known_on=date(2022, 5, 9))


def test_a_month_of_the_season_is_explained_by_it():
    season = with_quiet_aprils((2022, 4)).season
    assert season is not None and season.explains
    assert season.reason == (
        "Lower than March, as in every April: School holidays (-30%, 95% interval -30 to -30). Schools "
        "refer. Action: Schools are told."
    )


def test_a_month_out_of_season_says_that_no_season_is_named_for_it():
    season = with_quiet_aprils((2022, 3)).season
    assert season is not None and not season.explains
    assert season.reason == "No season is named for March."


def test_a_measure_without_seasons_has_none():
    assert line_of(count(), counts([100] * 24)).season is None


# ---- how far it may still move -----------------------------------------------------------------------------


def said(months_ago: int, value: int, age: int) -> PastFigure:
    """A month's figure as it was said, so many months after it ended, on a 14th."""
    period = months_back(MARCH, months_ago)
    when = months_back(MARCH, months_ago - age - 1)
    cell = Cell("m", period)
    return PastFigure(Figure(cell, State.KNOWN, D(value), D(value)), when.start.replace(day=14), "a run")


def test_a_fresh_figure_is_provisional_where_those_before_still_moved():
    """Of each of eight months 100 was said at first and 110 a month later: a tenth more."""
    past = [one for ago in range(1, 9) for one in (said(ago, 100, 0), said(ago, 110, 1))]
    settled = line_of(count(), counts([110] * 23 + [100]), past=past).completeness
    assert settled is not None and settled.provisional
    assert (settled.usual, settled.months) == (10, 1)
    assert "usually still rise by about 10% (here 10) within a month" in settled.reason


def test_what_was_said_later_than_the_records_were_known_is_not_used():
    past = [one for ago in range(1, 9) for one in (said(ago, 100, 0), said(ago, 110, 1))]
    settled = line_of(count(), counts([110] * 23 + [100]), past=past, known_on=date(2021, 9, 1)).completeness
    assert settled is not None and not settled.provisional and "is not known" in settled.reason


def test_a_first_run_cannot_know_how_far_its_figures_may_move():
    settled = line_of(count(), counts([100] * 24)).completeness
    assert settled is not None and not settled.provisional
    assert settled.reason.startswith("How far this figure may still move is not known: 6 earlier months")


def test_a_month_without_a_figure_cannot_move():
    past = [one for ago in range(1, 9) for one in (said(ago, 100, 0), said(ago, 110, 1))]
    line = line_of(count(), counts([100] * 23 + [None]), past=past)
    assert line.completeness is None
    assert line.chart is not None and line.chart.reason == "Not tested: there is no figure for Mar-22."


def test_a_chart_does_not_ask_for_an_outturn():
    line = line_of(share(), shares(STEADY), replace(LINE, outturn=OutturnKind.NOT_APPLICABLE))
    assert line.chart is not None and line.trajectory is None
