"""Folders that appear whole or not at all, and files whose bytes are checked when they are read.

A folder is written under another name, forced to the disk and renamed: a crash at any moment leaves what
was there before, and at most an unfinished folder that nobody reads and the next write removes.
"""

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from trigpoint.model.errors import Place
from trigpoint.store.errors import RESTORE, StoreError

UNFINISHED = ".unfinished-"

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def sha256(content: bytes | pa.Buffer) -> str:
    return hashlib.sha256(content).hexdigest()


def folders_in(parent: Path) -> list[Path]:
    """The finished folders, sorted by name; [] where the parent is not there yet."""
    if not parent.exists():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a new folder of these files (by path within it). The caller holds the store's lock.

    Raises StoreError where the disk refuses; what was stored before is then untouched.
    """
    unfinished = folder.parent / f"{UNFINISHED}{folder.name}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_unfinished(folder.parent)
        _write_all(unfinished, files)
        unfinished.rename(folder)
        _force_to_disk(folder.parent)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise _could_not_write(folder, error) from error


def read_verified(path: Path, expected_sha256: str) -> pa.Buffer:
    """The bytes of a stored file, memory-mapped; StoreError where it is gone or not as it was written."""
    try:
        with pa.memory_map(str(path)) as file:
            content = file.read_buffer()
    except FileNotFoundError:
        raise StoreError("A stored file is missing.", place=Place(str(path)), hint=RESTORE) from None
    except OSError as error:
        raise StoreError(f"A stored file cannot be read: {error}.", place=Place(str(path))) from error
    if sha256(content) != expected_sha256:
        raise StoreError(
            "A stored file was changed after it was written.", place=Place(str(path)), hint=RESTORE
        )
    return content


def _remove_unfinished(parent: Path) -> None:
    for left_over in parent.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left_over)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    folders = sorted({folder, *((folder / name).parent for name in files)})
    for inside in folders:
        inside.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write_file(folder / name, content)
    for inside in folders:
        _force_to_disk(inside)


def _write_file(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        remaining = memoryview(content)
        while remaining:
            remaining = remaining[os.write(descriptor, remaining) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _force_to_disk(folder: Path) -> None:
    """Make the names in a folder survive a power cut. Windows offers no way to ask, and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _could_not_write(folder: Path, error: OSError) -> StoreError:
    if error.errno in _NO_ROOM:
        return StoreError(
            "There is no room left on the disk.",
            place=Place(str(folder)),
            hint="What was stored before is untouched. Make room, then try again.",
        )
    return StoreError(
        f"The store could not be written: {error.strerror or error}.",
        place=Place(str(folder)),
        hint="What was stored before is untouched. Check the disk and your rights to the folder.",
    )
