"""The verbs `new` and `demo`: a council's folder to start from, empty or with an invented council in it."""

import shutil
from datetime import date
from pathlib import Path

from trigpoint.dummy.council import CHANGES, make_council
from trigpoint.library import target_files
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.project.project import Project
from trigpoint.project.settings import FILE_NAME, read_settings
from trigpoint.project.template import sources_template
from trigpoint.tables import EARLY_HELP

SEED = 2022

# The day the February report was made from, and the day the March report was: what was entered between them
# revises February.
EXTRACTS = (date(2022, 3, 14), date(2022, 5, 18))

INVENTED = {
    "council": "Rotherfield Metropolitan Borough Council (invented)",
    "service": "Children and Young People's Services",
    "created_by": "Performance and Quality Team",
    "contact": "performance@rotherfield.example",
    "area": "Rotherfield",
}
TO_FILL_IN = {
    "council": "Name of the council",
    "service": "Children's Services",
    "created_by": "Performance team",
    "contact": "performance@council.example",
}

# Written into the settings of a new folder: what may be added, and what for.
COMPARING = """\
# To stand beside other councils, say which of the published ones is yours, by number or name:
# area: 372
# How the neighbours' average is made: mean (as in the interactive tool), median (its dashboard) or pooled.
# neighbour_statistic: mean
"""

# The file of a new folder's catalogue for what no target says. All of it is an example.
CHANGES_TO_FILL_IN = """\
# What you changed in a service, and the time of year. Take the # away from an example to use it, and see with
# `trigpoint check` whether it can be read. The measure may be one of the library's.
#
# From this month the limits of a measure's control chart start afresh, for a reason that the chart prints:
# rebases:
#   - {measure: contacts, from: 2021-04, because: "The new early help pathway began in April 2021"}
#
# Months that differ, why, and what you do about it. Yours for a measure take the place of all the library's:
# seasons:
#   - measure: contacts
#     name: School holidays
#     months: [april, august, december]
#     because: Schools make many of the contacts, and are closed
#     action: Two workers answer the front door in the holidays
"""

NEXT_STEPS = """\
# A council's folder

What to do first:

1. trigpoint.yaml: write the council's name, who makes the scorecard and whom a reader may ask.
2. sources.yaml: write the headings of your own exports beside our columns; it explains itself.
3. catalogue/: change the targets to your own. Measures of your own go into files beside them; a change of a
   service, from which charts start afresh, and the time of year into changes.yaml, which has examples.
   See what is wrong with any of it: `trigpoint check`
4. Put an export into a folder named for the day it was taken, such as extracts/2022-04-14/, and load it:
   `trigpoint load extracts/2022-04-14`
   It says what could not be read, and where. Mend it, load again: nothing is counted twice.

Then, each month:

1. `trigpoint load extracts/2022-05-12`
2. `trigpoint run --as-at 2022-04` works out the month, the ones before it and the year, and says what
   changed since the last run and which records changed it.
3. `trigpoint show 1.9` explains a line; `trigpoint show 1.9 --rows` lists the records behind it.
4. `trigpoint report` writes reports/2022-04/: a page, a PDF, a workbook and data.

To stand beside other councils, say `area:` in trigpoint.yaml and add what you download from the Department
for Education, neighbours first:

1. `trigpoint comparators add sn_april_2021.xlsx --model "April 2021"`
2. `trigpoint comparators add lait_*.csv --edition 2026-04`
3. `trigpoint compare 4.1`

store/ holds every load and every run, comparators/ every published release. Nothing in them is ever edited:
back them up, and leave them alone.
"""

NEVER_SHARED = """\
# Records of children and families do not belong in version control, nor does what is made from them.
extracts/
store/
reports/
"""


def new(folder: Path) -> Project:
    """Make a council's folder with settings, a mapping and a catalogue to change, and what to do next."""
    _make(folder, TO_FILL_IN, status="Draft")
    with (folder / FILE_NAME).open("a", encoding="utf-8") as settings:
        settings.write(COMPARING)
    _write(folder / "sources.yaml", sources_template(EARLY_HELP))
    _write(folder / "catalogue" / CHANGES.name, CHANGES_TO_FILL_IN)
    _write(folder / "README.md", NEXT_STEPS)
    _write(folder / ".gitignore", NEVER_SHARED)
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
    shutil.copyfile(CHANGES, folder / "catalogue" / CHANGES.name)
    return Project.open(folder), EXTRACTS


def _make(folder: Path, about: dict[str, str], *, status: str) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise TrigpointError("The folder is not empty.", place=Place(str(folder)), hint="Name another one.")
    (folder / "catalogue").mkdir(parents=True)
    lines = [f"{name}: {value}" for name, value in about.items()]
    lines += ["scorecard: early_help", "issue: Issue 1", f"status: {status}"]
    _write(folder / FILE_NAME, "\n".join(lines) + "\n")
    for name, text in target_files():
        _write(folder / "catalogue" / Path(name).name, text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
