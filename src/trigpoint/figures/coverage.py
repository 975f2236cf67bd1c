"""Whether the records can answer for a period: they begin on one day and were extracted on another."""

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import During, FromRecords, Measure, OpenDuring
from trigpoint.tables.records import Records


def coverage_of(measure: Measure, cell: Cell, records: Records) -> Figure | None:
    """Why the records cannot answer for the cell, as a figure with no value; None where they can."""
    period = cell.period
    if period.last_day > records.extracted_on:
        reason = (
            f"Not due: the records are known up to {_words(records.extracted_on)}, before the period ended."
        )
        return Figure(cell, State.NOT_DUE, reason=reason)
    assert isinstance(measure.definition, FromRecords)
    looks_back = isinstance(measure.definition.membership, During | OpenDuring)
    needed_from = period.start if looks_back else period.last_day
    if needed_from < records.covers_from:
        reason = f"No data: the records begin on {_words(records.covers_from)}, after the period began."
        return Figure(cell, State.NO_DATA, reason=reason)
    return None


def _words(day: object) -> str:
    return f"{day:%-d %B %Y}"
