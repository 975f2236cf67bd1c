"""The scorecard as a page: every word that HTML and PDF print, in place, so that the two cannot differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from trigpoint.model.scorecards import Line, Remark, Scorecard, Section
from trigpoint.outputs import words
from trigpoint.outputs._cells import (
    Arrow,
    Badge,
    Compared,
    Shown,
    Sign,
    arrow,
    assurance,
    badge,
    compared,
    shown,
    signs,
    tolerances,
    variation,
)
from trigpoint.outputs._chart_blocks import ChartBlock, chart_block, chart_rules
from trigpoint.outputs._glance import GlanceGroup, glance
from trigpoint.outputs._sparklines import Sparkline, sparkline


@dataclass(frozen=True)
class Row:
    """A line as it is printed. `label` is what tells it from the row above where both have one reference."""

    anchor: str
    ref: str
    first: bool
    title: str
    label: str
    codes: tuple[str, ...]
    timeline: str
    data_note: str
    figures: tuple[Shown, ...]  # the months and the outturn
    good: str
    dot_month: Arrow
    rag_month: Badge
    dot_year: Arrow
    rag_year: Badge
    tolerances: tuple[str, ...]  # red, amber, green; or a target in words alone, across all three columns
    prior: Shown
    trend: Sparkline | None
    variation: Sign | None
    assurance: Sign | None
    chart: ChartBlock | None
    compared: tuple[Compared | None, ...]  # neighbours' average, best neighbour, England
    details: tuple[tuple[str, str], ...]
    history: tuple[Shown, ...]


@dataclass(frozen=True)
class PageSection:
    """`groups` are the rows of one reference each, which a page break never parts."""

    anchor: str
    title: str
    groups: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True)
class Point:
    """A remark of the opening page; `anchor` is the row it is about, "" where there is none."""

    ref: str
    anchor: str
    sentence: str


@dataclass(frozen=True)
class PointList:
    kind: str
    title: str
    points: tuple[Point, ...]
    none: str


@dataclass(frozen=True)
class Page:
    document_title: str
    council: str
    title: str
    subtitle: str
    as_at: str
    issue: str
    provenance: str
    summary: str
    points: tuple[PointList, ...]
    control: tuple[tuple[str, str], ...]
    data_note: str
    key: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    outturn: str
    prior: str
    forecast_year: str
    glance: tuple[GlanceGroup, ...]
    sections: tuple[PageSection, ...]
    chart_rules: str
    signs: tuple[tuple[Sign, str], ...]


def page(scorecard: Scorecard) -> Page:
    """The page of a scorecard."""
    sections = tuple(_section(number, section) for number, section in enumerate(scorecard.sections, start=1))
    lines = [line for section in scorecard.sections for line in section.lines]
    rows = [row for section in sections for group in section.groups for row in group]
    placed = [(line, row.anchor, row.label) for line, row in zip(lines, rows, strict=True)]
    return Page(
        document_title=words.document_title(scorecard),
        council=scorecard.document.council,
        title=scorecard.title,
        subtitle=scorecard.subtitle,
        as_at=words.as_at(scorecard),
        issue=scorecard.document.issue,
        provenance=words.provenance(scorecard),
        summary=scorecard.opening.summary,
        points=_point_lists(scorecard, sections),
        control=words.document_control(scorecard),
        data_note=scorecard.data_note,
        key=tuple((words.nothing_or(entry.symbol), entry.meaning) for entry in scorecard.key),
        months=tuple(f"{value.period.last_day:%b-%y}" for line in lines[:1] for value in line.months),
        outturn=scorecard.outturn_label,
        prior=scorecard.prior_label,
        forecast_year=next((it.trajectory.year.label for it in lines if it.trajectory is not None), ""),
        glance=glance(placed),
        sections=sections,
        chart_rules=chart_rules(lines),
        signs=signs(),
    )


# ---- the opening ----------------------------------------------------------------------------------------


def _point_lists(scorecard: Scorecard, sections: tuple[PageSection, ...]) -> tuple[PointList, ...]:
    anchors: dict[str, str] = {}
    for row in (row for section in sections for group in section.groups for row in group):
        anchors.setdefault(row.ref, row.anchor)

    def points(remarks: tuple[Remark, ...]) -> tuple[Point, ...]:
        return tuple(Point(said.ref, anchors.get(said.ref, ""), said.sentence) for said in remarks)

    return tuple(
        PointList(kind, title, points(remarks), none)
        for kind, title, remarks, none in words.opening_lists(scorecard.opening)
    )


# ---- the rows -------------------------------------------------------------------------------------------


def _section(number: int, section: Section) -> PageSection:
    groups = []
    for ref, lines in groupby(section.lines, key=lambda line: line.ref):
        groups.append(tuple(_rows(f"line-{number}-{ref.replace('.', '-')}", tuple(lines))))
    return PageSection(f"section-{number}", section.title, tuple(groups))


def _rows(anchor: str, lines: tuple[Line, ...]) -> Iterator[Row]:
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        yield _row(line, f"{anchor}-{index + 1}" if index else anchor, before)


def _row(line: Line, anchor: str, before: Line | None) -> Row:
    label = _label(line, before)
    return Row(
        anchor=anchor,
        ref=line.ref,
        first=before is None or before.title != line.title,
        title=line.title,
        label=label,
        codes=tuple(code for code in (line.success_measure, line.council_plan) if code),
        timeline=words.FREQUENCIES[line.frequency],
        data_note=words.UNITS[line.unit],
        figures=tuple(shown(value) for value in (*line.months, line.outturn)),
        good=words.GOOD[line.polarity],
        dot_month=arrow(line.dot_month),
        rag_month=badge(line.rag_month),
        dot_year=arrow(line.dot_year),
        rag_year=badge(line.rag_year_end),
        tolerances=tolerances(line.tolerances),
        prior=shown(line.prior),
        trend=sparkline(line.trend),
        variation=variation(line),
        assurance=assurance(line),
        chart=chart_block(line, label),
        compared=tuple(compared(it) for it in (line.neighbour_average, line.best_neighbour, line.national)),
        details=words.reasons(line),
        history=tuple(shown(value) for value in line.trend),
    )


def _label(line: Line, before: Line | None) -> str:
    """The split, and for a further row of a reference what else sets it apart: 'As a percentage', ..."""
    if before is None:
        return line.split
    apart = [line.split] if line.split != before.split else []
    if line.frequency is not before.frequency:
        apart.append(words.FREQUENCIES[line.frequency])
    elif line.unit is not before.unit:
        apart.append(f"As a {words.UNITS_IN_FULL[line.unit].lower()}")
    return ", ".join(part for part in apart if part)
