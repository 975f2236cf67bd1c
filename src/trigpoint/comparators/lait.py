"""The long table of the Department for Education's Local Authority Interactive Tool, and its dictionary."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.observations import (
    Release,
    Where,
    assembled,
    cells,
    dictionary_of,
    mapped,
    periods,
    release_id,
    require_once,
    words,
)
from trigpoint.comparators.places import REGIONS, level_of_number, region_key
from trigpoint.comparators.text_files import lines_of, read_rows, read_text
from trigpoint.comparators.years import PublishedPeriod, read_year
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.measures import Polarity

DATA_SET = "lait"
HEADINGS = ("short_desc", "year", "la_number", "area_name", "region", "value")
NO_BAND = "N"
ROW = "row"
NO_DICTIONARY = (
    "The tool's dictionary was not given: no measure says which way is good, so none has a best or a rank."
)
POLARITIES = {"High": str(Polarity.HIGH), "Low": str(Polarity.LOW), "-": str(Polarity.INFO)}


def read_lait(
    files: Sequence[Path], dictionary: Path | None = None, *, edition: str, published_on: date | None = None
) -> Release:
    """The tool's tables, one file for each topic, as one release.

    dictionary is the tool's list of measures: without it there are no names and no polarity, so no best, no
    band and no rank. A measure that stands in two topics is taken once. A year label that names no year is
    left out with a remark.
    """
    tables = [_table(path) for path in files]
    raw, where = _each_once(tables, files)
    about = _measures(dictionary) if dictionary else {}
    raw, placed, remarks = _with_periods(raw, about)
    if dictionary is None:
        remarks.append(NO_DICTIONARY)
    release = release_id(DATA_SET, edition)
    columns = {"release": release, **placed, **_areas(raw), **_indicators(raw, about)}
    columns |= cells(raw["value"], "value", where=where(raw))
    observations = assembled(columns, raw.num_rows)
    require_once(observations, where(raw))
    return Release(DATA_SET, edition, observations, published_on, tuple(remarks))


def _each_once(
    tables: Sequence[pa.Table], files: Sequence[Path]
) -> tuple[pa.Table, Callable[[pa.Table], Where]]:
    """The different rows of all tables, and how to say where one of them stands first."""
    raw = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    raw = raw.append_column(ROW, pa.array(range(raw.num_rows), pa.int64()))
    raw = raw.group_by(list(HEADINGS), use_threads=False).aggregate([(ROW, "min")])
    starts = list(accumulate((table.num_rows for table in tables), initial=0))

    def where(kept: pa.Table) -> Where:
        def place(row: int) -> Place:
            at = kept[f"{ROW}_min"][row].as_py()
            file = bisect_right(starts, at) - 1
            return lines_of(files[file])(at - starts[file])

        return place

    return raw, where


def _table(path: Path) -> pa.Table:
    raw = read_text(path)
    missing = [name for name in HEADINGS if name not in raw.column_names]
    if missing:
        raise TrigpointError(
            f"The file has no column {missing[0]}.",
            place=Place(path.name, 1),
            hint=f"The interactive tool's long table has the columns {', '.join(HEADINGS)}.",
        )
    return raw.select(HEADINGS)


def _measures(path: Path) -> dict[str, dict[str, str]]:
    """The dictionary's lines by measure; one in two topics shows no band if either topic shows none.

    Raises TrigpointError where its polarity differs between the two.
    """
    about: dict[str, dict[str, str]] = {}
    for row in read_rows(path):
        known = about.setdefault(row["Measure_short"], row)
        if known["Polarity"] != row["Polarity"]:
            raise TrigpointError(
                f"The polarity of {row['Measure_short']} is {known['Polarity']} in one topic and "
                f"{row['Polarity']} in another.",
                place=Place(path.name),
            )
        if row["No_Quartile"] == NO_BAND:
            about[row["Measure_short"]] = row
    return about


def _with_periods(
    raw: pa.Table, about: dict[str, dict[str, str]]
) -> tuple[pa.Table, dict[str, pa.Array], list[str]]:
    """The rows whose year can be read, their periods, and what was left out."""
    kinds = words(raw["short_desc"], lambda measure: about.get(measure, {}).get("Year_Type", ""))
    both = words(pc.binary_join_element_wise(raw["year"].cast(pa.string()), kinds.cast(pa.string()), "|"))
    read = [_year(*text.split("|", 1)) for text in both.dictionary.to_pylist()]
    readable = pa.array([not isinstance(found, str) for found in read]).take(both.indices)
    remarks = _remarks(raw.filter(pc.invert(readable))) if not all(readable.unique().to_pylist()) else []
    kept = raw.filter(readable)
    found = [period if isinstance(period, PublishedPeriod) else PublishedPeriod(0) for period in read]
    placed = periods(found, both.filter(readable).indices)
    return kept, {"period": dictionary_of(kept["year"]), **placed}, remarks


def _year(label: str, kind: str) -> PublishedPeriod | str:
    try:
        return read_year(label, kind=kind)
    except TrigpointError as error:
        return error.message


def _remarks(left: pa.Table) -> list[str]:
    counted = left.group_by(["short_desc", "year"], use_threads=False).aggregate([([], "count_all")])
    return [
        f"Rows of {row['short_desc']} left out: {row['count_all']}. {_year(row['year'], '')}"
        for row in counted.to_pylist()
    ]


def _areas(raw: pa.Table) -> dict[str, pa.Array]:
    return {
        "area": dictionary_of(raw["la_number"]),
        "code": words(raw["la_number"], lambda number: REGIONS.get(number, ("", ""))[0]),
        "area_name": dictionary_of(raw["area_name"]),
        "level": words(raw["la_number"], lambda number: str(level_of_number(number))),
        "region": words(raw["region"], region_key),
    }


def _indicators(raw: pa.Table, about: dict[str, dict[str, str]]) -> dict[str, pa.Array]:
    def told(measure: str, column: str) -> str:
        return about.get(measure, {}).get(column, "")

    names = raw["short_desc"]
    return {
        "indicator": dictionary_of(names),
        "indicator_name": words(names, lambda measure: told(measure, "Measure") or measure),
        "polarity": words(names, lambda measure: POLARITIES.get(told(measure, "Polarity"), "")),
        "banded": mapped(names, lambda measure: told(measure, "No_Quartile") != NO_BAND, pa.bool_()),
    }
