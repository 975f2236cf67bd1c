"""The scorecard as a page: every word that HTML and PDF print, in place, so that the two cannot differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from trigpoint.model.figures import WITH_VALUE
from trigpoint.model.judgements import COLOURS, Direction, RagJudgement
from trigpoint.model.scorecards import Comparator, Line, Remark, Scorecard, Section, Tolerances, Value
from trigpoint.outputs import words
from trigpoint.outputs._sparklines import Sparkline, sparkline

# The longest edge or number that fits its own narrow column: "≤34.2%", "10,000".
LONGEST_EDGE = 10


@dataclass(frozen=True)
class Shown:
    """A figure as it stands in a cell. `known` is false where the text says why there is none."""

    period: str
    text: str
    tally: str
    mark: str
    known: bool


@dataclass(frozen=True)
class Arrow:
    """A direction of travel: which arrow ('up', 'down', 'same', 'none'), and the word for what it means."""

    points: str
    verdict: str
    words: str


@dataclass(frozen=True)
class Badge:
    """A rating: `colour` is 'green', 'amber', 'red', or '' where the words say why there is none."""

    colour: str
    words: str


@dataclass(frozen=True)
class Compared:
    text: str
    year: str


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
    summary: str
    points: tuple[PointList, ...]
    control: tuple[tuple[str, str], ...]
    data_note: str
    key: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    outturn: str
    prior: str
    sections: tuple[PageSection, ...]


def page(scorecard: Scorecard) -> Page:
    """The page of a scorecard."""
    sections = tuple(_section(number, section) for number, section in enumerate(scorecard.sections, start=1))
    lines = [line for section in scorecard.sections for line in section.lines]
    return Page(
        document_title=words.document_title(scorecard),
        council=scorecard.document.council,
        title=scorecard.title,
        subtitle=scorecard.subtitle,
        as_at=words.as_at(scorecard),
        issue=scorecard.document.issue,
        summary=scorecard.opening.summary,
        points=_point_lists(scorecard, sections),
        control=words.document_control(scorecard),
        data_note=scorecard.data_note,
        key=tuple((words.nothing_or(entry.symbol), entry.meaning) for entry in scorecard.key),
        months=tuple(f"{value.period.last_day:%b-%y}" for line in lines[:1] for value in line.months),
        outturn=scorecard.outturn_label,
        prior=scorecard.prior_label,
        sections=sections,
    )


# ---- the opening ----------------------------------------------------------------------------------------


def _point_lists(scorecard: Scorecard, sections: tuple[PageSection, ...]) -> tuple[PointList, ...]:
    anchors: dict[str, str] = {}
    for row in (row for section in sections for group in section.groups for row in group):
        anchors.setdefault(row.ref, row.anchor)

    def points(remarks: tuple[Remark, ...]) -> tuple[Point, ...]:
        return tuple(Point(said.ref, anchors.get(said.ref, ""), said.sentence) for said in remarks)

    opening = scorecard.opening
    return (
        PointList("well", "Going well", points(opening.going_well), "Nothing to report this month."),
        PointList("attention", "Needs attention", points(opening.needs_attention), "Nothing this month."),
        PointList("revised", "Revised", points(opening.revised), "No figure was revised this month."),
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
    return Row(
        anchor=anchor,
        ref=line.ref,
        first=before is None or before.title != line.title,
        title=line.title,
        label=_label(line, before),
        codes=tuple(code for code in (line.success_measure, line.council_plan) if code),
        timeline=words.FREQUENCIES[line.frequency],
        data_note=words.UNITS[line.unit],
        figures=tuple(_shown(value) for value in (*line.months, line.outturn)),
        good=words.GOOD[line.polarity],
        dot_month=_arrow(line.dot_month),
        rag_month=_badge(line.rag_month),
        dot_year=_arrow(line.dot_year),
        rag_year=_badge(line.rag_year_end),
        tolerances=_tolerances(line.tolerances),
        prior=_shown(line.prior),
        trend=sparkline(line.trend),
        compared=tuple(_compared(it) for it in (line.neighbour_average, line.best_neighbour, line.national)),
        details=words.reasons(line),
        history=tuple(_shown(value) for value in line.trend),
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


def _tolerances(given: Tolerances) -> tuple[str, ...]:
    """The three edges; or one text where the target is a sentence, which a narrow column would break up."""
    in_words = not given.red and not given.amber and len(given.green) > LONGEST_EDGE
    return (given.green,) if in_words else (given.red, given.amber, given.green)


def _shown(value: Value) -> Shown:
    return Shown(
        period=value.period.label,
        text=words.nothing_or(value.text),
        tally=value.tally,
        mark=words.mark(value),
        known=value.state in WITH_VALUE,
    )


def _arrow(judged: Direction) -> Arrow:
    return Arrow(judged.arrow.value, words.VERDICTS[judged.verdict], words.direction(judged))


def _badge(judged: RagJudgement) -> Badge:
    colour = judged.status.value if judged.status in COLOURS else ""
    return Badge(colour, words.rating(judged))


def _compared(compared: Comparator | None) -> Compared | None:
    return Compared(compared.text, compared.year) if compared is not None else None
