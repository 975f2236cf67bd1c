"""Will the year meet its target? The forecast of a year's outturn, and what it means.

A forecast takes it that months go on as they have: it knows nothing of what is planned. Interval ends are
compared as they are printed, and equality takes the better side.
"""

from collections.abc import Sequence
from decimal import Decimal

from trigpoint.calendar.periods import months_back, same_period_last_year
from trigpoint.judgements.shown import PERCENTAGES, Style, rounded
from trigpoint.judgements.trajectory.likely import CONFIDENCE, Likely, OutturnForecast
from trigpoint.judgements.trajectory.months import YearSoFar, months_of, up_to, year_in_question
from trigpoint.judgements.trajectory.needed import needed, parts_so_far
from trigpoint.judgements.trajectory.outturn import forecast
from trigpoint.judgements.trajectory.sentences import beginning, course_of, likely_text, target_text
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Polarity
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.targets import Flat, Range
from trigpoint.model.trajectories import Course, ForecastMonth, Hindsight, Trajectory, YearFrom

Edges = Flat | Range
HALF_A_YEAR = 6
LEAST_MONTHS_WITH_CASES = 6

NO_MONTHS = "months do not give the year, in which the same child or family may be counted more than once"


def judge(
    observations: Sequence[Observation],
    *,
    as_at: Period,
    year_from: YearFrom,
    polarity: Polarity,
    style: Style,
    target: Edges | None = None,
    next_target: Edges | None = None,
) -> Trajectory:
    """The forecast of the year a month is in, or where the month ends the year, of the next one.

    observations: months in order of time, of this year and those before it; what lies after as_at is not
    looked at. Shares and means that are pooled need numerators and denominators. target: that of the year of
    as_at, at year end. next_target: that of the year after, if it is set. Raises InvalidModelError unless
    given months in order, or for a high or low measure with a range and the other way about.
    """
    year = year_in_question(as_at)
    months, why_not = _months(observations, as_at, year_from)
    if months is None:
        return Trajectory(Course.NOT_CALCULABLE, year, f"No forecast: {why_not}.")
    found = forecast(months, year_from, style)
    over = not months.so_far
    edges, whose = (next_target or target, _of_the_old_year(year, next_target)) if over else (target, "is")
    printed = _printed(found.year, style)
    course = _course(printed, edges, polarity)
    needs = _needs(months, edges, found, year_from=year_from, polarity=polarity, style=style)
    said = likely_text(*printed, year, style)
    if edges is not None and course not in (Course.INFO, Course.NO_TARGET):
        goal = target_text(edges, polarity, style)
        said = f"{beginning(course, printed[0], edges, polarity)}: {said}; the target {whose} {goal}"
    first = f"If nothing changes, {said[:1].lower()}{said[1:]}." if over else f"{said}."
    parts = [first, _so_far(months, year_from, style)]
    figure, sentence = needs
    parts.append(sentence if course in (Course.AT_RISK, Course.OUT_OF_REACH) else "")
    return Trajectory(
        course=course,
        year=year,
        reason=" ".join(part for part in parts if part),
        method=f"Forecast from {found.method}.",
        value=printed[0],
        lower=printed[1],
        upper=printed[2],
        confidence=Decimal(str(CONFIDENCE)),
        needed=figure,
        months=_months_left(months, found, style),
    )


def looked_like(
    observations: Sequence[Observation], *, as_at: Period, year_from: YearFrom, style: Style
) -> Hindsight | None:
    """What was forecast half-way of the year that ends with a month, beside what it came to.

    observations: as for judge, as they are known now. None where the month ends no year, or there was too
    little to forecast from.
    """
    half_way = months_back(as_at, HALF_A_YEAR)
    whole, _ = months_of(up_to(observations, as_at), as_at, year_from)
    months, _ = _months(observations, half_way, year_from)
    if months is None or whole is None or months.year.stop != as_at.stop:
        return None
    year = YearSoFar(months.year, whole.before[:-12], whole.before[-12:])
    outturn = _outturn(year, year_from)
    if outturn is None:
        return None
    _, lower, upper = _printed(forecast(months, year_from, style).year, style)
    ended = rounded(outturn, style.decimals)
    inside = lower <= ended <= upper
    said = f"At the end of {half_way.start:%B} {style.text(lower)} to {style.text(upper)} was forecast"
    side = "" if inside else f", {'above' if ended > upper else 'below'} it"
    reason = f"{said}; the year ended at {style.text(ended)}{side}."
    return Hindsight(half_way, lower, upper, ended, inside, reason)


def _months(
    observations: Sequence[Observation], as_at: Period, year_from: YearFrom
) -> tuple[YearSoFar | None, str]:
    if year_from is YearFrom.NOT_FROM_MONTHS:
        return None, NO_MONTHS
    months, why_not = months_of(up_to(observations, as_at), as_at, year_from)
    if months is None or year_from is not YearFrom.POOLED:
        return months, why_not
    if sum(bool(one.denominator) for one in months.all) < LEAST_MONTHS_WITH_CASES:
        return None, f"fewer than {LEAST_MONTHS_WITH_CASES} months have any cases"
    if not any(one.denominator for one in months.all[-12:]):
        return None, "there were no cases in the last 12 months"
    return months, ""


def _course(printed: tuple[Decimal, Decimal, Decimal], edges: Edges | None, polarity: Polarity) -> Course:
    if polarity is Polarity.INFO:
        return Course.INFO
    if edges is None:
        return Course.NO_TARGET
    if isinstance(edges, Range) != (polarity is Polarity.RANGE):
        raise InvalidModelError(f"a measure whose good is '{polarity}' cannot have such a target")
    return course_of(*printed, edges, polarity)


def _needs(
    months: YearSoFar,
    edges: Edges | None,
    found: OutturnForecast,
    *,
    year_from: YearFrom,
    polarity: Polarity,
    style: Style,
) -> tuple[Decimal | None, str]:
    """Of a range no one figure is needed: it has two edges."""
    if not isinstance(edges, Flat) or polarity not in (Polarity.HIGH, Polarity.LOW):
        return None, ""
    found_needed = needed(
        months, edges.green, year_from=year_from, polarity=polarity, style=style, cases=found.cases
    )
    return found_needed.figure, found_needed.sentence


def _of_the_old_year(year: Period, next_target: Edges | None) -> str:
    """How a target is spoken of at the year's end: as the next year's, or as the one that year had."""
    return "is" if next_target is not None else f"of {same_period_last_year(year).label} was"


def _so_far(months: YearSoFar, year_from: YearFrom, style: Style) -> str:
    """A share never goes without its tally: that of the year so far."""
    if year_from is YearFrom.LAST or not months.so_far:
        return ""
    value = _outturn(months, year_from)
    if value is None:
        return ""
    above, below = parts_so_far(months)
    of = f" ({above:,} of {below:,})" if year_from is YearFrom.POOLED and style.unit in PERCENTAGES else ""
    return f"So far it is {style.text(value)}{of}."


def _outturn(months: YearSoFar, year_from: YearFrom) -> Decimal | None:
    """What the months so far come to."""
    match year_from:
        case YearFrom.SUM:
            return sum((one.value for one in months.so_far if one.value is not None), Decimal(0))
        case YearFrom.POOLED:
            above, below = parts_so_far(months)
            return months.all[-1].per * above / below if below else None
    return months.so_far[-1].value


def _printed(likely: Likely, style: Style) -> tuple[Decimal, Decimal, Decimal]:
    value, lower, upper = (
        rounded(Decimal(repr(one)), style.decimals) for one in (likely.value, likely.lower, likely.upper)
    )
    return value, lower, upper


def _months_left(months: YearSoFar, found: OutturnForecast, style: Style) -> tuple[ForecastMonth, ...]:
    return tuple(
        ForecastMonth(period, *_printed(likely, style))
        for period, likely in zip(months.left, found.months, strict=True)
    )
