"""Files into a council's comparators: all of them or none, and what a revised release changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trigpoint.comparators.keeping import (
    KeptRelease,
    Sealed,
    kept_places,
    kept_releases,
    read_release,
    require_new,
    write_release,
)
from trigpoint.comparators.keeping_models import (
    KeptModel,
    kept_models,
    read_model,
    require_new_model,
    write_model,
)
from trigpoint.comparators.observations import Release
from trigpoint.comparators.place_names import PlaceNames, place_names
from trigpoint.comparators.reading import HowToRead, ReadModel, ReadRelease, read_files
from trigpoint.comparators.revising import ReleaseChanges, changes
from trigpoint.store.lock import writing


@dataclass(frozen=True)
class AddedRelease:
    """A release that was kept. is_new is False where the very same was kept before. changes: beside the
    edition before it, or None where there is none."""

    kept: KeptRelease
    is_new: bool
    changes: ReleaseChanges | None


@dataclass(frozen=True)
class AddedModel:
    """A neighbour model that was kept, or was kept before."""

    kept: KeptModel
    is_new: bool
    remark: str


@dataclass(frozen=True)
class Added:
    """What came of some files. left_alone: files of a folder that were of no known kind, and why."""

    releases: tuple[AddedRelease, ...]
    models: tuple[AddedModel, ...]
    left_alone: tuple[str, ...]


def add_files(folder: Path, paths: Sequence[Path], how: HowToRead, *, now: datetime, version: str) -> Added:
    """Keep every release and neighbour model of some files. A mistake in any leaves the folder as it was."""
    read = read_files(paths, how, lambda: known_places(folder))
    kept, models = add(folder, read.releases, read.models, now=now, version=version)
    return Added(kept, models, read.left_alone)


def add(
    folder: Path,
    releases: Sequence[ReadRelease],
    models: Sequence[ReadModel] = (),
    *,
    now: datetime,
    version: str,
) -> tuple[tuple[AddedRelease, ...], tuple[AddedModel, ...]]:
    """Keep releases and models that were read or worked out. Raises StoreError where another is writing."""
    sealed = [(Sealed.of(given.release), given) for given in releases]
    with writing(folder):
        known, known_models = kept_releases(folder), kept_models(folder)
        new = [require_new(one, known) for one, _ in sealed]
        new_models = [require_new_model(one.model, known_models) for one in models]
        sequence = len(known) + len(known_models)
        for (one, given), is_new in zip(sealed, new, strict=True):
            if is_new:
                sequence += 1
                write_release(
                    folder, one, sequence=sequence, kept_at=now, version=version, sources=given.sources
                )
        for model, is_new in zip(models, new_models, strict=True):
            if is_new:
                sequence += 1
                write_model(
                    folder, model.model, sequence=sequence, kept_at=now, version=version, source=model.source
                )
        now_kept, now_models = kept_releases(folder), {one.id: one for one in kept_models(folder)}
    return (
        tuple(_added(one.release, now_kept, is_new) for (one, _), is_new in zip(sealed, new, strict=True)),
        tuple(
            AddedModel(now_models[model.model.dated], is_new, model.remark)
            for model, is_new in zip(models, new_models, strict=True)
        ),
    )


def known_places(folder: Path) -> PlaceNames:
    """Every number, code and name that the kept releases and neighbour models give a council."""
    names = [
        {"area": area, "code": "", "area_name": name, "level": "council"}
        for kept in kept_models(folder)
        for area, name in read_model(kept).names.items()
    ]
    return place_names([*(row for one in kept_releases(folder) for row in kept_places(one)), *names])


def _added(release: Release, kept: Sequence[KeptRelease], is_new: bool) -> AddedRelease:
    editions = [one for one in kept if one.data_set == release.data_set]
    at = next(at for at, one in enumerate(editions) if one.id == release.id)
    if at == 0:
        return AddedRelease(editions[at], is_new, None)
    return AddedRelease(editions[at], is_new, changes(read_release(editions[at - 1]), release))
