"""What a publisher changed: a later release of a data set beside an earlier one, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from trigpoint.comparators.observations import Release

# Years the earlier release did not reach are news, not changes.
_CHANGED = """
with earlier as (
    select coalesce(r.now, o.indicator) as indicator, o.* exclude (indicator)
    from old o left join renamed r on r.before = o.indicator
),
both_have as (select distinct indicator from earlier intersect select distinct indicator from new),
periods as (select distinct indicator, year, span, part from earlier),
was as (select * from earlier where indicator in (from both_have)),
now as (
    select new.* from new join both_have using (indicator) join periods using (indicator, year, span, part)
)
select indicator, breakdown, area, coalesce(now.area_name, was.area_name) as area_name,
       coalesce(now.level, was.level) as level, year, span, part,
       case when was.state is null then 'added' when now.state is null then 'withdrawn' else 'changed' end
           as kind,
       was.printed as printed_before, now.printed as printed_now, was.value as value_before,
       now.value as value_now, was.state as state_before, now.state as state_now
from was full join now using (indicator, breakdown, area, year, span, part)
where was.printed is distinct from now.printed or was.state is distinct from now.state
order by indicator, breakdown, year, span, part, level, area
"""


@dataclass(frozen=True)
class ReleaseChanges:
    """What differs between two releases of a data set.

    cells: a row for each indicator, place and period of both that says something else, is added or is
    withdrawn. indicators_gone and indicators_new are in one only, and may be the same under another name.
    """

    before: str
    now: str
    cells: pa.Table
    compared: tuple[str, ...]
    indicators_gone: tuple[str, ...]
    indicators_new: tuple[str, ...]


def changes(before: Release, now: Release, *, renamed: Mapping[str, str] | None = None) -> ReleaseChanges:
    """Every cell that a later release gives differently. renamed: earlier column names to later ones.

    A symbol in place of a number is a change ('100' to 'u'), and so is another symbol.
    """
    renamed = renamed or {}
    old = {renamed.get(name, name) for name in _indicators(before)}
    new = _indicators(now)
    with duckdb.connect() as connection:
        connection.register("old", before.observations)
        connection.register("new", now.observations)
        connection.register("renamed", _names(renamed))
        cells = connection.sql(_CHANGED).to_arrow_table()
    return ReleaseChanges(
        before.id, now.id, cells, tuple(sorted(old & new)), tuple(sorted(old - new)), tuple(sorted(new - old))
    )


def _indicators(release: Release) -> set[str]:
    return set(release.observations["indicator"].unique().to_pylist())


def _names(renamed: Mapping[str, str]) -> pa.Table:
    text = pa.string()
    return pa.table({"before": pa.array(list(renamed), text), "now": pa.array(list(renamed.values()), text)})
