"""What the headings of a printed scorecard mean, by the words that councils use for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.printed import ColumnKind, PrintedColumn
from trigpoint.printed.heading_periods import (
    NamedPeriod,
    is_month_name,
    month_in_year,
    read_period,
    says_outturn,
    up_to,
)


class Label(StrEnum):
    """What a column says of a row and not of a figure; of a tidy file also which figure the row is."""

    REF = "ref"
    TITLE = "title"
    SPLIT = "split"
    SECTION = "section"
    SUCCESS_MEASURE = "success_measure"
    COUNCIL_PLAN = "council_plan"
    FREQUENCY = "frequency"
    DATA_NOTE = "data_note"
    PERIOD = "period"
    VALUE = "value"
    ISSUED_ON = "issued_on"


CODES = (Label.SUCCESS_MEASURE, Label.COUNCIL_PLAN)


@dataclass(frozen=True)
class Heading:
    """A heading: a label of the row, or a column of cells.

    doubt: what else its period could be. to_date: it is of a year to date, and does not say up to when.
    """

    text: str
    label: Label | None = None
    column: PrintedColumn | None = None
    doubt: str = ""
    to_date: bool = False

    @classmethod
    def of(cls, text: str, kind: ColumnKind, period: Period | None = None) -> Self:
        return cls(text, column=PrintedColumn(kind, text, period))

    @property
    def is_known(self) -> bool:
        return self.label is not None or (
            self.column is not None and self.column.kind is not ColumnKind.OTHER
        )


# Tried in this order on the heading in small letters, without marks; the first that is found decides.
_LABELS = (
    (r"(kpi |pi |indicator |measure )?(ref(erence)?( (no|number|code))?|code|id|no|number)", Label.REF),
    (r"success measures?( council plan( measures?)?)?", Label.SUCCESS_MEASURE),
    (r"(council|corporate|delivery) plan( (measures?|priority))?|priority|outcome", Label.COUNCIL_PLAN),
    (
        r"(performance )?(indicator|measure)s?( (title|name|description))?|title|description|kpi|name",
        Label.TITLE,
    ),
    (r"split|group|breakdown|cohort|area( name)?", Label.SPLIT),
    (r"section|theme|service( area)?|directorate|category", Label.SECTION),
    (r"timeline|(reporting )?frequency|reported|how often|periodicity", Label.FREQUENCY),
    (r"data note( monthly)?|units?( of measure)?|data type|format|suffix|measured (as|in)", Label.DATA_NOTE),
    (r"period|time period|reporting period|month|date|year", Label.PERIOD),
    (r"value|figure|actual|result|performance|outturn value", Label.VALUE),
    (
        r"issued( on)?|issue date|published( on)?|date (created|issued|published)|publication date",
        Label.ISSUED_ON,
    ),
)
_KINDS = (
    (r"numerator|num|tally top", ColumnKind.NUMERATOR),
    (r"denominator|denom|den|tally bottom|cohort size", ColumnKind.DENOMINATOR),
    (r"tally", ColumnKind.TALLY),
    (r"good( perf(ormance)?)?( is)?|polarity|(desired|good) direction|better when", ColumnKind.POLARITY),
    (
        r"(dot|direction( of travel)?)( since| from)?( last| previous)?( month| monthly| mth| quarter| qtr)?",
        ColumnKind.DOT_MONTH,
    ),
    (
        r"(dot|direction( of travel)?) (yr on yr|year on year|year|annual|yoy|last year|previous year)"
        r"|(year on year|annual) (dot|direction( of travel)?)",
        ColumnKind.DOT_YEAR,
    ),
    (r"(rag|status)( rating| status| meaning)?( month| monthly| in month| current)?", ColumnKind.RAG_MONTH),
    (r"(rag|status)( rating)? (yr|year)( end)?|year end (rag|status)|rag outturn", ColumnKind.RAG_YEAR_END),
    (r"red( (target|edge|if|threshold|below|above))?", ColumnKind.RED),
    (r"amber( (target|edge|if|threshold|tolerance))?|tolerance|yellow", ColumnKind.AMBER),
    (
        r"green( (target|edge|if|threshold))?|target( (value|level|for .*|to .*|\d.*))?|.* target|goal",
        ColumnKind.GREEN,
    ),
    (r".*\btrend( line)?|sparkline", ColumnKind.TREND),
    (r"best (stat|statistical).*|.*best neighbour.*", ColumnKind.BEST_NEIGHBOUR),
    (
        r"(stat|statistical|sn) .*|.*neighbours?( average| av| avg| mean| median)?",
        ColumnKind.NEIGHBOUR_AVERAGE,
    ),
    (r"nat(ional)?( av.*| figure)?|england( average| av)?", ColumnKind.NATIONAL),
    (r"top (qtile|quartile).*", ColumnKind.TOP_QUARTILE),
    (r"(benchmark|comparator)s?( data)? year", ColumnKind.BENCHMARK_YEAR),
    (r"(last|previous) (quarter|qtr|q)|(this|latest|current) (quarter|qtr|q)", ColumnKind.QUARTER),
    (r"(last|previous) month|(this|latest|current) month", ColumnKind.MONTH),
    (r"(last|previous|prior) year( outturn| actual)?", ColumnKind.PRIOR),
    (r"(this|current) year( to date)?|outturn|ytd|year to date", ColumnKind.OUTTURN),
)
# What may stand under a period's own heading.
_UNDER_A_PERIOD = (
    (r"%|value|actual|figure|result|performance|count|no|number|rate", None),
    (r"numerator|num|n|count of", ColumnKind.NUMERATOR),
    (r"denominator|denom|den|d|out of|total", ColumnKind.DENOMINATOR),
    (r"tally", ColumnKind.TALLY),
    (r"rag|status", ColumnKind.RAG_MONTH),
    (r"dot|direction( of travel)?", ColumnKind.DOT_MONTH),
    (r"target", ColumnKind.GREEN),
)


def read_headings(stacks: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    """A heading for each column, from the texts that stand above it, topmost first.

    A merged cell's text belongs to every column under it. The lowest text decides, and those above give what
    it leaves out: the period of 'Numerator', the year of 'Apr'.
    """
    read = [_stacked([text for text in stack if text.strip()]) for stack in stacks]
    return tuple(_with_years(read))


def _stacked(parts: Sequence[str]) -> Heading:
    if not parts:
        return Heading("")
    lowest, above = parts[-1], parts[:-1]
    period = next((named.period for text in reversed(above) if (named := read_period(text))), None)
    if period is not None:
        if month := month_in_year(lowest, period):
            return Heading.of(lowest, ColumnKind.MONTH, month)
        if (under := _under(lowest, period)) is not None:
            return under
    alone = _single(lowest)
    if not alone.is_known and above:
        joined = _single(" ".join((*above, lowest)))
        alone = joined if joined.is_known else alone
    return replace(alone, text=lowest)


def _under(lowest: str, period: Period) -> Heading | None:
    plain = _plain(lowest)
    for pattern, kind in _UNDER_A_PERIOD:
        if re.fullmatch(pattern, plain):
            text = f"{period.label} {lowest}"
            return Heading.of(text, kind or _kind_of(period), period)
    return None


def _single(text: str) -> Heading:
    if found := read_period(text):
        return _of_period(text, found)
    plain = _plain(text)
    for pattern, label in _LABELS:
        if re.fullmatch(pattern, plain):
            return Heading(text, label)
    for pattern, kind in _KINDS:
        if re.fullmatch(pattern, plain):
            return Heading.of(text, kind)
    return _with_part(text)


def _with_part(text: str) -> Heading:
    """'Mar-22 numerator', 'mar_22_denominator': a period and what of it; anything else is no known column."""
    words = text.replace("_", " ").split()
    last = _plain(words[-1]) if words else ""
    found = read_period(" ".join(words[:-1])) if len(words) > 1 else None
    for pattern, kind in _UNDER_A_PERIOD:
        if found and kind and re.fullmatch(pattern, last):
            return Heading.of(text, kind, found.period)
    return Heading.of(text, ColumnKind.OTHER)


def _of_period(text: str, found: NamedPeriod) -> Heading:
    kind = ColumnKind.OUTTURN if says_outturn(text) or found.to_date else _kind_of(found.period)
    column = PrintedColumn(kind, text.strip(), found.period)
    return Heading(text, column=column, doubt=found.doubt, to_date=found.to_date)


def _kind_of(period: Period) -> ColumnKind:
    match period.kind:
        case PeriodKind.MONTH:
            return ColumnKind.MONTH
        case PeriodKind.QUARTER:
            return ColumnKind.QUARTER
        case PeriodKind.ROLLING_12:
            return ColumnKind.OTHER
    return ColumnKind.OUTTURN


def _with_years(headings: Sequence[Heading]) -> list[Heading]:
    """Of the years, the latest is the outturn and those before it are prior; one to date is up to a month."""
    headings = [_up_to_month(heading, headings) if heading.to_date else heading for heading in headings]
    latest = max((period for heading in headings if (period := year_of(heading.column))), default=None)
    return [
        replace(heading, column=replace(heading.column, kind=year_kind(heading.column.period, latest)))
        if heading.column and year_of(heading.column) and latest
        else heading
        for heading in headings
    ]


def _up_to_month(heading: Heading, headings: Sequence[Heading]) -> Heading:
    months = (found.column.period for found in headings if found.column and _is_month(found.column))
    latest = max((month for month in months if month), default=None)
    if heading.column is None or heading.column.period is None:
        return heading
    if latest is None:
        return replace(heading, doubt=f"'{heading.text}' does not say up to which month")
    return replace(heading, column=replace(heading.column, period=up_to(heading.column.period, latest)))


def _is_month(column: PrintedColumn) -> bool:
    return column.kind is ColumnKind.MONTH and column.period is not None


def may_be_heading(text: str) -> bool:
    """Whether a text may be a heading under others: one that is known, a month's name, '%', 'Num.'."""
    is_under = any(re.fullmatch(pattern, _plain(text)) for pattern, _ in _UNDER_A_PERIOD)
    return is_under or is_month_name(text) or _single(text).is_known


def year_of(column: PrintedColumn | None) -> Period | None:
    """The period of a column of a year's figures, None of any other."""
    return column.period if column and column.kind in (ColumnKind.OUTTURN, ColumnKind.PRIOR) else None


def year_kind(period: Period | None, latest: Period | None) -> ColumnKind:
    is_before = period is not None and latest is not None and period.stop < latest.stop
    return ColumnKind.PRIOR if is_before else ColumnKind.OUTTURN


def _plain(text: str) -> str:
    """In small letters, words apart, without the marks that headings carry."""
    bare = re.sub(r"[^\w%/]+", " ", text.lower().replace("_", " "))
    return " ".join(bare.split())
