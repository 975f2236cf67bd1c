"""A printed line as figures: each number with the range it may have been rounded from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Self

from trigpoint.model.catalogue import Frequency
from trigpoint.model.judgements import Arrow, Rag
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import Period
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine, PrintedScorecard
from trigpoint.printed.marks import (
    Edge,
    read_arrow,
    read_colour,
    read_edge,
    read_frequency,
    read_polarity,
    read_unit,
)
from trigpoint.printed.values import read_value

COMPARATORS = (
    ColumnKind.NEIGHBOUR_AVERAGE,
    ColumnKind.BEST_NEIGHBOUR,
    ColumnKind.NATIONAL,
    ColumnKind.TOP_QUARTILE,
)
_SHORT_OF_A_YEAR = (ColumnKind.MONTH, ColumnKind.QUARTER)


@dataclass(frozen=True)
class PrintedNumber:
    """A number of a cell. low and high: what it may be before rounding; equal for a count, which is exact."""

    cell: PrintedCell
    number: Decimal
    low: Decimal
    high: Decimal
    percent: bool

    @property
    def text(self) -> str:
        return self.cell.text

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True)
class LineFigures:
    """A line of a printed scorecard, with what its cells say read from them."""

    line: PrintedLine

    @cached_property
    def unit(self) -> Unit | None:
        """The unit its data note names; None where it is none of ours, or not printed."""
        return read_unit(self.line.data_note)

    @cached_property
    def frequency(self) -> Frequency | None:
        return read_frequency(self.line.frequency)

    @cached_property
    def is_count(self) -> bool:
        return self.unit is Unit.COUNT

    @cached_property
    def is_percentage(self) -> bool:
        """Whether its figures are percentages: its note says so, or each of them has the sign."""
        if self.unit is not None:
            return self.unit in (Unit.PERCENT, Unit.BINARY_RATE)
        return bool(self.numbers) and all(number.percent for number in self.numbers)

    @cached_property
    def polarity(self) -> Polarity | None:
        cell = self.line.cell(ColumnKind.POLARITY)
        return read_polarity(cell.text) if cell else None

    @cached_property
    def months(self) -> tuple[tuple[PrintedCell, PrintedNumber | None], ...]:
        """The cells of months, or of quarters, earliest first, each with its number if it has one."""
        cells = [cell for cell in self.line.cells if cell.column.kind in _SHORT_OF_A_YEAR]
        dated = sorted((period, n) for n, cell in enumerate(cells) if (period := cell.column.period))
        in_order = [cells[n] for _, n in dated] if len(dated) == len(cells) else cells
        return tuple((cell, self.number(cell)) for cell in in_order)

    @cached_property
    def month_numbers(self) -> tuple[PrintedNumber, ...]:
        return tuple(number for _, number in self.months if number)

    @cached_property
    def outturn(self) -> PrintedNumber | None:
        return self._only(ColumnKind.OUTTURN)

    @cached_property
    def prior(self) -> PrintedNumber | None:
        """The latest of the years before."""
        numbers = [number for cell in self.line.of(ColumnKind.PRIOR) if (number := self.number(cell))]
        dated = [(period, n) for n, number in enumerate(numbers) if (period := number.cell.column.period)]
        if dated:
            return numbers[max(dated)[1]]
        return numbers[0] if numbers else None

    @cached_property
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """Its own figures: months, outturn, years before."""
        return tuple(number for _, number in self.by_period)

    @cached_property
    def by_period(self) -> tuple[tuple[Period | str, PrintedNumber], ...]:
        """Each figure with its period, or its heading where that names none."""
        kinds = (*_SHORT_OF_A_YEAR, ColumnKind.OUTTURN, ColumnKind.PRIOR)
        return tuple(
            (cell.column.period or cell.column.label, number)
            for cell in self.line.cells
            if cell.column.kind in kinds and (number := self.number(cell))
        )

    @cached_property
    def at(self) -> Mapping[Period | str, PrintedNumber]:
        """Its figures by period, or by heading where that names none."""
        return dict(self.by_period)

    @cached_property
    def comparators(self) -> tuple[PrintedNumber, ...]:
        return tuple(
            number
            for cell in self.line.cells
            if cell.column.kind in COMPARATORS and (number := self.number(cell))
        )

    def arrow(self, kind: ColumnKind) -> tuple[PrintedCell, Arrow] | None:
        cell = self.line.cell(kind)
        arrow = read_arrow(cell.text) if cell else None
        return (cell, arrow) if cell and arrow else None

    def colour(self, kind: ColumnKind) -> tuple[PrintedCell, Rag] | None:
        cell = self.line.cell(kind)
        colour = read_colour(cell.text) if cell else None
        return (cell, colour) if cell and colour else None

    def edge(self, kind: ColumnKind) -> Edge | None:
        cell = self.line.cell(kind)
        return read_edge(cell.text) if cell else None

    def number(self, cell: PrintedCell) -> PrintedNumber | None:
        """The number of a cell, None where it has none."""
        value = read_value(cell.text)
        if value is None or value.number is None:
            return None
        is_exact = self.is_count and not value.percent and value.decimals == 0
        half = Decimal(0) if is_exact else Decimal(5).scaleb(-value.decimals - 1)
        return PrintedNumber(cell, value.number, value.number - half, value.number + half, value.percent)

    def _only(self, kind: ColumnKind) -> PrintedNumber | None:
        cell = self.line.cell(kind)
        return self.number(cell) if cell else None


@dataclass(frozen=True)
class AuditedPage:
    """A printed scorecard and its lines as figures, in the order they are printed."""

    scorecard: PrintedScorecard
    lines: tuple[LineFigures, ...]

    @classmethod
    def of(cls, scorecard: PrintedScorecard) -> Self:
        return cls(scorecard, tuple(map(LineFigures, scorecard.lines)))

    def same_ref(self, line: LineFigures) -> Iterator[LineFigures]:
        """The other rows of a line's reference."""
        ref = line.line.ref
        return (other for other in self.lines if ref and other.line.ref == ref and other is not line)

    def pairs(self) -> Iterator[tuple[LineFigures, LineFigures]]:
        """Every two lines, the earlier first."""
        return combinations(self.lines, 2)


def said(number: Decimal) -> str:
    """A number in a sentence: '1,321', '0.5', without needless noughts."""
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number.normalize():,f}"
