"""What must be asked of the analyst before a printed scorecard is kept, and what may be answered."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from trigpoint.model.catalogue import LineLayout
from trigpoint.model.periods import Period


class QuestionKind(StrEnum):
    """What is not certain: a row, a line, a column, a period, a unit, a value, or which of several cells."""

    ROW = "row"
    LINE = "line"
    COLUMN = "column"
    PERIOD = "period"
    UNIT = "unit"
    VALUE = "value"
    CONFLICT = "conflict"


class AnswerKind(StrEnum):
    """What an answer is: yes to the proposal, leave it out, a line or measure, a period, or a value."""

    YES = "yes"
    SKIP = "skip"
    LINE = "measure"
    PERIOD = "period"
    VALUE = "value"


MAY_BE = {
    QuestionKind.ROW: (AnswerKind.SKIP,),
    QuestionKind.LINE: (AnswerKind.YES, AnswerKind.SKIP, AnswerKind.LINE),
    QuestionKind.COLUMN: (AnswerKind.YES, AnswerKind.SKIP, AnswerKind.PERIOD, AnswerKind.LINE),
    QuestionKind.PERIOD: (AnswerKind.SKIP, AnswerKind.PERIOD),
    QuestionKind.UNIT: (AnswerKind.YES, AnswerKind.SKIP, AnswerKind.LINE),
    QuestionKind.VALUE: (AnswerKind.SKIP, AnswerKind.VALUE),
    QuestionKind.CONFLICT: (AnswerKind.YES, AnswerKind.SKIP),
}


@dataclass(frozen=True)
class Answer:
    """What the analyst decided: of its kind one part is there, of yes and skip none."""

    kind: AnswerKind
    line: LineLayout | None = None
    period: Period | None = None
    value: str = ""


@dataclass(frozen=True)
class Question:
    """One thing that is not certain: where it stands, what is printed, and why it is not certain.

    proposal: what we would take it for, and what `yes` means; "" where there is nothing to say yes to.
    written: what was answered, as written. mistake: why that is no answer. answer: None while it is open.
    """

    id: str
    kind: QuestionKind
    file: str
    where: str
    line: str
    column: str
    printed: str
    why: str
    proposal: str
    written: str = ""
    mistake: str = ""
    answer: Answer | None = None

    @property
    def may_be(self) -> tuple[AnswerKind, ...]:
        return tuple(kind for kind in MAY_BE[self.kind] if kind is not AnswerKind.YES or self.proposal)


def question_id(file_sha256: str, kind: QuestionKind, *key: str) -> str:
    """A name that stays the same while the file does: its mark, and the hash of what is asked."""
    asked = hashlib.sha256("\0".join((kind, *key)).encode()).hexdigest()
    return f"{file_mark(file_sha256)}{asked[:8]}"


def file_mark(file_sha256: str) -> str:
    """What the names of all questions about a file begin with. With a q they are not read as numbers."""
    return f"q{file_sha256[:8]}-"
