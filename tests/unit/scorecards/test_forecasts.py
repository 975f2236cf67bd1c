"""Which months make the year of a line, and which target it is held to.

Every month is like the last, so that the forecast is what anyone would say and only the joining is tried.
"""

from dataclasses import replace
from datetime import date

import pytest

from trigpoint.calendar.periods import month
from trigpoint.model.catalogue import Due, OutturnKind, Shows
from trigpoint.model.measures import Measure, Polarity, Share
from trigpoint.model.observations import Observation
from trigpoint.model.scorecards import Line
from trigpoint.model.targets import AppliesTo, Flat, Judges, Range, Target
from trigpoint.model.trajectories import Course, Trajectory

from .made import (
    CLOSED_BY_THE_END,
    LINE,
    MARCH,
    OPEN_AT_END,
    D,
    count,
    counts,
    families,
    figure,
    line_of,
    share,
    share_of_families,
    shares,
)

SEPTEMBER = month(2021, 9)
TENS = counts([10] * 42, SEPTEMBER)  # from April 2018: 120 a year
NINETY = shares([(45, 50)] * 42, SEPTEMBER)  # 540 of 600 a year
LAST_YEAR = figure("2020/21", 120)
LAST_SHARE = figure("2020/21", None, 540, 600)
KNOWN_ON = date(2021, 10, 14)


def target(kind: object, at: AppliesTo = AppliesTo.YEAR_END, **more: object) -> Target:
    described = {"first": date(2020, 4, 1), "last": None, **more}
    return Target("m", applies_to=at, kind=kind, **described)  # type: ignore[arg-type]


def forecast(line: Line) -> Trajectory:
    assert line.trajectory is not None
    return line.trajectory


def of_tens(
    *targets: Target, measure: Measure | None = None, last_year: int = 120, **more: object
) -> Trajectory:
    """The forecast of ten a month, as at September: a count, unless it is another measure."""
    line = line_of(
        measure or count(**more),
        TENS,
        as_at=SEPTEMBER,
        known_on=KNOWN_ON,
        figures=[figure("2020/21", last_year)],
        targets=targets,
    )
    return forecast(line)


def of_ninety(months: tuple[Observation, ...], measure: Measure, *last_year: int) -> Trajectory:
    """The forecast of a share as at September, where the last year came to a tally."""
    figures = [figure("2020/21", None, *last_year)]
    return forecast(line_of(measure, months, as_at=SEPTEMBER, known_on=KNOWN_ON, figures=figures))


# ---- which months make the year --------------------------------------------------------------------------


def test_events_add_up():
    found = of_tens()
    assert (found.year.label, found.value) == ("2021/22", 120)
    assert found.reason.startswith("120 is likely for 2021/22 (80% interval 1")
    assert found.reason.endswith(" So far it is 60.")


def test_different_families_do_not_add_up_and_no_year_is_made_of_them():
    """Ten families a month, of whom some came in several: 100 in the year."""
    found = of_tens(measure=families(), last_year=100)
    assert (found.course, found.value) == (Course.NOT_CALCULABLE, None)
    assert found.reason == (
        "No forecast: months do not give the year, in which the same child or family may be counted more "
        "than once."
    )


def test_families_add_up_where_they_did_last_year():
    assert of_tens(measure=families()).value == 120


def test_a_share_is_that_of_all_cases_of_the_year():
    found = of_ninety(NINETY, share(), 540, 600)
    assert found.value == D("90.0")
    assert "So far it is 90.0% (270 of 300)." in found.reason


def test_a_share_of_different_families_is_not_that_of_its_months():
    assert of_ninety(NINETY, share_of_families(), 270, 320).course is Course.NOT_CALCULABLE
    assert of_ninety(NINETY, share_of_families(), 540, 600).value == D("90.0"), "unless it was last year"


def test_the_number_behind_a_share_adds_up():
    numerator = replace(LINE, shows=Shows.NUMERATOR)
    line = line_of(share(), NINETY, numerator, as_at=SEPTEMBER, known_on=KNOWN_ON, figures=[LAST_SHARE])
    assert forecast(line).value == 540


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (count(OPEN_AT_END), LINE),
        (count(), replace(LINE, outturn=OutturnKind.LAST_MONTH)),
    ],
    ids=["a stock", "a line whose outturn is the last month's"],
)
def test_the_year_of_what_is_open_is_its_last_month(measure, line):
    found = forecast(line_of(measure, TENS, line, as_at=SEPTEMBER, known_on=KNOWN_ON, figures=[LAST_YEAR]))
    assert found.value == 10


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, due=Due.YEAR_END),
        replace(LINE, due=Due.QUARTER_END),
        replace(LINE, outturn=OutturnKind.NOT_APPLICABLE),
    ],
)
def test_a_line_without_months_or_without_a_year_has_no_forecast(line):
    found = line_of(count(), TENS, line, as_at=SEPTEMBER, known_on=KNOWN_ON, figures=[LAST_YEAR])
    assert (found.trajectory, found.hindsight) == (None, None)


def test_with_too_few_months_the_forecast_says_how_many_it_takes():
    """Records begin in October 2020: half of the last year is not known, nor how it came of its months."""
    for measure in (count(), families()):
        line = line_of(measure, counts([10] * 12, SEPTEMBER), as_at=SEPTEMBER, known_on=KNOWN_ON)
        assert forecast(line).reason == (
            "No forecast: the 12 months before April 2021 are needed without a gap, and there are 6."
        )


def test_a_month_without_cases_is_known_and_adds_nothing_to_a_share():
    """One month of the last year had 0 of 0: the other eleven give 495 of 550."""
    months = list(NINETY)
    months[-10] = Observation.of_parts(months[-10].at, 0, 0)
    assert of_ninety(tuple(months), share_of_families(), 495, 550).value == D("90.0")
    assert of_ninety(tuple(months), share_of_families(), 400, 550).course is Course.NOT_CALCULABLE


def test_what_depends_on_when_its_period_ends_does_not_add_up_by_its_definition():
    """Closed by the end of the month, that is, or by the end of the year: more are, by then."""
    by_the_end = replace(share().definition, calculation=Share(CLOSED_BY_THE_END))
    measure = replace(share(), definition=by_the_end)
    assert of_ninety(NINETY, measure, 595, 600).course is Course.NOT_CALCULABLE
    assert of_ninety(NINETY, measure, 540, 600).value == D("90.0")


# ---- which target it is held to --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("green", "course", "beginning"),
    [(100, Course.ON_COURSE, "On course: 120 is likely"), (150, Course.OUT_OF_REACH, "Out of reach: 120")],
)
def test_the_target_is_that_of_the_years_end(green, course, beginning):
    found = of_tens(target(Flat(D(green))), target(Flat(D(1)), AppliesTo.MONTH))
    assert found.course is course and found.reason.startswith(beginning)


def test_what_is_still_needed_is_said_of_a_year_that_misses():
    """130 less the 60 so far, over six months: 11.67, and so 12."""
    found = of_tens(target(Flat(D(130))))
    assert found.needed == 12
    assert found.reason.endswith("To meet it, the 6 months left must average at least 12.")


def test_a_target_for_the_months_alone_is_none_for_the_year():
    assert of_tens(target(Flat(D(1)), AppliesTo.MONTH)).course is Course.NO_TARGET


def test_a_line_for_information_is_held_to_no_target():
    assert of_tens(target(Flat(D(1))), polarity=Polarity.INFO).course is Course.INFO


@pytest.mark.parametrize(
    ("shows", "judges", "course"),
    [
        (Shows.VALUE, Judges.VALUE, Course.ON_COURSE),
        (Shows.VALUE, Judges.NUMERATOR, Course.NO_TARGET),
        (Shows.NUMERATOR, Judges.NUMERATOR, Course.ON_COURSE),
        (Shows.NUMERATOR, Judges.VALUE, Course.NO_TARGET),
        (Shows.DENOMINATOR, Judges.NUMERATOR, Course.NO_TARGET),
    ],
)
def test_a_target_for_the_number_is_not_one_for_the_share(shows, judges, course):
    line = line_of(
        share(),
        NINETY,
        replace(LINE, shows=shows),
        as_at=SEPTEMBER,
        known_on=KNOWN_ON,
        figures=[LAST_SHARE],
        targets=(target(Flat(D(80)), judges=judges),),
    )
    assert forecast(line).course is course


def test_a_range_is_held_to_where_a_range_is_good_and_nowhere_else():
    inside = target(Range(D(90), D(150)))
    assert of_tens(inside, polarity=Polarity.RANGE).course is Course.ON_COURSE
    assert of_tens(inside, polarity=Polarity.HIGH).course is Course.NO_TARGET
    assert of_tens(target(Flat(D(100))), polarity=Polarity.RANGE).course is Course.NO_TARGET


# ---- at the end of a year --------------------------------------------------------------------------------


def at_year_end(*targets: Target, measure: Measure | None = None, year: int = 120) -> Line:
    figures = [figure("2021/22", year)]
    return line_of(measure or count(), counts([10] * 48), as_at=MARCH, figures=figures, targets=targets)


def test_in_march_the_next_year_is_forecast_and_held_to_its_own_target():
    old = target(Flat(D(80)), last=date(2022, 3, 1))
    new = target(Flat(D(180)), first=date(2022, 4, 1))
    found = forecast(at_year_end(old, new))
    assert (found.year.label, found.value, found.course) == ("2022/23", 120, Course.OUT_OF_REACH)
    assert "the target is 180 or more" in found.reason


def test_without_a_target_of_its_own_the_next_year_is_held_to_that_of_the_old_one():
    found = forecast(at_year_end(target(Flat(D(80)), last=date(2022, 3, 1))))
    assert found.course is Course.ON_COURSE
    assert found.reason.startswith("If nothing changes, on course: 120 is likely for 2022/23")
    assert "the target of 2021/22 was 80 or more" in found.reason


def test_in_march_the_year_that_ends_shows_whether_its_months_make_it():
    assert forecast(at_year_end(year=100, measure=families())).course is Course.NOT_CALCULABLE
    assert forecast(at_year_end(year=120, measure=families())).value == 120


def test_a_year_that_is_over_is_set_beside_what_was_forecast_of_it():
    hindsight = at_year_end().hindsight
    assert hindsight is not None and hindsight.inside and hindsight.as_at == SEPTEMBER
    assert (hindsight.lower < 120 < hindsight.upper) and hindsight.outturn == 120
    assert hindsight.reason.startswith("At the end of September 1")
    assert hindsight.reason.endswith(" was forecast; the year ended at 120.")


def test_before_its_end_there_is_nothing_to_look_back_on():
    line = line_of(count(), TENS, as_at=SEPTEMBER, known_on=KNOWN_ON, figures=[LAST_YEAR])
    assert line.hindsight is None
