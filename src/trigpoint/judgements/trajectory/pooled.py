"""The outturn of a year that is a share or a mean: numerators and denominators are added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from trigpoint.judgements.shown import PERCENTAGES, Style
from trigpoint.judgements.trajectory.level import (
    DRIFT_PART_OF_RATIOS,
    Level,
    about_a_level,
    mean_of,
    past_misses,
)
from trigpoint.judgements.trajectory.likely import (
    LEAST_BEYOND_CHANCE,
    Bounds,
    OutturnForecast,
    bounds_of,
    each_month,
)
from trigpoint.judgements.trajectory.months import YearSoFar
from trigpoint.model.observations import Observation

LEAST_BEYOND_CHANCE_OF_A_SHARE = 0.002  # of p(1 - p)
LATEST = 3  # months that are compared with last year's


@dataclass(frozen=True)
class Parts:
    """Numerators and denominators added up."""

    above: float
    below: float

    @classmethod
    def of(cls, months: Sequence[Observation]) -> "Parts":
        return cls(
            sum(float(one.numerator or 0) for one in months),
            sum(float(one.denominator or 0) for one in months),
        )

    @property
    def ratio(self) -> float:
        return self.above / self.below


def pooled(months: YearSoFar, style: Style) -> OutturnForecast:
    """Half from the level of recent months; half from the same months last year, moved half of the way that
    this year's latest months lie from last year's. The backtest chose the halves."""
    known = [one for one in months.all if one.denominator]
    per, so_far = months.all[-1].per, Parts.of(months.so_far)
    possible = bounds_of([float(one.numerator or 0) for one in known], style, most=per)
    level, missed = _level_of_ratios(known, len(months.left), style)
    last_year = months.last_year[len(months.so_far) :]
    latest = slice(max(len(months.so_far) - LATEST, 0), len(months.so_far))
    moved = _moved(Parts.of(months.so_far[latest]), Parts.of(months.last_year[latest]))
    recent = Parts.of(months.all[-12:]).below / 12
    cases = _expected_cases(last_year, recent * len(months.left))
    coming = []
    for month in last_year:
        then = Parts.of([month])
        halves = [level.value, then.ratio + moved / 2 if then.below else level.value]
        coming.append(possible.hold(per * mean(halves)))
    return _mixed(months, so_far, coming, cases, level, max(level.of_mean(len(coming)), missed), possible)


def _mixed(
    months: YearSoFar,
    so_far: Parts,
    coming: Sequence[float],
    cases: Sequence[float],
    level: Level,
    variance: float,
    possible: Bounds,
) -> OutturnForecast:
    """What is certain so far, with what is likely of the cases to come."""
    per, expected = months.all[-1].per, sum(cases)
    whole = so_far.below + expected

    def with_rest(ratio: float) -> float:
        return (per * so_far.above + ratio * expected) / whole if expected else per * so_far.ratio

    value = with_rest(mean_of(coming, cases))
    certain = Bounds(with_rest(possible.least), with_rest(possible.most))
    return OutturnForecast(
        certain.likely(value, variance * (per * expected / whole) ** 2),
        each_month(coming, level, possible, per=per),
        "the cases so far and, for those to come, a share halfway between recent months' and that of the same"
        " months last year",
        expected,
    )


def _level_of_ratios(known: Sequence[Observation], left: int, style: Style) -> tuple[Level, float]:
    """The level of the months' ratios, and by how much it missed before."""
    cases = [float(one.denominator or 0) for one in known]
    ratios = [Parts.of([one]).ratio for one in known]
    usual = mean_of(ratios, cases)
    if style.unit in PERCENTAGES:
        edge = 0.5 / sum(cases)  # a share of none or of all may yet be missed by one
        usual = min(max(usual, edge), 1 - edge)
        spread = usual * (1 - usual)
        chance, least = spread * mean(1 / one for one in cases), LEAST_BEYOND_CHANCE_OF_A_SHARE * spread
    else:
        chance, least = 0.0, (LEAST_BEYOND_CHANCE * usual) ** 2
    level = about_a_level(ratios, cases, chance=chance, least=least, drift_part=DRIFT_PART_OF_RATIOS)
    return level, past_misses(ratios, cases, level.gain, months=left)


def _moved(now: Parts, then: Parts) -> float:
    """How far some months lie from the same ones of last year."""
    return now.ratio - then.ratio if now.below and then.below else 0.0


def _expected_cases(last_year: Sequence[Observation], expected: float) -> list[float]:
    """The cases to come, shared out as they fell last year; evenly where there were none."""
    then = [float(one.denominator or 0) for one in last_year]
    total = sum(then)
    return [expected * (one / total if total else 1 / len(then)) for one in then]
