"""Measures, cells and records, made short."""

from datetime import date
from decimal import Decimal
from typing import Any

from trigpoint.calendar.periods import parse_period
from trigpoint.language.expressions import parse_expression
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import (
    CountRows,
    Definition,
    During,
    Formula,
    FromRecords,
    Measure,
    Membership,
    OpenAtEnd,
    Polarity,
    Submitted,
    Unit,
)
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.records import Records

EPISODES = EARLY_HELP["episodes"]
OPENED, CLOSED = (parse_expression(name, EPISODES, EARLY_HELP) for name in ("opened_on", "closed_on"))


def measure(name: str, definition: Definition, unit: Unit = Unit.COUNT) -> Measure:
    return Measure(name, name.title(), "Why.", "Owner", Polarity.INFO, unit, 1, definition)


def episodes(membership: Membership | None = None) -> Measure:
    return measure("episodes", FromRecords("episodes", membership or During(OPENED), None, CountRows()))


OPEN_AT_END = OpenAtEnd(OPENED, CLOSED)


def submitted(name: str) -> Measure:
    return measure(name, Submitted("A return"))


def formula(name: str, term: Any, unit: Unit = Unit.COUNT) -> Measure:
    return measure(name, Formula(term), unit)


def cell(name: str, period: str = "2022-03", *group: str) -> Cell:
    return Cell(name, parse_period(period), *group)


def known(at: Cell, value: str, numerator: str | None = None, denominator: str | None = None) -> Figure:
    parts = [None if part is None else Decimal(part) for part in (numerator, denominator)]
    return Figure(at, State.KNOWN, Decimal(value), *parts)


def records(
    *, covers_from: date = date(2021, 4, 1), extracted_on: date = date(2022, 4, 14), **rows: Any
) -> Records:
    return Records.from_rows(EARLY_HELP, rows, covers_from=covers_from, extracted_on=extracted_on)
