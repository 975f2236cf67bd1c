"""An invented table of the Local Authority Interactive Tool, and the dictionary beside it."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from trigpoint.comparators.places import ENGLAND, REGIONS
from trigpoint.dummy.ledger import Row
from trigpoint.dummy.published_places import SUPPRESSED, Figures, Places, mean_of

MOVES = 0.25  # of the spread between councils, what one moves by in a year


def tool_rows(places: Places, measure: Mapping[str, Any], random: Random) -> Iterator[Row]:
    """Every year of a measure: England, the regions, the councils."""
    latest = _latest(places, measure, random)
    for year, level in measure["levels"].items():
        spread = 0 if level == 1 else measure["spread"] * MOVES
        drawn = {name: max(0.0, random.gauss(figure * level, spread)) for name, figure in latest.items()}
        figures: dict[str, float | None] = {
            name: round(figure, measure["decimals"]) for name, figure in drawn.items()
        }
        figures |= dict.fromkeys(measure["missing"].get(year, ()))
        yield from (_row(measure, year, *area) for area in _areas(places, measure, year, figures))


def dictionary_row(measure: Mapping[str, Any]) -> Row:
    return {
        "Topic": "Youth Offending",
        "Measure": measure["name"],
        "Measure_short": measure["short"],
        "Polarity": "Low",
        "y_axis_name": measure["unit"],
        "dps": measure["decimals"],
        "Year_Type": measure["years"],
        "No_Quartile": "NA",
    }


def _latest(places: Places, measure: Mapping[str, Any], random: Random) -> dict[str, float]:
    """The latest year's: the neighbours' and the council's are told, the others' drawn about England's."""
    england = list(measure["england"].values())[-1]
    figures = {name: max(0.0, random.gauss(england, measure["spread"])) for name in places.names}
    figures |= zip(places.near, measure["neighbours"], strict=True)
    return figures | {places.own: measure["council"]}


def _areas(
    places: Places, measure: Mapping[str, Any], year: Any, figures: Figures
) -> Iterator[tuple[str, str, str, float | None]]:
    yield ENGLAND, "England", "", measure["england"][year]
    for key, members in places.by_region():
        yield key, REGIONS[key][1], "", mean_of(members, figures, decimals=measure["decimals"])
    for name, figure in figures.items():
        yield places.number(name), name, places.region_name(name), figure


def _row(
    measure: Mapping[str, Any], year: Any, number: str, name: str, region: str, figure: float | None
) -> Row:
    return {
        "short_desc": measure["short"],
        "year": year,
        "la_number": number,
        "area_name": name,
        "region": region,
        "value": SUPPRESSED if figure is None else f"{figure:.{measure['decimals']}f}",
    }
