"""Which council a number, a code of any time or a spelling of a name stands for, learnt from the releases."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from trigpoint.comparators.places import ENGLAND, AreaLevel, plain_name, region_key
from trigpoint.model.errors import TrigpointError

# What one publisher writes before or after a council's name and another leaves out.
_FORMS = re.compile(r"\b(city of|county of|royal borough of|london borough of|city|county|council|borough)\b")


@dataclass(frozen=True)
class PlaceNames:
    """Every way a place has been written, and the places it may mean: by the area keys of observations."""

    areas: Mapping[str, frozenset[str]]
    levels: Mapping[str, str]

    def area_of(self, text: str) -> str:
        """The area of a number, code or name. Raises TrigpointError for one unknown, or of two councils."""
        found = self.areas.get(text.strip().upper()) or self.areas.get(_plain(text)) or frozenset()
        if region_key(text):
            found = frozenset({region_key(text)})
        if not found:
            raise TrigpointError(
                f"'{text}' is no council, region or England that the releases know.",
                hint="Use its three-figure number, nine-character code or name; districts are not compared.",
            )
        if len(found) > 1:
            raise TrigpointError(
                f"'{text}' may be any of the councils {', '.join(sorted(found))}: one before and one after a "
                "reorganisation.",
                hint="Use the three-figure number or the nine-character code.",
            )
        return next(iter(found))


def places_in(observations: pa.Table) -> list[dict[str, str]]:
    """The places of some observations, each way they are written once."""
    return observations.group_by(["area", "code", "area_name", "level"]).aggregate([]).to_pylist()


def place_names(rows: Iterable[Mapping[str, str]]) -> PlaceNames:
    """Places by every number, code and name they are given under. rows: as `places_in` gives them."""
    areas: dict[str, set[str]] = {"ENGLAND": {ENGLAND}, "E92000001": {ENGLAND}, ENGLAND: {ENGLAND}}
    levels = {ENGLAND: str(AreaLevel.NATIONAL)}
    areas[_plain("England")] = {ENGLAND}
    for row in rows:
        levels[row["area"]] = row["level"]
        for written in {row["area"], row["code"].upper(), _plain(row["area_name"])} - {""}:
            areas.setdefault(written, set()).add(row["area"])
    return PlaceNames({text: frozenset(found) for text, found in areas.items()}, levels)


def _plain(name: str) -> str:
    """'Bristol, City of', 'City of Bristol' and 'Bristol' are one name; London is not the City of London."""
    plain = plain_name(name)
    shorter = " ".join(_FORMS.sub(" ", plain).split())
    return plain if shorter in {"", "london"} else shorter
