"""The figures that another team or body works out and sends: the last one recorded for a period stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.periods import PeriodKind
from trigpoint.tables.records import Records

TABLE = "submitted_figures"

WHY_NONE = {
    State.SUSPENDED: "Temporarily suspended: it is not being collected for the period.",
    State.NOT_APPLICABLE: "Not applicable to the period, as submitted.",
    State.NO_DATA: "No data: the submission says that there is no figure for the period.",
}

Wanted = tuple[str, str, date]


@dataclass(frozen=True)
class SubmittedFigures:
    """What was submitted, by measure, kind of period and the period's last day."""

    rows: Mapping[Wanted, Mapping[str, Any]]

    @classmethod
    def of(cls, records: Records) -> "SubmittedFigures":
        rows = records.rows(TABLE) if TABLE in records.schema else []
        last = sorted(rows, key=lambda row: row["recorded_on"])
        return cls({(row["measure"], row["period_kind"], row["period_end"]): row for row in last})

    def figure(self, cell: Cell) -> Figure:
        """The submitted figure of a cell, or the state that says why there is none."""
        row = self._row(cell)
        if row is None:
            return Figure(cell, State.NO_DATA, reason="No data: no figure has been submitted for the period.")
        if row["value"] is None:
            state = State(row["state"] or State.NO_DATA)
            return Figure(cell, state, reason=WHY_NONE[state])
        value, numerator, denominator = (_exact(row[name]) for name in ("value", "numerator", "denominator"))
        return Figure(cell, State.KNOWN, value, numerator, denominator)

    def _row(self, cell: Cell) -> Mapping[str, Any] | None:
        found = (self.rows.get(wanted) for wanted in names_of(cell))
        return next((row for row in found if row is not None), None)


def names_of(cell: Cell) -> tuple[Wanted, ...]:
    """How a cell's figure may have been submitted, first choice first.

    A year to date that has reached its twelfth month is the financial year.
    """
    period, kinds = cell.period, [cell.period.kind]
    if period.kind is PeriodKind.YEAR_TO_DATE and period.months == 12:
        kinds.append(PeriodKind.FINANCIAL_YEAR)
    return tuple((cell.measure, kind.value, period.last_day) for kind in kinds)


def _exact(value: float | None) -> Decimal | None:
    """A number as it was typed: 4.93, not the nearest that a computer can hold."""
    return None if value is None else Decimal(repr(value))
