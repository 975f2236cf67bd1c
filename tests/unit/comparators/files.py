"""Small published files, invented: four councils of a north and a south, one of them with a new code."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.neighbours import Neighbour, NeighbourModel
from trigpoint.comparators.observations import Release
from trigpoint.model.measures import Polarity

HEADING = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name"
HEADING += ",old_la_code,new_la_code,la_name"


def council(number: int, year: int = 2022, code: str = "") -> str:
    """The time and place of a row, up to the figures."""
    place = f"{number},{code or f'E0600{number:04}'},Council {number}"
    return f"{year},Reporting year,Local authority,E92000001,England,E12000001,North East,{place}"


def region(year: int = 2022) -> str:
    return f"{year},Reporting year,Regional,E92000001,England,E12000001,North East,,,"


def england(year: int = 2022) -> str:
    return f"{year},Reporting year,National,E92000001,England,,,,,"


def tidy_file(folder: Path, columns: str, *rows: str, bom: bool = False, name: str = "x.csv") -> Path:
    path = folder / name
    text = "\n".join([f"{HEADING},{columns}", *rows]) + "\n"
    path.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
    return path


def tidy(
    folder: Path,
    columns: str,
    *rows: str,
    edition: str = "2022",
    polarity: Mapping[str, Polarity] | None = None,
) -> Release:
    path = tidy_file(folder, columns, *rows, name=f"{edition}.csv")
    return read_ees(path, "invented", edition=edition, polarity=polarity)


def model_of(*groups: tuple[int, ...], dated: str = "May 2025") -> NeighbourModel:
    """model_of((1, 2, 3)): council 1 has neighbours 2 and 3."""
    return NeighbourModel(
        dated,
        {str(one): tuple(Neighbour(str(n), rank) for rank, n in enumerate(near, 1)) for one, *near in groups},
        {str(one): f"Council {one}" for one, *_ in groups},
        {str(one): "980" for one, *_ in groups},
    )


def row_of(table: pa.Table, **wanted: object) -> dict[str, object]:
    (found,) = [row for row in table.to_pylist() if all(row[name] == value for name, value in wanted.items())]
    return found
