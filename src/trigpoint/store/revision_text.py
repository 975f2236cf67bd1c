"""Revisions as JSON and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.judgements import Cause, Revision, RowChange
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.store.figure_rows import number_from, number_text
from trigpoint.store.manifests import as_json


def to_json(revisions: Sequence[Revision]) -> bytes:
    return (as_json([_revision_facts(revision) for revision in revisions]) + "\n").encode()


def from_json(text: bytes) -> list[Revision]:
    return [_revision(facts) for facts in json.loads(text)]


def _revision_facts(revision: Revision) -> dict[str, Any]:
    return {
        "cell": _cell_facts(revision.cell),
        "before": _figure_facts(revision.before),
        "after": _figure_facts(revision.after),
        "changes": [asdict(change) for change in revision.changes],
        "sentence": revision.sentence,
    }


def _revision(facts: dict[str, Any]) -> Revision:
    return Revision(
        cell=_cell(facts["cell"]),
        before=_figure(facts["before"]),
        after=_figure(facts["after"]),
        changes=tuple(
            RowChange(**{**change, "cause": Cause(change["cause"])}) for change in facts["changes"]
        ),
        sentence=facts["sentence"],
    )


def _cell_facts(cell: Cell) -> dict[str, str]:
    return {
        "measure": cell.measure,
        "period_start": cell.period.start.isoformat(),
        "period_stop": cell.period.stop.isoformat(),
        "period_kind": cell.period.kind,
        "breakdown": cell.breakdown,
        "group": cell.group,
    }


def _cell(facts: dict[str, str]) -> Cell:
    days = (date.fromisoformat(facts["period_start"]), date.fromisoformat(facts["period_stop"]))
    period = Period(*days, PeriodKind(facts["period_kind"]))
    return Cell(facts["measure"], period, facts["breakdown"], facts["group"])


def _figure_facts(figure: Figure) -> dict[str, Any]:
    return {
        "cell": _cell_facts(figure.cell),
        "state": figure.state,
        "value": number_text(figure.value),
        "numerator": number_text(figure.numerator),
        "denominator": number_text(figure.denominator),
        "reason": figure.reason,
    }


def _figure(facts: dict[str, Any]) -> Figure:
    return Figure(
        cell=_cell(facts["cell"]),
        state=State(facts["state"]),
        value=number_from(facts["value"]),
        numerator=number_from(facts["numerator"]),
        denominator=number_from(facts["denominator"]),
        reason=facts["reason"],
    )
