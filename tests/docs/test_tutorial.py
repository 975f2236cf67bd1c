"""The tutorial on the invented council, as written: every command works, and says what it is said to say."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.functional.small_council import typed

from .test_links import REPOSITORY

TUTORIAL = (REPOSITORY / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.M | re.S)

# Long, and run on the invented council by tests/functional, or by `trigpoint demo` itself.
RUN_ELSEWHERE = {
    "trigpoint report --grouped",
    "trigpoint show 1.5 --rows",
    "trigpoint diff 2022-02-001 2022-03-001",
    "trigpoint load extracts/2022-05-18",
    "trigpoint check",
    "trigpoint run --as-at 2022-03",
    "trigpoint report",
}


def steps(tutorial: str) -> Iterator[tuple[str, str]]:
    """What is typed and what is shown, in order: ("sh", "trigpoint runs"), ("text", "Red: ...")."""
    for kind, body in BLOCK.findall(tutorial):
        for line in body.splitlines():
            if kind == "text" or line.startswith("trigpoint "):
                yield kind, line


def one_line(text: str) -> str:
    return " ".join(text.split())


def mistakes(tutorial: str, printed: str) -> list[str]:
    """Commands that fail in the folder we are in, and words that no command before them printed."""
    found, printed = [], one_line(printed)
    for kind, line in steps(tutorial):
        if line in RUN_ELSEWHERE:
            continue
        if kind == "text":
            found += [] if one_line(line) in printed else [f"not printed: {line}"]
            continue
        answer = typed(*shlex.split(line)[1:])
        printed += f" {one_line(answer.stdout)}"
        found += [] if answer.exit_code == 0 else [f"{line}: {answer.stderr}"]
    return found


@pytest.fixture
def in_demo(council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(council.folder, tmp_path / "demo")
    monkeypatch.chdir(tmp_path / "demo")


def test_the_tutorial_works_as_written(council, in_demo):
    assert mistakes(TUTORIAL, council.printed) == []


def test_what_is_not_run_here_is_in_the_tutorial():
    assert {line for _, line in steps(TUTORIAL)} >= RUN_ELSEWHERE


def test_a_command_that_fails_and_words_that_are_not_printed_are_found(in_demo):
    text = "```sh\ntrigpoint quarantine none\ntrigpoint runs\n```\n```text\n2022-02-001\nNothing.\n```\n"
    failed, not_printed = mistakes(text, "")
    assert failed.startswith("trigpoint quarantine none: There is no vintage")
    assert not_printed == "not printed: Nothing."
