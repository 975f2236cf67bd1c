"""Whether the time of year explains a month's figure: named hypotheses, each estimated from past years.

An affected month is set against the line between the nearest unaffected months on either side, so that a
figure that rises or falls over the years does not pass for a season. That gives a number a school year, and
their mean and spread an effect with its interval (Student's t): in per cent, or of a percentage in points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, stdev

from trigpoint.judgements.shown import PERCENTAGES, Style, rounded
from trigpoint.judgements.spc.observations import check_order
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period, PeriodKind, month_number
from trigpoint.model.seasons import MONTHS, Hypothesis, SeasonalEffect, SeasonJudgement

LEAST_YEARS = 3
REACH = 3  # months to the nearest unaffected one: further off is another time of year
SEPTEMBER = 9

# Student's t that holds 95%, by years less one. Beyond ten the last is used, which is a little too wide.
STUDENT = (0, 0, "4.303", "3.182", "2.776", "2.571", "2.447", "2.365", "2.306", "2.262", "2.228")


@dataclass(frozen=True)
class Months:
    """Known figures by month number, on the scale they are compared on: the logarithm, or in points."""

    scaled: Mapping[int, Decimal]
    affected: frozenset[int]
    in_points: bool

    def beside(self, number: int, step: int) -> int | None:
        """The nearest unaffected month with a figure, before (-1) or after (1), if it is near enough."""
        for away in range(1, REACH + 1):
            other = number + step * away
            if _month(other) not in self.affected:
                return other if other in self.scaled else None
        return None

    def difference(self, number: int) -> Decimal | None:
        """How far a month lies off the line between its unaffected neighbours."""
        before, after = self.beside(number, -1), self.beside(number, 1)
        if number not in self.scaled or before is None or after is None:
            return None
        part = Decimal(number - before) / (after - before)
        line = self.scaled[before] * (1 - part) + self.scaled[after] * part
        return self.scaled[number] - line

    def shown(self, scaled: Decimal) -> Decimal:
        """A difference in points, or in per cent."""
        return scaled if self.in_points else 100 * (scaled.exp() - 1)


def judge(
    observations: Sequence[Observation], hypotheses: Sequence[Hypothesis], *, style: Style
) -> SeasonJudgement:
    """Is the latest month as its season has it? Raises InvalidModelError unless given months in order."""
    check_order(observations)
    if any(not isinstance(one.at, Period) or one.at.kind is not PeriodKind.MONTH for one in observations):
        raise InvalidModelError("seasons are looked for in months")
    if not observations:
        raise InvalidModelError("seasons are looked for in figures, and there are none")
    months = _months(observations, hypotheses, style)
    effects = tuple(estimate(months, one, hypotheses) for one in hypotheses)
    return _latest(observations[-1], months, effects)


def estimate(months: Months, hypothesis: Hypothesis, hypotheses: Sequence[Hypothesis]) -> SeasonalEffect:
    """The effect of one hypothesis, from the months that are no other's."""
    others = [one for one in hypotheses if one is not hypothesis]
    own = hypothesis.months - frozenset().union(*(one.months for one in others))
    if not own:
        return _not_estimated(hypothesis, 0, "its months are also those of others, and cannot be told apart")
    by_year: dict[int, list[Decimal]] = {}
    for number in months.scaled:
        found = months.difference(number) if _month(number) in own else None
        if found is not None:
            by_year.setdefault((number - SEPTEMBER + 1) // 12, []).append(found)
    years = len(by_year)
    if years < LEAST_YEARS:
        said = f"{years} {'year has' if years == 1 else 'years have'} the figures it takes"
        return _not_estimated(hypothesis, years, f"{said}, and {LEAST_YEARS} are needed")
    return _effect(months, hypothesis, [mean(each) for each in by_year.values()])


def _effect(months: Months, hypothesis: Hypothesis, yearly: Sequence[Decimal]) -> SeasonalEffect:
    years = len(yearly)
    middle = mean(yearly)
    reach = Decimal(STUDENT[min(years, len(STUDENT)) - 1]) * stdev(yearly) / Decimal(years).sqrt()
    effect, lower, upper = (months.shown(one) for one in (middle, middle - reach, middle + reach))
    said = _interval(effect, lower, upper, in_points=months.in_points)
    chance = "" if lower > 0 or upper < 0 else "cannot be told from chance, "
    reason = f"{_named(hypothesis)}: {chance}{said}, over {years} years.{_told(hypothesis)}"
    return SeasonalEffect(hypothesis, years, reason, effect, lower, upper)


def _not_estimated(hypothesis: Hypothesis, years: int, why: str) -> SeasonalEffect:
    return SeasonalEffect(hypothesis, years, f"{_named(hypothesis)}: not estimated, because {why}.")


def _months(observations: Sequence[Observation], hypotheses: Sequence[Hypothesis], style: Style) -> Months:
    in_points = style.unit in PERCENTAGES
    known = {month_number(one.first_day): one.value for one in observations if one.value is not None}
    # No percentage leads to nought or back: such a month is left out.
    scaled = known if in_points else {n: value.ln() for n, value in known.items() if value > 0}
    return Months(scaled, frozenset().union(*(one.months for one in hypotheses)), in_points)


def _latest(latest: Observation, months: Months, effects: tuple[SeasonalEffect, ...]) -> SeasonJudgement:
    number = month_number(latest.first_day)
    found = [effect for effect in effects if _month(number) in effect.hypothesis.months]
    name, before = MONTHS[_month(number) - 1], months.beside(number, -1)
    if not found:
        return SeasonJudgement(False, f"No season is named for {name}.", effects, named=False)
    established = [effect for effect in found if effect.established]
    if not established:
        return SeasonJudgement(False, " ".join(effect.reason for effect in found), effects)
    if number not in months.scaled or before is None:
        return SeasonJudgement(False, f"There are no figures to compare {latest.label} by.", effects)
    return _compared(number, before, months, established[0], effects)


def _compared(
    number: int, before: int, months: Months, season: SeasonalEffect, effects: tuple[SeasonalEffect, ...]
) -> SeasonJudgement:
    assert season.effect is not None and season.lower is not None and season.upper is not None
    change = months.scaled[number] - months.scaled[before]
    earlier = _same_change_before(months, number, before)
    name, other = MONTHS[_month(number) - 1], MONTHS[_month(before) - 1]
    word = {1: "Higher than", -1: "Lower than", 0: "The same as"}[_sign(change)]
    usual = _interval(season.effect, season.lower, season.upper, in_points=months.in_points)
    because = f"{season.hypothesis.name} ({usual})"
    if _sign(change) != _sign(season.effect):
        way = "higher" if season.effect > 0 else "lower"
        return SeasonJudgement(False, f"{word} {other}, though {name} is usually {way}: {because}.", effects)
    alike = sum(_sign(one) == _sign(change) for one in earlier)
    every = f"every {name}" if alike == len(earlier) else f"{alike} of {len(earlier)} {name}s before"
    reason = f"{word} {other}, as in {every}: {because}.{_told(season.hypothesis)}"
    if all(abs(one) < abs(change) for one in earlier):
        return SeasonJudgement(False, f"{reason} The change is larger than in any year before.", effects)
    return SeasonJudgement(True, reason, effects)


def _same_change_before(months: Months, number: int, before: int) -> list[Decimal]:
    """The change between the same two months in each year before."""
    scaled, first = months.scaled, min(months.scaled)
    back = range(12, number - first + 1, 12)
    pairs = [(number - away, before - away) for away in back]
    return [scaled[now] - scaled[then] for now, then in pairs if now in scaled and then in scaled]


def _interval(effect: Decimal, lower: Decimal, upper: Decimal, *, in_points: bool) -> str:
    """'-31%, 95% interval -38 to -24'."""
    decimals, unit = (1, " points") if in_points else (0, "%")
    shown, low, high = (rounded(one, decimals) for one in (effect, lower, upper))
    return f"{shown:+}{unit}, 95% interval {low} to {high}"


def _named(hypothesis: Hypothesis) -> str:
    return f"{hypothesis.name} ({', '.join(MONTHS[month - 1] for month in sorted(hypothesis.months))})"


def _told(hypothesis: Hypothesis) -> str:
    """Why its months differ and what is done about it, as far as either is said."""
    why = f" {hypothesis.because.rstrip('.')}." if hypothesis.because else ""
    action = f" Action: {hypothesis.action.rstrip('.')}." if hypothesis.action else ""
    return why + action


def _month(number: int) -> int:
    """The month of the year, 1 to 12, of a month number."""
    return number % 12 + 1


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
