"""The rules that look at a whole row or table: dates in order, nothing from the future, one row a key."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.sources.draft import Draft, one_array
from trigpoint.sources.quarantine import Rule, Treatment
from trigpoint.tables.schema import RECORDED_ON

_LATER = "the later entry of this key is row {row}"
_LOWER = "the same key with other values was recorded the same day in row {row}, which stands lower"


def apply_rules(draft: Draft, extracted_on: date) -> Draft:
    """The draft after every rule, in the order a person would check them."""
    draft = recorded_by(draft, extracted_on)
    draft = dates_in_order(draft)
    return one_row_a_key(draft)


def recorded_by(draft: Draft, extracted_on: date) -> Draft:
    """Leave out rows recorded after the day of the extract, which cannot be."""
    if draft.declaration.column(RECORDED_ON) is None:
        return draft
    recorded = one_array(draft.table[RECORDED_ON])
    later = pc.fill_null(pc.greater(recorded, pa.scalar(extracted_on)), False)
    expected = f"a date up to {extracted_on}, the day of the extract"
    shown = recorded.cast(pa.string())
    return draft.refusing(RECORDED_ON, later, Rule.RECORDED_LATER, expected=expected, values=shown)


def dates_in_order(draft: Draft) -> Draft:
    """Refuse a date that comes before the date it must not come before, unknown dates aside."""
    for column in draft.declaration.columns:
        if not column.not_before:
            continue
        first, second = (one_array(draft.table[name]) for name in (column.not_before, column.name))
        before = pc.fill_null(pc.less(second, first), False)
        shown = pc.binary_join_element_wise(first.cast(pa.string()), second.cast(pa.string()), ", ")
        draft = draft.refusing(
            column.name,
            before,
            Rule.OUT_OF_ORDER,
            beside=column.not_before if column.not_before in draft.origin.headings else "",
            expected=f"{column.name} on or after {column.not_before}",
            values=shown,
        )
    return draft


def one_row_a_key(draft: Draft) -> Draft:
    """Keep one row of each key: the one recorded last, or of those the lowest in the file.

    A row equal to the kept one in every column is dropped and counted; any other is quarantined.
    """
    key = list(draft.declaration.key)
    keys = draft.table.select(key)
    if keys.group_by(key).aggregate([([], "count_all")]).num_rows == keys.num_rows:
        return draft
    numbered = keys.append_column("position", pa.array(range(keys.num_rows), pa.int64()))
    groups = numbered.group_by(key, use_threads=False).aggregate([("position", "list")])
    repeated = groups.filter(pc.greater(pc.list_value_length(groups["position_list"]), 1))
    rows = _rows_at(draft, repeated["position_list"])
    left_out: list[tuple[int, str]] = []
    dropped: set[int] = set()
    for positions in repeated["position_list"].to_pylist():
        superseded, same = _settle(draft, {position: rows[position] for position in positions})
        left_out += superseded
        dropped |= same
    return _without_superseded(draft, sorted(left_out), dropped)


def _rows_at(draft: Draft, lists: pa.ChunkedArray) -> dict[int, dict[str, Any]]:
    """The rows at all these positions, taken at once because there may be many keys."""
    positions = pc.list_flatten(lists)
    return dict(zip(positions.to_pylist(), draft.table.take(positions).to_pylist(), strict=True))


def _settle(draft: Draft, rows: dict[int, dict[str, Any]]) -> tuple[list[tuple[int, str]], set[int]]:
    """Of the rows of one key: those quarantined, each with what was expected, and those dropped as equal."""
    *earlier, kept = sorted(rows, key=lambda position: (_recorded(rows[position]), position))
    # Of rows identical to the kept one the first stays in its place: which of them it is makes no difference.
    same = {position for position, row in rows.items() if row == rows[kept]}
    dropped = same - {min(same)}
    seen: set[tuple[Any, ...]] = set()
    superseded: list[tuple[int, str]] = []
    for position in reversed([position for position in earlier if position not in same]):
        values = tuple(rows[position].values())
        if values in seen:
            dropped.add(position)
            continue
        seen.add(values)
        tied = _recorded(rows[position]) == _recorded(rows[kept])
        superseded.append((position, (_LOWER if tied else _LATER).format(row=draft.rows[kept])))
    return superseded, dropped


def _recorded(row: dict[str, Any]) -> date:
    return row.get(RECORDED_ON) or date.min


def _without_superseded(draft: Draft, left_out: list[tuple[int, str]], dropped: set[int]) -> Draft:
    key = draft.declaration.key
    positions = pa.array([position for position, _ in left_out], pa.int64())
    parts = [draft.table[name].take(positions).cast(pa.string()) for name in key]
    found = draft.origin.findings(
        key,
        Rule.REPEATED_KEY,
        rows=draft.rows.take(positions),
        values=one_array(pc.binary_join_element_wise(*parts, ", ")),
        expected=pa.array([expected for _, expected in left_out], pa.string()),
        treatment=Treatment.ROW_LEFT_OUT,
    )
    gone = dropped | set(positions.to_pylist())
    mask = pa.array([position in gone for position in range(len(draft.rows))], pa.bool_())
    return replace(draft.without_rows(mask).noting(found), repeats=len(dropped))
