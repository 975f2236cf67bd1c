"""What a control chart says of its latest point: variation, and whether the process can meet its target."""

from collections.abc import Sequence
from decimal import Decimal

from trigpoint.judgements.spc.kinds import OF_GAPS
from trigpoint.model.control_charts import Assurance, ChartKind, Limits, Side, Signal, Variation
from trigpoint.model.measures import Polarity
from trigpoint.model.rule_set import BothWays, RuleSet, TargetOnLimit

OTHER_SIDE = {Side.HIGH: Side.LOW, Side.LOW: Side.HIGH}


def good_side(polarity: Polarity, kind: ChartKind) -> Side | None:
    """Which side is better; None where neither is. Long gaps between events are few events."""
    side = {Polarity.HIGH: Side.HIGH, Polarity.LOW: Side.LOW}.get(polarity)
    return OTHER_SIDE[side] if side is not None and kind in OF_GAPS else side


def leading_signal(signals: Sequence[Signal], good: Side | None, rules: RuleSet) -> Signal | None:
    """The signal a point is called by: the first, or, where they go both ways, the first favourable one."""
    if good is not None and rules.both_ways is BothWays.IMPROVEMENT:
        return next((signal for signal in signals if signal.side is good), signals[0] if signals else None)
    return signals[0] if signals else None


def variation_of(signal: Signal | None, good: Side | None) -> Variation:
    """The icon of a tested point."""
    if signal is None:
        return Variation.COMMON_CAUSE
    meaning = "neither" if good is None else "improvement" if signal.side is good else "concern"
    return Variation(f"{meaning}_{signal.side}")


def assurance_of(
    limits: Limits | None, target: Decimal | None, good: Side | None, rules: RuleSet
) -> Assurance:
    """Whether a process within its limits always, never or sometimes meets the target.

    A target on a limit is hit or miss, or where the rules decide it the same as one beyond that limit; if
    both limits lie on it, it is met.
    """
    if limits is None or target is None or good is None:
        return Assurance.NOT_APPLICABLE
    passed, failed = limits.lower - target, limits.upper - target
    if good is Side.LOW:
        passed, failed = target - limits.upper, target - limits.lower
    decided = rules.target_on_limit is TargetOnLimit.DECIDED
    if passed > 0 or (decided and passed == 0):
        return Assurance.PASS
    return Assurance.FAIL if failed < 0 or (decided and failed == 0) else Assurance.HIT_OR_MISS
