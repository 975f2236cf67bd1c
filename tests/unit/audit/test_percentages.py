"""Each check: a page that is wrong, and one that looks wrong and is not."""

import pytest

from trigpoint.audit import Certainty, Check

from .pages import EVERY_MONTH, findings, only

PERCENTAGE, PARTS, ROW = Check.PERCENTAGE, Check.PARTS, Check.ROW


def test_a_tally_beside_a_percentage() -> None:
    headings = "ref,title,unit,Mar-22,Mar-22 numerator,Mar-22 denominator"
    assert only("1,In time,%,92.3%,47,51", headings=headings, of=PERCENTAGE) == (
        Certainty.CERTAIN,
        "47 of 51 is 92.2%, and 92.3% is printed.",
    )
    # 47 of 51 is 92.157: rounded up or down, both are printed by somebody
    assert findings("1,In time,%,92.2%,47,51", headings=headings) == []
    assert findings("1,In time,%,92%,47,51", headings=headings) == []


def test_a_tally_in_the_cell() -> None:
    headings = "ref,title,unit,Mar-22"
    assert only("1,In time,%,90.2% (47 of 51)", headings=headings, of=PERCENTAGE)[0] is Certainty.CERTAIN
    assert findings("1,In time,%,92.2% (47 of 51)", headings=headings) == []


@pytest.mark.parametrize(("percentage", "is_wrong"), [("88.8%", True), ("83.3%", False), ("45.5%", False)])
def test_a_count_and_its_percentage_are_of_some_whole(percentage: str, is_wrong: bool) -> None:
    """5 of 5 is 100, 5 of 6 is 83.3, 5 of 11 is 45.5. Between 5 of 6 and 5 of 5 there is nothing."""
    found = findings(
        "1,,In time,monthly,Count,high,5", f"1,,In time,monthly,%,high,{percentage}", of=PERCENTAGE
    )
    assert [one.sentence for one in found] == (
        ["5 is 88.8% of no whole number: 5 of 5 is 100.0% and 5 of 6 is 83.3%."] if is_wrong else []
    )


EXPLAINED = (
    "1,,Due,monthly,Count,info,29,20,26,206",
    "2,,Made,monthly,Count,info,26,19,21,180",
)


def test_two_lines_that_give_all_but_one_percentage() -> None:
    """26 of 29 is 89.66, 19 of 20 is 95, 21 of 26 is 80.77, 180 of 206 is 87.38."""
    assert only(*EXPLAINED, "3,,Share made,monthly,%,high,89.7%,95.0%,80.8%,78.4%", of=PERCENTAGE) == (
        Certainty.LIKELY,
        "Its other figures are 2 of 1; 180 of 206 is 87.4%, and 78.4% is printed.",
    )


def test_a_percentage_that_no_pair_explains_is_no_error() -> None:
    assert findings(*EXPLAINED, "3,,Share made,monthly,%,high,89.7%,95.0%,80.8%,87.4%") == []
    assert findings(*EXPLAINED, "3,,Share of others,monthly,%,high,61.7%,63.2%,60.1%,62.0%") == []


def test_more_than_all() -> None:
    assert only("1,,Seen in time,monthly,%,high,104.0%", of=PERCENTAGE)[0] is Certainty.POSSIBLE
    assert findings("1,,Share of the annual target reached,monthly,%,high,109%") == []


def test_two_shares_that_add_to_100_everywhere_but_once() -> None:
    rows = (
        "1,Duty,Share,monthly,%,info,65.0%,70.4%,71.3%,74.5%",
        "1,Locality,Share,monthly,%,info,35.0%,29.6%,",
    )
    assert only(rows[0], rows[1] + "29.7%,25.5%", of=PARTS) == (
        Certainty.CERTAIN,
        "71.3% + 29.7% = 101%; elsewhere the two rows add to 100%.",
    )


def test_shares_that_rounding_keeps_from_100() -> None:
    """33.35 and 66.65 are printed 33.4 and 66.7: together 100.1."""
    rows = (
        "1,A,Share,monthly,%,info,33.4%,70.4%,70.3%,74.5%",
        "1,B,Share,monthly,%,info,66.7%,29.6%,29.7%,25.5%",
    )
    assert findings(*rows) == []


def test_a_row_that_completes_one_of_the_reference_above() -> None:
    found = findings(
        "1,Duty,Step downs,monthly,%,info,65.0%,70.4%,70.3%,74.5%",
        "2,Locality,Visits in time,monthly,%,info,35.0%,29.6%,29.7%,25.5%",
        "2,Duty,Visits in time,monthly,%,high,44.4%,44.4%,61.9%,41.7%",
        of=ROW,
    )
    assert [(one.certainty, one.lines) for one in found] == [
        (Certainty.LIKELY, ("1 Duty", "2 Locality", "2 Duty"))
    ]
    assert "each make 100%" in found[0].sentence
    assert "repeats the label 'Duty'" in found[0].sentence


def test_two_shares_that_are_always_half_tell_nothing() -> None:
    rows = [f"{n},{split},Share,monthly,%,info,50.0%,50.0%,50.0%,50.0%" for n, split in ((1, "A"), (2, "B"))]
    assert findings(*rows, of=PARTS) == findings(*rows, of=ROW) == []


PARTS_OF_A_TOTAL = (
    "1,,Not known,monthly,%,info,1.1%,1.4%,2.0%,1.6%",
    "2,,NEET,monthly,%,info,3.4%,3.8%,4.0%,3.7%",
)


def test_parts_of_a_total_as_rounding_leaves_them() -> None:
    """84 + 234 of 6,180 are 1.36 and 3.79, together 5.146: printed 1.4, 3.8 and 5.1."""
    total = "3,,NEET or not known combined,monthly,%,info,4.5%,5.1%,5.9%,"
    assert findings(*PARTS_OF_A_TOTAL, total + "5.3%") == []
    assert only(*PARTS_OF_A_TOTAL, total + "5.7%", of=PARTS) == (
        Certainty.LIKELY,
        "1.6% + 3.7% = 5.3, and 5.7% is printed; its other figures add up.",
    )


def test_fewer_children_than_families() -> None:
    rows = ("1,Families,Open,monthly,Count,info,130", "1,Children,Open,monthly,Count,info,")
    assert only(rows[0], rows[1] + "103", of=PARTS)[0] is Certainty.LIKELY
    assert findings(rows[0], rows[1] + "130") == []


def test_the_same_figures_on_two_rows() -> None:
    rows = ("1,,Calls,monthly,Count,info,25,40,51,390", "2,,Visits,monthly,Count,info,25,40,51,390")
    assert only(*rows, of=ROW)[0] is Certainty.POSSIBLE
    small = ("1,,Calls,monthly,Count,info,1,0,0,5", "2,,Visits,monthly,Count,info,1,0,0,5")
    assert findings(*small) == []


def test_a_nought_where_a_figure_was_missing() -> None:
    headings = "ref,title,unit,last year,last quarter,this quarter,target"
    row = "1,Uptime of the website,%,100,99.6,{},98"
    assert only(row.format("0"), headings=headings, of=Check.GAP)[0] is Certainty.POSSIBLE
    assert findings(row.format("71"), headings=headings) == []


FLOW = (
    "1,Open at the end of the month,monthly,Count,info,50,52,51,55,54,50",
    "2,New cases accepted,monthly,Count,info,9,8,7,9,4,6",
    "3,Cases closed,monthly,Count,info,7,6,8,{},5,10",
)


def test_opening_in_out_and_closing() -> None:
    """50 + 8 - 6 is 52, 52 + 7 - 8 is 51, 51 + 9 - 5 is 55, 55 + 4 - 5 is 54, 54 + 6 - 10 is 50."""
    right, wrong = FLOW[2].format(5), FLOW[2].format(9)
    assert findings(*FLOW[:2], right, headings=EVERY_MONTH, of=Check.FLOW) == []
    certainty, sentence = only(*FLOW[:2], wrong, headings=EVERY_MONTH, of=Check.FLOW)
    assert (certainty, sentence.split(" with")[0]) == (Certainty.LIKELY, "51 + 9 - 9 = 51")


def test_two_months_do_not_make_a_flow() -> None:
    rows = (
        "1,,Open cases,monthly,Count,info,49,50,55",
        "2,,Referrals accepted,monthly,Count,info,22,16,24",
        "3,,Cases closed,monthly,Count,info,22,15,23",
    )
    assert findings(*rows) == []
