"""scorecard.csv and figures.csv: their columns and words, and that a spreadsheet never runs them."""

import csv as reader
import io
from dataclasses import replace
from datetime import date

import pytest

from tests.sample_scorecard import GOLDEN, sample_figures
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.outputs import csv, figures
from trigpoint.outputs.rows import safe

FIRST_COLUMNS = [
    "ref",
    "split",
    "unit",
    "frequency",
    "indicator",
    "section",
    "success_measure",
    "council_plan",
    "jan_22",
    "feb_22",
    "mar_22",
    "outturn_2021_22",
    "polarity",
    "dot_month",
    "dot_year",
    "rag_month",
    "rag_year_end",
    "red",
    "amber",
    "green",
    "outturn_2020_21",
    "stat_neighbour_average",
    "best_stat_neighbour",
    "national_average",
    "benchmark_year",
    "note",
]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_columns_have_the_published_names_and_order(scorecard):
    first = csv.render(scorecard).decode("utf-8-sig").splitlines()[0].split(",")
    assert first[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
    assert {"mar_22_tally", "mar_22_revised", "rag_month_reason", "rag_year_end_reason"} <= set(first)
    assert len(first) == len(set(first))


def test_one_row_a_line_in_order(scorecard, lines):
    rows = rows_of(csv.render(scorecard))
    assert [(row["ref"], row["split"], row["unit"]) for row in rows] == [
        (line.ref, line.split, line.unit.value) for line in lines
    ]


@pytest.mark.skipif(not GOLDEN.exists(), reason=f"the golden figures are not at {GOLDEN}")
def test_every_cell_of_the_published_scorecard_comes_back_as_printed(scorecard):
    """What went in as text comes out as the same text, whatever it was made of on the way."""
    golden = rows_of(GOLDEN.read_bytes())
    for printed, row in zip(golden, rows_of(csv.render(scorecard)), strict=True):
        for column in ("jan_22", "feb_22", "mar_22", "outturn_2021_22", "outturn_2020_21"):
            assert row[column] == (printed[column] or "-"), (printed["ref"], column)
        for column in ("red", "amber", "green", "stat_neighbour_average", "national_average", "note"):
            assert row[column] == printed[column], (printed["ref"], column)


def test_judgements_are_in_the_words_of_the_published_file(scorecard):
    rows = rows_of(csv.render(scorecard))
    assert {row["dot_month"] for row in rows} <= {"up", "down", "same", "n/a"}
    assert {row["rag_month"] for row in rows} <= {"", "green", "amber", "red"}
    assert {"green", "amber", "red"} <= {row["rag_year_end"] for row in rows}


def test_tally_and_revision_stand_in_columns_of_their_own(scorecard):
    rows = {(row["ref"], row["unit"]): row for row in rows_of(csv.render(scorecard))}
    assert rows["1.5", "percent"]["mar_22_tally"] == "47 of 51"
    assert rows["1.9", "count"]["feb_22_revised"] == "yes"
    assert "1 record entered" in rows["1.9", "count"]["revisions"]
    assert rows["1.9", "count"]["mar_22_revised"] == ""


def test_a_quarter_stands_in_the_column_of_the_month_it_ends_in(scorecard):
    quarter = Period(date(2022, 1, 1), date(2022, 4, 1), PeriodKind.QUARTER)
    line = scorecard.sections[0].lines[0]
    value = replace(line.months[-1], period=quarter, text="999")
    changed = replace(line, months=(*line.months[:-1], value))
    section = replace(scorecard.sections[0], lines=(changed, *scorecard.sections[0].lines[1:]))
    rows = rows_of(csv.render(replace(scorecard, sections=(section,))))
    assert rows[0]["mar_22"] == "999"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\tx", "'\tx"),
        ("-", "-"),
        ("-3.5", "-3.5"),
        ("-1,234.5%", "-1,234.5%"),
        ("<75%", "<75%"),
        ("Temporarily suspended", "Temporarily suspended"),
    ],
)
def test_text_that_would_be_a_formula_gets_an_apostrophe(text, written):
    assert safe(text) == written


def test_figures_are_tidy(scorecard):
    rows = rows_of(figures.render(sample_figures()))
    assert list(rows[0]) == list(figures.HEADINGS)
    found = {(row["measure"], row["group"]): row for row in rows}
    share = found["assessments_in_time", ""]
    assert (share["period"], share["period_kind"], share["period_end"]) == ("2022-03", "month", "2022-03-31")
    assert (share["numerator"], share["denominator"], share["value"][:8]) == ("47", "51", "92.15686")
    assert found["families_engaged", ""]["value"] == ""
    assert found["families_engaged", ""]["state"] == "suspended"
    assert found["balance", ""]["value"] == "-3.5"
    assert ("assessments_in_time", "'=North") in found


def test_figures_do_not_depend_on_the_order_they_come_in():
    made = sample_figures()
    assert figures.render(reversed(made)) == figures.render(made)


def test_no_figures_is_a_file_with_headings_only():
    assert rows_of(figures.render([])) == []
    assert figures.render([]).decode("utf-8-sig").strip() == ",".join(figures.HEADINGS)
