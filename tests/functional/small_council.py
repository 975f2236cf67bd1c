"""A small council on disk, and the command line run in this process over it."""

import hashlib
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from tests.integration.sources.council import EXTRACT, Council, good
from trigpoint.cli import main

LATER = "extracts/2022-05-12"

# Entered after the first extract: a complaint of March. Another of September was found to be no complaint.
LATER_COMPLAINTS = (
    good(
        "complaints.csv",
        ("K3,20/09/2021,Formal,18/10/2021,01/10/2021,N,01/10/2021\n", ""),
    )
    + "K4,05/03/2022,Formal,04/04/2022,,,02/05/2022\n"
)


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it wrote to each stream."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Terminal:
    """What a person who types `trigpoint ... --folder <folder>` sees."""

    folder: Path

    def __call__(self, *words: str, columns: int = 100) -> Answer:
        return typed(*words, "--folder", str(self.folder), columns=columns)

    def json(self, *words: str) -> Any:
        """What a script reads. The command must have succeeded."""
        result = self(*words, "--json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    def load(self, extract: str = EXTRACT, *more: str) -> Answer:
        return self("load", str(self.folder / extract), *more)


def typed(*words: str, columns: int = 100) -> Answer:
    """Run `trigpoint` with these words, as its console script does."""
    printed, said = io.StringIO(), io.StringIO()
    arguments = mock.patch.object(sys, "argv", ["trigpoint", *words])
    terminal = mock.patch.dict(os.environ, COLUMNS=str(columns))
    with arguments, terminal, redirect_stdout(printed), redirect_stderr(said):
        code = _exit_code_of(main)
    return Answer(code, printed.getvalue(), said.getvalue())


def _exit_code_of(program: Callable[[], None]) -> int:
    try:
        program()
    except SystemExit as end:
        assert end.code is None or isinstance(end.code, int)
        return end.code or 0
    return 0


def make_small_council(folder: Path) -> Terminal:
    """A folder made by `trigpoint new`, with a mapping of four tables and two extracts a month apart."""
    assert typed("new", str(folder)).exit_code == 0
    Council().build(folder)
    shutil.copytree(folder / EXTRACT, folder / LATER)
    (folder / LATER / "extract.yaml").write_text("extracted_on: 2022-05-12\n", encoding="utf-8")
    (folder / LATER / "complaints.csv").write_text(LATER_COMPLAINTS, encoding="utf-8")
    return Terminal(folder)


def fingerprint(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file beneath a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
