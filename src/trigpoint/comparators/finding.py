"""Which kept release and indicator is meant: by a name, by words in it, or by a measure's national twins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trigpoint.comparators.keeping import Indicator, KeptRelease, PublishedYear, newest, release_named
from trigpoint.comparators.years import read_year
from trigpoint.language.names import quoted_if_spaced, suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.model.twins import NationalTwin

SEARCH = "Search with: trigpoint comparators indicators {0}"
MOST_NAMED = 12


@dataclass(frozen=True)
class Found:
    """An indicator and the release it is in."""

    release: KeptRelease
    indicator: Indicator


def search(releases: Iterable[KeptRelease], words: str = "") -> list[Found]:
    """The indicators of each data set's newest edition whose name, code or data set has every word."""
    wanted = words.lower().split()
    return [
        Found(release, indicator)
        for release in newest(releases).values()
        for indicator in release.indicators
        if all(word in f"{release.id} {indicator.indicator} {indicator.name}".lower() for word in wanted)
    ]


def find(releases: Sequence[KeptRelease], name: str, *, release: str | None = None) -> Found:
    """The indicator of a name in a named release, or in the newest edition of the one data set that has it.

    Raises TrigpointError for a name that none has, or that more than one data set has.
    """
    among = [release_named(releases, release)] if release else list(newest(releases).values())
    every = [Found(one, indicator) for one in among for indicator in one.indicators]
    found = [one for one in every if one.indicator.indicator == name] or [
        one for one in every if name.lower() in (one.indicator.indicator.lower(), one.indicator.name.lower())
    ]
    if not found:
        hint = suggestion(name, {one.indicator.indicator for one in every}, what="The indicators")
        raise TrigpointError(
            f"No release has an indicator '{name}'.", hint=" ".join([hint or "", SEARCH.format(name)]).strip()
        )
    if len(found) > 1:
        where = ", ".join(quoted_if_spaced(one.release.id) for one in found[:MOST_NAMED])
        raise TrigpointError(
            f"'{name}' is in more than one release: {where}.",
            hint="Say which with --release.",
        )
    return found[0]


def breakdown_of(found: Found, wanted: str | None) -> str:
    """The breakdown to compare: as asked, or the whole, or the only one there is."""
    known = found.indicator.breakdowns
    if wanted is not None and wanted in known:
        return wanted
    if wanted is None and ("" in known or len(known) == 1):
        return "" if "" in known else known[0]
    some = "; or ".join(f"'{one}'" for one in known[:MOST_NAMED] if one)
    asked = f"has no breakdown '{wanted}'" if wanted else "is published for several breakdowns only"
    raise TrigpointError(
        f"{found.indicator.indicator} of {found.release.id} {asked}.", hint=f"Say --breakdown: {some}."
    )


def year_of(found: Found, label: str | None) -> PublishedYear:
    """The year to compare: with this label, or the latest. Raises TrigpointError where there is none."""
    known = found.indicator.years
    chosen = latest(known) if label is None else latest(_named(label, known))
    if chosen is None:
        labels = ", ".join(dict.fromkeys(one.label for one in known))
        raise TrigpointError(
            f"{found.indicator.indicator} of {found.release.id} is not published for '{label}'.",
            hint=f"It is for: {labels}.",
        )
    return chosen


def latest(years: Iterable[PublishedYear], *, not_after: int | None = None) -> PublishedYear | None:
    """The latest; of several parts of one year the whole, of several years taken together the fewest."""
    among = [one for one in years if not_after is None or one.year <= not_after]
    return max(among, key=lambda one: (one.year, one.part == "", -one.span), default=None)


def _named(label: str, years: Sequence[PublishedYear]) -> list[PublishedYear]:
    """The years of this label, or that it may be read as: 2021/22 finds one that is labelled 2022."""
    exactly = [one for one in years if one.label == label]
    if exactly:
        return exactly
    wanted = read_year(label)
    return [
        one
        for one in years
        if one.year == wanted.year and wanted.part in ("", one.part) and wanted.span in (1, one.span)
    ]


def twin_in(
    releases: Mapping[str, KeptRelease], twins: Sequence[NationalTwin]
) -> tuple[NationalTwin, Found] | None:
    """The first of a measure's twins that the releases, by data set, have; None where they have none."""
    for twin in twins:
        release = releases.get(twin.data_set)
        indicator = release.by_code.get(twin.indicator) if release else None
        if release and indicator and twin.breakdown in indicator.breakdowns:
            return twin, Found(release, indicator)
    return None
