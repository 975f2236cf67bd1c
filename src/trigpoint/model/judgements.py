"""Judgements: what is said of a figure, always with the sentence that says why."""

from dataclasses import dataclass
from enum import StrEnum

from trigpoint.model.errors import InvalidModelError
from trigpoint.model.figures import Cell, Figure


class Rag(StrEnum):
    """The colours, and the reasons there can be none."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    INFO = "info"
    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    SUSPENDED = "suspended"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


COLOURS = frozenset({Rag.GREEN, Rag.AMBER, Rag.RED})


@dataclass(frozen=True)
class RagJudgement:
    status: Rag
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")


class Arrow(StrEnum):
    """The sign of the change in the figure, whatever it means."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NONE = "none"


class Verdict(StrEnum):
    """What the change means by the measure's polarity. Info measures get none."""

    BETTER = "better"
    WORSE = "worse"
    STABLE = "stable"
    NONE = "none"


@dataclass(frozen=True)
class Direction:
    """Direction of travel between two figures."""

    arrow: Arrow
    verdict: Verdict
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")


class Cause(StrEnum):
    """Why a row made a figure differ from the one last calculated."""

    ENTERED = "entered"
    CORRECTED = "corrected"
    DELETED = "deleted"
    DEFINITION_CHANGED = "definition_changed"


@dataclass(frozen=True)
class RowChange:
    """One row that caused a revision."""

    cause: Cause
    table: str
    key: str
    recorded_on: str  # ISO date the row was recorded, "" where it is unknown
    effect: str  # 'now counted', 'no longer counted', 'now meets the standard', ...


@dataclass(frozen=True)
class Revision:
    """A figure that differs from the one last calculated for the same cell."""

    cell: Cell
    before: Figure
    after: Figure
    changes: tuple[RowChange, ...]
    sentence: str
