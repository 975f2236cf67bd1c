"""Mistakes in formulas, targets, scorecards and breakdowns."""

from .broken import CIRCLE, GOOD_COUNT, Broken, breakdown, count, formula, lines, target

BROKEN_LAYOUTS = (
    Broken(
        "a formula of an unknown measure",
        formula("opened + openned"),
        line=17,
        column=23,
        at="openned",
        says="There is no measure 'openned'. Did you mean opened?",
    ),
    Broken(
        "formulas in a circle",
        CIRCLE,
        line=8,
        column=14,
        at="second",
        says=(
            "Measure first is worked out from itself: first needs second needs third needs first. "
            "Write one of them from records, or from other measures."
        ),
    ),
    Broken(
        "a percentage without a tally",
        formula("opened / 900", unit="percent"),
        line=17,
        column=14,
        at="opened",
        says=(
            "Measure more is a percentage, but nothing says of how many. Write 100 * a / b of two "
            "counts, or add shares of the same rows."
        ),
    ),
    Broken(
        "a comparison in a formula",
        formula("opened > 3"),
        line=17,
        column=14,
        at="opened",
        says=(
            "This is not offered in a formula. A formula holds names of measures, numbers, + - * / "
            "and brackets."
        ),
    ),
    Broken(
        "a replacement of nothing",
        count("count: rows", "replaces: library"),
        line=2,
        column=3,
        at="opened",
        says="Measure opened replaces the library's, which has none of this name.",
    ),
    Broken(
        "a replacement of something else",
        count("count: rows", "replaces: book"),
        line=11,
        column=15,
        at="book",
        says="Measure opened: 'replaces' cannot be 'book'. Write library.",
    ),
    Broken(
        "a target for an unknown measure",
        target("measure: assesed", "from: 2021-04", "green: 85"),
        line=12,
        column=14,
        at="assesed",
        says="There is no measure 'assesed'. Did you mean assessed?",
    ),
    Broken(
        "a target without edges",
        target("measure: assessed", "from: 2021-04"),
        line=12,
        column=14,
        at="assessed",
        says=(
            "The target for assessed does not say what good is. Write green:, range:, profile: or all_of:."
        ),
    ),
    Broken(
        "a target of two kinds",
        target("measure: assessed", "from: 2021-04", "green: 85", "range: {low: 1, high: 2}"),
        line=15,
        column=12,
        at="{",
        says="The target for assessed says what good is twice: green and range. Keep one.",
    ),
    Broken(
        "a month in words",
        target("measure: assessed", "from: April 2021", "green: 85"),
        line=13,
        column=11,
        at="April",
        says=("The target for assessed: 'April 2021' is not a month. Write the year and the month: 2021-04."),
    ),
    Broken(
        "an edge with a percent sign",
        target("measure: assessed", "from: 2021-04", "green: 85%"),
        line=14,
        column=12,
        at="85",
        says=(
            "The target for assessed: 'green' cannot be '85%'. Write a number, in digits only: no % "
            "and no comma."
        ),
    ),
    Broken(
        "a target that ends before it begins",
        target("measure: assessed", "from: 2021-04", "to: 2021-03", "green: 85"),
        line=14,
        column=9,
        at="2021-03",
        says="The target for assessed ends (2021-03) before it begins (2021-04).",
    ),
    Broken(
        "two targets at a time",
        target("measure: assessed", "from: 2021-04", "green: 85")
        + "  - measure: assessed\n    from: 2022-04\n    applies_to: month\n    green: 90\n",
        line=15,
        column=14,
        at="assessed",
        says=(
            "The target for assessed and another, at broken.yaml line 12, are in force at the same "
            "time. End the earlier with to:, or say applies_to: month and year_end."
        ),
    ),
    Broken(
        "amber better than green",
        target("measure: assessed", "from: 2021-04", "green: 75", "amber: 85"),
        line=15,
        column=12,
        at="85",
        says=(
            "The target for assessed has its amber edge, 85, no worse than its green edge, 75. Where "
            "high is good, amber is below green."
        ),
    ),
    Broken(
        "a range where high is good",
        target("measure: assessed", "from: 2021-04", "range: {low: 1, high: 2}"),
        line=12,
        column=14,
        at="assessed",
        says=(
            "The target for assessed does not fit its polarity, high. A measure of polarity range is "
            "judged by range:, and no other is."
        ),
    ),
    Broken(
        "a range upside down",
        target("measure: assessed", "from: 2021-04", "range: {low: 3, high: 2}"),
        line=14,
        column=12,
        at="{",
        says="A range target's low end must not be above its high end.",
    ),
    Broken(
        "an amber edge beside a range",
        target("measure: assessed", "from: 2021-04", "range: {low: 1, high: 2}", "amber: 3"),
        line=15,
        column=12,
        at="3",
        says="The target for assessed has no use for 'amber' beside 'range'.",
    ),
    Broken(
        "a comparison without tolerance",
        target("measure: assessed", "from: 2021-04", "all_of:", "  - {comparable_with: national}"),
        line=15,
        column=9,
        at="{",
        says=(
            "comparable_with and tolerance_percent stand together. Say how much worse is still "
            "comparable, or 0."
        ),
    ),
    Broken(
        "a comparison with an unknown figure",
        target("measure: assessed", "from: 2021-04", "all_of:", "  - {better_than: england}"),
        line=15,
        column=23,
        at="england",
        says=(
            "The target for assessed: 'better_than' cannot be 'england'. Write same_period_last_year,"
            " national or statistical_neighbours."
        ),
    ),
    Broken(
        "a day that is not",
        target("measure: assessed", "from: 2021-04", "green: 85", "set_on: 2021-02-30"),
        line=15,
        column=13,
        at="2021-02-30",
        says="The target for assessed has no such day as 2021-02-30. Write 2021-04-01.",
    ),
    Broken(
        "a profile by month's name",
        target("measure: assessed", "from: 2021-04", "profile:", "  April: {green: 10}"),
        line=15,
        column=7,
        at="April",
        says=("The target for assessed: 'April' is not a month. Write the year and the month: 2021-04."),
    ),
    Broken(
        "a line of an unknown measure",
        lines('{ref: "1.1", measure: asessed}'),
        line=17,
        column=35,
        at="asessed",
        says="There is no measure 'asessed'. Did you mean assessed?",
    ),
    Broken(
        "a line twice",
        lines("{ref: 1.10, measure: assessed}", '{ref: "1.10", measure: assessed}'),
        line=18,
        column=19,
        at='"',
        says=(
            "Line 1.10 stands already on line 17 of the file. Give it another reference, split or frequency."
        ),
    ),
    Broken(
        "the denominator of a count",
        lines('{ref: "1.1", measure: opened, shows: denominator}', measure=GOOD_COUNT),
        line=17,
        column=50,
        at="denominator",
        says=(
            "Line 1.1 shows the denominator of opened, which has none. Only a share, a rate or an "
            "average is a number out of another."
        ),
    ),
    Broken(
        "an unknown frequency",
        lines('{ref: "1.1", measure: assessed, frequency: yearly}'),
        line=17,
        column=56,
        at="yearly",
        says="Line 1.1: 'frequency' cannot be 'yearly'. Write monthly, quarterly or annual.",
    ),
    Broken(
        "a line without reference",
        lines("{measure: assessed}"),
        line=17,
        column=13,
        at="{",
        says="Line 1 of its section has no 'ref'. Its reference, in quotation marks: \"1.10\".",
    ),
    Broken(
        "a section without lines",
        lines().replace("lines:", "lines: []"),
        line=16,
        column=16,
        at="[",
        says="Scorecard early: 'lines' is empty. Write at least one item, or leave it out.",
    ),
    Broken(
        "an exception after no month",
        lines('{ref: "1.1", measure: assessed}').replace(
            "    sections:", "    exceptions_after: 0\n    sections:"
        ),
        line=14,
        column=23,
        at="0",
        says="Scorecard early: 'exceptions_after' is at least 1, and cannot be 0.",
    ),
    Broken(
        "a breakdown by an unknown column",
        breakdown("value: [family.localty]"),
        line=4,
        column=20,
        at="localty",
        says="No table has what 'family.localty' asks for. Did you mean locality?",
    ),
    Broken(
        "a breakdown by a number without bands",
        breakdown('value: ["age(child.born_on, reference_date)"]'),
        line=4,
        column=14,
        at="age",
        says=(
            "A breakdown's value must be text here, not integer. Give bands: [0, 5, 11] to cut a "
            "whole number into groups."
        ),
    ),
    Broken(
        "bands of text",
        breakdown("value: [locality]", "bands: [1]"),
        line=4,
        column=13,
        at="locality",
        says=("A breakdown's value must be integer here, not text. Take bands: out; they cut whole numbers."),
    ),
    Broken(
        "bands that fall",
        breakdown('value: ["age(child.born_on, reference_date)"]', "bands: [5, 0]"),
        line=5,
        column=12,
        at="[",
        says=(
            "The bands of breakdown group do not rise. Write where each group starts, from the least:"
            " [0, 5, 11]."
        ),
    ),
    Broken(
        "a breakdown's value as text",
        breakdown("value: locality"),
        line=4,
        column=12,
        at="locality",
        says=("Breakdown group: 'value' must be a list. Write [a, b], or one item a line after a dash."),
    ),
)
