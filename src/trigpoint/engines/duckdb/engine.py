"""Counts measures with DuckDB, in memory, over records it was handed; it can reach nothing else."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from trigpoint.calendar.working_days import CalendarError, WorkingDays
from trigpoint.engines.base import counted, exact, population_year
from trigpoint.engines.duckdb.compiling import WANTED_KEYS, compile_members, compile_row_set
from trigpoint.engines.duckdb.counting import MOST_CELLS, PERIODS
from trigpoint.engines.duckdb.groups import with_codes
from trigpoint.engines.duckdb.lowering import NUMBERS, OUTSIDE_CALENDAR, WORKING_DAYS, quoted
from trigpoint.engines.duckdb.row_sets import Placing, RowSet, row_sets
from trigpoint.model.figures import WHOLE, Cell, Count, Member
from trigpoint.model.measures import (
    Breakdown,
    Calculation,
    CountDistinct,
    CountRows,
    Measure,
    Median,
    RatePerPopulation,
)
from trigpoint.model.periods import Period, month_number
from trigpoint.tables.records import Records

CALENDAR = "calendar_days"

# The calendar as lists, for the queries that look days up in them.
CALENDAR_LISTS = {
    NUMBERS: f"SELECT list(number ORDER BY day) FROM {CALENDAR}",
    WORKING_DAYS: f"SELECT list(day ORDER BY day) FROM {CALENDAR} WHERE is_working_day",
}

# One measure's answer for one group of one cell: rows that count, numerator, denominator.
Answer = tuple[int, int | float | None, int | None]
# By breakdown and group, the answers of a row set's measures.
Answers = dict[tuple[str, str], list[Answer]]
# Persons by population, mid-year, breakdown and group.
Populations = dict[tuple[str, int, str, str], int]


@dataclass(frozen=True)
class DuckDBEngine:
    """The engine used in earnest."""

    records: Records
    working_days: WorkingDays
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def over(cls, records: Records, working_days: WorkingDays) -> "DuckDBEngine":
        connection = duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        connection.execute("SET preserve_insertion_order = false")
        for name, table in records.tables.items():
            connection.register("handed_over", with_codes(table, records.schema[name]))
            connection.execute(f"CREATE TABLE {quoted(name)} AS FROM handed_over")
        connection.register("handed_over", _calendar_table(working_days))
        connection.execute(f"CREATE TABLE {CALENDAR} AS FROM handed_over")
        connection.unregister("handed_over")
        # From here on the engine can reach no file, no network and no setting of its own.
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        return cls(records, working_days, connection)

    @property
    def name(self) -> str:
        return "duckdb"

    @property
    def version(self) -> str:
        return f"DuckDB {duckdb.__version__}"

    def count(
        self, measures: Sequence[Measure], periods: Sequence[Period], breakdowns: Sequence[Breakdown]
    ) -> list[Count]:
        """See `Engine.count`."""
        populations = self._populations()
        # A row set is seldom large enough for DuckDB to share it out, so several are counted side by side.
        with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
            answered = side_by_side.map(
                lambda row_set: (row_set, list(self._answers(row_set, periods))),
                row_sets(measures, breakdowns),
            )
            return [
                count
                for row_set, answers in answered
                for period, found in answers
                for count in _counts(row_set, period, found, populations)
            ]

    def _answers(self, row_set: RowSet, periods: Sequence[Period]) -> Iterator[tuple[Period, Answers]]:
        """The answers of a row set's measures for each period."""
        if row_set.placing is Placing.IN_MONTHS:
            by_month = self._run(row_set, enumerate(periods))
            for period in periods:
                months = range(month_number(period.start), month_number(period.stop))
                yield period, _added_up([by_month[month] for month in months if month in by_month])
            return
        for some in _batched(periods, MOST_CELLS):
            yield from self._answers_in_periods(row_set, some)

    def _answers_in_periods(
        self, row_set: RowSet, periods: Sequence[Period]
    ) -> Iterator[tuple[Period, Answers]]:
        keys = {period: period.last_day if row_set.depends_on_end_only else period for period in periods}
        number = {key: n for n, key in enumerate(dict.fromkeys(keys.values()))}
        by_cell = self._run(row_set, {number[keys[period]]: period for period in periods}.items())
        for period in periods:
            yield period, by_cell.get(number[keys[period]], {})

    def _run(self, row_set: RowSet, cells: Iterable[tuple[int, Period]]) -> dict[int, Answers]:
        """Run the one query of a row set over these cells."""
        sql = compile_row_set(row_set, self.records.schema, self.working_days)
        cursor = self._cursor(cells, sql)
        breakdowns = row_set.breakdown_ids()
        by_cell: dict[int, Answers] = {}
        for cell, grouping, group, *values in _rows(cursor, sql):
            triples = [tuple(values[i : i + 3]) for i in range(0, len(values), 3)]
            by_cell.setdefault(cell, {})[breakdowns[grouping], group] = triples
        return by_cell

    def members(
        self,
        measure: Measure,
        cell: Cell,
        breakdown: Breakdown | None = None,
        *,
        among: frozenset[str] | None = None,
    ) -> list[Member]:
        """See `Engine.members`."""
        ((_, definition),) = counted([measure])
        table = self.records.schema[definition.table]
        value = breakdown.value_for(table.name) if breakdown else None
        split = (breakdown, value) if breakdown and value else None
        sql = compile_members(
            definition, split, self.records.schema, self.working_days, only_wanted=among is not None
        )
        cursor = self._cursor([(0, cell.period)], sql)
        if among is not None:
            cursor.register(WANTED_KEYS, pa.table({"key": pa.array(sorted(among), pa.string())}))
        members = [
            Member(table.name, key, in_numerator, exact(amount), day)
            for key, in_numerator, amount, day, group in _rows(cursor, sql)
            if group == cell.group
        ]
        return sorted(members, key=lambda member: member.key)

    def _populations(self) -> Populations:
        if "populations" not in self.records.schema:
            return {}
        columns = 'population, mid_year, breakdown, "group", persons'
        rows = _rows(self.connection, f"SELECT {columns} FROM populations")
        return {(population, year, split, group): persons for population, year, split, group, persons in rows}

    def _cursor(self, cells: Iterable[tuple[int, Period]], sql: str) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same records, with what a query asks of periods and calendar."""
        cursor = self.connection.cursor()
        rows = [
            {"cell": cell, "first_day": period.start, "last_day": period.last_day} for cell, period in cells
        ]
        types = pa.schema([("cell", pa.int64()), ("first_day", pa.date32()), ("last_day", pa.date32())])
        cursor.register(PERIODS, pa.Table.from_pylist(rows, schema=types))
        for variable, values in CALENDAR_LISTS.items():
            if variable in sql:
                cursor.execute(f"SET VARIABLE {variable} = ({values})")
        return cursor


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The answer of a query; a day outside the calendar is a CalendarError."""
    try:
        return connection.execute(sql).fetchall()
    except duckdb.Error as error:
        _, found, day = str(error).partition(OUTSIDE_CALENDAR)
        if not found:
            raise
        raise CalendarError(f"{day.splitlines()[0]} is {OUTSIDE_CALENDAR.strip(': ')}.") from None


def _batched(periods: Sequence[Period], most: int) -> Iterator[Sequence[Period]]:
    """The periods, so many at a time."""
    return (periods[start : start + most] for start in range(0, len(periods), most))


@cache
def _calendar_table(working_days: WorkingDays) -> pa.Table:
    """The calendar as a table of day, number and whether it is a working day."""
    day, number, is_working_day = zip(*working_days.days(), strict=True)
    return pa.table({"day": day, "number": number, "is_working_day": is_working_day})


def _added_up(months: list[Answers]) -> Answers:
    """The answers of several months as one: rows, numerators and denominators each added up."""
    if len(months) == 1:
        return months[0]
    total: Answers = {}
    for month in months:
        for group, triples in month.items():
            known = total.get(group)
            total[group] = [_sum(*pair) for pair in zip(known, triples, strict=True)] if known else triples
    return total


def _sum(left: Answer, right: Answer) -> Answer:
    rows, numerator, denominator = left
    more_rows, more_numerator, more_denominator = right
    added = None if denominator is None or more_denominator is None else denominator + more_denominator
    return rows + more_rows, (numerator or 0) + (more_numerator or 0), added


def _counts(row_set: RowSet, period: Period, answers: Answers, populations: Populations) -> Iterator[Count]:
    """The counts of every measure of a row set for a period; a group only where a row of it counts."""
    for index, (measure, definition) in enumerate(row_set.measures):
        whole = {(WHOLE, ""): _nothing(definition.calculation)}
        counted_groups = {group: triples[index] for group, triples in answers.items() if triples[index][0]}
        for (breakdown, group), (_, numerator, denominator) in {**whole, **counted_groups}.items():
            cell = Cell(measure.id, period, breakdown, group)
            if isinstance(definition.calculation, RatePerPopulation):
                denominator = _population(definition.calculation.population, cell, populations)
            yield Count(cell, exact(numerator), exact(denominator))


def _nothing(calculation: Calculation) -> Answer:
    """The answer where there are no rows at all."""
    match calculation:
        case CountRows() | CountDistinct() | RatePerPopulation():
            return 0, 0, None
        case Median():
            return 0, None, 0
        case _:
            return 0, 0, 0


def _population(population: str, cell: Cell, populations: Populations) -> int | None:
    wanted = (population, population_year(cell.period), cell.breakdown or "whole", cell.group or "whole")
    return populations.get(wanted)
