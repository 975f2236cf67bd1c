"""Collecting every mistake of a catalogue, so that its author mends them in one round."""

from collections.abc import Iterator
from contextlib import contextmanager

from trigpoint.language.errors import CatalogueErrors
from trigpoint.model.errors import InvalidModelError, Place, TrigpointError


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
