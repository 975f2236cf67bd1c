"""Comparators through the command line: from downloads to a comparison, and everything that can be wrong."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.comparators.files import HEADING, council, england, tidy_file
from tests.unit.comparators.test_neighbours import wide_heading, wide_row

from .small_council import Terminal, fingerprint, typed

LAIT = "short_desc,year,la_number,area_name,region,value\n"
PLAIN = ("--place-column", "Council", "--period-column", "Year", "--value-column", "Percent")
NUMBERS = range(1, 12)


def wide(*rows: list) -> str:
    return "\n".join(",".join(map(str, row)) for row in (wide_heading("SN{}"), *rows)) + "\n"


def everyone() -> str:
    """Eleven councils that are all each other's neighbours."""
    return wide(*(wide_row(one, *(n for n in NUMBERS if n != one)) for one in NUMBERS))


def shares(*values: object, year: int = 2022, national: str = "") -> list[str]:
    rows = [f"{council(number, year)},{value}" for number, value in zip(NUMBERS, values, strict=False)]
    return [*rows, *([f"{england(year)},{national}"] if national else [])]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new folder with a neighbour model and a release of 11 councils: 1%, 2%, ... 11%, England 6%."""
    folder = tmp_path_factory.mktemp("comparators") / "council"
    assert typed("new", str(folder)).exit_code == 0
    downloads = folder.parent
    (downloads / "sn_april_2021.csv").write_text(everyone(), encoding="utf-8")
    tidy_file(downloads, "share_percent", *shares(*NUMBERS, national="6"), name="shares.csv")
    terminal = Terminal(folder)
    assert terminal("comparators", "add", str(downloads / "sn_april_2021.csv")).exit_code == 0
    answer = terminal("comparators", "add", str(downloads / "shares.csv"), "--edition", "2022")
    assert answer.exit_code == 0, answer.stderr
    return folder


@pytest.fixture
def terminal(pristine: Path, tmp_path: Path) -> Terminal:
    return Terminal(Path(shutil.copytree(pristine, tmp_path / "council")))


# ---- what a person sees ----------------------------------------------------------------------------------


def test_new_add_and_compare_are_all_it_takes(terminal):
    answer = terminal("compare", "share_percent", "--council", "4", "--polarity", "low", columns=120)
    assert answer.exit_code == 0, answer.stderr
    # Of 1 to 11 without 4: 62 / 10 is 6.2.
    assert "4% is better than the neighbours' average of 6% (mean of 10, April 2021 model)" in answer.stdout
    assert "rank 4 of 11" in answer.stdout
    assert answer.stdout.index("Council 3") < answer.stdout.index("Council 5")


def test_the_settings_name_the_council_and_the_average(terminal):
    settings = terminal.folder / "trigpoint.yaml"
    settings.write_text(settings.read_text() + "area: 4\nneighbour_statistic: median\n", encoding="utf-8")
    (found,) = terminal.json("compare", "share_percent")
    assert (found["own"]["area"], found["statistic"], found["average"]["number"]) == ("4", "median", 6.5)
    (found,) = terminal.json(
        "compare", "share_percent", "--statistic", "mean", "--neighbours", "1,2,Council 3"
    )
    assert (found["average"]["number"], found["with_value"]) == (2.0, 3)
    assert "mean of 3, neighbours chosen by hand" in found["sentence"]


def test_every_council_and_the_lists(terminal):
    found = terminal.json("compare", "share_percent", "--all-councils")
    assert {one["council"]: one["own"]["number"] for one in found} == {str(n): float(n) for n in NUMBERS}
    assert "Council 11" in terminal("compare", "share_percent", "--all-councils").stdout
    listed = terminal.json("comparators", "list")
    assert [one["release"] for one in listed["releases"]] == ["shares 2022"]
    assert [one["model"] for one in listed["models"]] == ["April 2021"]
    assert "shares 2022" in terminal("comparators", "list").stdout
    (one,) = terminal.json("comparators", "indicators", "share")
    assert (one["indicator"], one["years"]) == ("share_percent", ["2022"])
    assert "1 indicator." in terminal("comparators", "indicators", "share").stdout


def test_a_revised_edition_is_kept_beside_and_its_changes_are_told(terminal, tmp_path):
    path = tidy_file(
        tmp_path, "share_percent", *shares(1, "c", *range(3, 12), national="6"), name="shares.csv"
    )
    answer = terminal("comparators", "add", str(path), "--edition", "2022-revised")
    assert answer.exit_code == 0, answer.stderr
    assert "Beside 'shares 2022', 1 figure differs, 1 of councils." in answer.stdout
    assert "- share_percent, Council 2, 2022: 2, now c" in answer.stdout
    assert "10 with a value" not in answer.stdout and "11 with a value, 1 suppressed" in answer.stdout
    answer = terminal("comparators", "changes", "shares 2022", "shares 2022-revised")
    assert "Council 2, 2022: 2, now c" in answer.stdout
    (newest,) = terminal.json("compare", "share_percent", "--council", "1")
    (older,) = terminal.json("compare", "share_percent", "--council", "1", "--release", "shares 2022")
    assert (newest["with_value"], older["with_value"]) == (9, 10)
    again = terminal("comparators", "add", str(path), "--edition", "2022-revised")
    assert "Nothing new" in again.stdout


def test_what_is_worked_out_is_kept_and_compared(terminal, tmp_path):
    rows = [f"{council(number)},{number},20" for number in NUMBERS]
    path = tidy_file(tmp_path, "part,whole", *rows, name="counts.csv")
    assert terminal("comparators", "add", str(path), "--edition", "2022").exit_code == 0
    words = ("--numerator", "part", "--denominator", "whole", "--release", "counts", "--polarity", "low")
    answer = terminal("comparators", "work-out", "part_percent", *words)
    assert answer.exit_code == 0, answer.stderr
    assert "100 times part of counts 2022 over whole of counts 2022." in answer.stdout
    (found,) = terminal.json("compare", "part_percent", "--council", "2", "--statistic", "pooled")
    # 1 + 3 + ... + 11 is 64, of 200: 32%.
    assert (found["own"]["text"], found["own"]["tally"], found["average"]["number"]) == (
        "10%",
        "2 of 20",
        32.0,
    )


# ---- everything that can be wrong ------------------------------------------------------------------------


@dataclass(frozen=True)
class Wrong:
    """A download and the words given with it, and what is said of it."""

    name: str
    write: Callable[[Path], Path]
    says: tuple[str, ...]
    words: tuple[str, ...] = ("--edition", "2023")


def text(name: str, content: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode(encoding))
        return path

    return write


def tidy(*rows: str, columns: str = "share_percent", name: str = "shares.csv") -> Callable[[Path], Path]:
    return lambda folder: tidy_file(folder, columns, *rows, name=name)


WRONG = (
    Wrong("no kind", text("list.csv", "a,b\n1,2\n"), ("list.csv:", "no kind of published file", "are a, b.")),
    Wrong("a PDF", text("release.pdf", "%PDF-1.7\n\0\n"), ("release.pdf:", "no kind of published file")),
    Wrong("not there", lambda folder: folder / "gone.csv", ("gone.csv:", "There is no such file")),
    Wrong(
        "saved by Excel",
        text("shares.csv", f"{HEADING},share_percent_é\n", "cp1252"),
        ("shares.csv:", "--encoding cp1252"),
    ),
    Wrong(
        "a symbol that is not known",
        tidy(*shares(1, "§", *range(3, 12))),
        ("shares.csv:3:", "Column share_percent: '§' is neither a number nor a symbol"),
    ),
    Wrong(
        "no column of figures",
        tidy(f"{council(1)},good", columns="share_percent"),
        ("shares.csv:1:", "The file has no column of figures", "Its columns are share_percent"),
    ),
    Wrong("no rows", tidy(), ("shares.csv:1:", "The file has no rows")),
    Wrong(
        "a year that cannot be read",
        tidy(f"{council(1)},5", f"{council(2)},6".replace("2022", "20222")),
        ("shares.csv:3:", "'20222' is not the 4 digits of a Reporting year"),
    ),
    Wrong(
        "a row twice",
        tidy(f"{council(1)},5", f"{council(2)},6", f"{council(1)},7"),
        ("shares.csv:4:", "share_percent of 2022 for area 1 is there 2 times"),
    ),
    Wrong(
        "the tool's cell",
        text("a.csv", f"{LAIT}Re,2022,1,One,London,5\nRe,2022,2,Two,London,five\n"),
        ("a.csv:3:", "Column value: 'five'"),
    ),
    Wrong(
        "the tool says two things",
        text("a.csv", f"{LAIT}Re,2022,1,One,London,5\nRe,2022,1,One,London,6\n"),
        ("a.csv:3:", "Re of 2022 for area 1 is there 2 times"),
    ),
    Wrong(
        "nine neighbours",
        text("sn_may_2025.csv", wide([*wide_row(1, *range(2, 11)), "", ""])),
        ("sn_may_2025.csv:2:", "Council 1", "9 other councils, not ten"),
        (),
    ),
    Wrong(
        "a model without its month",
        text("sn_wide.csv", everyone()),
        ("sn_wide.csv:", "does not say of which month it is", "--model 'April 2021'"),
        (),
    ),
    Wrong(
        "a model that says something else",
        text("sn_april_2021.csv", wide(wide_row(1, *range(2, 12)))),
        ("April 2021 is kept already, and says something else",),
        (),
    ),
    Wrong(
        "an edition that says something else",
        tidy(*shares(*range(2, 13), national="6")),
        ("'shares 2022' is kept already, and says something else", "--edition 2022-revised"),
        ("--edition", "2022"),
    ),
    Wrong("no edition", tidy(f"{council(1)},5"), ("shares.csv:", "Which edition", "--edition 2024"), ()),
    Wrong(
        "a place nobody knows",
        text("survey.csv", "Council,Year,Percent\n1,2022,5\nAtlantis,2022,6\n"),
        ("survey.csv:3:", "'Atlantis' is no council, region or England"),
        ("--edition", "2022", "--indicator", "x", *PLAIN),
    ),
    Wrong(
        "a year that may be a month",
        text("survey.csv", "Council,Year,Percent\n1,2022,5\n2,2011-12,6\n"),
        ("survey.csv:3:", "'2011-12' could be years or a month"),
        ("--edition", "2022", "--indicator", "x", *PLAIN),
    ),
    Wrong(
        "a column that is not there",
        text("survey.csv", "Council,Year,Share\n1,2022,5\n"),
        ("survey.csv:1:", "has no column Percent", "Its columns are Council, Year, Share"),
        ("--edition", "2022", "--indicator", "x", *PLAIN),
    ),
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_download_that_is_wrong_is_one_sentence_and_keeps_nothing(wrong, pristine, tmp_path):
    kept = fingerprint(pristine)
    good = tidy_file(tmp_path, "n", f"{council(1)},5", name="good.csv")
    edition = () if "--edition" not in wrong.words else wrong.words
    files = [str(wrong.write(tmp_path)), *([str(good)] if edition and "--indicator" not in edition else [])]
    answer = Terminal(pristine)("comparators", "add", *files, *wrong.words)
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.stdout
    assert answer.stderr.count("\n") == 1 and "Traceback" not in answer.stderr
    for words in wrong.says:
        assert words in answer.stderr
    assert fingerprint(pristine) == kept


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("share_percent",), "Which council to look at is not known. Write area: 372"),
        (("share_percent", "--council", "Atlantis"), "The April 2021 model has no council 'Atlantis'"),
        (("share_percent", "--council", "Council12"), "Did you mean 'Council "),
        (
            ("share_percnt", "--council", "1"),
            "No release has an indicator 'share_percnt'. Did you mean share_percent?",
        ),
        (
            ("share_percent", "--council", "1", "--year", "2019/20"),
            "is not published for '2019/20'. It is for: 2022.",
        ),
        (("share_percent", "--council", "1", "--year", "soon"), "The year label 'soon' is not a year"),
        (("share_percent", "--council", "1", "--release", "share"), "There is no release 'share'"),
        (
            ("share_percent", "--council", "1", "--model", "May 2019"),
            "There is no neighbour model of May 2019",
        ),
        (("share_percent", "--council", "1", "--neighbours", "1,2"), "other councils, each named once"),
        (("share_percent", "--council", "1", "--breakdown", "age: 4"), "has no breakdown 'age: 4'"),
        (("re_referrals", "--council", "1"), "re_referrals has no published indicator to stand beside"),
    ],
)
def test_a_comparison_that_cannot_be_made_says_why(words, says, pristine):
    answer = Terminal(pristine)("compare", *words)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert says in answer.stderr


def test_before_anything_is_added_it_says_what_to_add(tmp_path):
    assert typed("new", str(tmp_path / "council")).exit_code == 0
    answer = Terminal(tmp_path / "council")("compare", "x")
    assert answer.exit_code == 1
    assert "Add one: trigpoint comparators add" in answer.stderr


@pytest.mark.parametrize(
    ("national", "note"),
    [
        ("0.5", "England's figure of 0.5 lies outside the range of its own councils, and is not used."),
        ("66", "England's figure of 66 is the total of its councils' counts, and is not compared."),
        ("", "No figure of England is published."),
        ("6", ""),
    ],
)
def test_an_england_that_cannot_be_compared_is_not_and_says_so(terminal, tmp_path, national, note):
    """The councils lie from 1 to 11, and add up to 66."""
    path = tidy_file(tmp_path, "n", *shares(*NUMBERS, national=national), name="n.csv")
    assert terminal("comparators", "add", str(path), "--edition", "2022").exit_code == 0
    (found,) = terminal.json("compare", "n", "--council", "1")
    assert (found["england"] is None) == (national != "6")
    assert found["england_note"] == note
