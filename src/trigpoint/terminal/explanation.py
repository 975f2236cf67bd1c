"""One measure on the terminal: what it means, its figures, why it is rated so, and how it was revised."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from trigpoint.model.figures import Figure
from trigpoint.model.scorecards import Line
from trigpoint.project.explaining import Explanation, RowsBehind


def explanation_text(explanation: Explanation) -> RenderableType:
    """The whole, under headings."""
    return Group(*_parts(explanation))


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    line, measure = explanation.line, explanation.measure
    yield Text(f"\n{line.name}", style="bold")
    yield Text(f"Measure {measure.id}; {measure.owner}. {measure.why}\n")
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
    table = Table(pad_edge=False)
    for heading in ("Period", "Figure", "Tally", ""):
        table.add_column(heading)
    for value in (*line.months, line.outturn, line.prior):
        table.add_row(value.period.label, value.text, value.tally, value.reason)
    return table


def _judgements(line: Line) -> Iterator[tuple[str, str]]:
    yield "Direction, month", line.dot_month.reason
    yield "Direction, year", line.dot_year.reason
    yield "Rating, month", line.rag_month.reason
    yield "Rating, year end", line.rag_year_end.reason


def _history(explanation: Explanation) -> Table:
    table = Table(pad_edge=False)
    for heading in ("Run", "Records known on", "Period", "Figure", "Why it differs"):
        table.add_column(heading)
    for past in explanation.history:
        figure = _figure(past.figure, explanation.measure.decimals)
        known_on = f"{past.run.records_known_on}"
        table.add_row(past.run.id, known_on, past.period.label, figure, past.sentence)
    return table


def _figure(figure: Figure, decimals: int) -> str:
    if figure.value is None:
        return figure.reason
    tally = f" ({figure.numerator} of {figure.denominator})" if figure.denominator is not None else ""
    return f"{figure.value:.{decimals}f}{tally}"


def explanation_facts(explanation: Explanation) -> dict[str, Any]:
    """The same for a script to read."""
    line, measure = explanation.line, explanation.measure
    values = (*line.months, line.outturn, line.prior)
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
            for value in values
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
