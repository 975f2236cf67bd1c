"""A crash or a full disk at every single step of a write: what was stored stays, and the next write works.

The writer is stopped at its first call of the operating system, then at its second, and so on until a
write is not stopped any more. After each, the store must read as before or as it was to become.
"""

import errno
import os
import shutil
import subprocess
import sys
from itertools import count

import pytest

from trigpoint.store.errors import StoreError
from trigpoint.store.folders import folders_in, publish
from trigpoint.store.runs import last_figures, latest_run, read_revisions, runs, write_run
from trigpoint.store.vintages import open_quarantine, open_records, vintages

CALLS = ("open", "write", "fsync", "mkdir", "rename", "rmdir", "unlink")


class PowerCut(BaseException):
    """Not an Exception: nothing may catch it and go on."""


class Fault:
    """Makes the n-th call fail, and every later one if the writer is dead from then on."""

    def __init__(self, monkeypatch, at, error, *, dead):
        self.calls, self.at, self.error, self.dead = 0, at, error, dead
        for name in CALLS:
            monkeypatch.setattr(os, name, self.failing(name, getattr(os, name)))

    @property
    def struck(self):
        return self.calls >= self.at

    def failing(self, name, real):
        def call(*args, **kwargs):
            self.calls += 1
            if self.calls == self.at or (self.dead and self.struck):
                if name == "write" and self.calls == self.at:
                    real(args[0], args[1][: len(args[1]) // 2])
                raise self.error
            return real(*args, **kwargs)

        return call


def faults_at_every_step(write, error, *, dead):
    """Yield what each faulty write raised, and None after the first write that no fault struck."""
    for step in count(1):
        assert step < 200, "the writer never gets through"
        with pytest.MonkeyPatch.context() as patched:
            fault = Fault(patched, step, error, dead=dead)
            try:
                write()
                raised = None
            except (PowerCut, StoreError) as caught:
                raised = caught
        yield raised
        if not fault.struck:
            assert raised is None
            assert step > 10, "a write has more steps than this"
            return


def unfinished(store):
    return [path.name for path in store.rglob(".unfinished-*")]


# ---- a folder --------------------------------------------------------------------------------------------

BEFORE = {"a": b"1", "b/c": b"2"}
AFTER = {"a": b"3" * 1000, "b/c": b"4", "d": b""}


def folder_contents(parent):
    """The finished folders, each with the bytes of all its files."""
    return {
        folder.name: {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in folders_in(parent)
    }


@pytest.fixture(params=[False, True], ids=["tidy", "after an earlier crash"])
def parent(request, tmp_path):
    """A place with one folder in it, and perhaps what an earlier crash left."""
    made = tmp_path / "vintages"
    publish(made / "before", BEFORE)
    if request.param:
        shutil.copytree(made / "before", made / ".unfinished-other")
    return made


@pytest.mark.parametrize(
    ("error", "dead"),
    [
        (PowerCut(), True),
        (OSError(errno.ENOSPC, "No space left on device"), False),
        (OSError(errno.EIO, "Input/output error"), False),
        (OSError(errno.EACCES, "Permission denied"), True),
    ],
    ids=["power cut", "full disk", "broken disk", "rights taken away"],
)
def test_a_folder_appears_whole_or_not_at_all(parent, error, dead):
    ends = set()
    for raised in faults_at_every_step(lambda: publish(parent / "after", AFTER), error, dead=dead):
        found = folder_contents(parent)
        assert found in ({"before": BEFORE}, {"before": BEFORE, "after": AFTER})
        ends.add((raised is None, len(found)))
        if "after" not in found:
            publish(parent / "after", AFTER)
        assert folder_contents(parent) == {"before": BEFORE, "after": AFTER}
        shutil.rmtree(parent / "after")
    # Stopped with the folder there: after the renaming, before its name was forced to the disk.
    assert ends >= {(False, 1), (False, 2), (True, 2)}


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no room left on the disk", "Make room"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "no room left on the disk", "Make room"),
        (OSError(errno.EIO, "Input/output error"), "not be written: Input/output error", "Check the disk"),
    ],
)
def test_what_the_disk_refused_is_said_and_nothing_is_left_behind(tmp_path, error, message, hint):
    publish(tmp_path / "before", BEFORE)
    for raised in faults_at_every_step(lambda: publish(tmp_path / "after", AFTER), error, dead=False):
        if raised:
            assert message in raised.message
            assert "What was stored before is untouched." in raised.hint
            assert hint in raised.hint
        assert unfinished(tmp_path) == []
        shutil.rmtree(tmp_path / "after", ignore_errors=True)


def test_bytes_and_names_are_forced_to_the_disk_in_order(tmp_path, monkeypatch):
    """Files, then the folders that name them, then the rename, then the folder that holds it."""
    calls = []
    for name in ("write", "fsync", "rename"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *args, n=name, call=real, **kw: calls.append(n) or call(*args, **kw)
        )
    publish(tmp_path / "after", {"a": b"1", "b/c": b"2"})
    assert calls == ["write", "fsync", "write", "fsync", "fsync", "fsync", "rename", "fsync"]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:7]))
    publish(tmp_path / "after", AFTER)
    assert folder_contents(tmp_path) == {"after": AFTER}


def test_a_folder_is_never_written_over(tmp_path):
    publish(tmp_path / "before", BEFORE)
    with pytest.raises(StoreError, match="could not be written"):
        publish(tmp_path / "before", AFTER)
    assert folder_contents(tmp_path) == {"before": BEFORE}


# ---- vintages and runs -----------------------------------------------------------------------------------


def families_in(store, schema):
    """How many families each vintage holds, all its files checked."""
    found = []
    for vintage in vintages(store):
        assert open_quarantine(vintage).num_rows == 1
        found.append(open_records(vintage, schema).tables["families"].num_rows)
    return sorted(found)


def test_a_power_cut_while_loading(store, load, schema):
    load(store, "1")
    ends = set()
    for raised in faults_at_every_step(lambda: load(store, "1", "2"), PowerCut(), dead=True):
        ends.add((raised is None, *families_in(store, schema)))
        second = load(store, "1", "2")
        assert families_in(store, schema) == [1, 2]
        assert unfinished(store) == []
        shutil.rmtree(second.folder)
    assert ends == {(False, 1), (False, 1, 2), (True, 1, 2)}


def test_a_power_cut_while_storing_a_run(store, facts_of, figure, revision):
    first = write_run(store, facts_of(), [figure(2, 13)], [], catalogue={"a.yaml": "a: 1"})
    facts = facts_of(previous=first.id)
    ends = set()

    def write():
        return write_run(store, facts, [figure(2, 14)], [revision], catalogue={"a.yaml": "a: 2"})

    for raised in faults_at_every_step(write, PowerCut(), dead=True):
        stored = runs(store)
        ends.add((raised is None, len(stored)))
        if len(stored) == 1:
            assert last_figures(store) == {figure(2, 13).cell: (first.id, figure(2, 13))}
            write()
        assert last_figures(store) == {figure(2, 14).cell: ("2022-03-002", figure(2, 14))}
        assert read_revisions(latest_run(store)) == [revision]
        assert unfinished(store) == []
        shutil.rmtree(latest_run(store).folder)
    assert ends == {(False, 1), (False, 2), (True, 2)}


# ---- a real death ----------------------------------------------------------------------------------------

DIES = """
import os, sys
from pathlib import Path
from trigpoint.store.folders import publish
from trigpoint.store.lock import writing

name, at = sys.argv[2], int(sys.argv[3])
calls, real = 0, getattr(os, name)

def call(*args, **kwargs):
    global calls
    calls += 1
    if calls == at:
        os._exit(9)
    return real(*args, **kwargs)

setattr(os, name, call)
with writing(Path(sys.argv[1])):
    publish(Path(sys.argv[1]) / "vintages" / "half", {"a": b"1" * 10_000, "b/c": b"2"})
"""


@pytest.mark.parametrize(("name", "at"), [("fsync", 2), ("rename", 1)])
def test_a_process_that_is_killed_lets_go_of_the_store(store, load, schema, name, at):
    load(store, "1")
    died = subprocess.run([sys.executable, "-c", DIES, str(store), name, str(at)], timeout=60)
    assert died.returncode == 9
    assert unfinished(store) == [".unfinished-half"]
    assert families_in(store, schema) == [1]
    load(store, "1", "2")
    assert families_in(store, schema) == [1, 2]
    assert unfinished(store) == []
