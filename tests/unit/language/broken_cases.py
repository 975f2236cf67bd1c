"""Mistakes in the worked cases of a measure."""

from .broken import ROWS, Broken, case

BROKEN_CASES = (
    Broken(
        "a case of an uncertain period",
        case("what: x", "period: 2022-Q4", "tables:", ROWS, "expect: 1"),
        line=13,
        column=17,
        at="2022-Q4",
        says=(
            "'2022-Q4' could be a quarter of the calendar year or of the financial year. Write a "
            "month as 2022-03, a financial year as 2021/22, a quarter of one as 2021/22 Q4 (January "
            "to March), a school year as academic 2021/22, April to a month as ytd 2022-03, or the "
            "twelve months to a month as 12m 2022-03."
        ),
    ),
    Broken(
        "an answer in words",
        case("what: x", "period: 2022-03", "tables:", ROWS, "expect: one"),
        line=18,
        column=17,
        at="one",
        says="'one' is not an answer. Write \"47 of 51\", a number, or no data.",
    ),
    Broken(
        "a case of an unknown table",
        case("what: x", "period: 2022-03", "tables:", ROWS.replace("episodes:", "episode:"), "expect: 1"),
        line=15,
        column=11,
        at="episode",
        says="There is no table 'episode'. Did you mean episodes?",
    ),
    Broken(
        "a case with an unknown column",
        case("what: x", "period: 2022-03", "tables:", ROWS.replace("opened_on", "opened"), "expect: 1"),
        line=16,
        column=49,
        at="opened",
        says="Table episodes has no column 'opened'. Did you mean opened_on?",
    ),
    Broken(
        "a case with a date the wrong way round",
        case("what: x", "period: 2022-03", "tables:", ROWS.replace("2022-03-01", "01/03/2022"), "expect: 1"),
        line=17,
        column=28,
        at="01",
        says=(
            "'01/03/2022' is not a value of opened_on, which is of type date. Write year-month-day: "
            "2022-03-31."
        ),
    ),
    Broken(
        "a case with too few cells",
        case("what: x", "period: 2022-03", "tables:", ROWS.replace("| F1 ", ""), "expect: 1"),
        line=17,
        column=13,
        at="E1",
        says="This row has 3 cells, and the heading has 4. Put one | between each two cells.",
    ),
    Broken(
        "a case with an unknown code",
        case(
            "what: x", "period: 2022-03", "tables:", ROWS.replace("family_id", "closure_reason"), "expect: 1"
        ),
        line=17,
        column=23,
        at="F1",
        says=(
            "'F1' is not one of the codes of closure_reason. The codes are 'Needs met', 'Step down to"
            " universal services', 'Refer to LCS', 'Family declined', 'Moved away' and Other."
        ),
    ),
    Broken(
        "a case with a column twice",
        case("what: x", "period: 2022-03", "tables:", ROWS.replace("family_id", "child_id"), "expect: 1"),
        line=16,
        column=37,
        at="child_id",
        says="Column child_id stands twice in the heading. Keep one.",
    ),
    Broken(
        "a case without an answer",
        case("what: x", "period: 2022-03", "tables:", ROWS),
        line=12,
        column=9,
        at="what",
        says="Case 1 of measure opened has no 'expect'. \"47 of 51\", a number, or no data.",
    ),
)
