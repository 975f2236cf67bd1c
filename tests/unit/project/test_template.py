"""The mapping a new council begins with reads files that are headed with our own column names."""

from datetime import date
from pathlib import Path

import pytest

from trigpoint.project.template import WIDTH, sources_template
from trigpoint.sources import read_extract, read_mapping
from trigpoint.tables import EARLY_HELP


@pytest.fixture
def mapping_file(tmp_path: Path) -> Path:
    path = tmp_path / "sources.yaml"
    path.write_text(sources_template(EARLY_HELP), encoding="utf-8")
    return path


def test_every_column_of_every_table_is_mapped_to_its_own_name(mapping_file: Path) -> None:
    mapping = read_mapping(mapping_file, EARLY_HELP)
    mapped = {
        table.table.name: {column.column.name: column.heading for column in table.columns}
        for table in mapping.tables
    }
    assert mapped == {table.name: {name: name for name in table.column_names()} for table in EARLY_HELP}


def test_it_reads_a_file_for_each_table(mapping_file: Path, tmp_path: Path) -> None:
    for table in EARLY_HELP:
        path = tmp_path / f"{table.name}.csv"
        path.write_text(",".join(table.column_names()) + "\n", encoding="utf-8")
    (tmp_path / "families.csv").write_text(
        "family_id,locality,recorded_on\n0001,North,01/04/2021\n", encoding="utf-8"
    )
    mapping = read_mapping(mapping_file, EARLY_HELP)
    extract = read_extract(tmp_path, mapping, EARLY_HELP, date(2022, 4, 14))
    assert extract.quarantine.num_rows == 0
    [family] = extract.records.rows("families")
    assert family == {"family_id": "0001", "locality": "North", "recorded_on": date(2021, 4, 1)}


def test_it_explains_every_column_and_fits_a_page() -> None:
    text = sources_template(EARLY_HELP)
    assert max(map(len, text.splitlines())) <= WIDTH
    words = " ".join(text.replace("#", " ").split())
    for table in EARLY_HELP:
        for column in table.columns:
            assert " ".join(column.meaning.split()) in words, column.name
            assert all(code in words for code in column.codes)
