"""From the figures that were printed, the printed scorecard: cells, arrows, colours and tolerances.

What differs from print is listed here with its reason, and nothing else may.
"""

from functools import cache

import pytest

from trigpoint.model.judgements import COLOURS, Arrow, Verdict
from trigpoint.model.scorecards import Line, Scorecard
from trigpoint.scorecards.assemble import assemble

from .published import DOCUMENT, MARCH, catalogue, figures, published, rows

# The share of 1.3 was lost in print, and so were its colour and its arrows.
LOST = ("1.3", "", "percent")

# Printed with a decimal that a whole per cent does not need, or as "0.0%" for a rate.
PRINTED_OTHERWISE = {"4.2"}


@cache
def scorecard() -> Scorecard:
    return assemble(
        catalogue().scorecards["early_help"],
        catalogue(),
        figures=figures(),
        as_at=MARCH,
        document=DOCUMENT,
        published=published(),
        definitions={"contacts": "How many contacts were received."},
    )


def pairs() -> list[tuple[Line, dict[str, str]]]:
    lines = [line for section in scorecard().sections for line in section.lines]
    return list(zip(lines, rows(), strict=True))


def key(line: Line) -> tuple[str, str, str]:
    return (line.ref, line.split, line.unit)


def line(ref: str, unit: str = "", split: str = "") -> Line:
    found = [it for it, _ in pairs() if it.ref == ref and unit in ("", it.unit) and split in ("", it.split)]
    return found[0]


def plain(text: str) -> str:
    """A printed figure without what only typography adds."""
    return text.replace(",", "").replace(".0%", "%").replace("0.0", "0") or "-"


@pytest.mark.parametrize("column", ["jan_22", "feb_22", "mar_22", "outturn_2021_22", "outturn_2020_21"])
def test_every_cell_is_printed_as_published(column: str) -> None:
    for ours, row in pairs():
        if key(ours) == LOST or ours.ref in PRINTED_OTHERWISE:
            continue
        cells = (*ours.months, ours.outturn, ours.prior)
        texts = dict(
            zip(("jan_22", "feb_22", "mar_22", "outturn_2021_22", "outturn_2020_21"), cells, strict=True)
        )
        assert plain(texts[column].text) == plain(row[column]), key(ours)


def test_colours_at_year_end_are_as_published() -> None:
    """4.4 is printed green, though its figure is a third above England's, which its target forbids."""
    differ = [
        (ours.ref, ours.rag_year_end.status.value, row["rag_year_end"])
        for ours, row in pairs()
        if row["rag_year_end"] and ours.rag_year_end.status != row["rag_year_end"]
    ]
    assert differ == [("4.4", "red", "green")]


def test_arrows_of_the_month_are_as_published() -> None:
    """Where print has an arrow and its own figures give another, or it has no figure to compare."""
    differ = {
        key(ours): (ours.dot_month.arrow.value, row["dot_month"])
        for ours, row in pairs()
        if row["dot_month"] not in ("", "n/a") and ours.dot_month.arrow != row["dot_month"]
    }
    assert differ == {
        ("1.10", "Children", "count"): ("up", "down"),  # 61 to 89
        ("2.3", "", "percent"): ("none", "up"),  # printed on the annual line, which has no months
        ("2.4", "", "percent"): ("none", "up"),
        ("2.5", "", "percent"): ("none", "up"),
        ("3.1", "", "count"): ("none", "same"),  # suspended
        ("3.2", "", "percent"): ("none", "same"),
        ("3.3", "", "count"): ("up", "same"),  # 0 to 2
        ("4.6", "", "count"): ("none", "down"),  # the quarter before is not on the scorecard
        ("4.7", "Families", "count"): ("none", "down"),
        ("4.8", "Families", "percent"): ("none", "down"),
    }


def test_arrows_of_the_year_are_as_published_where_both_years_are() -> None:
    differ = {
        key(ours): (ours.dot_year.arrow.value, row["dot_year"])
        for ours, row in pairs()
        if row["outturn_2020_21"] and row["dot_year"] and ours.dot_year.arrow != row["dot_year"]
    }
    assert differ == {
        ("3.1", "", "count"): ("down", "same"),  # 787 to 675
        ("3.2", "", "percent"): ("down", "same"),  # 109% to 100%
        ("3.3", "", "count"): ("down", "up"),  # 6 to 2
    }


def test_tolerances_are_as_published() -> None:
    """Low edges are printed here as "≤" because a figure equal to its target meets it."""
    differ = {}
    for ours, row in pairs():
        columns = (ours.tolerances.red, ours.tolerances.amber, ours.tolerances.green)
        if columns != (row["red"], row["amber"], row["green"]) and row["green"]:
            differ[(ours.ref, ours.frequency.value)] = (columns[2], row["green"])
    assert differ == {
        ("2.3", "annual"): ("≤2.2%", "<2.2%"),
        ("2.3", "monthly"): ("≤2.5%", "2.5%"),
        ("2.4", "annual"): ("≤3.5%", "<3.5%"),
        ("2.4", "monthly"): ("≤3.6%", "3.6%"),
        ("2.5", "annual"): ("≤5.7%", "<5.7%"),
        ("2.5", "monthly"): ("≤6.1%", "6.1%"),
    }


def test_no_line_for_information_has_a_colour_or_a_verdict() -> None:
    for ours, _ in pairs():
        if ours.polarity == "info":
            assert ours.rag_month.status == ours.rag_year_end.status == "info", key(ours)
            assert ours.dot_month.verdict == ours.dot_year.verdict == Verdict.NONE, key(ours)


def test_comparators_carry_their_year_and_source() -> None:
    england = line("2.3").national
    assert england is not None
    assert (england.text, england.year, england.source) == ("2.8%", "2019/20", "As printed")
    assert line("1.5").national is None


def test_the_sentences_of_known_lines() -> None:
    assert line("5.1").rag_year_end.reason == (
        "Amber: 94.6% is below the target of 95.0% and at or above 90.0%."
    )
    assert line("5.4").rag_year_end.reason == "Red: 75.0% is below the target of 100.0%. That is 3 of 4."
    assert (
        line("3.3").rag_year_end.reason == "Green: 452 (2 with 450 for 3.4) is at or above the target of 437."
    )
    assert line("4.1").dot_month.reason == "Not shown: this line has a figure at year end only."
    assert line("2.5", "percent").rag_month.reason.startswith("Not rated: this line has a figure at year end")


def test_a_count_and_its_share_come_from_one_measure() -> None:
    count, share = line("1.3", "count"), line("1.3", "percent")
    assert (count.months[-1].text, share.months[-1].text, share.months[-1].tally) == (
        "29",
        "82.9%",
        "29 of 35",
    )
    assert count.dot_month.arrow is Arrow.UP and count.tolerances.green == ""
    assert share.tolerances.green == "75%+" and share.rag_year_end.status in COLOURS


def test_the_opening_page_is_worst_first_and_names_every_red_and_amber_line() -> None:
    page = scorecard().opening
    assert page.summary.startswith(
        "At the end of the year, of 18 lines rated against a target, 11 are green, 1 amber and 6 red."
    )
    attention = [remark.ref for remark in page.needs_attention]
    # 2.4 is red and getting worse in the month, so it comes before those that are red alone.
    assert attention == ["4.1", "2.4", "2.1", "4.4", "4.8", "5.4", "5.1"]
    assert "Red: 225 is higher than 208" in page.needs_attention[0].sentence
    well = [remark.ref for remark in page.going_well]
    assert "1.5" in well and not set(well) & set(attention)
    assert page.revised == ()


def test_the_whole_is_headed_as_published() -> None:
    whole = scorecard()
    assert (whole.outturn_label, whole.prior_label) == ("2021/22 outturn", "2020/21")
    assert [len(section.lines) for section in whole.sections] == [19, 14, 4, 26, 6]
    assert line("1.1").definition == "How many contacts were received."
    assert {entry.symbol for entry in whole.key} >= {"Green", "Amber", "Red", "↑", "↓", "→", "-"}
