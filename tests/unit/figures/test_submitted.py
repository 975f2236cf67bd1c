"""Figures that were sent: the last recorded stands, and a missing one says why."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from trigpoint.figures.submitted import SubmittedFigures
from trigpoint.model.figures import Figure, State
from trigpoint.model.periods import PeriodKind

from .made import cell, records

FEBRUARY, MARCH = date(2022, 2, 28), date(2022, 3, 31)


def sent(kind: str = "month", end: date = MARCH, recorded: str = "2022-04-08", **parts: Any) -> dict:
    row = {"measure": "sent", "period_kind": kind, "period_end": end, **parts}
    return {**row, "recorded_on": date.fromisoformat(recorded)}


def figure(period: str, *rows: dict) -> Figure:
    return SubmittedFigures.of(records(submitted_figures=list(rows))).figure(cell("sent", period))


def test_a_figure_is_exactly_what_was_typed() -> None:
    found = figure("2022-03", sent(value=4.93))
    assert (found.state, found.value, found.numerator) == (State.KNOWN, Decimal("4.93"), None)


def test_its_tally_comes_with_it() -> None:
    found = figure("2022-03", sent(value=75.0, numerator=3.0, denominator=4.0))
    assert (found.value, found.numerator, found.denominator) == (75, 3, 4)


@pytest.mark.parametrize("order", [1, -1])
def test_the_last_recorded_stands_whatever_the_order_of_the_rows(order: int) -> None:
    rows = [sent(value=46.0, recorded="2022-03-08"), sent(value=48.0, recorded="2022-04-08")]
    assert figure("2022-03", *rows[::order]).value == 48


def test_a_figure_may_be_withdrawn() -> None:
    rows = [sent(value=46.0, recorded="2022-03-08"), sent(state="suspended", recorded="2022-04-08")]
    assert figure("2022-03", *rows).state is State.SUSPENDED


@pytest.mark.parametrize(
    ("state", "expected", "says"),
    [
        ("suspended", State.SUSPENDED, "Temporarily suspended"),
        ("not_applicable", State.NOT_APPLICABLE, "Not applicable"),
        ("no_data", State.NO_DATA, "No data"),
        (None, State.NO_DATA, "No data"),
    ],
)
def test_no_figure_says_why(state: str | None, expected: State, says: str) -> None:
    found = figure("2022-03", sent(state=state))
    assert (found.state, found.value) == (expected, None)
    assert found.reason.startswith(says)


def test_nothing_sent_is_no_data() -> None:
    assert figure("2022-03").state is State.NO_DATA
    assert "no figure has been submitted" in figure("2022-02", sent(value=1.0)).reason


def test_nought_is_a_figure() -> None:
    found = figure("2022-03", sent(value=0.0))
    assert (found.state, found.value) == (State.KNOWN, 0)


def test_the_year_to_date_at_year_end_is_the_year() -> None:
    year = sent(PeriodKind.FINANCIAL_YEAR, MARCH, value=675.0)
    assert figure("ytd 2022-03", year).value == 675
    assert figure("2021/22", year).value == 675


def test_the_year_to_date_before_year_end_is_not_the_year() -> None:
    assert figure("ytd 2022-02", sent(PeriodKind.FINANCIAL_YEAR, MARCH, value=675.0)).state is State.NO_DATA


def test_a_year_to_date_that_was_sent_comes_before_the_year() -> None:
    rows = (
        sent(PeriodKind.FINANCIAL_YEAR, MARCH, value=675.0),
        sent(PeriodKind.YEAR_TO_DATE, MARCH, value=670.0),
    )
    assert figure("ytd 2022-03", *rows).value == 670


def test_a_quarter_is_not_its_first_month() -> None:
    assert figure("2022-01", sent(PeriodKind.QUARTER, date(2022, 1, 1), value=5.0)).state is State.NO_DATA


def test_each_year_to_date_is_a_figure_of_its_own() -> None:
    rows = [
        sent(PeriodKind.YEAR_TO_DATE, FEBRUARY, value=600.0),
        sent(PeriodKind.YEAR_TO_DATE, MARCH, value=675.0),
    ]
    assert figure("ytd 2022-02", *rows).value == 600
    assert figure("ytd 2022-03", *rows).value == 675
