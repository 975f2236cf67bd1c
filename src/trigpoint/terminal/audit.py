"""What an audit found, on the terminal: by line, the surest first, with cells and arithmetic."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from trigpoint.audit import Certainty, Finding
from trigpoint.audit.findings import ORDER
from trigpoint.model.printed import PrintedScorecard
from trigpoint.terminal.listings import count_of, points

MOST_LINES_NAMED = 3  # of a finding that stands under its first line
MOST_CELLS = 6


def audit_text(scorecard: PrintedScorecard, findings: Sequence[Finding]) -> RenderableType:
    """The findings under their lines; those of many lines, and of the whole page, stand last."""
    return Group(*_parts(scorecard, findings))


def summary(scorecard: PrintedScorecard, findings: Sequence[Finding]) -> str:
    """How much was looked at, and how many findings of each kind there are."""
    counted = ", ".join(
        f"{sum(finding.certainty is certainty for finding in findings)} {certainty}"
        for certainty in Certainty
    )
    cells = sum(len(line.cells) for line in scorecard.lines)
    looked = f"{count_of(len(scorecard.lines), 'row')} and {count_of(cells, 'cell')} of {scorecard.file} read"
    return f"{looked}; {count_of(len(findings), 'finding')}: {counted}."


def audit_facts(scorecard: PrintedScorecard, findings: Sequence[Finding]) -> dict[str, Any]:
    """The same for a script to read."""
    return {
        "file": scorecard.file,
        "title": scorecard.title,
        "as_at": scorecard.as_at.id if scorecard.as_at else None,
        "issued_on": scorecard.issued_on,
        "rows": len(scorecard.lines),
        "remarks": scorecard.remarks,
        "unread": [{"place": str(place), "why": why} for place, why in scorecard.unread],
        "findings": [
            {
                "check": finding.check.name.lower(),
                "certainty": finding.certainty,
                "lines": finding.lines,
                "cells": finding.cells,
                "sentence": finding.sentence,
                "advice": finding.advice,
            }
            for finding in findings
        ],
    }


def _parts(scorecard: PrintedScorecard, findings: Sequence[Finding]) -> Iterator[RenderableType]:
    titles = {line.name: line.title for line in reversed(scorecard.lines)}
    for name, group in _groups(scorecard, findings):
        title = titles.get(name, "")
        yield Text(f"\n{name} {title if title != name else ''}".rstrip(), style="bold")
        yield points(row for finding in group for row in _entries(finding))
    for place, why in scorecard.unread:
        yield Text(f"\nNot read: {place}: {why}.")
    for remark in scorecard.remarks:
        yield Text(f"\nTaken for granted: {remark}")


def _groups(scorecard: PrintedScorecard, findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Findings by line: first the lines with the surest, in the order they are printed."""
    position = {line.name: n for n, line in reversed(list(enumerate(scorecard.lines)))}
    by_line: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: ORDER[finding.certainty]):
        by_line.setdefault(_heading(finding), []).append(finding)

    def rank(name: str) -> tuple[int, int]:
        return ORDER[by_line[name][0].certainty], position.get(name, len(position))

    for name in sorted(by_line, key=rank):
        yield name, by_line[name]


def _heading(finding: Finding) -> str:
    if not finding.lines:
        return "The page"
    return finding.lines[0] if len(finding.lines) <= MOST_LINES_NAMED else "Several lines"


def _entries(finding: Finding) -> Iterator[tuple[str, str]]:
    yield finding.certainty.value, finding.sentence
    named = finding.lines if len(finding.lines) > MOST_LINES_NAMED else ()
    if named:
        yield "", f"Lines {', '.join(named)}."
    yield "", f"{_places(finding)}{finding.advice}"


def _places(finding: Finding) -> str:
    if not finding.cells:
        return ""
    more = len(finding.cells) - MOST_CELLS
    tail = f" and {more} more" if more > 0 else ""
    return f"At {'; '.join(finding.cells[:MOST_CELLS])}{tail}. "
