"""Runs, loads, revisions, quarantined cells and checked cases as tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from trigpoint.model.judgements import Revision
from trigpoint.project.checking import CaseResult
from trigpoint.store.runs import Run

MOST_ROWS = 20
GAP = 3  # between two columns of a plain table


def count_of(number: int, thing: str) -> str:
    """'1 record', '1,321 records'."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def points(rows: Iterable[tuple[str, str]]) -> Table:
    """A word and a sentence to each row; a sentence that goes on does so beneath itself."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column()
    for word, sentence in rows:
        table.add_row(f"  {word}", Text(sentence))
    return table


def runs_table(runs: Sequence[Run]) -> Table:
    """Every run: what it was of, and what it was worked out from."""
    table = plain_table("Run", "As at", "Records known on", "Vintage", "Engine", "Made at")
    for run in runs:
        made = f"{run.created_at:%Y-%m-%d %H:%M}"
        known_on = f"{run.records_known_on}{', looks back' if run.looks_back else ''}"
        engine = f"{run.engine} ({run.engine_version})"
        table.add_row(run.id, run.as_at.label, known_on, run.vintage, engine, made)
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
        "looks_back": run.looks_back,
    }


def revision_facts(revision: Revision) -> dict[str, Any]:
    """A revision for a script to read."""
    return {
        "measure": revision.cell.measure,
        "period": revision.cell.period.id,
        "before": exact_number(revision.before.value),
        "after": exact_number(revision.after.value),
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
    table = plain_table("File", "Row", "Column", "Value", "Expected", "What was done")
    for found in quarantine.slice(0, MOST_ROWS).to_pylist():
        sheet = f" [{found['sheet']}]" if found["sheet"] else ""
        column = f"{found['column_letter'] or ''} {found['heading'] or ''}".strip()
        table.add_row(
            *map(
                _text,
                (
                    f"{found['file']}{sheet}",
                    found["row"],
                    column,
                    found["value"],
                    found["expected"],
                    found["treatment"],
                ),
            )
        )
    return table


def failures_table(failures: Sequence[CaseResult]) -> Table:
    """The cases that did not give what was worked out by hand."""
    table = plain_table("Where", "Measure", "Case", "Engine", "Expected", "Found")
    for result in failures:
        table.add_row(
            str(result.place), result.measure, result.what, result.engine, result.expected, result.found
        )
    return table


def rows_table(rows: Sequence[Mapping[str, Any]], width: int) -> Table:
    """Records as they are, the first few of them; below each other where a row is wider than the terminal."""
    shown = [{name: _text(value) for name, value in row.items()} for row in rows[:MOST_ROWS]]
    table = plain_table(*(rows[0] if rows else ["No rows"]))
    for row in shown:
        table.add_row(*row.values())
    longest = {name: max(len(name), *(len(row[name]) for row in shown)) for name in (rows[0] if rows else ())}
    if sum(longest.values()) + GAP * len(longest) <= width:
        return table
    return points(entry for row in shown for entry in (*_entries(row), ("", "")))


def _entries(row: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    """The known columns of a record, one to a line."""
    yield from ((f"{name}:", text.plain) for name, text in row.items() if text.plain)


def _text(value: object) -> Text:
    """A cell of a file as it may be shown: what steers a terminal (escape codes) is written out instead."""
    match value:
        case None:
            return Text("")
        case bool():
            return Text("yes" if value else "no")
    return Text(printable(str(value)))


def printable(text: str) -> str:
    """A text of a file as it may be printed: what steers a terminal is written out instead."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def plain_table(*headings: str) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def exact_number(value: Decimal | None) -> str | None:
    """A number for a script to read, with every digit it has."""
    return None if value is None else str(value)
