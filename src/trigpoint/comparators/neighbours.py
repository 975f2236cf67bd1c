"""Statistical neighbour models as dated data: ten councils for each council, nearest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from trigpoint.comparators.places import plain_name, region_key
from trigpoint.comparators.text_files import read_lists
from trigpoint.comparators.years import MONTHS, read_year
from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError

EXPECTED = 10
TEN = "A model gives every council ten others. Mend the line, or download the file again."
REGION_HEADINGS = ("GOReg", "region_name")
LONG_HEADINGS = ("model", "la_code", "la_name", "region", "sn_rank", "sn_la_code")


@dataclass(frozen=True)
class Neighbour:
    """One statistical neighbour: its number, its rank (1 is nearest) and how close the model calls it."""

    area: str
    rank: int
    closeness: str = ""


@dataclass(frozen=True)
class NeighbourModel:
    """Which councils are like which, in a model of a date ('April 2021'). A comparison names it.

    neighbours: by council number, nearest first. names and regions: of the same councils.
    """

    dated: str
    neighbours: Mapping[str, tuple[Neighbour, ...]]
    names: Mapping[str, str]
    regions: Mapping[str, str]

    def of(self, council: str) -> tuple[Neighbour, ...]:
        """A council's neighbours by its number. Raises TrigpointError for one the model does not have."""
        if council not in self.neighbours:
            raise TrigpointError(
                f"The {self.dated} model has no council {council}.",
                hint="Councils made or ended by reorganisation are in the models of their own time only.",
            )
        return self.neighbours[council]

    def number_of(self, text: str) -> str:
        """The number of a council by its number or any spelling of its name."""
        if text.strip() in self.names:
            return text.strip()
        plain = plain_name(text)
        found = [number for number, known in self.names.items() if plain_name(known) == plain]
        if len(found) != 1:
            raise TrigpointError(
                f"The {self.dated} model has no council '{text}'.",
                hint=suggestion(text, self.names.values(), what="A council")
                or "Give its three-figure number, or its name as it is published.",
            )
        return found[0]


def in_force(models: Iterable[str], day: date) -> str:
    """The latest of the models, given by their dates, that is of the month of a day or earlier.

    'April 2021' is in force in March 2022. Raises TrigpointError where every model is later.
    """
    month = (day.year, day.month)
    earlier = [dated for dated in models if month_of_model(dated) <= month]
    if not earlier:
        raise TrigpointError(
            f"No statistical neighbour model was in force in {day:%B %Y}.",
            hint="Add the model of that time, or name a later one with --model, which compares with councils"
            " that were not yet called alike.",
        )
    return max(earlier, key=month_of_model)


def month_of_model(dated: str) -> tuple[int, int]:
    """The year and month of a model's date. Raises TrigpointError where it is not a month."""
    found = read_year(dated)
    if found.part not in MONTHS:
        raise TrigpointError(f"The model's date '{dated}' is not a month.", hint="Write it as April 2021.")
    return found.year, MONTHS.index(found.part) + 1


@dataclass(frozen=True)
class _Line:
    council: str
    name: str
    region: str
    neighbour: Neighbour
    number: int


# A line of a file with its number.
_Numbered = tuple[int, list[str]]


def read_neighbours(path: Path, dated: str) -> NeighbourModel:
    """A model from any of the layouts it is published in: a long table of one or more models, the wide table
    of ten columns, or the workbook of the interactive tool.

    dated: which model, as in 'April 2021'. The wide layouts do not say which they are, so it is the caller's
    word; a long table must have it. Raises TrigpointError where a council has other than ten neighbours, has
    one twice, or is its own.
    """
    heading, rows = _table(path)
    read = _long if _kind(heading) == "long" else _wide
    lines = list(read(heading, rows, dated, path))
    if not lines:
        raise TrigpointError(
            f"The file has no model of {dated}.",
            place=Place(path.name),
            hint=suggestion(dated, models_in(path), what="Its models"),
        )
    return _model(lines, dated, path)


def is_neighbours(path: Path) -> bool:
    """Whether a file has the heading of a neighbour table anywhere."""
    return _heading_at(_rows(path)) is not None


def models_in(path: Path) -> tuple[str, ...]:
    """The dates of the models of a long table; none for a wide one, which does not say."""
    heading, rows = _table(path)
    if _kind(heading) != "long":
        return ()
    at = heading.index("model")
    return tuple(dict.fromkeys(cells[at] for _, cells in rows if len(cells) > at))


def _rows(path: Path) -> list[list[str]]:
    return _workbook(path) if path.suffix.lower() == ".xlsx" else read_lists(path)


def _heading_at(rows: list[list[str]]) -> int | None:
    return next((at for at, row in enumerate(rows) if _kind(row)), None)


def _table(path: Path) -> tuple[list[str], list[_Numbered]]:
    """The heading of a neighbour table, and the lines beneath it with their numbers."""
    rows = _rows(path)
    start = _heading_at(rows)
    if start is None:
        raise TrigpointError(
            "No heading of a statistical neighbour table was found.",
            place=Place(path.name, 1),
            hint="A long table has la_code, sn_rank and sn_la_code; a wide one SN1 to SN10.",
        )
    return rows[start], list(enumerate(rows[start + 1 :], start + 2))


def _kind(row: list[str]) -> str:
    if set(LONG_HEADINGS) <= set(row):
        return "long"
    return "wide" if any(_nth(name) == 1 for name in row) else ""


def _nth(heading: str) -> int:
    """10 for SN10 and SN_10, 0 for any other heading (SNP and SN_10P are how close it is)."""
    match = re.fullmatch(r"SN_?(\d{1,2})", heading.strip())
    return int(match[1]) if match else 0


def _long(heading: list[str], rows: list[_Numbered], dated: str, path: Path) -> Iterator[_Line]:
    for number, cells in rows:
        row = dict(zip(heading, cells, strict=False))
        if row.get("model") == dated:
            if not row.get("sn_rank", "").isdigit():
                said = f"Council {row['la_code']} has a neighbour without a rank."
                raise TrigpointError(said, place=Place(path.name, number))
            neighbour = Neighbour(row["sn_la_code"], int(row["sn_rank"]), row.get("closeness", "").strip())
            yield _Line(row["la_code"], row["la_name"], row["region"], neighbour, number)


def _wide(heading: list[str], rows: list[_Numbered], dated: str, path: Path) -> Iterator[_Line]:
    """A council a row: its number, name and region first, then a neighbour and how close it is, ten times.

    Councils that are gone follow under a line of their own, and are part of the model. A council that is too
    new for it has a hyphen for each neighbour, and is not.
    """
    places = [(at, _nth(name)) for at, name in enumerate(heading) if _nth(name)]
    region = _region_at(heading, path)
    for number, row in [(number, cells) for number, cells in rows if cells and cells[0].strip().isdigit()]:
        if len(row) <= places[-1][0]:
            said = f"The line of council {row[0]} is too short for ten neighbours."
            raise TrigpointError(said, place=Place(path.name, number))
        for at, rank in places:
            if row[at].strip() not in {"-", ""}:
                close = row[at + 1].strip() if at + 1 < len(row) else ""
                neighbour = Neighbour(row[at].strip(), rank, close)
                yield _Line(row[0].strip(), row[1], row[region], neighbour, number)


def _region_at(heading: list[str], path: Path) -> int:
    found = [at for at, name in enumerate(heading) if name.strip() in REGION_HEADINGS]
    if not found:
        said = f"The table of neighbours has no column {' or '.join(REGION_HEADINGS)}."
        raise TrigpointError(said, place=Place(path.name))
    return found[0]


def _workbook(path: Path) -> list[list[str]]:
    """The first sheet as text: whole numbers without their decimal point."""
    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except (CalamineError, OSError) as error:
        raise TrigpointError(f"The workbook cannot be read: {error}", place=Place(path.name)) from None
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _model(lines: list[_Line], dated: str, path: Path) -> NeighbourModel:
    found: dict[str, list[_Line]] = {}
    for line in lines:
        found.setdefault(line.council, []).append(line)
    for council, some in found.items():
        areas = {line.neighbour.area for line in some}
        if len(some) != EXPECTED or len(areas) != EXPECTED or council in areas:
            different = len(areas - {council})
            raise TrigpointError(
                f"Council {council} ({some[0].name.strip()}) is given {len(some)} neighbours, which are"
                f" {different} other councils, not ten.",
                place=Place(path.name, some[-1].number),
                hint=TEN,
            )
    return NeighbourModel(
        dated,
        {
            council: tuple(sorted((line.neighbour for line in some), key=lambda one: one.rank))
            for council, some in found.items()
        },
        {line.council: line.name.strip() for line in lines},
        {line.council: region_key(line.region) for line in lines},
    )
