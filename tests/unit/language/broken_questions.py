"""Mistakes in questions about related rows, and in what a row points at."""

from .broken import Broken, count

BROKEN_QUESTIONS = (
    Broken(
        "a bare column in a question",
        count("where: exists (select 1 from step_ups s where s.child_id = child_id)", "count: rows"),
        line=10,
        column=64,
        at="child_id",
        says=(
            "Inside a question about related rows, 'child_id' must say whose column it is. Write "
            "s.child_id or row.child_id."
        ),
    ),
    Broken(
        "a question about all rows",
        count("where: exists (select 1 from step_ups s where s.outcome = 'Accepted')", "count: rows"),
        line=10,
        column=20,
        at="select",
        says=(
            "A question about related rows must say which of step_ups belong to the row. Write where "
            "s.child_id = row.child_id, with the key they share."
        ),
    ),
    Broken(
        "a question about an unknown table",
        count("where: exists (select 1 from step_up s where s.child_id = row.child_id)", "count: rows"),
        line=10,
        column=34,
        at="step_up",
        says="There is no table 'step_up'. Did you mean step_ups?",
    ),
    Broken(
        "an unknown other name",
        count("where: exists (select 1 from step_ups s where t.child_id = row.child_id)", "count: rows"),
        line=10,
        column=51,
        at="t.child_id",
        says=("'t' is neither 's' nor 'row'. Columns here are those of s (step_ups) and of row (episodes)."),
    ),
    Broken(
        "a greatest value",
        count(
            ("where: (select max(s.referred_on) from step_ups s where s.child_id = row.child_id) is null"),
            "count: rows",
        ),
        line=10,
        column=20,
        at="max",
        says=(
            "There is no function 'max'. An expression is asked of one row; say sum:, average:, "
            "median: or count: in the measure, or (select count(*) from ... ) to count related rows."
        ),
    ),
    Broken(
        "a value of any related row",
        count(
            ("where: (select s.outcome from step_ups s where s.child_id = row.child_id limit 1) is null"),
            "count: rows",
        ),
        line=10,
        column=13,
        at="select",
        says=(
            "A value of a related row is that of the latest one, by a date. Write (select t.value "
            "from table t where t.key = row.key order by t.date desc limit 1)."
        ),
    ),
    Broken(
        "the earliest related row",
        count(
            (
                "where: (select s.outcome from step_ups s where s.child_id = row.child_id order by "
                "s.referred_on limit 1) is null"
            ),
            "count: rows",
        ),
        line=10,
        column=87,
        at="s.referred_on",
        says=(
            "Only the latest row can be asked for: the order must be desc. Write (select t.value from"
            " table t where t.key = row.key order by t.date desc limit 1)."
        ),
    ),
    Broken(
        "a question about two tables",
        count(
            "where: exists (select 1 from step_ups s, episodes e where s.child_id = row.child_id)",
            "count: rows",
        ),
        line=10,
        column=20,
        at="select",
        says=(
            "A question about related rows cannot have a second table. Ask two questions, and combine"
            " them with and, or."
        ),
    ),
    Broken(
        "a question in a question",
        count(
            (
                "where: exists (select 1 from step_ups s where s.child_id = row.child_id and exists "
                "(select 1 from episodes e where e.child_id = s.child_id))"
            ),
            "count: rows",
        ),
        line=10,
        column=89,
        at="select",
        says=(
            "A question about related rows cannot hold another one. Ask the two questions side by "
            "side, or make a table for one of them."
        ),
    ),
    Broken(
        "a parent misspelt",
        count("where: chld.gender = 'Female'", "count: rows"),
        line=10,
        column=12,
        at="chld.gender",
        says="A row of episodes points at nothing called 'chld'. Did you mean child?",
    ),
    Broken(
        "an unknown column of a parent",
        count("where: child.sex = 'Female'", "count: rows"),
        line=10,
        column=12,
        at="child.sex",
        says=(
            "Table children has no column 'sex'. Its columns are child_id, family_id, born_on, "
            "gender, ethnicity, disability and recorded_on."
        ),
    ),
    Broken(
        "a column two steps away",
        count("where: child.family.locality = 'North'", "count: rows"),
        line=10,
        column=12,
        at="child.family.locality",
        says=(
            "child.family.locality goes more than one step from the row. A column of the row a key "
            "points at is written child.born_on."
        ),
    ),
)
