"""`trigpoint audit`: what a person sees, what a script reads, how it ends."""

import json
from pathlib import Path

import pytest

from .small_council import typed

HEADINGS = "ref,title,frequency,unit,polarity,jan_22,feb_22,mar_22,outturn_2021_22,dot_month\n"
RIGHT = "1.1,Calls taken,monthly,Count,info,41,61,89,675,↑\n"
WRONG = "1.2,Visits made,monthly,Count,info,41,61,89,675,↓\n"
ODD = "1.3,Contacts,quarterly,Count,info,27,29,19,265,↓\n"


def written(folder: Path, *rows: str) -> str:
    path = folder / "march.csv"
    path.write_text(HEADINGS + "".join(rows), encoding="utf-8")
    return str(path)


def test_a_page_without_fault(tmp_path: Path) -> None:
    answer = typed("audit", written(tmp_path, RIGHT))
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert (
        "1 row and 6 cells of march.csv read; 0 findings: 0 certain, 0 likely, 0 possible." in answer.stdout
    )


def test_what_is_certain_stands_first_under_its_line(tmp_path: Path) -> None:
    answer = typed("audit", written(tmp_path, ODD, WRONG, RIGHT))
    assert answer.exit_code == 4
    text = " ".join(answer.stdout.split())
    assert text.index("1.2 Visits made certain") < text.index("1.3 Contacts likely")
    assert "is '↓', and 61 to 89 is a rise. At line 3, field 10; line 3, field 7; line 3, field 8." in text


def test_what_is_only_likely_ends_well(tmp_path: Path) -> None:
    assert typed("audit", written(tmp_path, ODD)).exit_code == 0


def test_a_script_reads_the_same(tmp_path: Path) -> None:
    answer = typed("audit", written(tmp_path, WRONG), "--json")
    assert answer.exit_code == 4
    (page,) = json.loads(answer.stdout)
    assert (page["file"], page["as_at"], page["rows"]) == ("march.csv", "2022-03", 1)
    assert page["findings"] == [
        {
            "check": "arrow",
            "certainty": "certain",
            "lines": ["1.2"],
            "cells": ["line 2, field 10", "line 2, field 7", "line 2, field 8"],
            "sentence": "The arrow under 'dot_month' is '↓', and 61 to 89 is a rise.",
            "advice": "Turn the arrow, or look which figure is wrong.",
        }
    ]


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"Dear all,\n"], ids=["empty", "rubbish", "words"])
def test_a_file_that_is_no_scorecard_is_one_message(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    answer = typed("audit", str(path))
    assert (answer.exit_code, answer.stdout, answer.stderr.count("\n")) == (1, "", 1)
    assert answer.stderr.startswith("page.txt:")
