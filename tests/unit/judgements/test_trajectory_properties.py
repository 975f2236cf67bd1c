"""What holds of every forecast, whatever the months were."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.judgements import trajectory
from trigpoint.judgements.shown import Style
from trigpoint.judgements.trajectory.months import months_of
from trigpoint.judgements.trajectory.outturn import forecast
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.targets import Flat
from trigpoint.model.trajectories import Course, Trajectory, YearFrom

from .charts import COUNT, month

PERCENT = Style(Unit.PERCENT, 1)
counts = st.lists(st.integers(0, 400), min_size=13, max_size=30)
tallies = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), min_size=13, max_size=30)
few = settings(max_examples=25, deadline=None)


def of_values(values: list[int], *, times: int = 1) -> list[Observation]:
    return [Observation(month(n), Decimal(times * value)) for n, value in enumerate(values)]


def of_tallies(tallies: list[list[int]]) -> list[Observation]:
    return [Observation.of_parts(month(n), *parts) for n, parts in enumerate(tallies)]


def judged(
    observations: list[Observation],
    year_from: YearFrom,
    style: Style,
    *,
    months: int,
    target: int | None = None,
) -> Trajectory:
    return trajectory.judge(
        observations,
        as_at=month(months - 1),
        year_from=year_from,
        polarity=Polarity.HIGH,
        style=style,
        target=None if target is None else Flat(Decimal(target)),
    )


@few
@given(counts)
def test_a_count_never_ends_below_what_has_been_counted(values: list[int]) -> None:
    found = judged(of_values(values), YearFrom.SUM, COUNT, months=len(values))
    so_far = sum(values[-(len(values) % 12) :]) if len(values) % 12 else 0
    assert found.value is not None
    assert found.lower is not None
    assert found.upper is not None
    assert so_far <= found.lower <= found.value <= found.upper
    assert all(0 <= one.lower <= one.value <= one.upper for one in found.months)


@few
@given(tallies, st.integers(0, 100))
def test_a_share_stays_possible_and_its_course_agrees_with_what_is_printed(
    parts: list[list[int]], target: int
) -> None:
    found = judged(of_tallies(parts), YearFrom.POOLED, PERCENT, months=len(parts), target=target)
    if found.course is Course.NOT_CALCULABLE:
        return
    assert found.value is not None
    assert found.lower is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.value <= found.upper <= 100
    assert all(0 <= one.lower <= one.value <= one.upper <= 100 for one in found.months)
    expected = Course.AT_RISK
    if found.lower >= target:
        expected = Course.ON_COURSE
    elif found.upper < target:
        expected = Course.OUT_OF_REACH
    assert found.course is expected


@few
@given(counts)
def test_a_stock_is_never_negative(values: list[int]) -> None:
    found = judged(of_values(values), YearFrom.LAST, COUNT, months=len(values))
    assert found.value is not None
    assert found.lower is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.value <= found.upper


@few
@given(counts, st.lists(st.integers(0, 100_000), min_size=1, max_size=12))
def test_what_comes_later_changes_nothing(values: list[int], later: list[int]) -> None:
    for year_from in (YearFrom.SUM, YearFrom.LAST):
        alone = judged(of_values(values), year_from, COUNT, months=len(values), target=1000)
        assert judged(of_values(values + later), year_from, COUNT, months=len(values), target=1000) == alone


@few
@given(
    st.lists(st.integers(1, 400), min_size=13, max_size=30), st.sampled_from([YearFrom.SUM, YearFrom.LAST])
)
def test_in_tenths_everything_is_ten_times_as_much(values: list[int], year_from: YearFrom) -> None:
    """Of a number, not a count: a hundred events vary less, in proportion, than ten."""
    ends = []
    for times in (1, 10):
        observations = of_values(values, times=times)
        months, _ = months_of(observations, month(len(values) - 1), year_from)
        assert months is not None
        found = forecast(months, year_from, Style(Unit.NUMBER, 3)).year
        ends.append([found.value, found.lower, found.upper])
    assert all(abs(10 * one - ten) <= 1e-6 * max(1, abs(ten)) + 0.05 for one, ten in zip(*ends, strict=True))


@few
@given(counts, st.integers(0, 5000))
def test_what_is_needed_meets_the_target_and_one_less_does_not(values: list[int], target: int) -> None:
    found = judged(of_values(values), YearFrom.SUM, COUNT, months=len(values), target=target)
    left = len(found.months)
    so_far = sum(values[-(len(values) % 12) :]) if len(values) % 12 else 0
    if found.needed is None:
        assert so_far >= target
    else:
        assert so_far + left * found.needed >= target
        assert so_far + left * (found.needed - 1) < target
