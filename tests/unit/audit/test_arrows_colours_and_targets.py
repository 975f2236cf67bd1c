from dataclasses import replace

import pytest

from trigpoint.audit import Certainty, Check, audit

from .pages import findings, only, page

ARROW, COLOUR, TARGET = Check.ARROW, Check.COLOUR, Check.TARGET


def test_a_months_arrow() -> None:
    row = "1,,Step downs,monthly,Count,info,41,61,89,,,{}"
    assert only(row.format("↓"), of=ARROW) == (
        Certainty.CERTAIN,
        "The arrow under 'dot_month' is '↓', and 61 to 89 is a rise.",
    )
    assert findings(row.format("↑")) == []
    assert only(row.format("→"), of=ARROW)[0] is Certainty.CERTAIN


def test_an_arrow_between_figures_that_are_printed_alike() -> None:
    """61.86% and 61.94% are both printed 61.9%: rounding explains an arrow. Counts are exact."""
    assert findings("1,,In time,monthly,%,high,60.0%,61.9%,61.9%,,,↑") == []
    assert only("1,,Visits,monthly,Count,high,60,61,61,,,↑", of=ARROW)[0] is Certainty.CERTAIN


def test_a_small_change_may_be_called_stable() -> None:
    assert only("1,,Open,monthly,Count,info,1300,1300,1310,,,→", of=ARROW)[0] is Certainty.POSSIBLE


def test_a_years_arrow() -> None:
    row = "1,,Families,monthly,Count,high,-,-,-,675,787,,{}"
    assert only(row.format("→"), of=ARROW)[0] is Certainty.CERTAIN
    assert findings(row.format("↓")) == []


def test_arrows_with_nothing_to_stand_on() -> None:
    row = "1,,Programmes,monthly,%,high,-,-,58.3%,71.5%,,{},{}"
    certainty, sentence = only(row.format("↓", "n/a"), of=ARROW)
    assert (certainty, sentence.endswith("feb_22 is '-': there is nothing to compare.")) == (
        Certainty.LIKELY,
        True,
    )
    assert only(row.format("n/a", "→"), of=ARROW)[0] is Certainty.LIKELY
    assert only(row.format("n/a", "↑"), of=ARROW)[0] is Certainty.POSSIBLE
    assert findings(row.format("n/a", "n/a")) == []


def test_an_annual_lines_monthly_arrow_may_belong_to_the_row_below() -> None:
    annual, monthly = "1,,NEET,annual,%,low,-,-,-,1.3%,1.6%,↑,↓", "1,,NEET,monthly,%,low,1.1%,1.4%,2.0%"
    certainty, sentence = only(annual, monthly, of=ARROW)
    assert certainty is Certainty.LIKELY
    assert "It would suit the monthly row of the line: 1.4% to 2.0%." in sentence


def test_arrows_that_say_better_and_worse() -> None:
    """Two lines where low is good rise under an arrow down: arrows mean worse, and the third errs."""
    rows = [
        f"{n},,Waiting,monthly,Count,low,10,{before},{after},,,↓"
        for n, before, after in ((1, 11, 14), (2, 20, 25))
    ]
    assert findings(*rows) == []
    assert only(*rows, "3,,Waiting,monthly,Count,low,10,40,30,,,↓", of=ARROW)[0] is Certainty.CERTAIN


BANDS = "<75%,75%+,85%+"


@pytest.mark.parametrize(
    ("outturn", "colour", "is_wrong"),
    [
        ("91.4%", "Green", False),
        ("91.4%", "Amber", True),
        ("85.0%", "Green", False),
        ("85.0%", "Amber", False),  # it may be 84.96%
        ("84.9%", "Green", True),
        ("75.0%", "Amber", False),
        ("74.9%", "Yellow", True),
        ("74.9%", "Red", False),
    ],
)
def test_a_colour_by_its_edges(outturn: str, colour: str, is_wrong: bool) -> None:
    found = findings(f"1,,In time,monthly,%,high,-,-,-,{outturn},,,,,{colour},{BANDS}", of=COLOUR)
    assert [one.certainty for one in found] == ([Certainty.CERTAIN] if is_wrong else [])


def test_a_count_that_equals_its_target_is_green() -> None:
    row = "1,,Families,monthly,Count,high,-,-,-,675,,,,,{},,,675"
    assert findings(row.format("Green")) == []
    assert only(row.format("Amber"), of=COLOUR)[0] is Certainty.CERTAIN
    assert only(row.replace("high", "").format("Amber"), of=COLOUR)[0] is Certainty.LIKELY


def test_where_low_is_good() -> None:
    row = "1,,NEET,annual,%,low,-,-,-,1.3%,1.6%,,↓,,{},,,<2.2%"
    assert findings(row.format("Green")) == []
    assert only(row.format("Red"), of=COLOUR)[0] is Certainty.CERTAIN


def test_without_a_polarity_nothing_is_said() -> None:
    assert findings("1,,Days taken,monthly,Count,,-,-,-,11,,,,,Green,,,15") == []


def test_a_target_for_two_lines_together() -> None:
    """2 and 450 make 452 of 437."""
    rows = (
        "1,,Claims: work,monthly,Count,high,0,0,2,2,2,,→,,Green,,,437",
        "2,,Claims: progress,monthly,Count,high,90,48,450,450,413,,↑,,Green,,,(combined target)",
    )
    assert findings(*rows) == []


def test_a_count_judged_by_a_share_that_is_not_printed() -> None:
    assert findings("1,,Complaints closed in time,monthly,Count,high,0,0,0,3,3,→,→,,Red,,,100%") == []


def test_colours_with_nothing_to_judge_by() -> None:
    assert only("1,,Calls,monthly,Count,info,5,6,7,80,,,,,Green", of=COLOUR)[0] is Certainty.LIKELY
    assert only("1,,Calls,monthly,Count,high,5,6,7,80,,,,,Green,,,n/a", of=COLOUR)[0] is Certainty.LIKELY
    assert findings("1,,Calls,monthly,Count,high,5,6,7,80,,,,,Green,,,lower than last year") == []


def test_green_and_worse_than_every_other() -> None:
    row = "1,,Re-offences,quarterly,Frequency rate,low,-,-,-,{},,,,,Green,,,,3.64,2019/20"
    assert only(row.format("4.93"), of=COLOUR)[0] is Certainty.POSSIBLE
    assert findings(row.format("3.9")) == []
    with_target = "1,,In time,quarterly,%,high,-,-,-,86.0%,,,,,Green,,,85%+,98.0%,2019/20"
    assert findings(with_target) == []


def test_edges_that_contradict_the_polarity() -> None:
    assert only("1,,In time,monthly,%,high,-,-,-,90.0%,,,,,,,,<85%", of=TARGET)[0] is Certainty.CERTAIN
    assert only("1,,NEET,monthly,%,low,-,-,-,2.0%,,,,,,,,5%+", of=TARGET)[0] is Certainty.CERTAIN
    assert findings("1,,NEET,monthly,%,low,-,-,-,2.0%,,,,,,,,<2.2%") == []


def test_edges_in_the_wrong_order() -> None:
    row = "1,,In time,monthly,%,high,-,-,-,90.0%,,,,,,{}"
    assert only(row.format("<75%,85%+,75%+"), of=TARGET)[0] is Certainty.CERTAIN
    assert findings(row.format(BANDS)) == []


def test_a_target_on_a_line_for_information() -> None:
    foreign = f"1,,Assessed,monthly,Count,info,52,43,51,747,,,,,,{BANDS}"
    assert only(foreign, of=TARGET)[0] is Certainty.CERTAIN
    assert only("1,,Assessed,monthly,Count,info,52,43,51,747,,,,,,,,700", of=TARGET)[0] is Certainty.LIKELY


def test_a_share_of_a_target_that_the_title_names() -> None:
    rows = (
        "1,,Families,monthly,Count,high,-,-,-,675",
        "2,,Share of the annual target (900),monthly,%,high,-,-,-,",
    )
    assert only(*rows[:1], rows[1] + "100.0%", of=TARGET)[0] is Certainty.LIKELY
    assert findings(*rows[:1], rows[1] + "75.0%") == []


def test_a_finding_on_a_doubted_cell_is_not_certain() -> None:
    sure = page("1,,Step downs,monthly,Count,info,41,61,89,,,↓")
    (line,) = sure.lines
    cells = tuple(
        replace(cell, doubt="it could be another") if cell.text == "↓" else cell for cell in line.cells
    )
    (found,) = audit(replace(sure, lines=(replace(line, cells=cells),)))
    assert (found.certainty, "it could be another" in found.sentence) == (Certainty.LIKELY, True)
