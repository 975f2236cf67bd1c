"""`python -m bench.comparators FOLDER` compares every council in every measure, by Trigpoint and by pandas.

FOLDER holds what the Local Authority Interactive Tool is made from: its tables (lait_*.csv), their dictionary
and statistical_neighbours_long.csv. Both programs read these files, work out for every measure, year and
council what the tool shows and write it to a Parquet file; a round counts only if the two files agree.
"""

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from bench.__main__ import Measurement, circumstances, median, ratios_table, run

HERE = Path(__file__).parent
PROGRAMS = {"comparators_trigpoint": "Trigpoint", "comparators_pandas": "pandas and NumPy script"}
ROUNDS = 5
NUMBERS = ("value", "change", "mean", "median", "best", "region", "england", "q1", "q2", "q3")
COUNTS = ("with_value", "rank")


def agree(folder: Path) -> int:
    """How many comparisons both gave; stops, and names a column, unless they are the same."""
    ours, theirs = (pq.read_table(folder / f"{name}.parquet").to_pandas() for name in PROGRAMS)
    keys = ["indicator", "period", "council"]
    texts = [*keys, "band"]
    ours, theirs = (
        table.astype(dict.fromkeys(texts, object)).fillna({"band": ""}) for table in (ours, theirs)
    )
    ours, theirs = (table.sort_values(keys).reset_index(drop=True) for table in (ours, theirs))
    for name in texts:
        if not (ours[name] == theirs[name]).all():
            raise SystemExit(f"the two programs disagree in {name}")
    for name in (*NUMBERS, *COUNTS):
        one, other = (table[name].to_numpy(dtype=float) for table in (ours, theirs))
        if not np.allclose(one, other, rtol=1e-12, atol=1e-9, equal_nan=True):
            raise SystemExit(f"the two programs disagree in {name}")
    return len(ours)


def checked(folder: Path) -> int:
    """`agree` in a process of its own.

    A program begins with the memory of the one that starts it, and its peak would be ours had we read both
    answers here.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as another:
        return another.submit(agree, folder).result()


def measure(source: Path, folder: Path, rounds: int) -> tuple[dict[str, Measurement], int]:
    runs: dict[str, list[Measurement]] = {program: [] for program in PROGRAMS}
    compared = 0
    for program in PROGRAMS:
        run(program, str(source), str(folder / f"{program}.parquet"))  # not timed: fills the caches for both
    for number in range(rounds):
        order = list(PROGRAMS) if number % 2 else list(PROGRAMS)[::-1]
        for program in order:
            runs[program].append(run(program, str(source), str(folder / f"{program}.parquet")))
        compared = checked(folder)
        print(f"  round {number + 1} of {rounds}", file=sys.stderr)
    return {program: median(each) for program, each in runs.items()}, compared


def report(results: dict[str, Measurement], compared: int, rounds: int) -> str:
    opening = (HERE / "comparators_opening.md").read_text(encoding="utf-8").rstrip()
    heading = f"### {compared:,} comparisons of a council in a measure and year"
    return "\n\n".join([opening, circumstances(rounds), heading, ratios_table(PROGRAMS, results)]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.comparators", description=__doc__)
    parser.add_argument("folder", type=Path, help="the interactive tool's files")
    parser.add_argument("--quick", action="store_true", help="one round, nothing written")
    options = parser.parse_args()
    rounds = 1 if options.quick else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        results, compared = measure(options.folder, Path(folder), rounds)
    text = report(results, compared, rounds)
    print(text)
    if not options.quick:
        (HERE / "comparators_results.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
