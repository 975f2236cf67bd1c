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
from trigpoint.model.errors import Place, TrigpointError

EXPECTED = 10
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

    def number_of(self, name: str) -> str:
        """The number of a council by any spelling of its name."""
        plain = plain_name(name)
        found = [number for number, known in self.names.items() if plain_name(known) == plain]
        if len(found) != 1:
            raise TrigpointError(f"The {self.dated} model has no council called '{name}'.")
        return found[0]


def in_force(models: Iterable[NeighbourModel], day: date) -> NeighbourModel:
    """The latest of the models that is dated on or before the month of a day: 'April 2021' for March 2022.

    Raises TrigpointError where every model is later.
    """
    month = (day.year, day.month)
    earlier = [model for model in models if _month(model) <= month]
    if not earlier:
        raise TrigpointError(
            f"No statistical neighbour model was in force in {day:%B %Y}.",
            hint="Give the model of that time; a later one compares with councils that were not yet alike.",
        )
    return max(earlier, key=_month)


def _month(model: NeighbourModel) -> tuple[int, int]:
    dated = read_year(model.dated)
    if dated.part not in MONTHS:
        raise TrigpointError(
            f"The model's date '{model.dated}' is not a month.", hint="Write it as April 2021."
        )
    return dated.year, MONTHS.index(dated.part) + 1


@dataclass(frozen=True)
class _Line:
    council: str
    name: str
    region: str
    neighbour: Neighbour


def read_neighbours(path: Path, dated: str) -> NeighbourModel:
    """A model from any of the layouts it is published in: a long table of one or more models, the wide table
    of ten columns, or the workbook of the interactive tool.

    dated: which model, as in 'April 2021'. The wide layouts do not say which they are, so it is the caller's
    word; a long table must have it. Raises TrigpointError where a council has other than ten neighbours, has
    one twice, or is its own.
    """
    rows = _workbook(path) if path.suffix == ".xlsx" else read_lists(path)
    start = next((at for at, row in enumerate(rows) if _kind(row)), None)
    if start is None:
        raise TrigpointError(
            "No heading of a statistical neighbour table was found.",
            place=Place(path.name, 1),
            hint="A long table has la_code, sn_rank and sn_la_code; a wide one SN1 to SN10.",
        )
    read = _long if _kind(rows[start]) == "long" else _wide
    try:
        lines = list(read(rows[start], rows[start + 1 :], dated))
    except TrigpointError as error:
        raise TrigpointError(error.message, place=Place(path.name)) from None
    if not lines:
        raise TrigpointError(f"The file has no model of {dated}.", place=Place(path.name))
    return _model(lines, dated, path)


def _kind(row: list[str]) -> str:
    if set(LONG_HEADINGS) <= set(row):
        return "long"
    return "wide" if any(_nth(name) == 1 for name in row) else ""


def _nth(heading: str) -> int:
    """10 for SN10 and SN_10, 0 for any other heading (SNP and SN_10P are how close it is)."""
    match = re.fullmatch(r"SN_?(\d{1,2})", heading.strip())
    return int(match[1]) if match else 0


def _long(heading: list[str], rows: list[list[str]], dated: str) -> Iterator[_Line]:
    for cells in rows:
        row = dict(zip(heading, cells, strict=False))
        if row.get("model") == dated:
            if not row.get("sn_rank", "").isdigit():
                raise TrigpointError(f"Council {row['la_code']} has a neighbour without a rank.")
            neighbour = Neighbour(row["sn_la_code"], int(row["sn_rank"]), row.get("closeness", "").strip())
            yield _Line(row["la_code"], row["la_name"], row["region"], neighbour)


def _wide(heading: list[str], rows: list[list[str]], dated: str) -> Iterator[_Line]:
    """A council a row: its number, name and region first, then a neighbour and how close it is, ten times.

    Councils that are gone follow under a line of their own, and are part of the model. A council that is too
    new for it has a hyphen for each neighbour, and is not.
    """
    places = [(at, _nth(name)) for at, name in enumerate(heading) if _nth(name)]
    region = next(at for at, name in enumerate(heading) if name.strip() in {"GOReg", "region_name"})
    for row in [cells for cells in rows if cells and cells[0].strip().isdigit()]:
        if len(row) <= places[-1][0] + 1:
            raise TrigpointError(f"The line of council {row[0]} is too short for ten neighbours.")
        for at, rank in places:
            if row[at].strip() != "-":
                yield _Line(
                    row[0], row[1], row[region], Neighbour(row[at].strip(), rank, row[at + 1].strip())
                )


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
    found: dict[str, list[Neighbour]] = {}
    for line in lines:
        found.setdefault(line.council, []).append(line.neighbour)
    for council, neighbours in found.items():
        areas = {neighbour.area for neighbour in neighbours}
        if len(neighbours) != EXPECTED or len(areas) != EXPECTED or council in areas:
            raise TrigpointError(
                f"Council {council} does not have ten different neighbours other than itself.",
                place=Place(path.name),
            )
    return NeighbourModel(
        dated,
        {council: tuple(sorted(some, key=lambda one: one.rank)) for council, some in found.items()},
        {line.council: line.name.strip() for line in lines},
        {line.council: region_key(line.region) for line in lines},
    )
