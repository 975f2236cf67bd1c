"""Which measures a report lists as exceptions: red and getting worse, or red for several periods running."""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.judgements.intervals import AgainstOthers
from trigpoint.judgements.trend import RecentTrend
from trigpoint.model.control_charts import ControlChart
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Direction, Rag, RagJudgement, Verdict
from trigpoint.model.periods import Period

RED_ONLY = frozenset({Rag.RED})


@dataclass(frozen=True)
class Listing:
    """Whether a measure is listed as an exception, and why or why not."""

    listed: bool
    reason: str


def red_and_getting_worse(
    level: RagJudgement | AgainstOthers, change: Direction | RecentTrend | ControlChart
) -> Listing:
    """Red against its target, or worse than others by more than chance; and getting worse by `change`.

    With AgainstOthers and RecentTrend it is Fingertips' red-red list.
    """
    if not _is_red(level):
        return Listing(False, f"Not listed: it is not red. {level.reason}")
    if change.verdict is not Verdict.WORSE:
        return Listing(False, f"Not listed: it is red and not getting worse. {change.reason}")
    return Listing(True, f"Red and getting worse. {level.reason} {change.reason}")


def several_periods_running(
    ratings: Sequence[tuple[Period, Rag]], *, periods: int = 2, off_target: frozenset[Rag] = RED_ONLY
) -> Listing:
    """Listed only if the latest `periods` ratings, one straight after another, are all off target.

    ratings: in order of time. off_target: what counts, red alone or red and amber.
    """
    if periods < 1:
        raise InvalidModelError("an exception takes at least 1 period")
    if not ratings:
        return Listing(False, "Not listed: nothing is rated.")
    running = _running(ratings, off_target)
    latest = ratings[-1][0].label
    if not running:
        return Listing(False, f"Not listed: {ratings[-1][1].value.replace('_', ' ')} in {latest}.")
    first = ratings[-running][0].label
    words = " or ".join(sorted(rag.value for rag in off_target))
    since = f"{words} in {latest}" if running == 1 else f"{words} in each period from {first} to {latest}"
    if running < periods:
        return Listing(False, f"Not listed: {since}, and {periods} periods running are asked for.")
    return Listing(True, f"Listed: {since}.")


def _running(ratings: Sequence[tuple[Period, Rag]], off_target: frozenset[Rag]) -> int:
    """How many ratings up to the latest are off target, without a gap between their periods."""
    running = 0
    after: Period | None = None
    for period, rag in reversed(ratings):
        if rag not in off_target or (after is not None and period.stop != after.start):
            break
        running, after = running + 1, period
    return running


def _is_red(level: RagJudgement | AgainstOthers) -> bool:
    return level.status is Rag.RED if isinstance(level, RagJudgement) else level.verdict is Verdict.WORSE
