"""What a printed cell says: a number with the decimals it was printed with, or the reason for none."""

import re
from dataclasses import dataclass
from decimal import Decimal

from trigpoint.model.figures import State

_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+"
_VALUE = re.compile(
    rf"[£]?\s*({_NUMBER})\s*(%?)\s*(?:days?|weeks?|months?|years?)?", re.ASCII | re.IGNORECASE
)
# 92.2% (47 of 51), 92.2% (47/51); 47/51 (92.2%), 47 of 51 (92.2%)
_WITH_TALLY = re.compile(
    r"(?P<value>[^()]+)\((?P<top>[\d,.]+)\s*(?:/|of|out of)\s*(?P<bottom>[\d,.]+)\)", re.IGNORECASE
)
_TALLY_FIRST = re.compile(
    r"(?P<top>[\d,.]+)\s*(?:/|of|out of)\s*(?P<bottom>[\d,.]+)\s*\((?P<value>[^()]+%)\)", re.IGNORECASE
)

NO_FIGURE = {
    "": State.NO_DATA,
    "-": State.NO_DATA,
    "–": State.NO_DATA,
    "—": State.NO_DATA,
    ":": State.NO_DATA,
    "..": State.NO_DATA,
    "...": State.NO_DATA,
    "x": State.NO_DATA,
    "nil return": State.NO_DATA,
    "no data": State.NO_DATA,
    "not available": State.NO_DATA,
    "unavailable": State.NO_DATA,
    "n/a": State.NOT_APPLICABLE,
    "na": State.NOT_APPLICABLE,
    "z": State.NOT_APPLICABLE,
    "not applicable": State.NOT_APPLICABLE,
    "c": State.SUPPRESSED,
    "*": State.SUPPRESSED,
    "suppressed": State.SUPPRESSED,
    "tbc": State.NOT_DUE,
    "tba": State.NOT_DUE,
    "awaited": State.NOT_DUE,
    "not due": State.NOT_DUE,
    "not yet due": State.NOT_DUE,
    "not yet available": State.NOT_DUE,
}
_SUSPENDED = re.compile(r"\b(suspended|paused|on hold)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedValue:
    """A figure as printed. `number` is in the unit printed: 92.2 for 92.2%; None where there is none.

    decimals: how many it was printed with, so that what rounding may hide is known. state: KNOWN, or why
    there is no number. top and bottom: its tally, where it is printed in the same cell.
    """

    number: Decimal | None
    state: State
    decimals: int = 0
    percent: bool = False
    top: Decimal | None = None
    bottom: Decimal | None = None


def read_value(text: str) -> PrintedValue | None:
    """The figure a cell says, None where it says neither a number nor why there is none."""
    plain = " ".join(text.split())
    if match := _VALUE.fullmatch(plain):
        digits = match[1].replace(",", "")
        decimals = len(digits.partition(".")[2])
        return PrintedValue(Decimal(digits), State.KNOWN, decimals, match[2] == "%")
    for pattern in (_WITH_TALLY, _TALLY_FIRST):
        if match := pattern.fullmatch(plain):
            return _with_tally(match)
    state = NO_FIGURE.get(plain.lower().removeprefix("[").removesuffix("]"))
    if state is None and _SUSPENDED.search(plain):
        state = State.SUSPENDED
    return None if state is None else PrintedValue(None, state)


def _with_tally(match: re.Match[str]) -> PrintedValue | None:
    value, top, bottom = (read_value(match[part].strip()) for part in ("value", "top", "bottom"))
    if value is None or top is None or bottom is None:
        return None
    return PrintedValue(value.number, value.state, value.decimals, value.percent, top.number, bottom.number)
