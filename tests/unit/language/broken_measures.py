"""Mistakes in the keys of a measure."""

from .broken import COUNT, GOOD_COUNT, Broken, count, share, with_keys

BROKEN_MEASURES = (
    Broken(
        "no title",
        GOOD_COUNT.replace("    title: Episodes opened\n", ""),
        line=2,
        column=3,
        at="opened",
        says="Measure opened has no 'title'. The measure's name as a scorecard prints it.",
    ),
    Broken(
        "no polarity",
        GOOD_COUNT.replace("    polarity: info\n", ""),
        line=2,
        column=3,
        at="opened",
        says="Measure opened has no 'polarity'. Say which way is good: high, low, range or info.",
    ),
    Broken(
        "a polarity misspelt",
        GOOD_COUNT.replace("polarity: info", "polarity: hight"),
        line=6,
        column=15,
        at="hight",
        says="Measure opened: 'polarity' cannot be 'hight'. Did you mean high?",
    ),
    Broken(
        "an unknown unit",
        GOOD_COUNT.replace("unit: count", "unit: pounds"),
        line=7,
        column=11,
        at="pounds",
        says=(
            "Measure opened: 'unit' cannot be 'pounds'. Write count, percent, days, number, "
            "rate_per_10000, binary_rate or frequency_rate."
        ),
    ),
    Broken(
        "a key with nothing after it",
        GOOD_COUNT.replace("why: It shows demand.", "why:"),
        line=4,
        column=5,
        at="why",
        says="'why' has nothing after it. Write a value after it, or leave it out.",
    ),
    Broken(
        "a key misspelt",
        count("count: rows", "titel: x"),
        line=11,
        column=5,
        at="titel",
        says="Measure opened can have no 'titel'. Did you mean title?",
    ),
    Broken(
        "a measure that is text",
        "measures:\n  opened: count rows\n",
        line=2,
        column=11,
        at="count",
        says="Measure opened is not made of keys and values. Write key: value, indented under it.",
    ),
    Broken(
        "a title that is a list",
        GOOD_COUNT.replace("title: Episodes opened", "title: [a, b]"),
        line=3,
        column=12,
        at="[",
        says="Measure opened: 'title' must be text. Put the whole of it in quotation marks.",
    ),
    Broken(
        "too many decimals",
        count("count: rows", "decimals: 9"),
        line=11,
        column=15,
        at="9",
        says="Measure opened: 'decimals' is at most 4, and cannot be 9.",
    ),
    Broken(
        "decimals in words",
        count("count: rows", "decimals: one"),
        line=11,
        column=15,
        at="one",
        says=(
            "Measure opened: 'decimals' cannot be 'one'. Write a number, in digits only: no % and no comma."
        ),
    ),
    Broken(
        "a spell of one date",
        with_keys(COUNT.replace("during: opened_on", "open_at_end: [opened_on]"), "count: rows"),
        line=9,
        column=18,
        at="[",
        says=(
            "Measure opened: 'open_at_end' takes two dates. Write when it opened and closed: "
            "[opened_on, closed_on]."
        ),
    ),
    Broken(
        "no calculation",
        COUNT,
        line=2,
        column=3,
        at="opened",
        says=(
            "Measure opened does not say how it is worked out. Write one of count, share, sum, "
            "average, median, formula or submitted."
        ),
    ),
    Broken(
        "two calculations",
        count("count: rows", "sum: 1"),
        line=11,
        column=5,
        at="sum",
        says=(
            "Measure opened is worked out in more than one way: count and sum. Keep one of them; "
            "write another measure for the other."
        ),
    ),
    Broken(
        "no table",
        GOOD_COUNT.replace("    rows: episodes\n", ""),
        line=2,
        column=3,
        at="opened",
        says=("Measure opened does not say which rows it counts. Write rows: and the name of a table."),
    ),
    Broken(
        "a table misspelt",
        GOOD_COUNT.replace("rows: episodes", "rows: episode"),
        line=8,
        column=11,
        at="episode",
        says="There is no table 'episode'. Did you mean episodes?",
    ),
    Broken(
        "no period key",
        GOOD_COUNT.replace("    during: opened_on\n", ""),
        line=2,
        column=3,
        at="opened",
        says=(
            "Measure opened does not say how a row belongs to a period. Write one of during, "
            "open_at_end or open_during."
        ),
    ),
    Broken(
        "two period keys",
        count("open_at_end: [opened_on, closed_on]", "count: rows"),
        line=10,
        column=5,
        at="open_at_end",
        says=(
            "Measure opened is placed in more than one way: during and open_at_end. Keep one of them;"
            " write another measure for the other."
        ),
    ),
    Broken(
        "an event that is no date",
        GOOD_COUNT.replace("during: opened_on", "during: closure_reason"),
        line=9,
        column=13,
        at="closure_reason",
        says="What places a row in a period must be of type date, not text.",
    ),
    Broken(
        "an event by its own reference date",
        GOOD_COUNT.replace("during: opened_on", "during: reference_date"),
        line=9,
        column=13,
        at="reference_date",
        says=(
            "reference_date cannot place a row in a period. The reference date is the one this key "
            "gives; write a column."
        ),
    ),
    Broken(
        "meets without each",
        share("share: true", "meets: any"),
        line=11,
        column=5,
        at="meets",
        says=(
            "Measure assessed has 'meets' without 'each'. Write each: family_id and meets: any, or "
            "meets: every."
        ),
    ),
    Broken(
        "each without meets",
        share("share: true", "each: family_id"),
        line=11,
        column=5,
        at="each",
        says=(
            "Measure assessed has 'each' without 'meets'. Write each: family_id and meets: any, or "
            "meets: every."
        ),
    ),
    Broken(
        "meets all",
        share("share: true", "each: family_id", "meets: all"),
        line=12,
        column=12,
        at="all",
        says="Measure assessed: 'meets' cannot be 'all'. Write any or every.",
    ),
    Broken(
        "a rate of a share",
        share("share: true", "rate: {per: 10000, population: children_0_17}"),
        line=11,
        column=5,
        at="rate",
        says="Measure assessed has no use for 'rate' beside 'share'. Take it out.",
    ),
    Broken(
        "a count in percent",
        share("count: rows"),
        line=7,
        column=11,
        at="percent",
        says="Measure assessed is a count, and its unit cannot be percent. Write unit: count.",
    ),
    Broken(
        "a share as a count",
        count("share: closed_on is null"),
        line=7,
        column=11,
        at="count",
        says="Measure opened is a share, and its unit cannot be count. Write unit: percent.",
    ),
    Broken(
        "a rate as a count",
        count("count: rows", "rate: {per: 10000, population: children_0_17}"),
        line=7,
        column=11,
        at="count",
        says="Measure opened is a rate, and its unit cannot be count. Write unit: rate_per_10000.",
    ),
    Broken(
        "a rate per 1,000",
        with_keys(
            COUNT.replace("unit: count", "unit: rate_per_10000"),
            "count: rows",
            "rate: {per: 1000, population: children_0_17}",
        ),
        line=11,
        column=17,
        at="1000",
        says="The unit of measure opened is for each 10,000 people, not 1,000. Write per: 10000.",
    ),
    Broken(
        "a count of a number",
        count("count: 5"),
        line=10,
        column=12,
        at="5",
        says=(
            "'count' names no column whose different values could be counted. Write a column such as "
            "family_id, or count: rows."
        ),
    ),
    Broken(
        "a formula over rows",
        GOOD_COUNT.replace("    during: opened_on\n    count: rows", "    formula: opened + 1"),
        line=8,
        column=5,
        at="rows",
        says="Measure opened has no use for 'rows' beside 'formula'. Take it out.",
    ),
    Broken(
        "a where that is a number",
        count("where: days(opened_on, closed_on)", "count: rows"),
        line=10,
        column=12,
        at="days",
        says="'where' must be a condition, true or false, not of type integer.",
    ),
    Broken(
        "a share of a date",
        share("share: completed_on"),
        line=10,
        column=12,
        at="completed_on",
        says="The standard of a share must be a condition, true or false, not of type date.",
    ),
    Broken(
        "a sum of text",
        with_keys(COUNT.replace("unit: count", "unit: number"), "sum: closure_reason"),
        line=10,
        column=10,
        at="closure_reason",
        says="What is summed must be a number, not of type text.",
    ),
)
