"""How far a figure may still move after it was first published, learnt from how earlier ones moved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trigpoint.model.errors import InvalidModelError


@dataclass(frozen=True)
class Completeness:
    """Whether a fresh figure is provisional, and how far such figures usually still move.

    provisional: whether it usually moves by as much as can be seen in print. months: for how many months it
    still does; until: the day from which it is taken for settled. usual, lower, upper: the revision still to
    come, in the unit shown: the middle one of the past and what most of them lie between; None where too
    little is known, and `reason` says so. seen: how many months that was learnt from.
    """

    provisional: bool
    reason: str
    months: int = 0
    until: date | None = None
    usual: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    seen: int = 0

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")
