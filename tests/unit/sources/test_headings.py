"""Headings and addresses as a spreadsheet shows them."""

import pytest

from trigpoint.sources.headings import cell_address, clean_heading, column_letter


@pytest.mark.parametrize(
    ("position", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_column_letters(position, letter):
    assert column_letter(position) == letter


def test_cell_address():
    assert cell_address(7, 1) == "B7"


@pytest.mark.parametrize(
    "written", ["Locality Team", " Locality  Team ", "Locality\r\nTeam", "Locality\u00a0Team"]
)
def test_headings_are_compared_without_stray_spaces(written):
    assert clean_heading(written) == "Locality Team"


def test_accents_are_composed():
    assert clean_heading("Cafe\u0301") == "Café"
