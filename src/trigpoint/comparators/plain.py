"""A plain CSV of published figures: one column for the place, one for the period, one for the figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from trigpoint.comparators.observations import (
    Release,
    assembled,
    cells,
    dictionary_of,
    periods,
    placed,
    release_id,
    require_once,
    words,
)
from trigpoint.comparators.place_names import PlaceNames
from trigpoint.comparators.text_files import lines_of, read_text
from trigpoint.comparators.years import PublishedPeriod, read_year
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.measures import Polarity


@dataclass(frozen=True)
class PlainLayout:
    """Which columns hold what. indicator is a column; where the file has one indicator, named is its name.

    numerator and denominator are columns, and per what their quotient is multiplied by. kind is what the
    years are ('Financial Year'), without which 2011-12 is refused because it may be a month.
    """

    place: str
    period: str
    value: str
    indicator: str = ""
    named: str = ""
    breakdown: str = ""
    numerator: str = ""
    denominator: str = ""
    per: int = 100
    kind: str = ""


def read_plain(
    path: Path,
    data_set: str,
    layout: PlainLayout,
    places: PlaceNames,
    *,
    edition: str,
    polarity: Mapping[str, Polarity] | None = None,
    encoding: str = "utf-8",
    published_on: date | None = None,
) -> Release:
    """A plain file as a release. A place or period that cannot be read is refused, with its line."""
    raw = read_text(path, encoding=encoding)
    _require_columns(raw, layout, path)
    columns = {"release": release_id(data_set, edition), **_what(raw, layout, polarity or {})}
    columns |= _areas(raw, layout, places, path) | _periods(raw, layout, path)
    where = lines_of(path)
    columns |= cells(raw[layout.value], layout.value, where=where)
    for part, column in (("numerator", layout.numerator), ("denominator", layout.denominator)):
        if column:
            columns[part] = cells(raw[column], column, where=where)["value"]
            columns["per"] = pa.repeat(pa.scalar(layout.per, pa.int32()), raw.num_rows)
    observations = assembled(columns, raw.num_rows)
    require_once(observations, where)
    return Release(data_set, edition, observations, published_on)


def _require_columns(raw: pa.Table, layout: PlainLayout, path: Path) -> None:
    named = (layout.place, layout.period, layout.value, layout.indicator, layout.breakdown)
    missing = [
        name
        for name in (*named, layout.numerator, layout.denominator)
        if name and name not in raw.column_names
    ]
    if missing or bool(layout.indicator) == bool(layout.named):
        said = (
            f"has no column {missing[0]}"
            if missing
            else "needs a column of indicators, or the name of its one"
        )
        raise TrigpointError(
            f"The file {said}.",
            place=Place(path.name, 1),
            hint=f"Its columns are {', '.join(raw.column_names)}.",
        )


def _what(raw: pa.Table, layout: PlainLayout, polarity: Mapping[str, Polarity]) -> dict[str, Any]:
    indicator = (
        dictionary_of(raw[layout.indicator])
        if layout.indicator
        else words(pa.repeat(pa.scalar(layout.named, pa.string()), raw.num_rows))
    )
    return {
        "indicator": indicator,
        "indicator_name": indicator,
        "polarity": words(indicator, lambda name: str(polarity.get(name, ""))),
        "breakdown": dictionary_of(raw[layout.breakdown]) if layout.breakdown else "",
    }


def _areas(raw: pa.Table, layout: PlainLayout, places: PlaceNames, path: Path) -> dict[str, pa.Array]:
    column = raw[layout.place]
    found: dict[str, str] = {}
    for text in dictionary_of(column).dictionary.to_pylist():
        try:
            found[text] = places.area_of(text)
        except TrigpointError as error:
            raise placed(error, column, text, lines_of(path)) from None
    return {
        "area": words(column, lambda text: found[text]),
        "area_name": dictionary_of(column),
        "level": words(column, lambda text: places.levels.get(found[text], "regional")),
    }


def _periods(raw: pa.Table, layout: PlainLayout, path: Path) -> dict[str, pa.Array]:
    column = dictionary_of(raw[layout.period])
    read: list[PublishedPeriod] = []
    for text in column.dictionary.to_pylist():
        try:
            read.append(read_year(text, kind=layout.kind))
        except TrigpointError as error:
            raise placed(error, column, text, lines_of(path)) from None
    return {"period": column, **periods(read, column.indices)}
