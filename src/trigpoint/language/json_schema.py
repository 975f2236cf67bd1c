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
        elif written.get("type") == "number":
            written["default"] = float(written["default"])
        return written

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A name that does not fit the pattern of names is wrong, not free."""
        written = super().dict_schema(schema)
        return {**written, "additionalProperties": False} if "patternProperties" in written else written

    def field_title_should_be_set(self, schema: Any) -> bool:
        """The key itself is title enough."""
        return False


def catalogue_json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one file of a catalogue, generated from what reads it."""
    schema = CatalogueText.model_json_schema(schema_generator=_Schema, mode="validation")
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A catalogue of Trigpoint"}
    return {**about, **{key: value for key, value in schema.items() if key != "title"}}
