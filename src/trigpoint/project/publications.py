"""The verbs of what others publish: add releases and neighbour models, say what changed, work one out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trigpoint.comparators.adding import Added, AddedRelease, add, add_files
from trigpoint.comparators.keeping import kept_releases, read_release, release_named
from trigpoint.comparators.reading import HowToRead, ReadRelease
from trigpoint.comparators.revising import ReleaseChanges, changes
from trigpoint.comparators.working_out import WorkedOut, WorkOut, work_out
from trigpoint.project.folder import CouncilFolder
from trigpoint.version import VERSION


def add_comparators(council: CouncilFolder, paths: Sequence[Path], how: HowToRead, *, now: datetime) -> Added:
    """Keep every release and neighbour model of some files: all of them or none."""
    return add_files(council.comparators, paths, how, now=now, version=VERSION)


def changes_between(council: CouncilFolder, before: str, now: str) -> ReleaseChanges:
    """What a later release says differently from an earlier one."""
    known = kept_releases(council.comparators)
    earlier, later = release_named(known, before), release_named(known, now)
    return changes(read_release(earlier), read_release(later))


@dataclass(frozen=True)
class KeptWorkedOut:
    """What was worked out, and how it was kept."""

    worked_out: WorkedOut
    added: AddedRelease


def work_out_indicator(
    council: CouncilFolder, what: WorkOut, *, release: str, population: str | None, now: datetime
) -> KeptWorkedOut:
    """Work an indicator out from the counts of a release, and keep it as a release of its own."""
    known = kept_releases(council.comparators)
    source = release_named(known, release)
    below = release_named(known, population) if population else None
    found = work_out(what, source, below)
    sources = tuple(dict.fromkeys([source.id, *([below.id] if below else [])]))
    (added,), _ = add(council.comparators, [ReadRelease(found.release, sources)], now=now, version=VERSION)
    return KeptWorkedOut(found, added)
