"""A file of one series, or of several from which one is picked: figures by period, to be charted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from trigpoint.calendar.periods import month_of
from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.sources.csv_file import read_csv
from trigpoint.sources.file_kinds import check_kind
from trigpoint.sources.raw import RawSheet
from trigpoint.sources.series_cells import read_number, read_period
from trigpoint.sources.workbook import Workbook

# What a column may be called, whatever its capitals; the first that is there is taken.
NAMES = {
    "period": ("period", "month", "date", "quarter", "year"),
    "value": ("value", "figure", "y"),
    "numerator": ("numerator",),
    "denominator": ("denominator",),
    "target": ("target",),
}
ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True)
class SeriesWanted:
    """Which series of a file, and where it stands.

    pick: the value that each of these columns must have. columns: the headings of parts (period, value,
    numerator, denominator, target) that are called otherwise than NAMES has it. per: what a numerator over a
    denominator is for each of. target: one number for every period.
    """

    pick: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    per: int = 100
    target: Decimal | None = None


@dataclass(frozen=True)
class SeriesRead:
    """The series in order of time.

    of_parts: whether its figures were worked out of numerators and denominators. percent: whether they are
    percentages, by a sign or as such. decimals: the most that a figure is written with, 1 for those of parts.
    """

    name: str
    observations: tuple[Observation, ...]
    of_parts: bool
    percent: bool
    decimals: int


def read_series(path: Path, wanted: SeriesWanted) -> SeriesRead:
    """One series of a CSV file or of the only sheet of a workbook.

    Raises TrigpointError, with row and column, for a column that is not there, a cell that cannot be read,
    or a period that is there twice; and where nothing is left after picking.
    """
    sheet = _sheet(path)
    rows = _picked(sheet, wanted.pick)
    columns = _columns(sheet, wanted)
    found = sorted(_observations(sheet, rows, columns, wanted), key=lambda one: one.observation.first_day)
    for before, after in pairwise(found):
        if before.observation.first_day == after.observation.first_day:
            raise _twice(sheet, before, after)
    parts = "value" not in columns
    return SeriesRead(
        name=", ".join(wanted.pick.values()) or path.stem.replace("_", " "),
        observations=tuple(one.observation for one in found),
        of_parts=parts,
        percent=(parts and wanted.per == 100) or any(one.percent for one in found),
        decimals=1 if parts else max(one.decimals for one in found),
    )


# ---- the file and its columns -----------------------------------------------------------------------------


def _sheet(path: Path) -> RawSheet:
    name = path.name
    if path.suffix.lower() not in ENDINGS:
        raise TrigpointError(
            "A series is read from a CSV file or a workbook.",
            place=Place(name),
            hint="Its name must end in .csv or .xlsx.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "Check the name and the folder."
        message = f"The file cannot be read: {error.strerror}."
        raise TrigpointError(message, place=Place(name), hint=hint) from None
    check_kind(name, data, path.suffix.lower())
    if path.suffix.lower() == ".xlsx":
        return Workbook(name, data).sheet("", header_row=1, wanted=())
    return read_csv(name, data, encoding=_encoding(data), header_row=1, wanted=())


def _encoding(data: bytes) -> str:
    """Excel saves in the encoding of old Windows unless told otherwise."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _columns(sheet: RawSheet, wanted: SeriesWanted) -> dict[str, int]:
    """The position of each part's column: period, and a value or its numerator and denominator."""
    by_name = {heading.casefold(): position for position, heading in enumerate(sheet.headings)}
    found: dict[str, int] = {}
    for part, names in NAMES.items():
        if part in wanted.columns:
            found[part] = _position(sheet, wanted.columns[part])
        elif there := [by_name[name] for name in names if name in by_name]:
            found[part] = there[0]
    if {"numerator", "denominator"} <= wanted.columns.keys():
        found.pop("value", None)
    if "period" not in found:
        said = f"There is no column called {' or '.join(NAMES['period'])}."
        raise _no_column(sheet, said, "--column period=MONTH")
    if not ("value" in found or {"numerator", "denominator"} <= found.keys()):
        said = f"There is no column called {' or '.join(NAMES['value'])}, nor a numerator and a denominator."
        raise _no_column(sheet, said, "--column value=FIGURE")
    return found


def _no_column(sheet: RawSheet, message: str, option: str) -> TrigpointError:
    hint = f"The columns are {', '.join(sheet.headings)}. Say which it is, such as {option}"
    return TrigpointError(message, place=Place(sheet.file, max(sheet.header_row, 1)), hint=hint)


def _position(sheet: RawSheet, heading: str) -> int:
    if heading not in sheet.headings:
        raise TrigpointError(
            f"There is no column {heading!r}.",
            place=Place(sheet.file, 1),
            hint=suggestion(heading, sheet.headings, what="The columns"),
        )
    return sheet.headings.index(heading)


def _picked(sheet: RawSheet, pick: Mapping[str, str]) -> list[int]:
    rows = list(range(len(sheet.rows)))
    for heading, value in pick.items():
        cells = sheet.columns[_position(sheet, heading)].text.to_pylist()
        there = dict.fromkeys(cells[row] for row in rows if cells[row])
        rows = [row for row in rows if cells[row] == value]
        if not rows:
            raise TrigpointError(
                f"No row has {value!r} under {heading!r}.",
                place=Place(sheet.file),
                hint=suggestion(value, there, what=f"The values of {heading}"),
            )
    if not rows:
        raise TrigpointError("The file has no rows.", place=Place(sheet.file), hint="Export it again.")
    return rows


# ---- the cells --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Read:
    """An observation, the row it stands in, and how its figure is written."""

    observation: Observation
    row: int
    percent: bool
    decimals: int


def _observations(
    sheet: RawSheet, rows: Sequence[int], columns: Mapping[str, int], wanted: SeriesWanted
) -> Iterator[_Read]:
    cells = {part: sheet.columns[position].text.to_pylist() for part, position in columns.items()}
    days = sheet.columns[columns["period"]].dates
    for row in rows:
        day = days[row].as_py() if days is not None else None
        at = month_of(day) if day else read_period(sheet, row, columns["period"], cells["period"][row])
        numbers = {
            part: read_number(sheet, row, columns[part], cells[part][row])
            for part in cells
            if part != "period"
        }
        target = wanted.target if wanted.target is not None else numbers.get("target")
        text = cells["value"][row] or "" if "value" in cells else ""
        yield _Read(
            _observation(at, numbers, target, wanted.per),
            sheet.rows[row].as_py(),
            text.endswith("%"),
            len(text.removesuffix("%").partition(".")[2].rstrip("0")),
        )


def _observation(
    at: Period, numbers: Mapping[str, Decimal | None], target: Decimal | None, per: int
) -> Observation:
    """A figure as it stands with its parts, or worked out of them where there is no column of values."""
    above, below = numbers.get("numerator"), numbers.get("denominator")
    if "value" in numbers:
        value = numbers["value"]
    else:
        value = per * above / below if above is not None and below else None
    return Observation(at, value, target, above, below, per)


def _twice(sheet: RawSheet, before: _Read, after: _Read) -> TrigpointError:
    """The period that is there twice, and a column in which the two rows differ."""
    lines = sheet.rows.to_pylist()
    two = [lines.index(before.row), lines.index(after.row)]
    cells = {name: column.text for name, column in zip(sheet.headings, sheet.columns, strict=True)}
    apart = {name: text[two[1]].as_py() for name, text in cells.items() if text[two[0]] != text[two[1]]}
    words = {name: value for name, value in apart.items() if value and not any(map(str.isdigit, value))}
    picks = [f"--series {name}={value}" for name, value in (words or apart).items()]
    return TrigpointError(
        f"{after.observation.label} is there twice, in rows {before.row} and {after.row}.",
        place=Place(sheet.file, after.row),
        hint=f"Pick one series, such as {picks[0]}" if picks else "Take one of them out.",
    )
