"""The invented councils of the published figures: their numbers, regions and neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from trigpoint.comparators.places import region_key
from trigpoint.dummy.ledger import Row

Figures = Mapping[str, float | None]  # by council; None where it is suppressed

NEIGHBOURS, CHANGED_NEIGHBOURS = 10, 3
SUPPRESSED, NOT_APPLICABLE = "c", "z"


class Places:
    """own: the council the figures are for. near: its neighbours of the time, whose figures are told."""

    def __init__(self, councils: Mapping[str, Any], neighbours: Mapping[str, Any]) -> None:
        self._councils = councils
        self._models: Mapping[str, Sequence[str]] = neighbours["models"]
        self._closeness: Sequence[str] = neighbours["closeness"]
        self.own: str = neighbours["council"]
        self.near: Sequence[str] = next(iter(self._models.values()))
        self.names: Sequence[str] = list(councils)

    def number(self, name: str) -> str:
        return str(self._councils[name]["number"])

    def region_name(self, name: str) -> str:
        return str(self._councils[name]["region"])

    def region(self, name: str) -> str:
        """The key of its region."""
        return region_key(self.region_name(name))

    def by_region(self) -> Iterator[tuple[str, list[str]]]:
        """Each region's key and its councils."""
        for key in sorted({self.region(name) for name in self.names}):
            yield key, [name for name in self.names if self.region(name) == key]

    def neighbours(self, random: Random) -> Iterator[Row]:
        """Ten to a council in each model; other councils' change as much between the models as ours."""
        for name in self.names:
            ten = random.sample([other for other in self.names if other != name], NEIGHBOURS)
            others = [other for other in self.names if other not in (*ten, name)]
            for model, told in self._models.items():
                near = told if name == self.own else ten
                yield from (self._near(model, name, at, other) for at, other in enumerate(near))
                ten = ten[:-CHANGED_NEIGHBOURS] + random.sample(others, CHANGED_NEIGHBOURS)

    def _near(self, model: str, name: str, at: int, other: str) -> Row:
        return {
            "model": model,
            "la_code": self.number(name),
            "la_name": name,
            "region": self.region_name(name),
            "sn_rank": at + 1,
            "sn_la_code": self.number(other),
            "sn_la_name": other,
            "closeness": self._closeness[at],
        }


def mean_of(members: Sequence[str], figures: Figures, *, decimals: int) -> float | None:
    """Of those that have a figure."""
    known = [figure for name in members if (figure := figures[name]) is not None]
    return round(sum(known) / len(known), decimals) if known else None
