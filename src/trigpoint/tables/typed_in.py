"""Figures that are typed in, not worked out: submitted, published by others, and populations."""

from trigpoint.model.figures import State
from trigpoint.model.periods import PeriodKind
from trigpoint.tables.declare import code, day, key, number, recorded_on, text, whole_number
from trigpoint.tables.schema import TableDeclaration

SUBMITTED_FIGURES = TableDeclaration(
    name="submitted_figures",
    title="Submitted figures",
    meaning="One row for each figure of a measure that another team or body works out and sends.",
    key=("measure", "period_kind", "period_end", "recorded_on"),
    event="period_end",
    columns=(
        key("measure", "The measure's identifier in the catalogue."),
        code(
            "period_kind",
            "How long the period is.",
            PeriodKind.MONTH,
            PeriodKind.QUARTER,
            PeriodKind.FINANCIAL_YEAR,
            PeriodKind.YEAR_TO_DATE,
            required=True,
        ),
        day("period_end", "The last day of the period; with its kind it names the period.", required=True),
        number("value", "The figure; empty where there is none, and then the state says why."),
        number("numerator", "What was counted, where the figure is a share."),
        number("denominator", "What it is out of, where the figure is a share."),
        code("state", "Why there is no figure.", State.SUSPENDED, State.NOT_APPLICABLE, State.NO_DATA),
        text("source", "Where the figure comes from."),
        text("submitted_by", "Who sent it."),
        recorded_on(),
    ),
)

PUBLISHED_FIGURES = TableDeclaration(
    name="published_figures",
    title="Published figures",
    meaning="One row for each figure published about other areas, as printed by its publisher.",
    key=("measure", "area", "year"),
    columns=(
        key("measure", "The measure of ours it stands beside."),
        code(
            "area",
            "Whose figure it is.",
            "England",
            "Statistical neighbours' average",
            "Best statistical neighbour",
            required=True,
        ),
        text("year", "The year it is for, as published: 2019/20.", required=True),
        number("value", "The figure in the unit of our measure.", required=True),
        text("source", "Where it was published."),
        recorded_on(),
    ),
)

POPULATIONS = TableDeclaration(
    name="populations",
    title="Populations",
    meaning="One row for each mid-year population estimate, of the whole area or of a group within it.",
    key=("population", "mid_year", "breakdown", "group"),
    columns=(
        key("population", "Which population: children_0_17, children_10_17, ..."),
        whole_number("mid_year", "The calendar year of the estimate.", required=True, least=1990, most=2039),
        text("breakdown", "The breakdown the group belongs to, or 'whole'.", required=True),
        text("group", "The group, or 'whole'.", required=True),
        whole_number("persons", "How many people.", required=True, least=0),
        recorded_on(),
    ),
)

TABLES = (SUBMITTED_FIGURES, PUBLISHED_FIGURES, POPULATIONS)
