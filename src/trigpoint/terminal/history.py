"""Imports, their open questions, and what was said of a figure, as tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from trigpoint.history.questions import Question
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.project.importing import Imported
from trigpoint.project.recalling import Recalled
from trigpoint.store.imports import Import
from trigpoint.terminal.listings import count_of, exact_number, plain_table, printable

MOST_QUESTIONS = 5
GAP = 3  # between two columns


def import_lines(imported: Imported) -> Iterator[str]:
    """What became of a file, and the first few of what is open."""
    placed, name = imported.placed, imported.file.name
    figures, cells = count_of(len(placed.figures), "figure"), count_of(placed.cells, "cell")
    left_out = f", {count_of(placed.left_out, 'answer')} left something out" if placed.left_out else ""
    if imported.stored is None:
        yield f"{name}: {cells} can be placed; {count_of(len(placed.open), 'question')} open{left_out}."
        yield from (f"  - {_asked(question)}" for question in placed.open[:MOST_QUESTIONS])
        if len(placed.open) > MOST_QUESTIONS:
            yield f"  and {len(placed.open) - MOST_QUESTIONS:,} more"
        if placed.open:
            yield f"  Fill in the column 'answer' of {imported.review}, and import the file again."
    elif imported.is_new:
        yield f"{name}: {figures} from {cells} stored as import {imported.stored.id}{left_out}."
    else:
        yield f"{name}: nothing new, it is import {imported.stored.id} already."


def _asked(question: Question) -> str:
    about = ": ".join(filter(None, (question.where, question.line, question.column)))
    printed = f" '{question.printed}'" if question.printed else ""
    return printable(f"{about}{printed}. {question.mistake} {question.why}".replace("  ", " "))


def import_facts(imported: Imported) -> dict[str, Any]:
    """What became of a file, for a script to read."""
    placed = imported.placed
    return {
        "file": imported.file.name,
        "import": imported.stored.id if imported.stored else None,
        "is_new": imported.is_new,
        "figures": len(placed.figures),
        "cells": placed.cells,
        "left_out": placed.left_out,
        "review": str(imported.review) if imported.review else None,
        "open": [
            {
                "question": each.id,
                "kind": each.kind,
                "where": each.where,
                "line": each.line,
                "column": each.column,
                "printed": each.printed,
                "why": each.why,
                "proposal": each.proposal,
                "mistake": each.mistake,
            }
            for each in placed.open
        ],
    }


def imports_table(imports: Sequence[Import], counting: Sequence[Import]) -> Table:
    """Every import; one whose place a later one has taken says so."""
    count = {one.id for one in counting}
    table = plain_table("Import", "File", "Issued on", "Figures", "Answers", "Made at", "")
    for one in imports:
        table.add_row(
            one.id,
            Text(printable(one.file)),
            _days(one),
            f"{one.figures:,}",
            f"{sum(bool(answer) for answer in one.answers.values())}",
            f"{one.created_at:%Y-%m-%d %H:%M}",
            "" if one.id in count else "replaced",
        )
    return table


def _days(one: Import) -> str:
    first, last = one.issued_on[0], one.issued_on[-1]
    return f"{first}" if first == last else f"{first} to {last}, {len(one.issued_on)} issues"


def stored_import_facts(one: Import, counting: Sequence[Import]) -> dict[str, Any]:
    """A stored import for a script to read."""
    return {
        "import": one.id,
        "file": one.file,
        "sha256": one.sha256,
        "issued_on": [day.isoformat() for day in one.issued_on],
        "figures": one.figures,
        "answers": dict(one.answers),
        "version": one.version,
        "created_at": one.created_at.isoformat(),
        "replaced": one.id not in {each.id for each in counting},
    }


def recalled_table(recalled: Recalled, width: int) -> tuple[Table, int]:
    """Periods down and sayings across, the latest on the right; and how many earlier ones found no room."""
    said = {(one.cell.period, _by(one)): recalled.style.with_tally(one.figure) for one in recalled.past}
    sayings = sorted({_by(one) for one in recalled.past})
    shown = _that_fit(sayings, said, width)
    table = plain_table("Period", *(f"{day}\n{name}" for day, name in shown))
    periods = sorted({period for period, by in said if by in shown}, key=_shortest_kind_first)
    for period in periods:
        table.add_row(period.label, *(said.get((period, by), "") for by in shown))
    return table, len(sayings) - len(shown)


def _shortest_kind_first(period: Period) -> tuple[int, date]:
    return list(PeriodKind).index(period.kind), period.start


Saying = tuple[str, str]


def _by(one: PastFigure) -> Saying:
    return one.known_on.isoformat(), printable(one.said_by)


def _that_fit(sayings: Sequence[Saying], said: dict[Any, str], width: int) -> list[Saying]:
    """The latest sayings that stand side by side, at least one."""
    left = width - len("Mar-22 to Mar-22") - GAP
    shown: list[Saying] = []
    for saying in reversed(sayings):
        texts = [text for (_, by), text in said.items() if by == saying]
        left -= max(map(len, (*saying, *texts))) + GAP
        if left < 0 and shown:
            break
        shown.insert(0, saying)
    return shown


def recalled_facts(recalled: Recalled) -> dict[str, Any]:
    """What was said of a line, for a script to read."""
    return {
        "line": recalled.name,
        "shows": recalled.style.shows,
        "said": [
            {
                "period": one.cell.period.id,
                "known_on": one.known_on.isoformat(),
                "said_by": one.said_by,
                "state": one.figure.state,
                "value": exact_number(one.figure.value),
                "numerator": exact_number(one.figure.numerator),
                "denominator": exact_number(one.figure.denominator),
                "reason": one.figure.reason,
            }
            for one in recalled.past
        ],
    }
