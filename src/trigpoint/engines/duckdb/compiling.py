"""Writes the SQL that counts a row set: a narrow table of what each row brings, and its aggregates."""

from dataclasses import dataclass, field, replace

from sqlglot import parse_one

from trigpoint.calendar.working_days import WorkingDays, england
from trigpoint.engines.duckdb.counting import (
    NO_GROUP,
    PERIODS,
    Counting,
    Different,
    Grouping,
    counting_sql,
    filtered,
)
from trigpoint.engines.duckdb.groups import Group, group_of
from trigpoint.engines.duckdb.lowering import PERIOD, ROW, Lowering, Source, quoted, text_literal
from trigpoint.engines.duckdb.row_sets import Placing, RowSet
from trigpoint.model.measures import (
    Average,
    Breakdown,
    Calculation,
    CountDistinct,
    CountRows,
    During,
    FromRecords,
    Measure,
    Median,
    Membership,
    OpenAtEnd,
    OpenDuring,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Sum,
)
from trigpoint.model.nodes import Node, ValueType
from trigpoint.tables.changes import KEY_SEPARATOR
from trigpoint.tables.schema import Schema

WANTED_KEYS = "wanted_keys"


@dataclass
class NarrowTable:
    """The columns the measures of a row set need of each row, each different one once."""

    columns: dict[str, str] = field(default_factory=dict)

    def column(self, sql: str) -> str:
        """The name of the narrow column that holds this expression."""
        return self.columns.setdefault(sql, f"c{len(self.columns)}")

    def select_list(self) -> list[str]:
        return [f"{sql} AS {name}" for sql, name in self.columns.items()]


def compile_row_set(row_set: RowSet, schema: Schema, working_days: WorkingDays) -> str:
    """The one query that counts a row set.

    Columns: the cell, which grouping it is (0 the whole, n the n-th breakdown), the group; then for each
    measure how many rows count, the numerator and the denominator. A cell is a period's number in the table
    of requested periods, or the number of a month.
    """
    lowering = _lowering(row_set.table, row_set.membership, working_days)
    narrow = NarrowTable()
    groups = [group_of(each, node, row_set.table, lowering, schema) for each, node in row_set.breakdowns]
    columns_of_groups = tuple(narrow.column(group.sql) for group in groups)
    names = tuple(group.name(column) for group, column in zip(groups, columns_of_groups, strict=True))
    counting = [_counting(definition, narrow, lowering) for _, definition in row_set.measures]
    cell, placed = _placed(row_set, lowering)
    columns = ", ".join([f"{cell} AS cell", *narrow.select_list()])
    rows = f"SELECT {columns} FROM {lowering.row.sql()} {placed}"
    return counting_sql(rows, Grouping(columns_of_groups, names), counting)


def sql_of(measure: Measure, schema: Schema) -> str:
    """The query that names the rows of a measure, laid out for reading; "" where no records are counted."""
    if not isinstance(measure.definition, FromRecords):
        return ""
    sql = compile_members(measure.definition, None, schema, england(), only_wanted=False)
    return parse_one(sql, read="duckdb").sql(dialect="duckdb", pretty=True)


def compile_members(
    definition: FromRecords,
    split: tuple[Breakdown, Node] | None,
    schema: Schema,
    days: WorkingDays,
    *,
    only_wanted: bool,
) -> str:
    """The query that names the rows of one cell, of the single requested period.

    Columns: the row's key, whether it is in the numerator, the number it brings, the day it is counted on,
    its group. only_wanted: look only at the rows whose keys are in the table of wanted keys.
    """
    lowering = _lowering(definition.table, definition.membership, days)
    key = f" || {text_literal(KEY_SEPARATOR)} || ".join(
        f"{ROW}.{quoted(name)}" for name in schema[definition.table].key
    )
    group = group_of(*split, definition.table, lowering, schema) if split else Group(NO_GROUP)
    where = lowering.sql(definition.where) if definition.where is not None else "true"
    if only_wanted:
        where = f"({key}) IN (SELECT key FROM {WANTED_KEYS}) AND {where}"
    in_numerator, brings = _brings(definition.calculation, lowering)
    columns = ", ".join(
        [
            f"({key}) AS key",
            f"{in_numerator} AS in_numerator",
            f"{brings} AS brings",
            f"{lowering.reference_date} AS day",
            f"{group.name(group.sql)} AS in_group",
        ]
    )
    belongs = _membership(definition.membership, lowering)
    return f"SELECT {columns} FROM {lowering.row.sql()} JOIN {PERIODS} AS {PERIOD} ON {belongs} WHERE {where}"


def _brings(calculation: Calculation, lowering: Lowering) -> tuple[str, str]:
    """Whether a row is in the numerator, and the number it brings."""
    match calculation:
        case CountRows() | RatePerPopulation(CountRows()):
            return "true", "NULL"
        case CountDistinct(key) | RatePerPopulation(CountDistinct(key)):
            return f"{lowering.sql(key)} IS NOT NULL", "NULL"
        case Share(standard) | ShareOfDistinct(_, standard):
            return _is_true(standard, lowering), "NULL"
        case Sum(number) | Average(number) | Median(number):
            return f"{lowering.sql(number)} IS NOT NULL", _number(number, lowering)
        case _:
            raise AssertionError(calculation)


def _lowering(table: str, membership: Membership, working_days: WorkingDays) -> Lowering:
    row = Source(table, ROW)
    if isinstance(membership, During):
        return Lowering(row, working_days, Lowering(row, working_days).sql(membership.on))
    return Lowering(row, working_days, f"{PERIOD}.last_day")


def _placed(row_set: RowSet, lowering: Lowering) -> tuple[str, str]:
    """How a row comes to its cell: the cell's number, and what follows FROM to place it there."""
    if row_set.placing is Placing.IN_PERIODS:
        belongs = _membership(row_set.membership, lowering)
        return f"{PERIOD}.cell", f"JOIN {PERIODS} AS {PERIOD} ON {belongs}"
    day = lowering.reference_date
    first, last = f"(SELECT min(first_day) FROM {PERIODS})", f"(SELECT max(last_day) FROM {PERIODS})"
    return f"year({day}) * 12 + month({day}) - 1", f"WHERE {day} BETWEEN {first} AND {last}"


def _membership(membership: Membership, lowering: Lowering) -> str:
    """Whether a row belongs to the period, as SQL over the row and the period."""
    first, last = f"{PERIOD}.first_day", f"{PERIOD}.last_day"
    match membership:
        case During(on):
            return f"{lowering.sql(on)} BETWEEN {first} AND {last}"
        case OpenAtEnd(opened, closed):
            start, end = lowering.sql(opened), lowering.sql(closed)
            return f"({start} <= {last} AND ({end} IS NULL OR {end} > {last}))"
        case OpenDuring(opened, closed):
            start, end = lowering.sql(opened), lowering.sql(closed)
            return f"({start} <= {last} AND ({end} IS NULL OR {end} >= {first}))"


def _counting(definition: FromRecords, narrow: NarrowTable, lowering: Lowering) -> Counting:
    """What a measure counts over the narrow table's rows."""
    counts = ""
    if definition.where is not None:
        counts = narrow.column(f"coalesce({lowering.sql(definition.where)}, false)")
    rows = filtered("count(*)", counts)
    return _calculation(definition.calculation, rows, counts, narrow, lowering)


def _calculation(
    calculation: Calculation, rows: str, counts: str, narrow: NarrowTable, lowering: Lowering
) -> Counting:
    match calculation:
        case CountRows():
            return Counting(rows, rows)
        case CountDistinct(key):
            return Counting(rows, Different(narrow.column(lowering.sql(key)), counts))
        case Share(standard):
            meets = narrow.column(_is_true(standard, lowering))
            return Counting(rows, filtered("count(*)", counts, meets), rows)
        case ShareOfDistinct(key, standard, every):
            known = Different(narrow.column(lowering.sql(key)), counts)
            meets = narrow.column(_is_true(standard, lowering))
            return Counting(rows, replace(known, met=meets, every=every), known)
        case Sum(number) | Average(number):
            value = narrow.column(_number(number, lowering))
            total = f"coalesce({filtered(f'sum({value})', counts)}, 0)"
            return Counting(rows, total, filtered(f"count({value})", counts))
        case Median(number):
            value = narrow.column(_number(number, lowering))
            middle = filtered(f"median({value})", counts)
            return Counting(rows, middle, filtered(f"count({value})", counts))
        case RatePerPopulation(count):
            return _calculation(count, rows, counts, narrow, lowering)


def _is_true(standard: Node, lowering: Lowering) -> str:
    return f"coalesce({lowering.sql(standard)}, false)"


def _number(node: Node, lowering: Lowering) -> str:
    """A number to add up: whole numbers as HUGEINT would be slow, and none here come near BIGINT's end."""
    kind = "BIGINT" if node.type is ValueType.INTEGER else "DOUBLE"
    return f"CAST({lowering.sql(node)} AS {kind})"
