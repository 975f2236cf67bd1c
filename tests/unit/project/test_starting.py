"""What `trigpoint new` writes to be filled in can be read, and its examples too."""

import re
from datetime import date

from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files
from trigpoint.model.measures import Measure
from trigpoint.project.starting import CHANGES_TO_FILL_IN
from trigpoint.tables import EARLY_HELP

EXAMPLE = re.compile(r"^# (?=rebases:|seasons:|  )", re.M)


def contacts(changes: str) -> Measure:
    library = [CatalogueFile(name, text, is_library=True) for name, text in measure_files()]
    return read_catalogue([*library, CatalogueFile("changes.yaml", changes)], EARLY_HELP).measures["contacts"]


def test_the_examples_of_changes_change_nothing_until_they_are_used() -> None:
    found = contacts(CHANGES_TO_FILL_IN)
    assert found.rebases == ()
    assert [season.name for season in found.seasons] == ["School holidays", "September return"]


def test_the_examples_of_changes_can_be_used_by_taking_their_marks_away() -> None:
    found = contacts(EXAMPLE.sub("", CHANGES_TO_FILL_IN))
    assert [rebase.first for rebase in found.rebases] == [date(2021, 4, 1)]
    [season] = found.seasons
    assert (season.name, season.months) == ("School holidays", {4, 8, 12})
    assert season.action == "Two workers answer the front door in the holidays"
