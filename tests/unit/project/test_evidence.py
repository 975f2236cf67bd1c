"""The rows behind a formula: those of its measures, each once."""

from decimal import Decimal

from trigpoint.model.figures import Member
from trigpoint.project.evidence import together


def test_a_row_that_several_measures_count_is_there_once() -> None:
    counted, met = Member("activity", "1", False), Member("activity", "1", True)
    assert together([counted, met]) == together([met, counted]) == [met]


def test_rows_of_different_tables_are_different_rows() -> None:
    rows = [Member("visits", "1", True), Member("activity", "1", False)]
    assert together(rows) == [rows[1], rows[0]]


def test_amounts_add_up_and_no_amount_is_not_nought() -> None:
    five, two = (Member("activity", "1", True, Decimal(amount)) for amount in (5, 2))
    plain = Member("activity", "1", True)
    assert [row.amount for row in together([five, two])] == [7]
    assert [row.amount for row in together([plain, five])] == [5]
    assert [row.amount for row in together([plain, plain])] == [None]


def test_nothing_is_behind_nothing() -> None:
    assert together([]) == []
