"""The types of what may be written in a catalogue, whichever part it stands in."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

NAME = r"^[a-z][a-z0-9_]{0,62}$"

Name = Annotated[str, Field(pattern=NAME)]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Words = Annotated[str, Field(min_length=1)]
# A number as written, read without rounding; an editor sees a plain number.
Amount = Annotated[Decimal, WithJsonSchema({"type": "number"})]


def about(description: str) -> Any:
    """An optional key with its description."""
    return Field(default=None, description=description)


class Surface(BaseModel):
    """The parent of everything that may be written: no key beyond those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)
