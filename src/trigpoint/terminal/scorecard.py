"""A scorecard on the terminal: as many columns as there is room for, the rest is in the reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from trigpoint.model.figures import State
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.scorecards import Line, Remark, Scorecard, Section, Value
from trigpoint.outputs import words
from trigpoint.terminal.listings import points

ARROWS = {Arrow.UP: "↑", Arrow.DOWN: "↓", Arrow.SAME: "→", Arrow.NONE: ""}
VERDICT_STYLES = {Verdict.BETTER: "green", Verdict.WORSE: "red", Verdict.STABLE: "", Verdict.NONE: "dim"}
RAG_STYLES = {Rag.GREEN: "bold green", Rag.AMBER: "bold yellow", Rag.RED: "bold red"}

LEAST_MEASURE = 28  # characters, beneath which a title is a tower of single words
GAP = 2


@dataclass(frozen=True)
class Column:
    """A column and what a line has in it. `leave_out`: the lowest goes first where room is short; 0 never."""

    heading: str
    cell: Callable[[Line], Text]
    justify: JustifyMethod = "left"
    leave_out: int = 0

    def width(self, lines: Sequence[Line]) -> int:
        """The length of its longest word: less would cut it."""
        texts = [self.heading, *(self.cell(line).plain for line in lines)]
        return max(len(word) for text in texts for word in text.split() or [""])


def scorecard_text(scorecard: Scorecard, width: int) -> RenderableType:
    """The opening page in short and a table for each section, in lines of no more than `width` characters."""
    heading = Text(f"{scorecard.title}\nAs at {scorecard.as_at.start:%B %Y}", style="bold")
    about = Text(f"{scorecard.document.council}. {scorecard.opening.summary}\n")
    lines = [line for section in scorecard.sections for line in section.lines]
    columns = _columns(scorecard)
    shown = _that_fit(columns, lines, width)
    sections = [_section(section, shown, lines) for section in scorecard.sections]
    opening = [
        part
        for _, title, remarks, _ in words.opening_lists(scorecard.opening)
        for part in _remarks(title, remarks)
    ]
    parted = [part for section in sections for part in (section, Text())]
    return Group(heading, about, *parted, *_left_out(columns, shown), *opening)


def _remarks(title: str, remarks: tuple[Remark, ...]) -> list[RenderableType]:
    if not remarks:
        return []
    return [Text(title, style="bold"), points([(each.ref, each.sentence) for each in remarks]), Text()]


# ---- columns -------------------------------------------------------------------------------------------


def _columns(scorecard: Scorecard) -> list[Column]:
    months = [value.period.label for value in scorecard.sections[0].lines[0].months]
    return [
        Column("Ref", lambda line: Text(line.ref)),
        Column("Measure", lambda line: Text(f"{line.title} ({line.split})" if line.split else line.title)),
        *(_month(label, number, len(months)) for number, label in enumerate(months)),
        Column(scorecard.outturn_label.split()[0], lambda line: _figure(line.outturn), "right"),
        Column(scorecard.prior_label, lambda line: _figure(line.prior), "right", leave_out=3),
        Column("Good is", lambda line: Text(str(line.polarity)), leave_out=1),
        Column("Month", lambda line: _direction(line.dot_month)),
        Column("Year", lambda line: _direction(line.dot_year)),
        Column("Rating", lambda line: _rating(line.rag_year_end)),
    ]


def _month(label: str, number: int, months: int) -> Column:
    """Of the months the last is always shown, and the earliest is the first to go."""
    leave_out = 0 if number == months - 1 else 2 * (number + 1)
    return Column(label, lambda line: _figure(line.months[number]), "right", leave_out)


def _that_fit(columns: Sequence[Column], lines: Sequence[Line], width: int) -> list[Column]:
    shown = list(columns)
    for column in sorted((each for each in columns if each.leave_out), key=lambda each: each.leave_out):
        needed = sum(max(each.width(lines), _least(each)) + GAP for each in shown) - GAP
        if needed <= width:
            break
        shown.remove(column)
    return shown


def _least(column: Column) -> int:
    return LEAST_MEASURE if column.heading == "Measure" else 0


def _left_out(columns: Sequence[Column], shown: Sequence[Column]) -> list[Text]:
    left_out = [column.heading for column in columns if column not in shown]
    if not left_out:
        return []
    return [Text(f"There is no room here for {', '.join(left_out)}; the reports have them.\n", style="dim")]


def _section(section: Section, columns: Sequence[Column], lines: Sequence[Line]) -> Table:
    """A section's table; its columns are as wide as those of the other sections."""
    table = Table(
        title=section.title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        padding=(0, GAP - 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        expand=True,
    )
    for column in columns:
        least = max(column.width(lines), _least(column))
        ratio = 1 if column.heading == "Measure" else None
        table.add_column(
            column.heading,
            justify=column.justify,
            min_width=least,
            width=None if ratio else least,
            ratio=ratio,
        )
    for line in section.lines:
        table.add_row(*(column.cell(line) for column in columns))
    return table


# ---- cells ---------------------------------------------------------------------------------------------


def _figure(value: Value) -> Text:
    """The figure, marked where it was revised, with its tally beneath."""
    text = Text("suspended" if value.state is State.SUSPENDED else value.text)
    if value.revision:
        text.append(" R", style="bold")
    if value.tally:
        text.append(f"\n{value.tally}", style="dim")
    return text


def _direction(direction: Direction) -> Text:
    return Text(ARROWS[direction.arrow], style=VERDICT_STYLES[direction.verdict])


def _rating(judgement: RagJudgement) -> Text:
    if judgement.status not in RAG_STYLES:
        return Text("")
    return Text(judgement.status.capitalize(), style=RAG_STYLES[judgement.status])
