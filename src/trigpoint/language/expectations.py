"""What a case expects: a tally, a number, or no data."""

import re
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.model.errors import Place, TrigpointError

_TALLY = re.compile(r"(-?\d+(?:\.\d+)?) of (\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class ExpectedTally:
    """'47 of 51': the numerator and the denominator."""

    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True)
class ExpectedNumber:
    """The value, as far as its decimals go: 13.4 is met by 13.43."""

    value: Decimal


@dataclass(frozen=True)
class ExpectedNoData:
    """No row counts, and so there is no value."""


Expected = ExpectedTally | ExpectedNumber | ExpectedNoData


def read_expected(text: str, place: Place) -> Expected:
    """The answer a text names; TrigpointError for anything else."""
    words = " ".join(text.split())
    if words == "no data":
        return ExpectedNoData()
    if tally := _TALLY.fullmatch(words):
        return ExpectedTally(Decimal(tally[1]), Decimal(tally[2]))
    if _NUMBER.fullmatch(words):
        return ExpectedNumber(Decimal(words))
    raise TrigpointError(
        f"'{text}' is not an answer.", place=place, hint='Write "47 of 51", a number, or no data.'
    )
