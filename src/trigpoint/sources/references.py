"""Keys that point at no row: a warning that keeps the row, because the row itself may well be right."""

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.sources.draft import Draft, one_array
from trigpoint.sources.quarantine import Rule, Treatment


def orphans(draft: Draft, drafts: Mapping[str, Draft], not_collected: Collection[str]) -> Draft:
    """The draft with a finding for each key that no row of the table it points at has.

    An event of a family that is not in the families file did happen and is counted where the family does
    not matter; leaving it out would hide two faults in place of one. A table the council does not collect
    is not pointed at.
    """
    for column in draft.declaration.columns:
        parent = drafts.get(column.points_at)
        if parent is None or column.points_at in not_collected or column.name not in draft.origin.headings:
            continue
        (key,) = parent.declaration.key
        known = one_array(parent.table[key])
        ours = one_array(draft.table[column.name])
        lost = pc.and_(pc.is_valid(ours), pc.invert(pc.is_in(ours, value_set=known)))
        if pc.any(lost).as_py():
            draft = draft.noting(_finding(draft, column.name, lost, f"a {key} of table {column.points_at}"))
    return draft


def _finding(draft: Draft, column: str, lost: pa.Array, expected: str) -> pa.Table:
    return draft.origin.findings(
        (column,),
        Rule.NO_SUCH_ROW,
        rows=draft.rows.filter(lost),
        values=one_array(draft.table[column]).filter(lost),
        expected=expected,
        treatment=Treatment.KEPT,
    )
