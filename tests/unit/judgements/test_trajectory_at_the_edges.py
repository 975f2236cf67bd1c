"""Forecasts when the year is over, what one looked like half-way, and when nothing can be said."""

from decimal import Decimal

import pytest

from trigpoint.judgements import trajectory
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.targets import Flat
from trigpoint.model.trajectories import Course, Trajectory, YearFrom

from .charts import COUNT, month, series

MARCH = month(23)


def hundreds(months: int) -> list[Observation]:
    return series(" ".join(["100"] * months))


# ---- when the year is over ---------------------------------------------------------------------------------


def at_year_end(next_target: str | None) -> Trajectory:
    return trajectory.judge(
        hundreds(24),
        as_at=MARCH,
        year_from=YearFrom.SUM,
        polarity=Polarity.HIGH,
        style=COUNT,
        target=Flat(Decimal(1000)),
        next_target=Flat(Decimal(next_target)) if next_target else None,
    )


def test_at_year_end_the_next_year_is_forecast() -> None:
    """Of twelve months: 25 + 6.25 x 650 / 144 + 125 / 12 = 63.63; 144 times that 9,162.5, the root 95.72.

    1.2816 times that is 122.7.
    """
    found = at_year_end(None)
    assert found.year.label == "2021/22"
    assert len(found.months) == 12
    assert found.reason == (
        "If nothing changes, on course: 1,200 is likely for 2021/22 (80% interval 1,077 to 1,323);"
        " the target of 2020/21 was 1,000 or more."
    )


def test_the_next_years_target_is_used_where_it_is_set() -> None:
    found = at_year_end("1500")
    assert found.course is Course.OUT_OF_REACH
    assert found.reason.endswith(
        "the target is 1,500 or more. To meet it, its 12 months must average at least 125."
    )


def test_what_it_looked_like_half_way() -> None:
    """As at September 600 and six months: 25 + 6.25 x 91 / 36 + 125 / 6 = 61.6; 36 times that 2,218.75.

    Its root is 47.1, and 1.2816 times that 60.4.
    """
    observations = hundreds(24)
    found = trajectory.looked_like(observations, as_at=MARCH, year_from=YearFrom.SUM, style=COUNT)
    assert found is not None
    assert found.inside
    assert found.reason == "At the end of September 1,140 to 1,260 was forecast; the year ended at 1,200."
    worse = [*observations[:18], *(Observation(month(n), Decimal(150)) for n in range(18, 24))]
    found = trajectory.looked_like(worse, as_at=MARCH, year_from=YearFrom.SUM, style=COUNT)
    assert found is not None
    assert not found.inside
    assert found.reason.endswith("1,140 to 1,260 was forecast; the year ended at 1,500, above it.")


def test_a_year_that_is_not_over_has_no_hindsight() -> None:
    looked = trajectory.looked_like(hundreds(23), as_at=month(22), year_from=YearFrom.SUM, style=COUNT)
    assert looked is None
    looked = trajectory.looked_like(hundreds(12), as_at=month(11), year_from=YearFrom.SUM, style=COUNT)
    assert looked is None  # no year before it to forecast from


# ---- when nothing can be said ------------------------------------------------------------------------------


def why(observations: list[Observation], year_from: YearFrom = YearFrom.SUM, as_at: int = 20) -> str:
    found = trajectory.judge(
        observations, as_at=month(as_at), year_from=year_from, polarity=Polarity.HIGH, style=COUNT
    )
    assert found.course is Course.NOT_CALCULABLE
    assert (found.value, found.lower, found.upper, found.needed, found.months) == (None, None, None, None, ())
    return found.reason


def test_too_little_before_the_year() -> None:
    assert why(hundreds(21)[1:]) == (
        "No forecast: the 12 months before April 2020 are needed without a gap, and there are 11."
    )


def test_a_gap_before_the_year_ends_what_is_known() -> None:
    assert "there are 8" in why(series(" ".join(["100"] * 3 + ["-"] + ["100"] * 17)))


def test_a_gap_in_the_year() -> None:
    gap = series(" ".join(["100"] * 14 + ["-"] + ["100"] * 6))
    assert why(gap) == "No forecast: Jun-20 has no figure."
    assert why(hundreds(20)) == "No forecast: Dec-20 has no figure."


def test_months_that_do_not_give_the_year() -> None:
    assert "same child or family" in why(hundreds(21), YearFrom.NOT_FROM_MONTHS)


def test_shares_without_cases() -> None:
    empty = [Observation.of_parts(month(n), 0, 0) for n in range(21)]
    assert why(empty, YearFrom.POOLED) == "No forecast: fewer than 6 months have any cases."
    stopped = [Observation.of_parts(month(n), 45 if n < 9 else 0, 50 if n < 9 else 0) for n in range(21)]
    assert why(stopped, YearFrom.POOLED) == "No forecast: there were no cases in the last 12 months."


def test_only_months_in_order_are_forecast_from() -> None:
    with pytest.raises(InvalidModelError):
        why(hundreds(21)[::-1])
