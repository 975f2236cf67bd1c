"""The cells of a series: a period however a person writes it, and a number or what stands for none."""

import re
from datetime import date
from decimal import Decimal

import pyarrow as pa

from trigpoint.calendar.periods import month_of, parse_period
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.periods import Period
from trigpoint.sources.date_formats import DateFormat
from trigpoint.sources.headings import column_letter
from trigpoint.sources.raw import RawSheet

# What stands for a figure that is not there; never read as 0.
WITHOUT_FIGURE = frozenset(
    ["-", "–", "..", "...", ":", "x", "z", "c", "k", "u", "low", "*", "~", "n/a", "na"]
)

_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?%?|-?\.\d+%?", re.ASCII)
_DATES = tuple(map(DateFormat.of, ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y")))
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})[- ](\d{2}|\d{4})", re.ASCII)


def read_period(sheet: RawSheet, row: int, column: int, text: str | None) -> Period:
    """The period of a cell: a month for a date in it, or as a period is written anywhere else."""
    words = text or ""
    named = _NAMED_MONTH.fullmatch(words)
    first_day = f"1 {named[1]} {'20' if len(named[2]) == 2 else ''}{named[2]}" if named else words
    if day := _day(first_day):
        return month_of(day)
    try:
        return parse_period(words)
    except TrigpointError as error:
        message = f"'{words}' is not a period." if words else "There is no period in this row."
        raise _at(sheet, row, column, message, error.hint or "") from None


def _day(text: str) -> date | None:
    for form in _DATES:
        if re.fullmatch(form.pattern.strip("^$"), text):
            day: date | None = form.read(pa.array([text]))[0].as_py()
            return day
    return None


def read_number(sheet: RawSheet, row: int, column: int, text: str | None) -> Decimal | None:
    """The number of a cell, 12.7 for 12.7%; None where it is empty or a symbol says that there is none."""
    if text is None or text.lower().removeprefix("[").removesuffix("]") in WITHOUT_FIGURE:
        return None
    if not _NUMBER.fullmatch(text):
        try:
            return _of_a_float(text)
        except ArithmeticError:
            hint = "Leave a cell empty, or write x, where there is no figure."
            raise _at(sheet, row, column, f"'{text}' is not a number.", hint) from None
    return Decimal(text.replace(",", "").removesuffix("%"))


def _of_a_float(text: str) -> Decimal:
    """1e-05, as programs write small numbers."""
    number = Decimal(text)
    if not number.is_finite():
        raise ArithmeticError
    return number


def _at(sheet: RawSheet, row: int, column: int, message: str, hint: str) -> TrigpointError:
    line = sheet.rows[row].as_py()
    where = f"column {column_letter(column)} ({sheet.headings[column]}): "
    return TrigpointError(f"{where}{message}", place=Place(sheet.file, line), hint=hint)
