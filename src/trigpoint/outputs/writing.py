"""One file, written so that a half-written one is never seen."""

import os
from pathlib import Path

from trigpoint.model.errors import Place, TrigpointError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that nobody looks at yet, down to the disk."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it in; one that was there before is replaced.

    Raises TrigpointError where the folder is not there or the file cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write_whole(beside, content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise TrigpointError(
            f"The file cannot be written: {error.strerror}.",
            place=Place(str(path)),
            hint="Check that its folder is there, and that no program has the file open.",
        ) from error
