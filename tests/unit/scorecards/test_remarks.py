"""Remarks stay short, whatever they are made from, so that the opening page is one page."""

from dataclasses import replace

from trigpoint.scorecards.remarks import LONGEST, MOST, by_reference, enough, in_part, naming, remark

from .test_lines import made, only, tallied


def test_whole_sentences_are_said_as_long_as_they_fit():
    first, second = f"{'a' * 200}.", f"{'b' * 200}."
    assert remark("1.1", [first, second, "Short."]).sentence == f"{first} Short."


def test_a_sentence_that_is_too_long_alone_is_cut_at_a_word():
    said = remark("1.1", ["word " * 100]).sentence
    assert said.endswith("word…") and len(said) <= LONGEST


def test_a_text_that_is_too_long_alone_ends_where_a_sentence_of_it_does():
    text = f"The first is short. The second names St. Helens and goes on {'and on ' * 60}. The third."
    assert remark("1.1", [text]).sentence == "The first is short."


def test_a_sentence_that_is_too_long_alone_ends_where_it_could():
    text = f"Contacts from 148 to 158: 9 records entered; 2 records corrected, of which {'one more ' * 60}."
    assert remark("1.1", [text]).sentence == "Contacts from 148 to 158: 9 records entered."


def test_of_two_ways_to_say_the_same_the_first_that_fits_is_said():
    long, short = (
        "Up from 86.0% (2,011 of 2,338) in 2020/21 to 87.0% (2,032 of 2,336).",
        "That is 2,032 of 2,336.",
    )
    assert remark("1.1", ["Red.", (long, short)]).sentence == f"Red. {long}"
    assert remark("1.1", ["r" * (LONGEST - 30) + ".", (long, short)]).sentence.endswith(f". {short}")


def test_names_of_more_lines_than_fit_end_in_how_many_others_there_are():
    many = [f"{n}.{m}" for n in range(1, 21) for m in range(1, 10)]
    said = naming("On course:", many)
    shown, _, others = said.removeprefix("On course: ").rpartition(" and ")
    assert len(said) <= LONGEST and len(shown.split(", ")) + int(others.split()[0]) == 180
    assert naming("On course:", ["1.1", "1.2"]) == "On course: 1.1, 1.2."


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


def test_a_season_that_does_not_fit_whole_is_said_without_its_action():
    reason = f"Lower than July: school holidays. Action: {'cover is kept up, ' * 20}."
    assert in_part(reason) == (reason, "Lower than July: school holidays.")
    assert remark("1.1", ["Contacts.", in_part(reason)]).sentence == (
        "Contacts. Lower than July: school holidays."
    )
