"""Imports: what past printed scorecards said, each file kept once and never changed.

A later import of the same file takes the place of the earlier one, which stays where it is: an answer may
have been wrong. Two files that say different things of the same figure and day of issue are refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trigpoint.model.errors import Place
from trigpoint.model.figures import Cell, Figure
from trigpoint.store.contents import digest, parquet
from trigpoint.store.errors import StoreError
from trigpoint.store.figure_rows import from_rows, to_rows
from trigpoint.store.folders import folders_in, publish, read_verified, sha256
from trigpoint.store.lock import writing
from trigpoint.store.manifests import MANIFEST, read_manifest, time_text, write_manifest

KIND = "import"
IMPORTS = "imports"
FIGURES = "figures.parquet"
DIGITS = 6  # of the digest, in an id


@dataclass(frozen=True)
class ImportedFigure:
    """A figure as a scorecard printed it: the day of its issue, and where in the file it stands."""

    figure: Figure
    issued_on: date
    where: str


@dataclass(frozen=True)
class ImportFacts:
    """What an import says of itself before it is stored.

    file, sha256: the name and the hash of the file. issued_on: the days its scorecards were issued, earliest
    first. answers: what the analyst answered, by question. version: of Trigpoint. created_at: with its time
    zone. instead_of: the id of an import it takes the place of, beside earlier ones of the same file.
    """

    file: str
    sha256: str
    issued_on: tuple[date, ...]
    answers: Mapping[str, str]
    version: str
    created_at: datetime
    instead_of: str | None


@dataclass(frozen=True)
class Import(ImportFacts):
    """A stored import. `sequence` counts the imports of a store; no clock orders them.

    digest: of its figures and of the file's hash. figures: how many. figures_sha256: of their Parquet file.
    """

    id: str
    sequence: int
    digest: str
    figures: int
    figures_sha256: str
    folder: Path


def all_imports(store: Path) -> list[Import]:
    """Every import, in the order they were stored."""
    return sorted(map(_read, folders_in(store / IMPORTS)), key=lambda one: one.sequence)


def imports(store: Path) -> list[Import]:
    """The imports that count, in the order they were stored: those whose place no later one has taken."""
    known = all_imports(store)
    replaced = {one.instead_of for one in known}
    latest = {one.sha256: one.id for one in known}
    return [one for one in known if one.id not in replaced and latest[one.sha256] == one.id]


def write_import(store: Path, facts: ImportFacts, figures: Sequence[ImportedFigure]) -> tuple[Import, bool]:
    """Store what a file of scorecards said; the import already there, and False, where nothing differs.

    Raises StoreError where an import that counts says something else of a figure of the same day of issue,
    where there is no import to take the place of, where another process is writing, or where the disk
    refuses; the store is then as it was.
    """
    rows = _to_rows(figures)
    content = digest([(FIGURES, rows)], facts.sha256)
    with writing(store):
        known = all_imports(store)
        counting = imports(store)
        if same := next((one for one in counting if one.digest == content), None):
            return same, False
        _check_replaced(facts, counting)
        others = [one for one in counting if one.sha256 != facts.sha256 and one.id != facts.instead_of]
        _check_contradictions(facts, figures, others)
        packed = parquet(rows)
        stored = _plain(facts) | {
            "id": _unused_id(facts, content, {one.id for one in known}),
            "sequence": known[-1].sequence + 1 if known else 1,
            "digest": content,
            "figures": len(figures),
            "figures_sha256": sha256(packed),
        }
        folder = store / IMPORTS / stored["id"]
        publish(folder, {FIGURES: packed, MANIFEST: write_manifest(KIND, stored)})
        return _read(folder), True


def read_imported(one: Import) -> list[ImportedFigure]:
    """What an import holds, its file checked against the manifest."""
    rows = import_table(one)
    found = zip(from_rows(rows), rows["issued_on"].to_pylist(), rows["where"].to_pylist(), strict=True)
    return [ImportedFigure(*each) for each in found]


def import_table(one: Import) -> pa.Table:
    """The figures of an import as rows, with issued_on and where."""
    content = read_verified(one.folder / FIGURES, one.figures_sha256)
    return pq.ParquetFile(pa.BufferReader(content)).read()


def same_as_printed(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two numbers are one to the decimals of the coarser: 92% and 92.2% say the same."""
    if one is None or other is None:
        return one is other
    coarser = max(_exponent(one), _exponent(other))
    step = Decimal(1).scaleb(coarser)
    return one.quantize(step, ROUND_HALF_UP) == other.quantize(step, ROUND_HALF_UP)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _contradict(one: Figure, other: Figure) -> bool:
    """Whether two figures of a cell say different things; what only one of them says contradicts nothing."""
    pairs = (
        (one.value, other.value),
        (one.numerator, other.numerator),
        (one.denominator, other.denominator),
    )
    return any(None not in pair and not same_as_printed(*pair) for pair in pairs)


def _check_replaced(facts: ImportFacts, counting: Sequence[Import]) -> None:
    if facts.instead_of is not None and facts.instead_of not in {one.id for one in counting}:
        there_are = ", ".join(one.id for one in counting) or "none yet"
        message = f"There is no import {facts.instead_of} that counts."
        raise StoreError(message, hint=f"Imports: {there_are}.")


def _check_contradictions(
    facts: ImportFacts, figures: Sequence[ImportedFigure], others: Sequence[Import]
) -> None:
    days = {figure.issued_on for figure in figures}
    said: dict[tuple[Cell, date], tuple[Import, ImportedFigure]] = {
        (each.figure.cell, each.issued_on): (one, each)
        for one in others
        if days & set(one.issued_on)
        for each in read_imported(one)
    }
    for figure in figures:
        found = said.get((figure.figure.cell, figure.issued_on))
        if found and _contradict(found[1].figure, figure.figure):
            raise _contradiction(facts, figure, *found)


def _contradiction(facts: ImportFacts, new: ImportedFigure, one: Import, old: ImportedFigure) -> StoreError:
    cell = new.figure.cell
    return StoreError(
        f"{cell.measure} of {cell.period.label}, as issued on {new.issued_on}, is {_text(new.figure)} in"
        f" {facts.file} ({new.where}) and {_text(old.figure)} in {one.file} ({old.where}).",
        place=Place(facts.file),
        hint=f"Mend the one that is wrong. To put this file in the place of the other: --instead-of {one.id}",
    )


def _text(figure: Figure) -> str:
    if figure.numerator is None or figure.denominator is None:
        return str(figure.value if figure.value is not None else figure.numerator)
    return f"{figure.value} ({figure.numerator} of {figure.denominator})"


def _to_rows(figures: Sequence[ImportedFigure]) -> pa.Table:
    rows = to_rows([each.figure for each in figures])
    days = pa.array([each.issued_on for each in figures], pa.date32())
    places = pa.array([each.where for each in figures], pa.string())
    return rows.append_column("issued_on", days).append_column("where", places)


def _unused_id(facts: ImportFacts, content: str, taken: set[str]) -> str:
    first = facts.issued_on[0].isoformat()
    names = (f"{first}-{content[:length]}" for length in range(DIGITS, len(content) + 1))
    return next(name for name in names if name not in taken)


def _plain(facts: ImportFacts) -> dict[str, Any]:
    return {
        "file": facts.file,
        "sha256": facts.sha256,
        "issued_on": [day.isoformat() for day in facts.issued_on],
        "answers": dict(facts.answers),
        "trigpoint": facts.version,
        "created_at": time_text(facts.created_at),
        "instead_of": facts.instead_of,
    }


def _read(folder: Path) -> Import:
    facts = read_manifest(folder, KIND)
    return Import(
        file=facts["file"],
        sha256=facts["sha256"],
        issued_on=tuple(date.fromisoformat(day) for day in facts["issued_on"]),
        answers=facts["answers"],
        version=facts["trigpoint"],
        created_at=datetime.fromisoformat(facts["created_at"]),
        instead_of=facts["instead_of"],
        id=facts["id"],
        sequence=facts["sequence"],
        digest=facts["digest"],
        figures=facts["figures"],
        figures_sha256=facts["figures_sha256"],
        folder=folder,
    )
