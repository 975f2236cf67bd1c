"""The command line: every command, what it takes and how it ends."""

from collections.abc import Iterator
from typing import Any

import typer

from tools.reference.pages import fill
from trigpoint.cli import EXIT_CODES, app


def render() -> str:
    group: Any = typer.main.get_command(app)
    commands = [_command(name, command) for name, command in commands_in(group)]
    return fill("command_line.md.j2", about=group.help, commands=commands, exit_codes=_exit_codes())


def commands_in(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its whole name; of a group ("history") those in it ("history import")."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_in(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: Any) -> dict[str, Any]:
    about, _, example = (command.help or "").partition(" Example: ")
    return {
        "name": name,
        "anchor": name.replace(" ", "-"),
        "about": about,
        "example": example,
        "usage": " ".join(["trigpoint", name, *filter(None, map(_usage, command.params))]),
        "entries": [_entry(parameter) for parameter in command.params],
    }


def is_argument(parameter: Any) -> bool:
    return not parameter.opts[0].startswith("-")


def _usage(parameter: Any) -> str:
    """How a parameter is written: FOLDER, [FOLDER], or --as-at AS_AT where it must be given."""
    if is_argument(parameter):
        return parameter.name.upper() if parameter.required else f"[{parameter.name.upper()}]"
    return f"{parameter.opts[0]} {parameter.name.upper()}" if parameter.required else ""


def _entry(parameter: Any) -> tuple[str, str, str]:
    """A parameter's spelling, what it is, and what holds without it."""
    spelling = parameter.name.upper() if is_argument(parameter) else ", ".join(parameter.opts)
    without = "must be given" if parameter.required else _shown(parameter.default)
    return spelling, parameter.help or "", without


def _shown(default: Any) -> str:
    if default is None or default is False:
        return ""
    return "this folder" if str(default) == "." else f"`{default}`"


def _exit_codes() -> list[tuple[str, str]]:
    """Each code and its meaning, from the sentence that `trigpoint --help` ends with."""
    _, _, listed = EXIT_CODES.partition(": ")
    return [tuple(each.split(" ", 1)) for each in listed.rstrip(".").split("; ")]
