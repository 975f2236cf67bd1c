"""The error that lists every mistake of a catalogue."""

from collections.abc import Sequence

from trigpoint.model.errors import TrigpointError

MOST_REPORTED = 20


class CatalogueErrors(TrigpointError):
    """Every mistake found, in the order of the files: at most MOST_REPORTED of them, and `count` in all."""

    def __init__(self, errors: Sequence[TrigpointError]) -> None:
        self.count = len(errors)
        self.errors = tuple(errors[:MOST_REPORTED])
        what = "1 mistake" if self.count == 1 else f"{self.count} mistakes"
        super().__init__(f"There {'is' if self.count == 1 else 'are'} {what} in the catalogue.")

    @property
    def sentence(self) -> str:
        lines = [self.message, *(error.sentence for error in self.errors)]
        if self.count > len(self.errors):
            lines.append(f"The first {len(self.errors)} are shown.")
        return "\n".join(lines)
