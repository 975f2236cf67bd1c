"""Every council in every measure of the tool: `python -m bench.comparators_trigpoint FOLDER FILE`."""

import sys
from pathlib import Path

import pyarrow.parquet as pq

from trigpoint.comparators.comparing import compare
from trigpoint.comparators.lait import read_lait
from trigpoint.comparators.neighbours import read_neighbours

COLUMNS = {
    "indicator": "indicator",
    "period": "period",
    "council": "council",
    "value": "value",
    "change": "change",
    "neighbours_mean": "mean",
    "neighbours_median": "median",
    "neighbours_with_value": "with_value",
    "best_neighbour_value": "best",
    "region_value": "region",
    "england": "england",
    "q1": "q1",
    "q2": "q2",
    "q3": "q3",
    "rank": "rank",
    "band": "band",
}


def main() -> None:
    folder, written = map(Path, sys.argv[1:])
    dictionary = folder / "lait_data_dictionary.csv"
    release = read_lait(sorted(set(folder.glob("lait_*.csv")) - {dictionary}), dictionary, edition="bench")
    model = read_neighbours(folder / "statistical_neighbours_long.csv", "April 2021")
    found = compare(release.observations, model)
    pq.write_table(found.select(list(COLUMNS)).rename_columns(list(COLUMNS.values())), written)


if __name__ == "__main__":
    main()
