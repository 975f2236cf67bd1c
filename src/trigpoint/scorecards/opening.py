"""The opening page in plain words, worst first: what needs attention and why, what goes well, what lies
ahead, what to bear in mind, and what was revised. It is never more than a page: see remarks.py."""

from collections.abc import Iterator, Sequence

from trigpoint.judgements.exceptions import red_and_getting_worse
from trigpoint.model.control_charts import ControlChart
from trigpoint.model.judgements import COLOURS, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Line, Opening, Remark, Value
from trigpoint.model.trajectories import Course
from trigpoint.scorecards.columns import year_is_over
from trigpoint.scorecards.remarks import MOST, Said, by_reference, enough, in_part, naming, remark


def opening(lines: Sequence[Line], as_at: Period) -> Opening:
    """The points of a scorecard, most important first."""
    attention = sorted(filter(_needs_attention, lines), key=_attention_rank)
    named = {line.ref for line in attention}
    well = sorted((line for line in lines if _goes_well(line) and line.ref not in named), key=_well_rank)
    return Opening(
        summary=_summary(lines, as_at),
        needs_attention=by_reference((line, _why(line)) for line in attention),
        going_well=by_reference((line, _why(line)) for line in well),
        ahead=_ahead(lines),
        bear_in_mind=by_reference(_bear_in_mind(lines), most=MOST // 2),
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


def _tested(line: Line) -> ControlChart | None:
    """The chart of a line where it tells of this month: the last gap between rare events may be years old."""
    chart = line.chart
    if chart is None or not chart.is_tested:
        return None
    return chart if chart.latest.observation.first_day >= line.months[-1].period.start else None


def _unusual(line: Line) -> Verdict:
    """Whether the latest month is different from usual, and if so whether for the better or the worse."""
    chart = _tested(line)
    return chart.verdict if chart is not None and chart.is_special else Verdict.NONE


def _goes_well(line: Line) -> bool:
    """Green, and better than before or than usual; or without a target, and better than usual."""
    judged, _, travelled = _rating(line)
    better = Verdict.BETTER in _verdicts(line) and travelled.verdict is not Verdict.WORSE
    unusual = _unusual(line) is Verdict.BETTER
    return (judged.status is Rag.GREEN and (better or unusual)) or (judged.status not in COLOURS and unusual)


def _needs_attention(line: Line) -> bool:
    """Red or amber; worse than usual; or, without a target, worse both ways it is looked at."""
    status = _rating(line)[0].status
    if line.not_yet and _rating(line)[0] is line.rag_month:
        return False
    worse = status not in COLOURS and _verdicts(line) == [Verdict.WORSE, Verdict.WORSE]
    return status in (Rag.RED, Rag.AMBER) or _unusual(line) is Verdict.WORSE or worse


def _well_rank(line: Line) -> tuple[bool, int]:
    return _unusual(line) is not Verdict.BETTER, -_verdicts(line).count(Verdict.BETTER)


def _attention_rank(line: Line) -> tuple[int, bool, bool, int]:
    """Red and getting worse, red, amber, the rest; within each, worse than usual first, then the year."""
    judged = _rating(line)[0]
    order = {Rag.RED: 1, Rag.AMBER: 2}.get(judged.status, 3)
    if red_and_getting_worse(judged, _tested(line) or _rating(line)[2]).listed:
        order = 0
    unusual = _unusual(line) is Verdict.WORSE
    return order, not unusual, judged is not line.rag_year_end, -_verdicts(line).count(Verdict.WORSE)


# ---- the sentences ---------------------------------------------------------------------------------------


def _why(line: Line) -> Iterator[Said]:
    """What is said of a line, most important first; a percentage never without its tally."""
    judged, value, travelled = _rating(line)
    yield f"{_title(line)}, {value.period.label}."
    if judged.status in COLOURS:
        yield judged.reason
    if line.chart is not None and _unusual(line) is not Verdict.NONE:
        yield _of_the_month(line, line.chart.reason, beside=value)
    tally = [f"That is {value.tally}."] if value.tally and value.tally not in judged.reason else []
    if travelled.verdict is not Verdict.NONE:
        yield (travelled.reason, *tally)
    elif tally:
        yield tally[0]
    if line.benchmark is not None:
        yield line.benchmark.sentence


def _of_the_month(line: Line, reason: str, *, beside: Value) -> str:
    """What is said of a line's latest month, with its name where the year is spoken of."""
    month = line.months[-1].period
    return reason if beside.period == month else f"{month.label} is {reason[:1].lower()}{reason[1:]}"


def _title(line: Line) -> str:
    return f"{line.title} ({line.split})" if line.split else line.title


def _ahead(lines: Sequence[Line]) -> tuple[Remark, ...]:
    """Forecasts that miss their target or may, worst first; those on course are only named."""
    doubtful = [*_with_course(lines, Course.OUT_OF_REACH), *_with_course(lines, Course.AT_RISK)]
    said = by_reference(
        (line, [f"{_title(line)}.", line.trajectory.reason])
        for line in doubtful
        if line.trajectory is not None
    )
    doubted = {line.ref for line in doubtful}
    on_course = (line.ref for line in _with_course(lines, Course.ON_COURSE) if line.ref not in doubted)
    named = list(dict.fromkeys(on_course))
    if not named:
        return said
    return (*said, Remark("", naming("On course to meet their targets:", named)))


def _with_course(lines: Sequence[Line], course: Course) -> list[Line]:
    return [line for line in lines if line.trajectory is not None and line.trajectory.course is course]


def _bear_in_mind(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Said]]]:
    """Changes that the time of year explains, then figures that usually still move."""
    for line in sorted(lines, key=lambda line: not _in_season(line)):
        said: list[Said] = []
        if line.season is not None and _in_season(line):
            said.append(in_part(line.season.reason))
        if line.completeness is not None and line.completeness.provisional:
            said.append(line.completeness.reason)
        if said:
            yield line, [f"{_title(line)}.", *said]


def _in_season(line: Line) -> bool:
    return line.season is not None and line.season.explains


def _summary(lines: Sequence[Line], as_at: Period) -> str:
    over = year_is_over(as_at)
    statuses = [(line.rag_year_end if over else line.rag_month).status for line in lines]
    verdicts = [(line.dot_year if over else line.dot_month).verdict for line in lines]
    rated = sum(status in COLOURS for status in statuses)
    when, since = ("At the end of the year", "the year") if over else ("This month", "the month")
    green, amber, red = (statuses.count(colour) for colour in (Rag.GREEN, Rag.AMBER, Rag.RED))
    better, worse = verdicts.count(Verdict.BETTER), verdicts.count(Verdict.WORSE)
    colours = f"{_are(green)} green, {amber} amber and {red} red"
    ratings = (
        f"{when}, of {_lines(rated)} rated against a target, {colours}."
        if rated
        else f"{when}, no line is rated against a target."
    )
    since_then = f"Since {since} before, {_lines(better)} got better and {worse} worse."
    return " ".join(part for part in (ratings, since_then, _usual(lines)) if part)


def _usual(lines: Sequence[Line]) -> str:
    """How many lines are different from usual, of those that could be tested."""
    tested = [chart for line in lines if (chart := _tested(line)) is not None]
    if not tested:
        return ""
    different = sum(chart.is_special for chart in tested)
    return f"Of {_lines(len(tested))} with months enough to tell, {_are(different)} different from usual."


def _lines(number: int) -> str:
    return f"{number} line" if number == 1 else f"{number} lines"


def _are(number: int) -> str:
    return "1 is" if number == 1 else f"{number} are"


# ---- revisions -------------------------------------------------------------------------------------------


def _revised(lines: Sequence[Line]) -> tuple[Remark, ...]:
    """Each revised figure once, those in the printed columns first; the rest in one closing remark."""
    found: dict[str, Remark] = {}
    for line, value in (*_printed(lines), *_in_trends(lines)):
        if value.revision is not None:
            found.setdefault(value.revision.sentence, remark(line.ref, [value.revision.sentence]))
    return enough(
        tuple(found.values()),
        most=MOST // 2,
        more=lambda rest: f"{len(rest)} more figures were revised; each is marked where it stands.",
    )


def _printed(lines: Sequence[Line]) -> Iterator[tuple[Line, Value]]:
    for line in lines:
        yield from ((line, value) for value in (*reversed(line.months), line.outturn, line.prior))


def _in_trends(lines: Sequence[Line]) -> Iterator[tuple[Line, Value]]:
    for line in lines:
        yield from ((line, value) for value in reversed(line.trend))
