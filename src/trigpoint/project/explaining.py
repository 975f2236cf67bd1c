"""The verb `show`: everything about one line or measure, and the rows behind its figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trigpoint.engines.base import row_key
from trigpoint.engines.duckdb.compiling import sql_of
from trigpoint.figures.submitted import TABLE as SUBMITTED_FIGURES
from trigpoint.language.describe import describe
from trigpoint.language.names import suggestion
from trigpoint.model.catalogue import LineLayout
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import Cell, Figure, Member, State
from trigpoint.model.measures import Formula, FromRecords, Measure, Submitted
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Line
from trigpoint.project.evidence import catalogue_of, evidence_of
from trigpoint.project.folder import CouncilFolder, layout_named
from trigpoint.project.reporting import scorecard_of
from trigpoint.store.runs import Run, read_figures, read_revisions, runs

# A line that is not due in a period has no figure there whose history could be told.
NOT_PRINTED = frozenset({State.NOT_DUE, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class FigureOfRun:
    """What a run made of a figure, and why it differed from the run before it."""

    run: Run
    period: Period
    figure: Figure
    sentence: str


@dataclass(frozen=True)
class Explanation:
    """A line, the measure it prints, and how its figures were worked out and changed."""

    line: Line
    measure: Measure
    in_words: str
    sql: str
    history: tuple[FigureOfRun, ...]


@dataclass(frozen=True)
class RowsBehind:
    """The rows behind a figure: for each, whether it is in the numerator, and the row itself."""

    measure: Measure
    period: Period
    figure: Figure
    rows: tuple[tuple[Member, Mapping[str, Any]], ...]


def explain(council: CouncilFolder, ref: str, run: Run) -> list[Explanation]:
    """The lines with a reference (1.7), or the lines that print a measure (families_open)."""
    catalogue = catalogue_of(council, run)
    scorecard = scorecard_of(council, run, created_on=run.records_known_on, figures=read_figures(run))
    lines = [line for section in scorecard.sections for line in section.lines]
    found = [line for line in lines if ref in (line.ref, line.measure)]
    if not found:
        known = [*dict.fromkeys(line.ref for line in lines), *dict.fromkeys(line.measure for line in lines)]
        raise _no_such_line(ref, known)
    past = _past_runs(council, run)
    return [
        Explanation(
            line=line,
            measure=catalogue.measures[line.measure],
            in_words=describe(catalogue.measures[line.measure], catalogue, council.schema),
            sql=sql_of(catalogue.measures[line.measure], council.schema),
            history=tuple(_history(past, line)),
        )
        for line in found
    ]


@dataclass(frozen=True)
class PastRun:
    """A stored run, its figures, and what it said of those that differed from the runs before."""

    run: Run
    figures: Mapping[Cell, Figure]
    sentences: Mapping[Cell, str]


def _past_runs(council: CouncilFolder, shown: Run) -> list[PastRun]:
    """The runs that were reported from, and the one that is asked about."""
    return [
        PastRun(run, read_figures(run), {each.cell: each.sentence for each in read_revisions(run)})
        for run in runs(council.store)
        if not run.looks_back or run.id == shown.id
    ]


def _history(past: list[PastRun], line: Line) -> Iterator[FigureOfRun]:
    """What each run made of the figures a line prints: by period, and the oldest run first."""
    printed = (value for value in (*line.months, line.outturn) if value.state not in NOT_PRINTED)
    for period in dict.fromkeys(value.period for value in printed):
        cell = Cell(line.measure, period)
        for each in past:
            if cell in each.figures:
                yield FigureOfRun(each.run, period, each.figures[cell], each.sentences.get(cell, ""))


def rows_behind(council: CouncilFolder, ref: str, period: Period, run: Run) -> RowsBehind:
    """The rows behind a figure of a line or measure, as the run counted them."""
    evidence = evidence_of(council, run)
    layout = layout_named(council.settings.scorecard, evidence.catalogue)
    measure = evidence.catalogue.measures[_measure_of(ref, list(layout.lines()), evidence.catalogue.measures)]
    cell = Cell(measure.id, period)
    figures = read_figures(run)
    if cell not in figures:
        periods = ", ".join(dict.fromkeys(each.period.id for each in figures if each.measure == measure.id))
        raise TrigpointError(
            f"The run {run.id} has no figure for {period.label}.", hint=f"It has: {periods}."
        )
    members = evidence.members(measure, cell)
    table = _table_of(measure)
    by_key = {
        row_key([row[name] for name in council.schema[table].key]): row
        for row in evidence.records.rows(table)
    }
    return RowsBehind(measure, period, figures[cell], tuple((each, by_key[each.key]) for each in members))


def _table_of(measure: Measure) -> str:
    """The table whose rows are behind a measure; those of a formula are behind the measures it uses."""
    match measure.definition:
        case FromRecords(table):
            return table
        case Submitted():
            return SUBMITTED_FIGURES
        case Formula() as formula:
            used = " or ".join(f"trigpoint show {name} --rows" for name in formula.measures())
            raise TrigpointError(
                f"{measure.id} is worked out from other measures, and has no rows of its own.",
                hint=f"See theirs: {used}",
            )


def _measure_of(ref: str, lines: list[LineLayout], measures: Mapping[str, Measure]) -> str:
    """The measure of a reference; where its lines print several, one must be named."""
    if ref in measures:
        return ref
    found = list(dict.fromkeys(line.measure for line in lines if line.ref == ref))
    if not found:
        raise _no_such_line(ref, [*(line.ref for line in lines), *measures])
    if len(found) > 1:
        raise TrigpointError(f"{ref} prints {len(found)} measures.", hint=f"Name one: {', '.join(found)}.")
    return found[0]


def _no_such_line(ref: str, known: list[str]) -> TrigpointError:
    hint = suggestion(ref, known, what="A line")
    return TrigpointError(f"There is no line or measure {ref} on the scorecard.", hint=hint)
