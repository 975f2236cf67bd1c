"""Mistakes in expressions."""

from .broken import Broken, share

BROKEN_EXPRESSIONS = (
    Broken(
        "a column misspelt",
        share("share: working_days(triage_decided_on, complete_on) <= 48"),
        line=10,
        column=44,
        at="complete_on",
        says="Table assessments has no column 'complete_on'. Did you mean completed_on?",
    ),
    Broken(
        "a function misspelt",
        share("share: workingdays(triage_decided_on, completed_on) <= 48"),
        line=10,
        column=12,
        at="workingdays",
        says="There is no function 'workingdays'. Did you mean working_days?",
    ),
    Broken(
        "a mistake in a literal block",
        share("share: |", "  completed_on is not null", "  and servce = 'Early help'"),
        line=12,
        column=11,
        at="servce",
        says="Table assessments has no column 'servce'. Did you mean service?",
    ),
    Broken(
        "a mistake in a folded block",
        share("share: >-", "  completed_on is not null", "  and", "  servce = 'Early help'"),
        line=13,
        column=7,
        at="servce",
        says="Table assessments has no column 'servce'. Did you mean service?",
    ),
    Broken(
        "a mistake in single quotes",
        share("share: 'service = ''Early Hlp'''"),
        line=10,
        column=23,
        at="'",
        says="'Early Hlp' is not one of the codes of service. Did you mean 'Early help'?",
    ),
    Broken(
        "a mistake in double quotes",
        share('share: "service = \\"Early help\\""'),
        line=10,
        column=23,
        at="\\",
        says="\"Early help\" is in double quotation marks. Text is written 'Early help'.",
    ),
    Broken(
        "a mistake on a second line",
        share("share: completed_on is not null", "  and servce = 'Early help'"),
        line=11,
        column=11,
        at="servce",
        says="Table assessments has no column 'servce'. Did you mean service?",
    ),
    Broken(
        "a code misspelt",
        share("where: service <> 'Youth ofending'", "share: true"),
        line=10,
        column=23,
        at="'",
        says="'Youth ofending' is not one of the codes of service. Did you mean 'Youth offending'?",
    ),
    Broken(
        "an unknown code in a list",
        share("where: service in ('Early help', 'YOT')", "share: true"),
        line=10,
        column=38,
        at="'",
        says=(
            "'YOT' is not one of the codes of service. The codes are 'Early help', 'Youth offending' "
            "and 'Family group conferencing'."
        ),
    ),
    Broken(
        "text compared with a number",
        share("where: family_id = 7", "share: true"),
        line=10,
        column=12,
        at="family_id",
        says="Cannot compare text with integer. The column holds text: write '7'.",
    ),
    Broken(
        "a date compared with text",
        share("share: completed_on >= '2022-03-31'"),
        line=10,
        column=12,
        at="completed_on",
        says="Cannot compare date with text. Write date '2022-03-31'.",
    ),
    Broken(
        "a date minus a date",
        share("share: completed_on - triage_decided_on <= 5"),
        line=10,
        column=12,
        at="completed_on",
        says=(
            "Each side of '-' must be of type integer or number, not date. Write days(first, second) "
            "for the days between two dates."
        ),
    ),
    Broken(
        "a date plus a number",
        share("share: completed_on <= triage_decided_on + 5"),
        line=10,
        column=28,
        at="triage_decided_on",
        says=(
            "Each side of '+' must be of type integer or number, not date. Write add_days(date, "
            "number) or add_months(date, number)."
        ),
    ),
    Broken(
        "equal to null",
        share("where: completed_on = null", "share: true"),
        line=10,
        column=27,
        at="null",
        says="null is not a value. Write a is null, or a is not null.",
    ),
    Broken(
        "a double equals sign",
        share("where: service == 'Early help'", "share: true"),
        line=10,
        column=20,
        at="=",
        says="'==' has no meaning in an expression. Write = for equal.",
    ),
    Broken(
        "a double ampersand",
        share("where: completed_on is null && true", "share: true"),
        line=10,
        column=33,
        at="&",
        says="'&&' has no meaning in an expression. Write and.",
    ),
    Broken(
        "text in double quotes",
        share('where: service = "Early help"', "share: true"),
        line=10,
        column=22,
        at='"',
        says="\"Early help\" is in double quotation marks. Text is written 'Early help'.",
    ),
    Broken(
        "curly quotes",
        share("where: service = ‘Early help’", "share: true"),
        line=10,
        column=22,
        at="‘",
        says="The curly quotation mark ‘ has no meaning. Write the straight quotation mark '.",
    ),
    Broken(
        "like",
        share("where: service like 'Early%'", "share: true"),
        line=10,
        column=20,
        at="like",
        says="'like' is not offered in an expression. Write = or in with the codes.",
    ),
    Broken(
        "case when",
        share("share: case when true then true end"),
        line=10,
        column=12,
        at="case",
        says="'case' is not offered in an expression. Combine conditions with and, or and not.",
    ),
    Broken(
        "today",
        share("share: completed_on < today()"),
        line=10,
        column=27,
        at="today",
        says=(
            "There is no function 'today'. Use period_start, period_end or reference_date: a figure "
            "must not depend on the day it is made."
        ),
    ),
    Broken(
        "current_date",
        share("share: completed_on < current_date"),
        line=10,
        column=27,
        at="current_date",
        says=(
            "'current_date' is not offered in an expression. Use period_start, period_end or "
            "reference_date: a figure must not depend on the day it is made."
        ),
    ),
    Broken(
        "an aggregate",
        share("share: max(completed_on) > period_start"),
        line=10,
        column=12,
        at="max",
        says=(
            "There is no function 'max'. An expression is asked of one row; say sum:, average:, "
            "median: or count: in the measure, or (select count(*) from ... ) to count related rows."
        ),
    ),
    Broken(
        "a comment",
        share("share: completed_on is null -- not done"),
        line=10,
        column=33,
        at="--",
        says=(
            "A comment cannot stand in an expression. Put it in 'note:', or after # on a line of its "
            "own in the YAML."
        ),
    ),
    Broken(
        "a semicolon",
        share("share: completed_on is null; true"),
        line=10,
        column=32,
        at=";",
        says=(
            "';' has no meaning in an expression. An expression is one condition or value; combine "
            "conditions with and, or."
        ),
    ),
    Broken(
        "a bracket never closed",
        share("share: (completed_on is null"),
        line=10,
        column=12,
        at="(",
        says="A bracket is opened here and never closed. Close it with ).",
    ),
    Broken(
        "a word too many",
        share("share: completed_on is null completed_on"),
        line=10,
        column=33,
        at="completed_on",
        says=(
            "The expression cannot be understood at 'completed_on'. Is an operator such as and, or, ="
            " missing before it?"
        ),
    ),
    Broken(
        "a word too few",
        share("share: completed_on is null and"),
        line=10,
        column=33,
        at="and",
        says="The expression stops too soon, after 'and'. What comes next?",
    ),
    Broken(
        "chained comparisons",
        share("share: 1 < working_days(triage_decided_on, completed_on) < 48"),
        line=10,
        column=62,
        at="<",
        says=(
            "Comparisons cannot be chained. Write a < b and b < c, or put the inner condition in brackets."
        ),
    ),
    Broken(
        "too few values in a function",
        share("share: working_days(completed_on) < 48"),
        line=10,
        column=12,
        at="working_days",
        says="working_days takes 2 values, not 1. Write working_days(first_date, second_date).",
    ),
    Broken(
        "a date the wrong way round",
        share("share: completed_on < date '31/03/2022'"),
        line=10,
        column=32,
        at="'",
        says="'31/03/2022' is not a date. Write year-month-day: date '2022-03-31'.",
    ),
)
