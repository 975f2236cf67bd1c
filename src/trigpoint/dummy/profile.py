"""What the invented records must add up to, read from profile.yaml and shared out over the months."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from trigpoint.dummy.flows import Flow
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.sharing import MonthlyCounts, Weights
from trigpoint.dummy.timeline import Timeline

PROFILE = Path(__file__).with_name("profile.yaml")
Chance = Callable[[str], Random]  # of a subject's own


class Profile:
    """The profile laid on a timeline: months are month numbers (model.periods.month_number)."""

    def __init__(self, timeline: Timeline, seasons: Seasons, *, chance: Chance, path: Path = PROFILE) -> None:
        self.timeline = timeline
        self._seasons = seasons
        self._chance = chance
        with path.open(encoding="utf-8") as file:
            self._text: Mapping[str, Any] = YAML(typ="safe").load(file)
        self._flows: dict[str, MonthlyCounts] = {}

    def __getitem__(self, name: str) -> Any:
        """A part of the profile as written."""
        return self._text[name]

    def flow(self, name: str) -> MonthlyCounts:
        """How many in each month; after the reference date, as many as this year's season gives."""
        if name not in self._flows:
            written = self._text["flows"][name]
            whole = next((written[key] for key in ("of", "in") if key in written), None)
            weights = self.seasonal_weights if whole is None else self.flow(whole)
            vary = self._text["variation"]
            chance = vary["children_in_families" if "in" in written else "counts"]
            flow = Flow(written, self.timeline, weights, chance)
            self._flows[name] = flow.by_month(self._chance(f"{name}: months"))
        return self._flows[name]

    @cached_property
    def seasonal_weights(self) -> Weights:
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
