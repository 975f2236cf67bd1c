"""Which period a line's columns are of: a month's may print a quarter, and an outturn the last month."""

from trigpoint.calendar.periods import financial_year_of, quarter_of, rolling_12, year_to_date
from trigpoint.model.catalogue import Due, LineLayout, OutturnKind
from trigpoint.model.periods import Period, PeriodKind


def month_figure(line: LineLayout, month: Period) -> Period | None:
    """The period whose figure a line prints in a month's column; None in a month when none is due."""
    match line.due:
        case Due.YEAR_END:
            return None
        case Due.QUARTER_END:
            quarter = quarter_of(month.start)
            return quarter if quarter.stop == month.stop else None
    match line.monthly_figure:
        case PeriodKind.YEAR_TO_DATE:
            return year_to_date(month)
        case PeriodKind.ROLLING_12:
            return rolling_12(month)
    return month


def year_is_over(as_at: Period) -> bool:
    return financial_year_of(as_at.start).stop == as_at.stop


def outturn(line: LineLayout, as_at: Period) -> Period | None:
    """The period of the outturn column: the year, or the year to date until it is over; or None."""
    match line.outturn:
        case OutturnKind.NOT_APPLICABLE:
            return None
        case OutturnKind.LAST_MONTH:
            return as_at
        case OutturnKind.YEAR:
            return financial_year_of(as_at.start) if year_is_over(as_at) else year_to_date(as_at)
