"""A text that someone wrote in a file, and the line and column where each of its characters stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trigpoint.model.errors import Place, TrigpointError


@dataclass(frozen=True)
class Written:
    """`place_at` turns an offset into `text` into a place; None where nobody knows where the text stands."""

    text: str
    place_at: Callable[[int], Place | None]

    @classmethod
    def plainly(cls, text: str, place: Place | None) -> "Written":
        """A text that stands in its file character for character, its first character at `place`."""

        def place_at(offset: int) -> Place | None:
            if place is None or place.line is None or place.column is None:
                return place
            before = text[:offset]
            lines = before.count("\n")
            column = len(before) - before.rfind("\n") if lines else place.column + len(before)
            return replace(place, line=place.line + lines, column=column)

        return cls(text, place_at)

    def error(self, message: str, offset: int, hint: str | None = None) -> TrigpointError:
        """What is wrong with the word that starts at an offset."""
        return TrigpointError(message, place=self.place_at(offset), hint=hint)
