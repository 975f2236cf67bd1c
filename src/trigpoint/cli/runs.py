"""The commands that calculate, report and explain."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from trigpoint.calendar.periods import parse_period
from trigpoint.cli.console import (
    HERE,
    AsJson,
    Folder,
    RunName,
    new_console,
    print_json,
    print_paths,
    progress,
)
from trigpoint.project import Project
from trigpoint.project.running import Finished
from trigpoint.terminal.explanation import explanation_facts, explanation_text, row_facts
from trigpoint.terminal.listings import (
    MOST_ROWS,
    count_of,
    points,
    revision_facts,
    rows_table,
    run_facts,
    runs_table,
)
from trigpoint.terminal.scorecard import scorecard_text


def run(
    as_at: Annotated[str, typer.Option(help="The month: 2022-03.")],
    folder: Folder = HERE,
    known_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Look back: use the records as known on this day."),
    ] = None,
    vintage: Annotated[str | None, typer.Option(help="Use this load; the latest without it.")] = None,
    engine: Annotated[str, typer.Option(help="duckdb, or reference: slow and plain.")] = "duckdb",
    as_json: AsJson = False,
) -> None:
    """Calculate a month, the months before it and the year. Example: trigpoint run --as-at 2022-03"""
    project = Project.open(folder)
    day = known_on.date() if known_on else None
    with progress("Reading the catalogue") as tell:
        finished = project.run(
            as_at, now=datetime.now(UTC), known_on=day, vintage=vintage, engine=engine, progress=tell
        )
    if as_json:
        revisions = [revision_facts(revision) for revision in finished.revisions]
        print_json({**run_facts(finished.run), "figures": finished.figures, "revisions": revisions})
    else:
        print_run(finished)


def report(
    folder: Folder = HERE,
    run: RunName = None,
    created_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day printed on it; today without it.")
    ] = None,
    grouped: Annotated[
        bool,
        typer.Option(
            "--grouped",
            help="Strategic (benchmarked) measures together, then operational ones, instead of sections.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the scorecard of a run as page, PDF, workbook and data. Example: trigpoint report"""
    project = Project.open(folder)
    day = created_on.date() if created_on else datetime.now().astimezone().date()
    with progress("Writing the reports"):
        reported = project.report(run, created_on=day, grouped=grouped)
    if as_json:
        print_json({"run": reported.scorecard.document.run, "paths": [str(path) for path in reported.paths]})
        return
    console = new_console()
    console.print(scorecard_text(reported.scorecard, console.width))
    print_paths(reported.paths)


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
            print_json(behind)
        else:
            console = new_console()
            console.print(rows_table(behind, console.width))
            more = " All of them: add --json" if len(behind) > MOST_ROWS else ""
            console.print(f"{count_of(len(behind), 'record')} behind {ref} in {wanted.label}.{more}")
        return
    explanations = project.show(ref, run=run)
    if as_json:
        print_json([explanation_facts(each) for each in explanations])
        return
    for explanation in explanations:
        new_console().print(explanation_text(explanation))


def runs(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """List every run. Example: trigpoint runs"""
    made = Project.open(folder).runs()
    if as_json:
        print_json([run_facts(each) for each in made])
    else:
        new_console().print(runs_table(made))


def diff(before: str, after: str, folder: Folder = HERE, as_json: AsJson = False) -> None:
    """What differs between two runs and which rows did it. Example: trigpoint diff 2022-03-001 2022-03-002"""
    with progress("Comparing"):
        revisions = Project.open(folder).diff(before, after)
    if as_json:
        print_json([revision_facts(revision) for revision in revisions])
        return
    new_console().print(points(("-", revision.sentence) for revision in revisions))
    new_console().print(f"Figures that differ: {len(revisions):,}.")


def print_run(finished: Finished) -> None:
    console, made = new_console(), finished.run
    console.print(f"Run {made.id}: {finished.figures:,} figures from vintage {made.vintage}.")
    if made.looks_back:
        day = f"{made.records_known_on:%-d %B %Y}"
        console.print(f"It looks back to what was known on {day}: it is compared with no other run.")
    months = [revision for revision in finished.revisions if revision.cell.period.months == 1]
    if finished.revisions:
        console.print(f"{count_of(len(finished.revisions), 'figure')} revised since the last run:")
        console.print(points(("-", revision.sentence) for revision in months))
    more = len(finished.revisions) - len(months)
    if more:
        console.print(f"  and {more:,} of quarters and years: trigpoint diff {made.previous} {made.id}")
