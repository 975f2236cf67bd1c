"""The opening page in plain words: what goes well, what needs attention and why, what was revised."""

from collections.abc import Iterable, Iterator, Sequence

from trigpoint.model.judgements import COLOURS, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Line, Opening, Remark, Value
from trigpoint.scorecards.columns import year_is_over

MOST_POINTS = 6  # said in full; more are only named, because nobody remembers a list


def opening(lines: Sequence[Line], as_at: Period) -> Opening:
    """The points of a scorecard, most important first."""
    return Opening(
        summary=_summary(lines, as_at),
        going_well=_remarks(sorted(filter(_goes_well, lines), key=_well_rank)),
        needs_attention=_remarks(sorted(filter(_needs_attention, lines), key=_attention_rank)),
        revised=_revised(lines),
    )


# ---- which lines -----------------------------------------------------------------------------------------


def _rating(line: Line) -> tuple[RagJudgement, Value, Direction]:
    """What a line is spoken of by: its year where that is rated, else its month."""
    year = (line.rag_year_end, line.outturn, line.dot_year)
    month = (line.rag_month, line.months[-1], line.dot_month)
    if line.rag_year_end.status in COLOURS:
        return year
    if line.rag_month.status in COLOURS:
        return month
    return year if line.dot_year.verdict is not Verdict.NONE else month


def _verdicts(line: Line) -> list[Verdict]:
    return [line.dot_year.verdict, line.dot_month.verdict]


def _goes_well(line: Line) -> bool:
    """Green, getting better in the year or the month, and not worse in the one it is spoken of by."""
    judged, _, travelled = _rating(line)
    better = Verdict.BETTER in _verdicts(line) and travelled.verdict is not Verdict.WORSE
    return judged.status is Rag.GREEN and better


def _needs_attention(line: Line) -> bool:
    """Red or amber; or, where no target says how good is good enough, worse both ways it is looked at."""
    status = _rating(line)[0].status
    return status in (Rag.RED, Rag.AMBER) or (
        status not in COLOURS and _verdicts(line) == [Verdict.WORSE, Verdict.WORSE]
    )


def _well_rank(line: Line) -> int:
    return -_verdicts(line).count(Verdict.BETTER)


def _attention_rank(line: Line) -> tuple[int, bool, int]:
    """Red, then amber, then not rated; within each, the year before the month, then the more ways worse."""
    judged = _rating(line)[0]
    order = {Rag.RED: 0, Rag.AMBER: 1}.get(judged.status, 2)
    return order, judged is not line.rag_year_end, -_verdicts(line).count(Verdict.WORSE)


# ---- the sentences ---------------------------------------------------------------------------------------


def _remarks(lines: Iterable[Line]) -> tuple[Remark, ...]:
    """One for each reference, as its count and its share say the same."""
    found: dict[str, Remark] = {}
    for line in lines:
        found.setdefault(line.ref, Remark(line.ref, _sentence(line)))
    points = tuple(found.values())
    if len(points) <= MOST_POINTS + 1:  # one more is no longer than saying that there is one more
        return points
    rest = list(found)[MOST_POINTS:]
    return (*points[:MOST_POINTS], Remark("", f"And {len(rest)} more: {', '.join(rest)}."))


def _sentence(line: Line) -> str:
    judged, value, travelled = _rating(line)
    split = f" ({line.split})" if line.split else ""
    said = [f"{line.title}{split}, {value.period.label}."]
    if judged.status in COLOURS:
        said.append(judged.reason)
    if travelled.verdict is not Verdict.NONE:
        said.append(travelled.reason)
    elif value.tally:
        said.append(f"That is {value.tally}.")
    return " ".join(said)


def _summary(lines: Sequence[Line], as_at: Period) -> str:
    over = year_is_over(as_at)
    statuses = [(line.rag_year_end if over else line.rag_month).status for line in lines]
    verdicts = [(line.dot_year if over else line.dot_month).verdict for line in lines]
    rated = sum(status in COLOURS for status in statuses)
    when, since = ("At the end of the year", "the year") if over else ("This month", "the month")
    green, amber, red = (statuses.count(colour) for colour in (Rag.GREEN, Rag.AMBER, Rag.RED))
    better, worse = verdicts.count(Verdict.BETTER), verdicts.count(Verdict.WORSE)
    ratings = (
        f"{when}, of {_lines(rated)} rated against a target, {green} are green, {amber} amber and {red} red."
        if rated
        else f"{when}, no line is rated against a target."
    )
    return f"{ratings} Since {since} before, {_lines(better)} got better and {worse} worse."


def _lines(number: int) -> str:
    return f"{number} line" if number == 1 else f"{number} lines"


# ---- revisions -------------------------------------------------------------------------------------------


def _revised(lines: Sequence[Line]) -> tuple[Remark, ...]:
    """Each revised figure once, those in the printed columns first; the rest in one closing remark."""
    found: dict[str, Remark] = {}
    for line, value in (*_printed(lines), *_in_trends(lines)):
        if value.revision is not None:
            found.setdefault(value.revision.sentence, Remark(line.ref, value.revision.sentence))
    points = list(found.values())
    if len(points) <= MOST_POINTS + 1:
        return tuple(points)
    rest = len(points) - MOST_POINTS
    return (
        *points[:MOST_POINTS],
        Remark("", f"{rest} more figures were revised; each is marked where it stands."),
    )


def _printed(lines: Sequence[Line]) -> Iterator[tuple[Line, Value]]:
    for line in lines:
        yield from ((line, value) for value in (*reversed(line.months), line.outturn, line.prior))


def _in_trends(lines: Sequence[Line]) -> Iterator[tuple[Line, Value]]:
    for line in lines:
        yield from ((line, value) for value in reversed(line.trend))
