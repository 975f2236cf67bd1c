"""Places the cells of printed scorecards on figures of ours; asks about everything that is not certain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from trigpoint.history.asking import Asking, labels_of
from trigpoint.history.gathering import SaidPart, gathered, without_disputed
from trigpoint.history.matching import Match, Matcher, is_figure, unit_of
from trigpoint.history.printed_periods import period_of
from trigpoint.history.questions import Answer, AnswerKind, Question
from trigpoint.model.catalogue import LineLayout, Shows
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.figures import Cell
from trigpoint.model.measures import PERCENTAGES
from trigpoint.model.periods import Period
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine, PrintedScorecard
from trigpoint.printed.values import PrintedValue, read_value
from trigpoint.store.imports import ImportedFigure

TALLIES = {ColumnKind.NUMERATOR: Shows.NUMERATOR, ColumnKind.DENOMINATOR: Shows.DENOMINATOR}


@dataclass(frozen=True)
class PrintedFile:
    """A file of printed scorecards: its name, the SHA-256 of its bytes, and the scorecards it holds."""

    name: str
    sha256: str
    scorecards: tuple[PrintedScorecard, ...]


@dataclass(frozen=True)
class PlacedFile:
    """What became of a printed file: its figures, and every question about it, answered or open.

    cells: how many were placed; a count and its percentage are two cells of one figure. left_out: how many
    were left out because an answer said so.
    """

    figures: tuple[ImportedFigure, ...]
    questions: tuple[Question, ...]
    cells: int
    left_out: int

    @property
    def open(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.answer is None)


def place(
    file: PrintedFile, matcher: Matcher, *, issued_on: date | None, written: Mapping[str, str]
) -> PlacedFile:
    """Every cell of a file that can be placed, and what must be asked of the others.

    issued_on: of a scorecard that does not say when it was issued. written: answers, by question. Raises
    TrigpointError where the day of issue is not known, or where a month is printed that had not ended then.
    """
    asking = Asking(file.name, file.sha256, matcher, written)
    parts: list[SaidPart] = []
    for scorecard in map(partial(_with_sheet, file.name), file.scorecards):
        for place, reason in scorecard.unread:
            asking.about_row(scorecard.file, place, reason)
        parts += _Page(asking, matcher, scorecard, _issue_day(file, scorecard, issued_on)).parts()
    kept = without_disputed(parts, asking)
    units = {name: measure.unit for name, measure in matcher.catalogue.measures.items()}
    return PlacedFile(tuple(gathered(kept, units)), asking.questions, len(kept), asking.left_out)


def _with_sheet(name: str, scorecard: PrintedScorecard) -> PrintedScorecard:
    """The scorecard with the sheet of a workbook in the place of every cell: two sheets have a row 4 each."""
    sheet = scorecard.file.removeprefix(name).strip(" ()")
    if not sheet:
        return scorecard
    lines = (
        replace(line, cells=tuple(replace(cell, where=f"{sheet}, {cell.where}") for cell in line.cells))
        for line in scorecard.lines
    )
    return replace(scorecard, lines=tuple(lines))


def _issue_day(file: PrintedFile, scorecard: PrintedScorecard, given: date | None) -> date:
    found = scorecard.issued_on or given
    if found is None:
        raise TrigpointError(
            "The scorecard does not say on which day it was issued.",
            place=Place(file.name),
            hint="Say it: --issued-on 2022-05-18. If you know the month only, give its last day.",
        )
    return found


@dataclass(frozen=True)
class _Page:
    """One scorecard while its cells are placed."""

    asking: Asking
    matcher: Matcher
    scorecard: PrintedScorecard
    issued_on: date

    def parts(self) -> Iterator[SaidPart]:
        for printed, line in self._lines():
            yield from self._of_line(printed, line)

    # ---- lines -------------------------------------------------------------------------------------------

    def _lines(self) -> Iterator[tuple[PrintedLine, LineLayout]]:
        """Each printed line with the line of ours it is, but for those asked about or left out."""
        found = [(printed, *self._line(printed)) for printed in self.scorecard.lines]
        claims: dict[LineLayout, dict[tuple[str, ...], PrintedLine]] = defaultdict(dict)
        for printed, line, _ in found:
            if line is not None:
                claims[line].setdefault(labels_of(printed), printed)
        for printed, line, is_answered in found:
            if line is None:
                continue
            others = [one for labels, one in claims[line].items() if labels != labels_of(printed)]
            if others and not is_answered:
                line = self._claimed(printed, line, others)
            if line is not None:
                yield printed, line

    def _line(self, printed: PrintedLine) -> tuple[LineLayout | None, bool]:
        """The line a printed one is, and whether an answer said so."""
        match = self.matcher.match(printed)
        if not match.doubt and not self.asking.was_answered(printed):
            return match.line, False
        if not any(_says_something(cell) for cell in printed.cells):
            return None, False
        answer = self.asking.about_line(printed, match)
        return (_decided(answer, match), True) if answer else (None, False)

    def _claimed(
        self, printed: PrintedLine, line: LineLayout, others: list[PrintedLine]
    ) -> LineLayout | None:
        """Two printed lines cannot be one line of ours: which of them is it?"""
        places = " and ".join(f"{one.name} ({one.place})" for one in others)
        match = Match(line, f"{places} would be the same line of yours.")
        answer = self.asking.about_line(printed, match)
        return _decided(answer, match) if answer else None

    # ---- cells -------------------------------------------------------------------------------------------

    def _of_line(self, printed: PrintedLine, line: LineLayout) -> Iterator[SaidPart]:
        """The figures of a line, then the tallies of those that were placed."""
        placed: dict[Period | None, Cell] = {}
        for cell in printed.cells:
            if is_figure(cell) and cell.text.strip():
                found = self._figure(cell, printed, line)
                if found is not None:
                    placed[cell.column.period] = found.cell
                    yield found
                    yield from found.tally()
        for cell in printed.cells:
            if cell.column.kind in TALLIES and cell.column.period in placed and cell.text.strip():
                yield from self._tally(cell, printed, placed[cell.column.period])

    def _figure(self, cell: PrintedCell, printed: PrintedLine, line: LineLayout) -> SaidPart | None:
        value = self._value(cell, printed)
        if value is None or (cell.doubt and value.number is None):
            return None  # in a column that may be another's, a dash says nothing of any
        answer: Answer | None = None
        if cell.doubt:
            answer = self.asking.about_column(cell, printed)
            if answer is None or answer.kind is AnswerKind.SKIP:
                return None
        line = answer.line if answer and answer.line else line
        placed = self._period(cell, printed, line, value, answer)
        if placed is None:
            return None
        line, period = placed
        if value.percent and unit_of(line, self.matcher.catalogue) not in PERCENTAGES:
            answer = self.asking.about_unit(cell, printed, line)
            if answer is None or answer.kind is AnswerKind.SKIP:
                return None
            line = answer.line or line
        return self._said(cell, Cell(line.measure, period), line.shows, value)

    def _value(self, cell: PrintedCell, printed: PrintedLine) -> PrintedValue | None:
        value = read_value(cell.text)
        if value is not None:
            return value
        answer = self.asking.about_value(cell, printed)
        return read_value(answer.value) if answer and answer.value else None

    def _period(
        self,
        cell: PrintedCell,
        printed: PrintedLine,
        line: LineLayout,
        value: PrintedValue,
        answer: Answer | None,
    ) -> tuple[LineLayout, Period] | None:
        """The period of a cell, and the line where an answer changed it; None where the cell says nothing."""
        if answer and answer.period:
            return line, answer.period
        period, doubt = period_of(cell.column, line, as_at=self.scorecard.as_at, issued_on=self.issued_on)
        if period is not None:
            self._check_day(period, cell)
            return line, period
        if value.number is None:
            return None  # nothing is due there, and nothing is printed
        answer = self.asking.about_period(cell, printed, doubt)
        return (line, answer.period) if answer and answer.period else None

    def _check_day(self, period: Period, cell: PrintedCell) -> None:
        if period.months == 1 and period.last_day > self.issued_on:
            raise TrigpointError(
                f"A figure is printed for {period.label}, which had not ended on the day of issue,"
                f" {self.issued_on}.",
                place=cell.place,
                hint="Mend the day: in the file, or with --issued-on.",
            )

    def _tally(self, cell: PrintedCell, printed: PrintedLine, of: Cell) -> Iterator[SaidPart]:
        value = self._value(cell, printed)
        if value is None or value.number is None:
            return
        answer = self.asking.about_column(cell, printed) if cell.doubt else None
        if not cell.doubt or (answer and answer.kind is AnswerKind.YES):
            yield self._said(cell, of, TALLIES[cell.column.kind], value)

    def _said(self, cell: PrintedCell, of: Cell, shows: Shows, value: PrintedValue) -> SaidPart:
        return SaidPart(of, shows, value, self.issued_on, cell.where, cell.text)


def _decided(answer: Answer, match: Match) -> LineLayout | None:
    match answer.kind:
        case AnswerKind.SKIP:
            return None
        case AnswerKind.YES:
            return match.line
    return answer.line


def _says_something(cell: PrintedCell) -> bool:
    if not is_figure(cell) or not cell.text.strip():
        return False
    value = read_value(cell.text)
    return value is None or value.number is not None
