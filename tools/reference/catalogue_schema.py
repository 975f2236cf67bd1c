"""The JSON Schema of a catalogue, for editors that check and complete while one types."""

import json

from trigpoint.language.json_schema import catalogue_json_schema


def render() -> str:
    return json.dumps(catalogue_json_schema(), indent=2) + "\n"
