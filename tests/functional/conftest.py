import shutil
from pathlib import Path

import pytest

from .small_council import Terminal, make_small_council


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "council"
    make_small_council(folder)
    return folder


@pytest.fixture
def terminal(pristine: Path, tmp_path: Path) -> Terminal:
    """A small council of the test's own, with nothing loaded."""
    return Terminal(Path(shutil.copytree(pristine, tmp_path / "council")))


@pytest.fixture(scope="session")
def loaded_once(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(pristine, tmp_path_factory.mktemp("loaded") / "council"))
    assert Terminal(folder).load().exit_code == 0
    return folder


@pytest.fixture
def loaded(loaded_once: Path, tmp_path: Path) -> Terminal:
    """A small council of the test's own, with its first extract loaded."""
    return Terminal(Path(shutil.copytree(loaded_once, tmp_path / "council")))


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The council's own catalogue stands alone: reading the library's takes half a second each time."""
    for files in ("measure_files", "scorecard_files"):
        monkeypatch.setattr(f"trigpoint.project.folder.{files}", list)
