"""Which period each column of a line is about, and so which periods a run must work out."""

from collections.abc import Iterator

# Named again, so that all there is to ask of a column is asked here.
from trigpoint.calendar.line_periods import month_figure as month_figure
from trigpoint.calendar.line_periods import outturn as outturn
from trigpoint.calendar.line_periods import year_is_over as year_is_over
from trigpoint.calendar.periods import (
    financial_year_of,
    month_of,
    months_back,
    quarter_of,
    same_period_last_year,
    year_to_date,
)
from trigpoint.model.catalogue import Due, LineLayout, OutturnKind, ScorecardLayout
from trigpoint.model.periods import Period

COLUMN_MONTHS = 3
TREND_MONTHS = 13  # a year and the month it began with, so that the same month last year is in sight
MONTHS_OF_A_QUARTER = 3


def trend_months(as_at: Period) -> tuple[Period, ...]:
    """The months of the trend, oldest first, the as-at month last."""
    return tuple(months_back(as_at, back) for back in reversed(range(TREND_MONTHS)))


def previous_figure(line: LineLayout, month: Period) -> Period | None:
    """The period whose figure a line printed before that of a month: a month earlier, or a quarter."""
    back = MONTHS_OF_A_QUARTER if line.due is Due.QUARTER_END else 1
    return month_figure(line, months_back(month, back))


def prior(line: LineLayout, as_at: Period) -> Period | None:
    """The period of the prior year's column: always the full year, or the last month of it."""
    year = same_period_last_year(financial_year_of(as_at.start))
    match line.outturn:
        case OutturnKind.NOT_APPLICABLE:
            return None
        case OutturnKind.LAST_MONTH:
            return month_of(year.last_day)
        case OutturnKind.YEAR:
            return year


def periods_needed(as_at: Period, layout: ScorecardLayout | None = None) -> tuple[Period, ...]:
    """Every period a scorecard as at a month has a figure of, each once.

    The months of the trend; the quarters that end in them and the same quarters a year earlier; the year to
    date now and at the same point last year; the year where it is over, and the one before. With a layout,
    also the years to date and rolling years its lines print each month.
    """
    return tuple(dict.fromkeys(_needed(as_at, layout)))


def _needed(as_at: Period, layout: ScorecardLayout | None) -> Iterator[Period]:
    months = trend_months(as_at)
    yield from months
    quarters = [quarter_of(month.start) for month in months if quarter_of(month.start).stop == month.stop]
    yield from quarters
    yield from (same_period_last_year(quarter) for quarter in quarters)
    yield from (year_to_date(as_at), same_period_last_year(year_to_date(as_at)))
    year = financial_year_of(as_at.start)
    if year_is_over(as_at):
        yield year
    yield same_period_last_year(year)
    for line in layout.lines() if layout is not None else ():
        yield from filter(None, (month_figure(line, month) for month in months))
