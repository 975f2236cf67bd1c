"""Which column each cell of a row belongs to, where fields were lost, added or ran together.

The cells keep their order, and so do the columns. Of all ways to lay one beside the other the best is taken:
the sum of how well each cell suits its column, less a little for each field or column that is passed over.
Where another way is as good, or nearly, and puts something else into a column, the cell there is doubted.

The rows of one page are shifted alike more often than not. So they are laid out twice: the second time a cell
suits a column the better where others of the page, that are not in doubt, stand at the same distance.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trigpoint.printed.fitting import EDGES, Shape, fit, shape_of
from trigpoint.printed.headings import Heading, Label

# What it takes off to pass something over. An empty field is easily one too many; a column is seldom left out
# without one; a cell that is printed belongs somewhere, if it is not the arrow that fills what is empty.
EMPTY_FIELD, COLUMN, FILLED_FIELD, FILLER = 0.4, 1.0, 2.0, 1.5
ONE_CELL_FOR_THE_EDGES, NONE_FOR_THE_EDGES = 0.1, 1.4
AS_IN_OTHER_ROWS = 0.6
NEARLY = 0.5

_NOWHERE = float("-inf")
_REF_FIELDS = 2  # a reference stands first, or second behind the name of a section
_LABEL = {Shape.EMPTY: 0.0, Shape.WORDS: 1.0, Shape.CODE: 0.5, Shape.YEAR: 0.0}
_LABEL_THAT_IS_NONE = -3.0

Votes = Mapping[int, int]  # distance from the labels -> column


@dataclass(frozen=True)
class Placed:
    """A cell of a row (its field, from 0) and the column it belongs to, None where none is left for it."""

    field: int
    column: int | None
    doubt: str = ""


@dataclass(frozen=True)
class AlignedRow:
    """labels: how many fields at the start say which line the row is. placed: the rest that are not empty."""

    labels: int
    placed: tuple[Placed, ...]


def align(
    rows: Sequence[Sequence[str]], headings: Sequence[Heading], *, counts: Sequence[bool]
) -> tuple[AlignedRow, ...]:
    """Lay the cells of each row of a page beside its headings.

    counts: whether each row's figures are counts. The first headings, up to the first that is no label of
    the row, are passed over: how many fields stand for them is found from the cells.
    """
    first = first_column(headings)
    columns = tuple(headings[first:])
    tables = [_Table(_filled(row), columns, counted, {}) for row, counted in zip(rows, counts, strict=True)]
    votes = _votes([table.aligned() for table in tables])
    again = (_Table(table.texts, columns, table.counts, votes).aligned() for table in tables)
    return tuple(
        AlignedRow(row.labels, tuple(_moved(placed, first) for placed in row.placed)) for row in again
    )


def first_column(headings: Sequence[Heading]) -> int:
    """The position of the first heading that is no name of the line."""
    of_figures = (Label.FREQUENCY, Label.DATA_NOTE)
    known = (heading.column is not None or heading.label in of_figures for heading in headings)
    return next((position for position, is_column in enumerate(known) if is_column), len(headings))


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(texts[: max((number + 1 for number, text in enumerate(texts) if text), default=0)])


def _moved(placed: Placed, first: int) -> Placed:
    return Placed(placed.field, None if placed.column is None else placed.column + first, placed.doubt)


def _votes(rows: Sequence[AlignedRow]) -> dict[int, int]:
    """The column in which most cells at a distance from the labels stand; none where two have as many."""
    counted: dict[int, Counter[int]] = {}
    for row in rows:
        for placed in row.placed:
            if placed.column is not None and not placed.doubt:
                counted.setdefault(placed.field - row.labels, Counter())[placed.column] += 1
    first = {distance: found.most_common(2) for distance, found in counted.items()}
    return {
        distance: best[0][0] for distance, best in first.items() if len(best) == 1 or best[0][1] > best[1][1]
    }


class _Move(NamedTuple):
    """What may be done at a field and a column: pass one of them over, or put the field into a column."""

    gain: float
    field: int
    column: int
    placed: int | None = None


@dataclass(frozen=True)
class _Table:
    """A row against the columns: what every way through them is worth."""

    texts: tuple[str, ...]
    headings: tuple[Heading, ...]
    counts: bool
    votes: Votes

    def aligned(self) -> AlignedRow:
        steps = self._best_steps()
        placed = (Placed(f, c, self._doubt(f, c)) for f, c in steps if self.texts[f])
        return AlignedRow(self.labels, tuple(placed))

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        return tuple(map(shape_of, self.texts))

    @cached_property
    def plain_fits(self) -> list[list[float]]:
        return [
            [fit(shape, heading, counts=self.counts) for heading in self.headings] for shape in self.shapes
        ]

    @cached_property
    def edges_from(self) -> tuple[int | None, ...]:
        """For each column, that of green where the three edges begin there: one cell may stand for all."""
        kinds = [heading.column.kind if heading.column else None for heading in self.headings]
        starts = range(len(kinds))
        return tuple(start + 2 if set(kinds[start : start + 3]) == EDGES else None for start in starts)

    @cached_property
    def moves(self) -> list[list[list[_Move]]]:
        fields, columns = range(len(self.texts)), range(len(self.headings) + 1)
        return [[list(self._moves(field, column)) for column in columns] for field in fields]

    def _moves(self, field: int, column: int) -> Iterator[_Move]:
        is_empty = self.shapes[field] is Shape.EMPTY
        if column < len(self.headings):
            yield _Move(self._fit(field, column), field + 1, column + 1, column)
            if (green := self.edges_from[column]) is not None:
                off = NONE_FOR_THE_EDGES if is_empty else ONE_CELL_FOR_THE_EDGES
                yield _Move(self._fit(field, green) - off, field + 1, green + 1, green)
        filled = FILLER if self.shapes[field] is Shape.SAME else FILLED_FIELD
        yield _Move(-EMPTY_FIELD if is_empty else -filled, field + 1, column)
        if column < len(self.headings):
            yield _Move(-COLUMN, field, column + 1)

    def _fit(self, field: int, column: int) -> float:
        plain = self.plain_fits[field][column]
        # How many labels the best way has is not known before every way is worth something.
        agrees = self.votes.get(field - self.labels_by_shape) == column and self.texts[field]
        return plain + AS_IN_OTHER_ROWS if agrees and plain > 0 else plain

    @cached_property
    def labels_by_shape(self) -> int:
        """How many fields come before the first that is no label by its shape."""
        each = range(len(self.texts))
        return next((field for field in each if self._as_label(field) < 0), len(self.texts))

    def _as_label(self, field: int) -> float:
        if self.shapes[field] is Shape.NUMBER and field < _REF_FIELDS:
            return 0.5
        return _LABEL.get(self.shapes[field], _LABEL_THAT_IS_NONE)

    @cached_property
    def as_labels(self) -> list[float]:
        """What it is worth to take so many fields for labels."""
        worth = [0.0]
        for field in range(len(self.texts)):
            worth.append(worth[-1] + self._as_label(field))
        return worth

    @cached_property
    def after(self) -> list[list[float]]:
        """The best that can still be had from a field and a column on."""
        fields, columns = len(self.texts), len(self.headings)
        best = [[_NOWHERE] * (columns + 1) for _ in range(fields)] + [[0.0] * (columns + 1)]
        for field in reversed(range(fields)):
            for column in reversed(range(columns + 1)):
                moves = self.moves[field][column]
                best[field][column] = max(move.gain + best[move.field][move.column] for move in moves)
        return best

    @cached_property
    def before(self) -> list[list[float]]:
        """The best that can be had up to a field and a column, labels included."""
        fields, columns = len(self.texts), len(self.headings)
        best = [[worth] + [_NOWHERE] * columns for worth in self.as_labels]
        for field in range(fields):
            for column in range(columns + 1):
                for move in self.moves[field][column]:
                    worth = best[field][column] + move.gain
                    best[move.field][move.column] = max(best[move.field][move.column], worth)
        return best

    @cached_property
    def labels(self) -> int:
        """How many fields are labels in the best way."""
        counts = range(len(self.texts) + 1)
        return max(counts, key=lambda count: self.as_labels[count] + self.after[count][0])

    @cached_property
    def total(self) -> float:
        return self.as_labels[self.labels] + self.after[self.labels][0]

    def _best_steps(self) -> Iterator[tuple[int, int | None]]:
        """Each field behind the labels with its column.

        Of ways that are equally good, the one that stays under its headings for longest.
        """
        field, column = self.labels, 0
        while field < len(self.texts):
            best = self.after[field][column] - 1e-9
            moves = self.moves[field][column]
            move = next(m for m in moves if m.gain + self.after[m.field][m.column] >= best)
            if move.field > field:
                yield field, move.placed
            field, column = move.field, move.column

    @cached_property
    def through(self) -> list[list[float]]:
        """The best way that puts a field into a column."""
        best = [[_NOWHERE] * len(self.headings) for _ in self.texts]
        for field, row in enumerate(self.moves):
            for column, moves in enumerate(row):
                for move in moves:
                    if move.placed is not None:
                        way = self.before[field][column] + move.gain + self.after[move.field][move.column]
                        best[field][move.placed] = max(best[field][move.placed], way)
        return best

    def _doubt(self, field: int, column: int | None) -> str:
        """What else would be as good for a cell, or nearly; '' where nothing is."""
        if column is None:
            return f"no column is left for '{self.texts[field]}' between those beside it"
        if self.total - self._best_without(field, column) >= NEARLY:
            return ""
        ways = self.through[field]
        others = [(way, other) for other, way in enumerate(ways) if other != column and self._is_near(way)]
        label = self.headings[column].text
        if others:
            return f"it is read as '{label}', and could as well be '{self.headings[max(others)[1]].text}'"
        return f"there are more cells than columns here, so another may belong under '{label}'"

    def _is_near(self, way: float) -> bool:
        return self.total - way < NEARLY

    def _best_without(self, field: int, column: int) -> float:
        """The best way that leaves a column with another text than this one, or with none."""
        text = self.texts[field]
        others = (row[column] for other, row in zip(self.texts, self.through, strict=True) if other != text)
        return max(*others, self._passing_over(column), _NOWHERE)

    def _passing_over(self, column: int) -> float:
        """The best way in which no field comes under a column: left out, or the row ends before it."""
        fields = range(len(self.texts))
        left_out = (self.before[field][column] - COLUMN + self.after[field][column + 1] for field in fields)
        return max(*left_out, self.before[-1][column])
