"""The verb `history show`: what was said of a line's figures, by runs and printed scorecards, and when."""

from dataclasses import dataclass

from trigpoint.history.past import past_figures
from trigpoint.judgements.shown import Style
from trigpoint.language.names import suggestion
from trigpoint.model.catalogue import LineLayout
from trigpoint.model.errors import TrigpointError
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import PeriodKind
from trigpoint.project.folder import CouncilFolder


@dataclass(frozen=True)
class Recalled:
    """All that was said of a line, by period and oldest first, and how the line shows a figure."""

    name: str
    style: Style
    past: tuple[PastFigure, ...]


def recall(council: CouncilFolder, ref: str) -> list[Recalled]:
    """What was said of the lines with a reference (1.9), or of a measure (re_referrals)."""
    past = past_figures(council.store)
    return [
        Recalled(
            name=_name(council, line),
            style=Style.of(council.catalogue.measures[line.measure], line.shows),
            past=tuple(said for kind in PeriodKind for said in past.of(line.measure, kind)),
        )
        for line in _lines(council, ref)
    ]


def _lines(council: CouncilFolder, ref: str) -> list[LineLayout]:
    lines = list(council.layout.lines())
    found = [line for line in lines if ref in (line.ref, line.measure)]
    if found:
        return found
    if ref in council.catalogue.measures:
        return [LineLayout(ref="", measure=ref, title="")]
    known = dict.fromkeys([*(line.ref for line in lines), *council.catalogue.measures])
    raise TrigpointError(
        f"There is no line or measure {ref}.", hint=suggestion(ref, known, what="A line or measure")
    )


def _name(council: CouncilFolder, line: LineLayout) -> str:
    title = line.title or council.catalogue.measures[line.measure].title
    split = f" ({line.split})" if line.split else ""
    return f"{line.ref} {title}{split}".strip()
