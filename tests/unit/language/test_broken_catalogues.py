"""Every broken catalogue is answered with one sentence, at the word that is wrong."""

import pytest

from trigpoint.language.cases import read_cases
from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.errors import MOST_REPORTED, CatalogueErrors
from trigpoint.model.errors import Place
from trigpoint.tables import EARLY_HELP

from .broken import Broken, count, formula, share, with_keys
from .broken_catalogues import BROKEN, BROKEN_CASES


def file(text: str, name: str = "broken.yaml", *, is_library: bool = False) -> CatalogueFile:
    return CatalogueFile(name, text, is_library)


def the_one_mistake(broken: Broken, read) -> tuple[str, Place]:
    with pytest.raises(CatalogueErrors) as raised:
        read([file(broken.text)], EARLY_HELP)
    [error] = raised.value.errors
    return " ".join(filter(None, [error.message, error.hint])), error.place


def check(broken: Broken, read) -> None:
    said, place = the_one_mistake(broken, read)
    assert said == broken.says
    assert place == Place("broken.yaml", broken.line, broken.column)
    assert broken.text.split("\n")[broken.line - 1][broken.column - 1 :].startswith(broken.at)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_catalogue_is_answered_at_the_word(broken):
    check(broken, read_catalogue)


@pytest.mark.parametrize("broken", BROKEN_CASES, ids=lambda broken: broken.name)
def test_a_broken_case_is_answered_at_the_word(broken):
    check(broken, read_cases)


def test_no_two_broken_catalogues_have_one_name():
    names = [broken.name for broken in (*BROKEN, *BROKEN_CASES)]
    assert len(names) == len(set(names))
    assert len(names) >= 45


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_windows_line_ends_change_nothing(broken):
    said, place = the_one_mistake(
        Broken(broken.name, broken.text.replace("\n", "\r\n"), 0, 0, "", ""), read_catalogue
    )
    assert (said, place.line, place.column) == (broken.says, broken.line, broken.column)


def mistakes(*files: CatalogueFile) -> list[str]:
    with pytest.raises(CatalogueErrors) as raised:
        read_catalogue(files, EARLY_HELP)
    return [error.sentence for error in raised.value.errors]


def test_all_mistakes_of_all_files_are_said_together_in_order():
    first = share("where: servce = 'Early help'", "share: completed = 1", "titel: x")
    second = count("where: closed_on == 1", "count: rows")
    assert mistakes(file(second, "b.yaml"), file(first.replace("    titel: x\n", ""), "a.yaml")) == [
        "a.yaml:10:12: Table assessments has no column 'servce'. Did you mean service?",
        "a.yaml:11:12: Table assessments has no column 'completed'. Did you mean completed_on?",
        "b.yaml:10:22: '==' has no meaning in an expression. Write = for equal.",
    ]


def test_a_measure_that_is_wrong_is_not_also_said_to_be_unknown():
    wrong = formula("opened + 1").replace("rows: episodes", "rows: episode")
    assert mistakes(file(wrong)) == ["broken.yaml:8:11: There is no table 'episode'. Did you mean episodes?"]


def test_no_more_than_twenty_are_shown_and_all_are_counted():
    keys = (
        "title: T",
        "why: W",
        "owner: O",
        "unit: count",
        "rows: episodes",
        "during: opened_on",
        "count: rows",
    )
    text = "measures:\n" + "".join(f"  m{number}:\n" + with_keys("", *keys) for number in range(25))
    with pytest.raises(CatalogueErrors) as raised:
        read_catalogue([file(text)], EARLY_HELP)
    error = raised.value
    assert (error.count, len(error.errors)) == (25, MOST_REPORTED)
    lines = str(error).split("\n")
    assert lines[0] == "There are 25 mistakes in the catalogue."
    assert lines[1].startswith("broken.yaml:2:3: Measure m0 has no 'polarity'.")
    assert lines[-1] == "The first 20 are shown."


def test_a_measure_in_two_files_names_both():
    said = mistakes(file(count("count: rows"), "a.yaml"), file(count("count: rows"), "b.yaml"))
    assert said == [
        "b.yaml:2:3: Measure opened is written twice: also in a.yaml, line 2. "
        "Keep one of them, or give one another name."
    ]


def test_a_measure_of_the_library_is_replaced_only_on_purpose():
    library = file(count("count: rows"), "library.yaml", is_library=True)
    own = count("count: family_id").replace("Episodes opened", "Families opened")
    assert mistakes(library, file(own)) == [
        "broken.yaml:2:3: Measure opened is in the library already. "
        "Say replaces: library to use this one, or take another name."
    ]
    catalogue = read_catalogue([library, file(own + "    replaces: library\n")], EARLY_HELP)
    assert catalogue.measures["opened"].title == "Families opened"


def test_a_file_that_is_not_yaml_hides_what_depends_on_it():
    broken = file("measures:\n\topened: 1\n", "a.yaml")
    uses_it = file(
        "targets:\n  - measure: opened\n    from: 2021-04\n    green: 1\n",
        "b.yaml",
    )
    assert mistakes(broken, uses_it) == ["a.yaml:2:1: A tab is used to indent. Indent with spaces."]


def test_a_text_too_long_is_not_read():
    assert mistakes(file("#" * 2_000_001)) == [
        "broken.yaml: The file is longer than 2,000,000 characters. Split it into several files."
    ]


def test_brackets_without_end_are_not_read():
    assert mistakes(file("measures: " + "[" * 1_000)) == [
        "broken.yaml: The file is nested too deeply to be read. Close the brackets you opened."
    ]
