"""The sentences of a control chart: is it different from usual, is the target met, by what rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.judgements.shown import PERCENTAGES, Style, rounded
from trigpoint.judgements.spc.kinds import LIMITS, NAMES
from trigpoint.model.control_charts import Assurance, ChartKind, Limits, Side, Signal, SpecialCause, Variation
from trigpoint.model.measures import Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.rule_set import RuleSet

MOST_DECIMALS = 12  # beyond these a figure and a limit are told apart in words alone

PERIODS = {PeriodKind.MONTH: "months", PeriodKind.QUARTER: "quarters"}

MEANINGS = {"improvement": ", for the better", "concern": ", for the worse", "neither": ""}


@dataclass(frozen=True)
class Latest:
    """What the sentences are about: the latest phase, and what is usual for its last point and seen there."""

    part: Sequence[Observation]
    limits: Limits | None
    signals: tuple[Signal, ...]
    rebase: Rebase | None
    style: Style

    @property
    def noun(self) -> str:
        """'months', or what else the points are."""
        at = self.part[-1].at
        return PERIODS.get(at.kind, "years") if isinstance(at, Period) else "gaps"

    @property
    def is_gaps(self) -> bool:
        """Whether the points are the gaps between rare events, in days or in cases."""
        return not isinstance(self.part[-1].at, Period)

    @property
    def gap_unit(self) -> str:
        return "days" if self.style.unit is Unit.DAYS else "other cases"

    @property
    def value(self) -> Decimal | None:
        return self.part[-1].value


def possible(style: Style) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most a figure of this unit can be, where there is such a thing."""
    least = None if style.unit is Unit.NUMBER else Decimal(0)
    return least, Decimal(100) if style.unit in PERCENTAGES else None


def variation(latest: Latest, leading: Signal | None, called: Variation, rules: RuleSet) -> str:
    """'Within usual variation: between 121 and 434 is expected.'"""
    if called is Variation.NOT_TESTED or latest.limits is None:
        return f"Not tested: {_untested(latest, rules)}."
    if leading is None and latest.is_gaps:
        usual = expected(latest.limits, latest.style)
        return f"Within usual variation: {usual} {latest.gap_unit} from one to the next are expected."
    if leading is None:
        return f"Within usual variation: {expected(latest.limits, latest.style)} is expected."
    meaning = MEANINGS[called.value.split("_")[0]]
    other = next((signal for signal in latest.signals if signal.side is not leading.side), None)
    also = f" At the same time {_signal(latest, latest.limits, other)}." if other else ""
    return f"Different from usual{meaning}: {_signal(latest, latest.limits, leading)}.{also}"


def assurance(latest: Latest, called: Assurance, *, judged: bool) -> str:
    """'Expected to meet the target of 100 every time: between 121 and 434 is expected.'"""
    target = latest.part[-1].target
    if called is Assurance.NOT_APPLICABLE or latest.limits is None or target is None:
        return f"Nothing is said of a target: {_without_target(target, judged=judged)}."
    usual, goal = expected(latest.limits, latest.style), latest.style.edge(target)
    match called:
        case Assurance.PASS:
            return f"Will usually meet the target of {goal}: {usual} is expected."
        case Assurance.FAIL:
            return f"Will usually miss the target of {goal} unless something changes: {usual} is expected."
        case _:
            return f"May meet or miss the target of {goal} by chance: {usual} is expected."


def method(kind: ChartKind, rules: RuleSet) -> str:
    """The kind of chart, its limits and the rules in force, to be printed on it."""
    if kind is ChartKind.XMR:
        limits = f"{rules.limit_multiple} mean moving ranges either side of the mean"
    elif kind is ChartKind.T:
        limits = (
            f"{rules.limit_multiple} mean moving ranges either side of the mean, of days to the power 1/3.6"
        )
    else:
        limits = LIMITS[kind]
    return f"{NAMES[kind]}. Limits: {limits}. {rules.sentence}"


def expected(limits: Limits, style: Style) -> str:
    """'between 121 and 434', leaving out an end that is beyond what is possible."""
    least, most = possible(style)
    from_nothing = least is not None and limits.lower <= least
    to_everything = most is not None and limits.upper >= most
    match from_nothing, to_everything:
        case True, True:
            return "anything"
        case True, False:
            return f"up to {style.text(limits.upper)}"
        case False, True:
            return f"{style.text(limits.lower)} or more"
        case _:
            return f"between {style.text(limits.lower)} and {style.text(limits.upper)}"


def _signal(latest: Latest, limits: Limits, signal: Signal) -> str:
    high = signal.side is Side.HIGH
    above, limit = ("above", "upper") if high else ("below", "lower")
    edge = limits.upper if high else limits.lower
    match signal.cause:
        case SpecialCause.OUTSIDE_LIMITS:
            assert latest.value is not None
            value, printed = _apart(latest.value, edge, latest.style)
            if latest.is_gaps:
                longer = "more" if high else "fewer"
                last = f"{value} {latest.gap_unit} lie between the last two events"
                return f"{last}, {longer} than the {limit} limit of {printed}"
            return f"{value} is {above} the {limit} limit of {printed}"
        case SpecialCause.TREND:
            return _trend(latest, signal)
        case SpecialCause.TWO_IN_THREE:
            near = f"close to or beyond the {limit} limit of {latest.style.text(edge)}"
            return f"at least 2 of the last 3 {latest.noun} are {near}"
        case SpecialCause.SHIFT:
            mean = latest.style.text(limits.mean)
            return f"the last {signal.points} {latest.noun} are all {above} the mean of {mean}"


def _trend(latest: Latest, signal: Signal) -> str:
    first = latest.part[-signal.points]
    assert first.value is not None and latest.value is not None
    start, end = _apart(first.value, latest.value, latest.style)
    way = "rising" if signal.side is Side.HIGH else "falling"
    return f"{way} for {signal.points} {latest.noun} in a row, from {start} in {first.label} to {end}"


def _apart(number: Decimal, other: Decimal, style: Style) -> tuple[str, str]:
    """Both as printed, with as many decimals as it takes to tell them apart."""
    for decimals in range(style.decimals, MOST_DECIMALS):
        if rounded(number, decimals) != rounded(other, decimals):
            break
    return style.text(number, decimals=decimals), style.text(other, decimals=decimals)


def _untested(latest: Latest, rules: RuleSet) -> str:
    if not rules.tests_anything:
        return "no rule is in force"
    if latest.value is None:
        return f"there is no figure for {latest.part[-1].label}"
    known = sum(one.value is not None for one in latest.part)
    since = ""
    if latest.rebase is not None:
        since = f" since limits started afresh on {_day(latest.rebase)} ({latest.rebase.reason.rstrip('.')})"
    if known < rules.minimum_points:
        few = f"{known} {latest.noun if known != 1 else latest.noun.removesuffix('s')}"
        are = "is" if known == 1 else "are"
        return f"{few}{since} {are} too few to know what is usual; {rules.minimum_points} are needed"
    return f"the {latest.noun} with figures{since} do not show what is usual"


def _day(rebase: Rebase) -> str:
    return f"{rebase.first.day} {rebase.first:%B %Y}"


def _without_target(target: Decimal | None, *, judged: bool) -> str:
    if not judged:
        return "neither more nor less is better"
    return "none is set" if target is None else "what is usual is not known"
