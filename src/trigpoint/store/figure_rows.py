"""Figures as rows of a table and back, every number and state exactly as it was."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

import pyarrow as pa

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.periods import Period, PeriodKind

# Together they name a cell.
CELL_COLUMNS = ("measure", "period_kind", "period_start", "period_stop", "breakdown", "group")

# Numbers are text: a Decimal has any number of digits, and 47 is not 47.0.
COLUMNS = pa.schema(
    [
        ("measure", pa.string()),
        ("period_kind", pa.string()),
        ("period_start", pa.date32()),
        ("period_stop", pa.date32()),
        ("breakdown", pa.string()),
        ("group", pa.string()),
        ("state", pa.string()),
        ("value", pa.string()),
        ("numerator", pa.string()),
        ("denominator", pa.string()),
        ("reason", pa.string()),
    ]
)


def to_rows(figures: Sequence[Figure]) -> pa.Table:
    """One row for each figure, in the order given."""
    cells = [figure.cell for figure in figures]
    columns = {
        "measure": [cell.measure for cell in cells],
        "period_kind": [str(cell.period.kind) for cell in cells],
        "period_start": [cell.period.start for cell in cells],
        "period_stop": [cell.period.stop for cell in cells],
        "breakdown": [cell.breakdown for cell in cells],
        "group": [cell.group for cell in cells],
        "state": [str(figure.state) for figure in figures],
        "value": [number_text(figure.value) for figure in figures],
        "numerator": [number_text(figure.numerator) for figure in figures],
        "denominator": [number_text(figure.denominator) for figure in figures],
        "reason": [figure.reason for figure in figures],
    }
    return pa.table(columns, schema=COLUMNS)


def from_rows(rows: pa.Table) -> Iterable[Figure]:
    """The figures, in the order of the rows."""
    column = {name: rows[name].to_pylist() for name in COLUMNS.names}
    period = cache(lambda start, stop, kind: Period(start, stop, PeriodKind(kind)))
    periods = map(period, column["period_start"], column["period_stop"], column["period_kind"])
    cells = map(Cell, column["measure"], periods, column["breakdown"], column["group"])
    numbers = (map(number_from, column[name]) for name in ("value", "numerator", "denominator"))
    return map(Figure, cells, map(State, column["state"]), *numbers, column["reason"])


def number_text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def number_from(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
