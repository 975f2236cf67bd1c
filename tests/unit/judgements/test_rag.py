"""Every kind of target, every band, every edge, and the sentence of each."""

from datetime import date
from decimal import Decimal

import pytest

from trigpoint.judgements import rag
from trigpoint.judgements.against import Beside
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.figures import Figure, State
from trigpoint.model.judgements import Rag
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.scorecards import Comparator
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
    Target,
)

from .made import LAST_YEAR, MAR, YEAR, figure, measure, target

D = Decimal
TOLERANT = Flat(D(95), D(90))
ENGLAND = Comparator("England", "34.2%", D("34.2"), "2019/20", "Youth Justice Board")


def judged(
    given: Figure,
    goal: Target | None,
    polarity: Polarity = Polarity.HIGH,
    beside: Beside | None = None,
    unit: Unit = Unit.PERCENT,
    decimals: int = 1,
) -> tuple[Rag, str]:
    about = measure(unit, decimals, polarity)
    answer = rag.judge(given, goal, measure=about, polarity=polarity, beside=beside or Beside())
    return answer.status, answer.reason


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [
        ("95", Rag.GREEN, "Green: 95.0% is at or above the target of 95.0%."),
        ("94.6", Rag.AMBER, "Amber: 94.6% is below the target of 95.0% and at or above 90.0%."),
        ("90", Rag.AMBER, "Amber: 90.0% is below the target of 95.0% and at or above 90.0%."),
        ("71.2", Rag.RED, "Red: 71.2% is below the amber edge of 90.0%; the target is 95.0%."),
    ],
)
def test_high_is_good(value: str, status: Rag, reason: str) -> None:
    assert judged(figure(value), target(TOLERANT)) == (status, reason)


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [
        ("2.2", Rag.GREEN, "Green: 2.2% is at or below the target of 2.2%."),
        ("2.5", Rag.AMBER, "Amber: 2.5% is above the target of 2.2% and at or below 2.5%."),
        ("2.6", Rag.RED, "Red: 2.6% is above the amber edge of 2.5%; the target is 2.2%."),
    ],
)
def test_low_is_good(value: str, status: Rag, reason: str) -> None:
    assert judged(figure(value), target(Flat(D("2.2"), D("2.5"))), Polarity.LOW) == (status, reason)


def test_missing_the_only_edge_is_red() -> None:
    missed = "Red: 87% is below the target of 95%."
    assert judged(figure("87"), target(Flat(D(95))), decimals=0) == (Rag.RED, missed)
    assert judged(figure("95"), target(Flat(D(95))), decimals=0)[0] is Rag.GREEN


def test_a_printed_tie_gives_the_figure_before_rounding() -> None:
    status, reason = judged(figure("94.96"), target(TOLERANT))
    assert status is Rag.AMBER
    assert (
        reason == "Amber: 95.0% (94.96% before rounding) is below the target of 95.0% and at or above 90.0%."
    )
    above = judged(figure("95.0004"), target(TOLERANT))
    assert above == (Rag.GREEN, "Green: 95.0% (95.0004% before rounding) is at or above the target of 95.0%.")


def test_an_edge_finer_than_the_figure_keeps_its_decimals() -> None:
    reason = judged(figure("95"), target(Flat(D("94.75"))), decimals=0)[1]
    assert reason == "Green: 95% is at or above the target of 94.75%."


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.SUSPENDED, Rag.SUSPENDED),
        (State.NOT_DUE, Rag.NOT_DUE),
        (State.NO_DATA, Rag.NO_DATA),
        (State.SUPPRESSED, Rag.SUPPRESSED),
        (State.NOT_APPLICABLE, Rag.NOT_APPLICABLE),
    ],
)
def test_no_value_is_said_never_coloured(state: State, status: Rag) -> None:
    answer, reason = judged(figure(None, state=state), target(TOLERANT))
    assert answer is status
    assert reason.startswith("Not rated: ") and reason.endswith(" Nothing fell due.")


def test_information_comes_before_everything() -> None:
    for given in (figure("10"), figure(None, state=State.SUSPENDED)):
        assert judged(given, target(TOLERANT), Polarity.INFO)[0] is Rag.INFO


def test_without_a_target() -> None:
    assert judged(figure("10"), None) == (Rag.NO_TARGET, "Not rated: no target is set for Mar-22.")


def test_a_profile_is_read_for_the_last_month() -> None:
    profile = target(Profiled(((date(2022, 2, 1), Flat(D(5))), (date(2022, 3, 1), Flat(D(10), D(8))))))
    said = "Amber: 9 is below the target for Mar-22 of 10 and at or above 8."
    assert judged(figure("9"), profile, unit=Unit.COUNT, decimals=0) == (Rag.AMBER, said)
    assert judged(figure("9", period=YEAR), profile, unit=Unit.COUNT, decimals=0)[0] is Rag.AMBER
    silent = target(Profiled(((date(2022, 2, 1), Flat(D(5))),)))
    assert judged(figure("9"), silent)[0] is Rag.NO_TARGET


@pytest.mark.parametrize(
    ("value", "status"),
    [("10", Rag.GREEN), ("20", Rag.GREEN), ("25", Rag.AMBER), ("26", Rag.RED), ("9", Rag.RED)],
)
def test_within_a_range(value: str, status: Rag) -> None:
    wanted = target(Range(D(10), D(20), None, D(25)))
    answer, reason = judged(figure(value), wanted, Polarity.RANGE, unit=Unit.COUNT, decimals=0)
    assert answer is status
    assert f" {value} is " in reason and "10 to 20" in reason


def test_a_measure_kept_within_a_range_cannot_have_one_edge() -> None:
    with pytest.raises(InvalidModelError, match="range"):
        judged(figure("1"), target(TOLERANT), Polarity.RANGE)


def test_a_target_may_judge_the_number_instead_of_the_share() -> None:
    goal = target(Flat(D(675)), Judges.NUMERATOR)
    assert judged(figure(None, 675, 675), goal) == (Rag.GREEN, "Green: 675 is at or above the target of 675.")
    assert judged(figure("100"), goal)[0] is Rag.NO_DATA


def test_one_target_over_a_sum() -> None:
    goal = target(Combined(("m", "other"), D(437)))
    beside = Beside(partners={"other": ("3.4", figure("450"))})
    status, reason = judged(figure("2"), goal, beside=beside, unit=Unit.COUNT, decimals=0)
    assert (status, reason) == (
        Rag.GREEN,
        "Green: 452 (2 with 450 for 3.4) is at or above the target of 437.",
    )
    short = Beside(partners={"other": ("3.4", figure("434"))})
    assert judged(figure("2"), goal, beside=short, unit=Unit.COUNT, decimals=0)[0] is Rag.RED
    lost = Beside(partners={"other": ("3.4", figure(None))})
    assert judged(figure("500"), goal, beside=lost, unit=Unit.COUNT, decimals=0)[0] is Rag.NO_DATA


BOTH = target(
    AllOf((Relative(RelativeTo.SAME_PERIOD_LAST_YEAR), Relative(RelativeTo.NATIONAL, D(10)))),
)


@pytest.mark.parametrize(
    ("value", "before", "status", "reason"),
    [
        (
            "24.2",
            "26",
            Rag.GREEN,
            "Green: 24.2% is lower than 26.0% in 2020/21 and no higher than England's 34.2% (2019/20).",
        ),
        (
            "37.62",
            "40",
            Rag.GREEN,
            "Green: 37.6% is lower than 40.0% in 2020/21 and no more than 10% above "
            "England's 34.2% (2019/20).",
        ),
        (
            "37.63",
            "40",
            Rag.RED,
            "Red: 37.6% is more than 10% above England's 34.2% (2019/20); it is lower than 40.0% in 2020/21.",
        ),
        (
            "26",
            "26",
            Rag.RED,
            "Red: 26.0% is no lower than 26.0% in 2020/21; it is no higher than England's 34.2% (2019/20).",
        ),
        (
            "0",
            "0",
            Rag.GREEN,
            "Green: 0.0% is as low as can be (0.0% in 2020/21) and no higher than England's 34.2% (2019/20).",
        ),
    ],
)
def test_better_than_last_year_and_comparable_with_england(
    value: str, before: str, status: Rag, reason: str
) -> None:
    beside = Beside(last_year=figure(before, period=LAST_YEAR), national=ENGLAND)
    assert judged(figure(value, period=YEAR), BOTH, Polarity.LOW, beside) == (status, reason)


def test_what_cannot_be_compared_is_not_rated_unless_it_is_red_already() -> None:
    alone = Beside(national=ENGLAND)
    assert judged(figure("20"), BOTH, Polarity.LOW, alone) == (
        Rag.NO_DATA,
        "Not rated: there is no figure for the same period of last year to compare with.",
    )
    assert judged(figure("50"), BOTH, Polarity.LOW, alone)[0] is Rag.RED


def test_high_is_good_against_others_too() -> None:
    beside = Beside(last_year=figure("30", period=LAST_YEAR), national=ENGLAND)
    assert judged(figure("30.78"), BOTH, Polarity.HIGH, beside)[0] is Rag.GREEN
    assert judged(figure("30.77"), BOTH, Polarity.HIGH, beside)[0] is Rag.RED


def test_the_target_in_force_is_the_latest_and_then_the_last_listed() -> None:
    old = target(Flat(D(1)), last=date(2022, 2, 1))
    library = target(Flat(D(2)))
    own = target(Flat(D(3)))
    at_year_end = target(Flat(D(4)), applies_to=AppliesTo.YEAR_END)
    later = target(Flat(D(5)), first=date(2022, 4, 1))
    others = [old, library, own, at_year_end, later]
    assert rag.target_for(others, "m", period=MAR, at=AppliesTo.MONTH) is own
    assert rag.target_for(others, "m", period=YEAR, at=AppliesTo.YEAR_END) is at_year_end
    assert rag.target_for(others, "other", period=MAR, at=AppliesTo.MONTH) is None
    shared = target(Combined(("m", "other"), D(6)))
    assert rag.target_for([shared], "other", period=MAR, at=AppliesTo.MONTH) is shared
