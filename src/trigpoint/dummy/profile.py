"""What the invented records must add up to, read from profile.yaml and shared out over the months."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import Timeline

PROFILE = Path(__file__).with_name("profile.yaml")
YEARS = ("year_before", "last_year", "this_year")
MONTHS_IN_A_YEAR = 12

MonthlyCounts = dict[int, int]


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders).

    Where no weight exceeds its part of a whole, no share exceeds it either.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: (shares[n] - exact[n], n))
    for n in by_remainder[: total - sum(shares)]:
        shares[n] += 1
    return shares


class Profile:
    """The profile laid on a timeline: months are month numbers (model.periods.month_number)."""

    def __init__(self, timeline: Timeline, seasons: Seasons, *, path: Path = PROFILE) -> None:
        self.timeline = timeline
        self._seasons = seasons
        with path.open(encoding="utf-8") as file:
            self._text: Mapping[str, Any] = YAML(typ="safe").load(file)
        self._flows: dict[str, MonthlyCounts] = {}

    def __getitem__(self, name: str) -> Any:
        """A part of the profile as written."""
        return self._text[name]

    def flow(self, name: str) -> MonthlyCounts:
        """How many in each month; after the reference date, as many as this year's season gives."""
        if name not in self._flows:
            self._flows[name] = self._shared_out(self._text["flows"][name])
        return self._flows[name]

    def _shared_out(self, written: Mapping[str, Any]) -> MonthlyCounts:
        pinned = {
            self.timeline.month(name): written[name] for name in ("jan", "feb", "mar") if name in written
        }
        weights = self.flow(written["of"]) if "of" in written else self.seasonal_weights
        counts = dict(pinned)
        for year in YEARS:
            months = [month for month in self.timeline.year(year) if month not in pinned]
            rest = written[year] - sum(pinned.get(month, 0) for month in self.timeline.year(year))
            counts |= zip(months, share_out(rest, [weights[month] for month in months]), strict=True)
        counts |= self._after(written["this_year"], weights)
        return dict(sorted(counts.items()))

    def _after(self, this_year: int, weights: Mapping[int, float]) -> MonthlyCounts:
        of_the_year = sum(weights[month] for month in self.timeline.year("this_year"))
        return {month: int(this_year * weights[month] / of_the_year) for month in self.timeline.after}

    @cached_property
    def seasonal_weights(self) -> Mapping[int, float]:
        return {month: self._seasons.month_weight(month) for month in self.timeline.months}

    def path(self, written: Mapping[str, float]) -> dict[int, float]:
        """A value for every month: those named, and a straight line between them."""
        known = sorted((self.timeline.month(name), value) for name, value in written.items())
        months = self.timeline.months
        return {month: _on_the_line(month, known) for month in months}


def _on_the_line(month: int, known: Sequence[tuple[int, float]]) -> float:
    if month <= known[0][0]:
        return known[0][1]
    for (start, low), (end, high) in pairwise(known):
        if month <= end:
            return low + (high - low) * (month - start) / (end - start)
    return known[-1][1]
