"""Every figure of a catalogue: counted from records, read from what was submitted, or a formula's."""

from collections.abc import Iterable, Iterator, Sequence

from trigpoint.engines.base import Engine
from trigpoint.figures.coverage import coverage_of
from trigpoint.figures.formulas import formula_figure
from trigpoint.figures.recorded import recorded_figure
from trigpoint.figures.submitted import SubmittedFigures
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.figures import WHOLE, Cell, Count, Figure
from trigpoint.model.measures import Formula, FromRecords, Measure, Submitted
from trigpoint.model.periods import Period
from trigpoint.tables.records import Records

Figures = dict[Cell, Figure]


def calculate(
    engine: Engine,
    catalogue: Catalogue,
    records: Records,
    periods: Sequence[Period],
) -> Figures:
    """The figure of every cell: every measure, in every period, whole and by every breakdown.

    The whole is there for every measure and period, with a state that says why where it has no value. A group
    is there in every period asked if any row of it counts in one of them.
    """
    measures = catalogue.in_order_of_need()
    figures: Figures = {}
    counts = engine.count(measures, periods, tuple(catalogue.breakdowns.values()))
    for count in _with_every_group(counts, periods):
        measure = catalogue.measures[count.cell.measure]
        missing = coverage_of(measure, count.cell, records)
        figures[count.cell] = missing or recorded_figure(measure, count)
    submitted = SubmittedFigures.of(records)
    for measure in measures:
        if not isinstance(measure.definition, FromRecords):
            figures |= _not_counted(measure, measure.definition, figures, submitted, periods)
    return figures


def _not_counted(
    measure: Measure,
    definition: Formula | Submitted,
    figures: Figures,
    submitted: SubmittedFigures,
    periods: Sequence[Period],
) -> Figures:
    if isinstance(definition, Submitted):
        cells = [Cell(measure.id, period) for period in periods]
        return {cell: submitted.figure(cell) for cell in cells}
    return {
        cell: formula_figure(measure, definition, cell, figures)
        for cell in _formula_cells(measure, definition, figures)
    }


def _formula_cells(measure: Measure, definition: Formula, figures: Figures) -> Iterator[Cell]:
    """The cells of a formula: those of the measures it uses."""
    used = set(definition.measures())
    cells = (
        Cell(measure.id, cell.period, cell.breakdown, cell.group) for cell in figures if cell.measure in used
    )
    yield from dict.fromkeys(cells)


def _with_every_group(counts: Iterable[Count], periods: Sequence[Period]) -> list[Count]:
    """The counts, and one of nothing for each group of a measure in the periods where no row of it counts."""
    by_cell = {count.cell: count for count in counts}
    groups = {(cell.measure, cell.breakdown, cell.group): by_cell[cell] for cell in by_cell}
    for (measure, breakdown, group), seen in groups.items():
        if breakdown == WHOLE:
            continue
        for period in periods:
            cell = Cell(measure, period, breakdown, group)
            if cell not in by_cell:
                by_cell[cell] = _nothing(cell, like=by_cell[Cell(measure, period)], seen=seen)
    return list(by_cell.values())


def _nothing(cell: Cell, *, like: Count, seen: Count) -> Count:
    """A count of no rows, shaped as the measure's other counts are."""
    zero = like.numerator * 0 if like.numerator is not None else None
    return Count(cell, zero, None if seen.denominator is None else seen.denominator * 0)
