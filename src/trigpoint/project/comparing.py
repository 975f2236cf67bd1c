"""The verb `diff`: what differs between two stored runs, and the rows that made it so."""

from trigpoint.judgements.revision import differs
from trigpoint.model.figures import WHOLE
from trigpoint.model.judgements import Revision
from trigpoint.project.evidence import evidence_of
from trigpoint.project.folder import CouncilFolder
from trigpoint.project.revising import explained
from trigpoint.store.runs import Run, read_figures


def compare(council: CouncilFolder, before: Run, after: Run) -> list[Revision]:
    """A revision for each whole figure that both runs have and that differs, in the later run's order."""
    then, now = read_figures(before), read_figures(after)
    changed = {
        cell: then[cell]
        for cell, figure in now.items()
        if cell.breakdown == WHOLE and cell in then and differs(then[cell], figure)
    }
    return explained(changed, now, evidence_of(council, before), evidence_of(council, after))
