"""A flow of the profile shared out over its months: events by season, or some of the cases of a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from trigpoint.dummy.sharing import MonthlyCounts, Weights, among_cases, by_chance, drift
from trigpoint.dummy.timeline import MONTHS_IN_A_YEAR, YEARS, Timeline


@dataclass(frozen=True)
class Flow:
    """What the profile says of it: its years, the months that are known, what it is a part of.

    weights: of every month; how busy it is, or how many cases the whole has that this is a part of (`of`) or
    that this has at least one in each of (`in`). chance: of a year's total, the part that falls by chance.
    """

    written: Mapping[str, Any]
    timeline: Timeline
    weights: Weights
    chance: float

    def by_month(self, random: Random) -> MonthlyCounts:
        """Each year adds up exactly; after the reference date, as many as this year's weights give."""
        counts = dict(self._known)
        for year in YEARS:
            counts |= self._drawn(random, year)
        return dict(sorted((counts | self._after()).items()))

    @cached_property
    def _known(self) -> MonthlyCounts:
        months = [name for name in ("jan", "feb", "mar") if name in self.written]
        known = {self.timeline.month(name): self.written[name] for name in months}
        for year, counts in self.written.get("by_month", {}).items():
            known |= zip(self.timeline.year(year), counts, strict=True)
        return known

    def _free(self, year: str) -> list[int]:
        return [month for month in self.timeline.year(year) if month not in self._known]

    def _left(self, year: str) -> int:
        return int(self.written[year]) - sum(self._known.get(month, 0) for month in self.timeline.year(year))

    def _drawn(self, random: Random, year: str) -> MonthlyCounts:
        months, total = self._free(year), self._left(year)
        cases = {month: int(self.weights[month]) for month in months}
        if "of" in self.written:
            return among_cases(random, total, cases, self._rates)
        if "in" in self.written:
            more = by_chance(random, total - sum(cases.values()), cases, part=self.chance)
            return {month: cases[month] + more[month] for month in months}
        busy = {month: self.weights[month] * self._rates[month] for month in months}
        return by_chance(random, total, busy, part=self.chance)

    @cached_property
    def _rates(self) -> Weights:
        """How many to each case or busy day, by month: from year to year it drifts, but for `steps`."""
        levels = [self._level(year) for year in YEARS]
        steps = [year in self.written.get("steps", ()) for year in YEARS]
        months = (month for year in YEARS for month in self.timeline.year(year))
        return dict(zip(months, drift(levels, steps=steps, months=MONTHS_IN_A_YEAR), strict=True))

    def _level(self, year: str) -> float:
        """Over the months that are not known, where there are any."""
        free = self._free(year)
        of = sum(self.weights[month] for month in free or self.timeline.year(year))
        return (self._left(year) if free else self.written[year]) / of if of else 0.0

    def _after(self) -> MonthlyCounts:
        of_the_year = sum(self.weights[month] for month in self.timeline.year("this_year"))
        this_year = self.written["this_year"]
        return {month: int(this_year * self.weights[month] / of_the_year) for month in self.timeline.after}
