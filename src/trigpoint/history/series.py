"""A measure's months as they are best known: from a run where it has them, from history before."""

from collections.abc import Mapping
from datetime import date
from itertools import dropwhile

from trigpoint.calendar.periods import months_back
from trigpoint.history.past import PastFigures
from trigpoint.model.figures import Cell, Figure
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period


def monthly_series(
    figures: Mapping[Cell, Figure],
    past: PastFigures,
    measure: str,
    *,
    as_at: Period,
    months: int,
    per: int,
    known_on: date,
) -> tuple[Observation, ...]:
    """At most `months` months of a measure up to as_at, oldest first, from the first that is known.

    figures: those of the run. known_on: the day its records were known; what was said later is not used. per:
    what a ratio of the measure is for each of (100 for a percentage). A month nobody gave a value is there,
    with the value None.

    The run's own figure wins where it has a value: it is worked out today from the records of then, unrounded
    and by one definition, so that the months of a series are alike. What was printed was true to what was
    known then, and is the best there is of months that the records do not reach.
    """
    cells = [Cell(measure, months_back(as_at, back)) for back in reversed(range(months))]
    own = {cell: figures[cell] for cell in cells if cell in figures and figures[cell].has_value}
    said = past.latest([cell for cell in cells if cell not in own], on=known_on)
    known = own | {cell: one.figure for cell, one in said.items()}
    whole = (_observation(cell, known.get(cell), per) for cell in cells)
    return tuple(dropwhile(lambda observation: observation.value is None, whole))


def _observation(cell: Cell, figure: Figure | None, per: int) -> Observation:
    if figure is None:
        return Observation(cell.period, None, per=per)
    parts = figure.numerator, figure.denominator
    return Observation(cell.period, figure.value, numerator=parts[0], denominator=parts[1], per=per)
