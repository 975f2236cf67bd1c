"""The command line. Here, and nowhere beneath, the clock is read."""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from trigpoint.calendar.periods import parse_period
from trigpoint.model.errors import TrigpointError
from trigpoint.project import Project
from trigpoint.project import starting as project_starting
from trigpoint.project.running import Finished
from trigpoint.store.vintages import open_quarantine, vintage_named
from trigpoint.terminal.explanation import explanation_facts, explanation_text, row_facts
from trigpoint.terminal.listings import (
    MOST_ROWS,
    count_of,
    failures_table,
    points,
    quarantine_table,
    revision_facts,
    rows_table,
    run_facts,
    runs_table,
)
from trigpoint.terminal.scorecard import scorecard_text

WIDTH_OF_A_FILE = 140  # what is printed to a file or a pipe has no terminal to be as wide as

MISTAKE = 1
CASE_FAILED = 3
EXIT_CODES = (
    "Exit codes: 0 done; 1 something given is wrong, and nothing was changed; 2 the command was not"
    " understood; 3 a worked case of the catalogue gave another answer."
)

app = typer.Typer(
    help="From case records to the scorecard members hold a council's children's services to account with.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Folder = Annotated[Path, typer.Option("--folder", "-f", help="The council's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a script to read.")]
RunName = Annotated[str | None, typer.Option("--run", help="A run by its id; the last one without it.")]
HERE = Path()


def main() -> None:
    """Run the command line; a mistake is one message on standard error and exit code 1."""
    # A command makes many values that it keeps to its end, and few cycles: looking through all of them again
    # and again for something to free took a tenth of its time.
    gc.disable()
    try:
        app()
    except TrigpointError as error:
        _console(stderr=True).print(error.sentence, style="bold red", soft_wrap=True)
        sys.exit(MISTAKE)
    finally:
        gc.enable()


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="Where to make it; must not exist or be empty.")],
) -> None:
    """Make a council's folder to start from. Example: trigpoint new my-council"""
    project = project_starting.new(folder)
    _print_lines(
        f"Made {project.path}. Next, in that folder:",
        "  1. trigpoint.yaml: write the council's name and whom a reader may ask",
        "  2. sources.yaml: write the headings of your exports beside our columns",
        "  3. put an export into extracts/2022-04-14/, named for the day it was taken",
        "  4. trigpoint load extracts/2022-04-14",
        "  5. trigpoint run --as-at 2022-03",
        "README.md there says the same at more length.",
    )


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where to make it; an earlier demo there is replaced.")
    ] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Another seed invents other records.")] = project_starting.SEED,
) -> None:
    """Invent a council, load its records, run two months and write the scorecard. Example: trigpoint demo"""
    console, now = _console(), datetime.now(UTC)
    with _progress("Inventing a council") as tell:
        project, days = project_starting.demo(folder, seed=seed)
        for day in days:
            project.load(project.path / "extracts" / day.isoformat(), now=now, progress=_loading(tell))
        project.run("2022-02", known_on=days[0], now=now, progress=tell)
        finished = project.run("2022-03", now=now, progress=tell)
        tell("Writing the reports")
        reported = project.report(created_on=days[-1])
    console.print(scorecard_text(reported.scorecard, console.width))
    _print_run(finished)
    _print_paths(reported.paths)


@app.command()
def load(
    extract: Annotated[Path, typer.Argument(help="The folder of exported files.")],
    folder: Folder = HERE,
    extracted_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the extract, unless the folder is called by it."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Load exported files as a new vintage. Example: trigpoint load extracts/2022-04-14"""
    project = Project.open(folder)
    day = extracted_on.date() if extracted_on else None
    with _progress("Reading the files") as tell:
        loaded = project.load(extract, now=datetime.now(UTC), extracted_on=day, progress=_loading(tell))
    quarantined = loaded.extract.quarantine
    if as_json:
        tables = {table.table: table.rows_kept for table in loaded.extract.tables}
        facts = {"vintage": loaded.vintage.id, "is_new": loaded.is_new, "rows": tables}
        _print_json({**facts, "quarantine": quarantined.to_pylist()})
        return
    console = _console()
    rows = sum(table.rows_kept for table in loaded.extract.tables)
    what = "Loaded" if loaded.is_new else "Nothing new: already loaded"
    from_tables = count_of(len(loaded.extract.tables), "table")
    console.print(f"{what} {count_of(rows, 'row')} of {from_tables} as vintage {loaded.vintage.id}.")
    if quarantined.num_rows:
        things = "cell or row" if quarantined.num_rows == 1 else "cells or rows"
        console.print(f"{quarantined.num_rows:,} {things} could not be used:")
        console.print(quarantine_table(quarantined))
        if quarantined.num_rows > MOST_ROWS:
            console.print(f"All of them: trigpoint quarantine {loaded.vintage.id} --json")


@app.command()
def quarantine(
    vintage: Annotated[str, typer.Argument(help="The vintage's id.")],
    folder: Folder = HERE,
    as_json: AsJson = False,
) -> None:
    """What could not be used of a load. Example: trigpoint quarantine 2022-04-14-3f2a9c"""
    project = Project.open(folder)
    found = open_quarantine(vintage_named(project.store, vintage))
    if as_json:
        _print_json(found.to_pylist())
    else:
        _console().print(quarantine_table(found))


@app.command()
def check(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """Check the catalogue and run its worked cases on both engines. Example: trigpoint check"""
    project = Project.open(folder)
    with _progress("Checking the catalogue"):
        checked = project.check()
    if as_json:
        failures = [{**vars(failure), "place": str(failure.place)} for failure in checked.failures]
        counts = {"measures": checked.measures, "cases_run": len(checked.results)}
        _print_json({**counts, "failures": failures, "without_case": checked.without_case})
    else:
        console = _console()
        if checked.failures:
            console.print(failures_table(checked.failures))
        console.print(
            f"{count_of(checked.measures, 'measure')} read;"
            f" {count_of(len(checked.results), 'answer')} checked on two engines,"
            f" {len(checked.failures)} wrong; without a worked case: {len(checked.without_case)}."
        )
    if checked.failures:
        raise typer.Exit(CASE_FAILED)


@app.command()
def run(
    as_at: Annotated[str, typer.Option(help="The month: 2022-03.")],
    folder: Folder = HERE,
    known_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Use the records as known on this day.")
    ] = None,
    vintage: Annotated[str | None, typer.Option(help="Use this load; the latest without it.")] = None,
    engine: Annotated[str, typer.Option(help="duckdb, or reference: slow and plain.")] = "duckdb",
    as_json: AsJson = False,
) -> None:
    """Calculate a month, the months before it and the year. Example: trigpoint run --as-at 2022-03"""
    project = Project.open(folder)
    day = known_on.date() if known_on else None
    with _progress("Reading the catalogue") as tell:
        finished = project.run(
            as_at, now=datetime.now(UTC), known_on=day, vintage=vintage, engine=engine, progress=tell
        )
    if as_json:
        revisions = [revision_facts(revision) for revision in finished.revisions]
        _print_json({**run_facts(finished.run), "figures": finished.figures, "revisions": revisions})
    else:
        _print_run(finished)


@app.command()
def report(
    folder: Folder = HERE,
    run: RunName = None,
    created_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day printed on it; today without it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the scorecard of a run as page, PDF, workbook and data. Example: trigpoint report"""
    project = Project.open(folder)
    day = created_on.date() if created_on else datetime.now().astimezone().date()
    with _progress("Writing the reports"):
        reported = project.report(run, created_on=day)
    if as_json:
        _print_json({"run": reported.scorecard.document.run, "paths": [str(path) for path in reported.paths]})
        return
    console = _console()
    console.print(scorecard_text(reported.scorecard, console.width))
    _print_paths(reported.paths)


@app.command()
def show(
    ref: Annotated[str, typer.Argument(help="A line's reference (1.9) or a measure's name (re_referrals).")],
    folder: Folder = HERE,
    run: RunName = None,
    rows: Annotated[
        bool, typer.Option("--rows", help="Print the records behind the figure instead.")
    ] = False,
    period: Annotated[
        str | None, typer.Option(help="With --rows: the period; the run's month without it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Explain one line: definition, figures, judgement, revisions. Example: trigpoint show 1.9 --rows"""
    project = Project.open(folder)
    if rows:
        wanted = parse_period(period) if period else project.run_named(run).as_at
        behind = row_facts(project.rows(ref, wanted, run=run))
        if as_json:
            _print_json(behind)
        else:
            console = _console()
            console.print(rows_table(behind, console.width))
            more = " All of them: add --json" if len(behind) > MOST_ROWS else ""
            console.print(f"{count_of(len(behind), 'record')} behind {ref} in {wanted.label}.{more}")
        return
    explanations = project.show(ref, run=run)
    if as_json:
        _print_json([explanation_facts(each) for each in explanations])
        return
    for explanation in explanations:
        _console().print(explanation_text(explanation))


@app.command()
def runs(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """List every run. Example: trigpoint runs"""
    made = Project.open(folder).runs()
    if as_json:
        _print_json([run_facts(each) for each in made])
    else:
        _console().print(runs_table(made))


@app.command()
def diff(before: str, after: str, folder: Folder = HERE, as_json: AsJson = False) -> None:
    """What differs between two runs and which rows did it. Example: trigpoint diff 2022-03-001 2022-03-002"""
    with _progress("Comparing"):
        revisions = Project.open(folder).diff(before, after)
    if as_json:
        _print_json([revision_facts(revision) for revision in revisions])
        return
    _console().print(points(("-", revision.sentence) for revision in revisions))
    _console().print(f"Figures that differ: {len(revisions):,}.")


def _print_run(finished: Finished) -> None:
    console, made = _console(), finished.run
    console.print(f"Run {made.id}: {finished.figures:,} figures from vintage {made.vintage}.")
    months = [revision for revision in finished.revisions if revision.cell.period.months == 1]
    if finished.revisions:
        console.print(f"{count_of(len(finished.revisions), 'figure')} revised since the last run:")
        console.print(points(("-", revision.sentence) for revision in months))
    more = len(finished.revisions) - len(months)
    if more:
        console.print(f"  and {more:,} of quarters and years: trigpoint diff {made.previous} {made.id}")


def _print_paths(paths: tuple[Path, ...]) -> None:
    _print_lines(*(str(path) for path in paths))


def _print_lines(*lines: str) -> None:
    """Lines that are not broken, so that a path or a command can be copied whole."""
    _console().print("\n".join(lines), soft_wrap=True)


def _print_json(facts: Any) -> None:
    typer.echo(json.dumps(facts, indent=2, default=str, ensure_ascii=False))


def _console(*, stderr: bool = False) -> Console:
    """Prints texts as they are: a bracket in a record is no markup. COLUMNS sets the width, as elsewhere."""
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_OF_A_FILE
    return console


@contextmanager
def _progress(task: str) -> Iterator[Callable[[str], None]]:
    """A spinner and the time, on standard error, gone when it is done; nothing where nobody is looking."""
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    console = _console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        shown = progress.add_task(task)
        yield lambda description: progress.update(shown, description=description)


def _loading(tell: Callable[[str], None]) -> Callable[[str, int, int], None]:
    return lambda file, done, total: tell(f"Reading {file} ({done} of {total} tables)")


if __name__ == "__main__":
    main()
