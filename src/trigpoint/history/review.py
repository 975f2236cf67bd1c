"""The review of a printed file: a row for each question, which the analyst fills in and gives back.

A CSV file and not YAML, because it is filled in with Excel: see docs/decisions.md. Only two of its columns
are read back, the question's name and the answer; the others may be changed in any way.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trigpoint.history.questions import AnswerKind, Question, file_mark
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.printed.decoding import decode

QUESTION, ANSWER, FILE = "question", "answer", "file"
_SEPARATORS = (",", ";", "\t")

_MEANS = {
    AnswerKind.YES: "yes",
    AnswerKind.SKIP: "skip",
    AnswerKind.LINE: "a measure or line",
    AnswerKind.PERIOD: "the period it is of",
    AnswerKind.VALUE: "what it should say",
}


@dataclass(frozen=True)
class Review:
    """What was answered, by question, and the file the answers are about as the review names it."""

    file: str
    answers: Mapping[str, str]


def review_rows(questions: Sequence[Question]) -> list[dict[str, str]]:
    """A row of texts for each question, those still open first, in the order of the file."""
    in_order = sorted(questions, key=lambda question: question.answer is not None)
    return [_row(question) for question in in_order]


def read_review(name: str, data: bytes) -> Review:
    """A review that was filled in, as Excel or an editor saved it.

    Raises TrigpointError where it is no review, or one question is answered twice, in two ways.
    """
    text = decode(name, data).text
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    headings = set(rows[0]) if rows else set()
    if not {QUESTION, ANSWER} <= headings:
        raise TrigpointError(
            "This is no review: it needs the columns question and answer.",
            place=Place(name),
            hint="trigpoint history import writes one, with a row for each question.",
        )
    files = {row[FILE] for row in rows if row.get(FILE)}
    return Review(", ".join(sorted(files)), dict(_answers(name, rows)))


def check_review(review: Review, *, review_name: str, file: str, file_sha256: str) -> None:
    """Refuse a review of another file, or of this one as it was before somebody changed it."""
    strangers = [name for name in review.answers if not name.startswith(file_mark(file_sha256))]
    if not strangers:
        return
    message = f"This review is about {review.file or 'another file'}, not about {file}."
    if file in review.file.split(", "):
        message = f"{file} was changed after this review of it was written."
    raise TrigpointError(
        message,
        place=Place(review_name),
        hint="Move the review away and import the file again: a new one is written.",
    )


def _row(question: Question) -> dict[str, str]:
    written = question.written
    return {
        "answer": written,
        "may be": ", ".join(_MEANS[kind] for kind in question.may_be),
        "we would say": question.proposal,
        "why we ask": f"{question.mistake} {question.why}".strip(),
        "where": question.where,
        "line": question.line,
        "column": question.column,
        "printed": question.printed,
        "file": question.file,
        "question": question.id,
    }


def _answers(name: str, rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        question, answer = (row[QUESTION] or "").strip(), (row[ANSWER] or "").strip()
        if not question:
            continue
        if found.setdefault(question, answer) != answer:
            message = f"The question {question} is answered twice, in two ways."
            raise TrigpointError(message, place=Place(name, number), hint="Delete one of the two rows.")
        yield question, answer


def _separator(text: str) -> str:
    """Excel writes semicolons where the comma is the decimal sign."""
    first = text.partition("\n")[0]
    return max(_SEPARATORS, key=first.count)
