"""Every council beside its neighbours, its region and England, for every series at once."""

from collections.abc import Collection, Sequence

import duckdb
import pyarrow as pa

from trigpoint.comparators.neighbours import NeighbourModel
from trigpoint.comparators.places import WIDER_REGION

# A national value beyond its councils' is the total of a count where it is at least this share of their sum,
# and there are councils enough for a sum to be told from one large council.
TOTAL_SHARE = 0.9
FEWEST_PARTS = 10

_SERIES = """
create temp table series as
select row_number() over (order by release, indicator, breakdown, year, span, part) as series, *
from (
    select release, indicator, breakdown, year, span, part, any_value(period) as period,
           any_value(indicator_name) as indicator_name, any_value(polarity) as polarity,
           bool_and(banded) as banded
    from observations group by release, indicator, breakdown, year, span, part
)
"""
# exact: sums of decimals do not depend on the order in which two threads add.
_FIGURES = """
create temp table figures as
select s.series, o.area, o.level, o.state, o.value, o.value::decimal(28, 9) as exact,
       o.numerator::decimal(28, 9) as numerator, o.denominator::decimal(28, 9) as denominator, o.per
from observations o join series s using (release, indicator, breakdown, year, span, part)
"""
# Quartiles are R's type 7, over every council with a value, those of before a reorganisation included.
_SPREAD = f"""
create temp table spread as
with parts as (select * from figures where level = 'council' and value is not null),
of_parts as (
    select series, count(*) as councils, quantile_cont(value, [0.25, 0.5, 0.75]) as q,
           min(value) as lowest, max(value) as highest, sum(exact)::double as total
    from parts group by series
)
select s.series, coalesce(p.councils, 0) as councils, q[1] as q1, q[2] as q2, q[3] as q3, lowest, highest,
       e.value as england_published,
       case when e.value is null then 'not_published'
            when councils is null or e.value between lowest and highest then 'used'
            when lowest >= 0 and councils >= {FEWEST_PARTS} and e.value >= {TOTAL_SHARE} * total then 'total'
            else 'outside_range' end as england_use
from series s
left join of_parts p using (series)
left join (select series, value from figures where level = 'national') e using (series)
"""
_RANKED = """
create temp table ranked as
select f.series, f.area,
       rank() over (partition by f.series order by if(s.polarity = 'high', -f.value, f.value)) as rank,
       count(*) over (partition by f.series, f.value) as sharing
from figures f join series s using (series)
where f.level = 'council' and f.value is not null and s.polarity in ('high', 'low')
"""
# London as a whole stands in for inner or outer London where an indicator never has them apart.
_REGIONS = """
create temp table regions as
with given as (
    select s.release, s.indicator, s.breakdown, f.series, f.area, f.value
    from figures f join series s using (series) where f.level = 'regional' and f.value is not null
),
apart as (select distinct release, indicator, breakdown, area from given)
select s.series, c.council, g.area as region, g.value as region_value
from series s
cross join councils c
left join apart a on (a.release, a.indicator, a.breakdown, a.area)
                   = (s.release, s.indicator, s.breakdown, c.region)
join given g on g.series = s.series and g.area = if(a.area is null, coalesce(c.wider, c.region), c.region)
"""
# Each series as a list over all councils, from which a council's neighbours are picked by their places: ten
# million rows of a join are never made.
_HELD = """
create temp table held as
select s.series, list(f.value order by a.place) as held, list(f.exact order by a.place) as exacts,
       list(if(f.denominator > 0, f.numerator, null) order by a.place) as numerators,
       list(if(f.denominator > 0 and f.numerator is not null, f.denominator, null) order by a.place)
           as denominators,
       any_value(f.per) as per
from series s
cross join areas a
left join figures f on f.series = s.series and f.area = a.area and f.level = 'council'
group by s.series
"""
_NEAR = """
create temp view near as
select h.series, c.council, c.neighbours, h.per, list_select(h.held, c.places) as held,
       list_sum(list_select(h.exacts, c.places)) as total,
       list_sum(list_select(h.numerators, c.places)) as numerator,
       list_sum(list_select(h.denominators, c.places)) as denominator,
       list_count(list_select(h.denominators, c.places)) as pooled_n
from held h cross join councils c
"""
_COMPARED = """
select s.release, s.indicator, s.indicator_name, s.breakdown, s.polarity, s.period, s.year, s.span, s.part,
    $model as model, c.council, c.name as council_name, own.value, coalesce(own.state, 'no_data') as state,
    before.value as previous, (own.exact - before.exact)::double as change,
    list_count(n.held) as neighbours_with_value, len(n.held) as neighbours,
    n.total::double / nullif(list_count(n.held), 0) as neighbours_mean,
    list_median(n.held) as neighbours_median,
    n.per * n.numerator::double / n.denominator::double as neighbours_pooled,
    n.pooled_n as neighbours_pooled_n,
    case when list_count(n.held) = len(n.held) then [] else
        list_filter(n.neighbours, lambda area, nth: n.held[nth] is null) end as neighbours_missing,
    case s.polarity when 'high' then list_max(n.held) when 'low' then list_min(n.held) end
        as best_neighbour_value,
    case when s.polarity in ('high', 'low') then list_filter(n.neighbours, lambda area, nth:
        n.held[nth] = if(s.polarity = 'high', list_max(n.held), list_min(n.held))) end as best_neighbours,
    r.region, r.region_value, if(p.england_use = 'used', p.england_published, null) as england,
    p.england_published, p.england_use, p.councils, p.q1, p.q2, p.q3,
    case s.polarity when 'high' then p.q3 when 'low' then p.q1 end as top_quartile_threshold,
    case s.polarity when 'high' then own.value >= p.q3 when 'low' then own.value <= p.q1 end
        as in_top_quartile,
    case when not s.banded or own.value is null then null
         when s.polarity = 'low' then case when own.value <= p.q1 then 'A' when own.value <= p.q2 then 'B'
                                           when own.value <= p.q3 then 'C' else 'D' end
         when s.polarity = 'high' then case when own.value <= p.q1 then 'D' when own.value <= p.q2 then 'C'
                                            when own.value <= p.q3 then 'B' else 'A' end end as band,
    k.rank, k.sharing as rank_sharing, own.numerator::double as numerator,
    own.denominator::double as denominator
from near n
join series s using (series)
join councils c on c.council = n.council
join spread p using (series)
left join figures own on own.series = n.series and own.area = n.council and own.level = 'council'
left join series earlier
    on (earlier.release, earlier.indicator, earlier.breakdown, earlier.span, earlier.part, earlier.year)
     = (s.release, s.indicator, s.breakdown, s.span, s.part, s.year - 1)
left join figures before on before.series = earlier.series and before.area = n.council
    and before.level = 'council'
left join regions r on r.series = n.series and r.council = n.council
left join ranked k on k.series = n.series and k.area = n.council
"""
STEPS = (_SERIES, _FIGURES, _SPREAD, _RANKED, _REGIONS, _HELD, _NEAR)


def compare(
    observations: pa.Table, model: NeighbourModel, councils: Collection[str] | None = None
) -> pa.Table:
    """A row for every series of the observations and every council of the model, or some of its councils.

    Averages are of the neighbours that have a value: the mean (as in the Local Authority Interactive Tool),
    the median (as in the department's dashboard) and, where tallies are there, pooled: the sum of numerators
    over the sum of denominators. best_neighbours lists every tied one, nearest first.

    England and the regions are the published rows, never worked out. england is null, and england_use says
    why, where what is published is the total of a count or lies outside the range of its own councils.

    Bands and ranks are the interactive tool's: A is best, a value on a limit belongs to the band whose upper
    end it is, ties share the lowest rank, 1 is best. A measure with no good direction has no best,
    threshold, band or rank. rank_sharing is how many have the rank, itself included. change is from the year
    before, where that year is there.
    """
    chosen = list(model.neighbours) if councils is None else list(councils)
    with duckdb.connect() as connection:
        connection.register("observations", observations)
        connection.register("councils", _councils(model, chosen))
        connection.register("areas", _areas(model, chosen))
        for step in STEPS:
            connection.execute(step)
        return connection.sql(_COMPARED, params={"model": model.dated}).to_arrow_table()


def _areas(model: NeighbourModel, chosen: Sequence[str]) -> pa.Table:
    """The councils that are a neighbour of one of the chosen, each with its place in the lists."""
    places = _places(model, chosen)
    return pa.table({"area": list(places), "place": pa.array(places.values(), pa.int32())})


def _places(model: NeighbourModel, chosen: Sequence[str]) -> dict[str, int]:
    every = sorted({one.area for council in chosen for one in model.of(council)})
    return {area: place for place, area in enumerate(every, start=1)}


def _councils(model: NeighbourModel, chosen: Sequence[str]) -> pa.Table:
    places = _places(model, chosen)
    regions = [model.regions[council] for council in chosen]
    near = [[one.area for one in model.of(council)] for council in chosen]
    return pa.table(
        {
            "council": pa.array(chosen, pa.string()),
            "name": pa.array([model.names[council] for council in chosen], pa.string()),
            "region": pa.array(regions, pa.string()),
            "wider": pa.array([WIDER_REGION.get(region) for region in regions], pa.string()),
            "neighbours": pa.array(near, pa.list_(pa.string())),
            "places": pa.array([[places[area] for area in some] for some in near], pa.list_(pa.int64())),
        }
    )
