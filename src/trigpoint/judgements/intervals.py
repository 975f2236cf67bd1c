"""Intervals about a share, a count or a rate: how far chance alone may have moved it.

As in PHEindicatormethods: Wilson's for shares, Byar's for counts and rates. Numbers are in the unit shown.
"""

from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

from trigpoint.judgements.shown import Style
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Verdict
from trigpoint.model.measures import PERCENTAGES, RATES, Polarity
from trigpoint.model.observations import Observation

USUAL = Decimal("0.95")
WIDE = Decimal("0.998")  # about three standard errors, as the outer limits of a funnel plot


@dataclass(frozen=True)
class Interval:
    """From `lower` to `upper`, both included, with this confidence (0.95)."""

    lower: Decimal
    upper: Decimal
    confidence: Decimal

    def __contains__(self, number: Decimal) -> bool:
        return self.lower <= number <= self.upper

    def text(self, style: Style) -> str:
        """'95% interval 81.5% to 96.9%'."""
        percent = (100 * self.confidence).normalize()
        return f"{percent:f}% interval {style.text(self.lower)} to {style.text(self.upper)}"


@dataclass(frozen=True)
class AgainstOthers:
    """A figure beside a published one: better or worse by more than chance, stable where it is neither."""

    verdict: Verdict
    reason: str


def by_chance(latest: Observation, style: Style) -> str:
    """How far chance alone may have moved a share or a rate; '' of what is neither, or has no tally."""
    above, below = latest.numerator, latest.denominator
    if latest.value is None or above is None or not below:
        return ""
    if style.unit in PERCENTAGES and above <= below:
        found = wilson(above, below, per=latest.per)
    elif style.unit in RATES:
        found = byar(above, population=below, per=latest.per)
    else:
        return ""
    return f"{latest.label} is {style.text(latest.value)}, {found.text(style)}."


def wilson(count: Decimal, out_of: Decimal, *, confidence: Decimal = USUAL, per: int = 100) -> Interval:
    """Wilson's score interval of a share, for each `per`. Raises InvalidModelError for what is no share."""
    if not 0 <= count <= out_of or out_of == 0:
        raise InvalidModelError(f"{count} of {out_of} is no share")
    z = _deviations(confidence)
    middle = 2 * count + z * z
    reach = z * (z * z + 4 * count * (1 - count / out_of)).sqrt()
    scale = per / (2 * (out_of + z * z))
    # Of none and of all the end is exact, where the arithmetic leaves the last of 28 digits over.
    lower = Decimal(0) if count == 0 else scale * (middle - reach)
    upper = Decimal(per) if count == out_of else scale * (middle + reach)
    return Interval(lower, upper, confidence)


def byar(
    count: Decimal, *, population: Decimal = Decimal(1), confidence: Decimal = USUAL, per: int = 1
) -> Interval:
    """Byar's approximation of the Poisson interval of a count, or of a rate for each `per` of a population.

    The lower end of a count of 0 is 0.
    """
    if count < 0 or population <= 0:
        raise InvalidModelError(f"{count} over {population} is no rate")
    z, more = _deviations(confidence), count + 1
    lower = Decimal(0)
    if count > 0:
        lower = max(lower, count * (1 - 1 / (9 * count) - z / (3 * count.sqrt())) ** 3)
    upper = more * (1 - 1 / (9 * more) + z / (3 * more.sqrt())) ** 3
    return Interval(lower * per / population, upper * per / population, confidence)


def against_others(
    interval: Interval, others: Decimal, *, polarity: Polarity, style: Style, name: str
) -> AgainstOthers:
    """A figure's interval against a published figure: one on either end of it is still within it.

    name: whose figure it is ("England").
    """
    beside = f"{name}, {style.text(others)}"
    if others in interval:
        return AgainstOthers(
            Verdict.STABLE, f"Similar to {beside}, which is within the {interval.text(style)}."
        )
    higher = interval.lower > others
    word = "Higher" if higher else "Lower"
    said = f"{word} than {beside}, which is outside the {interval.text(style)}"
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return AgainstOthers(Verdict.NONE, f"{said}: neither better nor worse.")
    verdict = Verdict.BETTER if higher == (polarity is Polarity.HIGH) else Verdict.WORSE
    return AgainstOthers(verdict, f"{said}: {verdict}.")


def _deviations(confidence: Decimal) -> Decimal:
    """How many standard deviations hold that much of a normal distribution: 0.95 in 1.96 either side."""
    if not 0 < confidence < 1:
        raise InvalidModelError("a confidence lies between 0 and 1")
    return Decimal(NormalDist().inv_cdf(float((1 + confidence) / 2)))
