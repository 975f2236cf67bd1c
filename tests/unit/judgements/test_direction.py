"""Which way, and whether that is good."""

import pytest

from trigpoint.judgements import direction
from trigpoint.judgements.shown import Style
from trigpoint.model.catalogue import Shows
from trigpoint.model.figures import State
from trigpoint.model.judgements import Arrow, Verdict
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import PeriodKind

from .made import FEB, LAST_YEAR, YEAR, figure, measure

PERCENT = Style.of(measure())
COUNT = Style(Unit.COUNT, 0)


def test_the_sentence_names_both_figures_with_their_tallies_and_says_why() -> None:
    answer = direction.judge(
        figure(None, 47, 51), figure(None, 38, 43, period=FEB), polarity=Polarity.HIGH, style=PERCENT
    )
    assert (answer.arrow, answer.verdict) == (Arrow.UP, Verdict.BETTER)
    assert answer.reason == (
        "Up from 88.4% (38 of 43) in Feb-22 to 92.2% (47 of 51): better, because higher is better."
    )


@pytest.mark.parametrize(
    ("now", "polarity", "arrow", "verdict"),
    [
        ("9", Polarity.HIGH, Arrow.DOWN, Verdict.WORSE),
        ("9", Polarity.LOW, Arrow.DOWN, Verdict.BETTER),
        ("11", Polarity.LOW, Arrow.UP, Verdict.WORSE),
        ("11", Polarity.INFO, Arrow.UP, Verdict.NONE),
        ("9", Polarity.RANGE, Arrow.DOWN, Verdict.NONE),
        ("10", Polarity.HIGH, Arrow.SAME, Verdict.STABLE),
        ("10", Polarity.LOW, Arrow.SAME, Verdict.STABLE),
        ("10", Polarity.INFO, Arrow.SAME, Verdict.NONE),
    ],
)
def test_the_arrow_is_the_sign_and_the_verdict_the_polarity(
    now: str, polarity: Polarity, arrow: Arrow, verdict: Verdict
) -> None:
    answer = direction.judge(figure(now), figure("10", period=FEB), polarity=polarity, style=COUNT)
    assert (answer.arrow, answer.verdict) == (arrow, verdict)


def test_an_arrow_never_contradicts_the_printed_figures() -> None:
    answer = direction.judge(
        figure(None, 8841, 10000),
        figure(None, 38, 43, period=FEB),
        polarity=Polarity.HIGH,
        style=PERCENT,
    )
    assert (answer.arrow, answer.verdict) == (Arrow.SAME, Verdict.STABLE)
    said = "The same as printed: 88.4% (38 of 43) in Feb-22, and 88.4% (8,841 of 10,000)."
    assert answer.reason == said


def test_what_stayed_the_same_is_said_once() -> None:
    def said(now: tuple[int, int]) -> str:
        before = figure(None, 1, 2, period=FEB)
        return direction.judge(figure(None, *now), before, polarity=Polarity.HIGH, style=PERCENT).reason

    assert said((1, 2)) == "The same as in Feb-22: 50.0% (1 of 2)."
    assert said((2, 4)) == "The same: 50.0% (1 of 2) in Feb-22, and 50.0% (2 of 4)."


def test_figures_printed_apart_are_never_the_same() -> None:
    answer = direction.judge(
        figure("88.450"), figure("88.449", period=FEB), polarity=Polarity.HIGH, style=PERCENT
    )
    assert answer.arrow is Arrow.UP


def test_a_line_that_shows_the_number_is_compared_by_the_number() -> None:
    style = Style.of(measure(), Shows.NUMERATOR)
    answer = direction.judge(
        figure(None, 4, 15), figure(None, 3, 11, period=FEB), polarity=Polarity.HIGH, style=style
    )
    assert answer.reason == "Up from 3 in Feb-22 to 4: better, because higher is better."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.SUSPENDED, "No comparison: Feb-22 is suspended."),
        (State.NO_DATA, "No comparison: Feb-22 has no figure."),
        (State.NOT_DUE, "No comparison: Feb-22 is not due."),
    ],
)
def test_no_arrow_without_two_figures(state: State, said: str) -> None:
    missing = figure(None, period=FEB, state=state)
    answer = direction.judge(figure("1"), missing, polarity=Polarity.HIGH, style=COUNT)
    assert (answer.arrow, answer.verdict, answer.reason) == (Arrow.NONE, Verdict.NONE, said)
    assert direction.judge(figure("1"), None, polarity=Polarity.HIGH, style=COUNT).arrow is Arrow.NONE


def test_a_year_to_date_is_not_compared_from_month_to_month() -> None:
    def asked(kind: PeriodKind) -> Arrow:
        return direction.month_on_month(
            figure("9"), figure("5", period=FEB), polarity=Polarity.HIGH, style=COUNT, monthly_figure=kind
        ).arrow

    assert asked(PeriodKind.YEAR_TO_DATE) is Arrow.NONE
    assert asked(PeriodKind.MONTH) is Arrow.UP


def test_years_are_named_in_the_sentence() -> None:
    answer = direction.judge(
        figure("2470", period=YEAR), figure("3537", period=LAST_YEAR), polarity=Polarity.INFO, style=COUNT
    )
    assert answer.reason == "Down from 3,537 in 2020/21 to 2,470: for information, neither better nor worse."
