"""One writer at a time: a lock the operating system lets go of when its holder ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trigpoint.model.errors import Place
from trigpoint.store.errors import StoreError

LOCK_FILE = ".lock"


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store while writing to it. Readers never wait: what they read is never changed.

    Raises StoreError at once where another process is writing, or where the folder cannot be written to.
    """
    path = store / LOCK_FILE
    try:
        store.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError as error:
        raise StoreError(
            f"The store cannot be written to: {error.strerror}.",
            place=Place(str(store)),
            hint="Check that the folder is there and that you may write in it.",
        ) from error
    with file:
        if not _take(file.fileno()):
            raise StoreError(
                "Another Trigpoint is writing to this store.",
                place=Place(str(store)),
                hint="Wait until it has finished, then try again.",
            )
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
