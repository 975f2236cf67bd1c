"""What an expression means: the text, and the node it is read as."""

from datetime import date

import pytest

from trigpoint.language.expressions import parse_expression
from trigpoint.model import dates
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.expressions import (
    And,
    Arithmetic,
    Coalesce,
    Column,
    Comparison,
    Frame,
    IsIn,
    IsNull,
    Literal,
    Not,
    Or,
    ParentColumn,
    PeriodEnd,
    PeriodStart,
    ReferenceDate,
)
from trigpoint.model.nodes import Node, ValueType
from trigpoint.model.related import CountRelated, Exists, KeyMatch, LatestRelated, RelatedRows
from trigpoint.tables import EARLY_HELP


def read(text: str, table: str = "episodes") -> Node:
    return parse_expression(text, EARLY_HELP[table], EARLY_HELP)


def row(name: str, kind: ValueType = ValueType.DATE) -> Column:
    return Column(Frame.ROW, name, kind)


def its(name: str, kind: ValueType = ValueType.DATE) -> Column:
    return Column(Frame.RELATED, name, kind)


TEXT = ValueType.TEXT
OPENED, CLOSED, REASON = row("opened_on"), row("closed_on"), row("closure_reason", TEXT)
CHILD = row("child_id", TEXT)
BORN = ParentColumn(CHILD, "children", "child_id", "born_on", ValueType.DATE)
IS_OPEN = IsNull(CLOSED)
NEEDS_MET = Comparison("=", REASON, Literal("Needs met"))
SAME_CHILD = KeyMatch(its("child_id", TEXT), CHILD)

MEANINGS = {
    "opened_on": OPENED,
    "row.opened_on": OPENED,
    "child.born_on": BORN,
    "row.child.born_on": BORN,
    "period_start": PeriodStart(),
    "period_end": PeriodEnd(),
    "reference_date": ReferenceDate(),
    "48": Literal(48),
    "0": Literal(0),
    "0.5": Literal(0.5),
    "-3": Literal(-3),
    "- 3": Literal(-3),
    "-(3)": Literal(-3),
    "'it''s'": Literal("it's"),
    "'£ – é'": Literal("£ – é"),
    "true": Literal(True),
    "FALSE": Literal(False),
    "date '2022-03-31'": Literal(date(2022, 3, 31)),
    "closure_reason = 'Needs met'": NEEDS_MET,
    "'Needs met' = closure_reason": Comparison("=", Literal("Needs met"), REASON),
    "(((closure_reason = 'Needs met')))": NEEDS_MET,
    "opened_on <> closed_on": Comparison("<>", OPENED, CLOSED),
    "opened_on < closed_on": Comparison("<", OPENED, CLOSED),
    "opened_on <= closed_on": Comparison("<=", OPENED, CLOSED),
    "opened_on > closed_on": Comparison(">", OPENED, CLOSED),
    "opened_on >= closed_on": Comparison(">=", OPENED, CLOSED),
    "closed_on is null": IS_OPEN,
    "closed_on is not null": Not(IS_OPEN),
    "not closed_on is null": Not(IS_OPEN),
    "not not closed_on is null": Not(Not(IS_OPEN)),
    "closed_on IS NULL AND closure_reason = 'Needs met'": And(IS_OPEN, NEEDS_MET),
    "(closed_on is null) = true": Comparison("=", IS_OPEN, Literal(True)),
    "true = (closed_on is null)": Comparison("=", Literal(True), IS_OPEN),
    "true and true or true and true": Or(
        And(Literal(True), Literal(True)), And(Literal(True), Literal(True))
    ),
    "true and (true or true) and true": And(
        And(Literal(True), Or(Literal(True), Literal(True))), Literal(True)
    ),
    "not true and true": And(Not(Literal(True)), Literal(True)),
    "closure_reason in ('Needs met', 'Other')": IsIn(REASON, (Literal("Needs met"), Literal("Other"))),
    "closure_reason not in ('Needs met')": Not(IsIn(REASON, (Literal("Needs met"),))),
    "days(opened_on, closed_on) in (1, -2)": IsIn(
        dates.DaysBetween(OPENED, CLOSED), (Literal(1), Literal(-2))
    ),
    "opened_on between period_start and period_end": And(
        Comparison(">=", OPENED, PeriodStart()), Comparison("<=", OPENED, PeriodEnd())
    ),
    "opened_on not between period_start and period_end": Not(
        And(Comparison(">=", OPENED, PeriodStart()), Comparison("<=", OPENED, PeriodEnd()))
    ),
    "coalesce(closed_on, period_end)": Coalesce(CLOSED, PeriodEnd()),
    "1 + 2 * 3": Arithmetic("+", Literal(1), Arithmetic("*", Literal(2), Literal(3))),
    "(1 + 2) * 3": Arithmetic("*", Arithmetic("+", Literal(1), Literal(2)), Literal(3)),
    "1 - 2 - 3": Arithmetic("-", Arithmetic("-", Literal(1), Literal(2)), Literal(3)),
    "7 / 2": Arithmetic("/", Literal(7), Literal(2)),
    "-days(opened_on, closed_on)": Arithmetic("-", Literal(0), dates.DaysBetween(OPENED, CLOSED)),
    "days(opened_on, closed_on)": dates.DaysBetween(OPENED, CLOSED),
    "WORKING_DAYS(opened_on, closed_on)": dates.WorkingDaysBetween(OPENED, CLOSED),
    "months(opened_on, closed_on)": dates.MonthsBetween(OPENED, CLOSED),
    "age(child.born_on, reference_date)": dates.Age(BORN, ReferenceDate()),
    "month_of(opened_on)": dates.MonthOf(OPENED),
    "add_days(opened_on, -7)": dates.AddDays(OPENED, -7),
    "add_months(period_end, -12)": dates.AddMonths(PeriodEnd(), -12),
    "add_working_days(opened_on, 3)": dates.AddWorkingDays(OPENED, 3),
    "birthday(child.born_on, 16)": dates.Birthday(BORN, 16),
    "exists (select 1 from step_ups s where s.child_id = row.child_id)": Exists(
        RelatedRows("step_ups", (SAME_CHILD,))
    ),
    "not exists (select 1 from step_ups where row.child_id = step_ups.child_id)": Not(
        Exists(RelatedRows("step_ups", (SAME_CHILD,)))
    ),
    "exists (select 1 from step_ups s where (s.child_id = row.child_id) and s.outcome is null)": Exists(
        RelatedRows("step_ups", (SAME_CHILD,), IsNull(its("outcome", TEXT)))
    ),
    "(select count(*) from step_ups s where s.child_id = row.child_id and s.referred_on < row.opened_on"
    " and s.outcome = 'Accepted')": CountRelated(
        RelatedRows(
            "step_ups",
            (SAME_CHILD,),
            And(
                Comparison("<", its("referred_on"), OPENED),
                Comparison("=", its("outcome", TEXT), Literal("Accepted")),
            ),
        )
    ),
    "(select s.outcome from step_ups as s where s.child_id = row.child_id"
    " order by s.referred_on desc limit 1)": LatestRelated(
        RelatedRows("step_ups", (SAME_CHILD,)), its("outcome", TEXT), its("referred_on")
    ),
    "exists (select 1 from step_ups s where s.child_id = row.child_id"
    " and s.child.born_on < row.child.born_on)": (
        Exists(
            RelatedRows(
                "step_ups",
                (SAME_CHILD,),
                Comparison(
                    "<",
                    ParentColumn(its("child_id", TEXT), "children", "child_id", "born_on", ValueType.DATE),
                    BORN,
                ),
            )
        )
    ),
}


@pytest.mark.parametrize(("text", "node"), MEANINGS.items(), ids=MEANINGS)
def test_a_text_means_one_node(text, node):
    assert repr(read(text)) == repr(node)


@pytest.mark.parametrize(("text", "node"), MEANINGS.items(), ids=MEANINGS)
def test_space_and_line_ends_mean_nothing(text, node):
    assert repr(read(f"\n  {text}\n".replace(" and ", "\n  and\t"))) == repr(node)


def test_a_yes_no_column_stands_alone():
    upheld = row("upheld", ValueType.BOOLEAN)
    assert read("upheld", "complaints") == upheld
    assert read("not upheld", "complaints") == Not(upheld)
    assert read("upheld = true", "complaints") == Comparison("=", upheld, Literal(True))


# Messages of the nodes themselves, which name what they need.
SAYS_IT_ALL = ("Each side of", "What the latest", "A date moves", "True and false", "'in' needs")

REFUSED = {
    "": "The expression is empty.",
    "   ": "The expression is empty.",
    "+": "The expression has no value in it.",
    "select 1": "The expression cannot be understood at 'select'.",
    "closed_on is null; drop table episodes": "';' has no meaning in an expression.",
    "closed_on is null union select 1": "'union' is not offered in an expression.",
    "closed_on::date = opened_on": "'::' has no meaning in an expression.",
    "cast('2022-03-31' as date)": "There is no function 'cast'.",
    "extract(year from opened_on)": "There is no function 'extract'.",
    "timestamp '2022-03-31'": "This kind of value is not offered.",
    "date '2022-02-30'": "'2022-02-30' is not a date.",
    "date '0022-03-31'": "'0022-03-31' is not a date.",
    "closure_reason in (select s.outcome from step_ups s)": "'in' takes values written out in brackets.",
    "closure_reason in (child_id)": "'in' takes values written out, not columns.",
    "closure_reason in ()": "'in' needs at least one value.",
    "closure_reason is true": "'is' asks only whether a value is null.",
    "opened_on is distinct from closed_on": "'distinct' is not offered in an expression.",
    "opened_on between symmetric period_start and period_end": "'symmetric' is not offered in an expression.",
    "closure_reason || 'x'": "'||' has no meaning in an expression.",
    "'a' 'b' = closure_reason": "Two texts stand side by side.",
    "N'Needs met' = closure_reason": "'N'Needs met'' has no meaning in an expression.",
    "days(opened_on, closed_on) % 2": "'%' has no meaning in an expression.",
    "closure_reason like 'N'": "'like' is not offered in an expression.",
    "count(*) > 1": "Count(*) is not offered here.",
    "count(child_id) > 1": "There is no function 'count'.",
    "(1, 2)": "A list stands only after 'in'.",
    "007": "007 is not a number as written here.",
    "1e5": "1e5 is not a number as written here.",
    "12345678901234567": "12345678901234567 is not a number as written here.",
    "1_000": "The expression cannot be understood at '_000'.",
    "*": "* is not offered here.",
    "episodes.opened_on": "The measure's own row is not called episodes.",
    "days(distinct opened_on, closed_on)": "'distinct' is not offered in an expression.",
    "add_days(opened_on, 99999)": "A date moves by at most 36600 days.",
    "add_months(opened_on, days(opened_on, closed_on))": (
        "The number in add_months(date, number) must be a whole number written out."
    ),
    "opened_on < closed_on = true": "Comparisons cannot be chained.",
    "opened_on = opened_on is null": "Comparisons cannot be chained.",
    "closed_on is null = true": "Comparisons cannot be chained.",
    "opened_on < closed_on between period_start and period_end": "Comparisons cannot be chained.",
    "opened_on between period_start and period_end is null": "Comparisons cannot be chained.",
    "coalesce(opened_on = closed_on = true, true)": "Comparisons cannot be chained.",
    "closed_on is null and 1": "Each side of 'and' must be of type boolean, not integer.",
    "true < false": "True and false have no order, so < cannot be asked of them.",
    "opened_on and (true": "A bracket is opened here and never closed.",
    "opened_on) and true": "A bracket is closed here that was never opened.",
    "days(opened_on, )": "A value is missing after this comma.",
    "closure_reason = ''": "An empty cell of closure_reason is unknown, and equal to nothing.",
    "'Needs met": "A quotation mark is opened here and never closed.",
    "exists (select * from step_ups s where s.child_id = row.child_id)": (
        "exists asks only whether there is a row."
    ),
    "exists (child_id)": "A question about related rows is one select.",
    "exists (select 1)": "A question about related rows names a table.",
    "exists (select 1 from (select 1) s where s.child_id = row.child_id)": (
        "A question about related rows names a table."
    ),
    "exists (select 1 from db.step_ups s where s.child_id = row.child_id)": (
        "'db' is not offered in an expression."
    ),
    "exists (select 1 from step_ups row where row.child_id = row.child_id)": (
        "'row' cannot be another name for step_ups."
    ),
    "exists (select 1 from step_ups s(a) where s.child_id = row.child_id)": ("There is no function 's'."),
    "exists (select 1 from step_ups s where s.child_id = row.child_id group by s.child_id)": (
        "A question about related rows cannot have group by."
    ),
    "exists (select 1 from step_ups s where s.child_id = row.child_id limit 1)": (
        "A question about related rows cannot have limit."
    ),
    "(with s as (select 1) select count(*) from step_ups s where s.child_id = row.child_id)": (
        "There is no function 'as'."
    ),
    "(select s.outcome from step_ups s where s.child_id = row.child_id"
    " order by s.referred_on desc limit 2)": ("There is one latest row, by one date."),
    "(select s.outcome from step_ups s where s.child_id = row.child_id order by s.outcome desc limit 1)": (
        "What the latest row is found by must be of type date, not text."
    ),
    "exists (select 1 from step_ups s where s.child_id = row.child_id or s.outcome is null)": (
        "A question about related rows must say which of step_ups belong to the row."
    ),
    "exists (select 1 from step_ups s where s.child_id = row.child_id and child.born_on is null)": (
        "child.born_on must say whose child it is."
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items(), ids=REFUSED)
def test_what_is_not_offered_is_refused(text, message):
    with pytest.raises(TrigpointError) as raised:
        read(text)
    assert raised.value.message == message
    assert raised.value.hint or raised.value.message.startswith(SAYS_IT_ALL)


@pytest.mark.parametrize(
    "text",
    ["not " * 399 + "true", "(" * 150 + "true" + ")" * 150, "true and " * 300 + "true", "- " * 398 + "1 = 1"],
    ids=["not not ...", "((...", "and and ...", "- - ..."],
)
def test_a_text_without_end_is_an_error_or_a_node_and_never_a_crash(text):
    try:
        read(text)
    except TrigpointError as error:
        assert "deep" in error.message or "longer than" in error.message


def test_the_place_counts_lines_and_columns_of_the_text_itself():
    text = "closed_on is null\n  and servce = 'x'"
    with pytest.raises(TrigpointError) as raised:
        parse_expression(text, EARLY_HELP["episodes"], EARLY_HELP, place=Place("a.yaml", 7, 12))
    assert raised.value.place == Place("a.yaml", 8, 7)
    with pytest.raises(TrigpointError) as raised:
        parse_expression("'é£' = servce", EARLY_HELP["episodes"], EARLY_HELP, place=Place("a.yaml", 7, 12))
    assert raised.value.place == Place("a.yaml", 7, 19)
