"""Every line in one row: the latest figure, its rating, usual or not, the year ahead, where we stand.

The grid of variation and assurance that Making Data Count puts first, joined to ratings, forecasts and
neighbours, strategic lines before operational ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.judgements.shown import Style
from trigpoint.model.judgements import COLOURS
from trigpoint.model.scorecards import Line
from trigpoint.model.trajectories import Course
from trigpoint.outputs import words
from trigpoint.outputs._cells import Badge, Sign, assurance, badge, variation
from trigpoint.scorecards.grouping import TITLES


@dataclass(frozen=True)
class GlanceRow:
    """A line. Texts are "" where there is nothing to say."""

    anchor: str
    ref: str
    title: str
    label: str
    rating: Badge
    figure: str
    tally: str
    period: str
    variation: Sign | None
    assurance: Sign | None
    season: str
    forecast: str
    between: str
    course: str
    neighbours: str
    standing: str
    provisional: bool


@dataclass(frozen=True)
class GlanceGroup:
    title: str
    rows: tuple[GlanceRow, ...]


def glance(placed: Sequence[tuple[Line, str, str]]) -> tuple[GlanceGroup, ...]:
    """The lines by group. placed: each with the anchor and the label of its row in the sections."""
    groups = (
        GlanceGroup(title, tuple(_row(*each) for each in placed if each[0].group is group))
        for group, title in TITLES.items()
    )
    return tuple(group for group in groups if group.rows)


def _row(line: Line, anchor: str, label: str) -> GlanceRow:
    latest = line.months[-1] if line.months[-1].number is not None else line.outturn
    found = line.benchmark
    return GlanceRow(
        anchor=anchor,
        ref=line.ref,
        rating=badge(line.rag_year_end if line.rag_year_end.status in COLOURS else line.rag_month),
        title=line.title,
        label=label or line.split,
        figure=words.nothing_or(latest.text),
        tally=latest.tally,
        period=latest.period.label,
        variation=variation(line),
        assurance=assurance(line),
        season=line.season.reason if line.season is not None and line.season.explains else "",
        forecast=_forecast(line),
        between=_between(line),
        course=_course(line),
        neighbours=found.average.text if found is not None else "",
        standing=words.standing(found) if found is not None else "",
        provisional=line.completeness is not None and line.completeness.provisional,
    )


def _style(line: Line) -> Style:
    return Style(line.unit, line.decimals)


def _forecast(line: Line) -> str:
    found = line.trajectory
    return "" if found is None or found.value is None else _style(line).text(found.value)


def _between(line: Line) -> str:
    found = line.trajectory
    if found is None or found.lower is None or found.upper is None:
        return ""
    style = _style(line)
    return f"{style.text(found.lower)} to {style.text(found.upper)}"


def _course(line: Line) -> str:
    found = line.trajectory
    wanted = (Course.ON_COURSE, Course.AT_RISK, Course.OUT_OF_REACH)
    return words.COURSES[found.course] if found is not None and found.course in wanted else ""
