"""Is this figure provisional? The usual revision still to come, where it shows in print, and the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trigpoint.calendar.dates import add_months
from trigpoint.judgements.completeness.triangle import ToCome, Triangle, age, paths_of
from trigpoint.judgements.shown import PERCENTAGES, Style, rounded
from trigpoint.model.completeness import Completeness
from trigpoint.model.figures import WHOLE
from trigpoint.model.measures import Unit
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period

LEAST_MONTHS = 6  # seen at this age and again later: of fewer "most" means nothing
LEAST_COUNT = 10  # counts below move by whole cases, not by a part of themselves
OFTEN = Decimal("0.5")


@dataclass(frozen=True)
class Still:
    """What is still to come, in the unit shown, and in per cent where the measure moves so."""

    usual: Decimal
    lower: Decimal
    upper: Decimal
    percent: Decimal | None

    @property
    def both_ways(self) -> bool:
        return self.lower < 0 < self.upper


def judge(
    past: Sequence[PastFigure],
    *,
    period: Period,
    known_on: date,
    style: Style,
    number: Decimal | None = None,
) -> Completeness:
    """Whether a period's figure, as known on a day, is provisional.

    past: all that was ever said of the measure's whole figures; what was said later than known_on, or of
    periods of another kind, is not looked at. number: the figure as shown; if not given, the last that was
    said of it. Past figures should be of one definition: a changed one is no late entry.
    """
    said = [
        (one.cell.period, one.known_on, shown)
        for one in past
        if one.cell.period.kind is period.kind
        and one.cell.breakdown == WHOLE
        and one.cell.period.stop <= one.known_on <= known_on
        if (shown := style.number(one.figure)) is not None
    ]
    now = number if number is not None else _last_said(said, period)
    others = paths_of(one for one in said if one[0] != period)
    triangle = Triangle(others, in_percent=_moves_in_percent(others, now, style))
    old = age(period, known_on)
    to_come = triangle.to_come(old)
    seen = len(to_come.revisions) if to_come else 0
    settles = triangle.settles_at(_visible(style, now, in_percent=triangle.in_percent))
    if seen < LEAST_MONTHS or to_come is None or settles is None:
        if settles is not None and settles <= old and settles < triangle.followed_to:
            return Completeness(False, _settled(settles, len(others)), seen=len(others))
        return Completeness(False, _unknown(seen), seen=seen)
    return _judged(to_come, triangle, settles - old, period, settles, style=style, now=now)


def _judged(
    to_come: ToCome,
    triangle: Triangle,
    months: int,
    period: Period,
    settles: int,
    *,
    style: Style,
    now: Decimal | None,
) -> Completeness:
    seen = len(to_come.revisions)
    still = _still(to_come, style, now, in_percent=triangle.in_percent)
    visible = _visible(style, now, in_percent=triangle.in_percent)
    moved, way = sum(abs(one) >= visible for one in to_come.revisions), to_come.way(visible)
    ended = triangle.has_ended(settles - months, visible)
    provisional = months > 0 and not ended and (way != 0 or moved >= OFTEN * seen)
    if provisional:
        reason = _moves(still, months, style, one_way=way != 0)
    elif months > 0 and ended:
        reason = "Settled: figures of this measure used to move after this, and lately they have not."
    elif months > 0:
        reason = (
            f"Settled: only {moved} of {seen} earlier figures of this measure changed in print after this."
        )
    else:
        reason = _settled(settles, seen)
    return Completeness(
        provisional,
        reason,
        months=months if provisional else 0,
        until=add_months(period.stop, settles) if provisional else None,
        usual=still.usual if way else Decimal(0),
        lower=still.lower,
        upper=still.upper,
        seen=seen,
    )


def _still(to_come: ToCome, style: Style, now: Decimal | None, *, in_percent: bool) -> Still:
    scale = now / 100 if in_percent and now is not None else Decimal(1)

    def possible(revision: Decimal) -> Decimal:
        """A share stays within none and all."""
        revised = scale * revision
        if now is None or style.unit not in PERCENTAGES:
            return revised
        return min(max(now + revised, Decimal(0)), Decimal(100)) - now

    usual, lower, upper = (possible(one) for one in (to_come.usual, to_come.lower, to_come.upper))
    return Still(usual, lower, upper, percent=to_come.usual if in_percent else None)


def _moves_in_percent(others: Sequence[dict[int, Decimal]], now: Decimal | None, style: Style) -> bool:
    """Large counts move by a part of themselves."""
    numbers = [number for path in others for number in path.values()]
    if style.unit is not Unit.COUNT or not numbers or now is None:
        return False
    return min(*numbers, now) >= LEAST_COUNT


def _visible(style: Style, now: Decimal | None, *, in_percent: bool) -> Decimal:
    """The least revision that shows in print: half of the last place printed, as it is rounded half up."""
    half = Decimal(5).scaleb(-style.decimals - 1)
    return 100 * half / now if in_percent and now else half


def _last_said(said: Sequence[tuple[Period, date, Decimal]], period: Period) -> Decimal | None:
    own = [(known_on, number) for at, known_on, number in said if at == period]
    return max(own, key=lambda one: one[0])[1] if own else None


# ---- in words ----------------------------------------------------------------------------------------------


def _moves(still: Still, months: int, style: Style, *, one_way: bool) -> str:
    within = "a month" if months == 1 else f"{_NUMBERS.get(months, str(months))} months"
    if not one_way:
        return (
            f"Provisional: figures of this measure still move either way within {within}, most of them by"
            f" between {_signed(still.lower, style)} and {_signed(still.upper, style)}."
        )
    way = "rise" if still.usual > 0 else "fall"
    most = f"most of them {_between(still, style)}"
    if still.percent is not None:
        amount = f"about {rounded(abs(still.percent), 0)}% (here {_amount(still.usual, style)})"
    else:
        amount = _amount(still.usual, style)
    return f"Provisional: figures of this measure usually still {way} by {amount} within {within} ({most})."


def _between(still: Still, style: Style) -> str:
    if still.both_ways:
        return f"between {_signed(still.lower, style)} and {_signed(still.upper, style)}"
    low, high = sorted((abs(still.lower), abs(still.upper)))
    return f"by {style.text(low).rstrip('%')} to {style.text(high).rstrip('%')}"


def _amount(number: Decimal, style: Style) -> str:
    """'1.4 points', '9'."""
    text = style.text(abs(number))
    return f"{text.rstrip('%')} points" if style.unit in PERCENTAGES else text


def _signed(number: Decimal, style: Style) -> str:
    shown = rounded(number, style.decimals)
    side = "more" if shown >= 0 else "less"
    return f"{_amount(abs(number), style)} {side}"


def _settled(settles: int, seen: int) -> str:
    if settles <= 0:
        return f"Settled: earlier figures of this measure seldom moved once published; {seen} were seen."
    age_said = "a month" if settles == 1 else f"{_NUMBERS.get(settles, str(settles))} months"
    return f"Settled: figures of this measure seldom move once their month is over for {age_said}."


def _unknown(seen: int) -> str:
    have = f"{seen} {'month has' if seen == 1 else 'months have'}" if seen else "none has"
    return (
        f"How far this figure may still move is not known: {LEAST_MONTHS} earlier months are needed that were"
        f" worked out at this age and again later, and {have} been."
    )


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
