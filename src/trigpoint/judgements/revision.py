"""Why a figure differs from the one last calculated: the rows that made it differ, and one sentence."""

from collections.abc import Iterable, Mapping
from datetime import date

from trigpoint.judgements.shown import Style
from trigpoint.model.figures import Figure, Member, State
from trigpoint.model.judgements import Cause, Revision, RowChange

RowKey = tuple[str, str]  # table and key, as a Member has them

# A figure that was not yet due and now has a value has arrived; it was not revised.
NOT_YET = frozenset({State.NOT_DUE, State.NOT_APPLICABLE})

RELATED = "because of a related record"
DONE = {Cause.ENTERED: "entered", Cause.CORRECTED: "corrected", Cause.DELETED: "deleted"}


def differs(before: Figure, after: Figure) -> bool:
    """Whether a figure is a revision of an earlier one: its value or its tally changed.

    That a figure went from provisional to known, say, is no revision, nor is the first value of one that was
    not due.
    """
    if before.state in NOT_YET:
        return False
    parts = [(f.value, f.numerator, f.denominator, None if f.has_value else f.state) for f in (before, after)]
    return parts[0] != parts[1]


def explain(
    before: Figure,
    after: Figure,
    *,
    name: str,
    style: Style,
    members_before: Iterable[Member] = (),
    members_after: Iterable[Member] = (),
    recorded_before: Mapping[RowKey, date],
    recorded_after: Mapping[RowKey, date],
    definition_changed: bool = False,
) -> Revision | None:
    """The revision from one figure to another of the same cell; None where it is none.

    members: the rows behind each figure. recorded_before, recorded_after: the day each row was recorded, for
    every row of those tables in the earlier and the later records, so that a row entered since can be told
    from one that was there and is counted otherwise. definition_changed: whether the measure's text did.
    name: how the measure is spoken of ("re-referrals").
    """
    if not differs(before, after):
        return None
    was = {(member.table, member.key): member for member in members_before}
    now = {(member.table, member.key): member for member in members_after}
    changes = tuple(
        _change(row, was.get(row), now.get(row), recorded_before, recorded_after, definition_changed)
        for row in sorted(was.keys() | now.keys())
        if was.get(row) != now.get(row)
    )
    figures = f"from {_said(style, before)} to {_said(style, after)}"
    why = _summary(changes, definition_changed=definition_changed)
    sentence = f"{after.cell.period.label} {name} {figures}: {why}."
    return Revision(after.cell, before, after, changes, sentence)


def _said(style: Style, figure: Figure) -> str:
    text = style.with_tally(figure)
    return "no figure" if text == "-" else text


def _change(
    row: RowKey,
    was: Member | None,
    now: Member | None,
    recorded_before: Mapping[RowKey, date],
    recorded_after: Mapping[RowKey, date],
    definition_changed: bool,
) -> RowChange:
    earlier, later = recorded_before.get(row), recorded_after.get(row)
    cause, effect = Cause.CORRECTED, _effect(was, now)
    if earlier is None and later is not None:
        cause = Cause.ENTERED
    elif later is None:
        cause = Cause.DELETED
    elif earlier == later:
        # The row itself is as it was: either the question changed, or the answer lies in another row.
        cause = Cause.DEFINITION_CHANGED if definition_changed else Cause.CORRECTED
        effect = effect if definition_changed else f"{effect}, {RELATED}"
    return RowChange(cause, *row, recorded_on=later.isoformat() if later else "", effect=effect)


def _effect(was: Member | None, now: Member | None) -> str:
    if was is None:
        assert now is not None
        return "now counted" if now.in_numerator else "now counted, not meeting the standard"
    if now is None:
        return "no longer counted"
    if was.in_numerator != now.in_numerator:
        return "now meets the standard" if now.in_numerator else "no longer meets the standard"
    return f"now {now.amount}, was {was.amount}"


def _summary(changes: tuple[RowChange, ...], *, definition_changed: bool) -> str:
    """'1 record entered on 2022-03-09, 2 records deleted'."""
    groups: dict[str, list[RowChange]] = {}
    for change in changes:
        groups.setdefault(_done(change), []).append(change)
    said = [_group(done, rows) for done, rows in groups.items()]
    if definition_changed and not any(c.cause is Cause.DEFINITION_CHANGED for c in changes):
        said.append("the definition changed")
    return ", ".join(said) or "a figure that it is worked out from changed"


def _done(change: RowChange) -> str:
    if change.cause is Cause.DEFINITION_CHANGED:
        return "counted otherwise because the definition changed"
    if change.effect.endswith(RELATED):
        return f"counted otherwise {RELATED}"
    return DONE[change.cause]


def _group(done: str, rows: list[RowChange]) -> str:
    records = f"{len(rows):,} {'record' if len(rows) == 1 else 'records'}"
    days = sorted({row.recorded_on for row in rows if row.recorded_on})
    if done not in (DONE[Cause.ENTERED], DONE[Cause.CORRECTED]) or not days:
        return f"{records} {done}"
    if len(days) == 1:
        return f"{records} {done} on {days[0]}"
    return f"{records} {done} between {days[0]} and {days[-1]}"
