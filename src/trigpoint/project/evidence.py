"""What figures were worked out from: records, an engine over them, and the catalogue in force."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.calendar.working_days import WorkingDays, england
from trigpoint.engines.base import Engine, row_key
from trigpoint.engines.duckdb import DuckDBEngine
from trigpoint.engines.reference import ReferenceEngine
from trigpoint.figures.candidates import Candidates
from trigpoint.figures.submitted import TABLE as SUBMITTED_FIGURES
from trigpoint.figures.submitted import names_of
from trigpoint.judgements.revision import RowKey
from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.names import suggestion
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import Cell, Member
from trigpoint.model.measures import Formula, FromRecords, Measure, Submitted
from trigpoint.project.folder import CouncilFolder
from trigpoint.store.runs import Run
from trigpoint.store.runs import read_catalogue as catalogue_texts
from trigpoint.store.vintages import Vintage, open_records, vintage_named
from trigpoint.tables.changes import row_keys
from trigpoint.tables.records import Records
from trigpoint.tables.schema import RECORDED_ON, Schema

ENGINES: Mapping[str, Callable[[Records, WorkingDays], Engine]] = {
    "duckdb": DuckDBEngine.over,
    "reference": ReferenceEngine.over,
}


def records_known(vintage: Vintage, day: date, schema: Schema) -> Records:
    """The records of a vintage as they were known on a day."""
    return open_records(vintage, schema).known_on(day)


def engine_over(records: Records, name: str) -> Engine:
    """The named engine over these records."""
    if name not in ENGINES:
        raise TrigpointError(f"There is no engine {name}.", hint=suggestion(name, ENGINES, what="An engine"))
    return ENGINES[name](records, england())


def catalogue_of(council: CouncilFolder, run: Run) -> Catalogue:
    """The catalogue a run used: the council's own where it has not changed since."""
    if run.catalogue_digest == council.catalogue.digest:
        return council.catalogue
    texts = catalogue_texts(run).items()
    return read_catalogue([CatalogueFile(name, text) for name, text in texts], council.schema)


def evidence_of(council: CouncilFolder, run: Run) -> "Evidence":
    """What a stored run was worked out from."""
    vintage = vintage_named(council.store, run.vintage)
    records = records_known(vintage, run.records_known_on, council.schema)
    return Evidence(records, engine_over(records, run.engine), catalogue_of(council, run))


def together(members: Iterable[Member]) -> list[Member]:
    """The rows behind several figures, each once: in the numerator if it is in any of theirs."""
    merged: dict[RowKey, Member] = {}
    for member in members:
        row = (member.table, member.key)
        merged[row] = _both(merged[row], member) if row in merged else member
    return sorted(merged.values(), key=lambda member: (member.table, member.key))


def _both(one: Member, other: Member) -> Member:
    amounts = [member.amount for member in (one, other) if member.amount is not None]
    amount = sum(amounts, Decimal()) if amounts else None
    return replace(one, in_numerator=one.in_numerator or other.in_numerator, amount=amount)


@dataclass(frozen=True)
class Evidence:
    """The records, the engine over them and the catalogue."""

    records: Records
    engine: Engine
    catalogue: Catalogue
    _row_keys: dict[str, pa.ChunkedArray] = field(default_factory=dict)

    def members(self, measure: Measure, cell: Cell, candidates: Candidates | None = None) -> list[Member]:
        """The rows behind a cell, of the candidates if given; of a formula, those of its measures."""
        match measure.definition:
            case FromRecords() as definition:
                among = candidates.of(definition) if candidates else None
                if among is not None and not among:
                    return []
                return self.engine.members(measure, cell, among=among)
            case Formula() as formula:
                used = [self.catalogue.measures[name] for name in formula.measures()]
                return together(
                    member
                    for each in used
                    for member in self.members(each, Cell(each.id, cell.period), candidates)
                )
            case Submitted():
                return self._submissions(cell)

    def _submissions(self, cell: Cell) -> list[Member]:
        wanted = names_of(cell)
        rows = self.records.rows(SUBMITTED_FIGURES)
        key = self.records.schema[SUBMITTED_FIGURES].key
        return [
            Member(SUBMITTED_FIGURES, row_key([row[name] for name in key]), True)
            for row in rows
            if (row["measure"], row["period_kind"], row["period_end"]) in wanted
        ]

    def recorded(self, members: Iterable[Member]) -> dict[RowKey, date]:
        """The day each of these rows was recorded; a row that is not among the records has none."""
        keys: dict[str, set[str]] = {}
        for member in members:
            keys.setdefault(member.table, set()).add(member.key)
        return {row: day for table, wanted in keys.items() for row, day in self._recorded(table, wanted)}

    def _recorded(self, table: str, wanted: set[str]) -> Iterator[tuple[RowKey, date]]:
        rows = self.records.tables[table]
        if table not in self._row_keys:
            self._row_keys[table] = row_keys(rows, self.records.schema[table].key)
        names = self._row_keys[table]
        here = pc.is_in(names, value_set=pa.array(sorted(wanted), pa.string()))
        days = rows[RECORDED_ON].filter(here).to_pylist()
        yield from zip([(table, name) for name in names.filter(here).to_pylist()], days, strict=True)
