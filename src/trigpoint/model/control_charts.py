"""Control charts: what is usual for a measure, what each point signals, and what is said of the latest.

After Making Data Count. What works them out is in judgements/spc.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Verdict
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.rule_set import RuleSet

# ---- which chart ----------------------------------------------------------------------------------------


class ChartKind(StrEnum):
    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"
    G = "g"
    T = "t"


@dataclass(frozen=True)
class ChoiceRules:
    """Where one kind of chart gives way to another.

    rare_at_most, rare_share: events are rare where at least that share of the periods has no more than that
    many. rare_percent: and, of a share, where no more than that percentage of all cases is one. small: a
    percentage of fewer cases than this, on average, moves by several points on chance alone. changing:
    denominators change where one lies more than this part of their mean from it. more_than_chance: figures
    that vary more than this many times as much as by chance are given Laney's limits.
    """

    rare_at_most: int = 3
    rare_share: Decimal = Decimal("0.75")
    rare_percent: Decimal = Decimal(10)
    small: int = 300
    changing: Decimal = Decimal("0.25")
    more_than_chance: Decimal = Decimal("1.2")


BY_RULE = ChoiceRules()


@dataclass(frozen=True)
class Overruling:
    """A kind of chart someone wants in place of the one the rule gives, and why."""

    kind: ChartKind
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidModelError("choosing another chart than the rule does needs a reason")


@dataclass(frozen=True)
class ChartChoice:
    """`kind` is what to draw; `by_rule` is what the rule gives, which is the same unless it was overruled."""

    kind: ChartKind
    by_rule: ChartKind
    reason: str


# ---- what is usual, and what is not -----------------------------------------------------------------------

Scale = Callable[[Decimal], Decimal]


@dataclass(frozen=True)
class Limits:
    """What is usual for one point. The near limits are two thirds of the way from the mean to the limits.

    On a g chart `mean` is the median, and on a t chart the mean after the transformation, put back.
    """

    mean: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal

    @classmethod
    def around(cls, centre: Decimal, reach: Decimal) -> "Limits":
        near = reach * 2 / 3
        return cls(centre, centre - reach, centre + reach, centre - near, centre + near)

    def clipped(self, least: Decimal | None, most: Decimal | None) -> "Limits":
        """Kept within what is possible."""
        return self.mapped(lambda one: _within(one, least, most))

    def mapped(self, change: Scale) -> "Limits":
        return Limits(*(change(one) for one in vars(self).values()))


def _within(number: Decimal, least: Decimal | None, most: Decimal | None) -> Decimal:
    raised = number if least is None else max(number, least)
    return raised if most is None else min(raised, most)


class SpecialCause(StrEnum):
    """The rules in their order of precedence."""

    OUTSIDE_LIMITS = "outside_limits"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class Side(StrEnum):
    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True)
class Signal:
    """A rule that a point takes part in, and on which side. `points`: of its run, those up to this point."""

    cause: SpecialCause
    side: Side
    points: int = 1


# ---- what is said --------------------------------------------------------------------------------------


class Variation(StrEnum):
    """Making Data Count's variation icons. Untested is a state of its own and never shown as common cause."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEITHER_HIGH = "neither_high"
    NEITHER_LOW = "neither_low"
    NOT_TESTED = "not_tested"


class Assurance(StrEnum):
    """Making Data Count's assurance icons."""

    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NOT_APPLICABLE = "not_applicable"


VERDICTS = {"improvement": Verdict.BETTER, "concern": Verdict.WORSE, "common": Verdict.STABLE}


@dataclass(frozen=True)
class ControlPoint:
    """One point. `signals` are in order of precedence; `phase` counts from 1 and grows at each rebase."""

    observation: Observation
    phase: int
    limits: Limits | None
    signals: tuple[Signal, ...]
    variation: Variation

    @property
    def value(self) -> Decimal | None:
        return self.observation.value

    @property
    def mean(self) -> Decimal | None:
        return None if self.limits is None else self.limits.mean


@dataclass(frozen=True)
class ControlChart:
    """The whole judgement. Both reasons are of the latest point; `rules_sentence` is to be printed."""

    kind: ChartKind
    points: tuple[ControlPoint, ...]
    rebases: tuple[Rebase, ...]
    rules: RuleSet
    variation: Variation
    reason: str
    assurance: Assurance
    assurance_reason: str
    rules_sentence: str

    def __post_init__(self) -> None:
        if not (self.reason and self.assurance_reason and self.rules_sentence):
            raise InvalidModelError("a judgement must say why")

    @property
    def verdict(self) -> Verdict:
        """Better or worse than usual, stable, or neither."""
        return VERDICTS.get(self.variation.value.split("_")[0], Verdict.NONE)

    @property
    def is_tested(self) -> bool:
        return self.variation is not Variation.NOT_TESTED

    @property
    def is_special(self) -> bool:
        """Whether the latest point is different from usual."""
        return self.variation not in (Variation.NOT_TESTED, Variation.COMMON_CAUSE)

    @property
    def latest(self) -> ControlPoint:
        return self.points[-1]
