"""A definition in plain words, made from the nodes."""

import pytest

from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.describe import describe
from trigpoint.tables import EARLY_HELP

from .broken import COUNT, GOOD_COUNT, SHARE, formula, with_keys


def words(text: str, name: str = "") -> str:
    catalogue = read_catalogue([CatalogueFile("a.yaml", text)], EARLY_HELP)
    measure = catalogue.measures[name] if name else next(iter(catalogue.measures.values()))
    return describe(measure, catalogue, EARLY_HELP)


def test_a_share():
    text = with_keys(
        SHARE,
        "where: service <> 'Youth offending'",
        "share: working_days(triage_decided_on, completed_on) <= 48",
    )
    assert words(text) == (
        "Of the early help assessments whose date completed falls in the period, where service is not "
        "'Youth offending': the share where the number of working days from the date triage decided to the "
        "date completed is at most 48."
    )


def test_counts():
    assert words(GOOD_COUNT) == "The number of episodes whose date opened falls in the period."
    spell = COUNT.replace("during: opened_on", "open_at_end: [opened_on, closed_on]")
    assert words(with_keys(spell, "count: family_id")) == (
        "The number of different families among the episodes open at the end of the period (from the date "
        "opened until the date closed)."
    )
    rate = with_keys(
        spell.replace("unit: count", "unit: rate_per_10000"),
        "count: child_id",
        "rate: {per: 10000, population: children_0_17}",
    )
    assert words(rate) == (
        "The number of different children among the episodes open at the end of the period (from the date "
        "opened until the date closed); for each 10,000 people of the population 'children 0 17'."
    )


def test_averages_and_shares_of_families():
    days = COUNT.replace("unit: count", "unit: days")
    assert words(with_keys(days, "median: days(opened_on, closed_on)")) == (
        "The median (the middle value) of the number of days from the date opened to the date closed, where "
        "it is known, over the episodes whose date opened falls in the period."
    )
    share = COUNT.replace("unit: count", "unit: percent")
    keys = ("share: closed_on is not null", "each: family_id", "meets: every")
    assert words(with_keys(share, *keys)) == (
        "Of the different families among the episodes whose date opened falls in the period: the share where "
        "in every row the date closed is known."
    )


def test_formulas_and_submitted_figures():
    assert words(formula("100 * (opened - 2) / opened", unit="number"), "more") == (
        "Worked out from other measures: (100 times ('Episodes opened' minus 2)) divided by 'Episodes "
        "opened'."
    )
    sent = COUNT.split("    rows:")[0] + "    submitted: Youth Justice Board, quarterly\n"
    assert words(sent) == "Sent to us, not worked out here: Youth Justice Board, quarterly."


CONDITIONS = {
    "age(child.born_on, reference_date) between 0 and 5": "the child's age on that day is between 0 and 5",
    "closure_reason in ('Needs met', 'Other')": "closure reason is 'Needs met' or 'Other'",
    "closure_reason not in ('Needs met', 'Other')": (
        "closure reason is known and none of 'Needs met' and 'Other'"
    ),
    "closed_on is null and (opened_on < period_start or closure_reason = 'Other')": (
        "the date closed is not known and (the date opened is before the first day of the period or closure "
        "reason is 'Other')"
    ),
    "not (opened_on > date '2022-03-31')": "it is not the case that the date opened is after 31 March 2022",
    "month_of(opened_on) = 12": "the calendar month of the date opened is December",
    "coalesce(closed_on, period_end) >= add_months(opened_on, 6)": (
        "the date closed (or, where that is not known, the last day of the period) is on or after 6 months "
        "after the date opened"
    ),
    "closed_on <= add_days(opened_on, -1)": "the date closed is on or before 1 day before the date opened",
    "birthday(child.born_on, 16) <= period_end": (
        "the day of turning 16 (by the child's date born) is on or before the last day of the period"
    ),
    "days(opened_on, closed_on) / 7 > 2000": (
        "the number of days from the date opened to the date closed divided by 7 is more than 2,000"
    ),
    "exists (select 1 from step_ups s where s.child_id = row.child_id and s.referred_on < row.opened_on)": (
        "there is at least one row in 'Step ups' for the same child where its date referred is before this "
        "row's date opened"
    ),
    "not exists (select 1 from step_ups s where s.child_id = row.child_id)": (
        "there is no row in 'Step ups' for the same child"
    ),
    "(select count(*) from step_ups s where s.child_id = row.child_id) >= 3": (
        "the number of times there is a row in 'Step ups' for the same child is at least 3"
    ),
    "(select s.outcome from step_ups s where s.child_id = row.child_id order by s.referred_on desc limit 1)"
    " = 'Accepted'": (
        "outcome of the latest row in 'Step ups' for the same child (by its date referred) is 'Accepted'"
    ),
}


@pytest.mark.parametrize(("text", "said"), CONDITIONS.items(), ids=CONDITIONS)
def test_conditions(text, said):
    described = words(with_keys(COUNT, f'where: "{text}"', "count: rows"))
    assert described == f"The number of episodes whose date opened falls in the period, where {said}."


def test_a_yes_no_column():
    complaints = COUNT.replace("rows: episodes", "rows: complaints").replace("opened_on", "closed_on")
    assert words(with_keys(complaints, "where: upheld", "count: rows")).endswith("where upheld is yes.")
    assert words(with_keys(complaints, "where: not upheld", "count: rows")).endswith("where upheld is no.")
