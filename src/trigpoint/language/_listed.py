"""Seasons and rebases of measures, which stand on the measure or in a list of their own.

What a council says in a list holds for a library's measure too, so none need be copied for it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from trigpoint.language._chart_keys import (
    ListedRebaseText,
    ListedSeasonText,
    OfMeasureText,
    RebaseText,
    SeasonText,
)
from trigpoint.language._keys import Surface
from trigpoint.language._problems import Problems
from trigpoint.language._surface import MeasureText
from trigpoint.language.documents import Document, Path
from trigpoint.language.entries import Entries, Entry
from trigpoint.language.names import check_measure
from trigpoint.language.shape import shaped
from trigpoint.model.errors import Place

Text = TypeVar("Text", bound=Surface, covariant=True)
ListedText = TypeVar("ListedText", bound=OfMeasureText)


@dataclass(frozen=True)
class Placed(Generic[Text]):
    """A season or a rebase as written, and where."""

    text: Text
    document: Document
    path: Path
    is_library: bool

    def place(self, *at: str | int) -> Place:
        return self.document.place((*self.path, *at))


@dataclass(frozen=True)
class SaidOfMeasure:
    """The seasons and rebases that count for one measure, wherever they are written."""

    seasons: Sequence[Placed[SeasonText]]
    rebases: Sequence[Placed[RebaseText]]


@dataclass(frozen=True)
class Listed:
    """The seasons and rebases of all measures that are in lists of their own."""

    seasons: Sequence[Placed[ListedSeasonText]]
    rebases: Sequence[Placed[ListedRebaseText]]

    @classmethod
    def read(cls, entries: Entries, problems: Problems) -> "Listed":
        """Mistakes are kept in `problems`; what is for no known measure is left out."""
        declared = entries.measures
        return cls(
            list(_listed(ListedSeasonText, entries.seasons, declared, problems)),
            list(_listed(ListedRebaseText, entries.rebases, declared, problems)),
        )

    def of(self, name: str, text: MeasureText, entry: Entry) -> SaidOfMeasure:
        """All that counts for a measure: a council's seasons in place of the library's; rebases together."""
        seasons: list[Placed[SeasonText]] = [*_on(entry, "seasons", text.seasons)]
        seasons += [season for season in self.seasons if season.text.measure == name]
        own = [season for season in seasons if not season.is_library]
        listed = (rebase for rebase in self.rebases if rebase.text.measure == name)
        return SaidOfMeasure(own or seasons, [*_on(entry, "rebases", text.rebases), *listed])


def _listed(
    kind: type[ListedText], written: Sequence[Entry], declared: Collection[str], problems: Problems
) -> Iterator[Placed[ListedText]]:
    for entry in written:
        text = shaped(kind, entry.document, entry.path, problems)
        if text is not None:
            with problems.kept():
                check_measure(text.measure, declared, entry.document.place((*entry.path, "measure")))
                yield Placed(text, entry.document, entry.path, entry.is_library)


def _on(entry: Entry, key: str, texts: Sequence[Text] | None) -> Iterator[Placed[Text]]:
    """Those that are written on the measure."""
    for number, text in enumerate(texts or ()):
        yield Placed(text, entry.document, (*entry.path, key, number), entry.is_library)
