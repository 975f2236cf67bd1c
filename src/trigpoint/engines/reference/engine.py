"""Counts measures row by row."""

import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.engines.base import counted, exact, population_year, row_key
from trigpoint.engines.reference.expressions import Answerer, Question, Row, RowIndex
from trigpoint.model.figures import NOT_KNOWN, WHOLE, Cell, Count, Member
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
from trigpoint.model.nodes import Node
from trigpoint.model.periods import Period
from trigpoint.tables.records import Records

Tally = tuple[int | float | None, int | float | None]


@dataclass(frozen=True)
class ReferenceEngine:
    """The engine that says what is right."""

    records: Records
    answerer: Answerer

    @classmethod
    def over(cls, records: Records, working_days: WorkingDays) -> "ReferenceEngine":
        rows = {table.name: records.rows(table.name) for table in records.schema}
        return cls(records, Answerer(RowIndex(rows), working_days))

    @property
    def name(self) -> str:
        return "reference"

    @property
    def version(self) -> str:
        return f"Python {platform.python_version()}"

    def count(
        self, measures: Sequence[Measure], periods: Sequence[Period], breakdowns: Sequence[Breakdown]
    ) -> list[Count]:
        """See `Engine.count`."""
        return [
            count
            for measure, definition in counted(measures)
            for period in periods
            for count in self._count_period(measure.id, definition, period, breakdowns)
        ]

    def _count_period(
        self, measure: str, definition: FromRecords, period: Period, breakdowns: Sequence[Breakdown]
    ) -> Iterator[Count]:
        groups: dict[tuple[str, str], list[Question]] = {(WHOLE, ""): []}
        splits = [
            (each, value) for each in breakdowns if (value := each.value_for(definition.table)) is not None
        ]
        for asked in self._rows_in(definition, period):
            groups[WHOLE, ""].append(asked)
            for breakdown, value in splits:
                group = _group(breakdown, self.answerer.answer(value, asked))
                groups.setdefault((breakdown.id, group), []).append(asked)
        for (breakdown_id, group), members in groups.items():
            cell = Cell(measure, period, breakdown_id, group)
            numerator, denominator = self._tally(definition.calculation, members, cell)
            yield Count(cell, exact(numerator), exact(denominator))

    def _rows_in(self, definition: FromRecords, period: Period) -> Iterator[Question]:
        """The rows that belong to the period and for which 'where' is true."""
        for row in self.answerer.rows.tables[definition.table]:
            day = self._belongs(definition.membership, row, period)
            if day is None:
                continue
            asked = Question(row, period, day)
            if definition.where is None or self.answerer.answer(definition.where, asked) is True:
                yield asked

    def _belongs(self, membership: Membership, row: Row, period: Period) -> date | None:
        """The day the row is looked at, if it belongs to the period; None if it does not."""
        asked = Question(row, period)
        match membership:
            case During(on):
                day: date | None = self.answerer.answer(on, asked)
                return day if day is not None and day in period else None
            case OpenAtEnd(opened, closed):
                start, end = self._spell(opened, closed, asked)
                still_open = end is None or end > period.last_day
                inside = start is not None and start <= period.last_day and still_open
            case OpenDuring(opened, closed):
                start, end = self._spell(opened, closed, asked)
                not_over = end is None or end >= period.start
                inside = start is not None and start <= period.last_day and not_over
        return period.last_day if inside else None

    def _spell(self, opened: Node, closed: Node, asked: Question) -> tuple[date | None, date | None]:
        return self.answerer.answer(opened, asked), self.answerer.answer(closed, asked)

    def _tally(self, calculation: Calculation, rows: list[Question], cell: Cell) -> Tally:
        """The numerator and denominator, as `model.figures.Count` describes them."""
        match calculation:
            case CountRows():
                return len(rows), None
            case CountDistinct(key):
                return len(set(self._known(key, rows))), None
            case Share(standard):
                return sum(self._meets(standard, asked) for asked in rows), len(rows)
            case ShareOfDistinct(key, standard, every):
                return self._share_of_distinct(key, standard, rows, every=every)
            case Sum(number) | Average(number):
                values = self._known(number, rows)
                return sum(values), len(values)
            case Median(number):
                values = self._known(number, rows)
                return (float(median(values)) if values else None), len(values)
            case RatePerPopulation(count, _, population):
                numerator, _ = self._tally(count, rows, cell)
                return numerator, self._population(population, cell)

    def _known(self, node: Node, rows: list[Question]) -> list[Any]:
        answers = (self.answerer.answer(node, asked) for asked in rows)
        return [answer for answer in answers if answer is not None]

    def _meets(self, standard: Node, asked: Question) -> bool:
        return self.answerer.answer(standard, asked) is True

    def _share_of_distinct(
        self, key: Node, standard: Node, rows: list[Question], *, every: bool
    ) -> tuple[int, int]:
        met_by_key: dict[Any, list[bool]] = {}
        for asked in rows:
            value = self.answerer.answer(key, asked)
            if value is not None:
                met_by_key.setdefault(value, []).append(self._meets(standard, asked))
        rule = all if every else any
        return sum(rule(met) for met in met_by_key.values()), len(met_by_key)

    def _population(self, population: str, cell: Cell) -> int | None:
        whole = (cell.breakdown or "whole", cell.group or "whole")
        wanted = (population, population_year(cell.period), *whole)
        columns = ("population", "mid_year", "breakdown", "group")
        found = self.answerer.rows.all("populations", columns, wanted)
        return found[0]["persons"] if found else None

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
        key = self.records.schema[definition.table].key
        value = breakdown.value_for(definition.table) if breakdown else None
        members = []
        for asked in self._rows_in(definition, cell.period):
            name = row_key([asked.row[column] for column in key])
            if among is not None and name not in among:
                continue
            if breakdown and value and _group(breakdown, self.answerer.answer(value, asked)) != cell.group:
                continue
            in_numerator, amount = self._brings(definition.calculation, asked)
            members.append(Member(definition.table, name, in_numerator, amount, asked.reference_date))
        return sorted(members, key=lambda member: member.key)

    def _brings(self, calculation: Calculation, asked: Question) -> tuple[bool, Decimal | None]:
        """Whether a row is in the numerator, and the number it brings to it."""
        match calculation:
            case CountRows() | RatePerPopulation(CountRows()):
                return True, None
            case CountDistinct(key) | RatePerPopulation(CountDistinct(key)):
                return self.answerer.answer(key, asked) is not None, None
            case Share(standard) | ShareOfDistinct(_, standard):
                return self._meets(standard, asked), None
            case Sum(number) | Average(number) | Median(number):
                amount = exact(self.answerer.answer(number, asked))
                return amount is not None, amount
            case _:
                raise AssertionError(calculation)


def _group(breakdown: Breakdown, value: Any) -> str:
    """The group a value belongs to, by the breakdown's bands where it has them."""
    if value is None:
        return NOT_KNOWN
    if not breakdown.bands:
        return str(value)
    if value < breakdown.bands[0]:
        return breakdown.below_label
    index = max(i for i, low in enumerate(breakdown.bands) if low <= value)
    return breakdown.band_label(index)
