"""The days of rare events: which measures have them, and what both engines find."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from trigpoint.engines.base import Engine
from trigpoint.figures.events import event_days, has_events
from trigpoint.language.expressions import parse_expression
from trigpoint.model.measures import (
    CountDistinct,
    CountRows,
    Definition,
    During,
    FromRecords,
    Number,
    OpenDuring,
    RatePerPopulation,
    Share,
    Sum,
)
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.project.evidence import ENGINES, engine_over
from trigpoint.tables import EARLY_HELP

from .made import CLOSED, EPISODES, OPEN_AT_END, OPENED, episodes, formula, measure, records, submitted

DAYS = ("2021-03-31", "2021-04-01", "2021-09-10", "2021-09-10", "2022-03-31", "2022-04-01")
YEAR = Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.ROLLING_12)


def expression(text: str) -> Any:
    return parse_expression(text, EPISODES, EARLY_HELP)


def of(calculation: Any, membership: Any = None, where: Any = None) -> FromRecords:
    return FromRecords("episodes", membership or During(OPENED), where, calculation)


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """Either engine over six episodes, of which that of April 2021 was closed on 20 April."""
    rows = [
        {
            "episode_id": str(number),
            "child_id": "1",
            "family_id": "1",
            "opened_on": date.fromisoformat(day),
            "closed_on": date(2021, 4, 20) if day == "2021-04-01" else None,
            "recorded_on": date(2022, 4, 1),
        }
        for number, day in enumerate(DAYS)
    ]
    found = records(covers_from=date(2021, 1, 1), families=[FAMILY], episodes=rows)
    return engine_over(found, request.param)


FAMILY = {"family_id": "1", "recorded_on": date(2021, 1, 1)}


@pytest.mark.parametrize(
    ("definition", "has"),
    [
        (of(CountRows()), True),
        (of(Share(expression("closed_on is not null"))), True),
        (of(CountRows(), OPEN_AT_END), False),
        (of(CountRows(), OpenDuring(OPENED, CLOSED)), False),
        (of(CountDistinct(expression("family_id"))), False),
        (of(Sum(expression("days(opened_on, closed_on)"))), False),
        (of(RatePerPopulation(CountRows(), 10_000, "children")), False),
        (submitted("m").definition, False),
        (formula("m", Number(1)).definition, False),  # type: ignore[arg-type]
    ],
)
def test_which_measures_are_of_events(definition: Definition, has: bool) -> None:
    assert has_events(measure("m", definition)) is has


def test_every_event_of_the_span_is_there_oldest_first(engine: Engine) -> None:
    found = event_days(engine, episodes(), YEAR)
    assert [f"{day}" for day, _ in found] == ["2021-04-01", "2021-09-10", "2021-09-10", "2022-03-31"]
    assert all(met for _, met in found), "each is an event, of a plain count"


def test_of_a_share_each_case_says_whether_it_meets_the_standard(engine: Engine) -> None:
    found = event_days(engine, measure("m", of(Share(expression("closed_on is not null")))), YEAR)
    assert [met for _, met in found] == [True, False, False, False]


def test_only_rows_that_count_are_events(engine: Engine) -> None:
    only = replace(episodes(), definition=of(CountRows(), where=expression("closed_on is null")))
    assert [f"{day}" for day, _ in event_days(engine, only, YEAR)] == [
        "2021-09-10",
        "2021-09-10",
        "2022-03-31",
    ]


def test_a_measure_that_asks_of_its_period_is_asked_month_by_month(engine: Engine) -> None:
    """At the end of its own month, that is, and not of March 2022, when all but the last were 20 days old.

    Opened on 10 September is 20 days before the end of it; on 31 March is none.
    """
    late = of(CountRows(), where=expression("days(opened_on, period_end) >= 20"))
    found = event_days(engine, measure("m", late), YEAR)
    assert [f"{day}" for day, _ in found] == ["2021-04-01", "2021-09-10", "2021-09-10"]
    early = of(CountRows(), where=expression("days(opened_on, period_end) < 25"))
    assert [f"{day}" for day, _ in event_days(engine, measure("m", early), YEAR)] == [
        "2021-09-10",
        "2021-09-10",
        "2022-03-31",
    ]


def test_without_a_row_there_is_no_event(engine: Engine) -> None:
    before = Period(date(2020, 4, 1), date(2021, 3, 1), PeriodKind.ROLLING_12)
    assert event_days(engine, episodes(), before) == ()
