"""Remarks of the opening page, kept short enough that the page is one page, whatever a catalogue holds."""

import re
from collections.abc import Callable, Iterable, Sequence

from trigpoint.model.scorecards import Line, Remark

MOST = 6  # of a column of the page, said in full; more are only named, because nobody remembers a list
LONGEST = 330  # characters of one remark: about six lines of its column
ELLIPSIS = "…"

Said = str | tuple[str, ...]  # a sentence; or several that say the same, of which the first that fits is said

# Where a sentence ends within a longer text, or could: "St. Helens" does not end one.
_END = re.compile(r"(?<!\bSt)\. (?=[A-Z0-9])")
_COULD_END = re.compile(r"[;:] ")


def remark(ref: str, sentences: Iterable[Said]) -> Remark:
    """The sentences that fit, whole and in order; one that is too long alone is cut where it could end."""
    said = ""
    for each in sentences:
        ways = (each,) if isinstance(each, str) else each
        fitting = (longer for way in ways if len(longer := f"{said} {way}".strip()) <= LONGEST)
        said = next(fitting, said or _cut(ways[-1]))
    return Remark(ref, said)


def in_part(text: str) -> tuple[str, ...]:
    """A text and its beginnings, each up to where a sentence of it ends, the longest first."""
    ends = [found.start() for found in _END.finditer(text)]
    return (text, *(f"{text[:end]}." for end in reversed(ends)))


def _cut(sentence: str) -> str:
    """Its beginning, up to where a sentence ends; else to where one could; else to a word."""
    for possible in (_END, _COULD_END):
        ends = [found.start() for found in possible.finditer(sentence) if found.start() < LONGEST]
        if ends:
            return f"{sentence[: ends[-1]]}."
    return f"{sentence[: LONGEST - 1].rpartition(' ')[0]}{ELLIPSIS}"


def by_reference(points: Iterable[tuple[Line, Iterable[Said]]], *, most: int = MOST) -> tuple[Remark, ...]:
    """A remark for each reference, as its count and its share say the same; the rest are only named.

    points: each line with what is said of it, which begins with what it is about ('…, 2021/22.').
    """
    found: dict[str, Remark] = {}
    for line, sentences in points:
        if line.ref not in found:
            found[line.ref] = remark(line.ref, sentences)
    return enough(tuple(found.values()), most=most, more=_named)


def enough(
    points: tuple[Remark, ...], *, most: int, more: Callable[[Sequence[Remark]], str]
) -> tuple[Remark, ...]:
    """The first so many, and one remark about the rest: one more is no longer than saying there is one."""
    if len(points) <= most + 1:
        return points
    return (*points[:most], Remark("", more(points[most:])))


def _named(rest: Sequence[Remark]) -> str:
    return naming(f"And {len(rest)} more:", [one.ref for one in rest])


def naming(beginning: str, references: Sequence[str]) -> str:
    """'And 2 more: 1.7, 1.8.'; of more than fit, how many others there are."""
    for shown in range(len(references), 0, -1):
        others = len(references) - shown
        rest = f" and {others} other{'' if others == 1 else 's'}" if others else ""
        said = f"{beginning} {', '.join(references[:shown])}{rest}."
        if len(said) <= LONGEST:
            return said
    return f"{beginning} {len(references)}."
