"""The JSON Schema that editors use is the one committed, and says what the reader checks."""

import json
from pathlib import Path

from trigpoint.language._surface import CALCULATIONS, LineText, MeasureText
from trigpoint.language.json_schema import catalogue_json_schema

COMMITTED = Path(__file__).resolve().parents[3] / "docs" / "reference" / "catalogue.schema.json"


def test_the_committed_schema_is_current():
    now = json.dumps(catalogue_json_schema(), indent=2) + "\n"
    assert COMMITTED.read_text(encoding="utf-8") == now, "write this text to docs/reference"


def test_every_key_is_described_and_none_is_null():
    schema = catalogue_json_schema()
    assert '"null"' not in json.dumps(schema)
    for name, definition in schema["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            assert value.get("description"), (name, key)


def test_only_named_keys_may_stand():
    schema = catalogue_json_schema()
    objects = [schema, *schema["$defs"].values()]
    assert all(part["additionalProperties"] is False for part in objects if part["type"] == "object")
    names = schema["properties"]["measures"]
    assert names["additionalProperties"] is False
    assert list(names["patternProperties"]) == ["^[a-z][a-z0-9_]{0,62}$"]


def test_what_a_measure_must_say():
    measure = catalogue_json_schema()["$defs"]["MeasureText"]
    assert measure["required"] == ["title", "why", "owner", "polarity", "unit"]
    assert set(measure["properties"]) == set(MeasureText.model_fields)
    assert [one["required"] for one in measure["oneOf"]] == [[key] for key in CALCULATIONS]


def test_the_choices_are_those_of_the_model():
    schema = catalogue_json_schema()["$defs"]
    assert schema["Polarity"]["enum"] == ["high", "low", "range", "info"]
    assert set(schema["LineText"]["properties"]) == set(LineText.model_fields)
    assert schema["LineText"]["properties"]["monthly_figure"]["enum"] == [
        "month",
        "year_to_date",
        "rolling_12",
    ]
