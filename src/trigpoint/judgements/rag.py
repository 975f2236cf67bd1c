"""Red, amber, green: a figure against its target, with the sentence that says why.

Figures are compared unrounded and equality takes the better band; where a printed figure ties an edge that
the figure itself does not, the sentence gives the figure before rounding. Without an amber edge, what misses
the target is red.
"""

from collections.abc import Iterable
from decimal import Decimal

from trigpoint.judgements import bands, relative
from trigpoint.judgements.against import NOTHING_BESIDE, Beside
from trigpoint.judgements.shown import Style
from trigpoint.model.catalogue import Shows
from trigpoint.model.figures import Figure, State
from trigpoint.model.judgements import Rag, RagJudgement
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.periods import Period
from trigpoint.model.targets import AllOf, AppliesTo, Combined, Flat, Judges, Profiled, Range, Target

WITHOUT_VALUE = {
    State.SUSPENDED: (Rag.SUSPENDED, "Not rated: the measure is suspended."),
    State.SUPPRESSED: (Rag.SUPPRESSED, "Not rated: the figure is withheld because its numbers are small."),
    State.NOT_DUE: (Rag.NOT_DUE, "Not rated: no figure is due."),
    State.NO_DATA: (Rag.NO_DATA, "Not rated: there is no figure."),
    State.NOT_APPLICABLE: (Rag.NOT_APPLICABLE, "Not rated: there can be no figure."),
}


def target_for(targets: Iterable[Target], measure: str, *, period: Period, at: AppliesTo) -> Target | None:
    """The target in force for a measure, in month or at year end.

    Of several the one that came into force last; of those from the same month, the one listed last, so that
    a council's own target stands in place of the library's.
    """
    found = None
    for target in targets:
        applies = target.applies_to in (at, AppliesTo.BOTH) and measure in measures_of(target)
        if applies and target.in_force(period) and (found is None or target.first >= found.first):
            found = target
    return found


def measures_of(target: Target) -> tuple[str, ...]:
    """The measures a target judges: its own, or each of those it is shared by."""
    return target.kind.measures if isinstance(target.kind, Combined) else (target.measure,)


def judge(
    figure: Figure,
    target: Target | None,
    *,
    measure: Measure,
    polarity: Polarity,
    beside: Beside = NOTHING_BESIDE,
) -> RagJudgement:
    """The rating of a figure.

    polarity: that of the line, which may show a part of the measure that is for information. beside: the
    figures a target may compare with, or be summed with.
    """
    if polarity is Polarity.INFO:
        return RagJudgement(Rag.INFO, "Not rated: for information, because neither more nor less is better.")
    if not figure.has_value:
        return _without_value(figure)
    if target is None:
        return no_target(figure.cell.period)
    style = Style.of(measure, Shows.NUMERATOR if target.judges is Judges.NUMERATOR else Shows.VALUE)
    number = style.number(figure)
    if number is None:
        return RagJudgement(Rag.NO_DATA, "Not rated: the target is for a number, and only a share was given.")
    return _judged(figure, number, target, style=style, polarity=polarity, beside=beside)


def no_target(period: Period) -> RagJudgement:
    return RagJudgement(Rag.NO_TARGET, f"Not rated: no target is set for {period.label}.")


def _without_value(figure: Figure) -> RagJudgement:
    status, sentence = WITHOUT_VALUE[figure.state]
    return RagJudgement(status, f"{sentence} {figure.reason}".rstrip())


def _judged(
    figure: Figure, number: Decimal, target: Target, *, style: Style, polarity: Polarity, beside: Beside
) -> RagJudgement:
    period = figure.cell.period
    match target.kind:
        case Flat() as edges:
            return bands.judge_edges(number, edges, style=style, polarity=polarity)
        case Profiled() as profile:
            found = profile.edges_for(period)
            if found is None:
                return no_target(period)
            name = f"target for {period.last_day:%b-%y}"
            return bands.judge_edges(number, found, style=style, polarity=polarity, target_name=name)
        case Range() as wanted:
            return bands.judge_range(number, wanted, style=style)
        case AllOf(conditions):
            return relative.judge(figure, conditions, style=style, polarity=polarity, beside=beside)
        case Combined() as combined:
            others = tuple(name for name in combined.measures if name != figure.cell.measure)
            return _judge_sum(
                number,
                others,
                Flat(combined.green, combined.amber),
                style=style,
                polarity=polarity,
                beside=beside,
            )


def _judge_sum(
    number: Decimal, others: tuple[str, ...], edges: Flat, *, style: Style, polarity: Polarity, beside: Beside
) -> RagJudgement:
    """One target over the sum of several measures. A partner without a figure leaves the sum unknown."""
    parts, names = [number], []
    for partner in others:
        name, figure = beside.partner(partner)
        part = style.number(figure) if figure is not None else None
        if part is None:
            sentence = f"Not rated: the target is shared with {name}, which has no figure."
            return RagJudgement(Rag.NO_DATA, sentence)
        parts.append(part)
        names.append(f"{style.text(part)} for {name}")
    total = sum(parts, Decimal(0))
    whole = f"{style.text(total)} ({style.text(number)} with {' and '.join(names)})"
    return bands.judge_edges(total, edges, style=style, polarity=polarity, said=whole)
