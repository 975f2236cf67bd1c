"""The lines of a scorecard as sheets of a workbook: a table for each section, the trend, and the reasons."""

from collections.abc import Iterable, Iterator

from trigpoint.model.figures import State
from trigpoint.model.scorecards import Line, Scorecard, Section, Value
from trigpoint.outputs import words
from trigpoint.outputs._workbook import (
    ONE_TABLE,
    CellValue,
    Heading,
    Measured,
    Sheet,
    Spark,
    published,
    sheet_name,
    table_name,
)

TREND = "Trend"
WHO = (Heading("Ref", 7), Heading("Measure", 42), Heading("Split", 12))

STATES = {
    State.SUPPRESSED: "Suppressed",
    State.NO_DATA: "No data",
    State.NOT_DUE: "Not due",
    State.SUSPENDED: "Suspended",
    State.NOT_APPLICABLE: "Not applicable",
}


def who(line: Line) -> tuple[str, str, str]:
    return line.ref, line.title, line.split


def lines_of(scorecard: Scorecard) -> Iterator[Line]:
    for section in scorecard.sections:
        yield from section.lines


# ---- a section ------------------------------------------------------------------------------------------


def section_sheets(scorecard: Scorecard, trend: Sheet) -> Iterator[Sheet]:
    """A sheet for each section, its lines in the order of the scorecard."""
    row = trend.heading_row + 1
    for number, section in enumerate(scorecard.sections, start=1):
        yield _section_sheet(scorecard, number, section, trend_row=row)
        row += len(section.lines)


def _section_sheet(scorecard: Scorecard, number: int, section: Section, *, trend_row: int) -> Sheet:
    line = section.lines[0]
    labels = [*(f"{value.period.last_day:%b-%y}" for value in line.months), scorecard.outturn_label]
    prior = f"{scorecard.prior_label} outturn"
    return Sheet(
        name=sheet_name(f"{number} {section.title}"),
        title=section.title,
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "A cell is empty where nothing applies: no split, code, target, comparator, revision or tally.",
            "A tally is in two columns: the number, and what it is out of.",
            f"The column 13-month trend holds a small drawing of the line's row in {TREND}, and no text.",
        ),
        table=table_name(f"{number} {section.title}"),
        headings=(
            *WHO,
            Heading("Success measure", 10),
            Heading("Council plan", 10),
            Heading("Timeline", 11),
            Heading("Data note", 15),
            *_figure_headings(labels),
            Heading("Revised", 12),
            Heading("Good is", 8),
            Heading("Direction this month", 15),
            Heading("Rating this month", 16),
            Heading("Direction this year", 15),
            Heading("Rating at year end", 16),
            Heading("Red", 9),
            Heading("Amber", 9),
            Heading("Green (target)", 20),
            *_figure_headings([prior]),
            Heading("13-month trend", 20),
            Heading("Statistical neighbours' average", 13, figures=True),
            Heading("Best statistical neighbour", 12, figures=True),
            Heading("England", 10, figures=True),
            Heading("Comparator year", 12),
        ),
        rows=tuple(_row(line, trend_row + index) for index, line in enumerate(section.lines)),
    )


def _figure_headings(labels: Iterable[str]) -> Iterator[Heading]:
    for label in labels:
        yield Heading(label, 12.5, figures=True)
        yield Heading(f"{label}: number", 9.5, figures=True)
        yield Heading(f"{label}: out of", 9.5, figures=True)


def _row(line: Line, trend_row: int) -> tuple[CellValue, ...]:
    first = len(WHO) + 1
    return (
        *who(line),
        line.success_measure,
        line.council_plan,
        words.FREQUENCIES[line.frequency],
        words.UNITS_IN_FULL[line.unit],
        *(cell for value in (*line.months, line.outturn) for cell in _figure(value)),
        ", ".join(value.period.label for value in (*line.months, line.outturn) if words.is_revised(value)),
        words.GOOD[line.polarity],
        words.direction(line.dot_month),
        words.rating(line.rag_month),
        words.direction(line.dot_year),
        words.rating(line.rag_year_end),
        line.tolerances.red,
        line.tolerances.amber,
        line.tolerances.green,
        *_figure(line.prior),
        Spark(TREND, trend_row, first, first + len(line.trend) - 1),
        published(line.neighbour_average),
        published(line.best_neighbour),
        published(line.national),
        ", ".join(dict.fromkeys(compared.year for compared in words.comparators(line))),
    )


def _figure(value: Value) -> tuple[CellValue, ...]:
    """The figure and, where it has a tally, its two numbers."""
    if not value.tally or value.numerator is None or value.denominator is None:
        return _number(value), "", ""
    parts = (Measured(part, f"{part.normalize():f}") for part in (value.numerator, value.denominator))
    return _number(value), *parts


def _number(value: Value) -> CellValue:
    if value.number is None:
        return STATES.get(value.state, value.text) if value.text in ("", "-") else value.text
    return Measured(value.number, value.text)


# ---- the trend and the reasons --------------------------------------------------------------------------


def trend_sheet(scorecard: Scorecard) -> Sheet:
    """Every line's last 13 months, which the drawings of the section sheets are made from."""
    lines = tuple(lines_of(scorecard))
    months = tuple(f"{value.period.last_day:%b-%y}" for value in (lines[0].trend if lines else ()))
    return Sheet(
        name=TREND,
        title="Trend: the last 13 months of every line",
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "A month is empty where the line has no figure for it; the last column says why.",
        ),
        table="table_trend",
        headings=(
            *WHO,
            Heading("Data note", 15),
            *(Heading(month, 9, figures=True) for month in months),
            Heading("Why months are empty", 60),
        ),
        rows=tuple(_trend_row(line) for line in lines),
    )


def _trend_row(line: Line) -> tuple[CellValue, ...]:
    empty = [value for value in line.trend if value.number is None]
    reasons = dict.fromkeys(value.reason or STATES.get(value.state, value.text) for value in empty)
    numbers = (Measured(v.number, v.text) if v.number is not None else "" for v in line.trend)
    return (*who(line), words.UNITS_IN_FULL[line.unit], *numbers, " ".join(reasons))


def reasons_sheet(scorecard: Scorecard) -> Sheet:
    """The definition of every line, and the sentence behind each judgement, revision and missing figure."""
    return Sheet(
        name="Reasons",
        title="Reasons: what each line is, and why it is judged as it is",
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "The column Split is empty where a line is not split.",
        ),
        table="table_reasons",
        headings=(*WHO, Heading("Data note", 15), Heading("What", 22), Heading("In words", 90)),
        rows=tuple(
            (*who(line), words.UNITS_IN_FULL[line.unit], what, sentence)
            for line in lines_of(scorecard)
            for what, sentence in words.reasons(line)
        ),
    )
