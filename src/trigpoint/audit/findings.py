"""What an audit finds: which cells do not go together, the arithmetic, how sure that is, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trigpoint.model.printed import PrintedCell, PrintedLine


class Check(StrEnum):
    """What was checked."""

    PERCENTAGE = "a percentage and what it is of"
    PARTS = "parts and their whole"
    ROW = "a row in its place"
    YEAR = "months and their year"
    FLOW = "opening, in, out and closing"
    ARROW = "an arrow and its figures"
    COLOUR = "a colour and its figures"
    TARGET = "a target and its line"
    UNIT = "a unit and its figures"
    COMPARATOR = "a figure and its comparators"
    FREQUENCY = "a frequency and the months shown"
    GAP = "a nought that may be a gap"


class Certainty(StrEnum):
    """How sure a finding is.

    Certain: the cells cannot all be right. Likely: they can only with a reason that the page does not give.
    Possible: worth a look.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


ORDER = {Certainty.CERTAIN: 0, Certainty.LIKELY: 1, Certainty.POSSIBLE: 2}


@dataclass(frozen=True)
class Finding:
    """lines: the names of the lines it is about, in their order. cells: where each cell is that it names.

    sentence: what does not go together, with the arithmetic. advice: what to do about it.
    """

    check: Check
    certainty: Certainty
    lines: tuple[str, ...]
    cells: tuple[str, ...]
    sentence: str
    advice: str


def found(
    check: Check,
    certainty: Certainty,
    *,
    lines: Iterable[PrintedLine],
    cells: Iterable[PrintedCell],
    sentence: str,
    advice: str,
) -> Finding:
    """A finding about cells; it is never certain where a cell's own column is in doubt, and says so."""
    named = list(cells)
    doubts = list(dict.fromkeys(cell.doubt for cell in named if cell.doubt))
    if doubts:
        certainty = Certainty.LIKELY if certainty is Certainty.CERTAIN else certainty
        sentence = f"{sentence} (In doubt: {doubts[0]}.)"
    return Finding(
        check=check,
        certainty=certainty,
        lines=tuple(dict.fromkeys(line.name for line in lines)),
        cells=tuple(dict.fromkeys(cell.where for cell in named)),
        sentence=sentence,
        advice=advice,
    )
