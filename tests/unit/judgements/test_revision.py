"""What changed, and which rows changed it."""

from datetime import date
from decimal import Decimal

from trigpoint.judgements import revision
from trigpoint.judgements.shown import Style
from trigpoint.model.catalogue import Shows
from trigpoint.model.figures import Figure, Member, State
from trigpoint.model.judgements import Cause, Revision
from trigpoint.model.measures import Unit

from .made import FEB, figure, measure

COUNT = Style(Unit.COUNT, 0)
OLD = date(2022, 2, 10)
Rows = dict[str, date]


def counted(key: str, meets: bool = True, amount: Decimal | None = None) -> Member:
    return Member("contacts", key, meets, amount)


def explained(
    numbers: tuple[str, str],
    members: tuple[list[Member], list[Member]] = ([], []),
    recorded: tuple[Rows, Rows] = ({}, {}),
    definition_changed: bool = False,
) -> Revision:
    before, after = (figure(number, period=FEB) for number in numbers)
    found = revision.explain(
        before,
        after,
        name="re-referrals",
        style=COUNT,
        members_before=members[0],
        members_after=members[1],
        recorded_before={("contacts", key): day for key, day in recorded[0].items()},
        recorded_after={("contacts", key): day for key, day in recorded[1].items()},
        definition_changed=definition_changed,
    )
    assert found is not None
    return found


def test_one_record_entered_late() -> None:
    late = {"a": OLD, "b": date(2022, 3, 9)}
    found = explained(("13", "14"), ([counted("a")], [counted("a"), counted("b")]), ({"a": OLD}, late))
    assert found.sentence == "Feb-22 re-referrals from 13 to 14: 1 record entered on 2022-03-09."
    (change,) = found.changes
    assert (change.cause, change.key, change.recorded_on) == (Cause.ENTERED, "b", "2022-03-09")
    assert change.effect == "now counted"


def test_many_records_are_summed_up_by_cause_and_days() -> None:
    before = [counted("a"), counted("b"), counted("gone")]
    after = [counted("a"), counted("b", False), counted("c"), counted("d")]
    were = {"a": OLD, "b": OLD, "gone": OLD}
    are = {"a": OLD, "b": date(2022, 3, 1), "c": date(2022, 3, 2), "d": date(2022, 3, 9)}
    found = explained(("3", "4"), (before, after), (were, are))
    assert found.sentence == (
        "Feb-22 re-referrals from 3 to 4: 1 record corrected on 2022-03-01, "
        "2 records entered between 2022-03-02 and 2022-03-09, 1 record deleted."
    )
    assert [change.cause for change in found.changes] == [
        Cause.CORRECTED, Cause.ENTERED, Cause.ENTERED, Cause.DELETED,
    ]  # fmt: skip
    assert found.changes[0].effect == "no longer meets the standard"


def test_a_row_there_before_but_counted_only_now_was_corrected() -> None:
    found = explained(("0", "1"), ([], [counted("a")]), ({"a": OLD}, {"a": date(2022, 3, 4)}))
    assert found.sentence.endswith("1 record corrected on 2022-03-04.")


def test_a_row_that_did_not_change_is_counted_otherwise_because_of_another() -> None:
    found = explained(("0", "1"), ([counted("a", False)], [counted("a")]), ({"a": OLD}, {"a": OLD}))
    assert found.sentence.endswith("1 record counted otherwise because of a related record.")
    assert found.changes[0].effect == "now meets the standard, because of a related record"


def test_a_changed_definition_is_the_cause_of_rows_that_did_not_change() -> None:
    found = explained(
        ("0", "2"),
        ([], [counted("a"), counted("b")]),
        ({"a": OLD}, {"a": OLD, "b": date(2022, 3, 9)}),
        definition_changed=True,
    )
    assert [change.cause for change in found.changes] == [Cause.DEFINITION_CHANGED, Cause.ENTERED]
    assert "1 record counted otherwise because the definition changed" in found.sentence
    assert explained(("1", "2"), definition_changed=True).sentence.endswith(" to 2: the definition changed.")


def test_a_formula_changes_with_what_it_is_worked_out_from() -> None:
    assert explained(("1", "2")).sentence == (
        "Feb-22 re-referrals from 1 to 2: a figure that it is worked out from changed."
    )


def test_an_amount_that_changed() -> None:
    days = ([counted("a", amount=Decimal(3))], [counted("a", amount=Decimal(5))])
    found = explained(("3", "5"), days, ({"a": OLD}, {"a": date(2022, 3, 4)}))
    assert found.changes[0].effect == "now 5, was 3"


def test_a_share_is_given_with_its_tally() -> None:
    for shows, said in (
        (Shows.VALUE, "from 9.8% (13 of 133) to 10.4% (14 of 134)"),
        (Shows.NUMERATOR, "from 13 to 14"),
    ):
        found = revision.explain(
            figure(None, 13, 133, period=FEB),
            figure(None, 14, 134, period=FEB),
            name="re-referrals",
            style=Style.of(measure(), shows),
            recorded_before={},
            recorded_after={},
        )
        assert found is not None and said in found.sentence


def known(before: Figure, after: Figure) -> bool:
    return revision.differs(before, after)


def test_what_is_a_revision_and_what_is_not() -> None:
    assert not known(figure("1"), figure("1"))
    assert not known(figure("1", state=State.PROVISIONAL), figure("1"))
    assert not known(figure(None, state=State.NOT_DUE), figure("1"))
    assert known(figure(None, state=State.NO_DATA), figure("1"))
    assert known(figure("1"), figure(None))
    assert known(figure(None, state=State.SUSPENDED), figure("0"))
    assert known(figure(None, 1, 2), figure(None, 2, 4))
