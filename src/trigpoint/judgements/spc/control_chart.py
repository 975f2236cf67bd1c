"""A control chart: every point with what was usual for it, what it signals, and a sentence for the latest."""

from collections.abc import Sequence

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc import sentences
from trigpoint.judgements.spc.limits import limits_of
from trigpoint.judgements.spc.observations import check_order, phases
from trigpoint.judgements.spc.signals import signals_of
from trigpoint.judgements.spc.verdicts import assurance_of, good_side, leading_signal, variation_of
from trigpoint.model.control_charts import (
    ChartKind,
    ControlChart,
    ControlPoint,
    Side,
    Variation,
)
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet


def judge(
    observations: Sequence[Observation],
    *,
    polarity: Polarity,
    style: Style,
    kind: ChartKind = ChartKind.XMR,
    rules: RuleSet = MAKING_DATA_COUNT,
    rebases: Sequence[Rebase] = (),
) -> ControlChart:
    """The chart of some figures in order of time. Raises InvalidModelError where they make no chart.

    polarity: of the measure. On charts of the gaps between events (g, t) a long gap is few events, and so
    good where low is. style: how the figures are shown in sentences, and what is possible for them.
    """
    if not observations:
        raise InvalidModelError("a control chart needs figures")
    check_order(observations)
    good = good_side(polarity, kind)
    parts = phases(observations, rebases)
    points: list[ControlPoint] = []
    for number, (_, part) in enumerate(parts, start=1):
        points += _points(part, number, kind=kind, rules=rules, style=style, good=good)
    latest, (begun, part) = points[-1], parts[-1]
    assurance = assurance_of(latest.limits, latest.observation.target, good, rules)
    said = sentences.Latest(part, latest.limits, latest.signals, rebase=begun, style=style)
    return ControlChart(
        kind,
        tuple(points),
        tuple(sorted(rebases, key=lambda rebase: rebase.first)),
        rules,
        latest.variation,
        sentences.variation(said, leading_signal(latest.signals, good, rules), latest.variation, rules),
        assurance,
        sentences.assurance(said, assurance, judged=good is not None),
        sentences.method(kind, rules),
    )


def _points(
    part: Sequence[Observation],
    phase: int,
    *,
    kind: ChartKind,
    rules: RuleSet,
    style: Style,
    good: Side | None,
) -> list[ControlPoint]:
    limits = limits_of(part, kind, rules)
    if rules.clip_limits:
        limits = [None if usual is None else usual.clipped(*sentences.possible(style)) for usual in limits]
    found = signals_of(part, limits, rules)
    points = []
    for one, usual, signals in zip(part, limits, found, strict=True):
        tested = one.value is not None and usual is not None and rules.tests_anything
        called = variation_of(leading_signal(signals, good, rules), good)
        points.append(ControlPoint(one, phase, usual, signals, called if tested else Variation.NOT_TESTED))
    return points
