"""What the marks of a printed scorecard mean: arrows, colours, polarity, frequency, data note, edges."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.catalogue import Frequency
from trigpoint.model.judgements import Arrow, Rag
from trigpoint.model.measures import Polarity, Unit
from trigpoint.printed.values import PrintedValue, read_value

_ARROWS = {
    Arrow.UP: ("↑", "▲", "⬆", "🡅", "⇑", "▴", "up", "increase", "increased"),
    Arrow.DOWN: ("↓", "▼", "⬇", "🡇", "⇓", "▾", "down", "decrease", "decreased"),
    Arrow.SAME: ("→", "↔", "►", "◄►", "➡", "⇒", "=", "same", "stable", "no change", "unchanged", "static"),
}
_COLOURS = {
    Rag.GREEN: ("green", "g", "above target", "on target", "on track", "met", "target met"),
    Rag.AMBER: ("amber", "yellow", "a", "close to target", "near target", "within tolerance"),
    Rag.RED: ("red", "r", "below target", "off target", "off track", "not met", "target not met"),
    Rag.INFO: ("for info only", "for information", "for info", "info only"),
}
_POLARITIES = {
    Polarity.HIGH: ("high", "higher", "bigger is better", "higher is better", "increase is good", "maximise"),
    Polarity.LOW: ("low", "lower", "smaller is better", "lower is better", "decrease is good", "minimise"),
    Polarity.RANGE: ("range", "within range"),
    Polarity.INFO: (
        "info",
        "information",
        "info only",
        "for info",
        "for information",
        "neutral",
        "contextual",
    ),
}
_FREQUENCIES = {
    Frequency.MONTHLY: ("monthly", "month", "mthly"),
    Frequency.QUARTERLY: ("quarterly", "quarter", "qtrly", "qly"),
    Frequency.ANNUAL: ("annual", "annually", "yearly", "academic year", "financial year"),
}
# Words for a frequency that is none of ours: they are no title and no figure all the same.
_OTHER_FREQUENCIES = (
    "weekly",
    "fortnightly",
    "termly",
    "half-yearly",
    "half yearly",
    "six monthly",
    "bi-annual",
)

_RATE = re.compile(r"\brate\b|\bper (1,?000|10,?000|100,?000|1k|10k|fte|head)\b|\bratio\b", re.IGNORECASE)
_ONLY_A_RATE = re.compile(r"(\w+ )?rate|ratio|(rate )?per [\d,]+k?( \w+){0,3}")
_UNITS = {
    Unit.COUNT: ("count", "counts", "number", "numbers", "no", "no.", "#"),
    Unit.PERCENT: ("%", "percent", "per cent", "percentage", "pct"),
    Unit.DAYS: ("days", "working days", "average days"),
    Unit.RATE_PER_10000: (
        "rate per 10,000",
        "rate per 10000",
        "per 10,000",
        "rate per 10k",
        "rate_per_10000",
    ),
    Unit.BINARY_RATE: ("binary rate", "binary_rate"),
    Unit.FREQUENCY_RATE: ("frequency rate", "frequency_rate"),
}
_OTHER_UNITS = (
    "£",
    "£s",
    "score",
    "weeks",
    "hours",
    "months",
    "average",
    "median",
    "days (avg)",
)

_COMPARED = re.compile(
    r"(?P<before><=|>=|≤|≥|<|>|under|over|below|above|up to|at least|at most)?\s*"
    r"(?P<value>[£]?[\d.,]+\s*%?)\s*"
    r"(?P<after>\+|or more|or above|or over|or less|or below|and above|and below)?",
    re.IGNORECASE,
)
_UP = frozenset(
    {">=", "≥", ">", "over", "above", "at least", "+", "or more", "or above", "or over", "and above"}
)
_OPEN = frozenset({"<", ">", "under", "over", "below", "above"})


class EdgeSide(StrEnum):
    """Which figures an edge takes in: those from it upwards, up to it, or it does not say."""

    UPWARDS = "upwards"
    DOWNWARDS = "downwards"
    NOT_SAID = "not_said"


@dataclass(frozen=True)
class Edge:
    """A target edge as printed: '75%+' is 75 upwards; '<2.2%' is downwards of 2.2, itself left out."""

    number: Decimal
    side: EdgeSide
    percent: bool
    decimals: int
    itself: bool


def read_arrow(text: str) -> Arrow | None:
    """The arrow a mark or a word stands for; NONE for a printed 'n/a', None for anything else."""
    plain = text.strip().lower()
    if plain in ("n/a", "na", "none"):
        return Arrow.NONE
    return next((arrow for arrow, words in _ARROWS.items() if plain in words), None)


def read_colour(text: str) -> Rag | None:
    """The colour a word stands for, None where it is none. Yellow is amber."""
    plain = text.strip().lower()
    return next((colour for colour, words in _COLOURS.items() if plain in words), None)


def read_polarity(text: str) -> Polarity | None:
    plain = text.strip().lower()
    return next((polarity for polarity, words in _POLARITIES.items() if plain in words), None)


def read_frequency(text: str) -> Frequency | None:
    """How often a figure is printed, None for words that do not say or say something else."""
    plain = text.strip().lower()
    return next((frequency for frequency, words in _FREQUENCIES.items() if plain in words), None)


def says_frequency(text: str) -> bool:
    return read_frequency(text) is not None or text.strip().lower() in _OTHER_FREQUENCIES


def read_unit(text: str) -> Unit | None:
    """The unit a data note names; None where it is not one of ours, or no note at all."""
    plain = text.strip().lower()
    return next((unit for unit, words in _UNITS.items() if plain in words), None)


def says_rate(note: str) -> bool:
    """Whether a data note speaks of a rate: so many of so many people."""
    return bool(_RATE.search(note.replace("_", " ")))


def says_unit(text: str) -> bool:
    """Whether a cell is a data note and nothing more: a title may speak of a rate as well."""
    plain = text.strip().lower()
    return read_unit(plain) is not None or plain in _OTHER_UNITS or bool(_ONLY_A_RATE.fullmatch(plain))


def read_edge(text: str) -> Edge | None:
    """A target edge, None for words; a bare number says no side."""
    match = _COMPARED.fullmatch(" ".join(text.split()))
    value: PrintedValue | None = read_value(match["value"]) if match else None
    if match is None or value is None or value.number is None:
        return None
    sign = (match["before"] or match["after"] or "").lower()
    side = EdgeSide.NOT_SAID if not sign else EdgeSide.UPWARDS if sign in _UP else EdgeSide.DOWNWARDS
    return Edge(value.number, side, value.percent, value.decimals, itself=sign not in _OPEN)
