"""Plain random records for every early help table: `python -m bench.records FOLDER ROWS`.

They follow the declarations (codes, keys, bounds, order of dates) and nothing else: enough to load an engine
with, not to learn anything from.
"""

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trigpoint.model.nodes import ValueType
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.records import arrow_schema
from trigpoint.tables.schema import RECORDED_ON, ColumnDeclaration, TableDeclaration

FIRST_DAY, LAST_DAY = date(2017, 4, 1), date(2022, 3, 31)
CHILDREN_PER_FAMILY = 2

# Of each 1,000 rows. Families and children come first, because the others point at them.
ROWS_PER_1000 = {
    "families": 15,
    "children": 30,
    "contacts": 120,
    "initial_contacts": 80,
    "assessments": 80,
    "episodes": 120,
    "step_downs": 50,
    "step_ups": 30,
    "handover_visits": 40,
    "conference_referrals": 40,
    "conferences": 30,
    "conference_reviews": 20,
    "parenting_programmes": 3,
    "programme_attendances": 42,
    "youth_sessions": 20,
    "youth_offending_contacts": 40,
    "young_people_activity": 100,
    "centre_children": 40,
    "centre_attendances": 30,
    "complaints": 10,
    "compliments": 10,
    "audits": 20,
    "closure_surveys": 30,
}
MEAN_DAYS_BETWEEN = {"episodes.closed_on": 180, "centre_children.lived_to": 900}
AFTER = {"centre_children.lived_from": "born_on"}
BORN = {
    "children.born_on": (date(2000, 1, 1), date(2017, 3, 31)),
    "centre_children.born_on": (date(2014, 1, 1), LAST_DAY),
}
ACTIVITY_MONTHS = 36

Values = np.ma.MaskedArray | np.ndarray


def day_number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


@dataclass
class Draft:
    """A table being made. `events` numbers what each row is of; `people` says whose it is."""

    declaration: TableDeclaration
    size: int
    events: np.ndarray
    people: dict[str, np.ndarray]
    days: dict[str, np.ma.MaskedArray] = field(default_factory=dict)


class Generator:
    """Makes tables one after another; each may point at the rows of those before it."""

    def __init__(self, rows: int) -> None:
        self.random = np.random.default_rng(20220331)
        self.sizes = {name: max(share * rows // 1000, 2) for name, share in ROWS_PER_1000.items()}
        self.sizes["children"] = self.sizes["families"] * CHILDREN_PER_FAMILY

    def table(self, declaration: TableDeclaration) -> pa.Table:
        schema = arrow_schema(declaration)
        if declaration.name not in self.sizes:
            return schema.empty_table()
        draft = self._draft(declaration)
        arrays = []
        for column in declaration.columns:
            values = np.ma.asarray(self._values(draft, column))
            arrays.append(
                pa.array(values.data, schema.field(column.name).type, mask=np.ma.getmaskarray(values))
            )
        return pa.Table.from_arrays(arrays, schema=schema)

    def _draft(self, declaration: TableDeclaration) -> Draft:
        """Rows of one event are the children of one family."""
        row = np.arange(self.sizes[declaration.name])
        if declaration.name == "children":
            return Draft(declaration, len(row), row, {"families": row // CHILDREN_PER_FAMILY})
        each_child = declaration.key[-1] == "child_id" and len(declaration.key) == 2
        events = row // CHILDREN_PER_FAMILY if each_child else row
        families = self.random.integers(0, self.sizes["families"], len(row))[events]
        children = families * CHILDREN_PER_FAMILY + row % CHILDREN_PER_FAMILY
        return Draft(declaration, len(row), events, {"families": families, "children": children})

    def _values(self, draft: Draft, column: ColumnDeclaration) -> Values:
        table = draft.declaration
        if table.name == "young_people_activity" and column.name in table.key:
            return _activity_key(column.name, draft.size)
        if column.points_at:
            anyone = self.random.integers(0, self.sizes[column.points_at], draft.size)
            return identifiers(column.points_at, draft.people.get(column.points_at, anyone))
        if column.type is ValueType.DATE:
            draft.days[column.name] = self._days(draft, column)
            return draft.days[column.name].astype("datetime64[D]")
        if column.name in table.key and column.type is ValueType.TEXT:
            return identifiers(table.name, draft.events)
        return np.ma.masked_array(self._plain(column, draft.size), self._missing(draft, column))

    def _missing(self, draft: Draft, column: ColumnDeclaration) -> np.ndarray:
        return self.random.random(draft.size) < (0.0 if column.required else 0.03)

    def _plain(self, column: ColumnDeclaration, size: int) -> np.ndarray:
        if column.codes:
            return np.asarray(column.codes)[self.random.integers(0, len(column.codes), size)]
        match column.type:
            case ValueType.BOOLEAN:
                return self.random.random(size) < 0.7
            case ValueType.INTEGER:
                return self.random.integers(int(column.least), int(column.most), size, endpoint=True)
            case _:
                return identifiers(column.name, self.random.integers(0, 200, size))

    def _days(self, draft: Draft, column: ColumnDeclaration) -> np.ma.MaskedArray:
        """Days since 1970, after the day they must not come before; a day after the last is not there yet."""
        place = f"{draft.declaration.name}.{column.name}"
        after = AFTER.get(place) or column.not_before
        if column.name == RECORDED_ON:
            after = draft.declaration.event
        if after not in draft.days:
            first, last = BORN.get(place, (FIRST_DAY, LAST_DAY))
            days = self.random.integers(day_number(first), day_number(last), draft.size, endpoint=True)
            return np.ma.masked_array(days, self._missing(draft, column))
        gaps = self.random.geometric(1 / MEAN_DAYS_BETWEEN.get(place, 30), draft.size) - 1
        days = draft.days[after] + gaps
        if column.required:
            return np.ma.masked_array(np.minimum(days.filled(0), day_number(LAST_DAY)))
        never = self.random.random(draft.size) < 0.05
        return np.ma.masked_where(never | (days.filled(0) > day_number(LAST_DAY)), days)


def identifiers(prefix: str, numbers: np.ndarray) -> np.ndarray:
    return np.char.add(f"{prefix[:3].upper()}-", np.char.zfill(numbers.astype(str), 7))


def _activity_key(name: str, size: int) -> np.ndarray:
    row = np.arange(size)
    if name != "month":
        return identifiers("young_people", row // ACTIVITY_MONTHS)
    return (np.datetime64("2019-04", "M") + row % ACTIVITY_MONTHS).astype("datetime64[D]")


def populations() -> pa.Table:
    """Children 0 to 17, the whole and by locality and gender, for each mid-year a rate may ask for."""
    declaration = EARLY_HELP["populations"]
    groups = [("whole", "whole", 57_000)]
    groups += [("locality", name, 19_000) for name in ("North", "South", "Central")]
    groups += [("gender", "Female", 28_000), ("gender", "Male", 29_000)]
    rows = [
        {
            "population": "children_0_17",
            "mid_year": year,
            "breakdown": breakdown,
            "group": group,
            "persons": persons + 100 * (year - 2019),
            RECORDED_ON: date(year + 1, 1, 1),
        }
        for year in (2019, 2020, 2021)
        for breakdown, group, persons in groups
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema(declaration))


def main(folder: Path, rows: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    generator = Generator(rows)
    for declaration in EARLY_HELP:
        table = populations() if declaration.name == "populations" else generator.table(declaration)
        pq.write_table(table, folder / f"{declaration.name}.parquet")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
