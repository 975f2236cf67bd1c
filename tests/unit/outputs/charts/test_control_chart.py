"""A control chart as a picture: every point where it belongs, and every word readable."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.judgements.charts import COUNT, after_base, chart_of, month, series
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.model.control_charts import ChartKind
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.trajectories import Course, ForecastMonth, Trajectory
from trigpoint.outputs.charts.control_chart import control_chart

from .drawn import SVG, boxes, check, parsed

WIDTHS = (320, 340, 480, 600, 880, 900)
PERCENT = Style(Unit.PERCENT, 1)
ALL = "9 11 9 11 9 11 9 11 9 11 9 11 10"


def texts(picture) -> list[str]:
    return [box.words for box in boxes(picture)]


def marks(picture) -> list[tuple[str, str]]:
    """The shape of each point and what it says to who points at it."""
    groups = parsed(picture).iter(f"{SVG}g")
    return [(group[0].tag.removeprefix(SVG), group[1].text) for group in groups]


def lines(picture, colour: str, width: str = "") -> list[str]:
    found = [it for it in parsed(picture).iter(f"{SVG}path") if it.get("stroke") == colour]
    return [it.attrib["d"] for it in found if not width or it.get("stroke-width") == width]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("months", [1, 2, 13, 24, 36, 60])
def test_it_can_be_read_at_every_width_and_length(width, months):
    numbers = " ".join(str(200 + (n * 37) % 90) for n in range(months))
    check(control_chart(chart_of(series(numbers, target="230")), style=COUNT, width=width))


def test_the_last_figure_and_every_line_are_named():
    chart = chart_of(series(ALL, target="12"))
    assert {"Apr-20: 10", "Target 12", "Upper limit 15", "Mean 10", "Lower limit 5"} <= set(
        texts(control_chart(chart, style=COUNT))
    )
    narrow = texts(control_chart(chart, style=COUNT, width=320))
    assert {"Apr-20: 10", "Target 12", "Upper 15", "Mean 10", "Lower 5"} <= set(narrow)


def test_a_month_without_a_figure_breaks_the_line():
    whole = control_chart(chart_of(ALL), style=COUNT)
    broken = control_chart(chart_of("9 11 9 11 9 11 - 11 9 11 9 11 10 9"), style=COUNT)
    assert len(lines(whole, "#4b5763", "1.3")) == 1
    assert len(lines(broken, "#4b5763", "1.3")) == 2
    assert len(marks(broken)) == 13


def test_a_month_that_is_not_in_the_file_leaves_its_room():
    kept = [one for one in series(ALL) if one.label != "Jul-19"]
    drawn = control_chart(chart_of(kept), style=COUNT)
    assert len(lines(drawn, "#4b5763", "1.3")) == 2
    assert len(marks(drawn)) == 12


def test_what_is_different_has_another_shape():
    better = after_base("20", polarity=Polarity.HIGH)
    worse = after_base("20", polarity=Polarity.LOW)
    neither = after_base("20")
    assert [marks(control_chart(it, style=COUNT))[-1][0] for it in (better, worse, neither)] == [
        "polygon"
    ] * 3
    points = [it.attrib["points"] for chart in (better, worse, neither) for it in _polygons(chart)]
    assert len({len(text.split()) for text in points}) >= 2
    assert "above the upper limit" in marks(control_chart(better, style=COUNT))[-1][1]


def _polygons(chart):
    return [group[0] for group in parsed(control_chart(chart, style=COUNT)).iter(f"{SVG}g")][-1:]


def test_points_that_are_not_tested_are_rings():
    drawn = control_chart(chart_of("9 11 9"), style=COUNT)
    rings = [group[0] for group in parsed(drawn).iter(f"{SVG}g")]
    assert {ring.get("fill") for ring in rings} == {"#ffffff"}
    assert "not tested" in texts(drawn)
    assert "No limits are drawn." in drawn.words


def test_limits_that_change_are_drawn_as_stairs():
    sizes = [20, 80] * 7
    shares = [Observation.of_parts(month(n), size // 2, size) for n, size in enumerate(sizes)]
    chart = judge(shares, polarity=Polarity.HIGH, style=PERCENT, kind=ChartKind.P)
    dashed = [it for it in lines(control_chart(chart, style=PERCENT), "#595959") if it.count("L") > 20]
    assert len(dashed) == 2


def test_a_limit_beyond_what_is_possible_is_neither_drawn_nor_named():
    chart = chart_of("1 5 0 6 1 7 0 4 1 6 0 5 1")
    assert chart.latest.limits.lower < 0
    assert not any(words.startswith("Lower") for words in texts(control_chart(chart, style=COUNT)))


@pytest.mark.parametrize("width", [320, 880])
def test_limits_start_afresh_with_the_reason_beside_the_line(width):
    rebases = [
        Rebase(date(2019, 9, 1), "The front door changed"),
        Rebase(date(2020, 10, 1), "A new recording system came in, and every case was moved to it"),
        Rebase(date(2020, 12, 1), "Third"),
    ]
    numbers = " ".join(str(40 + (n * 37) % 20) for n in range(36))
    chart = judge(series(numbers), polarity=Polarity.INFO, style=COUNT, rebases=rebases)
    drawn = control_chart(chart, style=COUNT, width=width)
    check(drawn)
    said = " ".join(texts(drawn))
    assert "From 1 Sep 2019: The front" in said
    assert "Limits start afresh on 1 September 2019: The front door changed." in drawn.words


def test_a_target_that_changes_is_drawn_as_stairs_and_the_latest_is_named():
    shares = [
        Observation.of_parts(month(n), 90, 100, target=Decimal(85 if n < 12 else 95)) for n in range(24)
    ]
    chart = judge(shares, polarity=Polarity.HIGH, style=PERCENT)
    drawn = control_chart(chart, style=PERCENT)
    (target,) = [it for it in lines(drawn, "#a0152b") if it.count("L") > 1]
    assert target.count("L") == 3
    assert "Target 95%" in texts(drawn)
    assert "Target 85%" not in texts(drawn)


@pytest.mark.parametrize("width", [320, 880])
def test_a_forecast_fans_out_after_the_last_figure(width):
    year = Period(date(2020, 4, 1), date(2021, 4, 1), PeriodKind.FINANCIAL_YEAR)
    months = tuple(
        ForecastMonth(month(13 + n), Decimal(10), Decimal(9 - n), Decimal(11 + n)) for n in range(6)
    )
    trajectory = Trajectory(Course.NO_TARGET, year, "It goes on.", months=months)
    drawn = control_chart(chart_of(ALL), style=COUNT, trajectory=trajectory, width=width)
    check(drawn)
    assert any(words.endswith("Oct-20: 10") for words in texts(drawn))
    assert "The forecast for Oct-20 is 10, from 4 to 16." in drawn.words


def test_the_words_say_what_the_picture_shows():
    drawn = control_chart(after_base("20"), style=COUNT)
    assert drawn.words == (
        "13 figures, Apr-19 to Apr-20. Latest, Apr-20: 20, above the upper limit. "
        "Different from usual: 20 is above the upper limit of 15. Different from usual: Apr-20."
    )


def test_a_percentage_is_said_with_its_tally():
    shares = [Observation.of_parts(month(n), 47, 51) for n in range(3)]
    chart = judge(shares, polarity=Polarity.HIGH, style=PERCENT)
    assert "92.2% (47 of 51)" in control_chart(chart, style=PERCENT).words


def test_figures_by_day_of_an_event_stand_one_by_one():
    days = [Observation(date(2021, 1 + n % 12, 3), Decimal(10 + n % 5)) for n in range(12)]
    style = Style(Unit.DAYS, 0)
    chart = judge(days, polarity=Polarity.LOW, style=style, kind=ChartKind.T)
    check(control_chart(chart, style=style, width=320))
    check(control_chart(chart, style=style))


def test_what_people_write_is_never_markup():
    rebase = Rebase(date(2019, 9, 1), '<script>"&')
    chart = judge(series(ALL), polarity=Polarity.INFO, style=COUNT, rebases=[rebase])
    drawn = control_chart(chart, style=COUNT)
    assert "<script" not in drawn.svg
    check(drawn)


VALUES = st.one_of(
    st.none(), st.decimals(-(10**8), 10**8, places=2), st.sampled_from([Decimal(0), Decimal(7)])
)


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(VALUES, min_size=1, max_size=40),
    target=st.one_of(st.none(), st.decimals(-100, 10**6, places=1)),
    width=st.sampled_from(WIDTHS),
    unit=st.sampled_from([Unit.COUNT, Unit.NUMBER, Unit.PERCENT]),
)
def test_odd_figures_make_a_picture_that_can_be_read(values, target, width, unit):
    style = Style(unit, 0 if unit is Unit.COUNT else 1)
    observations = [Observation(month(n), value, target) for n, value in enumerate(values)]
    check(control_chart(judge(observations, polarity=Polarity.HIGH, style=style), style=style, width=width))
