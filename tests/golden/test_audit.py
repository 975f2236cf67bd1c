"""The published scorecard audited as its text lies there, against a person's list of what is wrong in it.

docs/deviations.md has that list, and another of figures that look wrong and are not: the audit reports the
first and is silent on the second.
"""

from functools import cache
from pathlib import Path

import pytest

from trigpoint.audit import Certainty, Check, Finding, audit
from trigpoint.printed import read_printed

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TEXT = SHARED / "seeds" / "scorecard_2022_03.txt"
KPIS = SHARED / "comparators" / "council_kpis" / "hart_district_kpis_2014_15_q2.csv"
needs_text = pytest.mark.skipif(not TEXT.exists(), reason="there is no shared/seeds beside the repository")
needs_kpis = pytest.mark.skipif(
    not KPIS.exists(), reason="there is no shared/comparators beside the repository"
)

# What the person found, as deviations.md lists it: the check, the line, and words of the sentence.
WRONG: tuple[tuple[Check, str, str], ...] = (
    (Check.ARROW, "1.10 Children", "61 to 89 is a rise"),
    (Check.ARROW, "3.1", "there is nothing to compare"),
    (Check.ARROW, "3.1", "787 to 675 is a fall"),
    (Check.ARROW, "3.2", "there is nothing to compare"),
    (Check.ARROW, "3.2", "109% to 100.0% is a fall"),
    (Check.ARROW, "3.3", "0 to 2 is a rise"),
    (Check.ARROW, "3.3", "6 to 2 is a fall"),
    (Check.ARROW, "2.3", "1.4% to 2.0%"),
    (Check.ARROW, "2.4", "3.8% to 4.0%"),
    (Check.ARROW, "2.5", "5.1% to 5.9%"),
    (Check.ARROW, "4.8", "Feb-22 is '-'"),
    (Check.ARROW, "4.1", "The year's arrow says 'same'"),
    (Check.ARROW, "4.19", "The year's arrow says 'same'"),
    (Check.ARROW, "5.1", "The year's arrow says 'same'"),
    (Check.ARROW, "1.11 Duty", "lack one of the years"),
    (Check.COLOUR, "4.5", "for information have a colour"),
    (Check.COLOUR, "5.6", "for information have a colour"),
    (Check.COLOUR, "4.16", "print no target have a colour"),
    (Check.COLOUR, "4.4", "worse than every comparator"),
    (Check.TARGET, "3.2", "675 of 900 is 75.0%"),
    (Check.UNIT, "1.4", "It is 455 of 512, which 1.3 and 1.2 print"),
    (Check.TARGET, "1.4", "<65%, 65%+, 75%+"),
    (Check.UNIT, "1.6", "25, 40, 51, 390"),
    (Check.ROW, "1.12 Locality", "completes 'Duty' of 1.11"),
    (Check.ROW, "1.12 Duty", "repeats the label 'Duty'"),
    (Check.FREQUENCY, "2.3", "The line is annual"),
    (Check.FREQUENCY, "2.4", "The line is annual"),
    (Check.FREQUENCY, "2.5", "The line is annual"),
    (Check.UNIT, "4.2", "0.0% is printed as a percentage"),
    (Check.FREQUENCY, "4.5", "27, 29, 19"),
    (Check.COMPARATOR, "4.3", "do not say of which year"),
)
# What looks wrong and is not: the lines, and the checks that must say nothing of them.
RIGHT: tuple[tuple[str, set[Check]], ...] = (
    ("2.5", {Check.PARTS, Check.YEAR}),  # 1.4% + 3.8% and 5.1%; the outturn is March's
    ("2.6", {Check.PERCENTAGE, Check.YEAR, Check.UNIT}),  # 10 is 4.7%
    ("2.7", {Check.PERCENTAGE, Check.YEAR, Check.UNIT}),  # 1 is 1.2%
    ("3.3", {Check.COLOUR, Check.YEAR}),  # 2 of 437, combined with 3.4
    ("3.4", {Check.YEAR, Check.TARGET, Check.PARTS}),  # 90, 48, 450 and outturn 450
    ("4.17", {Check.PERCENTAGE, Check.PARTS, Check.YEAR}),  # 13, 6 and 14 of 22, 15 and 23 closed
    ("4.18", {Check.FLOW, Check.YEAR}),  # 50 + 24 - 23 is not 55
    ("4.8", {Check.PERCENTAGE, Check.GAP}),  # no programme finished
    ("5.4", {Check.TARGET, Check.UNIT}),  # counts, judged against 100%
)
# Findings of the audit that the person's list does not have; each is true of the text.
BESIDES: tuple[tuple[Check, str, str], ...] = (
    (Check.COLOUR, "3.1", "arrows of 33 lines stand where a colour belongs"),
    (Check.ARROW, "", "The key says"),
)


@cache
def findings() -> tuple[Finding, ...]:
    return audit(read_printed(TEXT))


def says(finding: Finding, check: Check, line: str, words: str) -> bool:
    about = line in finding.lines or (line == "" and not finding.lines)
    return finding.check is check and about and words in finding.sentence


@needs_text
def test_everything_the_person_found_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    missed = [each for each in WRONG if not any(says(finding, *each) for finding in findings())]
    certain = sum(finding.certainty is Certainty.CERTAIN for finding in findings())
    with capsys.disabled():
        said = f"{len(findings())} findings, {certain} certain; {len(WRONG) - len(missed)} of {len(WRONG)}"
        print(f" [{said} of the person's list]", end="")
    assert missed == []


@needs_text
def test_nothing_else_is_reported() -> None:
    listed = (*WRONG, *BESIDES)
    assert [f.sentence for f in findings() if not any(says(f, *each) for each in listed)] == []


@needs_text
@pytest.mark.parametrize(("line", "checks"), RIGHT, ids=[line for line, _ in RIGHT])
def test_what_looks_wrong_and_is_not_is_left_alone(line: str, checks: set[Check]) -> None:
    alone = [finding for finding in findings() if line in finding.lines and len(finding.lines) <= 3]
    assert [finding.sentence for finding in alone if finding.check in checks] == []


@needs_text
def test_what_is_certain_is_what_no_reading_can_mend() -> None:
    certain = [(f.check, f.lines[0]) for f in findings() if f.certainty is Certainty.CERTAIN]
    assert sorted(certain, key=lambda each: (each[1], each[0].name)) == [
        (Check.ARROW, "1.10 Children"),
        (Check.TARGET, "1.4"),
        (Check.UNIT, "1.4"),
        (Check.UNIT, "1.6"),
        (Check.ARROW, "3.1"),
        (Check.ARROW, "3.2"),
        (Check.ARROW, "3.3"),
        (Check.ARROW, "3.3"),
    ]


@needs_kpis
def test_a_district_councils_indicators(capsys: pytest.CaptureFixture[str]) -> None:
    """45 indicators with the colour the council gave, and no polarity: two noughts that may be gaps, no more.

    98% and 90% are wanted; 99.6% and 99.1% were reached the quarter before; 0 is printed, and 'above target'.
    """
    scorecard = read_printed(KPIS)
    found = audit(scorecard)
    with capsys.disabled():
        print(f" [{len(scorecard.lines)} indicators, {len(found)} findings]", end="")
    assert len(scorecard.lines) == 45
    assert [(f.check, f.certainty, f.lines) for f in found] == [
        (Check.GAP, Certainty.POSSIBLE, ("IT06",)),
        (Check.GAP, Certainty.POSSIBLE, ("PS05",)),
    ]
