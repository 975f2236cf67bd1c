"""How far a figure may still move after it was first published, learnt from how earlier ones moved."""

from dataclasses import dataclass
from decimal import Decimal

from trigpoint.model.errors import InvalidModelError


@dataclass(frozen=True)
class Completeness:
    """Whether a fresh figure is provisional, and how far such figures usually still move.

    provisional: whether it usually moves by as much as can be seen in print. months: within how many months
    it usually settles. usual, lower, upper: the revision still to come, in the unit shown: the middle one of
    the past and what most of them lie between; None where too little is known, and `reason` says so.
    """

    provisional: bool
    reason: str
    months: int = 0
    usual: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.reason:
            raise InvalidModelError("a judgement must say why")
