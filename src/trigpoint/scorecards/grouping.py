"""Lines in two groups: those that can be compared with other councils, and those that tell of our own work.

Asked for in the minutes that considered the scorecard of March 2022: the focus on "key strategic
(benchmarked) and operational (activity/demand) measures", benchmarked ones together.
"""

from collections.abc import Iterable
from dataclasses import replace

from trigpoint.model.catalogue import Catalogue, ScorecardLayout
from trigpoint.model.scorecards import Group, Scorecard, Section
from trigpoint.scorecards.published import PublishedFigure

TITLES = {
    Group.BENCHMARKED: "Strategic measures, compared with other councils",
    Group.OPERATIONAL: "Operational measures, of activity and demand",
}


def benchmarked_references(
    layout: ScorecardLayout, catalogue: Catalogue, published: Iterable[PublishedFigure]
) -> frozenset[str]:
    """The references of which a measure has a national twin or a published figure beside it.

    All lines of one reference stay together: the count goes where its percentage goes.
    """
    typed_in = {figure.measure for figure in published}
    measures = {name for name, measure in catalogue.measures.items() if measure.twins} | typed_in
    return frozenset(line.ref for line in layout.lines() if line.measure in measures)


def grouped(scorecard: Scorecard) -> Scorecard:
    """The same lines in two sections, by group, in place of those of the layout."""
    lines = [line for section in scorecard.sections for line in section.lines]
    sections = (
        Section(title, tuple(line for line in lines if line.group is group))
        for group, title in TITLES.items()
    )
    return replace(scorecard, sections=tuple(section for section in sections if section.lines))
