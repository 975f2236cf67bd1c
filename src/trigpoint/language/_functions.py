"""The functions an expression may call, and what each is built into."""

from collections.abc import Callable
from dataclasses import dataclass

from trigpoint.model import dates
from trigpoint.model.expressions import Coalesce
from trigpoint.model.nodes import Node


@dataclass(frozen=True)
class Function:
    """`parameters` are named for messages; `whole` says that the last must be a whole number written out."""

    name: str
    parameters: tuple[str, ...]
    build: Callable[..., Node]
    whole: bool = False

    @property
    def call(self) -> str:
        """How it is written: add_days(date, number)."""
        return f"{self.name}({', '.join(self.parameters)})"


FUNCTIONS = {
    function.name: function
    for function in (
        Function("days", ("first_date", "second_date"), dates.DaysBetween),
        Function("working_days", ("first_date", "second_date"), dates.WorkingDaysBetween),
        Function("months", ("first_date", "second_date"), dates.MonthsBetween),
        Function("age", ("born_on", "date"), dates.Age),
        Function("month_of", ("date",), dates.MonthOf),
        Function("add_days", ("date", "number"), dates.AddDays, whole=True),
        Function("add_months", ("date", "number"), dates.AddMonths, whole=True),
        Function("add_working_days", ("date", "number"), dates.AddWorkingDays, whole=True),
        Function("birthday", ("born_on", "years"), dates.Birthday, whole=True),
        Function("coalesce", ("value", "value_where_unknown"), Coalesce),
    )
}

_AGGREGATE = (
    "An expression is asked of one row; say sum:, average:, median: or count: in the measure, "
    "or (select count(*) from ... ) to count related rows."
)
_NO_CLOCK = "Use period_start, period_end or reference_date: a figure must not depend on the day it is made."
_COMPARE = "Write days(first, second), working_days(first, second) or months(first, second)."

# What people who know other SQL reach for, and what to write here instead.
FOREIGN_FUNCTIONS = {
    **dict.fromkeys(
        ("sum", "avg", "average", "mean", "median", "max", "min", "count", "any_value"), _AGGREGATE
    ),
    **dict.fromkeys(("now", "today", "getdate", "current_date", "current_timestamp"), _NO_CLOCK),
    **dict.fromkeys(("datediff", "date_diff", "date_sub", "days_between", "networkdays"), _COMPARE),
    **dict.fromkeys(("dateadd", "date_add"), "Write add_days(date, number) or add_months(date, number)."),
    **dict.fromkeys(("edate", "addmonths"), "Write add_months(date, number)."),
    **dict.fromkeys(("isnull", "ifnull", "nvl", "nz"), "Write coalesce(a, b), or a is null."),
    **dict.fromkeys(("month", "datepart", "extract"), "Write month_of(date)."),
    **dict.fromkeys(
        ("year", "quarter"), "A measure is worked out for each period already; see month_of(date)."
    ),
    **dict.fromkeys(("date", "to_date", "cast", "convert", "try_cast"), "Write a date as date '2022-03-31'."),
    **dict.fromkeys(("if", "iif", "decode"), "Combine conditions with and, or and not."),
    **dict.fromkeys(("upper", "lower", "trim"), "Codes are made the same when records are loaded."),
}
