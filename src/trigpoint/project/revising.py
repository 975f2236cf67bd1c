"""Finds which figures differ from the last ones calculated, and the rows that made each of them differ."""

from collections.abc import Mapping

from trigpoint.figures.calculate import Figures
from trigpoint.figures.candidates import Candidates
from trigpoint.judgements.revision import differs, explain
from trigpoint.judgements.shown import Style
from trigpoint.model.figures import WHOLE, Cell, Figure
from trigpoint.model.judgements import Revision
from trigpoint.project.evidence import Evidence, evidence_of
from trigpoint.project.folder import CouncilFolder
from trigpoint.store.runs import last_figures, run_named


def revisions_since(council: CouncilFolder, figures: Figures, now: Evidence) -> list[Revision]:
    """What differs from the last run of each cell: whole figures, as groups change for the same rows."""
    before = {cell: found for cell, found in last_figures(council.store).items() if cell.breakdown == WHOLE}
    changed: dict[str, dict[Cell, Figure]] = {}
    for cell, (run, figure) in before.items():
        if cell in figures and differs(figure, figures[cell]):
            changed.setdefault(run, {})[cell] = figure
    return [
        revision
        for run, earlier in changed.items()
        for revision in explained(earlier, figures, evidence_of(council, run_named(council.store, run)), now)
    ]


def explained(
    earlier: Mapping[Cell, Figure], figures: Mapping[Cell, Figure], before: Evidence, after: Evidence
) -> list[Revision]:
    """A revision, with its rows, for each of the earlier figures that differs now."""
    candidates = Candidates(before.records, after.records)
    found = (_explained(cell, was, figures[cell], before, after, candidates) for cell, was in earlier.items())
    return [revision for revision in found if revision is not None]


def _explained(
    cell: Cell, was: Figure, now: Figure, before: Evidence, after: Evidence, candidates: Candidates
) -> Revision | None:
    measure = after.catalogue.measures[cell.measure]
    defined_before = before.catalogue.measures.get(cell.measure)
    same_definition = defined_before is not None and defined_before.text == measure.text
    # Where the definition changed, any row may be counted otherwise.
    few = candidates if same_definition else None
    members_before = before.members(defined_before, cell, few) if defined_before else []
    members_after = after.members(measure, cell, few)
    return explain(
        was,
        now,
        name=_spoken(measure.title),
        style=Style.of(measure),
        members_before=members_before,
        members_after=members_after,
        recorded_before=before.recorded([*members_before, *members_after]),
        recorded_after=after.recorded([*members_before, *members_after]),
        definition_changed=not same_definition,
    )


def _spoken(title: str) -> str:
    """A title within a sentence: without its capital, unless it is an abbreviation's."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
