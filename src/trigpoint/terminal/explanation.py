"""One measure on the terminal: what it means, its figures, why it is rated so, and how it was revised."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from trigpoint.judgements.shown import Style
from trigpoint.model.scorecards import Line, Value
from trigpoint.outputs.words import signal_sentences
from trigpoint.project.explaining import Explanation, RowsBehind
from trigpoint.terminal.listings import plain_table


def explanation_text(explanation: Explanation) -> RenderableType:
    """The whole, under headings."""
    return Group(*_parts(explanation))


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    line, measure = explanation.line, explanation.measure
    yield Text(f"\n{line.name}", style="bold")
    yield Text(f"{measure.why}\nMeasure: {measure.id}. Owner: {measure.owner}.\n")
    yield Text("In words", style="bold")
    yield Text(f"{explanation.in_words}\n")
    yield Text("As written", style="bold")
    yield Syntax(measure.text, "yaml", background_color="default", word_wrap=True)
    if explanation.sql:
        yield Text("\nAs SQL", style="bold")
        yield Syntax(explanation.sql, "sql", background_color="default", word_wrap=True)
    yield Text("\nFigures", style="bold")
    yield _figures(line)
    yield Text("\nJudgement", style="bold")
    yield Text("\n".join(f"{name}: {reason}" for name, reason in _judgements(line)))
    yield Text("\nWhat each run made of it", style="bold")
    yield _history(explanation)


def _figures(line: Line) -> Table:
    table = plain_table("Period", "Figure", "Tally", "")
    for value in _values(line):
        table.add_row(value.period.label, value.text, value.tally, value.reason)
    return table


def _values(line: Line) -> tuple[Value, ...]:
    """The figures of a line, each once: the outturn may be that of the last month."""
    return tuple({value.period: value for value in (*line.months, line.outturn, line.prior)}.values())


def _judgements(line: Line) -> Iterator[tuple[str, str]]:
    yield "Direction, month", line.dot_month.reason
    yield "Direction, year", line.dot_year.reason
    yield "Rating, month", line.rag_month.reason
    yield "Rating, year end", line.rag_year_end.reason
    yield from signal_sentences(line)


def _history(explanation: Explanation) -> Table:
    """Each period's figures by run, oldest first, so that what a run changed stands beneath what it was."""
    style = Style.of(explanation.measure)
    table = plain_table("Period", "Run", "Records known on", "Figure", "Why it differs")
    for past in explanation.history:
        known_on, figure = f"{past.run.records_known_on}", style.with_tally(past.figure)
        table.add_row(past.period.label, past.run.id, known_on, figure, past.sentence)
    return table


def explanation_facts(explanation: Explanation) -> dict[str, Any]:
    """The same for a script to read."""
    line, measure = explanation.line, explanation.measure
    return {
        "ref": line.ref,
        "split": line.split,
        "measure": measure.id,
        "title": line.title,
        "in_words": explanation.in_words,
        "text": measure.text,
        "sql": explanation.sql,
        "figures": [
            {"period": value.period.id, "text": value.text, "tally": value.tally, "state": value.state}
            for value in _values(line)
        ],
        "judgements": dict(_judgements(line)),
        "history": [
            {
                "run": past.run.id,
                "period": past.period.id,
                "value": None if past.figure.value is None else str(past.figure.value),
                "state": past.figure.state,
                "why": past.sentence,
            }
            for past in explanation.history
        ],
    }


def row_facts(behind: RowsBehind) -> list[dict[str, Any]]:
    """The rows behind a figure: whether each is in the numerator, then its columns."""
    return [{"in_numerator": member.in_numerator, **row} for member, row in behind.rows]
