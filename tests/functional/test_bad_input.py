"""Everything that can be wrong with files and catalogues, given to the command line.

Each gives one clear message or its rows of quarantine, and leaves the store as it was to the byte.
"""

import json
from pathlib import Path

import pytest

from tests.integration.sources.bad_files import CASES, QUARANTINING, STOPPING
from tests.integration.sources.cases import Quarantines, Stops
from tests.integration.sources.council import EXTRACT
from tests.unit.language.broken import Broken
from tests.unit.language.broken_catalogues import BROKEN, BROKEN_CASES

from .small_council import Terminal, fingerprint

LEAST = 60


def test_there_are_many(capsys: pytest.CaptureFixture[str]) -> None:
    files, catalogues = len(CASES), len(BROKEN) + len(BROKEN_CASES)
    with capsys.disabled():
        print(f" [{files} broken files and {catalogues} broken catalogues through the command line]", end="")
    assert files + catalogues >= LEAST


def in_place_of_the_extract(terminal: Terminal, case: Stops | Quarantines) -> None:
    """The council's mapping and extract become the broken ones; its store keeps its first load."""
    for path in (terminal.folder / EXTRACT).iterdir():
        path.unlink()
    (terminal.folder / EXTRACT).rmdir()
    case.council.build(terminal.folder)


@pytest.mark.parametrize("case", STOPPING, ids=lambda case: case.name)
def test_a_broken_extract_is_one_message(case: Stops, loaded: Terminal) -> None:
    in_place_of_the_extract(loaded, case)
    stored = fingerprint(loaded.folder / "store")
    answer = loaded.load()
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.count("\n") == 1 and "Traceback" not in answer.stderr
    for words in case.says:
        assert words in answer.stderr
    assert fingerprint(loaded.folder / "store") == stored


@pytest.mark.parametrize("case", QUARANTINING, ids=lambda case: case.name)
def test_a_broken_row_is_set_aside_and_listed(case: Quarantines, loaded: Terminal) -> None:
    in_place_of_the_extract(loaded, case)
    stored = fingerprint(loaded.folder / "store")
    answer = loaded.load(EXTRACT, "--json")
    assert answer.exit_code == 0, answer.stderr
    assert json.loads(answer.stdout)["quarantine"] == list(case.findings)
    now = fingerprint(loaded.folder / "store")
    assert {path: now[path] for path in stored} == stored, "what was stored before is untouched"


@pytest.mark.parametrize("broken", (*BROKEN, *BROKEN_CASES), ids=lambda broken: broken.name)
def test_a_broken_catalogue_is_answered_at_its_place(
    broken: Broken, loaded_once: Path, tmp_path: Path, no_library: None
) -> None:
    stored = fingerprint(loaded_once / "store")
    answer = broken_council(broken, loaded_once, tmp_path)("check")
    assert (answer.exit_code, answer.stdout) == (1, "")
    says = broken.says.replace("broken.yaml", "catalogue/broken.yaml")
    assert answer.stderr.splitlines() == [
        "There is 1 mistake in the catalogue.",
        f"catalogue/broken.yaml:{broken.line}:{broken.column}: {says}",
    ]
    assert fingerprint(loaded_once / "store") == stored


@pytest.mark.parametrize("command", [("check",), ("run", "--as-at", "2022-03")], ids=lambda words: words[0])
def test_nothing_is_run_with_a_broken_catalogue_beside_the_library(
    command: tuple[str, ...], loaded_once: Path, tmp_path: Path
) -> None:
    stored, broken = fingerprint(loaded_once / "store"), BROKEN[-1]
    answer = broken_council(broken, loaded_once, tmp_path)(*command)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert f"catalogue/broken.yaml:{broken.line}:{broken.column}: {broken.says}" in answer.stderr
    assert fingerprint(loaded_once / "store") == stored


def broken_council(broken: Broken, loaded: Path, folder: Path) -> Terminal:
    """A folder with the settings and the store of another, and a catalogue of one broken file."""
    (folder / "catalogue").mkdir()
    (folder / "catalogue" / "broken.yaml").write_bytes(broken.text.encode())
    (folder / "trigpoint.yaml").write_bytes((loaded / "trigpoint.yaml").read_bytes())
    (folder / "store").symlink_to(loaded / "store")
    return Terminal(folder)
