"""The verbs `new` and `demo`: a council's folder to start from, empty or with an invented council in it."""

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

from trigpoint.dummy.council import make_council
from trigpoint.library import target_files
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.project.project import Project
from trigpoint.project.settings import FILE_NAME, read_settings

SEED = 2022

# The day the February report was made from, and the day the March report was: what was entered between them
# revises February.
EXTRACTS = (date(2022, 3, 14), date(2022, 5, 18))

INVENTED = {
    "council": "Rotherfield Metropolitan Borough Council (invented)",
    "service": "Children and Young People's Services",
    "created_by": "Performance and Quality Team",
    "contact": "performance@rotherfield.example",
}
TO_FILL_IN = {
    "council": "Name of the council",
    "service": "Children's Services",
    "created_by": "Performance team",
    "contact": "performance@council.example",
}


def new(folder: Path) -> Project:
    """Make a council's folder with settings, a mapping to fill in and targets to change."""
    _make(folder, TO_FILL_IN, status="Draft")
    template = files("trigpoint.dummy") / "sources.yaml"
    (folder / "sources.yaml").write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "extracts").mkdir()
    return Project.open(folder)


def demo(folder: Path, *, seed: int = SEED) -> tuple[Project, tuple[date, ...]]:
    """Make a folder of an invented council with its extracts; returns it and the days of the extracts.

    An earlier demo in the folder is replaced; a folder of anything else is refused.
    """
    if (folder / FILE_NAME).is_file() and read_settings(folder).council == INVENTED["council"]:
        shutil.rmtree(folder)
    _make(folder, INVENTED, status="Final")
    make_council(folder, seed=seed, extracts=EXTRACTS)
    return Project.open(folder), EXTRACTS


def _make(folder: Path, about: dict[str, str], *, status: str) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise TrigpointError("The folder is not empty.", place=Place(str(folder)), hint="Name another one.")
    (folder / "catalogue").mkdir(parents=True)
    lines = [f"{name}: {value}" for name, value in about.items()]
    lines += ["scorecard: early_help", "issue: Issue 1", f"status: {status}"]
    (folder / FILE_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in target_files():
        (folder / "catalogue" / Path(name).name).write_text(text, encoding="utf-8")
