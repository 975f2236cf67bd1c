"""The verb `history import`: what past scorecards printed is stored, once nothing of it is in doubt."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from trigpoint.history.matching import Matcher
from trigpoint.history.placing import PlacedFile, PrintedFile, place
from trigpoint.history.questions import Question
from trigpoint.history.review import check_review, read_review, review_rows
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.outputs.rows import write_rows
from trigpoint.outputs.writing import write_file
from trigpoint.printed import read_all_printed
from trigpoint.project.folder import CouncilFolder
from trigpoint.store.imports import Import, ImportFacts, write_import
from trigpoint.version import VERSION

# Called with what is being done.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Imported:
    """What became of a file: how it was placed, and the import it is, or None where nothing was stored.

    review: where its questions stand, None where there are none. is_new: false where the store held it.
    """

    file: PrintedFile
    placed: PlacedFile
    review: Path | None
    stored: Import | None = None
    is_new: bool = False


@dataclass(frozen=True)
class WantedImport:
    """What to import: files, and the day of issue of those that say none.

    Of one file also a review that is not in its usual place, and the import whose place it takes.
    """

    files: tuple[Path, ...]
    issued_on: date | None = None
    answers: Path | None = None
    instead_of: str | None = None

    def __post_init__(self) -> None:
        if len(self.files) > 1 and (self.answers or self.instead_of):
            raise TrigpointError(
                "A review, and an import to take the place of, are about one file.",
                hint="Import that file by itself.",
            )


def import_scorecards(
    council: CouncilFolder, wanted: WantedImport, *, now: datetime, progress: Progress | None
) -> tuple[Imported, ...]:
    """Place every file; store them all, or none and write a review of each that has a question open."""
    tell = progress or (lambda _: None)
    matcher = Matcher(council.layout, council.catalogue)
    found = []
    for path in wanted.files:
        tell(f"Reading {path.name}")
        found.append(_placed(council, path, wanted, matcher))
    if any(one.placed.open for one in found):
        return tuple(found)
    for one in found:
        if not one.placed.figures:
            raise TrigpointError("The file has no figure of yours.", place=Place(one.file.name))
    tell("Storing what they said")
    return tuple(_stored(council, one, wanted.instead_of, now) for one in found)


def review_path(council: CouncilFolder, file: Path) -> Path:
    """Where the review of a file stands: history/<file>.review.csv."""
    return council.path / "history" / f"{file.name}.review.csv"


def _placed(council: CouncilFolder, path: Path, wanted: WantedImport, matcher: Matcher) -> Imported:
    scorecards = read_all_printed(path)
    file = PrintedFile(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), scorecards)
    usual = review_path(council, path)
    given = wanted.answers or (usual if usual.exists() else None)
    written = _answers(given, file) if given else {}
    placed = place(file, matcher, issued_on=wanted.issued_on, written=written)
    if placed.open:
        _write(usual, write_rows(review_rows(placed.questions)))
    return Imported(file, placed, usual if placed.questions else None)


def _answers(path: Path, file: PrintedFile) -> Mapping[str, str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The review cannot be opened ({error.strerror or error})."
        raise TrigpointError(message, place=Place(str(path)), hint="Check the name and the folder.") from None
    review = read_review(str(path), data)
    check_review(review, review_name=str(path), file=file.name, file_sha256=file.sha256)
    return review.answers


def _write(path: Path, content: bytes) -> None:
    """Answers that were written into the old one are in the new one, or it stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder of reviews cannot be made: {error.strerror or error}."
        raise TrigpointError(message, place=Place(str(path.parent))) from None
    write_file(path, content)


def _stored(council: CouncilFolder, one: Imported, instead_of: str | None, now: datetime) -> Imported:
    facts = ImportFacts(
        file=one.file.name,
        sha256=one.file.sha256,
        issued_on=tuple(sorted({figure.issued_on for figure in one.placed.figures})),
        answers=_answered(one.placed.questions),
        version=VERSION,
        created_at=now,
        instead_of=instead_of,
    )
    stored, is_new = write_import(council.store, facts, one.placed.figures)
    return Imported(one.file, one.placed, one.review, stored, is_new)


def _answered(questions: Sequence[Question]) -> dict[str, str]:
    return {question.id: question.written for question in questions if question.answer is not None}
