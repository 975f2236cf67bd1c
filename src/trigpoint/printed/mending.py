"""What a person sees at once in a row: a word for three months, a target alone, a year's figure, a share."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from trigpoint.model.catalogue import Frequency
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedColumn
from trigpoint.printed.fitting import COMPARATORS, EDGES, FIGURES, Shape, shape_of
from trigpoint.printed.marks import read_frequency

# A share of an annual target may exceed it, hardly twice over.
MOST_SHARE = Decimal(2)
_SHARED = FIGURES - {ColumnKind.NUMERATOR, ColumnKind.DENOMINATOR} | COMPARATORS | EDGES | {ColumnKind.PRIOR}

_OF_MONTHS = (ColumnKind.MONTH, ColumnKind.QUARTER)


def mended(
    cells: Sequence[PrintedCell], columns: Sequence[PrintedColumn], *, frequency: str
) -> tuple[PrintedCell, ...]:
    """The cells of a row of shifted text, each mending said in the cell's doubt."""
    found = _suspended_throughout(list(cells), columns)
    if read_frequency(frequency) is Frequency.ANNUAL:
        found = _annual(found, columns)
    return tuple(_year_of_comparator(cell) for cell in _lone_target(found, columns))


def as_percentages(cells: Sequence[PrintedCell], *, said: bool) -> tuple[PrintedCell, ...]:
    """Shares that a spreadsheet keeps as 0.922 and shows without a sign, as percentages, each in doubt.

    said: the row calls its figures percentages. Only where every bare number of the row is a share, and one
    of them is not whole, is there anything to mend: 0 and 1 may be counts.
    """
    bare = [cell for cell in cells if cell.column.kind in _SHARED and shape_of(cell.text) is Shape.NUMBER]
    numbers = [Decimal(cell.text.replace(",", "")) for cell in bare]
    are_shares = all(0 <= number <= MOST_SHARE for number in numbers)
    if not said or not are_shares or all(number == int(number) for number in numbers):
        return tuple(cells)
    return tuple(_as_percentage(cell) if cell in bare else cell for cell in cells)


def _as_percentage(cell: PrintedCell) -> PrintedCell:
    percent = (Decimal(cell.text) * 100).normalize()
    text = f"{percent:f}%"
    doubt = f"{cell.text} is kept without a percentage format, and read as {text}"
    return replace(cell, text=text, doubt=cell.doubt or doubt)


def _suspended_throughout(cells: list[PrintedCell], columns: Sequence[PrintedColumn]) -> list[PrintedCell]:
    """A measure that is suspended in its first month, with nothing under the next, is so in those too."""
    months = [column for column in columns if column.kind is ColumnKind.MONTH]
    by_column = {cell.column: cell for cell in cells}
    if not months or months[0] not in by_column:
        return cells
    first = by_column[months[0]]
    if shape_of(first.text) is not Shape.SUSPENDED or any(month in by_column for month in months[1:]):
        return cells
    doubt = f"'{first.text}' is printed once, under '{months[0].label}', and read for every month"
    more = [replace(first, column=month, doubt=doubt) for month in months[1:]]
    position = cells.index(first) + 1
    return [*cells[:position], *more, *cells[position:]]


def _annual(cells: list[PrintedCell], columns: Sequence[PrintedColumn]) -> list[PrintedCell]:
    """An annual line without an outturn stands one column too far left: its last figure is the year's."""
    outturns = [column for column in columns if column.kind is ColumnKind.OUTTURN]
    months = [column for column in columns if column.kind in _OF_MONTHS]
    has_outturn = any(cell.column.kind is ColumnKind.OUTTURN for cell in cells)
    last = next((cell for cell in reversed(cells) if cell.column.kind in _OF_MONTHS), None)
    if len(outturns) != 1 or has_outturn or last is None or last.column != months[-1]:
        return cells
    moved = dict(zip(months, [*months[1:], outturns[0]], strict=True))
    return [
        replace(cell, column=moved[cell.column], doubt=_one_left(cell)) if cell.column in moved else cell
        for cell in cells
    ]


def _one_left(cell: PrintedCell) -> str:
    return (
        f"it stands under '{cell.column.label}'; the line is annual and has nothing under the outturn, so its"
        " figures are read one column to the right"
    )


def _lone_target(cells: list[PrintedCell], columns: Sequence[PrintedColumn]) -> list[PrintedCell]:
    """One edge alone is the target, under whichever colour it stands."""
    edges = [cell for cell in cells if cell.column.kind in EDGES]
    green = next((column for column in columns if column.kind is ColumnKind.GREEN), None)
    if len(edges) != 1 or green is None or edges[0].column == green:
        return cells
    (edge,) = edges
    doubt = f"it stands under '{edge.column.label}'; as the only edge of its row it is read as the target"
    return [replace(edge, column=green, doubt=doubt) if cell is edge else cell for cell in cells]


def _year_of_comparator(cell: PrintedCell) -> PrintedCell:
    """(19/20) among the comparators is the year they are of."""
    if cell.column.kind not in COMPARATORS or shape_of(cell.text) is not Shape.YEAR:
        return cell
    return replace(cell, column=PrintedColumn(ColumnKind.BENCHMARK_YEAR, cell.column.label))
