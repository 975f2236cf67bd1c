"""The files of a month: all or nothing, and the same bytes from the same scorecard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample_scorecard import sample_figures
from trigpoint.model.errors import TrigpointError
from trigpoint.outputs import reports, write_reports

NAMES = {
    "scorecard.html",
    "scorecard.pdf",
    "scorecard.xlsx",
    "scorecard.csv",
    "scorecard.json",
    "figures.csv",
}


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_format_is_written_and_named(scorecard, tmp_path):
    folder = tmp_path / "reports" / "2022-03"
    paths = write_reports(scorecard, sample_figures(), folder)
    assert {path.name for path in paths} == NAMES == set(contents_of(folder))
    assert all(path.parent == folder for path in paths)
    assert list(folder.parent.iterdir()) == [folder], "nothing is left beside the folder"


def test_writing_again_gives_the_same_bytes_and_keeps_other_files(scorecard, tmp_path):
    folder = tmp_path / "2022-03"
    write_reports(scorecard, sample_figures(), folder)
    first = contents_of(folder)
    (folder / "minutes.txt").write_text("kept")
    write_reports(scorecard, sample_figures(), folder)
    assert contents_of(folder) == {**first, "minutes.txt": b"kept"}


def test_another_process_gives_the_same_bytes(scorecard, tmp_path):
    """Not only twice in one process: the order of sets and hashes differs from one to the next."""
    folder = tmp_path / "here"
    write_reports(scorecard, sample_figures(), folder)
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from tests.sample_scorecard import sample_figures, sample_scorecard;"
        "from trigpoint.outputs import write_reports;"
        "write_reports(sample_scorecard(), sample_figures(), Path(sys.argv[2]))"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", script, str(root), str(tmp_path / "there")]
    subprocess.run(command, check=True, env=environment, timeout=120)
    assert contents_of(tmp_path / "there") == contents_of(folder)


def test_a_failing_format_leaves_what_was_there(scorecard, tmp_path, monkeypatch):
    folder = tmp_path / "2022-03"
    write_reports(scorecard, sample_figures(), folder)
    before = contents_of(folder)

    def fails(_):
        raise RuntimeError("no room")

    monkeypatch.setitem(reports.FORMATS, "scorecard.json", fails)
    with pytest.raises(RuntimeError):
        write_reports(scorecard, (), folder)
    assert contents_of(folder) == before
    assert list(tmp_path.iterdir()) == [folder]


def test_a_disk_that_fills_up_leaves_what_was_there(scorecard, tmp_path, monkeypatch):
    folder = tmp_path / "2022-03"
    written = []

    def full(path, content):
        written.append(path.name)
        if len(written) == 3:
            raise OSError("no space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(reports, "write_whole", full)
    with pytest.raises(OSError, match="no space left"):
        write_reports(scorecard, sample_figures(), folder)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_elsewhere_gives_one_clear_message(scorecard, tmp_path, monkeypatch):
    folder = tmp_path / "2022-03"
    folder.mkdir()

    def denied(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(TrigpointError) as caught:
        write_reports(scorecard, sample_figures(), folder)
    assert "cannot be replaced" in caught.value.message
    assert "Close it" in caught.value.hint
    assert list(tmp_path.iterdir()) == [folder]
