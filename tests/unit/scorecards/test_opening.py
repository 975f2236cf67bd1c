"""The opening page: worst first, each list with its own kind of news, each reference once in a list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from trigpoint.calendar.periods import month
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ControlChart
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Revision, Verdict
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.scorecards import Line, Opening
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.model.trajectories import Course, Trajectory
from trigpoint.scorecards.opening import opening
from trigpoint.scorecards.remarks import LONGEST, MOST

from .made import MARCH, D, count, counts, line_of

FEBRUARY = month(2022, 2)
BETTER = Direction(Arrow.UP, Verdict.BETTER, "Up: better.")
WORSE = Direction(Arrow.DOWN, Verdict.WORSE, "Down: worse.")
SAME = Direction(Arrow.SAME, Verdict.STABLE, "The same.")
NOT_DUE = RagJudgement(Rag.NOT_DUE, "Not rated: the year is not over.")


def chart(values: Sequence[int], polarity: Polarity = Polarity.HIGH) -> ControlChart:
    found = line_of(count(polarity=polarity), counts(values, FEBRUARY), as_at=FEBRUARY).chart
    assert found is not None
    return found


# Months that go to and fro between 90 and 92, and then one that does not.
USUAL, HIGH, LOW = (chart([*[90, 92] * 12, last]) for last in (91, 120, 60))
TOO_FEW = chart([90, 92])


def line(
    ref: str,
    status: Rag = Rag.NO_TARGET,
    chart: ControlChart | None = None,
    *,
    change: Direction = SAME,
    **more: object,
) -> Line:
    """A line as at February with this rating of the month."""
    made = line_of(count(), counts([90, 91], FEBRUARY), as_at=FEBRUARY)
    rated = RagJudgement(status, f"{status.value.capitalize()}: so it is.")
    described = {"rag_year_end": NOT_DUE, "dot_month": change, "dot_year": change, "trajectory": None, **more}
    return replace(made, ref=ref, title=f"Line {ref}", chart=chart, rag_month=rated, **described)  # type: ignore[arg-type]


def said(*lines: Line) -> Opening:
    return opening(lines, FEBRUARY)


def refs(remarks: Sequence[object]) -> list[str]:
    return [remark.ref for remark in remarks]  # type: ignore[attr-defined]


# ---- what needs attention ----------------------------------------------------------------------------------


def test_worst_comes_first():
    """Red and getting worse; red; amber; different from usual for the worse; worse both ways."""
    lines = [
        line("1", change=WORSE),
        line("2", Rag.GREEN, LOW),
        line("3", Rag.AMBER, USUAL, change=WORSE),
        line("4", Rag.AMBER, LOW),
        line("5", Rag.RED, USUAL, change=WORSE),
        line("6", Rag.RED, LOW),
        line("7", Rag.GREEN, USUAL),
    ]
    assert refs(said(*lines).needs_attention) == ["6", "5", "4", "3", "2", "1"]


def test_within_a_colour_what_is_rated_for_the_year_comes_before_the_month():
    year = line("2", Rag.RED, USUAL, rag_year_end=RagJudgement(Rag.RED, "Red: the year."))
    assert refs(said(line("1", Rag.RED, USUAL), year).needs_attention) == ["2", "1"]


def test_a_red_line_with_too_few_months_for_a_chart_gets_worse_by_its_direction():
    still = line("1", Rag.RED, TOO_FEW, rag_year_end=RagJudgement(Rag.RED, "Red: the year."))
    falling = line("2", Rag.RED, TOO_FEW, change=WORSE)
    assert refs(said(still, falling).needs_attention) == ["2", "1"], "though the year comes before the month"


def test_within_usual_variation_a_red_line_is_not_getting_worse():
    falling, unusual = line("1", Rag.RED, USUAL, change=WORSE), line("2", Rag.RED, LOW, change=BETTER)
    assert refs(said(falling, unusual).needs_attention) == ["2", "1"]


def test_what_is_said_of_a_line_begins_with_what_it_is_and_why():
    [point] = said(line("1", Rag.RED, LOW, change=WORSE)).needs_attention
    assert point.sentence == f"Line 1, Feb-22. Red: so it is. {LOW.reason} Down: worse."


def test_what_is_different_is_the_month_also_where_the_year_is_spoken_of():
    year = line("1", Rag.RED, LOW, rag_year_end=RagJudgement(Rag.RED, "Red: the year."))
    [point] = said(year).needs_attention
    assert point.sentence.startswith(
        "Line 1, Apr-21 to Feb-22. Red: the year. Feb-22 is different from usual, for the worse: 60"
    )


def test_a_percentage_keeps_its_tally_where_there_is_no_room_for_its_direction():
    told = line("1", Rag.RED, change=replace(WORSE, reason=f"Down: {'w' * LONGEST}."))
    months = (*told.months[:-1], replace(told.months[-1], text="92.2%", tally="47 of 51"))
    [point] = said(replace(told, months=months)).needs_attention
    assert point.sentence == "Line 1, Feb-22. Red: so it is. That is 47 of 51."


def test_a_gap_that_ended_long_ago_is_no_news_of_this_month():
    """The latest point of a chart of gaps is the last event, and there may have been none for years."""
    last_year = [
        Observation(date(2020, 1 + n // 28, 1 + n % 28), point.value) for n, point in enumerate(LOW.points)
    ]
    points = tuple(replace(point, observation=one) for point, one in zip(LOW.points, last_year, strict=True))
    found = said(line("1", Rag.GREEN, replace(LOW, points=points)))
    assert found.needs_attention == () and "different from usual" not in found.summary


# ---- what goes well ----------------------------------------------------------------------------------------


def test_what_goes_well_is_green_and_better_or_better_than_usual():
    lines = [
        line("1", Rag.GREEN, USUAL, change=BETTER),
        line("2", Rag.GREEN, HIGH),
        line("3", Rag.NO_TARGET, HIGH),
        line("4", Rag.GREEN, USUAL),
        line("5", Rag.NO_TARGET, USUAL, change=BETTER),
    ]
    assert refs(said(*lines).going_well) == ["2", "3", "1"], "what is better than usual comes first"


def test_a_reference_that_needs_attention_does_not_go_well_as_well():
    families, children = (
        line("1", Rag.RED, split="Families"),
        line("1", Rag.GREEN, change=BETTER, split="Children"),
    )
    found = said(children, families)
    assert (refs(found.needs_attention), found.going_well) == (["1"], ())


# ---- what lies ahead ---------------------------------------------------------------------------------------


def forecast(course: Course) -> Trajectory:
    return Trajectory(course, MARCH, f"The year is {course.value}.")


def test_years_that_miss_come_before_years_that_may_and_those_on_course_are_named():
    lines = [
        line("1", trajectory=forecast(Course.ON_COURSE)),
        line("2", trajectory=forecast(Course.AT_RISK)),
        line("3", trajectory=forecast(Course.OUT_OF_REACH)),
        line("4", trajectory=forecast(Course.NO_TARGET)),
        line("5", trajectory=forecast(Course.ON_COURSE)),
        line("5", trajectory=forecast(Course.ON_COURSE), split="Children"),
        line("2", trajectory=forecast(Course.ON_COURSE), split="Children"),
    ]
    ahead = said(*lines).ahead
    assert [(point.ref, point.sentence) for point in ahead] == [
        ("3", "Line 3. The year is out_of_reach."),
        ("2", "Line 2. The year is at_risk."),
        ("", "On course to meet their targets: 1, 5."),
    ]


# ---- what to bear in mind ----------------------------------------------------------------------------------

IN_SEASON = SeasonJudgement(True, "Lower than March, as in every April: School holidays.", ())
OUT_OF_SEASON = SeasonJudgement(False, "No season is named for March.", ())
PROVISIONAL = Completeness(
    True, "Provisional: it usually still rises.", 1, date(2022, 4, 1), D(1), D(1), D(2), 8
)
SETTLED = Completeness(False, "Settled.")


def test_the_time_of_year_comes_before_what_may_still_move():
    lines = [
        line("1", completeness=PROVISIONAL),
        line("2", season=OUT_OF_SEASON, completeness=SETTLED),
        line("3", season=IN_SEASON),
    ]
    assert [(point.ref, point.sentence) for point in said(*lines).bear_in_mind] == [
        ("3", "Line 3. Lower than March, as in every April: School holidays."),
        ("1", "Line 1. Provisional: it usually still rises."),
    ]


def test_both_of_one_line_are_said_together():
    [point] = said(line("1", season=IN_SEASON, completeness=PROVISIONAL)).bear_in_mind
    assert point.sentence == f"Line 1. {IN_SEASON.reason} {PROVISIONAL.reason}"


def test_the_time_of_year_is_said_once_and_not_beside_the_rating_too():
    found = said(line("1", Rag.RED, season=IN_SEASON))
    assert "School holidays" not in found.needs_attention[0].sentence
    assert "School holidays" in found.bear_in_mind[0].sentence


# ---- each reference once -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("needs_attention", {"status": Rag.RED}),
        ("going_well", {"status": Rag.GREEN, "change": BETTER}),
        ("ahead", {"trajectory": forecast(Course.AT_RISK)}),
        ("bear_in_mind", {"completeness": PROVISIONAL}),
    ],
)
def test_a_count_and_its_share_are_said_once(name, described):
    both = [line("1", **described), line("1", split="As a percentage", **described)]
    assert refs(getattr(said(*both), name)) == ["1"]


def test_the_summary_counts_ratings_changes_and_what_is_different_from_usual():
    lines = [
        line("1", Rag.GREEN, HIGH, change=BETTER),
        line("2", Rag.RED, USUAL, change=WORSE),
        line("3", Rag.AMBER, TOO_FEW),
        line("4"),
    ]
    assert said(*lines).summary == (
        "This month, of 3 lines rated against a target, 1 is green, 1 amber and 1 red. Since the month "
        "before, 1 line got better and 1 worse. Of 2 lines with months enough to tell, 1 is different from "
        "usual."
    )


# ---- and no more than a page -------------------------------------------------------------------------------


def longest(ref: str) -> Line:
    """A line of which everything there is to say is said at length."""
    long = "It is as it is, and there is a good deal more to be said of it than anyone would read. " * 4
    revision = Revision(*[None] * 4, f"Feb-22 {'things ' * 30}from 9 to 10: {'1 record entered, ' * 30}.")  # type: ignore[arg-type]
    made = line(
        ref,
        Rag.RED,
        LOW,
        change=replace(WORSE, reason=long),
        trajectory=Trajectory(Course.AT_RISK, MARCH, long),
        season=replace(IN_SEASON, reason=long),
        completeness=replace(PROVISIONAL, reason=long),
    )
    months = tuple(
        replace(value, revision=replace(revision, sentence=f"{ref} {revision.sentence}"))
        for value in made.months
    )
    return replace(made, title=("A title that goes on and on " * 8)[:200], months=months)


def test_no_remark_is_longer_than_its_room_whatever_is_said():
    lines = [longest(f"{n}.{m}") for n in range(1, 7) for m in range(1, 21)]
    on_course = [line(f"9.{n}", Rag.GREEN, HIGH, trajectory=forecast(Course.ON_COURSE)) for n in range(1, 99)]
    found = said(*lines, *on_course)
    for remarks in (found.needs_attention, found.going_well, found.ahead, found.bear_in_mind, found.revised):
        assert 0 < len(remarks) <= MOST + 2
        for point in remarks:
            assert 0 < len(point.sentence) <= LONGEST
            assert point.sentence.endswith("."), point.sentence
    assert found.ahead[-1].sentence.startswith("On course to meet their targets: 9.1, 9.2, ")
    assert found.ahead[-1].sentence.endswith(" others.")
    assert found.needs_attention[-1].sentence.startswith("And 114 more: ")
