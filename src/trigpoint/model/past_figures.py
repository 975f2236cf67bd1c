"""What was said of a cell, and when: by a run of ours, or by a scorecard printed before."""

from dataclasses import dataclass
from datetime import date

from trigpoint.model.figures import Cell, Figure


@dataclass(frozen=True)
class PastFigure:
    """A figure as it was said.

    known_on: the day its records, or its issue, are of. said_by: a run's id, or the name of the scorecard it
    was printed in.
    """

    figure: Figure
    known_on: date
    said_by: str

    @property
    def cell(self) -> Cell:
        return self.figure.cell
