"""The same figures by Trigpoint's engine: `python -m bench.trigpoint_run FOLDER FILE`.

Reads the library's catalogue as text, as every run does, and the same Parquet files.
"""

import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from trigpoint.calendar.periods import month, months_between
from trigpoint.calendar.working_days import england
from trigpoint.engines.duckdb.engine import DuckDBEngine
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files
from trigpoint.model.figures import Count
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.records import Records

MONTHS = months_between(month(2019, 4), month(2022, 3))


def read_records(folder: Path) -> Records:
    # ParquetFile, because read_table brings in the data set reader, and with it pandas where there is one.
    paths = {declaration.name: folder / f"{declaration.name}.parquet" for declaration in EARLY_HELP}
    tables = {name: pq.ParquetFile(path).read() for name, path in paths.items()}
    return Records(EARLY_HELP, tables, covers_from=date(2017, 4, 1), extracted_on=date(2022, 4, 14))


def line(count: Count) -> str:
    cell = count.cell
    numerator, denominator = (
        "" if each is None else str(each) for each in (count.numerator, count.denominator)
    )
    return (
        "\t".join([cell.measure, cell.period.id, cell.breakdown, cell.group, numerator, denominator]) + "\n"
    )


def main(folder: Path, file: Path) -> None:
    catalogue = read_catalogue(
        [CatalogueFile(name, text, True) for name, text in measure_files()], EARLY_HELP
    )
    engine = DuckDBEngine.over(read_records(folder), england())
    counts = engine.count(catalogue.in_order_of_need(), MONTHS, tuple(catalogue.breakdowns.values()))
    file.write_text("".join(sorted(map(line, counts))), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
