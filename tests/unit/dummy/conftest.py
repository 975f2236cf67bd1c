"""Invented councils, made once for all the tests: the records of their extracts, and their folders."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from trigpoint.dummy import make_council
from trigpoint.dummy.council import EXTRACTS
from trigpoint.sources import Extract, read_extract, read_mapping
from trigpoint.tables import EARLY_HELP

FIRST, LAST = EXTRACTS[0], EXTRACTS[-1]
SEED, ANOTHER_SEED = 2022, 7

Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def council_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    @cache
    def make(seed: int) -> Path:
        folder = tmp_path_factory.mktemp(f"council_{seed}")
        make_council(folder, seed=seed)
        return folder

    return make


@pytest.fixture(scope="session")
def extract(council_folder: Callable[[int], Path]) -> Callable[[int, date], Extract]:
    @cache
    def read(seed: int, day: date) -> Extract:
        folder = council_folder(seed)
        mapping = read_mapping(folder / "sources.yaml", EARLY_HELP)
        return read_extract(folder / "extracts" / day.isoformat(), mapping, EARLY_HELP, day)

    return read


@pytest.fixture(scope="session")
def rows(extract: Callable[[int, date], Extract]) -> Callable[[int, date], Tables]:
    """Every table's rows but the one large one's, which its own test reads as columns."""

    @cache
    def read(seed: int, day: date) -> Tables:
        tables = extract(seed, day).records.tables
        small = (name for name in tables if name != "young_people_activity")
        return {name: tables[name].to_pylist() for name in small}

    return read
