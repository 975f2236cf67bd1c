"""Runs, loads, revisions, quarantined cells and checked cases as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from rich.table import Table

from trigpoint.model.judgements import Revision
from trigpoint.project.checking import CaseResult
from trigpoint.store.runs import Run

MOST_ROWS = 20


def runs_table(runs: Sequence[Run]) -> Table:
    """Every run: what it was of, and what it was worked out from."""
    table = _table("Run", "As at", "Records known on", "Vintage", "Engine", "Made at")
    for run in runs:
        made = f"{run.created_at:%Y-%m-%d %H:%M}"
        engine = f"{run.engine} ({run.engine_version})"
        table.add_row(run.id, run.as_at.label, f"{run.records_known_on}", run.vintage, engine, made)
    return table


def run_facts(run: Run) -> dict[str, Any]:
    """A run for a script to read."""
    return {
        "run": run.id,
        "as_at": run.as_at.id,
        "records_known_on": run.records_known_on.isoformat(),
        "vintage": run.vintage,
        "catalogue": run.catalogue_digest,
        "engine": run.engine,
        "engine_version": run.engine_version,
        "version": run.version,
        "created_at": run.created_at.isoformat(),
        "previous": run.previous,
    }


def revision_facts(revision: Revision) -> dict[str, Any]:
    """A revision for a script to read."""
    return {
        "measure": revision.cell.measure,
        "period": revision.cell.period.id,
        "before": _number(revision.before.value),
        "after": _number(revision.after.value),
        "sentence": revision.sentence,
        "rows": [
            {
                "cause": change.cause,
                "table": change.table,
                "key": change.key,
                "recorded_on": change.recorded_on,
                "effect": change.effect,
            }
            for change in revision.changes
        ],
    }


def quarantine_table(quarantine: pa.Table) -> Table:
    """What could not be used of the files, the first few of it."""
    table = _table("File", "Row", "Column", "Value", "Expected", "What was done")
    for found in quarantine.slice(0, MOST_ROWS).to_pylist():
        sheet = f" [{found['sheet']}]" if found["sheet"] else ""
        column = f"{found['column_letter'] or ''} {found['heading'] or ''}".strip()
        cells = (
            f"{found['file']}{sheet}",
            found["row"],
            column,
            found["value"],
            found["expected"],
            found["treatment"],
        )
        table.add_row(*("" if cell is None else str(cell) for cell in cells))
    return table


def failures_table(failures: Sequence[CaseResult]) -> Table:
    """The cases that did not give what was worked out by hand."""
    table = _table("Where", "Measure", "Case", "Engine", "Expected", "Found")
    for result in failures:
        table.add_row(
            str(result.place), result.measure, result.what, result.engine, result.expected, result.found
        )
    return table


def rows_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Records as they are, the first few of them."""
    table = _table(*(rows[0] if rows else ["No rows"]))
    for row in rows[:MOST_ROWS]:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    return table


def _table(*headings: str) -> Table:
    table = Table(pad_edge=False)
    for heading in headings:
        table.add_column(heading)
    return table


def _number(value: object) -> str | None:
    return None if value is None else str(value)
