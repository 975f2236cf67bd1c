"""The one error that every layer raises when something a person wrote or sent is wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a person's file a mistake stands. Lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts)


class TrigpointError(Exception):
    """A mistake that a person can mend: what happened, where, and what to try.

    `message` is one plain sentence; `place` says where it stands; `hint` says what to do next.
    """

    def __init__(self, message: str, *, place: Place | None = None, hint: str | None = None) -> None:
        self.message = message
        self.place = place
        self.hint = hint
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class InvalidModelError(ValueError):
    """A model value was built from parts that do not fit. The language turns it into a plain sentence."""
