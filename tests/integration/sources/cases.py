"""What a case of a broken file is: the council with one thing wrong, and what must come of it."""

from dataclasses import dataclass
from typing import Any

from .council import (
    Content,
    Council,
)


@dataclass(frozen=True)
class Stops:
    """A case that stops the load. `says`: the words its one message must have."""

    name: str
    council: Council
    says: tuple[str, ...]


@dataclass(frozen=True)
class Quarantines:
    """A case that loads, and the whole of its quarantine."""

    name: str
    council: Council
    findings: tuple[dict[str, Any], ...]


OUT, UNKNOWN, KEPT = "row left out", "cell made unknown", "kept, as a warning"
_TABLES = {
    "families.csv": "families",
    "families.xlsx": "families",
    "families.parquet": "families",
    "contacts.csv": "contacts",
    "complaints.csv": "complaints",
    "programmes.csv": "parenting_programmes",
}


def finding(
    file: str, row: int, where: str, column: str, value: str, *, rule: str, expected: str, treatment: str
) -> dict[str, Any]:
    """One row of quarantine. where: the column's letter and heading, as "B Locality Team"."""
    letter, _, heading = where.partition(" ")
    return {
        "table": _TABLES[file],
        "file": file,
        "sheet": "Families" if file.endswith("xlsx") else "",
        "row": row,
        "column_letter": letter.replace("+", ", "),
        "heading": heading,
        "column": column,
        "value": value,
        "rule": rule,
        "expected": expected,
        "treatment": treatment,
    }


def stops(
    name: str, files: dict[str, Content], *says: str, mapping: tuple[tuple[str, str], ...] = ()
) -> Stops:
    return Stops(name, Council(files, mapping), says)


def quarantines(
    name: str, files: dict[str, Content], *findings: dict[str, Any], mapping: tuple[tuple[str, str], ...] = ()
) -> Quarantines:
    return Quarantines(name, Council(files, mapping), findings)


def mapping_stops(name: str, wrong: str, right: str, *says: str) -> Stops:
    return Stops(name, Council(mapping=((wrong, right),)), says)
