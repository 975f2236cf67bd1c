"""Collects what must be asked about a printed file, each thing once, with the answers that were given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trigpoint.history.answers import understand
from trigpoint.history.matching import Match, Matcher, is_figure, line_name
from trigpoint.history.questions import Answer, AnswerKind, Question, QuestionKind, question_id
from trigpoint.model.catalogue import LineLayout
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.printed import PrintedCell, PrintedLine


@dataclass
class Asking:
    """The questions about one file. Each `about_` gives the answer, or None while the question is open.

    written: what was answered, by question. left_out: how many were answered with skip.
    """

    file: str
    sha256: str
    matcher: Matcher
    written: Mapping[str, str]
    _asked: dict[str, Question] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._asked.values())

    @property
    def left_out(self) -> int:
        answers = (question.answer for question in self._asked.values())
        return sum(answer is not None and answer.kind is AnswerKind.SKIP for answer in answers)

    def about_row(self, page: str, place: Place, reason: str) -> Answer | None:
        """A row that looks like figures and could not be read."""
        where = f"row {place.line}" if place.line else ""
        why = f"The row could not be read: {reason}. Mend the file, or leave the row out."
        return self._ask(QuestionKind.ROW, (page, where, reason), None, where=where, why=why)

    def about_line(self, printed: PrintedLine, match: Match) -> Answer | None:
        """Which line of ours a printed one is; the same line of several issues is one question."""
        return self._ask(
            QuestionKind.LINE,
            labels_of(printed),
            printed,
            where=printed.cells[0].where.rpartition(",")[0],
            printed=", ".join(cell.text for cell in printed.cells if is_figure(cell) and cell.text),
            why=match.doubt or "Another printed line would be the same line of yours.",
            proposal=self._name(match.line),
        )

    def was_answered(self, printed: PrintedLine) -> bool:
        """Whether something was written of a line that is not in doubt by itself, but for another's sake."""
        return (
            bool(self.written)
            and question_id(self.sha256, QuestionKind.LINE, *labels_of(printed)) in self.written
        )

    def about_column(self, cell: PrintedCell, printed: PrintedLine) -> Answer | None:
        why = f"{cell.doubt[:1].upper()}{cell.doubt[1:]}."
        period = cell.column.period
        proposal = period.label if period else cell.column.label
        return self._about_cell(QuestionKind.COLUMN, cell, printed, why, proposal=proposal)

    def about_period(self, cell: PrintedCell, printed: PrintedLine, doubt: str) -> Answer | None:
        return self._about_cell(QuestionKind.PERIOD, cell, printed, doubt)

    def about_unit(self, cell: PrintedCell, printed: PrintedLine, line: LineLayout) -> Answer | None:
        why = f"It is printed as a percentage, and {self._name(line)} is none."
        return self._about_cell(QuestionKind.UNIT, cell, printed, why, proposal=cell.text.replace("%", ""))

    def about_value(self, cell: PrintedCell, printed: PrintedLine) -> Answer | None:
        why = "It is neither a number nor a reason for there being none."
        return self._about_cell(QuestionKind.VALUE, cell, printed, why)

    def about_conflict(self, where: str, text: str, column: str, others: str) -> Answer | None:
        """Cells that say different things of one figure: yes to the one that holds, skip for the others."""
        why = f"Other cells say something else of the same figure: {others}."
        return self._ask(
            QuestionKind.CONFLICT,
            (where, text, column),
            None,
            where=where,
            printed=text,
            why=why,
            proposal=column,
            column=column,
        )

    def _about_cell(
        self, kind: QuestionKind, cell: PrintedCell, printed: PrintedLine, why: str, *, proposal: str = ""
    ) -> Answer | None:
        # What the cell may be is told from it alone: its line may be the wrong one.
        alone = replace(printed, data_note="", cells=(cell,))
        return self._ask(
            kind,
            (str(cell.place), cell.where, cell.text),
            alone,
            where=cell.where,
            column=cell.column.label,
            printed=cell.text,
            why=why,
            proposal=proposal,
        )

    def _ask(
        self,
        kind: QuestionKind,
        key: tuple[str, ...],
        line: PrintedLine | None,
        *,
        where: str,
        why: str,
        column: str = "",
        printed: str = "",
        proposal: str = "",
    ) -> Answer | None:
        name = question_id(self.sha256, kind, *key)
        if name not in self._asked:
            about = f"{line.name}: {line.title}" if line else ""
            bare = Question(name, kind, self.file, where, about, column, printed, why, proposal)
            self._asked[name] = self._with_answer(bare, line)
        return self._asked[name].answer

    def _with_answer(self, question: Question, line: PrintedLine | None) -> Question:
        written = self.written.get(question.id, "").strip()
        if not written:
            return question
        try:
            return replace(
                question, written=written, answer=understand(written, question, line, self.matcher)
            )
        except TrigpointError as error:
            return replace(question, written=written, mistake=error.sentence)

    def _name(self, line: LineLayout | None) -> str:
        if line is None:
            return ""
        part = "" if line.shows.value == "value" else f", the {line.shows}"
        return line_name(line, line.title or self.matcher.catalogue.measures[line.measure].title) + part


def labels_of(printed: PrintedLine) -> tuple[str, ...]:
    """What a line is called, by which it is the same line in two issues."""
    return (printed.ref, printed.split, printed.title, printed.data_note, printed.frequency)
