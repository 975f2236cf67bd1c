"""Releases on disk: one Parquet file each, never overwritten, a later one beside it."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from trigpoint.comparators.observations import OBSERVATIONS, WORD, Release
from trigpoint.model.errors import Place, TrigpointError

_ABOUT = b"trigpoint.release"


def keep(release: Release, folder: Path) -> Path:
    """Write a release where there is none of its name; the same again is left as it is.

    Raises TrigpointError where a release of that name says something else: a revised one is another edition.
    """
    path = folder / f"{release.id}.parquet"
    if path.exists():
        if not _said(read_kept(path)).equals(_said(release)):
            raise TrigpointError(
                f"The release '{release.id}' is kept already, and says something else.",
                place=Place(path.name),
                hint="Give the revised release an edition of its own, and both are kept.",
            )
        return path
    folder.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".writing")
    pyarrow.parquet.write_table(_labelled(release), beside, compression="zstd")
    beside.replace(path)
    return path


def read_kept(path: Path) -> Release:
    """A release as it was kept."""
    try:
        table = pyarrow.parquet.read_table(path, memory_map=False)
        about = json.loads((table.schema.metadata or {})[_ABOUT])
    except (OSError, KeyError, ValueError, pa.ArrowInvalid):
        raise TrigpointError("The file is not a kept release.", place=Place(path.name)) from None
    published = date.fromisoformat(about["published_on"]) if about["published_on"] else None
    observations = table.replace_schema_metadata(None).cast(OBSERVATIONS)
    return Release(about["data_set"], about["edition"], observations, published, tuple(about["remarks"]))


def kept(folder: Path) -> list[Path]:
    """The files of the releases in a folder, by name."""
    return sorted(folder.glob("*.parquet"))


def _said(release: Release) -> pa.Table:
    """What a release says, whichever order its words are numbered in."""
    plain = [field.with_type(pa.string()) if field.type == WORD else field for field in OBSERVATIONS]
    return release.observations.cast(pa.schema(plain)).combine_chunks()


def _labelled(release: Release) -> pa.Table:
    about = {
        "data_set": release.data_set,
        "edition": release.edition,
        "published_on": release.published_on.isoformat() if release.published_on else "",
        "remarks": release.remarks,
    }
    return release.observations.replace_schema_metadata({_ABOUT: json.dumps(about).encode()})
