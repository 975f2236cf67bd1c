"""The files of one month's scorecard, written so that a half-written one is never seen."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.figures import Figure
from trigpoint.model.scorecards import Scorecard
from trigpoint.outputs import csv, figures, html, json, pdf, xlsx
from trigpoint.outputs.writing import write_whole

FORMATS = {
    "scorecard.html": html.render,
    "scorecard.pdf": pdf.render,
    "scorecard.xlsx": xlsx.render,
    "scorecard.csv": csv.render,
    "scorecard.json": json.render,
}
FIGURES = "figures.csv"


def write_reports(scorecard: Scorecard, all_figures: Iterable[Figure], folder: Path) -> tuple[Path, ...]:
    """Write every format of the scorecard, and figures.csv, into the folder; return their paths.

    All are written beside the folder first and renamed in when the last is whole. Raises TrigpointError
    where a file of that name cannot be replaced, which on Windows means that someone has it open.
    """
    contents = {name: render(scorecard) for name, render in FORMATS.items()}
    contents[FIGURES] = figures.render(all_figures)
    beside = folder.parent / f".{folder.name}.{os.getpid()}.part"
    beside.mkdir(parents=True)
    try:
        for name, content in contents.items():
            write_whole(beside / name, content)
        _move_in(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in contents)


def _move_in(beside: Path, folder: Path) -> None:
    if not folder.exists():
        beside.rename(folder)
        return
    for path in sorted(beside.iterdir()):
        try:
            path.replace(folder / path.name)
        except PermissionError as error:
            raise TrigpointError(
                f"{path.name} cannot be replaced",
                place=Place(str(folder / path.name)),
                hint="Close it in every program that has it open, then write the reports again.",
            ) from error
