"""Published figures in one shape, whichever file they came from: indicator, place, period, what it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.states import read_cell
from trigpoint.comparators.years import PublishedPeriod
from trigpoint.model.errors import Place, TrigpointError

WORD = pa.dictionary(pa.int32(), pa.string())

# The file and line of a row, counted from 0, of what is being read.
Where = Callable[[int], Place]

# indicator, breakdown: which series ('' where a file has one group only). polarity: high, low, info, or ''
# where the publisher does not say. banded: whether quartile bands are shown. area: a council's three-figure
# number, the interactive tool's number of a region, 970 for England. code: the nine-character code as
# published, or ''. region: the region's number, of a council. period: the label as published. value: null
# unless state is known. printed: the number as decimal text, or the symbol. numerator, denominator: null
# where they are not published; per: 100 or 10,000, what their quotient is multiplied by.
OBSERVATIONS = pa.schema(
    [
        ("release", WORD),
        ("indicator", WORD),
        ("indicator_name", WORD),
        ("breakdown", WORD),
        ("polarity", WORD),
        ("banded", pa.bool_()),
        ("area", WORD),
        ("code", WORD),
        ("area_name", WORD),
        ("level", WORD),
        ("region", WORD),
        ("period", WORD),
        ("year", pa.int16()),
        ("span", pa.int8()),
        ("part", WORD),
        ("status", WORD),
        ("value", pa.float64()),
        ("printed", WORD),
        ("state", WORD),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("per", pa.int32()),
    ]
)
SERIES = ("release", "indicator", "breakdown", "year", "span", "part")
IDENTITY = (*SERIES, "area")


@dataclass(frozen=True)
class Release:
    """One publication as it was downloaded: never changed; a later one stands beside it.

    data_set and edition name it ('cin_referrals', '2024'); observations has the schema OBSERVATIONS; remarks
    say in words what was left out and why.
    """

    data_set: str
    edition: str
    observations: pa.Table
    published_on: date | None = None
    remarks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return release_id(self.data_set, self.edition)


def release_id(data_set: str, edition: str) -> str:
    return f"{data_set} {edition}"


def mapped(column: pa.ChunkedArray, read: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """Every cell of a text column through a function that is called once for each different text."""
    words = dictionary_of(column)
    answers = pa.array([read(text) for text in words.dictionary.to_pylist()], kind)
    return answers.take(words.indices)


def words(column: pa.ChunkedArray | pa.Array, read: Callable[[str], str] = str) -> pa.DictionaryArray:
    """As `mapped`, for an answer that is a word itself."""
    found = dictionary_of(column)
    answers = pa.array([read(text) for text in found.dictionary.to_pylist()], pa.string())
    places = answers.dictionary_encode()
    return pa.DictionaryArray.from_arrays(places.indices.take(found.indices), places.dictionary)


def dictionary_of(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """A text column as one dictionary array."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    if isinstance(column, pa.ChunkedArray):
        column = column.unify_dictionaries().combine_chunks()
    return column.cast(WORD)


def alphabetical(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """A text column whose words are those in use, numbered by the alphabet."""
    found = dictionary_of(column)
    used = found.dictionary.take(found.indices.unique())
    ordered = used.take(pc.array_sort_indices(used))
    places = pc.index_in(found.dictionary, ordered)
    return pa.DictionaryArray.from_arrays(places.take(found.indices), ordered)


def repeated(word: str, times: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.repeat(pa.scalar(0, pa.int32()), times), pa.array([word], pa.string())
    )


def cells(column: pa.ChunkedArray, name: str, *, where: Where) -> dict[str, pa.Array]:
    """value, printed and state of a column of figures; a cell that cannot be read is refused."""
    found = dictionary_of(column)
    read = []
    for text in found.dictionary.to_pylist():
        try:
            read.append(read_cell(text))
        except TrigpointError as error:
            row = _first_row(found, text)
            raise TrigpointError(
                f"Column {name}: {error.message}", place=where(row), hint=error.hint
            ) from None
    return {
        "value": pa.array([cell.value for cell in read], pa.float64()).take(found.indices),
        "printed": words(pa.array([cell.printed for cell in read], pa.string()).take(found.indices)),
        "state": words(pa.array([str(cell.state) for cell in read], pa.string()).take(found.indices)),
    }


def placed(
    error: TrigpointError, column: pa.ChunkedArray | pa.Array, text: str, where: Where
) -> TrigpointError:
    """An error about a text, with the place of the first row of the column that says so."""
    row = _first_row(dictionary_of(column), text)
    return TrigpointError(error.message, place=where(row), hint=error.hint)


def _first_row(found: pa.DictionaryArray, text: str) -> int:
    return pc.index(found.indices, pa.scalar(found.dictionary.index(text).as_py(), pa.int32())).as_py()


def periods(found: Sequence[PublishedPeriod], indices: pa.Array) -> dict[str, pa.Array]:
    """year, span, part and status, from the periods of different labels and which label each row has."""
    return {
        "year": pa.array([period.year for period in found], pa.int16()).take(indices),
        "span": pa.array([period.span for period in found], pa.int8()).take(indices),
        "part": words(pa.array([period.part for period in found], pa.string()).take(indices)),
        "status": words(pa.array([period.status for period in found], pa.string()).take(indices)),
    }


def assembled(columns: dict[str, Any], rows: int) -> pa.Table:
    """A table of OBSERVATIONS: columns that are one word for every row may be given as that word."""
    filled = [_column(columns.get(field.name), field, rows) for field in OBSERVATIONS]
    return pa.table(filled, schema=OBSERVATIONS)


def _column(given: Any, field: pa.Field, rows: int) -> Any:
    if given is None:
        given = "" if field.type == WORD else True if field.type == pa.bool_() else None
    if isinstance(given, str):
        return repeated(given, rows)
    return pa.repeat(pa.scalar(given, field.type), rows) if given is None or given is True else given


def require_once(observations: pa.Table, where: Where) -> None:
    """Refuse rows that give two figures for one series, place and period."""
    counted = observations.select(IDENTITY).unify_dictionaries().combine_chunks()
    counted = counted.append_column("row", pa.array(range(counted.num_rows), pa.int64()))
    found = counted.group_by(list(IDENTITY), use_threads=False).aggregate([("row", "count"), ("row", "max")])
    twice = found.filter(pc.greater(found["row_count"], 1))
    if twice.num_rows:
        first = twice.slice(0, 1).to_pylist()[0]
        more = f", as are {twice.num_rows - 1} others" if twice.num_rows > 1 else ""
        raise TrigpointError(
            f"{first['indicator']} {first['breakdown']} of {first['year']} for area {first['area']} is there "
            f"{first['row_count']} times{more}.".replace("  ", " "),
            place=where(first["row_max"]),
            hint="Leave one row. Or a column that tells them apart was taken for figures: name it a filter.",
        )


def together(releases: Sequence[Release]) -> pa.Table:
    """The observations of several releases as one table."""
    return pa.concat_tables([release.observations for release in releases]).unify_dictionaries()
