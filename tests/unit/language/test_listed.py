"""Seasons and rebases in lists of their own: a council's word on any measure, the library's too."""

from datetime import date

import pytest

from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.errors import CatalogueErrors
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.observations import Rebase
from trigpoint.model.seasons import Hypothesis
from trigpoint.tables import EARLY_HELP

from .broken import GOOD_COUNT, count
from .broken_listed import listed
from .broken_over_time import rebase, season

LIBRARY = CatalogueFile(
    "library.yaml",
    season("{name: Holidays, months: [apr, aug]}", "{name: Return, months: [sep]}")
    + "    rebases:\n      - {from: 2019-04, because: A new system}\n",
    is_library=True,
)
EASTER = "{measure: opened, name: Easter, months: [april], because: Schools close, action: Cover}"
PATHWAY = "{measure: opened, from: 2021-04, because: A new pathway}"


def own(text: str, name: str = "changes.yaml") -> CatalogueFile:
    return CatalogueFile(name, text)


def read(*files: CatalogueFile) -> Catalogue:
    return read_catalogue(files, EARLY_HELP)


def names(catalogue: Catalogue) -> list[str]:
    return [each.name for each in catalogue.measures["opened"].seasons]


def starts(catalogue: Catalogue) -> list[date]:
    return [each.first for each in catalogue.measures["opened"].rebases]


def test_a_council_s_seasons_take_the_place_of_all_the_library_s_for_the_measure():
    assert names(read(LIBRARY)) == ["Holidays", "Return"]
    found = read(LIBRARY, own(listed("seasons", EASTER, measure=""))).measures["opened"]
    assert found.seasons == (Hypothesis("Easter", frozenset({4}), "Cover", "Schools close"),)


def test_seasons_for_another_measure_change_nothing():
    other = count("count: rows").replace("  opened:", "  closed:")
    text = listed("seasons", EASTER.replace("opened", "closed"), measure=other)
    catalogue = read(LIBRARY, own(text))
    assert names(catalogue) == ["Holidays", "Return"]
    assert [each.name for each in catalogue.measures["closed"].seasons] == ["Easter"]


def test_seasons_of_several_files_come_together():
    """What the council says, on its own measure and in lists, is all its own."""
    summer = EASTER.replace("Easter", "Summer").replace("april", "august")
    files = (own(listed("seasons", EASTER, measure="")), own(listed("seasons", summer, measure=""), "b.yaml"))
    assert names(read(LIBRARY, *files)) == ["Easter", "Summer"]
    assert names(read(own(season("{name: Return, months: [sep]}"), "a.yaml"), *files)) == [
        "Return",
        "Easter",
        "Summer",
    ]


def test_seasons_on_a_measure_that_replaces_the_library_s_stay_beside_those_listed():
    replacing = season("{name: Return, months: [sep]}") + "    replaces: library\n"
    assert names(read(LIBRARY, own(listed("seasons", EASTER, measure=replacing)))) == ["Return", "Easter"]


def test_a_list_of_the_library_s_gives_way_too():
    library = CatalogueFile("library.yaml", listed("seasons", EASTER), is_library=True)
    summer = "{measure: opened, name: Summer, months: [august]}"
    assert names(read(library)) == ["Easter"]
    assert names(read(library, own(listed("seasons", summer, measure="")))) == ["Summer"]


def test_rebases_are_added_to_those_on_the_measure():
    catalogue = read(LIBRARY, own(listed("rebases", PATHWAY, measure="")))
    assert catalogue.measures["opened"].rebases == (
        Rebase(date(2019, 4, 1), "A new system"),
        Rebase(date(2021, 4, 1), "A new pathway"),
    )
    on_its_own = rebase("{from: 2022-10, because: A new team}")
    assert starts(read(own(listed("rebases", PATHWAY, measure=on_its_own)))) == [
        date(2022, 10, 1),
        date(2021, 4, 1),
    ]


def test_a_rebase_that_another_file_has_names_it():
    with pytest.raises(CatalogueErrors) as raised:
        read(LIBRARY, own(listed("rebases", PATHWAY.replace("2021", "2019"), measure="")))
    [error] = raised.value.errors
    assert error.sentence == (
        "changes.yaml:2:29: Measure opened starts its limits afresh twice from 2019-04: also in "
        "library.yaml, line 15. Keep one of them, with both reasons."
    )


def test_an_empty_list_says_nothing():
    catalogue = read(own(GOOD_COUNT + "seasons:\nrebases: []\n"))
    assert (names(catalogue), starts(catalogue)) == ([], [])


def test_none_of_it_is_part_of_the_definition_and_the_digest_changes_as_for_any_file():
    plain = read(own(GOOD_COUNT))
    told = read(own(listed("rebases", PATHWAY, measure=listed("seasons", EASTER))))
    for part in ("text", "definition"):
        assert getattr(told.measures["opened"], part) == getattr(plain.measures["opened"], part)
    assert told.measures["opened"].text == "rows: episodes\nduring: opened_on\ncount: rows"
    assert told.digest != plain.digest


def test_every_mistake_is_said_together():
    text = listed("seasons", EASTER.replace("april", "aprl"), "{measure: opened, name: Summer}") + (
        "rebases:\n  - {measure: opend, from: 2021-04, because: A new pathway}\n"
    )
    with pytest.raises(CatalogueErrors) as raised:
        read(own(text))
    assert [error.place.line for error in raised.value.errors] == [12, 13, 15]
