"""Tidy files of the Department for Education's Explore Education Statistics, with or without a meta file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.observations import (
    OBSERVATIONS,
    Release,
    Where,
    assembled,
    cells,
    dictionary_of,
    periods,
    placed,
    release_id,
    require_once,
    words,
)
from trigpoint.comparators.places import ENGLAND, AreaLevel, region_key
from trigpoint.comparators.states import SYMBOLS, is_number
from trigpoint.comparators.text_files import lines_of, read_rows, read_text
from trigpoint.comparators.years import STATUSES, read_time
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.measures import Polarity

TOTAL = "Total"
TIME = ("time_period", "time_identifier")
VERSION = "version"
LEVEL = ("geographic_level", "geographical_level")  # the second in the department's own demonstration file
ENGLAND_CODES = ("E92000001", "")
LEVELS = {
    "National": AreaLevel.NATIONAL,
    "Regional": AreaLevel.REGIONAL,
    "Local authority": AreaLevel.COUNCIL,
}


@dataclass(frozen=True)
class MetaFile:
    """What a release's meta file says of its columns: which are figures, what they are called, which filter
    item stands for everything."""

    indicators: Mapping[str, str]
    filters: Mapping[str, str]
    groupings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Layout:
    indicators: Mapping[str, str]  # column: name
    filters: Mapping[str, str] = field(default_factory=dict)  # column: the item that stands for everything


def read_ees(
    path: Path,
    data_set: str,
    *,
    edition: str,
    meta: Path | None = None,
    filters: Collection[str] = (),
    polarity: Mapping[str, Polarity] | None = None,
    published_on: date | None = None,
    encoding: str = "utf-8",
) -> Release:
    """A tidy file as a release: a row for each figure of each place, time and filter item.

    Without a meta file a column is figures where most of its different cells are numbers or symbols;
    `filters` names those that are not (a year group of 1 to 6). The breakdown of a figure lists its filters'
    items but for those of one item in the whole file, and those that mean everything ('Total').
    """
    raw = read_text(path, encoding=encoding)
    level = _level_column(raw, path)
    layout = _from_meta(raw, read_meta(meta), path) if meta else _from_cells(raw, set(filters))
    if not layout.indicators or not raw.num_rows:
        raise _no_figures(raw, path)
    known = _levels(raw, level)
    remarks = _left_out(raw, level, known)
    compared = pc.not_equal(known, "")
    lines = pa.array(range(raw.num_rows), pa.int64()).filter(compared).to_pylist()
    raw = raw.filter(compared)
    where = _where(path, lines)
    every = _shared_columns(raw, level, layout, where) | {"release": release_id(data_set, edition)}
    polarity = polarity or {}
    tables = [
        assembled(
            every
            | cells(raw[column], column, where=where)
            | {"indicator": column, "indicator_name": name, "polarity": str(polarity.get(column, ""))},
            raw.num_rows,
        )
        for column, name in layout.indicators.items()
    ]
    observations = (
        pa.concat_tables([*tables, OBSERVATIONS.empty_table()]).unify_dictionaries().combine_chunks()
    )
    require_once(observations, where)
    return Release(data_set, edition, observations, published_on, tuple(remarks))


def _where(path: Path, lines: list[int]) -> Where:
    """Where a row that was kept stands in the file; the figures of another column begin with its first."""
    at = lines_of(path)
    return lambda row: at(lines[row % len(lines)])


def read_meta(path: Path) -> MetaFile:
    """A meta file: a row for each filter and indicator of the data file beside it."""
    rows = read_rows(path)
    if not rows or not {"col_name", "col_type", "label"} <= set(rows[0]):
        raise TrigpointError(
            "The meta file has no columns col_name, col_type and label.",
            place=Place(path.name, 1),
            hint="A data file x.csv has its meta file x.meta.csv.",
        )
    kinds = {row["col_name"]: row["col_type"].strip().lower() for row in rows}
    odd = [name for name, kind in kinds.items() if kind not in {"indicator", "filter"}]
    if odd:
        raise TrigpointError(f"Column {odd[0]} is neither a filter nor an indicator.", place=Place(path.name))
    return MetaFile(
        {row["col_name"]: row["label"] for row in rows if kinds[row["col_name"]] == "indicator"},
        {
            row["col_name"]: row.get("filter_default") or TOTAL
            for row in rows
            if kinds[row["col_name"]] == "filter"
        },
        frozenset(row.get("filter_grouping_column") or "" for row in rows) - {""},
    )


# ---- which columns are what ------------------------------------------------------------------------------


def _level_column(raw: pa.Table, path: Path) -> str:
    missing = [name for name in TIME if name not in raw.column_names]
    level = next((name for name in LEVEL if name in raw.column_names), "")
    if missing or not level:
        raise TrigpointError(
            f"The file has no column {missing[0] if missing else LEVEL[0]}.",
            place=Place(path.name, 1),
            hint="A tidy file has time_period, time_identifier and geographic_level. Is this another kind?",
        )
    return level


def _own_columns(raw: pa.Table) -> list[str]:
    """The columns that are neither time nor place nor a status."""
    fixed = {*TIME, *LEVEL}
    return [
        name
        for name in raw.column_names
        if name not in fixed and not _is_place(name) and not _is_status(name, raw)
    ]


def _is_status(name: str, raw: pa.Table) -> bool:
    """A column `version` of 'Revised' and 'Final' tells of the year, and makes no other series of it."""
    return name == VERSION and {item.lower() for item in dictionary_of(raw[name]).dictionary.to_pylist()} <= {
        *STATUSES
    }


def _is_place(name: str) -> bool:
    ends = name.endswith(("_code", "_name"))
    return ends and name.startswith(("country_", "region_", "old_la_", "new_la_", "la_", "lad_", "ward_"))


def _from_cells(raw: pa.Table, told: set[str]) -> _Layout:
    figures = {name: name for name in _own_columns(raw) if name not in told and _is_figures(raw[name])}
    items = {name: TOTAL for name in _own_columns(raw) if name not in figures and _items(raw[name]) > 1}
    return _Layout(figures, items)


def _from_meta(raw: pa.Table, meta: MetaFile, path: Path) -> _Layout:
    missing = [name for name in (*meta.indicators, *meta.filters) if name not in raw.column_names]
    if missing:
        raise TrigpointError(
            f"The meta file tells of a column {missing[0]} that is not there.", place=Place(path.name)
        )
    told = {*meta.indicators, *meta.filters, *meta.groupings}
    untold = [name for name in _own_columns(raw) if name not in told and _items(raw[name]) > 1]
    if untold:
        raise TrigpointError(
            f"The meta file does not say what column {untold[0]} is, and it has more than one item.",
            place=Place(path.name),
        )
    several = {name: item for name, item in meta.filters.items() if _items(raw[name]) > 1}
    return _Layout(meta.indicators, several)


def _no_figures(raw: pa.Table, path: Path) -> TrigpointError:
    if not raw.num_rows:
        return TrigpointError("The file has no rows.", place=Place(path.name, 1), hint="Download it again.")
    return TrigpointError(
        "The file has no column of figures.",
        place=Place(path.name, 1),
        hint=f"Most of what a column says must be numbers. Its columns are {', '.join(_own_columns(raw))}.",
    )


def _is_figures(column: pa.ChunkedArray) -> bool:
    """Numbers, or nothing but symbols: a column of text with a number here and there is a filter."""
    texts = [
        text for text in dictionary_of(column).dictionary.to_pylist() if text.strip().lower() not in SYMBOLS
    ]
    numbers = sum(is_number(text) for text in texts)
    return not texts or 2 * numbers > len(texts)


def _items(column: pa.ChunkedArray) -> int:
    return len(dictionary_of(column).dictionary)


# ---- the columns every figure of a row shares ------------------------------------------------------------


def _levels(raw: pa.Table, level: str) -> pa.Array:
    """The level of each row; '' for one that is not compared, and for a place that is not available."""
    known = words(raw[level], lambda text: str(LEVELS.get(text.strip().capitalize(), ""))).cast(pa.string())
    found = {
        AreaLevel.COUNCIL: words(_text(raw, "old_la_code"), _council_level).cast(pa.string()),
        AreaLevel.REGIONAL: words(_regions(raw), lambda key: str(AreaLevel.REGIONAL) if key else "").cast(
            pa.string()
        ),
        AreaLevel.NATIONAL: words(
            _text(raw, "country_code"), lambda code: str(AreaLevel.NATIONAL) if code in ENGLAND_CODES else ""
        ).cast(pa.string()),
    }
    for kind, answer in found.items():
        known = pc.if_else(pc.equal(known, str(kind)), answer, known)
    return known


def _council_level(number: str) -> str:
    """'940 / 941' is one row for two councils; a place without a number ('z', 'x') is no council."""
    if number.strip().isdigit():
        return str(AreaLevel.COUNCIL)
    return str(AreaLevel.SEVERAL_COUNCILS) if any(sign.isdigit() for sign in number) else ""


def _left_out(raw: pa.Table, level: str, known: pa.Array) -> list[str]:
    left = raw.filter(pc.equal(known, ""))
    counted = left.group_by([level], use_threads=False).aggregate([([], "count_all")])
    return [
        f"Rows of the level '{row[level]}' left out, as they are for no council, region or England: "
        f"{row['count_all']}."
        for row in counted.to_pylist()
    ]


def _shared_columns(raw: pa.Table, level: str, layout: _Layout, where: Where) -> dict[str, Any]:
    return {
        **_areas(raw, _levels(raw, level)),
        **_times(raw, where),
        "breakdown": _breakdown(raw, layout.filters),
    }


def _text(raw: pa.Table, name: str) -> pa.Array:
    if name not in raw.column_names:
        return pa.repeat(pa.scalar("", pa.string()), raw.num_rows)
    return pc.utf8_trim_whitespace(dictionary_of(raw[name]).cast(pa.string()))


def _areas(raw: pa.Table, level: pa.Array) -> dict[str, pa.Array]:
    """Region rows by their region, councils by their old number, which outlives a change of code."""
    council = pc.is_in(level, pa.array([str(AreaLevel.COUNCIL), str(AreaLevel.SEVERAL_COUNCILS)]))
    regional = pc.equal(level, str(AreaLevel.REGIONAL))
    region = _regions(raw)

    def by_level(of_council: str, of_region: pa.Array, of_country: pa.Array | str) -> pa.Array:
        return words(pc.if_else(council, _text(raw, of_council), pc.if_else(regional, of_region, of_country)))

    return {
        "area": by_level("old_la_code", region, ENGLAND),
        "code": by_level("new_la_code", _text(raw, "region_code"), _text(raw, "country_code")),
        "area_name": by_level("la_name", _text(raw, "region_name"), _text(raw, "country_name")),
        "level": words(level),
        "region": words(pc.if_else(council, region, "")),
    }


def _regions(raw: pa.Table) -> pa.Array:
    """The region's number by its code, or by its name where the code is none of the eleven."""
    by_code = words(_text(raw, "region_code"), region_key).cast(pa.string())
    by_name = words(_text(raw, "region_name"), region_key).cast(pa.string())
    return pc.if_else(pc.equal(by_code, ""), by_name, by_code)


def _times(raw: pa.Table, where: Where) -> dict[str, pa.Array]:
    both = words(pc.binary_join_element_wise(_text(raw, TIME[0]), _text(raw, TIME[1]), "|"))
    read = []
    for text in both.dictionary.to_pylist():
        try:
            read.append(read_time(*text.split("|", 1)))
        except TrigpointError as error:
            raise placed(error, both, text, where) from None
    found = {"period": dictionary_of(raw[TIME[0]]), **periods(read, both.indices)}
    if VERSION in raw.column_names and _is_status(VERSION, raw):
        found["status"] = words(raw[VERSION], lambda item: STATUSES[item.lower()])
    return found


def _breakdown(raw: pa.Table, filters: Mapping[str, str]) -> pa.Array:
    """'care_leaver_age: 17 to 18 years; breakdown: In custody', without items that mean everything."""
    parts = [_items_of(raw[name], name, whole) for name, whole in filters.items()]
    if not parts:
        return words(pa.repeat(pa.scalar("", pa.string()), raw.num_rows))
    joined = pc.binary_join_element_wise(*[part.cast(pa.string()) for part in parts], "; ")
    return words(joined, lambda text: "; ".join(part for part in text.split("; ") if part))


def _items_of(column: pa.ChunkedArray, name: str, whole: str) -> pa.DictionaryArray:
    return words(column, lambda item: "" if item == whole else f"{name}: {item}")
