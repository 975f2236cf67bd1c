"""A target as printed in the red, amber and green columns, and as one sentence."""

from collections.abc import Mapping
from decimal import Decimal

from trigpoint.judgements.shown import PERCENTAGES, Style
from trigpoint.model.catalogue import Frequency, Shows
from trigpoint.model.measures import Measure, Polarity, Unit
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Tolerances
from trigpoint.model.targets import (
    AllOf,
    Combined,
    Flat,
    Judges,
    Profiled,
    Range,
    Relative,
    RelativeTo,
    Target,
)

NONE_SET = Tolerances()

WHOSE = {
    RelativeTo.NATIONAL: "national trends",
    RelativeTo.STATISTICAL_NEIGHBOURS: "statistical neighbours",
}
WORD = {Frequency.MONTHLY: "month", Frequency.QUARTERLY: "quarter", Frequency.ANNUAL: "period"}


def describe(
    month: Target | None,
    year_end: Target | None,
    *,
    measure: Measure,
    polarity: Polarity,
    period: Period,
    frequency: Frequency,
    names: Mapping[str, str],
) -> Tolerances:
    """The columns of the target in month and at year end; where both are set and differ, green says both.

    period: the month a profiled target is read for. names: how partners of a shared target are spoken of.
    """
    if polarity is Polarity.INFO or (month is None and year_end is None):
        return NONE_SET

    def printed(target: Target) -> Tolerances:
        style = Style.of(measure, Shows.NUMERATOR if target.judges is Judges.NUMERATOR else Shows.VALUE)
        return _printed(
            target, style, polarity, measure=measure.id, period=period, frequency=frequency, names=names
        )

    if month is not None and year_end is not None and month.kind != year_end.kind:
        return _with_provenance(_both(printed(month), printed(year_end)), year_end)
    one = year_end if year_end is not None else month
    assert one is not None
    return _with_provenance(printed(one), one)


def _both(month: Tolerances, year_end: Tolerances) -> Tolerances:
    """Two targets in one cell: a number to reach each month, of so many in the year, is printed as such."""
    return Tolerances(
        _one_or_both(month.red, year_end.red),
        _one_or_both(month.amber, year_end.amber),
        _one_or_both(month.green, year_end.green),
        f"In month: {month.sentence} At year end: {year_end.sentence}",
    )


def _one_or_both(month: str, year_end: str) -> str:
    if not month or not year_end or month == year_end:
        return month or year_end
    if month.replace(",", "").isdigit():
        return f"{month} in month (of {year_end})"
    return f"{month} in month, {year_end} at year end"


def _with_provenance(printed: Tolerances, target: Target) -> Tolerances:
    by = f"Set by {target.set_by}" if target.set_by else ""
    on = f"{by} on {target.set_on:%d/%m/%Y}" if by and target.set_on else by
    parts = [printed.sentence, on and f"{on}.", target.reason and f"{target.reason.rstrip('.')}."]
    return Tolerances(printed.red, printed.amber, printed.green, " ".join(part for part in parts if part))


def _printed(
    target: Target,
    style: Style,
    polarity: Polarity,
    *,
    measure: str,
    period: Period,
    frequency: Frequency,
    names: Mapping[str, str],
) -> Tolerances:
    match target.kind:
        case Flat() as edges:
            return _edges(edges, style, polarity)
        case Profiled() as profile:
            found = profile.edges_for(period)
            return NONE_SET if found is None else _edges(found, style, polarity)
        case Range() as wanted:
            return _range(wanted, style)
        case AllOf(conditions):
            return _conditions(conditions, polarity, WORD[frequency])
        case Combined(measures, green, amber):
            alone = _edges(Flat(green, amber), style, polarity)
            shared = " and ".join(names.get(name, name) for name in measures if name != measure)
            sentence = f"Over the sum with {shared}: {alone.sentence}"
            return Tolerances(alone.red, alone.amber, f"{alone.green} (combined with {shared})", sentence)


def _edges(edges: Flat, style: Style, polarity: Polarity) -> Tolerances:
    high = polarity is Polarity.HIGH
    words = "or more" if high else "or less"
    green = style.target(edges.green)
    if edges.amber is None:
        sentence = f"Green at {green} {words}, otherwise red."
        return Tolerances("", "", _goal(edges.green, style, high=high), sentence)
    amber = style.target(edges.amber)
    sentence = f"Green at {green} {words}, amber at {amber} {words}, otherwise red."
    if high:
        return Tolerances(f"<{amber}", f"{amber}+", f"{green}+", sentence)
    return Tolerances(f">{amber}", f"≤{amber}", f"≤{green}", sentence)


def _goal(green: Decimal, style: Style, *, high: bool) -> str:
    """A target with no other edge: '95%+', '≤2.2%'; a number to reach, or all of them, stands alone."""
    text = style.target(green)
    if not high:
        return f"≤{text}"
    everything = style.unit in PERCENTAGES and green == 100
    return text if everything or style.unit is Unit.COUNT else f"{text}+"


def _range(wanted: Range, style: Style) -> Tolerances:
    low, high = style.target(wanted.low), style.target(wanted.high)
    green = f"{low} to {high}"
    if wanted.amber_low is None and wanted.amber_high is None:
        return Tolerances("", "", green, f"Green from {green}, otherwise red.")
    least = style.target(wanted.amber_low if wanted.amber_low is not None else wanted.low)
    most = style.target(wanted.amber_high if wanted.amber_high is not None else wanted.high)
    sentence = f"Green from {green}, amber from {least} to {most}, otherwise red."
    return Tolerances(f"<{least} or >{most}", f"{least} to {most}", green, sentence)


def _conditions(conditions: tuple[Relative, ...], polarity: Polarity, word: str) -> Tolerances:
    better = "higher" if polarity is Polarity.HIGH else "lower"
    side = "below" if polarity is Polarity.HIGH else "above"
    short, full = [], []
    for condition in conditions:
        if condition.to is RelativeTo.SAME_PERIOD_LAST_YEAR:
            other = f"same {word} of previous year"
        else:
            other = WHOSE[condition.to]
        if condition.tolerance_percent is None:
            short.append(f"{better} than {other}")
            full.append(f"{better} than {other}")
        else:
            short.append(f"comparable with {other}")
            full.append(f"no more than {condition.tolerance_percent.normalize():f}% {side} {other}")
    green = " and ".join(short)
    sentence = f"Green when {' and '.join(full)}, otherwise red."
    return Tolerances("", "", green[:1].upper() + green[1:], sentence)
