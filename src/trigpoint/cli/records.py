"""The commands that make a council's folder, load its records and check its catalogue."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from trigpoint.cli.console import (
    HERE,
    AsJson,
    Folder,
    new_console,
    print_json,
    print_lines,
    print_paths,
    progress,
)
from trigpoint.cli.runs import print_run
from trigpoint.comparators.reading import HowToRead
from trigpoint.project import Project
from trigpoint.project import starting as project_starting
from trigpoint.project.importing import WantedImport
from trigpoint.store.vintages import open_quarantine, vintage_named
from trigpoint.terminal.listings import MOST_ROWS, count_of, failures_table, quarantine_table
from trigpoint.terminal.scorecard import scorecard_text

CASE_FAILED = 3


def new(
    folder: Annotated[Path, typer.Argument(help="Where to make it; must not exist or be empty.")],
) -> None:
    """Make a council's folder to start from. Example: trigpoint new my-council"""
    project = project_starting.new(folder)
    print_lines(
        f"Made {project.path}. Next, in that folder:",
        "  1. trigpoint.yaml: write the council's name and whom a reader may ask",
        "  2. sources.yaml: write the headings of your exports beside our columns",
        "  3. put an export into extracts/2022-04-14/, named for the day it was taken",
        "  4. trigpoint load extracts/2022-04-14",
        "  5. trigpoint run --as-at 2022-03",
        "README.md there says the same at more length.",
    )


def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where to make it; an earlier demo there is replaced.")
    ] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Another seed invents other records.")] = project_starting.SEED,
) -> None:
    """Invent a council and do everything once, from records to scorecard. Example: trigpoint demo"""
    console, now = new_console(), datetime.now(UTC)
    with progress("Inventing a council") as tell:
        project, days = project_starting.demo(folder, seed=seed)
        tell("Keeping what other councils have published")
        project.add_comparators([project.path / "published"], HowToRead(edition="2022"), now=now)
        tell("Importing the scorecards of the years before")
        printed = sorted((project.path / "past_scorecards").glob("*.csv"))
        project.import_scorecards(WantedImport(tuple(printed)), now=now)
        first, *_ = [
            project.load(project.path / "extracts" / day.isoformat(), now=now, progress=_loading(tell))
            for day in days
        ]
        project.run("2022-02", vintage=first.vintage.id, now=now, progress=tell)
        finished = project.run("2022-03", now=now, progress=tell)
        tell("Writing the reports")
        reported = project.report(created_on=days[-1])
    console.print(scorecard_text(reported.scorecard, console.width))
    print_run(finished)
    print_paths(reported.paths)


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
    with progress("Reading the files") as tell:
        loaded = project.load(extract, now=datetime.now(UTC), extracted_on=day, progress=_loading(tell))
    quarantined = loaded.extract.quarantine
    if as_json:
        tables = {table.table: table.rows_kept for table in loaded.extract.tables}
        facts = {"vintage": loaded.vintage.id, "is_new": loaded.is_new, "rows": tables}
        print_json({**facts, "quarantine": quarantined.to_pylist()})
        return
    console = new_console()
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


def quarantine(
    vintage: Annotated[str, typer.Argument(help="The vintage's id.")],
    folder: Folder = HERE,
    as_json: AsJson = False,
) -> None:
    """What could not be used of a load. Example: trigpoint quarantine 2022-04-14-3f2a9c"""
    project = Project.open(folder)
    found = open_quarantine(vintage_named(project.store, vintage))
    if as_json:
        print_json(found.to_pylist())
    else:
        new_console().print(quarantine_table(found))


def check(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """Check the catalogue and run its worked cases on both engines. Example: trigpoint check"""
    project = Project.open(folder)
    with progress("Checking the catalogue"):
        checked = project.check()
    if as_json:
        failures = [{**vars(failure), "place": str(failure.place)} for failure in checked.failures]
        counts = {"measures": checked.measures, "cases_run": len(checked.results)}
        print_json({**counts, "failures": failures, "without_case": checked.without_case})
    else:
        console = new_console()
        if checked.failures:
            console.print(failures_table(checked.failures))
        console.print(
            f"{count_of(checked.measures, 'measure')} read;"
            f" {count_of(len(checked.results), 'answer')} checked on two engines,"
            f" {len(checked.failures)} wrong; without a worked case: {len(checked.without_case)}."
        )
    if checked.failures:
        raise typer.Exit(CASE_FAILED)


def _loading(tell: Callable[[str], None]) -> Callable[[str, int, int], None]:
    return lambda file, done, total: tell(f"Reading {file} ({done} of {total} tables)")
