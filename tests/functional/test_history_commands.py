"""The commands about history as a person types them, with files as they come and as they go wrong."""

import csv
from pathlib import Path

import pytest

from .small_council import Answer, Terminal, fingerprint

HEADINGS = "issued_on,ref,split,indicator,data_note,period,value,numerator,denominator\n"
TITLES = {
    "1.8": ("Families", "Families closed in the reporting period", "Count"),
    "1.5": ("", "Early help assessments completed within 45 working days", "%"),
    "9.9": ("", "Nobody knows", "Count"),
}


def scorecard(
    folder: Path, *rows: tuple[str, ...], name: str = "march.csv", issued_on: str = "2022-05-18"
) -> str:
    """A tidy file of (reference, period, value, numerator, denominator)."""
    lines = []
    for ref, *figures in rows:
        split, title, note = TITLES[ref]
        cells = [*figures, *[""] * (4 - len(figures))]
        lines.append(",".join([issued_on, ref, split, title, note, *cells]))
    path = folder / name
    path.write_text(HEADINGS + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


CERTAIN = (("1.8", "2022-02", "206"), ("1.8", "2022-03", "155"), ("1.5", "2022-03", "92.2%", "47", "51"))


@pytest.fixture
def ours(terminal: Terminal) -> Terminal:
    return terminal


def refused(answer: Answer, *words: str) -> None:
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.stdout
    [sentence] = answer.stderr.strip().split("\n")
    for word in words:
        assert word in sentence, sentence


def test_past_scorecards_are_imported_listed_and_shown(ours: Terminal, tmp_path: Path) -> None:
    february = scorecard(tmp_path, ("1.8", "2022-02", "197"), name="february.csv", issued_on="2022-03-14")
    march = scorecard(tmp_path, *CERTAIN)
    answer = ours("history", "import", february, march)
    assert answer.exit_code == 0
    assert "february.csv: 1 figure from 1 cell stored as import 2022-03-14-" in answer.stdout
    assert "march.csv: 3 figures from 5 cells stored as import 2022-05-18-" in answer.stdout
    before = fingerprint(ours.folder)
    again = ours("history", "import", february, march)
    assert again.exit_code == 0 and again.stdout.count("nothing new, it is import") == 2
    assert fingerprint(ours.folder) == before
    listed = ours("history", "list", columns=140).stdout
    assert "february.csv" in listed and "2022-05-18" in listed
    assert [one["file"] for one in ours.json("history", "list")] == ["february.csv", "march.csv"]
    shown = ours("history", "show", "1.8", columns=140).stdout.splitlines()
    [headings] = [row for row in shown if "2022-03-14" in row]
    assert headings.index("2022-03-14") < headings.index("2022-05-18"), "issues go across, oldest first"
    assert [row.split() for row in shown if "Feb-22" in row] == [["Feb-22", "197", "206"]]
    assert "92.2% (47 of 51)" in ours("history", "show", "assessments_in_time", columns=140).stdout
    [families] = ours.json("history", "show", "families_closed")
    assert [(one["period"], one["known_on"], one["value"]) for one in families["said"]] == [
        ("2022-02", "2022-03-14", "197"),
        ("2022-02", "2022-05-18", "206"),
        ("2022-03", "2022-05-18", "155"),
    ]
    refused(ours("history", "show", "familes_closed"), "no line or measure", "Did you mean families_closed?")
    assert "Nothing was said of it" in ours("history", "show", "1.1").stdout


def test_what_is_not_certain_is_asked_in_a_review_and_nothing_is_stored(
    ours: Terminal, tmp_path: Path
) -> None:
    file = scorecard(tmp_path, *CERTAIN, ("9.9", "2022-03", "7"))
    answer = ours("history", "import", file)
    assert answer.exit_code == 1 and answer.stderr == ""
    assert "march.csv: 5 cells can be placed; 1 question open." in answer.stdout
    assert "9.9: Nobody knows '7'. No line of yours has the reference 9.9" in answer.stdout
    assert "Nothing was stored: 1 question must be answered first." in answer.stdout
    assert not (ours.folder / "store" / "imports").exists()
    review = ours.folder / "history" / "march.csv.review.csv"
    assert str(review) in answer.stdout

    fill_in(review, "audits_completed")
    wrong = ours("history", "import", file)
    assert wrong.exit_code == 1 and "There is no measure audits_completed." in wrong.stdout
    assert answers_of(review) == ["audits_completed"], "what was written stays"

    fill_in(review, "team_manager_audits")
    assert "4 figures from 6 cells stored" in ours("history", "import", file).stdout
    [stored] = ours.json("history", "list")
    assert list(stored["answers"].values()) == ["team_manager_audits"]

    fill_in(review, "skip")
    assert "1 answer left something out" in ours("history", "import", file, "--answers", str(review)).stdout
    assert [one["replaced"] for one in ours.json("history", "list")] == [True, False]
    assert "replaced" in ours("history", "list", columns=140).stdout
    assert ours.json("history", "show", "team_manager_audits")[0]["said"] == []


def test_a_script_reads_what_is_open(ours: Terminal, tmp_path: Path) -> None:
    answer = ours("history", "import", scorecard(tmp_path, ("9.9", "2022-03", "7")), "--json")
    assert answer.exit_code == 1
    assert '"import": null' in answer.stdout and '"kind": "line"' in answer.stdout


def fill_in(review: Path, text: str) -> None:
    with review.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with review.open("w", encoding="cp1252", newline="") as file:  # as Excel saves it
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([{**row, "answer": text} for row in rows])


def answers_of(review: Path) -> list[str]:
    with review.open(encoding="utf-8-sig", newline="") as file:
        return [row["answer"] for row in csv.DictReader(file)]


# ---- what goes wrong -----------------------------------------------------------------------------------


def test_two_files_that_contradict_each_other_are_refused(ours: Terminal, tmp_path: Path) -> None:
    assert ours("history", "import", scorecard(tmp_path, *CERTAIN)).exit_code == 0
    other = scorecard(tmp_path, ("1.8", "2022-02", "209"), name="other.csv")
    answer = ours("history", "import", other)
    refused(
        answer, "families_closed of Feb-22, as issued on 2022-05-18, is 209 in other.csv (line 2, field 7)"
    )
    refused(answer, "and 206 in march.csv (line 2, field 7)", "--instead-of 2022-05-18-")
    [first] = ours.json("history", "list")
    assert ours("history", "import", other, "--instead-of", first["import"]).exit_code == 0
    assert [one["replaced"] for one in ours.json("history", "list")] == [True, False]


def test_the_day_of_issue_is_asked_for_and_must_not_be_before_what_is_printed(
    ours: Terminal, tmp_path: Path
) -> None:
    file = scorecard(tmp_path, *CERTAIN, issued_on="")
    refused(ours("history", "import", file), "on which day it was issued", "--issued-on 2022-05-18")
    early = ours("history", "import", file, "--issued-on", "2022-03-14")
    refused(early, "Mar-22, which had not ended on the day of issue, 2022-03-14")
    assert ours("history", "import", file, "--issued-on", "2022-05-18").exit_code == 0


def test_files_that_cannot_be_imported_say_why(ours: Terminal, tmp_path: Path) -> None:
    before = fingerprint(ours.folder)
    refused(ours("history", "import", str(tmp_path / "nothing.csv")), "nothing.csv", "cannot be opened")
    no_periods = tmp_path / "no_periods.csv"
    no_periods.write_text("ref,indicator,value\n1.8,Families closed,3\n", encoding="utf-8")
    refused(ours("history", "import", str(no_periods)), "no_periods.csv", "No scorecard was found")
    only_skipped = scorecard(tmp_path, ("1.8", "2022-03", ""), name="empty.csv")
    refused(ours("history", "import", only_skipped), "has no figure of yours")
    certain = scorecard(tmp_path, *CERTAIN)
    missing = str(tmp_path / "r.csv")
    refused(ours("history", "import", certain, "--answers", missing), "The review cannot be opened", "r.csv")
    refused(ours("history", "import", certain, only_skipped, "--answers", missing), "are about one file")
    assert fingerprint(ours.folder) == before


def test_a_row_whose_period_cannot_be_read_is_asked_about(ours: Terminal, tmp_path: Path) -> None:
    answer = ours("history", "import", scorecard(tmp_path, *CERTAIN, ("1.8", "sometime", "4")))
    assert answer.exit_code == 1 and "'sometime' is no period" in answer.stdout


def test_the_review_of_another_file_is_refused(ours: Terminal, tmp_path: Path) -> None:
    first = scorecard(tmp_path, ("9.9", "2022-03", "7"))
    assert ours("history", "import", first).exit_code == 1
    review = ours.folder / "history" / "march.csv.review.csv"
    fill_in(review, "skip")
    other = scorecard(tmp_path, ("9.9", "2022-03", "8"), name="april.csv")
    refused(
        ours("history", "import", other, "--answers", str(review)), "is about march.csv, not about april.csv"
    )
    scorecard(tmp_path, ("9.9", "2022-03", "9"))
    refused(
        ours("history", "import", first), "march.csv was changed after this review", "Move the review away"
    )
    assert answers_of(review) == ["skip"], "and it is left as it was"
