"""Revisions still to come: learnt from months worked out by hand, and what is said of them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.calendar.dates import add_months
from trigpoint.judgements import completeness
from trigpoint.judgements.completeness.triangle import Triangle, age, paths_of
from trigpoint.judgements.shown import Style
from trigpoint.model.completeness import Completeness
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import Unit
from trigpoint.model.past_figures import PastFigure

from .charts import COUNT, month

PERCENT = Style(Unit.PERCENT, 1)


def said(n: int, *by_age: str, first: int = 0) -> list[PastFigure]:
    """What was said of a month on the 14th of each month from its age `first` on; '-' for nothing."""
    period = month(n)
    return [
        PastFigure(
            Figure(Cell("m", period), State.KNOWN, Decimal(text)),
            add_months(period.stop, first + number).replace(day=14),
            f"run {number}",
        )
        for number, text in enumerate(by_age)
        if text != "-"
    ]


def judge(
    past: Sequence[PastFigure], n: int, *, at_age: int = 0, style: Style = PERCENT, number: str | None = None
) -> Completeness:
    period = month(n)
    return completeness.judge(
        past,
        period=period,
        known_on=add_months(period.stop, at_age).replace(day=14),
        style=style,
        number=Decimal(number) if number else None,
    )


RISES = ["0.3", "0.8", "1.2", "1.4", "1.4", "1.6", "2.0", "2.9"]


def rising(*rises: str) -> list[PastFigure]:
    """Months first said to be 90.0, then by so much more, then the same again."""
    found = []
    for n, rise in enumerate(rises):
        final = str(90 + Decimal(rise))
        found += said(n, "90.0", final, final)
    return found


def test_age_is_in_calendar_months_since_the_end_of_the_month() -> None:
    february = month(10)  # of 2020
    assert age(february, date(2020, 3, 1)) == 0
    assert age(february, date(2020, 3, 31)) == 0
    assert age(february, date(2020, 4, 1)) == 1
    assert age(february, date(2020, 2, 29)) == -1


def test_a_share_that_usually_rises() -> None:
    """Of eight rises the middle two are 1.4; with eight, most of them is all of them: 0.3 to 2.9."""
    found = judge([*rising(*RISES), *said(10, "91.0")], 10)
    assert found.provisional
    assert found.reason == (
        "Provisional: figures of this measure usually still rise by 1.4 points within a month"
        " (most of them by 0.3 to 2.9)."
    )
    assert (found.usual, found.lower, found.upper) == (Decimal("1.4"), Decimal("0.3"), Decimal("2.9"))
    assert (found.months, found.until, found.seen) == (1, date(2020, 4, 1), 8)


def test_a_month_later_the_same_figure_is_settled() -> None:
    found = judge([*rising(*RISES), *said(10, "91.0", "92.0")], 10, at_age=1)
    assert not found.provisional
    assert (
        found.reason == "Settled: figures of this measure seldom move once their month is over for a month."
    )
    assert (found.months, found.until) == (0, None)


def test_young_months_count_too() -> None:
    """Four months were followed to age 2: 10, 12, 13. Three, later ones only to age 1: 10, 13.

    From age 0 the four have 3 to come; the three have seen 3 and are owed the middle revision from age 1, 1.
    """
    paths = [*[{0: Decimal(10), 1: Decimal(12), 2: Decimal(13)}] * 4, *[{0: Decimal(10), 1: Decimal(13)}] * 3]
    to_come = Triangle(paths, in_percent=False).to_come(0)
    assert to_come is not None
    assert list(to_come.revisions) == [3, 3, 3, 3, 4, 4, 4]
    assert to_come.usual == 3
    from_one = Triangle(paths, in_percent=False).to_come(1)
    assert from_one is not None
    assert list(from_one.revisions) == [1, 1, 1, 1]


def test_one_month_put_right_by_hand_moves_nothing() -> None:
    paths = [*[{0: Decimal(10), 1: Decimal(12)}] * 6, {0: Decimal(10), 1: Decimal(500)}]
    to_come = Triangle(paths, in_percent=False).to_come(0)
    assert to_come is not None
    assert to_come.usual == 2


def test_most_leaves_out_a_tenth_on_either_side() -> None:
    """Of nineteen the tenths lie at positions 2 and 18; of twelve, the most that count, at 1.3 and 11.7."""
    twelve = [{0: Decimal(0), 1: Decimal(n)} for n in range(1, 13)]
    to_come = Triangle(twelve, in_percent=False).to_come(0)
    assert to_come is not None
    assert (to_come.lower, to_come.upper) == (Decimal("1.3"), Decimal("11.7"))


def test_only_the_latest_twelve_months_count() -> None:
    long_ago = [{0: Decimal(10), 1: Decimal(20)}] * 20
    lately = [{0: Decimal(10), 1: Decimal(11)}] * 12
    to_come = Triangle([*long_ago, *lately], in_percent=False).to_come(0)
    assert to_come is not None
    assert set(to_come.revisions) == {1}


def test_a_count_moves_in_per_cent_and_in_cases() -> None:
    """150 became 159 eight times: 6%. Of 200 that is 12."""
    past = [one for n in range(8) for one in said(n, "150", "159", "159")]
    found = judge([*past, *said(10, "200")], 10, style=COUNT)
    assert found.reason == (
        "Provisional: figures of this measure usually still rise by about 6% (here 12) within a month"
        " (most of them by 12 to 12)."
    )
    assert found.usual == 12


def test_small_counts_move_by_whole_cases() -> None:
    past = [one for n in range(8) for one in said(n, "4", "6", "6")]
    found = judge([*past, *said(10, "0")], 10, style=COUNT)
    assert found.usual == 2
    assert "usually still rise by 2 within a month" in found.reason


def test_a_figure_given_stands_for_the_one_said() -> None:
    past = [one for n in range(8) for one in said(n, "150", "159", "159")]
    assert judge(past, 10, style=COUNT, number="100").usual == 6


def test_two_ages_still_to_come() -> None:
    past = [one for n in range(8) for one in said(n, "90.0", "91.0", "91.5", "91.5")]
    found = judge([*past, *said(10, "90.0")], 10)
    assert (found.usual, found.months, found.until) == (Decimal("1.5"), 2, date(2020, 5, 1))
    assert "by 1.5 points within two months" in found.reason
    found = judge([*past, *said(10, "90.0", "91.0")], 10, at_age=1)
    assert (found.usual, found.months) == (Decimal("0.5"), 1)


def test_a_share_does_not_rise_above_all() -> None:
    found = judge([*rising(*RISES), *said(10, "99.0")], 10)
    assert (found.usual, found.upper) == (1, 1)


def test_either_way_has_no_usual_revision() -> None:
    past = rising("2.0", "-2.0", "1.5", "-1.5", "2.5", "-2.5", "1.0", "1.2")
    found = judge([*past, *said(10, "90.0")], 10)
    assert found.provisional
    assert found.usual == 0
    assert found.reason == (
        "Provisional: figures of this measure still move either way within a month, most of them by between"
        " 2.5 points less and 2.5 points more."
    )


def test_what_never_moved_is_settled() -> None:
    found = judge([*rising(*["0"] * 8), *said(10, "90.0")], 10)
    assert (found.provisional, found.usual) == (False, 0)
    assert (
        found.reason == "Settled: earlier figures of this measure seldom moved once published; 8 were seen."
    )


def test_what_cannot_be_seen_in_print_is_no_revision() -> None:
    assert not judge([*rising(*["0.04"] * 8), *said(10, "90.0")], 10).provisional
    assert judge([*rising(*["0.05"] * 8), *said(10, "90.0")], 10).provisional


def test_one_in_four_that_moves_does_not_make_the_next_provisional() -> None:
    found = judge([*rising("0", "0", "0", "1.0", "0", "0", "0", "2.0"), *said(10, "90.0")], 10)
    assert not found.provisional
    assert found.reason == (
        "Settled: only 2 of 8 earlier figures of this measure changed in print after this."
    )


def test_a_habit_that_has_ended() -> None:
    """Five months rose by 1.4, and the three after them by nothing: somebody enters in time now."""
    found = judge([*rising(*["1.4"] * 5, "0", "0", "0"), *said(10, "90.0")], 10)
    assert not found.provisional
    assert found.reason == (
        "Settled: figures of this measure used to move after this, and lately they have not."
    )
    assert judge([*rising(*["1.4"] * 5, "0", "0", "1.4"), *said(10, "90.0")], 10).provisional
    # Six of the twelve that count moved, and the six since did not: it has still ended.
    assert not judge([*rising(*["1.4"] * 6, *["0"] * 6), *said(14, "90.0")], 14).provisional


def test_too_few_months() -> None:
    found = judge([*rising("1.0", "1.0", "1.0", "1.0", "1.0"), *said(10, "90.0")], 10)
    assert not found.provisional
    assert found.usual is None
    assert found.reason == (
        "How far this figure may still move is not known: 6 earlier months are needed that were worked out at"
        " this age and again later, and 5 months have been."
    )
    assert "and none has been." in judge(said(10, "90.0"), 10).reason


def test_months_first_said_later_teach_nothing_of_earlier_ages() -> None:
    past = [one for n in range(8) for one in said(n, "90.0", "91.4", "91.4", first=1)]
    assert judge([*past, *said(10, "90.0")], 10).usual is None


def test_an_age_beyond_any_followed_is_settled_where_earlier_ones_already_were() -> None:
    past = rising(*RISES)  # followed to age 2, settled from 1 on
    assert judge([*past, *said(10, "91.0")], 10, at_age=6).reason.startswith("Settled")
    moving = [one for n in range(8) for one in said(n, "90.0", "91.4")]  # still moving when last seen
    assert "not known" in judge([*moving, *said(10, "91.0")], 10, at_age=6).reason


def test_a_figure_stands_until_another_takes_its_place() -> None:
    """Not said at age 1, so what was said at age 0 stands: the rise belongs to the second month."""
    past = [one for n in range(8) for one in said(n, "90.0", "-", "91.4", "91.4")]
    assert judge([*past, *said(10, "90.0")], 10, at_age=1).usual == Decimal("1.4")


def test_the_last_of_what_was_said_at_one_age_counts() -> None:
    period = month(0)
    days = [(date(2019, 5, 3), "1"), (date(2019, 5, 20), "2"), (date(2019, 6, 1), "3")]
    found = paths_of((period, day, Decimal(text)) for day, text in reversed(days))
    assert found == [{0: 2, 1: 3}]


def test_what_was_said_later_or_before_the_month_was_over_is_not_looked_at() -> None:
    past = [*rising(*RISES), *said(10, "91.0")]
    before = judge(past, 10)
    tomorrow = said(10, "80.0", first=1)
    unfinished = [PastFigure(one.figure, date(2020, 2, 20), "early") for one in said(10, "12.0")]
    assert judge([*past, *tomorrow, *unfinished], 10) == before


def test_groups_and_other_kinds_of_period_are_not_looked_at() -> None:
    past = [*rising(*RISES), *said(10, "91.0")]
    group = [
        PastFigure(
            Figure(Cell("m", one.cell.period, "locality", "North"), State.KNOWN, Decimal(5)), one.known_on, ""
        )
        for one in past
    ]
    assert judge([*past, *group], 10) == judge(past, 10)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(0, 200)] * 3), min_size=0, max_size=12),
    st.integers(0, 200),
    st.integers(0, 2),
)
def test_what_is_said_hangs_together(months: list[tuple[int, ...]], fresh: int, at_age: int) -> None:
    past = [one for n, counts in enumerate(months) for one in said(n, *map(str, counts))]
    found = judge([*past, *said(30, str(fresh))], 30, at_age=at_age, style=COUNT)
    assert found == judge([*said(30, str(fresh)), *reversed(past)], 30, at_age=at_age, style=COUNT)
    assert found.provisional == (found.until is not None) == (found.months > 0)
    if found.usual is not None:
        assert found.lower is not None
        assert found.upper is not None
        assert found.lower <= found.upper
        assert found.usual == 0 or found.lower <= found.usual <= found.upper
