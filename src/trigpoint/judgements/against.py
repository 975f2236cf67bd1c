"""The figures a target may compare a figure with: last year's, published ones, and partners of a sum."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trigpoint.model.figures import Figure
from trigpoint.model.scorecards import Comparator


@dataclass(frozen=True)
class Beside:
    """What stands beside a figure when it is rated.

    last_year: the figure of the same period a year before. partners: for each measure that shares a target
    with this one, how it is spoken of ("3.4") and its figure for the same period.
    """

    last_year: Figure | None = None
    national: Comparator | None = None
    neighbours: Comparator | None = None
    partners: Mapping[str, tuple[str, Figure]] = field(default_factory=dict)

    def partner(self, measure: str) -> tuple[str, Figure | None]:
        return self.partners.get(measure, (measure, None))


NOTHING_BESIDE = Beside()
