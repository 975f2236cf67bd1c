"""The settings of a council's folder, read from trigpoint.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trigpoint.language.documents import Document
from trigpoint.language.names import suggestion
from trigpoint.model.benchmarks import NeighbourStatistic
from trigpoint.model.errors import TrigpointError
from trigpoint.sources.yaml_text import read_yaml

FILE_NAME = "trigpoint.yaml"

Words = Annotated[str, Field(min_length=1)]


class SettingsText(BaseModel):
    """What may be written in trigpoint.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    council: Words = Field(description="The council's name as its members know it.")
    service: Words = Field(description="The service the scorecard is about.")
    created_by: Words = Field(description="The team that makes the scorecard.")
    contact: Words = Field(description="Where a reader may ask.")
    scorecard: Words = Field(description="Which scorecard layout of the catalogue to report.")
    issue: Words = Field(default="Issue 1", description="The issue of the next report.")
    status: Words = Field(default="Draft", description="Draft, Final, ...")
    area: int | Words | None = Field(
        default=None, description="The council's three-figure number, or its name, in published figures."
    )
    neighbour_statistic: NeighbourStatistic = Field(
        default=NeighbourStatistic.MEAN,
        description="How the neighbours' average is made: mean, median or pooled.",
    )


@dataclass(frozen=True)
class Settings:
    """Who makes the scorecard, which one, and how the document is marked."""

    council: str
    service: str
    created_by: str
    contact: str
    scorecard: str
    issue: str
    status: str
    area: str = ""  # "" where it is not said: lines then have no benchmark
    neighbour_statistic: NeighbourStatistic = NeighbourStatistic.MEAN


def read_settings(folder: Path) -> Settings:
    """The settings of a folder. TrigpointError where it has none, or where one is missing or unknown."""
    path = folder / FILE_NAME
    if not path.is_file():
        raise TrigpointError(
            f"{folder} is not a council's folder: it has no {FILE_NAME}.",
            hint="Go to one, name one with --folder, or make one with: trigpoint new my-council",
        )
    text = read_yaml(path)
    try:
        written = SettingsText.model_validate(text.data if isinstance(text.data, dict) else {})
    except ValidationError as error:
        raise _first_mistake(error, text) from None
    area = "" if written.area is None else str(written.area)
    return Settings(**{**written.model_dump(), "area": area})


def _first_mistake(error: ValidationError, text: Document) -> TrigpointError:
    first = error.errors()[0]
    name = str(first["loc"][0])
    known = list(SettingsText.model_fields)
    match first["type"]:
        case "missing":
            about = SettingsText.model_fields[name].description
            return TrigpointError(f"{name}: is missing.", place=text.place(()), hint=about)
        case "extra_forbidden":
            hint = suggestion(name, known, what="A setting")
            return TrigpointError(f"There is no setting {name}:.", place=text.key_place((name,)), hint=hint)
        case "enum":
            hint = SettingsText.model_fields[name].description
            message = f"{name}: cannot be {first['input']!r}."
            return TrigpointError(message, place=text.place((name,)), hint=hint)
        case _:
            hint = SettingsText.model_fields[name].description
            message = f"{name}: must be words, not {first['input']!r}."
            return TrigpointError(message, place=text.place((name,)), hint=hint)
