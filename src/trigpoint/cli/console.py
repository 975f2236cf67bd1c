"""What every command shares: the options it takes, the console it prints to, the progress it shows."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

WIDTH_OF_A_FILE = 140  # what is printed to a file or a pipe has no terminal to be as wide as

Folder = Annotated[Path, typer.Option("--folder", "-f", help="The council's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a script to read.")]
RunName = Annotated[
    str | None, typer.Option("--run", help="A run by its id; without it the last that does not look back.")
]
HERE = Path()


def new_console(*, stderr: bool = False) -> Console:
    """Prints texts as they are: a bracket in a record is no markup. COLUMNS sets the width, as elsewhere."""
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_OF_A_FILE
    return console


@contextmanager
def progress(task: str) -> Iterator[Callable[[str], None]]:
    """A spinner and the time, on standard error, gone when it is done; nothing where nobody is looking."""
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    console = new_console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        shown = bar.add_task(task)
        yield lambda description: bar.update(shown, description=description)


def print_lines(*lines: str) -> None:
    """Lines that are not broken, so that a path or a command can be copied whole."""
    new_console().print("\n".join(lines), soft_wrap=True)


def print_paths(paths: tuple[Path, ...]) -> None:
    print_lines(*(str(path) for path in paths))


def print_json(facts: Any) -> None:
    typer.echo(json.dumps(facts, indent=2, default=str, ensure_ascii=False))
