"""Every command that a document tells its reader to type is one there is, with the options it has."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from tools.reference.command_line import commands_in

from trigpoint.cli import app

from .test_links import REPOSITORY, documents

COMMANDS = dict(commands_in(typer.main.get_command(app)))
GROUPS = {name.split()[0] for name in COMMANDS if " " in name}
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def typed(text: str) -> list[str]:
    """The lines of shell blocks, and what stands in backticks, that begin with trigpoint or make."""
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S))
    blocks = blocks.replace("\\\n", " ")  # a command that goes on in the next line
    inline = re.findall(
        r"`((?:trigpoint|make) [^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    )
    lines = (line.split("#")[0].strip() for line in blocks.splitlines())
    return [*(line for line in lines if re.match(r"(trigpoint|make) ", line)), *inline]


def mistakes(line: str) -> list[str]:
    program, name, *rest = shlex.split(line)
    if program == "make":
        return [] if re.search(rf"^{name}:", MAKEFILE, re.M) else [f"there is no make {name}"]
    if name.startswith("-"):
        return []
    if name in GROUPS and rest:
        name, rest = f"{name} {rest[0]}", rest[1:]
    if name not in COMMANDS:
        return [f"there is no trigpoint {name}"]
    known = {spelling for parameter in COMMANDS[name].params for spelling in parameter.opts} | {"--help"}
    return [f"trigpoint {name} has no {word}" for word in rest if word.startswith("-") and word not in known]


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_what_a_reader_is_told_to_type_exists(document: Path):
    assert [each for line in typed(document.read_text(encoding="utf-8")) for each in mistakes(line)] == []


def test_every_command_is_told_of_somewhere_a_person_reads():
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in documents() if path.parent.name != "reference"
    )
    assert {name for name in COMMANDS if f"trigpoint {name}" not in written} == set()


def test_a_command_that_is_not_there_is_found():
    text = "```sh\ntrigpoint fly --high\ntrigpoint load x --loud # comment\nmake tea\n```\n`trigpoint swim x`"
    text += "`trigpoint history forget` `trigpoint history import x --loud`"
    found = [each for line in typed(text) for each in mistakes(line)]
    assert found == [
        "there is no trigpoint fly",
        "trigpoint load has no --loud",
        "there is no make tea",
        "there is no trigpoint swim",
        "there is no trigpoint history forget",
        "trigpoint history import has no --loud",
    ]
