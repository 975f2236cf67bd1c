"""Remarks stay short, whatever they are made from, so that the opening page is one page."""

from dataclasses import replace

from trigpoint.scorecards.remarks import LONGEST, MOST, by_reference, enough, remark

from .test_lines import made, only, tallied


def test_whole_sentences_are_said_as_long_as_they_fit():
    first, second = f"{'a' * 200}.", f"{'b' * 200}."
    assert remark("1.1", [first, second, "Short."]).sentence == f"{first} Short."


def test_a_sentence_that_is_too_long_alone_is_cut_at_a_word():
    said = remark("1.1", ["word " * 100]).sentence
    assert said.endswith("word…") and len(said) <= LONGEST


def test_one_more_than_the_most_is_said_and_not_counted():
    seven = tuple(remark(f"1.{n}", ["Red."]) for n in range(MOST + 1))
    assert enough(seven, most=MOST, more=lambda rest: "never") == seven


def test_the_rest_are_named():
    line = only(made(tallied("2022-02", 1, 2)))

    eight = [(replace(line, ref=f"1.{n}"), ["Red."]) for n in range(1, MOST + 3)]
    points = by_reference(eight)
    assert [point.ref for point in points] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", ""]
    assert points[-1].sentence == "And 2 more: 1.7, 1.8."


def test_a_count_and_its_share_are_one_remark():
    line = only(made(tallied("2022-02", 1, 2)))
    (point,) = by_reference([(line, ["Red."]), (line, ["Amber."])])
    assert point.sentence == "Red."
