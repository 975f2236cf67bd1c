"""How a target is printed in the red, amber and green columns."""

from datetime import date
from decimal import Decimal

import pytest

from trigpoint.judgements.tolerances import describe
from trigpoint.model.catalogue import Frequency
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.scorecards import Tolerances
from trigpoint.model.targets import (
    AllOf,
    Combined,
    Flat,
    Judges,
    Profiled,
    Range,
    Relative,
    RelativeTo,
    Target,
    TargetKind,
)

from .made import MAR, measure, target

D = Decimal


def printed(
    month: Target | None,
    year_end: Target | None,
    polarity: Polarity = Polarity.HIGH,
    unit: Unit = Unit.PERCENT,
) -> Tolerances:
    return describe(
        month,
        year_end,
        measure=measure(unit, polarity=polarity),
        polarity=polarity,
        period=MAR,
        frequency=Frequency.QUARTERLY,
        names={"other": "3.4"},
    )


@pytest.mark.parametrize(
    ("kind", "polarity", "unit", "columns"),
    [
        (Flat(D(85), D(75)), Polarity.HIGH, Unit.PERCENT, ("<75%", "75%+", "85%+")),
        (Flat(D(95)), Polarity.HIGH, Unit.PERCENT, ("", "", "95%+")),
        (Flat(D(100)), Polarity.HIGH, Unit.PERCENT, ("", "", "100%")),
        (Flat(D(675)), Polarity.HIGH, Unit.COUNT, ("", "", "675")),
        (Flat(D("2.2")), Polarity.LOW, Unit.PERCENT, ("", "", "≤2.2%")),
        (Flat(D("2.2"), D("2.5")), Polarity.LOW, Unit.PERCENT, (">2.5%", "≤2.5%", "≤2.2%")),
        (Range(D(10), D(20)), Polarity.RANGE, Unit.COUNT, ("", "", "10 to 20")),
        (Range(D(10), D(20), D(8), None), Polarity.RANGE, Unit.COUNT, ("<8 or >20", "8 to 20", "10 to 20")),
        (Combined(("m", "other"), D(437)), Polarity.HIGH, Unit.COUNT, ("", "", "437 (combined with 3.4)")),
        (Profiled(((date(2022, 3, 1), Flat(D(10))),)), Polarity.HIGH, Unit.COUNT, ("", "", "10")),
        (Profiled(((date(2022, 2, 1), Flat(D(10))),)), Polarity.HIGH, Unit.COUNT, ("", "", "")),
        (
            AllOf((Relative(RelativeTo.SAME_PERIOD_LAST_YEAR), Relative(RelativeTo.NATIONAL, D(10)))),
            Polarity.LOW,
            Unit.RATE_PER_10000,
            ("", "", "Lower than same quarter of previous year and comparable with national trends"),
        ),
    ],
)
def test_the_three_columns(
    kind: TargetKind, polarity: Polarity, unit: Unit, columns: tuple[str, str, str]
) -> None:
    found = printed(None, target(kind), polarity, unit)
    assert (found.red, found.amber, found.green) == columns


def test_the_sentence_says_the_rule_in_words_and_who_set_it() -> None:
    goal = Target(
        "m", date(2021, 4, 1), None, target(Flat(D(1))).applies_to, Flat(D(85), D(75)),
        reason="Agreed with the board", set_by="Head of Early Help", set_on=date(2021, 4, 1),
    )  # fmt: skip
    assert printed(goal, goal).sentence == (
        "Green at 85% or more, amber at 75% or more, otherwise red. Set by Head of Early Help on 01/04/2021. "
        "Agreed with the board."
    )


def test_a_target_in_month_and_another_at_year_end_stand_together() -> None:
    month, year = target(Flat(D(75)), Judges.NUMERATOR), target(Flat(D(675)), Judges.NUMERATOR)
    assert printed(month, year).green == "75 in month (of 675)"
    shares = printed(target(Flat(D(80))), target(Flat(D(90))))
    assert shares.green == "80%+ in month, 90%+ at year end"


def test_nothing_is_printed_for_information_or_without_a_target() -> None:
    assert printed(None, None) == Tolerances()
    assert printed(target(Flat(D(1))), None, Polarity.INFO) == Tolerances()
