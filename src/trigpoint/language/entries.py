"""The entries of a catalogue's files, and which of two of one name is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from trigpoint.language._document import read_document
from trigpoint.language._keys import NAME
from trigpoint.language._problems import Problems
from trigpoint.language._surface import CatalogueText
from trigpoint.language.documents import Document, Path
from trigpoint.language.names import suggestion
from trigpoint.language.shape import at
from trigpoint.language.wrong_values import NAMES_HINT
from trigpoint.model.errors import TrigpointError

CONTROL_CHARTS = "control_charts"
LISTS = ("targets", "seasons", "rebases")


@dataclass(frozen=True)
class CatalogueFile:
    """A file of a catalogue. `is_library`: it came with Trigpoint, and a council's file may replace parts."""

    name: str
    text: str
    is_library: bool = False


@dataclass(frozen=True)
class Entry:
    """One measure, breakdown, target, season, rebase or scorecard, or the control charts, as written."""

    document: Document
    path: Path
    is_library: bool

    @property
    def number(self) -> int:
        """The place in its list of a target, season or rebase."""
        number = self.path[1]
        assert isinstance(number, int)
        return number


@dataclass
class Entries:
    """Every entry that counts, by kind, in the order of the files."""

    measures: dict[str, Entry] = field(default_factory=dict)
    breakdowns: dict[str, Entry] = field(default_factory=dict)
    scorecards: dict[str, Entry] = field(default_factory=dict)
    targets: list[Entry] = field(default_factory=list)
    seasons: list[Entry] = field(default_factory=list)
    rebases: list[Entry] = field(default_factory=list)
    control_charts: Entry | None = None  # one for the whole catalogue


def read_entries(files: Sequence[CatalogueFile], problems: Problems) -> Entries:
    """The entries of all files. A file that is not YAML ends it: all that needs the file would seem wrong."""
    read = [(file, read_document(file.name, file.text, problems)) for file in files]
    problems.check()
    entries = Entries()
    for file, document in read:
        assert document is not None
        for key in document.data:
            with problems.kept():
                _check_part(document, key)
                _add_part(entries, Entry(document, (key,), file.is_library), key, problems)
    return entries


_NAMES = ("names, each with its keys under it", "Write a name and a colon, and indent the rest.")
_HOLDS = {
    **dict.fromkeys(LISTS, ("a list", "Write each after a dash.")),
    CONTROL_CHARTS: ("keys and values", "Write key: value, indented under it."),
}


def _check_part(document: Document, key: str) -> None:
    names = list(CatalogueText.model_fields)
    if key not in names:
        message = f"A catalogue has no part '{key}'."
        hint = suggestion(key, names, what="Its parts")
        raise TrigpointError(message, place=document.key_place((key,)), hint=hint)
    wanted = list if key in LISTS else dict
    if document.data[key] is not None and not isinstance(document.data[key], wanted):
        what, hint = _HOLDS.get(key, _NAMES)
        raise TrigpointError(f"'{key}' must hold {what}.", place=document.place((key,)), hint=hint)


def _add_part(entries: Entries, part: Entry, key: str, problems: Problems) -> None:
    data = at(part.document, part.path) or {}
    if key in LISTS:
        paths = [(key, number) for number in range(len(data))]
        getattr(entries, key).extend(Entry(part.document, path, part.is_library) for path in paths)
        return
    if key == CONTROL_CHARTS:
        if data:
            _set_control_charts(entries, part, problems)
        return
    for name in data:
        entry = Entry(part.document, (key, name), part.is_library)
        with problems.kept():
            _check_name(entry, name)
            _add(getattr(entries, key), entry, key, name)


def _set_control_charts(entries: Entries, part: Entry, problems: Problems) -> None:
    """Keep the settings, in the place of the library's; two of one kind contradict each other."""
    earlier = entries.control_charts
    if earlier is not None and earlier.is_library == part.is_library:
        first = earlier.document.key_place(earlier.path)
        message = f"How control charts are tested is set twice: also in {first.file}, line {first.line}."
        place = part.document.key_place(part.path)
        hint = "Keep one of them: it holds for the whole catalogue."
        problems.add(TrigpointError(message, place=place, hint=hint))
    entries.control_charts = part


def _check_name(entry: Entry, name: str) -> None:
    if not re.fullmatch(NAME, name):
        place = entry.document.key_place(entry.path)
        raise TrigpointError(f"'{name}' cannot be a name.", place=place, hint=NAMES_HINT)


def _add(known: dict[str, Entry], entry: Entry, kind: str, name: str) -> None:
    """Keep an entry, in the place of the library's of its name where it may replace it."""
    earlier = known.get(name)
    replaces = kind != "measures" or at(entry.document, (*entry.path, "replaces")) == "library"
    place = entry.document.key_place(entry.path)
    what = kind.removesuffix("s").capitalize()
    if earlier is None:
        if kind == "measures" and replaces:
            message = f"Measure {name} replaces the library's, which has none of this name."
            raise TrigpointError(message, place=place, hint=suggestion(name, known, what="It"))
    elif earlier.is_library and not entry.is_library:
        if not replaces:
            hint = "Say replaces: library to use this one, or take another name."
            raise TrigpointError(f"{what} {name} is in the library already.", place=place, hint=hint)
    else:
        first = earlier.document.key_place(earlier.path)
        message = f"{what} {name} is written twice: also in {first.file}, line {first.line}."
        raise TrigpointError(message, place=place, hint="Keep one of them, or give one another name.")
    known[name] = entry
