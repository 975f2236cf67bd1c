"""The JSON Schema of a catalogue, for editors that check and complete while one types."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from trigpoint.language._surface import CatalogueText


class _Schema(GenerateJsonSchema):
    """Optional keys are left out rather than empty, so null and empty defaults say nothing."""

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        written = super().default_schema(schema)
        if written.get("default", ...) is None:
            del written["default"]
        return written


def catalogue_json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one file of a catalogue, generated from what reads it."""
    schema = CatalogueText.model_json_schema(schema_generator=_Schema, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Trigpoint catalogue",
    }
