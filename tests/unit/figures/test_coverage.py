"""Whether the records reach a period: to the day, at both ends."""

from datetime import date

import pytest

from trigpoint.figures.coverage import coverage_of
from trigpoint.model.figures import State
from trigpoint.model.measures import Measure, OpenDuring

from .made import CLOSED, OPEN_AT_END, OPENED, cell, episodes, records

EVENTS = episodes()
STANDING = episodes(OPEN_AT_END)
AT_ANY_TIME = episodes(OpenDuring(OPENED, CLOSED))


def state(measure: Measure, period: str, *, covers_from: date, extracted_on: date) -> State | None:
    known = records(covers_from=covers_from, extracted_on=extracted_on)
    found = coverage_of(measure, cell("episodes", period), known)
    if found is None:
        return None
    assert found.value is None and found.reason
    return found.state


@pytest.mark.parametrize(
    ("extracted_on", "expected"),
    [
        (date(2022, 3, 31), None),  # at the end of its last day the period is known
        (date(2022, 3, 30), State.NOT_DUE),
        (date(2022, 4, 1), None),
    ],
)
def test_a_period_is_due_when_it_has_ended(extracted_on: date, expected: State | None) -> None:
    for measure in (EVENTS, STANDING, AT_ANY_TIME):
        asked = {"covers_from": date(2021, 4, 1), "extracted_on": extracted_on}
        assert state(measure, "2022-03", **asked) == expected


@pytest.mark.parametrize(
    ("measure", "covers_from", "expected"),
    [
        (EVENTS, date(2022, 3, 1), None),
        (EVENTS, date(2022, 3, 2), State.NO_DATA),  # a day of events is missing
        (AT_ANY_TIME, date(2022, 3, 2), State.NO_DATA),
        (STANDING, date(2022, 3, 2), None),  # who is open on the 31st is known from the 31st
        (STANDING, date(2022, 3, 31), None),
        (STANDING, date(2022, 4, 1), State.NO_DATA),
    ],
    ids=lambda value: str(value) if isinstance(value, date) else "",
)
def test_records_must_begin_early_enough(measure: Measure, covers_from: date, expected: State | None) -> None:
    asked = {"covers_from": covers_from, "extracted_on": date(2022, 4, 14)}
    assert state(measure, "2022-03", **asked) == expected


def test_the_reasons_say_the_days() -> None:
    early, late = records(covers_from=date(2022, 3, 2)), records(extracted_on=date(2022, 3, 30))
    at = cell("episodes")
    missing, waiting = coverage_of(EVENTS, at, early), coverage_of(EVENTS, at, late)
    assert missing and "the records begin on 2 March 2022" in missing.reason
    assert waiting and "known up to 30 March 2022" in waiting.reason
