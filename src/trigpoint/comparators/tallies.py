"""The numerators and denominators behind published percentages and rates, where a release gives both."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from trigpoint.comparators.observations import OBSERVATIONS
from trigpoint.comparators.places import AreaLevel


@dataclass(frozen=True)
class Quotient:
    """What a percentage or rate is worked out from: per x the sum of the numerators / the denominator.

    years_before: a rate per 10,000 children of 2022 is out of the population of mid-2021, so 1; else 0.
    """

    numerators: tuple[str, ...]
    denominator: str
    per: int = 100
    years_before: int = 0


# A part of the sum that is suppressed makes the sum unknown, not smaller.
_PARTS = """
with parts as (
    select release, breakdown, year, span, part, area, any_value(code) as code,
           any_value(area_name) as area_name, any_value(level) as level, any_value(region) as region,
           any_value(period) as period, any_value(status) as status,
           if(count(value) = len($numerators), sum(value::decimal(28, 9)), null) as top
    from observations where list_contains($numerators, indicator)
    group by release, breakdown, year, span, part, area having count(*) = len($numerators)
),
bottoms as (
    select year + $years_before as year, span, part, area, breakdown, value as bottom
    from denominators where indicator = $denominator
),
tallies as (
    select parts.*, top::double as numerator, bottom as denominator
    from parts left join bottoms using (year, span, part, area, breakdown)
)
"""
_WORKED_OUT = """
select *, case when denominator > 0 then $per * numerator / denominator end as worked_out from tallies
where list_contains($levels, level) order by release, breakdown, year, span, part, area
"""
_JOINED = """
select o.* exclude (numerator, denominator, per), t.numerator, t.denominator, $per::integer as per
from observations o left join tallies t using (release, breakdown, year, span, part, area)
where o.indicator = $name
"""


def with_tally(
    observations: pa.Table, indicator: str, tally: Quotient, *, denominators: pa.Table | None = None
) -> pa.Table:
    """The published rows of an indicator with their numerators and denominators, for pooling.

    denominators: where the denominator is to be found, if not in the same observations (a population file).
    """
    found = _run(_JOINED, observations, denominators, tally, {"name": indicator})
    return found.select(OBSERVATIONS.names).cast(OBSERVATIONS)


def worked_out(
    observations: pa.Table,
    indicator: str,
    tally: Quotient,
    *,
    denominators: pa.Table | None = None,
    levels: Collection[AreaLevel] = (AreaLevel.COUNCIL,),
) -> pa.Table:
    """An indicator that is not published, from counts that are: of councils only, unless asked.

    Counts of regions and England are published rounded to ten, so a figure worked out from them is not the
    one the publisher would give.
    """
    parameters = {"levels": [str(level) for level in levels]}
    found = _run(_WORKED_OUT, observations, denominators, tally, parameters)
    known = ["known" if valid else "no_data" for valid in found["worked_out"].is_valid().to_pylist()]
    columns = {
        "indicator": pa.repeat(indicator, found.num_rows),
        "indicator_name": pa.repeat(indicator, found.num_rows),
        "polarity": pa.repeat("", found.num_rows),
        "banded": pa.repeat(True, found.num_rows),
        "value": found["worked_out"],
        "printed": pa.repeat("", found.num_rows),
        "state": pa.array(known, pa.string()),
        "per": pa.repeat(pa.scalar(tally.per, pa.int32()), found.num_rows),
    }
    taken = [columns[name] if name in columns else found[name] for name in OBSERVATIONS.names]
    return pa.table(taken, OBSERVATIONS.names).cast(OBSERVATIONS)


def _run(
    query: str,
    observations: pa.Table,
    denominators: pa.Table | None,
    tally: Quotient,
    more: Mapping[str, object],
) -> pa.Table:
    named = {
        "numerators": list(tally.numerators),
        "denominator": tally.denominator,
        "years_before": tally.years_before,
        "per": tally.per,
        **more,
    }
    text = _PARTS + query
    with duckdb.connect() as connection:
        connection.register("observations", observations)
        connection.register("denominators", observations if denominators is None else denominators)
        used = {name: value for name, value in named.items() if f"${name}" in text}
        return connection.sql(text, params=used).to_arrow_table()
