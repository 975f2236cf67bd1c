"""A small catalogue and printed scorecards for it, made short."""

from datetime import date

from trigpoint.calendar.periods import parse_period
from trigpoint.history.matching import Matcher
from trigpoint.history.placing import PlacedFile, PrintedFile, place
from trigpoint.history.questions import Question
from trigpoint.model.catalogue import (
    Catalogue,
    Due,
    Frequency,
    LineLayout,
    OutturnKind,
    ScorecardLayout,
    SectionLayout,
    Shows,
)
from trigpoint.model.errors import Place
from trigpoint.model.figures import Cell
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedColumn, PrintedLine, PrintedScorecard

ISSUED = date(2022, 5, 18)
FILE = "past.csv"
SHA = "ab" * 32

TITLES = {
    "contacts": ("Early help contacts", Unit.COUNT),
    "in_time": ("Initial contacts made within 3 working days", Unit.PERCENT),
    "families_open": ("Open at the end of the period", Unit.COUNT),
    "children_open": ("Open at the end of the period", Unit.COUNT),
    "custody": ("Use of custody", Unit.RATE_PER_10000),
    "programmes": ("Parenting programmes delivered", Unit.COUNT),
    "neet": ("Young people who are NEET", Unit.PERCENT),
    "neet_annual": ("Young people who are NEET", Unit.PERCENT),
    "audits": ("Team manager audits", Unit.COUNT),
    "not_on_the_layout": ("Something else", Unit.COUNT),
}
LINES = (
    LineLayout("1.1", "contacts", "", split="Families"),
    LineLayout("1.2", "in_time", "Initial contacts due", Shows.DENOMINATOR),
    LineLayout("1.3", "in_time", "", Shows.NUMERATOR),
    LineLayout("1.3", "in_time", ""),
    LineLayout("1.7", "families_open", "", split="Families"),
    LineLayout("1.7", "children_open", "", split="Children"),
    LineLayout("1.10", "audits", ""),
    LineLayout("2.4", "neet_annual", "", frequency=Frequency.ANNUAL, due=Due.YEAR_END),
    LineLayout("2.4", "neet", "", outturn=OutturnKind.LAST_MONTH),
    LineLayout("4.2", "custody", "", frequency=Frequency.QUARTERLY, due=Due.YEAR_END),
    LineLayout("4.6", "programmes", "", frequency=Frequency.QUARTERLY, due=Due.QUARTER_END),
)
LAYOUT = ScorecardLayout("ours", "Ours", "", "", (SectionLayout("All", LINES),))
CATALOGUE = Catalogue(
    {
        name: Measure(name, title, "Why.", "Owner", Polarity.INFO, unit, 1, Submitted("A return"))
        for name, (title, unit) in TITLES.items()
    },
    {},
    (),
    {"ours": LAYOUT},
    "digest",
)
MATCHER = Matcher(LAYOUT, CATALOGUE)

YEAR = "2021-22"
KINDS = {YEAR: ColumnKind.OUTTURN, "2020-21": ColumnKind.PRIOR}


def printed_cell(
    period: str, text: str, row: int, *, doubt: str = "", kind: ColumnKind | None = None
) -> PrintedCell:
    """A cell under a heading that is a period; under one that is none where it cannot be read as one."""
    at = None if period == "?" else parse_period(period)
    column = PrintedColumn(kind or KINDS.get(period, ColumnKind.MONTH), period, at)
    return PrintedCell(column, text, Place(FILE, row), f"row {row}, {period} {kind or ''}".strip(), doubt)


def line(
    row: int, ref: str, title: str, *cells: PrintedCell, split: str = "", note: str = "", **said: str
) -> PrintedLine:
    return PrintedLine(ref, split, title, "", said.get("frequency", ""), note, (), cells, Place(FILE, row))


def row(
    number: int, ref: str, title: str, *, split: str = "", note: str = "", doubt: str = "", **figures: str
) -> PrintedLine:
    """A line with figures by period: m03="216" is March 2022, y21="2470" the year 2021/22."""
    periods = {f"m{month:02d}": f"2022-{month:02d}" for month in range(1, 13)} | {
        "y21": YEAR,
        "y20": "2020-21",
    }
    cells = [printed_cell(periods[name], text, number, doubt=doubt) for name, text in figures.items()]
    return line(number, ref, title, *cells, split=split, note=note)


def page(
    *lines: PrintedLine, as_at: str | None = "2022-03", issued_on: date | None = ISSUED, **more: object
) -> PrintedScorecard:
    month = parse_period(as_at) if as_at else None
    return PrintedScorecard(FILE, "Ours", month, lines, issued_on=issued_on, **more)  # type: ignore[arg-type]


def placed(*lines: PrintedLine, answers: dict[str, str] | None = None) -> PlacedFile:
    return place(file_of(page(*lines)), MATCHER, issued_on=None, written=answers or {})


def file_of(*pages: PrintedScorecard) -> PrintedFile:
    return PrintedFile(FILE, SHA, pages)


def said(found: PlacedFile) -> dict[tuple[str, str], tuple[str, ...]]:
    """What was placed: value or state, numerator and denominator by measure and period."""
    return {
        (each.figure.cell.measure, each.figure.cell.period.id): tuple(
            "" if part is None else str(part)
            for part in (
                each.figure.value if each.figure.has_value else each.figure.state,
                each.figure.numerator,
                each.figure.denominator,
            )
        )
        for each in found.figures
    }


def only(found: PlacedFile) -> Question:
    [question] = found.questions
    return question


def cell(measure: str, period: str) -> Cell:
    return Cell(measure, parse_period(period))
