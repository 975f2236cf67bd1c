"""What is wrong in the files: rows a careful loader puts aside, none of which counts in any total."""

from collections.abc import Mapping
from random import Random

from trigpoint.dummy.files import Cells, Layout

# The table, the column to spoil and what stands in its cell instead.
SPOILT = (
    ("contacts", "source", "SCHOOL?"),
    ("contacts", "received_on", ""),
    ("contacts", "received_on", "31/02/2022"),
    ("initial_contacts", "service", "EHT"),
    ("initial_contacts", "allocated_on", "2022-02-14"),
    ("assessments", "triage_decided_on", "30/02/2022"),
    ("assessments", "assessed_by", "LA/PTR"),
    ("episodes", "opened_on", "NULL"),
    ("step_downs", "route", "Dutyy"),
    ("youth_sessions", "held_on", "tbc"),
    ("youth_sessions", "recorded_on", "03/03/2032"),
    ("audits", "audited_by", "TEAM MGR"),
    ("parenting_programmes", "sessions", "ten"),
    ("closure_surveys", "question", "0"),
)
FIXED_AFTER = {0, 7}  # spoilt rows that the council has put right, that is deleted, by the last extract
DUPLICATES = {"contacts": 3, "episodes": 2, "youth_sessions": 1}


class Dirt:
    """Spoils copies of rows under new keys, and repeats a few rows exactly."""

    def __init__(self, random: Random, *, layout: Layout) -> None:
        self._random = random
        self._layout = layout
        self._spoilt: list[tuple[str, Cells]] = []

    def spoil(self, rows: Mapping[str, list[Cells]], keys: Mapping[str, str]) -> None:
        """Make up the spoilt rows, from those of the first extract. keys: each table's first key column."""
        for n, (table, column, instead) in enumerate(SPOILT):
            cells = list(self._random.choice(rows[table][-400:]))
            columns = self._layout.columns(table)
            cells[columns.index(keys[table])] = f"X{n + 1:05d}"
            cells[columns.index(column)] = instead
            self._spoilt.append((table, tuple(cells)))

    def into(self, rows: dict[str, list[Cells]], *, last: bool) -> None:
        """Put the spoilt and the repeated rows among the rows of an extract."""
        for n, (table, cells) in enumerate(self._spoilt):
            if not (last and n in FIXED_AFTER):
                rows[table].insert(self._random.randrange(len(rows[table])), cells)
        for table, count in DUPLICATES.items():
            for cells in self._random.sample(rows[table], count):
                rows[table].append(cells)
