"""The days of rare events: what a control chart of the gaps between them is drawn of."""

from trigpoint.calendar.periods import months_in
from trigpoint.engines.base import Engine
from trigpoint.model.expressions import PeriodEnd, PeriodStart
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
    """Every event of a measure in a span of months, oldest first; of one day those that do not meet first.

    A measure that asks when its period starts or ends is asked month by month, as its figures were.
    """
    parts = months_in(span) if asks_of_its_period(measure) else (span,)
    members = (member for part in parts for member in engine.members(measure, Cell(measure.id, part)))
    return tuple(sorted((member.day, member.in_numerator) for member in members if member.day is not None))


def asks_of_its_period(measure: Measure) -> bool:
    """Whether what counts depends on when its period starts or ends: its months then make no year."""
    definition = measure.definition
    return isinstance(definition, FromRecords) and any(
        isinstance(node, PeriodStart | PeriodEnd)
        for expression in definition.expressions()
        for node in expression.walk()
    )
