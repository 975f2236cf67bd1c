"""A scorecard on the terminal: enough columns to read, the rest is in the reports."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from trigpoint.model.figures import State
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.scorecards import Line, Remark, Scorecard, Section, Value

ARROWS = {Arrow.UP: "↑", Arrow.DOWN: "↓", Arrow.SAME: "→", Arrow.NONE: ""}
VERDICT_STYLES = {Verdict.BETTER: "green", Verdict.WORSE: "red", Verdict.STABLE: "", Verdict.NONE: "dim"}
RAG_STYLES = {Rag.GREEN: "bold green", Rag.AMBER: "bold yellow", Rag.RED: "bold red"}


def scorecard_text(scorecard: Scorecard) -> RenderableType:
    """The opening page in short, then a table for each section."""
    heading = Text(f"{scorecard.title}\nAs at {scorecard.as_at.start:%B %Y}", style="bold")
    about = Text(f"{scorecard.document.council}. {scorecard.opening.summary}\n")
    sections = [_section(scorecard, section) for section in scorecard.sections]
    opening = [
        _remarks("Going well", scorecard.opening.going_well),
        _remarks("Needs attention", scorecard.opening.needs_attention),
        _remarks("Revised", scorecard.opening.revised),
    ]
    return Group(heading, about, *sections, *opening)


def _remarks(title: str, remarks: tuple[Remark, ...]) -> Text:
    text = Text(f"{title}\n", style="bold")
    for remark in remarks:
        text.append(f"  {remark.ref:<5} {remark.sentence}\n", style="not bold")
    return text


def _section(scorecard: Scorecard, section: Section) -> Table:
    table = Table(title=section.title, title_justify="left", title_style="bold", pad_edge=False, expand=True)
    table.add_column("Ref", no_wrap=True)
    table.add_column("Measure", ratio=1)
    for value in section.lines[0].months:
        table.add_column(value.period.label, justify="right", no_wrap=True)
    table.add_column(scorecard.outturn_label.split()[0], justify="right", no_wrap=True)
    table.add_column(scorecard.prior_label, justify="right", no_wrap=True)
    for heading in ("Good is", "Month", "Year", "Rating"):
        table.add_column(heading, no_wrap=True)
    for line in section.lines:
        table.add_row(*_cells(line))
    return table


def _cells(line: Line) -> list[str | Text]:
    name = f"{line.title} ({line.split})" if line.split else line.title
    *earlier, latest = line.months
    values = [*map(_figure, earlier), _with_tally(latest), _with_tally(line.outturn), _figure(line.prior)]
    arrows = [_direction(line.dot_month), _direction(line.dot_year)]
    return [line.ref, name, *values, str(line.polarity), *arrows, _rating(line.rag_year_end)]


def _figure(value: Value) -> Text:
    text = Text("suspended" if value.state is State.SUSPENDED else value.text)
    if value.revision:
        text.append(" R", style="bold")
    return text


def _with_tally(value: Value) -> Text:
    """The figure with its tally beneath; there is room for it in the latest month and the year."""
    text = _figure(value)
    if value.tally:
        text.append(f"\n{value.tally}", style="dim")
    return text


def _direction(direction: Direction) -> Text:
    return Text(ARROWS[direction.arrow], style=VERDICT_STYLES[direction.verdict])


def _rating(judgement: RagJudgement) -> Text:
    if judgement.status not in RAG_STYLES:
        return Text("")
    return Text(judgement.status.capitalize(), style=RAG_STYLES[judgement.status])
