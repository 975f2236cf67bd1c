"""A manifest: the JSON that says what a stored folder is, sealed so that a change by hand shows."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trigpoint.model.errors import Place
from trigpoint.store.errors import RESTORE, StoreError

MANIFEST = "manifest.json"
VERSION = 1


def write_manifest(kind: str, facts: dict[str, Any]) -> bytes:
    """The manifest of a folder of this kind ("vintage", "run"). `facts` holds its id and plain values."""
    complete = {"kind": kind, "version": VERSION, **facts}
    return (as_json({**complete, "seal": _seal(complete)}) + "\n").encode()


def read_manifest(folder: Path, kind: str) -> dict[str, Any]:
    """The facts in a folder's manifest.

    Raises StoreError where there is none, it was changed, it is of a version this Trigpoint does not know,
    or the folder was renamed.
    """
    path = folder / MANIFEST
    facts = _parse(path, kind)
    version = facts.get("version")
    if version != VERSION:
        raise StoreError(
            f"This {kind} has a manifest of version {version}, and this Trigpoint reads version {VERSION}.",
            place=Place(str(path)),
            hint="A newer Trigpoint wrote it: update this one, or use the one that wrote it.",
        )
    seal = facts.pop("seal", None)
    if seal != _seal(facts):
        raise StoreError("A manifest was changed after it was written.", place=Place(str(path)), hint=RESTORE)
    if (facts["kind"], facts["id"]) != (kind, folder.name):
        raise StoreError(
            f"This folder should hold the {kind} {folder.name}, and holds the {facts['kind']} {facts['id']}.",
            place=Place(str(path)),
            hint="Give the folder its name back.",
        )
    return facts


def time_text(moment: datetime) -> str:
    """A moment as kept in a manifest: in UTC, so that moments compare whatever the summer time."""
    if moment.tzinfo is None:
        raise ValueError("a moment must say its time zone")
    return moment.astimezone(UTC).isoformat()


def as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)


def _parse(path: Path, kind: str) -> dict[str, Any]:
    try:
        facts = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise StoreError(
            f"This folder should be a {kind}, and has no {path.name}.",
            place=Place(str(path.parent)),
            hint="Put it back from a backup, or move the folder out of the store if it is not Trigpoint's.",
        ) from None
    except OSError as error:
        raise StoreError(f"A manifest cannot be read: {error.strerror}.", place=Place(str(path))) from error
    except ValueError:
        facts = None
    if not isinstance(facts, dict):
        raise StoreError("A manifest is not readable as JSON.", place=Place(str(path)), hint=RESTORE)
    return facts


def _seal(facts: dict[str, Any]) -> str:
    return hashlib.sha256(as_json(facts).encode()).hexdigest()
