"""Which period a printed cell is of: what its column says, as the line prints it."""

from datetime import date

from trigpoint.calendar.line_periods import month_figure, outturn
from trigpoint.calendar.periods import month_of
from trigpoint.model.catalogue import LineLayout
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.printed import PrintedColumn

WHEN_DUE = {"quarter_end": "in the months that end a quarter", "year_end": "at year end only"}


def period_of(
    column: PrintedColumn, line: LineLayout, *, as_at: Period | None, issued_on: date
) -> tuple[Period | None, str]:
    """The period of a column's figure on a line; or None, and why there is none.

    as_at: the month the scorecard is of. A month's column of a line that is due at the end of a quarter holds
    the quarter's figure. A year's column holds the year's, the year to date where it was not over, or the
    last month's, as the line has it.
    """
    match column.period:
        case None:
            return None, f"The heading '{column.label}' names no period."
        case Period(kind=PeriodKind.MONTH) as month:
            found = month_figure(line, month)
            return found, "" if found else f"Your line {line.ref} has a figure {WHEN_DUE[line.due]}."
        case Period(kind=PeriodKind.FINANCIAL_YEAR) as year:
            return _year(line, year, as_at, issued_on)
    return column.period, ""


def _year(line: LineLayout, year: Period, as_at: Period | None, issued_on: date) -> tuple[Period | None, str]:
    if as_at is not None and year.start <= as_at.start < year.stop:
        month = as_at
    elif year.last_day <= issued_on:
        month = month_of(year.last_day)
    else:
        return None, f"The year {year.label} was not over, and up to which month this is is not said."
    found = outturn(line, month)
    return found, "" if found else f"Your line {line.ref} has no figure of the year."
