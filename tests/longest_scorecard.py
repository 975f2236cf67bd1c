"""A scorecard of sixty lines that each say all they can at full length: it must still open on one page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.sample_scorecard import sample_scorecard
from trigpoint.model.completeness import Completeness
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Revision, Verdict
from trigpoint.model.scorecards import Line, Scorecard, Section
from trigpoint.model.seasons import SeasonJudgement
from trigpoint.model.trajectories import Course, Trajectory
from trigpoint.scorecards.opening import opening
from trigpoint.scorecards.remarks import LONGEST

WORDS = "Families who were seen in time by somebody who knew them and their children before they came to us "
TITLE = (WORDS * 3)[:200]


def of_length(number: int) -> str:
    """A sentence of so many characters."""
    return f"{(WORDS * 5)[: number - 1].rstrip():x<{number - 1}}."


def longest_lines() -> list[Line]:
    """Of each three one needs attention, one goes well, and one is on course; nothing is left unsaid."""
    one = sample_scorecard().sections[0].lines[0]
    return [_line(one, f"{n // 10 + 1}.{n % 10 + 11}", n % 3) for n in range(60)]


def _line(one: Line, ref: str, kind: int) -> Line:
    room = (
        LONGEST - len(TITLE) - len(", 2021/22.  ")
    )  # of what is said after a title, so that all of it is used
    status, verdict = ((Rag.RED, Verdict.WORSE), (Rag.GREEN, Verdict.BETTER), (Rag.NO_TARGET, Verdict.NONE))[
        kind
    ]
    course = (Course.AT_RISK, Course.OUT_OF_REACH, Course.ON_COURSE)[kind]
    changed = Direction(Arrow.UP, verdict, of_length(room))
    cell = Cell(one.measure, one.months[-1].period)
    before, after = (Figure(cell, State.KNOWN, Decimal(value)) for value in (9, 10))
    revised = replace(
        one.months[-1],
        revision=Revision(cell, before, after, (), f"{ref} {of_length(LONGEST - len(ref) - 1)}"),
    )
    return replace(
        one,
        ref=ref,
        split="",
        title=TITLE,
        months=(*one.months[:-1], revised),
        rag_month=RagJudgement(status, of_length(room)),
        rag_year_end=RagJudgement(status, of_length(room)),
        dot_month=changed,
        dot_year=changed,
        season=SeasonJudgement(kind == 0, of_length(LONGEST - len(TITLE) - 2), ()),
        completeness=Completeness(True, of_length(LONGEST - len(TITLE) - 2), until=date(2022, 6, 1)),
        trajectory=Trajectory(course, one.outturn.period, of_length(LONGEST - len(TITLE) - 2)),
    )


def longest_scorecard() -> Scorecard:
    """All sixty lines in one section, with the opening page that is made of them."""
    sample, lines = sample_scorecard(), longest_lines()
    return replace(
        sample,
        title="Children's and young people's services monthly performance report of the whole council",
        sections=(Section("A section", tuple(lines)),),
        opening=opening(lines, sample.as_at),
    )
