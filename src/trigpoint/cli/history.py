"""The commands about what was said before: importing printed scorecards, and looking a figure up."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from trigpoint.cli.console import HERE, AsJson, Folder, new_console, print_json, print_lines, progress
from trigpoint.project import Project
from trigpoint.project.importing import WantedImport
from trigpoint.store.imports import all_imports, imports
from trigpoint.terminal.history import (
    import_facts,
    import_lines,
    imports_table,
    recalled_facts,
    recalled_table,
    stored_import_facts,
)
from trigpoint.terminal.listings import count_of

OPEN = 1  # something in a file must be answered first, and nothing was stored

app = typer.Typer(
    help="What was said of a figure before: import past scorecards, and see how a figure moved.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="Past scorecards: CSV, text or Excel workbooks.")],
    folder: Folder = HERE,
    issued_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day they were issued, where they do not say."),
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="A review you filled in, where it is not in history/ any more.")
    ] = None,
    instead_of: Annotated[
        str | None, typer.Option(help="An import of another file that this one takes the place of.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Keep what past scorecards said. Example: trigpoint history import march.csv --issued-on 2022-05-18"""
    project = Project.open(folder)
    day = issued_on.date() if issued_on else None
    wanted = WantedImport(tuple(files), day, answers, instead_of)
    with progress("Reading the scorecards") as tell:
        found = project.import_scorecards(wanted, now=datetime.now(UTC), progress=tell)
    are_open = sum(len(one.placed.open) for one in found)
    if as_json:
        print_json([import_facts(one) for one in found])
    else:
        print_lines(*(line for one in found for line in import_lines(one)))
        if are_open:
            print_lines(f"Nothing was stored: {count_of(are_open, 'question')} must be answered first.")
    if are_open:
        raise typer.Exit(OPEN)


@app.command("list")
def list_imports(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """List every import of past scorecards. Example: trigpoint history list"""
    project = Project.open(folder)
    made, counting = all_imports(project.store), imports(project.store)
    if as_json:
        print_json([stored_import_facts(one, counting) for one in made])
    else:
        new_console().print(imports_table(made, counting))


@app.command("show")
def show_history(
    ref: Annotated[str, typer.Argument(help="A line's reference (1.9) or a measure's name (re_referrals).")],
    folder: Folder = HERE,
    as_json: AsJson = False,
) -> None:
    """How a figure moved: periods down, sayings across. Example: trigpoint history show 1.9"""
    recalled = Project.open(folder).history(ref)
    if as_json:
        print_json([recalled_facts(each) for each in recalled])
        return
    console = new_console()
    for each in recalled:
        table, earlier = recalled_table(each, console.width)
        console.print(f"\n{each.name}, {each.style.shows}", style="bold")
        if not each.past:
            console.print("Nothing was said of it: no run has it, and no import.")
            continue
        console.print(table)
        if earlier:
            console.print(f"{count_of(earlier, 'earlier saying')} found no room here: add --json")
