"""Invented scorecards of young people not in education, employment or training, as published."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from trigpoint.comparators.places import REGIONS
from trigpoint.dummy.ledger import Row
from trigpoint.dummy.published_places import NOT_APPLICABLE, SUPPRESSED, Figures, Places, mean_of

QUINTILES = 5
NOT_KNOWN, NEET, EITHER = "Notknown", "NEET", "NEET_not_known"
LEAST = 0.2  # per cent, of what is drawn
COHORTS = (2500, 9500)

Pair = Sequence[float] | None  # not known and NEET; None where they are suppressed


def neet_scorecards(
    places: Places, plan: Mapping[str, Any], random: Random
) -> Iterator[tuple[int, list[Row]]]:
    """Each year, and its rows: England, the regions, the councils."""
    drawn = {
        name: [random.gauss(*about) for about in zip(plan["usual"], plan["spread"], strict=True)]
        for name in places.names
    }
    told = next(iter(plan["neighbours"].values()))
    drawn |= {name: pair for name, pair in zip(places.near, told, strict=True) if pair}
    for year, england in plan["england"].items():
        drawn = {name: [one + random.gauss(0, plan["moves"]) for one in pair] for name, pair in drawn.items()}
        pairs: dict[str, Pair] = {
            name: [round(max(LEAST, one), 1) for one in pair] for name, pair in drawn.items()
        }
        pairs |= zip(places.near, plan["neighbours"].get(year, ()), strict=False)
        pairs[places.own] = plan["council"][year]
        pairs |= dict.fromkeys(plan["suppressed"][year])
        scorecard = _Scorecard(places, random, plan["participating"], pairs)
        yield year, [{**_when(year), **row} for row in scorecard.rows(england)]


def _when(year: int) -> Row:
    return {"time_period": year, "time_identifier": "Calendar year"}


class _Scorecard:
    """One year's."""

    def __init__(
        self, places: Places, random: Random, participating: Sequence[float], pairs: Mapping[str, Pair]
    ) -> None:
        self._places = places
        self._random = random
        self._participating = participating
        self._figures: dict[str, Figures] = {
            NOT_KNOWN: {name: None if pair is None else pair[0] for name, pair in pairs.items()},
            NEET: {name: None if pair is None else pair[1] for name, pair in pairs.items()},
            EITHER: {name: None if pair is None else round(sum(pair), 1) for name, pair in pairs.items()},
        }

    def rows(self, england: Sequence[float]) -> Iterator[Row]:
        not_known, neet = england
        national = {NOT_KNOWN: not_known, NEET: neet, EITHER: round(not_known + neet, 1)}
        yield {**_area("National"), **self._cells(national)}
        for key, members in self._places.by_region():
            means = {name: mean_of(members, each, decimals=1) for name, each in self._figures.items()}
            yield {**_area("Regional", region=key), **self._cells(means)}
        fifths = {column: _quintiles(each) for column, each in self._figures.items()}
        for name in self._places.names:
            number, region = self._places.number(name), self._places.region(name)
            own = {column: each[name] for column, each in self._figures.items()}
            cells = self._cells(own, {column: each.get(name) for column, each in fifths.items()})
            yield {**_area("Local authority", region=region, number=number, name=name), **cells}

    def _cells(self, own: Figures, fifths: Mapping[str, int | None] | None = None) -> Row:
        """The columns that are read, in the department's order and under its headings."""
        printed = {column: SUPPRESSED if figure is None else figure for column, figure in own.items()}
        fifth = {column: NOT_APPLICABLE if fifths is None else fifths[column] or SUPPRESSED for column in own}
        return {
            "Age": "16-17",
            "Cohort_DJFavg": self._random.randint(*COHORTS) if fifths else NOT_APPLICABLE,
            "NEET_not_known_percent": printed[EITHER],
            "NEET_percent": printed[NEET],
            "Notknown_percent": printed[NOT_KNOWN],
            "TOTAL_participating_in_education_and_training_percent": round(
                self._random.gauss(*self._participating), 1
            ),
            "NEET_NK_quintile": fifth[EITHER],
            "NEET_quintile": fifth[NEET],
            "Notknown_quintile": fifth[NOT_KNOWN],
        }


def _area(level: str, *, region: str = "", number: str = "", name: str = "") -> Row:
    code, region_name = REGIONS[region] if region else ("", "")
    return {
        "geographic_level": level,
        "country_code": "E92000001",
        "country_name": "England",
        "region_code": code,
        "region_name": region_name,
        "old_la_code": number,
        "new_la_code": f"X99000{number}" if number else "",
        "la_name": name,
    }


def _quintiles(figures: Figures) -> dict[str, int]:
    """The fifth of the councils with a figure that each is in; 1 has the lowest figures."""
    known = sorted((figure, name) for name, figure in figures.items() if figure is not None)
    return {name: place * QUINTILES // len(known) + 1 for place, (_, name) in enumerate(known)}
