"""Worked cases: pictures of rows become typed rows, and an answer becomes what is expected."""

from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import month
from trigpoint.language._problems import Problems
from trigpoint.language._written import Written
from trigpoint.language.cases import read_cases
from trigpoint.language.catalogue import CatalogueFile
from trigpoint.language.expectations import ExpectedNoData, ExpectedNumber, ExpectedTally, read_expected
from trigpoint.language.pictures import read_picture
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.tables import EARLY_HELP

from .broken import GOOD_SHARE, ROWS, case

PLACE = Place("a.yaml", 1, 1)


def picture(text: str, table: str) -> list[dict]:
    problems = Problems()
    rows = read_picture(Written.plainly(text, PLACE), EARLY_HELP[table], problems)
    problems.check()
    return rows


def test_cells_are_typed_as_the_table_declares_them():
    text = """
        complaint_id | stage    | received_on | upheld | closed_on
        007          | Formal   | 2022-03-01  | true   |
        8            | Informal | 2022-03-02  | false  | 2022-03-09
        9            |          |             |        |
    """
    assert picture(text, "complaints") == [
        {
            "complaint_id": "007",
            "stage": "Formal",
            "received_on": date(2022, 3, 1),
            "upheld": True,
            "closed_on": None,
        },
        {
            "complaint_id": "8",
            "stage": "Informal",
            "received_on": date(2022, 3, 2),
            "upheld": False,
            "closed_on": date(2022, 3, 9),
        },
        {"complaint_id": "9", "stage": None, "received_on": None, "upheld": None, "closed_on": None},
    ]


def test_numbers_keep_their_type():
    text = "population | mid_year | persons\nall | 2021 | 56_000"
    with pytest.raises(TrigpointError, match="'56_000' is not a value of persons, which is of type integer"):
        picture(text, "populations")
    [row] = picture(text.replace("56_000", "56000"), "populations")
    assert row == {"population": "all", "mid_year": 2021, "persons": 56_000}
    [figure] = picture("measure | value\nm | -0.5", "submitted_figures")
    assert figure == {"measure": "m", "value": -0.5}


def test_a_table_may_have_no_rows():
    assert picture("complaint_id", "complaints") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47 of 51", ExpectedTally(Decimal(47), Decimal(51))),
        ("0 of 0", ExpectedTally(Decimal(0), Decimal(0))),
        ("12", ExpectedNumber(Decimal(12))),
        ("-1.50", ExpectedNumber(Decimal("-1.50"))),
        ("no data", ExpectedNoData()),
        ("no  data", ExpectedNoData()),
    ],
)
def test_answers(text, expected):
    assert read_expected(text, PLACE) == expected


@pytest.mark.parametrize("text", ["47 / 51", "47of51", "", "92%", "None", "1,321", "47 of -1"])
def test_what_is_no_answer(text):
    with pytest.raises(TrigpointError, match="is not an answer"):
        read_expected(text, PLACE)


def test_cases_stand_under_the_name_of_their_measure():
    text = case("what: one opened", "period: 2022-03", "tables:", ROWS, "expect: 1")
    files = [CatalogueFile("a.yaml", text), CatalogueFile("b.yaml", GOOD_SHARE)]
    cases = read_cases(files, EARLY_HELP)
    assert list(cases) == ["opened"]
    [one] = cases["opened"]
    assert (one.what, one.period, one.expect) == ("one opened", month(2022, 3), ExpectedNumber(Decimal(1)))
    assert one.tables == {
        "episodes": [{"episode_id": "E1", "child_id": "C1", "family_id": "F1", "opened_on": date(2022, 3, 1)}]
    }
    assert str(one.place) == "a.yaml:18:17"


def test_the_cases_of_a_replaced_measure_are_gone():
    shipped = case("what: shipped", "period: 2022-03", "tables:", ROWS, "expect: 1")
    own = case("what: own", "period: 2021/22", "tables:", ROWS, "expect: 1") + "    replaces: library\n"
    files = [CatalogueFile("library.yaml", shipped, is_library=True), CatalogueFile("own.yaml", own)]
    assert [one.what for one in read_cases(files, EARLY_HELP)["opened"]] == ["own"]
