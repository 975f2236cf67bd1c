"""What a published cell says: a number kept to nine decimals, or the reason why there is none."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from trigpoint.model.errors import TrigpointError

DECIMALS = 9  # files carry 33.700000000000003 for 33.7: no publisher gives more than nine decimals


class PublishedState(StrEnum):
    """What a publisher says about a cell. Only a known one has a number; none of the others is zero."""

    KNOWN = "known"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"
    LOW_RELIABILITY = "low_reliability"
    ROUNDS_TO_ZERO = "rounds_to_zero"


# Symbols of the Government Statistical Service, the ones they replaced, and the tools' own. Square brackets
# around a symbol, as in spreadsheets for everyone, mean the same. Source: the open data standards of the
# Department for Education, and the files themselves.
SYMBOLS = {
    "c": PublishedState.SUPPRESSED,
    "*": PublishedState.SUPPRESSED,
    "z": PublishedState.NOT_APPLICABLE,
    "x": PublishedState.NO_DATA,
    ":": PublishedState.NO_DATA,
    "-": PublishedState.NO_DATA,
    "..": PublishedState.NO_DATA,
    "...": PublishedState.NO_DATA,
    "": PublishedState.NO_DATA,
    "na": PublishedState.NO_DATA,
    "n/a": PublishedState.NO_DATA,
    "u": PublishedState.LOW_RELIABILITY,
    "low": PublishedState.ROUNDS_TO_ZERO,
    "k": PublishedState.ROUNDS_TO_ZERO,
    "~": PublishedState.ROUNDS_TO_ZERO,
}

_NUMBER = re.compile(
    r"[+-]?((\d{1,3}(,\d{3})+|\d{1,15})(\.\d*)?|\.\d+)([eE]([+-]?0?\d|-\d\d))?%?", re.ASCII
)  # up to 15 figures before the point: what a float holds exactly

# Written as it would be kept, as nearly every cell is: no sum is needed.
_AS_KEPT = re.compile(r"0|-?[1-9]\d{0,11}(\.\d{0,8}[1-9])?|-?0\.\d{0,8}[1-9]", re.ASCII)


@dataclass(frozen=True)
class PublishedCell:
    """One cell as read. printed is the number as decimal text, or the symbol as it stood in the file."""

    state: PublishedState
    printed: str
    value: float | None = None


def read_cell(text: str) -> PublishedCell:
    """What a cell says. Raises TrigpointError for text that is neither a number nor a known symbol."""
    plain = text.strip()
    if _AS_KEPT.fullmatch(plain):
        return PublishedCell(PublishedState.KNOWN, plain, float(plain))
    symbol = plain.lower().removeprefix("[").removesuffix("]")
    if symbol in SYMBOLS:
        return PublishedCell(SYMBOLS[symbol], plain)
    if not is_number(plain):
        raise TrigpointError(
            f"'{text}' is neither a number nor a symbol that stands for one.",
            hint="Symbols are z c x k low u ~ : - and '..': mend the cell, or name its column a filter.",
        )
    number = kept(Decimal(plain.replace(",", "").removesuffix("%")))
    return PublishedCell(PublishedState.KNOWN, format(number, "f"), float(number))


def is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def kept(number: Decimal) -> Decimal:
    """A number to nine decimals, half away from zero, without trailing zeros: 33.700000000000003 is 33.7."""
    rounded = number.quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP).normalize()
    return rounded + 0  # never minus zero


def round_half_up(value: float | Decimal | None, decimals: int) -> Decimal | None:
    """A value as it is shown: half goes away from zero, as the Department for Education rounds.

    The value is first taken to nine decimals, so that the 18.449999999999999 a mean may give is 18.45.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return kept(exact).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
