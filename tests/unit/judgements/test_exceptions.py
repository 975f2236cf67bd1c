"""Which measures are listed as exceptions."""

import pytest

from trigpoint.judgements.exceptions import red_and_getting_worse, several_periods_running
from trigpoint.judgements.intervals import AgainstOthers
from trigpoint.judgements.trend import RecentTrend, TrendWay
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.measures import Polarity

from .charts import after_base, month

RED = RagJudgement(Rag.RED, "Red: 70% is below the target of 85%.")
WORSE = Direction(Arrow.DOWN, Verdict.WORSE, "Down from 80% to 70%: worse, because higher is better.")


def test_red_and_getting_worse_says_both_reasons() -> None:
    found = red_and_getting_worse(RED, WORSE)
    assert found.listed
    assert found.reason == (
        "Red and getting worse. Red: 70% is below the target of 85%."
        " Down from 80% to 70%: worse, because higher is better."
    )


@pytest.mark.parametrize("status", [status for status in Rag if status is not Rag.RED])
def test_nothing_but_red_is_listed(status: Rag) -> None:
    assert not red_and_getting_worse(RagJudgement(status, "A reason."), WORSE).listed


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.WORSE])
def test_nothing_but_worse_is_listed(verdict: Verdict) -> None:
    found = red_and_getting_worse(RED, Direction(Arrow.UP, verdict, "A reason."))
    assert (found.listed, found.reason) == (False, "Not listed: it is red and not getting worse. A reason.")


def test_worse_than_others_and_a_worsening_trend_is_the_red_red_list() -> None:
    trend = RecentTrend(TrendWay.INCREASING, Verdict.WORSE, "Increasing and getting worse.")
    assert red_and_getting_worse(AgainstOthers(Verdict.WORSE, "Higher than England."), trend).listed
    assert not red_and_getting_worse(AgainstOthers(Verdict.STABLE, "Similar to England."), trend).listed
    better = RecentTrend(TrendWay.DECREASING, Verdict.BETTER, "Decreasing and getting better.")
    assert not red_and_getting_worse(AgainstOthers(Verdict.WORSE, "Higher than England."), better).listed


@pytest.mark.parametrize(
    ("points", "polarity", "verdict"),
    [
        ("16", Polarity.LOW, Verdict.WORSE),
        ("16", Polarity.HIGH, Verdict.BETTER),
        ("16", Polarity.INFO, Verdict.NONE),
        ("10", Polarity.LOW, Verdict.STABLE),
        ("-", Polarity.LOW, Verdict.NONE),
    ],
)
def test_a_control_chart_can_say_that_it_is_getting_worse(
    points: str, polarity: Polarity, verdict: Verdict
) -> None:
    chart = after_base(f"9 {points}", polarity=polarity)
    assert chart.verdict is verdict
    assert red_and_getting_worse(RED, chart).listed is (verdict is Verdict.WORSE)


def ratings(letters: str) -> list:
    rag = {"r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN, "n": Rag.NO_DATA}
    return [(month(n), rag[letter]) for n, letter in enumerate(letters) if letter != " "]


@pytest.mark.parametrize(
    ("letters", "reason"),
    [
        ("grr", "Listed: red in each period from May-19 to Jun-19."),
        ("rrr", "Listed: red in each period from Apr-19 to Jun-19."),
        ("rgr", "Not listed: red in Jun-19, and 2 periods running are asked for."),
        ("r r", "Not listed: red in Jun-19, and 2 periods running are asked for."),
        ("rnr", "Not listed: red in Jun-19, and 2 periods running are asked for."),
        ("rrg", "Not listed: green in Jun-19."),
        ("rra", "Not listed: amber in Jun-19."),
        ("rrn", "Not listed: no data in Jun-19."),
        ("", "Not listed: nothing is rated."),
    ],
)
def test_only_after_two_periods_running(letters: str, reason: str) -> None:
    found = several_periods_running(ratings(letters))
    assert (found.listed, found.reason) == (reason.startswith("Listed"), reason)


def test_how_many_periods_and_which_colours_can_be_asked_for() -> None:
    assert several_periods_running(ratings("r"), periods=1).reason == "Listed: red in Apr-19."
    assert not several_periods_running(ratings("rr"), periods=3).listed
    both = several_periods_running(ratings("gar"), off_target=frozenset({Rag.RED, Rag.AMBER}))
    assert both.reason == "Listed: amber or red in each period from May-19 to Jun-19."
    with pytest.raises(InvalidModelError):
        several_periods_running(ratings("rr"), periods=0)
