"""Every command as a person types it, over a small council."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.sources.council import EXTRACT

from .small_council import LATER, Answer, Terminal, fingerprint, typed

MARCH = ("run", "--as-at", "2022-03")


def mistake(answer: Answer, *words: str) -> str:
    """The one sentence of a command that failed for something a person gave it."""
    assert (answer.exit_code, answer.stdout) == (1, "")
    [sentence] = answer.stderr.strip().split("\n")
    for word in words:
        assert word in sentence
    return sentence


# ---- new -----------------------------------------------------------------------------------------------


def test_new_makes_a_folder_that_explains_itself(tmp_path: Path) -> None:
    answer = typed("new", str(tmp_path / "ours"))
    assert answer.exit_code == 0
    for step in ("trigpoint.yaml", "sources.yaml", "trigpoint load", "trigpoint run", "README.md"):
        assert step in answer.stdout
    made = {path.name for path in (tmp_path / "ours").iterdir()}
    assert made == {"trigpoint.yaml", "sources.yaml", "catalogue", "extracts", "README.md", ".gitignore"}
    assert "extracts/" in (tmp_path / "ours" / ".gitignore").read_text(encoding="utf-8").split()


def test_new_leaves_a_folder_that_is_not_empty_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    mistake(typed("new", str(tmp_path)), "not empty", "Name another one.")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_new_folder_is_told_what_comes_first(tmp_path: Path) -> None:
    ours = Terminal(tmp_path / "ours")
    assert typed("new", str(ours.folder)).exit_code == 0
    mistake(ours(*MARCH), "No records have been loaded yet.", "trigpoint load")
    mistake(ours("report"), "No run has been made yet.", "trigpoint run --as-at")
    mistake(ours("show", "1.9"), "No run has been made yet.")
    mistake(ours.load("extracts/2022-04-14"), "There is no such folder.")
    assert ours.json("runs") == []


def test_a_folder_that_is_no_councils_says_so(tmp_path: Path) -> None:
    mistake(Terminal(tmp_path)("runs"), "is not a council's folder", "trigpoint new my-council")


# ---- load ----------------------------------------------------------------------------------------------


def test_load_says_what_it_read_and_a_second_time_that_nothing_is_new(terminal: Terminal) -> None:
    first = terminal.load()
    assert first.exit_code == 0
    assert re.search(r"Loaded 12 rows of \d+ tables as vintage 2022-04-14-[0-9a-f]{6}\.", first.stdout)
    stored = fingerprint(terminal.folder / "store")
    again = terminal.load()
    assert again.exit_code == 0
    assert "Nothing new: already loaded" in again.stdout
    assert fingerprint(terminal.folder / "store") == stored


def test_load_for_a_script(terminal: Terminal) -> None:
    facts = terminal.json("load", str(terminal.folder / EXTRACT))
    assert (facts["is_new"], facts["rows"]["families"], facts["quarantine"]) == (True, 3, [])
    assert facts["vintage"].startswith("2022-04-14-")


def test_load_lists_what_could_not_be_used_where_it_stands(terminal: Terminal) -> None:
    families = terminal.folder / EXTRACT / "families.csv"
    families.write_text(families.read_text(encoding="utf-8").replace("South", "[/red]\x1b[2J"))
    answer = terminal.load()
    assert answer.exit_code == 0
    assert "1 cells or rows could not be used" not in answer.stdout
    assert "1 cell or row could not be used" in answer.stdout
    assert "[/red]\\x1b[2J" in answer.stdout, "shown as it is, and never to the terminal itself"
    assert "families.csv" in answer.stdout and "B Locality" in answer.stdout
    vintage = terminal.json("load", str(terminal.folder / EXTRACT))["vintage"]
    [found] = terminal.json("quarantine", vintage)
    assert (found["row"], found["column_letter"], found["value"]) == (3, "B", "[/red]\x1b[2J")
    assert "families.csv" in terminal("quarantine", vintage).stdout


def test_the_day_of_an_extract_may_be_given_or_must_be_known(terminal: Terminal) -> None:
    extract = terminal.folder / EXTRACT
    (extract / "extract.yaml").unlink()
    mistake(terminal.load(), "The day the records were extracted is not known.", "--extracted-on")
    answer = terminal.load(EXTRACT, "--extracted-on", "2022-04-15")
    assert "as vintage 2022-04-15-" in answer.stdout
    named = shutil.copytree(extract, terminal.folder / "extracts" / "2022-04-16")
    assert "as vintage 2022-04-16-" in terminal.load(str(named.relative_to(terminal.folder))).stdout


# ---- check ---------------------------------------------------------------------------------------------


def add_measure(terminal: Terminal, expected: str) -> None:
    """A measure of the council's own, with a case whose answer is 1."""
    for targets in (terminal.folder / "catalogue").iterdir():
        targets.unlink()
    text = f"""\
measures:
  notes_of_thanks:
    title: Notes of thanks
    why: It is good to know.
    owner: Head of Early Help
    polarity: info
    unit: count
    rows: compliments
    during: received_on
    count: rows
    cases:
      - what: one in the month and one after it
        period: 2022-03
        tables:
          compliments: |
            compliment_id | received_on
            1             | 2022-03-31
            2             | 2022-04-01
        expect: {expected}
"""
    (terminal.folder / "catalogue" / "own.yaml").write_text(text, encoding="utf-8")


def test_check_runs_every_case_on_both_engines(terminal: Terminal) -> None:
    add_measure(terminal, "1")
    checked = terminal.json("check")
    assert checked["measures"] > 50 and checked["cases_run"] > 100 and checked["failures"] == []
    assert "notes_of_thanks" not in checked["without_case"]


def test_a_case_that_gives_another_answer_has_an_exit_code_of_its_own(
    terminal: Terminal, no_library: None
) -> None:
    add_measure(terminal, "2")
    answer = terminal("check", columns=140)
    assert answer.exit_code == 3
    assert "notes_of_thanks" in answer.stdout and "own.yaml" in answer.stdout
    assert "1 measure read; 2 answers checked on two engines, 2 wrong;" in answer.stdout
    failing = json.loads(terminal("check", "--json").stdout)["failures"]
    assert [(each["engine"], each["expected"], each["found"]) for each in failing] == [
        ("duckdb", "2", "1"),
        ("reference", "2", "1"),
    ]


# ---- run, report, show, runs, diff ---------------------------------------------------------------------


def test_a_month_from_records_to_reports(loaded: Terminal) -> None:
    made = loaded(*MARCH)
    assert made.exit_code == 0
    assert re.search(r"Run 2022-03-001: [\d,]+ figures from vintage 2022-04-14-\w+\.", made.stdout)
    reported = loaded("report", "--created-on", "2022-05-18")
    assert reported.exit_code == 0
    written = loaded.folder / "reports" / "2022-03"
    names = {"scorecard.html", "scorecard.pdf", "scorecard.xlsx", "scorecard.csv", "scorecard.json"}
    assert {path.name for path in written.iterdir()} == {*names, "figures.csv"}
    assert all(str(written / name) in reported.stdout for name in names)
    before = fingerprint(written)
    facts = loaded.json("report", "--grouped", "--created-on", "2022-05-18")
    assert facts["run"] == "2022-03-001" and len(facts["paths"]) == 6
    assert fingerprint(written) == before, "a grouped scorecard stands beside the other"
    one, other = (
        json.loads((loaded.folder / "reports" / folder / "scorecard.json").read_bytes())["sections"]
        for folder in ("2022-03", "2022-03-grouped")
    )
    assert [section["title"] for section in other] == [
        "Strategic measures, compared with other councils",
        "Operational measures, of activity and demand",
    ]
    assert [{line["group"] for line in section["lines"]} for section in other] == [
        {"benchmarked"},
        {"operational"},
    ]
    assert sorted(lines_of(one)) == sorted(lines_of(other)) and len(one) == 5


def lines_of(sections: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    lines = [line for section in sections for line in section["lines"]]
    return [(line["ref"], line["split"], line["unit"], line["frequency"]) for line in lines]


def test_a_later_load_revises_and_the_records_are_named(loaded: Terminal) -> None:
    assert loaded(*MARCH).exit_code == 0
    assert loaded.load(LATER).exit_code == 0
    made = loaded(*MARCH, columns=200)
    assert "Mar-22 formal complaints received from 0 to 1: 1 record entered on 2022-05-02." in made.stdout
    assert "trigpoint diff 2022-03-001 2022-03-002" in made.stdout
    runs = loaded.json("runs")
    assert [each["run"] for each in runs] == ["2022-03-001", "2022-03-002"]
    assert [each["previous"] for each in runs] == [None, "2022-03-001"]
    assert "2022-03-002" in loaded("runs", columns=140).stdout
    differences = loaded.json("diff", "2022-03-001", "2022-03-002")
    received = {
        each["period"]: each for each in differences if each["measure"] == "formal_complaints_received"
    }
    assert (received["2022-03"]["before"], received["2022-03"]["after"]) == ("0", "1")
    assert received["2022-03"]["rows"] == [
        {
            "cause": "entered",
            "table": "complaints",
            "key": "K4",
            "recorded_on": "2022-05-02",
            "effect": "now counted",
        }
    ]
    said = loaded("diff", "2022-03-001", "2022-03-002", columns=200).stdout
    assert "1 record entered on 2022-05-02" in said
    assert f"Figures that differ: {len(differences)}." in said
    assert loaded.json("diff", "2022-03-002", "2022-03-002") == []


def test_a_run_may_look_back_to_what_was_known_on_a_day(loaded: Terminal) -> None:
    """It is compared with no run, no run with it, and it is shown only where it is named."""
    assert loaded.load(LATER).exit_code == 0
    earlier = loaded(*MARCH, "--known-on", "2022-04-10").stdout
    assert (
        "from vintage 2022-04-14-" in earlier and "looks back to what was known on 10 April 2022" in earlier
    )
    mistake(loaded("show", "5.2"), "No run has been made yet", "One that looks back is named with --run")
    first = loaded.json("load", str(loaded.folder / EXTRACT))["vintage"]
    reported = loaded.json(*MARCH, "--vintage", first)
    then = loaded.json(*MARCH, "--known-on", "2022-04-20")
    assert then["vintage"].startswith("2022-05-12-"), "the first load that is as late as the day"
    assert (then["records_known_on"], then["revisions"], then["previous"]) == ("2022-04-20", [], None)
    shown = loaded("show", "5.2", columns=160).stdout
    assert reported["run"] in shown and then["run"] not in shown
    now = loaded.json(*MARCH, "--known-on", "2022-05-12")
    assert (now["looks_back"], now["previous"]) == (False, reported["run"]), "the day of the extract itself"
    assert ("formal_complaints_received", "2022-03") in {
        (each["measure"], each["period"]) for each in now["revisions"]
    }
    assert [run["looks_back"] for run in loaded.json("runs")] == [True, False, True, False]
    assert loaded("runs", columns=160).stdout.count("looks back") == 2


def test_both_engines_make_the_same_run(loaded: Terminal) -> None:
    fast, plain = loaded.json(*MARCH), loaded.json(*MARCH, "--engine", "reference")
    assert (fast["engine"], plain["engine"]) == ("duckdb", "reference")
    assert fast["figures"] == plain["figures"] and plain["revisions"] == []


def test_rows_behind_a_figure(loaded: Terminal) -> None:
    assert loaded(*MARCH).exit_code == 0
    rows = loaded.json("show", "5.2", "--rows", "--period", "2021/22")
    assert [(row["complaint_id"], row["in_numerator"]) for row in rows] == [("K1", True), ("K3", True)]
    printed = loaded("show", "5.2", "--rows", "--period", "2021/22", columns=140).stdout
    assert "2 records behind 5.2 in 2021/22." in printed and "K3" in printed
    narrow = loaded("show", "5.2", "--rows", "--period", "2021/22", columns=60).stdout
    assert "complaint_id: K3" in narrow
    assert loaded.json("show", "5.2", "--rows") == []
    mistake(loaded("show", "5.2", "--rows", "--period", "2017-03"), "has no figure for Mar-17", "It has:")
    mistake(loaded("show", "1.9", "--rows", "--period", "sometime"), "'sometime' is not a period")
    mistake(loaded("show", "neet_or_not_known", "--rows"), "worked out from", "trigpoint show neet --rows")
    mistake(loaded("show", "2.5", "--rows"), "2.5 prints 2 measures.", "neet_or_not_known_annual")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--as-at", "2022-13"), "2022-03"),
        (("run", "--as-at", "2021/22"), "A scorecard is as at a month"),
        (("run", "--as-at", "2022-05"), "had not ended"),
        (("run", "--as-at", "2022-03", "--engine", "duck"), "Did you mean duckdb?"),
        (("run", "--as-at", "2022-03", "--vintage", "x"), "Vintages: 2022-04-14-"),
        (("run", "--as-at", "2022-03", "--known-on", "2022-03-15"), "had not ended"),
        (("report", "--run", "2022-03-009"), "There is no run 2022-03-009"),
        (("diff", "2022-03-001", "2022-03-002"), "There is no run 2022-03-001"),
        (("quarantine", "x"), "There is no vintage x"),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(loaded: Terminal, words, said) -> None:
    stored = fingerprint(loaded.folder / "store")
    mistake(loaded(*words), said)
    assert fingerprint(loaded.folder / "store") == stored


def test_a_line_that_is_not_there_is_answered_with_the_nearest(loaded: Terminal) -> None:
    assert loaded(*MARCH).exit_code == 0
    mistake(
        loaded("show", "re_referal"), "There is no line or measure re_referal", "Did you mean re_referrals?"
    )


@pytest.mark.parametrize(
    "words", [("load",), ("run",), ("fly",), ("run", "--as-at"), ("show", "1.9", "--nope")]
)
def test_a_command_that_is_not_understood_ends_with_two(words) -> None:
    answer = typed(*words)
    assert answer.exit_code == 2 and "Error" in answer.stderr and "Traceback" not in answer.stderr


COMMANDS = ("new", "demo", "load", "quarantine", "check", "run", "report", "show", "runs", "diff")
OF_GROUPS = ("history import", "history list", "history show")
GROUPS = ("history",)


@pytest.mark.parametrize("command", [*COMMANDS, *OF_GROUPS])
def test_every_command_shows_an_example(command: str) -> None:
    answer = typed(*command.split(), "--help")
    assert answer.exit_code == 0
    assert f"Example: trigpoint {command}" in " ".join(answer.stdout.split())


def test_help_lists_every_command_and_every_exit_code() -> None:
    said = typed("--help").stdout
    assert all(f"  {command} " in said for command in (*COMMANDS, *GROUPS))
    assert re.search(r"0 done; 1 .*; 2\s+.*; 3 ", said, re.DOTALL)
    for answer in (typed("demo", "--help"), typed("load", "--help")):
        assert "…" not in answer.stdout


# ---- the console script itself -------------------------------------------------------------------------


def test_the_installed_command_ends_as_documented(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("trigpoint")
    failed = subprocess.run([program, "runs"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith(". is not a council's folder")
    assert failed.stderr.count("\n") == 1 and "\x1b" not in failed.stderr
