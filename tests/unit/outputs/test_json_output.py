"""scorecard.json holds the whole scorecard, key for key."""

import json as reader
from dataclasses import fields

from trigpoint.model.scorecards import Line, Scorecard
from trigpoint.outputs import json


def test_the_shape_is_that_of_the_model(scorecard):
    whole = reader.loads(json.render(scorecard))
    assert list(whole) == ["format", *(field.name for field in fields(Scorecard))]
    assert whole["format"] == "trigpoint.scorecard/1"
    assert list(whole["sections"][0]["lines"][0]) == [field.name for field in fields(Line)]


def test_numbers_are_numbers_and_missing_ones_null(scorecard, lines):
    whole = reader.loads(json.render(scorecard))
    written = [line for section in whole["sections"] for line in section["lines"]]
    for line, data in zip(lines, written, strict=True):
        for value, shown in zip(line.months, data["months"], strict=True):
            assert shown["text"] == value.text
            assert shown["number"] == (None if value.number is None else float(value.number))


def test_a_period_says_its_last_day(scorecard):
    assert reader.loads(json.render(scorecard))["as_at"] == {
        "id": "2022-03",
        "label": "Mar-22",
        "kind": "month",
        "start": "2022-03-01",
        "end": "2022-03-31",
    }
