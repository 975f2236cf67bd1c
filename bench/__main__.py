"""`python -m bench [--quick]` times three programs, checks that they agree and writes bench/results.md."""

import argparse
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent
PROGRAMS = {
    "trigpoint_run": "Trigpoint, duckdb engine",
    "sql_script": "SQL, one query a measure",
    "pandas_script": "pandas script",
}
SIZES, ROUNDS = (10_000, 100_000, 1_000_000), 5
QUICK_SIZES, QUICK_ROUNDS = (10_000, 100_000), 1
KILOBYTES_PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024  # getrusage counts bytes on a Mac


@dataclass(frozen=True)
class Measurement:
    """One run of one program, from starting the process to its end. `processor` adds up all threads."""

    seconds: float
    processor: float
    megabytes: float


def run(program: str, *arguments: str) -> Measurement:
    """Run a program of this folder to its end, in a process of its own so that its memory is its own."""
    command = [sys.executable, "-m", f"bench.{program}", *arguments]
    started = perf_counter()
    process = subprocess.Popen(command, cwd=HERE.parent, env=environment())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench.{program} ended with {process.returncode}")
    return Measurement(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KILOBYTES_PER_MB)


def environment() -> dict[str, str]:
    """Ours, but with compiled modules kept: what is timed is the program, not Python compiling it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measure(folder: Path, rows: int, rounds: int) -> tuple[dict[str, Measurement], int]:
    """The medians of several rounds in which each program runs once, and how many figures each gave."""
    run("records", str(folder), str(rows))
    runs: dict[str, list[Measurement]] = {program: [] for program in PROGRAMS}
    for program in PROGRAMS:
        run(program, str(folder), str(folder / f"{program}.tsv"))  # not timed: fills the caches for all alike
    for number in range(rounds):
        order = list(PROGRAMS)[number % len(PROGRAMS) :] + list(PROGRAMS)[: number % len(PROGRAMS)]
        for program in order:
            runs[program].append(run(program, str(folder), str(folder / f"{program}.tsv")))
        agree(folder)
        print(f"  {rows:,} rows, round {number + 1} of {rounds}", file=sys.stderr)
    figures = len((folder / "trigpoint_run.tsv").read_text(encoding="utf-8").splitlines())
    return {program: median(each) for program, each in runs.items()}, figures


def median(runs: list[Measurement]) -> Measurement:
    columns = zip(*((each.seconds, each.processor, each.megabytes) for each in runs), strict=True)
    return Measurement(*(statistics.median(column) for column in columns))


def agree(folder: Path) -> None:
    """Stop unless every program gave the same figures, and name the first that differs."""
    ours, *others = ((folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines() for name in PROGRAMS)
    for name, theirs in zip(list(PROGRAMS)[1:], others, strict=True):
        differing = sorted(set(ours) ^ set(theirs))
        if differing:
            raise SystemExit(f"{name} disagrees in {len(differing)} lines, the first: {differing[0]!r}")


def table(rows: int, results: dict[str, Measurement], figures: int) -> str:
    return f"### {rows:,} rows ({figures:,} figures)\n\n{ratios_table(PROGRAMS, results)}"


def ratios_table(programs: dict[str, str], results: dict[str, Measurement]) -> str:
    """A row for each program, by its title; the first is ours, which the ratios are to."""
    best = results[next(iter(programs))]
    lines = [
        "| | seconds | processor seconds | peak MB | time, ours = 1 | memory, ours = 1 |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for program, title in programs.items():
        each = results[program]
        ratios = f"{each.seconds / best.seconds:.1f} | {each.megabytes / best.megabytes:.1f}"
        figures_shown = f"{each.seconds:.2f} | {each.processor:.2f} | {each.megabytes:.0f}"
        lines.append(f"| {title} | {figures_shown} | {ratios} |")
    return "\n".join(lines)


def growth(results: dict[int, dict[str, Measurement]]) -> str:
    steps = list(pairwise(results))
    lines = [
        "### Growth",
        "",
        "How many times as long and as large for ten times the rows.",
        "",
        "| | " + " | ".join(f"{small:,} to {large:,}: time | memory" for small, large in steps) + " |",
        "|---|" + "---:|---:|" * len(steps),
    ]
    for program, title in PROGRAMS.items():
        cells = []
        for small, large in steps:
            before, after = results[small][program], results[large][program]
            cells += [f"{after.seconds / before.seconds:.1f}", f"{after.megabytes / before.megabytes:.1f}"]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def circumstances(rounds: int) -> str:
    versions = {name: importlib.metadata.version(name) for name in ("duckdb", "pandas", "pyarrow")}
    packages = ", ".join(f"{name} {version}" for name, version in versions.items())
    return (
        f"{os.cpu_count()} processors, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}, {packages}. Medians of {rounds} interleaved rounds."
    )


def report(results: dict[int, dict[str, Measurement]], figures: dict[int, int], rounds: int) -> str:
    opening = (HERE / "opening.md").read_text(encoding="utf-8").rstrip()
    tables = [table(rows, each, figures[rows]) for rows, each in results.items()]
    return "\n\n".join([opening, circumstances(rounds), *tables, growth(results)]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, one round, nothing written")
    quick = parser.parse_args().quick
    sizes, rounds = (QUICK_SIZES, QUICK_ROUNDS) if quick else (SIZES, ROUNDS)
    results, figures = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            results[rows], figures[rows] = measure(Path(folder) / str(rows), rows, rounds)
    text = report(results, figures, rounds)
    print(text)
    if not quick:
        (HERE / "results.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
