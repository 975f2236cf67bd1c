"""Neighbour models on disk: a sealed folder each, never changed, named by the month of the model."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trigpoint.comparators.neighbours import Neighbour, NeighbourModel, month_of_model
from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.store.folders import folders_in, publish, read_verified, sha256
from trigpoint.store.manifests import MANIFEST, as_json, read_manifest, time_text, write_manifest

KIND = "neighbour model"
MODELS = "models"
MODEL_FILE = "neighbours.json"


@dataclass(frozen=True)
class KeptModel:
    """A neighbour model as it is kept: 'April 2021', its councils, and the SHA-256 of its one file."""

    id: str
    councils: int
    kept_at: datetime
    sequence: int
    source: str
    sha256: str
    folder: Path


def kept_models(folder: Path) -> list[KeptModel]:
    """Every model of a folder of comparators, oldest first."""
    found = [_read(each) for each in folders_in(folder / MODELS)]
    return sorted(found, key=lambda one: month_of_model(one.id))


def model_named(folder: Path, name: str) -> NeighbourModel:
    """A kept model by its month."""
    known = kept_models(folder)
    for one in known:
        if one.id.casefold() == " ".join(name.split()).casefold():
            return read_model(one)
    hint = suggestion(name, [one.id for one in known], what="The models")
    raise TrigpointError(
        f"There is no neighbour model of {name}.",
        hint=hint or "Add one: trigpoint comparators add sn_april_2021.xlsx --model 'April 2021'",
    )


def read_model(kept: KeptModel) -> NeighbourModel:
    """A model as it was kept."""
    councils = json.loads(read_verified(kept.folder / MODEL_FILE, kept.sha256).to_pybytes())
    return NeighbourModel(
        kept.id,
        {
            number: tuple(
                Neighbour(area, rank, closeness)
                for rank, (area, closeness) in enumerate(one["neighbours"], start=1)
            )
            for number, one in councils.items()
        },
        {number: one["name"] for number, one in councils.items()},
        {number: one["region"] for number, one in councils.items()},
    )


def require_new_model(model: NeighbourModel, known: Sequence[KeptModel]) -> bool:
    """Whether a model is yet to be kept; False where the very same is. Raises TrigpointError where one of its
    month says something else."""
    for one in known:
        if one.id == model.dated and one.sha256 != sha256(_content(model)):
            raise TrigpointError(
                f"The neighbour model of {model.dated} is kept already, and says something else.",
                hint="A model is of one month. Check which the file is, and name it with --model.",
            )
    return all(one.id != model.dated for one in known)


def write_model(
    folder: Path, model: NeighbourModel, *, sequence: int, kept_at: datetime, version: str, source: str
) -> KeptModel:
    """Keep a model. The caller holds the folder's lock and has asked require_new_model."""
    content = _content(model)
    facts: dict[str, Any] = {
        "id": model.dated,
        "councils": len(model.neighbours),
        "kept_at": time_text(kept_at),
        "sequence": sequence,
        "source": source,
        "files": {MODEL_FILE: sha256(content)},
        "trigpoint": version,
    }
    where = folder / MODELS / model.dated
    publish(where, {MODEL_FILE: content, MANIFEST: write_manifest(KIND, facts)})
    return _read(where)


def _content(model: NeighbourModel) -> bytes:
    councils = {
        number: {
            "name": model.names[number],
            "region": model.regions[number],
            "neighbours": [[one.area, one.closeness] for one in model.neighbours[number]],
        }
        for number in model.neighbours
    }
    return as_json(councils).encode()


def _read(folder: Path) -> KeptModel:
    facts = read_manifest(folder, KIND)
    return KeptModel(
        id=facts["id"],
        councils=facts["councils"],
        kept_at=datetime.fromisoformat(facts["kept_at"]),
        sequence=facts["sequence"],
        source=facts["source"],
        sha256=facts["files"][MODEL_FILE],
        folder=folder,
    )
