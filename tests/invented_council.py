"""The invented council, made once for all tests by the command that people make it with."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trigpoint.cli import app
from trigpoint.project import Project

LONGEST_WAIT = 300  # seconds; a machine that is busy with other things may need a minute


@dataclass(frozen=True)
class InventedCouncil:
    """A folder nobody may change, and what `trigpoint demo` printed when it made it."""

    folder: Path
    printed: str

    def open(self) -> Project:
        return Project.open(self.folder)


def invented_council(tmp_path_factory: pytest.TempPathFactory) -> InventedCouncil:
    """The council of this test session: one of several workers makes it and the others wait for it."""
    shared = _shared_by_all_workers(tmp_path_factory)
    folder, printed = shared / "invented-council", shared / "what-demo-printed.txt"
    try:
        (shared / "invented-council-is-being-made").mkdir()
    except FileExistsError:
        _wait_for(printed)
    else:
        _write_whole(printed, _make(folder))
    text = printed.read_text(encoding="utf-8")
    assert folder.is_dir(), text
    return InventedCouncil(folder, text)


def _make(folder: Path) -> str:
    """What the command printed, or why it failed."""
    result = CliRunner().invoke(app, ["demo", str(folder)])
    return result.stdout if result.exit_code == 0 else f"trigpoint demo failed: {result.exception!r}"


def _write_whole(path: Path, text: str) -> None:
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)


def _wait_for(path: Path) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while not path.exists():
        assert time.monotonic() < until, "the worker that makes the invented council has not finished"
        time.sleep(0.1)


def _shared_by_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each worker of pytest-xdist has a folder of its own within the session's."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own
