"""Strategic lines are those that others publish too; a count stays with its percentage."""

from dataclasses import replace
from decimal import Decimal

from trigpoint.model.catalogue import Catalogue, LineLayout, ScorecardLayout, SectionLayout, Shows
from trigpoint.model.scorecards import Group
from trigpoint.model.twins import NationalTwin
from trigpoint.scorecards.grouping import benchmarked_references, grouped
from trigpoint.scorecards.published import PublishedFigure

from .test_lines import LINE, MEASURE, made, tallied

OWN, TWINNED = replace(MEASURE, id="own"), replace(MEASURE, id="twinned", twins=(NationalTwin("lait", "X"),))
LINES = (
    LineLayout("1.1", "own", ""),
    LineLayout("1.2", "own", "", shows=Shows.NUMERATOR),
    LineLayout("1.2", "twinned", ""),
)
LAYOUT = ScorecardLayout("s", "S", "", "", (SectionLayout("All", LINES),))
CATALOGUE = Catalogue({"own": OWN, "twinned": TWINNED}, {}, (), {"s": LAYOUT}, "digest")


def test_a_reference_with_a_national_twin_is_strategic_with_all_its_lines():
    assert benchmarked_references(LAYOUT, CATALOGUE, []) == {"1.2"}


def test_a_published_figure_that_was_typed_in_makes_a_line_strategic_too():
    typed_in = [PublishedFigure("own", "England", "2020/21", Decimal(1), "A release")]
    assert benchmarked_references(LAYOUT, CATALOGUE, typed_in) == {"1.1", "1.2"}


def test_lines_stand_in_two_sections_by_group_in_their_order():
    lines = (replace(LINE, ref="1.1"), replace(LINE, ref="1.2"), replace(LINE, ref="1.3"))
    scorecard = made(tallied("2022-02", 1, 2), lines=lines)
    one, two, three = scorecard.sections[0].lines
    two = replace(two, group=Group.BENCHMARKED)
    scorecard = replace(scorecard, sections=(replace(scorecard.sections[0], lines=(one, two, three)),))
    found = grouped(scorecard).sections
    assert [[line.ref for line in section.lines] for section in found] == [["1.2"], ["1.1", "1.3"]]
    assert found[0].title.startswith("Strategic") and found[1].title.startswith("Operational")


def test_a_group_without_lines_has_no_section():
    assert len(grouped(made(tallied("2022-02", 1, 2))).sections) == 1
