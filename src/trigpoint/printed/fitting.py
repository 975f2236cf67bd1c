"""How well a printed cell suits a column by what it is, whatever place it stands in.

The weights are no probabilities. They only say which of two readings of a row a person would take: a polarity
word is nowhere but under polarity, a figure is under a month sooner than under a target.
"""

import re
from enum import StrEnum

from trigpoint.model.figures import State
from trigpoint.model.judgements import Arrow
from trigpoint.model.measures import Unit
from trigpoint.model.printed import ColumnKind
from trigpoint.printed.headings import Heading, Label
from trigpoint.printed.marks import (
    EdgeSide,
    read_arrow,
    read_colour,
    read_edge,
    read_polarity,
    read_unit,
    says_frequency,
    says_unit,
)
from trigpoint.printed.values import read_value

YEAR_NOTE = re.compile(r"\(?\s*((?:19|20)?\d{2})\s*[/-]\s*((?:19|20)?\d{2})\s*\)?")
_CODE = re.compile(r"[A-Z]{1,4}\d{1,3}[a-z]?", re.ASCII)


class Shape(StrEnum):
    """What a cell looks like."""

    EMPTY = "empty"
    FREQUENCY = "frequency"
    UNIT = "unit"
    POLARITY = "polarity"
    ARROW = "arrow"
    SAME = "same"
    COLOUR = "colour"
    NUMBER = "number"
    PERCENT = "percent"
    EDGE = "edge"
    NOT_APPLICABLE = "not_applicable"
    NO_FIGURE = "no_figure"
    SUSPENDED = "suspended"
    YEAR = "year"
    CODE = "code"
    WORDS = "words"


FIGURES = frozenset(
    {
        ColumnKind.MONTH,
        ColumnKind.QUARTER,
        ColumnKind.OUTTURN,
        ColumnKind.NUMERATOR,
        ColumnKind.DENOMINATOR,
    }
)
COMPARATORS = frozenset(
    {
        ColumnKind.NEIGHBOUR_AVERAGE,
        ColumnKind.BEST_NEIGHBOUR,
        ColumnKind.NATIONAL,
        ColumnKind.TOP_QUARTILE,
    }
)
DIRECTIONS = frozenset({ColumnKind.DOT_MONTH, ColumnKind.DOT_YEAR})
COLOURS = frozenset({ColumnKind.RAG_MONTH, ColumnKind.RAG_YEAR_END})
EDGES = frozenset({ColumnKind.RED, ColumnKind.AMBER, ColumnKind.GREEN})

MISFIT = -4.0
_FIGURE = {
    Shape.NUMBER: 2.0,
    Shape.PERCENT: 2.0,
    Shape.NO_FIGURE: 1.5,
    Shape.NOT_APPLICABLE: 1.0,
    Shape.SUSPENDED: 1.5,
}
_ONCE_A_YEAR = {Shape.NUMBER: 2.0, Shape.PERCENT: 2.0, Shape.NO_FIGURE: 1.0, Shape.NOT_APPLICABLE: 0.5}
_EDGE = {
    Shape.EDGE: 3.0,
    Shape.NUMBER: 0.5,
    Shape.PERCENT: 0.8,
    Shape.NOT_APPLICABLE: 0.3,
    Shape.NO_FIGURE: 0.3,
}
_TARGET = _EDGE | {Shape.WORDS: 1.0, Shape.NUMBER: 1.0, Shape.PERCENT: 1.0, Shape.NOT_APPLICABLE: 0.6}
# The arrow for no change stands in for a colour now and then; "n/a" is what is printed for no direction.
_COLOUR = {
    Shape.COLOUR: 3.0,
    Shape.SAME: 0.2,
    Shape.ARROW: -0.5,
    Shape.NOT_APPLICABLE: 0.3,
    Shape.NO_FIGURE: 0.3,
}
_ARROW = {Shape.ARROW: 3.0, Shape.SAME: 3.0, Shape.NOT_APPLICABLE: 3.0, Shape.NO_FIGURE: 0.5}

_BY_KIND: dict[ColumnKind, dict[Shape, float]] = {
    **dict.fromkeys(FIGURES, _FIGURE),
    **dict.fromkeys(COMPARATORS, _ONCE_A_YEAR | {Shape.YEAR: 2.0}),
    **dict.fromkeys(DIRECTIONS, _ARROW),
    **dict.fromkeys(COLOURS, _COLOUR),
    ColumnKind.PRIOR: _ONCE_A_YEAR,
    ColumnKind.TALLY: {Shape.WORDS: 1.0},
    ColumnKind.POLARITY: {Shape.POLARITY: 6.0},
    ColumnKind.RED: _EDGE,
    ColumnKind.AMBER: _EDGE,
    ColumnKind.GREEN: _TARGET,
    ColumnKind.TREND: {Shape.ARROW: 1.0, Shape.SAME: 1.0},
    ColumnKind.BENCHMARK_YEAR: {Shape.YEAR: 3.0},
    ColumnKind.OTHER: {Shape.NUMBER: 0.3, Shape.PERCENT: 0.3, Shape.WORDS: 0.3, Shape.YEAR: 0.3},
}
_BY_LABEL: dict[Label, dict[Shape, float]] = {
    Label.FREQUENCY: {Shape.FREQUENCY: 4.0},
    Label.DATA_NOTE: {Shape.UNIT: 4.0, Shape.WORDS: 0.5},
}
_ARROW_SHAPES = {Arrow.NONE: Shape.NOT_APPLICABLE, Arrow.SAME: Shape.SAME}
_OTHER_LABELS = {Shape.WORDS: 0.5, Shape.CODE: 0.5, Shape.NUMBER: 0.2}


def shape_of(text: str) -> Shape:
    """What a cell looks like, by the marks it has."""
    if not text.strip():
        return Shape.EMPTY
    for shape, says in (
        (Shape.FREQUENCY, says_frequency),
        (Shape.UNIT, _says_unit),
        (Shape.POLARITY, read_polarity),
        (Shape.COLOUR, read_colour),
    ):
        if says(text):
            return shape
    if (arrow := read_arrow(text)) is not None:
        return _ARROW_SHAPES.get(arrow, Shape.ARROW)
    return _shape_of_figure(text)


def _says_unit(text: str) -> bool:
    return says_unit(text) and read_value(text) is None


def _shape_of_figure(text: str) -> Shape:
    value = read_value(text)
    if value is not None and value.number is not None:
        return Shape.PERCENT if value.percent else Shape.NUMBER
    if value is not None:
        states = {State.SUSPENDED: Shape.SUSPENDED, State.NOT_APPLICABLE: Shape.NOT_APPLICABLE}
        return states.get(value.state, Shape.NO_FIGURE)
    edge = read_edge(text)
    if edge is not None and edge.side is not EdgeSide.NOT_SAID:
        return Shape.EDGE
    if (match := YEAR_NOTE.fullmatch(text.strip())) and (int(match[1]) + 1) % 100 == int(match[2]) % 100:
        return Shape.YEAR
    return Shape.CODE if _CODE.fullmatch(text.strip()) else Shape.WORDS


def fit(shape: Shape, heading: Heading, *, counts: bool) -> float:
    """How well a cell suits a column; 0 for an empty one, MISFIT where nobody would put it there.

    counts: the row holds counts, which are hardly ever compared with others'.
    """
    if shape is Shape.EMPTY:
        return 0.0
    if heading.column is None:
        known = _BY_LABEL.get(heading.label, _OTHER_LABELS) if heading.label else {}
        return known.get(shape, MISFIT)
    kind = heading.column.kind
    weight = _BY_KIND[kind].get(shape, MISFIT)
    if counts and kind in COMPARATORS and shape is Shape.NUMBER:
        return weight / 4
    return weight


def is_count(data_note: str) -> bool:
    return read_unit(data_note) is Unit.COUNT
