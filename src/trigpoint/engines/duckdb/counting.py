"""Writes the aggregates over a narrow table: plain ones in one pass, different values by marking periods.

`count(DISTINCT ...)` over several groupings is slow, because each of them gathers every value again for every
period. Here each different value gets one number whose bits are the periods it is seen in; the answer for a
period is how many values have its bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PERIODS = "requested_periods"

# A value's periods are the bits of one signed 64-bit number.
MOST_CELLS = 62

NO_GROUP = "''"

_BIT = "(CAST(1 AS BIGINT) << CAST(cell AS BIGINT))"


@dataclass(frozen=True)
class Different:
    """How many different values of a key: among the rows that count, or those of them that meet a standard.

    key, counts, met: narrow columns; "" for every row. every: all rows of a value must meet it, not any.
    """

    key: str
    counts: str
    met: str = ""
    every: bool = False

    def conditions(self) -> tuple[str, ...]:
        """The rows whose periods must be marked to answer it, as conditions."""
        if not self.met:
            return (self.counts,)
        met = _both(self.counts, self.met)
        return (self.counts, _both(self.counts, f"NOT {self.met}")) if self.every else (met,)

    def answer(self, marks: dict[str, str]) -> str:
        """The periods in which a value counts, as bits, from the marks of those conditions."""
        names = [marks[condition] for condition in self.conditions()]
        return f"({names[0]} & ~{names[1]})" if len(names) > 1 else names[0]


@dataclass(frozen=True)
class Counting:
    """What a measure counts: how many rows, the numerator and the denominator.

    Each is a plain SQL aggregate or a number of different values.
    """

    rows: str
    numerator: str | Different
    denominator: str | Different = "NULL"


@dataclass(frozen=True)
class Grouping:
    """The whole, and each of some narrow columns apart; `names` is SQL for the name of each one's group."""

    groups: tuple[str, ...]
    names: tuple[str, ...]

    def sets(self, *always: str) -> str:
        """GROUPING SETS over these columns, with those that are in every set."""
        whole = ", ".join(always)
        return ", ".join([f"({whole})", *(f"({whole}, {group})" for group in self.groups)])

    @property
    def which(self) -> str:
        """0 for the whole, n for the n-th group, in a query grouped by these sets."""
        arms = " ".join(f"WHEN grouping({name}) = 0 THEN {n}" for n, name in enumerate(self.groups, start=1))
        return f"CASE {arms} ELSE 0 END" if arms else "0"

    @property
    def label(self) -> str:
        """The group, "" for the whole."""
        return f"coalesce({', '.join([*self.names, NO_GROUP])})"


def counting_sql(rows: str, grouping: Grouping, counting: Sequence[Counting]) -> str:
    """The query: plain aggregates, joined to the different values where any measure counts those."""
    parts = [part for each in counting for part in (each.rows, each.numerator, each.denominator)]
    different = list(dict.fromkeys(part for part in parts if isinstance(part, Different)))
    keys = list(dict.fromkeys(each.key for each in different))
    names = {each: f"d{number}" for number, each in enumerate(different)}
    plain = [f"{part} AS p{n}" for n, part in enumerate(parts) if isinstance(part, str)]
    steps = [
        f"narrow AS MATERIALIZED ({rows})",
        f"plain AS ({_plain(grouping, plain)})",
        *(
            f"seen_{n} AS ({_seen(grouping, key, {d: names[d] for d in different if d.key == key})})"
            for n, key in enumerate(keys)
        ),
    ]
    values = [names[part] if isinstance(part, Different) else f"p{n}" for n, part in enumerate(parts)]
    joins = " ".join(f"LEFT JOIN seen_{n} USING (cell, which, label)" for n in range(len(keys)))
    known = [f"coalesce({value}, 0)" if value.startswith("d") else value for value in values]
    return f"WITH {', '.join(steps)} SELECT cell, which, label, {', '.join(known)} FROM plain {joins}"


def _plain(grouping: Grouping, aggregates: list[str]) -> str:
    columns = ", ".join(["cell", f"{grouping.which} AS which", f"{grouping.label} AS label", *aggregates])
    return f"SELECT {columns} FROM narrow GROUP BY GROUPING SETS ({grouping.sets('cell')})"


def _seen(grouping: Grouping, key: str, names: dict[Different, str]) -> str:
    """How many different values of a key in each cell and group, for each way of counting them.

    A value is marked once for all its rows in one place, then once for each grouping; values seen in just
    the same periods are counted together before the periods are told apart.
    """
    conditions = dict.fromkeys(condition for each in names for condition in each.conditions())
    marks = {condition: f"m{number}" for number, condition in enumerate(conditions)}
    bits = f"bit_or({_BIT})"
    first = ", ".join(f"coalesce({filtered(bits, where)}, 0) AS {name}" for where, name in marks.items())
    again = ", ".join(f"bit_or({name}) AS {name}" for name in marks.values())
    in_one_place = ", ".join([key, *grouping.groups])
    marked = (
        f"SELECT {grouping.which} AS which, {grouping.label} AS label, {again}"
        f" FROM (SELECT {in_one_place}, {first} FROM narrow WHERE {key} IS NOT NULL GROUP BY {in_one_place})"
        f" GROUP BY GROUPING SETS ({grouping.sets(key)})"
    )
    alike = f"SELECT *, count(*) AS values FROM ({marked}) GROUP BY ALL"
    counts = ", ".join(
        f"sum(values) FILTER (WHERE {each.answer(marks)} & {_BIT} <> 0) AS {name}"
        for each, name in names.items()
    )
    told_apart = f"FROM ({alike}), (SELECT cell FROM {PERIODS}) GROUP BY which, label, cell"
    return f"SELECT which, label, cell, {counts} {told_apart}"


def _both(*conditions: str) -> str:
    return " AND ".join(condition for condition in conditions if condition)


def filtered(aggregate: str, *conditions: str) -> str:
    """An aggregate over the rows for which all conditions hold; "" is no condition."""
    both = _both(*conditions)
    return f"{aggregate} FILTER (WHERE {both})" if both else aggregate
