"""The days of rare events: what a control chart of the gaps between them is drawn of."""

from trigpoint.engines.base import Engine
from trigpoint.model.figures import Cell, EventDays
from trigpoint.model.measures import CountRows, During, FromRecords, Measure, Share
from trigpoint.model.periods import Period


def has_events(measure: Measure) -> bool:
    """Whether each row of a measure is an event of its own: a stock, a sum or a distinct count has none."""
    definition = measure.definition
    return (
        isinstance(definition, FromRecords)
        and isinstance(definition.membership, During)
        and isinstance(definition.calculation, CountRows | Share)
    )


def event_days(engine: Engine, measure: Measure, span: Period) -> EventDays:
    """Every event of a measure in a span of months, oldest first."""
    members = engine.members(measure, Cell(measure.id, span))
    days = ((member.day, member.in_numerator) for member in members if member.day is not None)
    return tuple(sorted(days))
