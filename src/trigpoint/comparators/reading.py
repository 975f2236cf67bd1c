"""Published files as councils download them, each read by what it is: releases and neighbour models."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.kinds import (
    DICTIONARY_NAME,
    META_ENDING,
    FileKind,
    heading_of,
    kind_of,
    unknown,
)
from trigpoint.comparators.lait import DATA_SET as INTERACTIVE_TOOL
from trigpoint.comparators.lait import read_lait
from trigpoint.comparators.neet import DATA_SET as NEET_SCORECARD
from trigpoint.comparators.neet import read_neet
from trigpoint.comparators.neighbours import NeighbourModel, models_in, month_of_model, read_neighbours
from trigpoint.comparators.observations import Release, require_once
from trigpoint.comparators.place_names import PlaceNames
from trigpoint.comparators.plain import PlainLayout, read_plain
from trigpoint.model.errors import Place, TrigpointError

TWO_FILES = (
    "Two editions of one data set are added one at a time, each with its --edition; two data sets by --name."
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
# The years at the end of a file's name, and what is said of its state: no part of what the data set is.
_YEARS = re.compile(
    r"([_-]?(19|20)\d\d([_-]?(to|and|[-_])?[_-]?((19|20)\d\d|\d\d))?|[_-]final|[_-]revised)+$", re.I
)
_MONTH = re.compile(r"(?:^|[_ -])([a-z]+)[_ -](\d{4})$", re.I)


@dataclass(frozen=True)
class HowToRead:
    """What is said of the files beside what they say themselves.

    edition: of the releases among them. name: the data set's, which is the file's own name without its years
    unless given. model: the month of a neighbour table that does not say it. filters: columns of a tidy file
    that are no figures. plain: how to read a CSV of no known kind.
    """

    edition: str = ""
    name: str = ""
    published_on: date | None = None
    model: str = ""
    filters: tuple[str, ...] = ()
    plain: PlainLayout | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True)
class ReadRelease:
    """A release and the names of the files it came from."""

    release: Release
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ReadModel:
    """A neighbour model, the file it came from, and what was taken from the file's name."""

    model: NeighbourModel
    source: str
    remark: str = ""


@dataclass(frozen=True)
class ReadFiles:
    """What some files held. left_alone: the files of a folder that are of no known kind."""

    releases: tuple[ReadRelease, ...] = ()
    models: tuple[ReadModel, ...] = ()
    left_alone: tuple[str, ...] = ()


@dataclass
class _Sorted:
    by_kind: dict[FileKind, list[Path]] = field(default_factory=dict)
    left_alone: list[str] = field(default_factory=list)

    def of(self, kind: FileKind) -> list[Path]:
        return self.by_kind.get(kind, [])


def read_files(paths: Sequence[Path], how: HowToRead, places: Callable[[], PlaceNames]) -> ReadFiles:
    """Every release and neighbour model of some files and folders.

    places: every way a council has been written, asked for only where a plain CSV needs it. Raises
    TrigpointError for a named file whose kind cannot be told; in a folder it is left alone, and said.
    """
    found = _sorted(paths, how)
    models = [model for path in found.of(FileKind.NEIGHBOURS) for model in _models(path, how)]
    twice = {one.model.dated for one in models if sum(one.model.dated == x.model.dated for x in models) > 1}
    if twice:
        raise TrigpointError(f"Two of the files are the neighbour model of {min(twice)}.", hint="Give one.")
    releases = list(_releases(found, how, places))
    if not releases and not models:
        raise TrigpointError("None of the files holds figures or neighbours.", hint="Give the data file too.")
    return ReadFiles(tuple(releases), tuple(models), tuple(found.left_alone))


def _sorted(paths: Sequence[Path], how: HowToRead) -> _Sorted:
    found = _Sorted()
    for path in paths:
        if path.is_dir():
            for inside in sorted(each for each in path.iterdir() if each.is_file()):
                _place(inside, how, found, named=False)
        else:
            _place(path, how, found, named=True)
    return found


def _place(path: Path, how: HowToRead, found: _Sorted, *, named: bool) -> None:
    try:
        kind = kind_of(path, encoding=how.encoding)
        if kind is FileKind.PLAIN and how.plain is None:
            raise unknown(path, heading_of(path, how.encoding))
        if kind is FileKind.NEIGHBOURS and not named and not _dated(path, how):
            found.left_alone.append(f"{path.name}: a neighbour table that does not say of which month it is.")
            return
    except TrigpointError as error:
        if named:
            raise
        found.left_alone.append(f"{path.name}: {error.message}")
        return
    found.by_kind.setdefault(kind, []).append(path)


# ---- releases --------------------------------------------------------------------------------------------


def _releases(found: _Sorted, how: HowToRead, places: Callable[[], PlaceNames]) -> Iterable[ReadRelease]:
    tools = found.of(FileKind.INTERACTIVE)
    if tools:
        dictionary = _dictionary(found, tools)
        release = read_lait(tools, dictionary, edition=_edition(how, tools[0]), published_on=how.published_on)
        yield ReadRelease(_named_as(release, how), _names([*tools, *([dictionary] if dictionary else [])]))
    scorecards = found.of(FileKind.NEET)
    if scorecards:
        edition = _edition(how, scorecards[0])
        release = read_neet(scorecards, edition=edition, published_on=how.published_on)
        yield ReadRelease(_named_as(release, how), _names(scorecards))
    for name, paths in _by_data_set(found.of(FileKind.TIDY), how).items():
        yield ReadRelease(_joined([_tidy(path, name, found, how) for path in paths], paths), _names(paths))
    for name, paths in _by_data_set(found.of(FileKind.PLAIN), how).items():
        every = [_plain(path, name, how, places()) for path in paths]
        yield ReadRelease(_joined(every, paths), _names(paths))


def _named_as(release: Release, how: HowToRead) -> Release:
    """The tool's tables and the NEET scorecards have a name of their own, by which measures find them."""
    if how.name not in ("", release.data_set):
        raise TrigpointError(
            f"These files are always kept as '{release.data_set}', and cannot be called '{how.name}'.",
            hint="Leave --name out.",
        )
    return release


def _dictionary(found: _Sorted, tables: Sequence[Path]) -> Path | None:
    given = found.of(FileKind.DICTIONARY)
    if len(given) > 1:
        raise TrigpointError("Two of the files are dictionaries.", hint="Give the one of this edition.")
    beside = tables[0].with_name(DICTIONARY_NAME)
    return given[0] if given else beside if beside.is_file() else None


def _tidy(path: Path, name: str, found: _Sorted, how: HowToRead) -> Release:
    given = {meta.name: meta for meta in found.of(FileKind.META)}
    beside = path.with_name(f"{path.stem}{META_ENDING}")
    meta = given.get(beside.name) or (beside if beside.is_file() else None)
    return read_ees(
        path,
        name,
        edition=_edition(how, path),
        meta=meta,
        filters=how.filters,
        published_on=how.published_on,
        encoding=how.encoding,
    )


def _plain(path: Path, name: str, how: HowToRead, places: PlaceNames) -> Release:
    if how.plain is None:
        raise unknown(path)
    return read_plain(
        path,
        name,
        how.plain,
        places,
        edition=_edition(how, path),
        encoding=how.encoding,
        published_on=how.published_on,
    )


def _by_data_set(paths: Sequence[Path], how: HowToRead) -> dict[str, list[Path]]:
    """The files by the data set they are of: those of one name are parts of one release."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        name = how.name or _YEARS.sub("", path.stem) or path.stem
        if name in (INTERACTIVE_TOOL, NEET_SCORECARD) or not _NAME.fullmatch(name):
            raise TrigpointError(
                f"A data set cannot be called '{name}'.",
                place=Place(path.name),
                hint="Say --name with letters, figures, hyphens and underscores, such as cin_referrals.",
            )
        found.setdefault(name, []).append(path)
    return found


def _joined(parts: Sequence[Release], paths: Sequence[Path]) -> Release:
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    together = pa.concat_tables([one.observations for one in parts]).unify_dictionaries().combine_chunks()
    try:
        require_once(together, lambda row: Place(" and ".join(_names(paths))))
    except TrigpointError as error:
        raise TrigpointError(error.message, place=error.place, hint=TWO_FILES) from None
    remarks = tuple(remark for one in parts for remark in one.remarks)
    return Release(first.data_set, first.edition, together, first.published_on, remarks)


def _edition(how: HowToRead, path: Path) -> str:
    if not how.edition:
        raise TrigpointError(
            "Which edition this is was not said.",
            place=Place(path.name),
            hint="Give --edition 2024, so that a later one can stand beside it.",
        )
    if not _NAME.fullmatch(how.edition):
        raise TrigpointError(
            f"An edition cannot be called '{how.edition}'.",
            hint="Use letters, figures, hyphens and underscores: 2024, 2026-04, 2024-revised.",
        )
    return how.edition


def _names(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(path.name for path in paths)


# ---- neighbour models ------------------------------------------------------------------------------------


def _models(path: Path, how: HowToRead) -> Iterable[ReadModel]:
    inside = models_in(path)
    for dated in _dated(path, how):
        taken = not how.model and not inside
        remark = f"{path.name} was taken to be the model of {dated}, as its name says." if taken else ""
        model = read_neighbours(path, dated if dated in inside else _spelt(dated))
        yield ReadModel(replace(model, dated=_spelt(dated)), path.name, remark)
    if not _dated(path, how):
        raise TrigpointError(
            "The table of neighbours does not say of which month it is.",
            place=Place(path.name),
            hint="Say it: --model 'April 2021'.",
        )


def _dated(path: Path, how: HowToRead) -> tuple[str, ...]:
    """The model asked for; else every one the file has; else the month at the end of the file's name."""
    if how.model:
        return (how.model,)
    inside = models_in(path)
    named = _MONTH.search(path.stem)
    if inside or not named:
        return inside
    try:
        return (_spelt(f"{named[1]} {named[2]}"),)
    except TrigpointError:
        return ()


def _spelt(dated: str) -> str:
    """'april 2021' and 'Apr 2021' as the one name of the model: 'April 2021'."""
    year, month = month_of_model(dated)
    return f"{date(year, month, 1):%B} {year}"
