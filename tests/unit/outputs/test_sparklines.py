"""Where the lines and dots of a trend go."""

from datetime import date
from decimal import Decimal

from trigpoint.model.figures import State
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.scorecards import Value
from trigpoint.outputs._sparklines import HEIGHT, MARGIN, WIDTH, sparkline


def trend(*numbers: int | None) -> list[Value]:
    months = [Period(date(2021, n, 1), date(2021, n + 1, 1), PeriodKind.MONTH) for n in range(1, 12)]
    return [
        Value(month, State.NOT_DUE, "-") if n is None else Value(month, State.KNOWN, str(n), Decimal(n))
        for month, n in zip(months, numbers, strict=False)
    ]


def test_the_highest_is_at_the_top_and_the_last_at_the_right():
    drawn = sparkline(trend(10, 20, 15))
    assert drawn.path == "M4.0 24.0 L60.0 4.0 L116.0 14.0"
    assert drawn.last == (WIDTH - MARGIN, HEIGHT / 2)


def test_a_month_without_a_figure_is_a_gap_not_a_zero():
    drawn = sparkline(trend(10, 20, None, 15, None, 12, 14))
    assert drawn.path.count("M") == 2
    assert len(drawn.dots) == 1


def test_nothing_is_drawn_from_fewer_than_two_figures():
    assert sparkline(trend(None, 5, None)) is None
    assert sparkline([]) is None


def test_a_flat_trend_runs_through_the_middle():
    assert {point[1] for point in [sparkline(trend(7, 7, 7)).last]} == {HEIGHT / 2}


def test_the_words_say_what_the_picture_shows():
    assert sparkline(trend(10, 20, None, 15)).words == (
        "10 in Jan-21 to 15 in Apr-21; lowest 10 in Jan-21, highest 20 in Feb-21"
    )
    assert sparkline(trend(7, 7)).words == "7 in Jan-21 to 7 in Feb-21; the same throughout"
