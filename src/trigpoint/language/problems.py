"""Collecting every mistake of a catalogue, so that its author mends them in one round."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from trigpoint.model.errors import InvalidModelError, Place, TrigpointError

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


class Problems:
    """The mistakes met so far. Reading goes on past each of them."""

    def __init__(self) -> None:
        self._errors: list[TrigpointError] = []

    def add(self, error: TrigpointError) -> None:
        self._errors.append(error)

    @contextmanager
    def kept(self, place: Place | None = None) -> Iterator[None]:
        """Keep a mistake made inside, and go on after it. `place` is for those that know no place."""
        try:
            yield
        except InvalidModelError as mistake:
            self.add(TrigpointError(as_sentence(mistake), place=place))
        except TrigpointError as error:
            self.add(error)

    def __len__(self) -> int:
        return len(self._errors)

    def check(self) -> None:
        """CatalogueErrors if there is any mistake."""
        if self._errors:
            unique = {error.sentence: error for error in self._errors}
            raise CatalogueErrors(sorted(unique.values(), key=_order))


def as_sentence(mistake: InvalidModelError) -> str:
    text = str(mistake)
    return f"{text[0].upper()}{text[1:]}."


def _order(error: TrigpointError) -> tuple[str, int, int]:
    place = error.place
    return (place.file, place.line or 0, place.column or 0) if place else ("", 0, 0)
