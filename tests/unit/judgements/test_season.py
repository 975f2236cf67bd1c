"""Seasons: effects worked out by hand, what cannot be told, and what is said of the latest month."""

import random
from datetime import date
from decimal import Decimal
from math import exp, log, sqrt

import pytest

from trigpoint.judgements import season
from trigpoint.judgements.shown import Style
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.seasons import Hypothesis

from .charts import COUNT, month, series

PERCENT = Style(Unit.PERCENT, 1)
HOLIDAYS = Hypothesis("school holidays", frozenset({4}))


def years_of(*aprils: str, base: str = "100", last: int = 12) -> list[Observation]:
    """Years from April 2019 of the same figure but for each April; of the last year so many months."""
    text = [f"{april} " + " ".join([base] * 11) for april in aprils]
    return series(" ".join(text))[: 12 * (len(aprils) - 1) + last]


def effect_of(
    observations: list[Observation], *hypotheses: Hypothesis, style: Style = COUNT
) -> season.SeasonalEffect:
    return season.judge(observations, hypotheses or (HOLIDAYS,), style=style).effects[0]


def test_an_effect_by_hand() -> None:
    """April 2019 has no month before it. Of 62, 69 and 76 in 100: the logs, and Student's t, 4.303."""
    found = effect_of(years_of("69", "62", "69", "76"))
    logs = [log(0.62), log(0.69), log(0.76)]
    middle = sum(logs) / 3
    spread = sqrt(sum((one - middle) ** 2 for one in logs) / 2)
    ends = [100 * (exp(middle + way * 4.303 * spread / sqrt(3)) - 1) for way in (0, -1, 1)]
    assert [float(one or 0) for one in (found.effect, found.lower, found.upper)] == pytest.approx(ends)
    assert found.years == 3
    assert found.established
    assert found.reason == "school holidays (April): -31%, 95% interval -47 to -11, over 3 years."


def test_a_percentage_is_compared_in_points() -> None:
    found = effect_of(years_of("80", "70", "72", "74", base="80"), style=PERCENT)
    assert (found.effect, found.established) == (-8, True)
    assert f"{found.lower:.2f} {found.upper:.2f}" == "-12.97 -3.03"  # 8 ± 4.303 x 2 / root 3
    found = effect_of(years_of("80", "70", "72", "74", "76", base="80"), style=PERCENT)
    assert f"{found.effect} {found.lower:.2f} {found.upper:.2f}" == "-7 -11.11 -2.89"  # 3.182 x 2.582 / 2


def test_a_figure_that_rises_steadily_has_no_season() -> None:
    observations = series(" ".join(str(100 + n) for n in range(60)))
    found = effect_of(observations, style=PERCENT)
    assert (found.effect, found.established) == (0, False)
    assert "cannot be told from chance" in found.reason


def test_months_side_by_side_are_set_against_the_line_across_them() -> None:
    """July and August against June and September, a third and two thirds of the way."""
    summer = Hypothesis("summer", frozenset({7, 8}))
    observations = series(" ".join("10 10 30 0 0 60 60 60 60 60 10 10" for _ in range(3)))
    found = effect_of(observations, summer, style=PERCENT)
    assert found.effect == -45  # 40 and 50 below the line
    july = Hypothesis("end of term", frozenset({7}))
    assert f"{effect_of(observations, summer, july, style=PERCENT).effect:.6f}" == "-50.000000"


def test_an_affected_month_is_never_a_neighbour() -> None:
    march = Hypothesis("year-end", frozenset({3}))
    observations = series(" ".join("70 100 100 100 100 100 100 100 100 100 100 150" for _ in range(5)))
    first, second = season.judge(observations, [HOLIDAYS, march], style=COUNT).effects
    assert f"{first.effect:.6f} {second.effect:.6f}" == "-30.000000 50.000000"


# ---- what cannot be told -----------------------------------------------------------------------------------


def test_two_years_are_not_enough_and_three_are() -> None:
    two, three = effect_of(years_of("69", "69", "70")), effect_of(years_of("69", "69", "70", "70"))
    assert two.effect is None
    assert two.reason == (
        "school holidays (April): not estimated, because 2 years have the figures it takes, and 3 are needed."
    )
    assert three.effect is not None


def test_the_latest_month_has_no_month_after_it_and_does_not_count() -> None:
    assert effect_of(years_of("69", "69", "69", "69", last=1)).years == 2


def test_a_neighbour_without_a_figure_takes_its_year_away() -> None:
    observations = years_of("69", "69", "70", "71", "72")
    gone = [Observation(one.at, None) if n == 11 else one for n, one in enumerate(observations)]
    assert (effect_of(observations).years, effect_of(gone).years) == (4, 3)


def test_a_month_of_nought_has_no_percentage() -> None:
    assert effect_of(years_of("69", "0", "70", "71", "72")).years == 3
    assert effect_of(years_of("69", "0", "70", "71", "72", base="80"), style=PERCENT).years == 4


def test_seasons_of_the_same_months_cannot_be_told_apart() -> None:
    easter = Hypothesis("Easter", frozenset({4}))
    found = season.judge(years_of("69", "62", "69", "76", last=1), [HOLIDAYS, easter], style=COUNT)
    assert [one.effect for one in found.effects] == [None, None]
    assert "cannot be told apart" in found.reason


def test_with_every_month_affected_there_is_nothing_to_compare_with() -> None:
    always = Hypothesis("always", frozenset(range(1, 13)))
    assert effect_of(years_of("69", "62", "69", "76"), always).effect is None


def test_an_unaffected_month_too_far_off_is_no_neighbour() -> None:
    three = Hypothesis("long", frozenset({4, 5, 6}))
    assert effect_of(years_of("69", "62", "69", "76"), three).years == 3
    five = Hypothesis("longer", frozenset({4, 5, 6, 7, 8}))
    assert effect_of(years_of("69", "62", "69", "76"), five).years == 3
    six = Hypothesis("longer", frozenset({4, 5, 6, 7, 8, 9}))
    assert effect_of(years_of("69", "62", "69", "76"), six).years == 0


def test_the_interval_holds_the_truth_19_times_in_20() -> None:
    """Noise of a tenth about a true effect of -20%, five years, 300 times."""
    luck, held = random.Random(20220331), 0
    for _ in range(300):
        noisy = [100 * exp(luck.gauss(0, 0.1)) * (0.8 if n % 12 == 0 else 1) for n in range(72)]
        found = effect_of([Observation(month(n), Decimal(value)) for n, value in enumerate(noisy)])
        assert found.lower is not None and found.upper is not None
        held += found.lower <= -20 <= found.upper
    assert 0.92 <= held / 300 <= 0.98


# ---- the latest month --------------------------------------------------------------------------------------


def test_the_sentence_of_a_month_in_season() -> None:
    found = season.judge(years_of("69", "68", "69", "70", "69", "69", last=1), [HOLIDAYS], style=COUNT)
    assert found.explains
    assert (
        found.reason
        == "Lower than March, as in every April: school holidays (-31%, 95% interval -32 to -30)."
    )


def test_the_month_before_is_the_nearest_that_is_not_affected() -> None:
    spring = Hypothesis("school holidays", frozenset({3, 4}), action="Visits are booked before the break.")
    year = "70 100 100 100 100 100 100 100 100 100 100 71 "
    found = season.judge(series(year * 4 + "71"), [spring], style=COUNT)
    assert found.reason.startswith("Lower than February, as in every April: school holidays (-30%")
    assert found.reason.endswith("). Action: Visits are booked before the break.")


def test_the_reason_of_a_season_stands_before_its_action() -> None:
    told = Hypothesis(
        "school holidays", frozenset({4}), action="Duty cover is kept up", because="Schools are closed."
    )
    found = season.judge(years_of("69", "68", "69", "70", "69", "69", last=1), [told], style=COUNT)
    assert found.reason.endswith("-32 to -30). Schools are closed. Action: Duty cover is kept up.")
    (effect,) = found.effects
    assert effect.reason.endswith(" years. Schools are closed. Action: Duty cover is kept up.")


@pytest.mark.parametrize(
    ("latest", "explains", "said"),
    [
        ("100", False, "The same as March, though April is usually lower: school holidays (-31%"),
        ("101", False, "Higher than March, though April is usually lower: school holidays (-31%"),
        ("70", True, "Lower than March, as in every April"),
        ("20", False, "The change is larger than in any year before."),
    ],
)
def test_a_month_that_does_not_do_as_its_season(latest: str, explains: bool, said: str) -> None:
    observations = years_of("69", "68", "69", "70", "69", latest, last=1)
    found = season.judge(observations, [HOLIDAYS], style=COUNT)
    assert found.explains is explains
    assert said in found.reason


def test_not_every_april_is_not_called_every_april() -> None:
    observations = years_of("69", "68", "60", "101", "60", "66", "64", "65", "65", last=1)
    found = season.judge(observations, [HOLIDAYS], style=COUNT)
    assert "as in 6 of 7 Aprils before: school holidays" in found.reason


def test_what_cannot_be_said_of_the_latest_month() -> None:
    assert season.judge(years_of("69", "68", "69", "70"), [HOLIDAYS], style=COUNT).reason == (
        "No season is named for March."
    )
    few = season.judge(years_of("69", "68", last=1), [HOLIDAYS], style=COUNT)
    assert "not estimated" in few.reason
    observations = years_of("69", "68", "69", "70", "69", "69", last=1)
    nothing = [*observations[:-1], Observation(observations[-1].at, None)]
    assert (
        season.judge(nothing, [HOLIDAYS], style=COUNT).reason == "There are no figures to compare Apr-24 by."
    )


def test_what_makes_no_season_is_refused() -> None:
    with pytest.raises(InvalidModelError, match="1 to 12"):
        Hypothesis("none", frozenset({0}))
    with pytest.raises(InvalidModelError, match="1 to 12"):
        Hypothesis("none", frozenset())
    year = Observation(Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.FINANCIAL_YEAR), Decimal(1))
    with pytest.raises(InvalidModelError, match="in months"):
        season.judge([year], [HOLIDAYS], style=COUNT)
    with pytest.raises(InvalidModelError, match="there are none"):
        season.judge([], [HOLIDAYS], style=COUNT)
