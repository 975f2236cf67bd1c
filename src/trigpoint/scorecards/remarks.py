"""Remarks of the opening page, kept short enough that the page is one page, whatever a catalogue holds."""

from collections.abc import Callable, Iterable, Sequence

from trigpoint.model.scorecards import Line, Remark

MOST = 6  # said in full; more are only named, because nobody remembers a list
LONGEST = 330  # characters of one remark: about six lines of its column
ELLIPSIS = "…"


def remark(ref: str, sentences: Iterable[str]) -> Remark:
    """The sentences that fit, whole and in order; one that is too long alone is cut at a word."""
    said = ""
    for sentence in sentences:
        longer = f"{said} {sentence}".strip()
        if len(longer) <= LONGEST:
            said = longer
        elif not said:
            said = f"{sentence[: LONGEST - 1].rpartition(' ')[0]}{ELLIPSIS}"
    return Remark(ref, said)


def by_reference(points: Iterable[tuple[Line, Iterable[str]]], *, most: int = MOST) -> tuple[Remark, ...]:
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
    return f"And {len(rest)} more: {', '.join(one.ref for one in rest)}."
