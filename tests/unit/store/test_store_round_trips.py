"""Figures and revisions come back from disk exactly as they went: every digit, state and word."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.calendar.periods import (
    academic_year_of,
    financial_year_of,
    month_of,
    quarter_of,
    rolling_12,
    year_to_date,
)
from trigpoint.model.figures import WITH_VALUE, Cell, Figure, State
from trigpoint.model.judgements import Cause, Revision, RowChange
from trigpoint.store.contents import parquet
from trigpoint.store.figure_rows import from_rows, to_rows
from trigpoint.store.revision_text import from_json, to_json

DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))
MONTHS = DAYS.map(month_of)
PERIODS = st.one_of(
    MONTHS,
    DAYS.map(quarter_of),
    DAYS.map(financial_year_of),
    DAYS.map(academic_year_of),
    MONTHS.map(year_to_date),
    MONTHS.map(rolling_12),
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
WORDS = st.text("aé£'\"\\\n\r\x00,= \u2028😀", max_size=12)
CELLS = st.builds(Cell, st.sampled_from(["open_families", "re_referrals"]), PERIODS, WORDS, WORDS)


def figures_of(state):
    value = NUMBERS if state in WITH_VALUE else st.none()
    tally = st.none() | NUMBERS
    return st.builds(
        Figure, CELLS, st.just(state), value=value, numerator=tally, denominator=tally, reason=WORDS
    )


FIGURES = st.sampled_from(State).flatmap(figures_of)
CHANGES = st.builds(RowChange, st.sampled_from(Cause), WORDS, WORDS, DAYS.map(date.isoformat), WORDS)
REVISIONS = st.builds(
    Revision, CELLS, FIGURES, FIGURES, st.lists(CHANGES, max_size=3).map(tuple), sentence=WORDS
)


def exactly(figure):
    """Equal Decimals can differ in their digits: 47 and 47.0."""
    return (figure, *map(str, (figure.value, figure.numerator, figure.denominator)))


@given(st.lists(FIGURES, max_size=6))
def test_figures(figures):
    stored = parquet(to_rows(figures))
    back = list(from_rows(pq.read_table(pa.BufferReader(stored))))
    assert [exactly(figure) for figure in back] == [exactly(figure) for figure in figures]


@given(st.lists(REVISIONS, max_size=3))
def test_revisions(revisions):
    back = from_json(to_json(revisions))
    assert back == revisions
    assert [exactly(revision.after) for revision in back] == [exactly(r.after) for r in revisions]


def test_every_state_and_the_digits_of_a_number():
    cell = Cell("open_families", month_of(date(2022, 3, 1)))
    figures = [
        Figure(cell, state, Decimal("94.60") if state in WITH_VALUE else None, reason=f"{state}, because")
        for state in State
    ]
    back = list(from_rows(to_rows(figures)))
    assert [exactly(figure) for figure in back] == [exactly(figure) for figure in figures]
    assert str(back[0].value) == "94.60"
