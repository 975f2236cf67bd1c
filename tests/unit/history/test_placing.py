"""Printed lines on figures of ours: what is certain is placed, everything else is asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import parse_period
from trigpoint.history.placing import place
from trigpoint.history.questions import QuestionKind
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.printed import ColumnKind, PrintedScorecard

from .made import MATCHER, file_of, line, only, page, placed, printed_cell, row, said

CONTACTS = "No. of early help contacts (Families)"
IN_TIME = "Initial contacts made within 3 working days"


# ---- what is certain -----------------------------------------------------------------------------------


def test_a_count_is_its_own_numerator_as_in_a_run() -> None:
    found = placed(row(5, "1.1", CONTACTS, note="Count", m03="1,321", y21="2470", y20="3537"))
    assert said(found) == {
        ("contacts", "2022-03"): ("1321", "1321", ""),
        ("contacts", "2021-22"): ("2470", "2470", ""),
        ("contacts", "2020-21"): ("3537", "3537", ""),
    }
    assert (found.questions, found.cells) == ((), 3)
    assert {each.issued_on for each in found.figures} == {date(2022, 5, 18)}
    assert found.figures[0].where == "row 5, 2022-03"


def test_three_lines_of_one_measure_become_one_figure() -> None:
    """1.2 is what it is out of, 1.3 the count, 1.3 the percentage: as a published scorecard prints them."""
    found = placed(
        row(2, "1.2", "No. of initial contacts due", note="Count", m03="35"),
        row(3, "1.3", IN_TIME, note="Count", m03="29"),
        row(4, "1.3", IN_TIME, note="%", m03="82.9%"),
    )
    assert said(found) == {("in_time", "2022-03"): ("82.9", "29", "35")}
    assert (found.cells, found.figures[0].figure.reason) == (3, "")
    assert found.figures[0].where == "row 2, 2022-03; row 3, 2022-03; row 4, 2022-03"


def test_a_percentage_that_its_tally_contradicts_is_kept_as_printed_and_says_so() -> None:
    found = placed(
        row(2, "1.2", "Initial contacts due", note="Count", m03="35"),
        row(3, "1.3", IN_TIME, note="Count", m03="26"),
        row(4, "1.3", IN_TIME, note="%", m03="82.9%"),
    )
    assert said(found) == {("in_time", "2022-03"): ("82.9", "26", "35")}
    assert found.figures[0].figure.reason == "As printed; 26 of 35 gives 74.3%."


def test_a_share_that_is_not_printed_is_worked_out_from_its_tally_and_says_so() -> None:
    found = placed(
        row(2, "1.2", "Initial contacts due", note="Count", m03="35", m02="0"),
        row(3, "1.3", IN_TIME, note="Count", m03="28", m02="0", m01="4"),
    )
    march = next(each.figure for each in found.figures if each.figure.cell.period.id == "2022-03")
    assert (march.value, march.reason) == (
        Decimal(80),
        "The share is not printed: it was worked out from 28 of 35.",
    )
    assert said(found)["in_time", "2022-02"] == ("no_data", "0", "0")
    assert said(found)["in_time", "2022-01"] == ("no_data", "4", "")


def test_a_tally_in_the_cell_or_in_columns_of_its_own_is_kept() -> None:
    top, bottom = (
        printed_cell("2022-02", text, 4, kind=kind)
        for text, kind in (("38", ColumnKind.NUMERATOR), ("43", ColumnKind.DENOMINATOR))
    )
    figures = printed_cell("2022-02", "88.4%", 4), printed_cell("2022-03", "92.2% (47 of 51)", 4)
    found = placed(line(4, "1.3", IN_TIME, *figures, top, bottom, note="%"))
    assert said(found) == {
        ("in_time", "2022-02"): ("88.4", "38", "43"),
        ("in_time", "2022-03"): ("92.2", "47", "51"),
    }


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("-", "no_data"),
        ("n/a", "not_applicable"),
        ("Temporarily suspended", "suspended"),
        ("[c]", "suppressed"),
    ],
)
def test_what_stands_for_no_figure_is_a_state_and_never_0(text: str, state: str) -> None:
    assert said(placed(row(5, "1.1", CONTACTS, m02=text, m03="0"))) == {
        ("contacts", "2022-02"): (state, "", ""),
        ("contacts", "2022-03"): ("0", "0", ""),
    }


def test_a_line_without_a_reference_is_found_by_its_title_split_and_unit() -> None:
    found = placed(row(5, "", "Open at the end of the period", split="Children", note="Count", m03="2899"))
    assert said(found) == {("children_open", "2022-03"): ("2899", "2899", "")}


def test_a_quarterly_line_prints_the_quarter_and_a_dash_where_none_is_due_says_nothing() -> None:
    found = placed(
        row(9, "4.6", "No. of parenting programmes delivered", m01="-", m02="-", m03="6", y21="37")
    )
    assert said(found) == {
        ("programmes", "2022-01:quarter"): ("6", "6", ""),
        ("programmes", "2021-22"): ("37", "37", ""),
    }


def test_two_lines_of_one_reference_are_told_apart_by_frequency_or_by_the_months_they_print() -> None:
    title = "Young people who are NEET"
    annual = line(2, "2.4", title, printed_cell("2021-22", "3.6%", 2), note="%", frequency="annual")
    # The outturn of the monthly line is that of its last month.
    monthly = row(3, "2.4", title, note="%", m02="3.8%", m03="4.0%", y21="4.0%")
    assert said(placed(annual, monthly)) == {
        ("neet_annual", "2021-22"): ("3.6", "", ""),
        ("neet", "2022-02"): ("3.8", "", ""),
        ("neet", "2022-03"): ("4.0", "", ""),
    }
    question = only(placed(row(2, "2.4", title, note="%", y21="3.6%")))
    assert question.why.startswith("2 lines of yours have this reference and unit: 2.4 (Young people")


def test_the_outturn_of_a_year_that_is_not_over_is_the_year_to_date() -> None:
    found = place(
        file_of(page(row(5, "1.1", CONTACTS, m02="158", y21="2254", y20="3537"), as_at="2022-02")),
        MATCHER,
        issued_on=None,
        written={},
    )
    assert set(said(found)) == {
        ("contacts", "2022-02"),
        ("contacts", "2022-02:year-to-date"),
        ("contacts", "2020-21"),
    }


def test_many_issues_are_placed_each_with_its_day() -> None:
    pages = (
        page(row(2, "1.1", CONTACTS, m02="148"), as_at="2022-02", issued_on=date(2022, 3, 14)),
        page(row(3, "1.1", CONTACTS, m02="158", m03="216")),
    )
    found = place(file_of(*pages), MATCHER, issued_on=None, written={})
    assert [
        (str(each.issued_on), each.figure.cell.period.id, str(each.figure.value)) for each in found.figures
    ] == [
        ("2022-03-14", "2022-02", "148"),
        ("2022-05-18", "2022-02", "158"),
        ("2022-05-18", "2022-03", "216"),
    ]


# ---- what is asked -------------------------------------------------------------------------------------


def test_a_title_unlike_that_of_its_reference_is_asked() -> None:
    question = only(placed(row(5, "1.1", "Something quite different (Families)", m03="3")))
    assert question.kind is QuestionKind.LINE
    assert (
        question.why
        == "It has the reference of 1.1 Families (Early help contacts), and its title is unlike that."
    )


def test_a_line_whose_title_is_more_like_another_of_yours_is_asked() -> None:
    question = only(placed(row(5, "1.10", IN_TIME, note="Count", m03="3")))
    assert "and its title is more like that of 1.3" in question.why
    assert question.proposal == "1.3 (Initial contacts made within 3 working days), the numerator"


def test_a_split_that_only_one_side_has_is_asked() -> None:
    missing = only(placed(row(5, "1.7", "Open at the end of the period", note="Count", m03="3")))
    assert missing.why.startswith("It has no split, and yours are: 1.7 Families")
    strange = only(placed(row(5, "1.10", "Team manager audits", split="Duty", note="Count", m03="3")))
    assert strange.why.startswith("It has the split 'Duty', and yours are: 1.10 (")


def test_a_unit_that_does_not_fit_is_asked_of_the_line_and_of_a_cell() -> None:
    of_line = only(placed(row(5, "1.10", "Team manager audits", note="%", m03="3")))
    assert of_line.why == "It is printed as '%', and your 1.10 is in count."
    found = placed(row(5, "4.2", "Use of custody", note="Rate per 10,000", y21="0.0%", y20="0.11"))
    of_cell = only(found)
    assert (of_cell.kind, of_cell.printed, of_cell.where) == (QuestionKind.UNIT, "0.0%", "row 5, 2021-22")
    assert said(found) == {("custody", "2020-21"): ("0.11", "", "")}


def test_two_lines_that_would_be_one_of_yours_are_both_asked_until_one_is_left_out() -> None:
    lines = row(5, "1.10", "Team manager audits", m03="3"), row(6, "1.10", "Audits by team managers", m03="4")
    first, second = placed(*lines).questions
    assert first.why == "1.10 (past.csv:6) would be the same line of yours."
    one = placed(*lines, answers={first.id: "yes", second.id: "skip"})
    assert (said(one), one.open, one.left_out) == ({("audits", "2022-03"): ("3", "3", "")}, (), 1)
    moved = placed(*lines, answers={first.id: "yes", second.id: "not_on_the_layout"})
    assert set(said(moved)) == {("audits", "2022-03"), ("not_on_the_layout", "2022-03")}


def test_a_cell_whose_column_is_in_doubt_is_asked_and_a_dash_there_says_nothing() -> None:
    doubted = row(5, "1.1", CONTACTS, doubt="a field is missing to its left", m01="-", m02="21", m03="13")
    february, march = placed(doubted).questions
    assert (february.why, february.proposal) == ("A field is missing to its left.", "Feb-22")
    answers = {february.id: "Mar-22", march.id: "skip"}
    assert said(placed(doubted, answers=answers)) == {("contacts", "2022-03"): ("21", "21", "")}
    assert said(placed(doubted, answers={february.id: "yes", march.id: "audits"})) == {
        ("contacts", "2022-02"): ("21", "21", ""),
        ("audits", "2022-03"): ("13", "13", ""),
    }


def test_a_percentage_printed_on_the_row_of_a_count_can_be_given_to_its_measure() -> None:
    """As the 88.9% of 1.3 stands on the row of 1.4 in the scorecard of March 2022."""
    page_of_it = row(5, "1.10", "Team manager audits", note="Count", m03="3", y20="88.9%")
    question = only(placed(page_of_it))
    assert question.kind is QuestionKind.UNIT
    found = placed(page_of_it, answers={question.id: "in_time"})
    assert said(found)["in_time", "2020-21"] == ("88.9", "", "")


def test_a_heading_that_names_no_period_and_a_month_in_which_nothing_is_due_are_asked() -> None:
    strange = line(5, "1.1", CONTACTS, printed_cell("?", "12", 5))
    question = only(placed(strange))
    assert (question.kind, question.why) == (QuestionKind.PERIOD, "The heading '?' names no period.")
    assert set(said(placed(strange, answers={question.id: "2021/22"}))) == {("contacts", "2021-22")}
    early = only(placed(row(5, "4.2", "Use of custody", m01="0.11")))
    assert early.why == "Your line 4.2 has a figure at year end only."


def test_a_year_that_was_not_over_with_no_month_said_is_asked() -> None:
    year = row(5, "1.1", CONTACTS, y21="2254")
    found = place(
        file_of(page(year, as_at=None, issued_on=date(2022, 3, 14))), MATCHER, issued_on=None, written={}
    )
    assert only(found).why == "The year 2021/22 was not over, and up to which month this is is not said."


def test_a_value_that_cannot_be_read_is_asked_and_may_be_written_out() -> None:
    odd = row(5, "1.1", CONTACTS, m02="158", m03="2I6")
    question = only(placed(odd))
    assert (question.kind, question.printed) == (QuestionKind.VALUE, "2I6")
    assert said(placed(odd, answers={question.id: "216"}))["contacts", "2022-03"] == ("216", "216", "")
    assert set(said(placed(odd, answers={question.id: "skip"}))) == {("contacts", "2022-02")}


def test_cells_that_contradict_each_other_are_asked_and_one_must_hold() -> None:
    twice = row(5, "1.1", CONTACTS, m03="216"), row(6, "1.1", CONTACTS, m03="217")
    first, second = placed(*twice).questions
    assert first.kind is QuestionKind.CONFLICT and "'217' (row 6, 2022-03)" in first.why
    assert placed(*twice).figures == ()
    chosen = placed(*twice, answers={first.id: "skip", second.id: "yes"})
    assert said(chosen) == {("contacts", "2022-03"): ("217", "217", "")}
    with pytest.raises(TrigpointError, match="all answered with yes"):
        placed(*twice, answers={first.id: "yes", second.id: "yes"})


def test_cells_of_two_sheets_are_two_cells_and_say_their_sheet() -> None:
    def sheet(name: str, text: str) -> PrintedScorecard:
        return replace(page(row(4, "1.1", CONTACTS, m03=text)), file=f"past.csv (sheet {name})")

    found = place(file_of(sheet("April", "2I6"), sheet("May", "2I6")), MATCHER, issued_on=None, written={})
    assert [question.where for question in found.questions] == [
        "sheet April, row 4, 2022-03",
        "sheet May, row 4, 2022-03",
    ]
    assert len({question.id for question in found.questions}) == 2


def test_a_coarser_figure_and_a_dash_contradict_nothing() -> None:
    lines = [row(5 + n, "1.3", IN_TIME, note="%", m03=text) for n, text in enumerate(("83%", "82.9%", "-"))]
    assert said(placed(*lines)) == {("in_time", "2022-03"): ("82.9", "", "")}


def test_a_row_that_could_not_be_read_is_asked_and_can_only_be_left_out() -> None:
    unread = replace(
        page(row(5, "1.1", CONTACTS, m03="216")), unread=((Place("past.csv", 9), "it has no period"),)
    )
    found = place(file_of(unread), MATCHER, issued_on=None, written={})
    question = only(found)
    assert (question.kind, question.where) == (QuestionKind.ROW, "row 9")
    again = place(file_of(unread), MATCHER, issued_on=None, written={question.id: "yes"})
    assert again.open[0].mistake == "'yes' is no answer to this: write skip."


def test_a_line_that_says_nothing_is_not_asked_about() -> None:
    assert placed(row(5, "9.9", "Nobody knows", m02="-", m03="")).questions == ()


# ---- the day of issue ----------------------------------------------------------------------------------


def test_without_a_day_of_issue_it_is_asked_for() -> None:
    unknown = file_of(page(row(5, "1.1", CONTACTS, m03="216"), issued_on=None))
    with pytest.raises(TrigpointError, match="on which day it was issued") as caught:
        place(unknown, MATCHER, issued_on=None, written={})
    assert "--issued-on 2022-05-18" in (caught.value.hint or "")
    found = place(unknown, MATCHER, issued_on=date(2022, 4, 20), written={})
    assert found.figures[0].issued_on == date(2022, 4, 20)


def test_a_month_that_had_not_ended_on_the_day_of_issue_is_refused() -> None:
    early = file_of(page(row(5, "1.1", CONTACTS, m03="216"), issued_on=date(2022, 3, 14)))
    with pytest.raises(TrigpointError, match="Mar-22, which had not ended on the day of issue, 2022-03-14"):
        place(early, MATCHER, issued_on=None, written={})


# ---- answers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        ("contatcs", "There is no measure contatcs. Did you mean contacts?"),
        ("maybe", "There is no measure maybe."),
        ("1.1", "a spreadsheet turns 1.10 into 1.1. Write line 1.1, or the measure's name."),
        ("line 1.8", "You have no line 1.8."),
        (
            "line 1.7",
            "'line 1.7' is not one line of yours that this may be. Write families_open or children_open.",
        ),
        ("in_time", "The line is printed as 'Count', and the value of in_time is in percent."),
        ("contacts total", "A measure has no total. Write contacts numerator, or contacts denominator."),
    ],
)
def test_an_answer_that_is_none_is_said_with_the_nearest(answer: str, mistake: str) -> None:
    odd = row(5, "9.9", "Nobody knows", note="Count", m03="3")
    question = only(placed(odd))
    found = placed(odd, answers={question.id: answer})
    [still_open] = found.open
    assert mistake in still_open.mistake and still_open.written == answer
    assert found.figures == ()


@pytest.mark.parametrize(
    ("answer", "measure", "part"),
    [
        ("contacts", "contacts", ("3", "3", "")),
        ("line 1.1", "contacts", ("3", "3", "")),
        ("Line 1.7 children", "children_open", ("3", "3", "")),
        ("in_time numerator", "in_time", ("no_data", "3", "")),
        ("line 1.2", "in_time", ("no_data", "", "3")),
        ("not_on_the_layout", "not_on_the_layout", ("3", "3", "")),
    ],
)
def test_a_line_is_answered_with_a_measure_or_a_line_of_yours(
    answer: str, measure: str, part: tuple[str, ...]
) -> None:
    odd = row(5, "9.9", "Nobody knows", note="Count", m03="3")
    found = placed(odd, answers={only(placed(odd)).id: answer})
    assert said(found) == {(measure, "2022-03"): part} and found.open == ()


def test_one_answer_serves_the_same_line_of_every_issue() -> None:
    pages = [
        page(row(n, "9.9", "Nobody knows", m03=str(n)), issued_on=date(2022, 5, n), as_at="2022-03")
        for n in (1, 2, 3)
    ]
    asked = only(place(file_of(*pages), MATCHER, issued_on=None, written={}))
    found = place(file_of(*pages), MATCHER, issued_on=None, written={asked.id: "audits"})
    assert [str(each.figure.value) for each in found.figures] == ["1", "2", "3"]
    assert found.figures[0].figure.cell.period == parse_period("2022-03")
