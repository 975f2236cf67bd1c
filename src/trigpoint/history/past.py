"""Everything that was ever said of a figure: by every stored run and every scorecard imported."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.model.figures import WHOLE, Cell
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import PeriodKind
from trigpoint.store.figure_rows import COLUMNS, from_rows
from trigpoint.store.imports import Import, all_imports, import_table, imports
from trigpoint.store.runs import Run, figure_table, runs

_SAID = (("known_on", pa.date32()), ("said_by", pa.string()))
_SCHEMA = pa.schema([*COLUMNS, *_SAID])


@dataclass(frozen=True)
class PastFigures:
    """What was said of whole figures, oldest first: by known_on, and of one day in the order it was said.

    rows: one for each saying, with the columns of a stored figure, known_on and said_by. Of one day what a
    run says comes after what was printed: a run knows a figure unrounded, with its tally.
    """

    rows: pa.Table

    def of(self, measure: str, kind: PeriodKind) -> list[PastFigure]:
        """All that was said of a measure's months, years, ...: by period, and of one period oldest first."""
        asked = pc.and_(
            pc.equal(self.rows["measure"], measure), pc.equal(self.rows["period_kind"], str(kind))
        )
        return sorted(_past(self.rows.filter(asked)), key=lambda one: one.cell.period.start)

    def latest(self, cells: Iterable[Cell], *, on: date) -> dict[Cell, PastFigure]:
        """The last word on each of these cells said on or before a day; where nothing was said, no entry."""
        wanted = set(cells)
        asked = pc.and_(
            pc.is_in(self.rows["measure"], value_set=_texts(cell.measure for cell in wanted)),
            pc.and_(
                pc.is_in(self.rows["period_start"], value_set=_days(cell.period.start for cell in wanted)),
                pc.less_equal(self.rows["known_on"], pa.scalar(on, pa.date32())),
            ),
        )
        found = {said.cell: said for said in _past(self.rows.filter(asked))}
        return {cell: found[cell] for cell in wanted if cell in found}


def past_figures(store: Path) -> PastFigures:
    """All that was said of whole figures, from a store's runs, those that look back too, and imports.

    Nothing but columns is read until a figure is asked for. Raises StoreError where a file of the store is
    missing or was changed.
    """
    return _together(imports(store), runs(store))


def past_figures_of(store: Path, run: Run) -> PastFigures:
    """What had been said when a run was made: by the imports it saw, the runs before it, and itself.

    So a report of a run says the same whatever was imported or worked out since.
    """
    seen = [one for one in all_imports(store) if one.id in run.imports]
    return _together(seen, [one for one in runs(store) if one.sequence <= run.sequence])


def _together(printed: Iterable[Import], made: Iterable[Run]) -> PastFigures:
    tables = [*map(_of_import, printed), *map(_of_run, made)]
    together = pa.concat_tables([_SCHEMA.empty_table(), *tables]).combine_chunks()
    order = pa.array(range(together.num_rows), pa.int64())
    by_day = together.append_column("order", order).sort_by(
        [("known_on", "ascending"), ("order", "ascending")]
    )
    return PastFigures(by_day.drop_columns("order"))


def _of_run(run: Run) -> pa.Table:
    figures = figure_table(run)
    whole = figures.filter(pc.equal(figures["breakdown"], WHOLE))
    days = pa.repeat(pa.scalar(run.records_known_on, pa.date32()), whole.num_rows)
    return _said(whole, days, run.id)


def _of_import(one: Import) -> pa.Table:
    figures = import_table(one)
    return _said(figures.select(COLUMNS.names), figures["issued_on"], one.file)


def _said(figures: pa.Table, days: pa.Array | pa.ChunkedArray, said_by: str) -> pa.Table:
    names = pa.repeat(pa.scalar(said_by, pa.string()), figures.num_rows)
    return figures.append_column("known_on", days).append_column("said_by", names).cast(_SCHEMA)


def _past(rows: pa.Table) -> Iterator[PastFigure]:
    return map(PastFigure, from_rows(rows), rows["known_on"].to_pylist(), rows["said_by"].to_pylist())


def _texts(values: Iterable[str]) -> pa.Array:
    return pa.array(sorted(set(values)), pa.string())


def _days(values: Iterable[date]) -> pa.Array:
    return pa.array(sorted(set(values)), pa.date32())
