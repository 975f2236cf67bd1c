"""Wilson's and Byar's intervals against published ones, and a figure beside others' by them."""

from decimal import Decimal
from math import exp, lgamma, log

import pytest

from trigpoint.calendar.periods import month
from trigpoint.judgements.intervals import USUAL, WIDE, Interval, against_others, by_chance, byar, wilson
from trigpoint.judgements.shown import Style
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.judgements import Verdict
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation

PERCENT = Style(Unit.PERCENT, 1)


@pytest.mark.parametrize(
    ("count", "out_of", "lower", "upper"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_wilson_as_newcombe_published(count: int, out_of: int, lower: str, upper: str) -> None:
    """R. Newcombe, Statistics in Medicine 1998, table I, method 3."""
    found = wilson(Decimal(count), Decimal(out_of), per=1)
    assert abs(found.lower - Decimal(lower)) < Decimal("0.00005")
    assert abs(found.upper - Decimal(upper)) < Decimal("0.00005")


def test_both_by_the_published_formulas() -> None:
    """As other working code has them; Byar's upper end by hand from its formula."""
    share, count = wilson(Decimal(100), Decimal(10_000)), byar(Decimal(100))
    upper = 101 * (1 - 1 / 909 + 1.959963985 / (3 * 101**0.5)) ** 3
    assert [float(share.lower), float(share.upper)] == pytest.approx([0.8229336148148417, 1.2146982255114647])
    assert [float(count.lower), float(count.upper)] == pytest.approx([81.36210549052788, upper])


def test_all_and_none_end_where_they_are() -> None:
    assert wilson(Decimal(0), Decimal(7)).lower == 0
    assert wilson(Decimal(7), Decimal(7)).upper == 100


@pytest.mark.parametrize("confidence", [USUAL, WIDE])
@pytest.mark.parametrize("count", [20, 65, 300])
def test_byar_is_close_to_the_exact_poisson_interval(count: int, confidence: Decimal) -> None:
    """At either end a count as far out as this one has half the chance that is left."""
    found, left = byar(Decimal(count), confidence=confidence), (1 - float(confidence)) / 2
    so_many_or_more = 1 - _at_most(count - 1, float(found.lower))
    so_many_or_fewer = _at_most(count, float(found.upper))
    assert [so_many_or_more, so_many_or_fewer] == pytest.approx([left, left], rel=0.1)


def _at_most(count: int, mean: float) -> float:
    return sum(exp(n * log(mean) - mean - lgamma(n + 1)) for n in range(count + 1))


def test_a_rate_has_the_interval_of_its_count() -> None:
    count, rate = byar(Decimal(65)), byar(Decimal(65), population=Decimal(5000), per=10_000)
    assert (rate.lower, rate.upper) == (2 * count.lower, 2 * count.upper)


def test_a_count_of_none_starts_at_none() -> None:
    found = byar(Decimal(0))
    assert (found.lower, f"{found.upper:.3f}") == (0, "3.668")
    assert byar(Decimal("0.01")).lower == 0  # where the arithmetic alone would go below


@pytest.mark.parametrize(("count", "out_of"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_share_is_refused(count: int, out_of: int) -> None:
    with pytest.raises(InvalidModelError, match="no share"):
        wilson(Decimal(count), Decimal(out_of))


def test_what_is_no_rate_or_confidence_is_refused() -> None:
    with pytest.raises(InvalidModelError, match="no rate"):
        byar(Decimal(-1))
    with pytest.raises(InvalidModelError, match="no rate"):
        byar(Decimal(1), population=Decimal(0))
    with pytest.raises(InvalidModelError, match="between 0 and 1"):
        byar(Decimal(1), confidence=Decimal(95))


@pytest.mark.parametrize(
    ("others", "polarity", "verdict", "sentence"),
    [
        (
            "79.9",
            Polarity.HIGH,
            Verdict.BETTER,
            "Higher than England, 79.9%, which is outside the 95% interval 80.0%",
        ),
        ("79.9", Polarity.LOW, Verdict.WORSE, "Higher than England"),
        ("80", Polarity.HIGH, Verdict.STABLE, "Similar to England, 80.0%, which is within the 95% interval"),
        ("90", Polarity.HIGH, Verdict.STABLE, "Similar to England"),
        ("90.1", Polarity.HIGH, Verdict.WORSE, "Lower than England"),
        ("90.1", Polarity.LOW, Verdict.BETTER, "Lower than England"),
        ("90.1", Polarity.INFO, Verdict.NONE, "Lower than England"),
    ],
)
def test_beside_others(others: str, polarity: Polarity, verdict: Verdict, sentence: str) -> None:
    interval = Interval(Decimal(80), Decimal(90), USUAL)
    found = against_others(interval, Decimal(others), polarity=polarity, style=PERCENT, name="England")
    assert found.verdict is verdict
    assert found.reason.startswith(sentence)


def test_an_interval_in_words() -> None:
    assert wilson(Decimal(47), Decimal(51)).text(PERCENT) == "95% interval 81.5% to 96.9%"
    assert wilson(Decimal(47), Decimal(51), confidence=WIDE).text(PERCENT).startswith("99.8% interval ")


def test_what_chance_alone_may_have_moved_is_said_of_a_share_and_a_rate_and_of_nothing_else():
    """Wilson's interval of 47 of 51 is 81.5 to 96.9; Byar's of 10 in 10,000 is 4.8 to 18.4 per 10,000."""
    march = month(2022, 3)
    share = Observation.of_parts(march, 47, 51)
    assert by_chance(share, Style(Unit.PERCENT, 1)) == "Mar-22 is 92.2%, 95% interval 81.5% to 96.9%."
    rate = Observation.of_parts(march, 10, 10000, per=10000)
    assert by_chance(rate, Style(Unit.RATE_PER_10000, 1)) == "Mar-22 is 10.0, 95% interval 4.8 to 18.4."
    assert by_chance(share, Style(Unit.COUNT, 0)) == ""
    assert by_chance(Observation(march, Decimal("92.2")), Style(Unit.PERCENT, 1)) == ""
