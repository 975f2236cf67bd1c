"""Which kind of control chart suits a measure: chosen by rule, with the sentence why, until overruled."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import mean

from trigpoint.judgements.shown import PERCENTAGES
from trigpoint.judgements.spc.kinds import NAMES, OF_GAPS, OF_RATIOS, OF_SHARES, one_of
from trigpoint.judgements.spc.limits import dispersion
from trigpoint.model.control_charts import BY_RULE, ChartChoice, ChartKind, ChoiceRules, Overruling
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import RATES, Unit
from trigpoint.model.observations import Observation
from trigpoint.model.rule_set import RuleSet


def choose_chart(
    observations: Sequence[Observation],
    *,
    unit: Unit,
    rules: ChoiceRules = BY_RULE,
    overruled: Overruling | None = None,
    events: bool = True,
) -> ChartChoice:
    """The kind of chart for a measure's figures by period, and the sentence why.

    For g and t the figures to draw are others than those given here: see cases_between and days_between.
    events: whether what is counted happens on days of its own, as a stock or a sum does not; without them
    there are no gaps to chart. Raises InvalidModelError where the figures make no chart of the kind that is
    overruled with.
    """
    kind, why = _by_rule([one for one in observations if one.value is not None], unit, rules)
    if kind in OF_GAPS and not events:
        kind, why = ChartKind.XMR, f"{why.split(',')[0]}, but what is counted does not happen on a day"
    if overruled is None:
        return ChartChoice(kind, kind, f"{NAMES[kind]}: {why}.")
    _check_parts([one for one in observations if one.value is not None], overruled.kind)
    wanted = f"{NAMES[overruled.kind]}, chosen by hand: {overruled.reason.rstrip('.')}."
    return ChartChoice(overruled.kind, kind, f"{wanted} By rule it would be {one_of(kind)}: {why}.")


def _check_parts(known: Sequence[Observation], kind: ChartKind) -> None:
    if kind not in OF_RATIOS:
        return
    without = next((one for one in known if one.numerator is None or not one.denominator), None)
    if without is not None:
        raise InvalidModelError(
            f"{one_of(kind)} needs the tally of every figure, and {without.label} has none"
        )
    if kind in OF_SHARES and _exceed_the_whole(known):
        raise InvalidModelError(f"{one_of(kind)} is of shares, and these exceed the whole")


def _exceed_the_whole(known: Sequence[Observation]) -> bool:
    """Whether a share is more than all, as of families engaged beside those that were planned."""
    return any(one.numerator > one.denominator for one in known if one.numerator and one.denominator)


def _by_rule(known: Sequence[Observation], unit: Unit, rules: ChoiceRules) -> tuple[ChartKind, str]:
    has_parts = bool(known) and all(one.numerator is not None and one.denominator for one in known)
    if unit is Unit.COUNT:
        return _of_counts(known, rules)
    if unit in PERCENTAGES and has_parts:
        return _of_shares(known, rules)
    if unit in RATES and has_parts:
        return _by_dispersion(known, ChartKind.U, ChartKind.U_PRIME, rules, "a rate over a known population")
    if unit in PERCENTAGES | RATES:
        return ChartKind.XMR, "the numbers behind each figure are not known"
    return ChartKind.XMR, "it is neither a count, a share nor a rate"


def _of_counts(known: Sequence[Observation], rules: ChoiceRules) -> tuple[ChartKind, str]:
    few = _few([one.value for one in known if one.value is not None], rules)
    if few is None:
        return ChartKind.XMR, "counts are large enough to vary evenly about their mean"
    return ChartKind.T, f"{few}, and days between rare events say more than counts of them"


def _of_shares(known: Sequence[Observation], rules: ChoiceRules) -> tuple[ChartKind, str]:
    if _exceed_the_whole(known):
        return ChartKind.XMR, "some figures exceed the whole, and chance is known of shares alone"
    numerators = [one.numerator for one in known if one.numerator is not None]
    denominators = [one.denominator for one in known if one.denominator is not None]
    few, cases = _few(numerators, rules), sum(denominators)
    if few and 100 * sum(numerators) <= rules.rare_percent * cases:
        return ChartKind.G, f"{few}, so cases between one and the next say more than percentages"
    average, lowest, highest = mean(denominators), min(denominators), max(denominators)
    if average >= rules.small:
        return ChartKind.XMR, f"each figure is of {average:,.0f} cases on average, so chance moves it little"
    away = max(average - lowest, highest - average)
    if away <= rules.changing * average:
        return ChartKind.XMR, f"the number of cases changes little: {_numbers(lowest, highest)} a period"
    cases_said = f"a percentage of small, changing numbers: {_numbers(lowest, highest)} cases a period"
    return _by_dispersion(known, ChartKind.P, ChartKind.P_PRIME, rules, cases_said)


def _by_dispersion(
    known: Sequence[Observation], plain: ChartKind, prime: ChartKind, rules: ChoiceRules, what: str
) -> tuple[ChartKind, str]:
    times = dispersion(known, plain, RuleSet())
    if times is None:
        return ChartKind.XMR, f"{what}, and yet it does not vary enough to tell chance from change"
    said = f"{what}, and it varies {times:.1f} times as much as by chance alone"
    return (prime if times > rules.more_than_chance else plain), said


def _few(counts: Sequence[Decimal], rules: ChoiceRules) -> str | None:
    """'34 of 36 periods have 3 or fewer', or None where events are not rare."""
    few = sum(count <= rules.rare_at_most for count in counts)
    if not counts or few < rules.rare_share * len(counts):
        return None
    return f"{few} of {len(counts)} periods have {rules.rare_at_most} or fewer"


def _numbers(lowest: Decimal, highest: Decimal) -> str:
    return f"{lowest:,f} to {highest:,f}"
