"""What the invented council is for: a scorecard to look at, and a February that was revised."""

import csv
import io
import json
import re
from datetime import date

import pytest
from rich.console import Console

from tests.invented_council import InventedCouncil
from trigpoint.audit import Certainty, audit
from trigpoint.model.scorecards import Scorecard
from trigpoint.printed import read_printed
from trigpoint.project.reporting import scorecard_of
from trigpoint.store.runs import read_figures
from trigpoint.terminal.scorecard import scorecard_text

from .small_council import Terminal

FEBRUARY_AS_KNOWN_THEN, MARCH = "2022-02-001", "2022-03-001"


@pytest.fixture(scope="session")
def terminal(council: InventedCouncil) -> Terminal:
    """Commands that only read."""
    return Terminal(council.folder)


@pytest.fixture(scope="session")
def scorecard(council: InventedCouncil) -> Scorecard:
    project = council.open()
    run = project.run_named(MARCH)
    return scorecard_of(project, run, created_on=date(2022, 5, 18), figures=read_figures(run))


# ---- February, as it was known then and as it is known now -----------------------------------------------


def test_the_runs_say_what_was_known(terminal: Terminal) -> None:
    runs = terminal.json("runs")
    assert [(run["run"], run["as_at"], run["records_known_on"]) for run in runs] == [
        (FEBRUARY_AS_KNOWN_THEN, "2022-02", "2022-03-14"),
        (MARCH, "2022-03", "2022-05-18"),
    ]


def test_re_referrals_of_february_were_revised_and_the_records_are_named(terminal: Terminal) -> None:
    differences = terminal.json("diff", FEBRUARY_AS_KNOWN_THEN, MARCH)
    [revised] = [
        each for each in differences if (each["measure"], each["period"]) == ("re_referrals", "2022-02")
    ]
    entered = [row for row in revised["rows"] if row["cause"] == "entered"]
    days = sorted(row["recorded_on"] for row in entered)
    assert entered and days[0] > "2022-03-14", "what changed it was entered after it was worked out"
    assert f"{len(entered)} records entered between {days[0]} and {days[-1]}" in revised["sentence"]
    assert re.match(
        r"Feb-22 re-referrals .* from 8\.8% \(11 of 125\) to 9\.8% \(13 of 133\): ", revised["sentence"]
    )


def test_show_prints_both_runs_and_why_they_differ(terminal: Terminal) -> None:
    printed = terminal("show", "1.9", columns=160).stdout
    history = [line for line in printed.splitlines() if "Feb-22  " in line and "2022-0" in line]
    count_and_share = 2  # 1.9 prints the number and the percentage of one measure
    assert len(history) == 2 * count_and_share
    for then, now in zip(history[::2], history[1::2], strict=True):
        assert FEBRUARY_AS_KNOWN_THEN in then and "2022-03-14" in then and "8.8% (11 of 125)" in then
        assert MARCH in now and "2022-05-18" in now and "9.8% (13 of 133)" in now
        assert "from 8.8% (11 of 125) to 9.8%" not in then
    assert "records entered between 2022-03-15 and" in " ".join(printed.split())


def test_a_formula_names_the_records_of_the_measures_it_is_worked_out_from(terminal: Terminal) -> None:
    differences = terminal.json("diff", FEBRUARY_AS_KNOWN_THEN, MARCH)
    [revised] = [
        each for each in differences if (each["measure"], each["period"]) == ("neet_or_not_known", "2022-02")
    ]
    assert revised["rows"] and len({row["key"] for row in revised["rows"]}) == len(revised["rows"])
    assert {row["table"] for row in revised["rows"]} == {"young_people_activity"}
    assert "worked out from changed" not in revised["sentence"]


# ---- show, for each kind of measure ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "kind", "said"),
    [
        ("1.5", "share", ("47 of 51", "working days", "As SQL", "Green: 91.4%")),
        ("1.7", "families open", ("1,321", "As SQL", "Open at the end")),
        ("2.5", "formula", ("Worked out from other measures", "formula: not_known + neet", "365 of 6,150")),
        ("3.1", "submitted", ("Sent to us, not worked out here", "Temporarily suspended", "675")),
        ("4.1", "submitted each quarter", ("225", "Red: 225 is higher than")),
        ("compliments_received", "by its measure", ("5.5", "16")),
    ],
    ids=lambda value: value if isinstance(value, str) and not value[0].isdigit() else "",
)
def test_show_reads_well(terminal: Terminal, ref: str, kind: str, said: tuple[str, ...]) -> None:
    answer = terminal("show", ref, columns=160)
    assert answer.exit_code == 0, answer.stderr
    for words in said:
        assert words in answer.stdout, kind
    for part in ("In words", "As written", "Figures", "Judgement", "What each run made of it"):
        assert part in answer.stdout
    assert "None" not in answer.stdout and "Decimal" not in answer.stdout


def test_show_for_a_script(terminal: Terminal) -> None:
    [count, share] = terminal.json("show", "1.9")
    assert (count["measure"], share["measure"]) == ("re_referrals", "re_referrals")
    assert {"period": "2022-03", "text": "12.7%", "tally": "20 of 157", "state": "known"} in share["figures"]
    directions = {"Direction, month", "Direction, year"}
    ratings = {"Rating, month", "Rating, year end"}
    months = {"Usual or not", "Forecast of the year", "May still move", "Kind of chart", "Rules of the chart"}
    assert directions | ratings | months <= set(share["judgements"])
    assert all(share["judgements"].values())


@pytest.mark.parametrize("measure", ["re_referrals", "contacts"])
def test_the_new_pathway_starts_limits_afresh(terminal: Terminal, measure: str) -> None:
    """April 2021 to March 2022 are 12 months, and limits take 13: until then nothing is called unusual."""
    said = {line["judgements"]["Usual or not"] for line in terminal.json("show", measure)}
    assert said == {
        "Not tested: 12 months since limits started afresh on 1 April 2021 (The new early help pathway began "
        "in April 2021) are too few to know what is usual; 13 are needed."
    }


def test_the_rows_behind_a_figure_are_its_tally(terminal: Terminal) -> None:
    rows = terminal.json("show", "re_referrals", "--rows", "--period", "2022-03")
    assert (sum(row["in_numerator"] for row in rows), len(rows)) == (20, 157)
    assert {row["received_on"][:7] for row in rows} == {"2022-03"}
    printed = terminal("show", "re_referrals", "--rows", "--period", "2022-03", columns=160).stdout
    assert "157 records behind re_referrals in Mar-22. All of them: add --json" in printed


def test_the_rows_of_a_submitted_figure_are_its_submissions(terminal: Terminal) -> None:
    [row] = terminal.json("show", "3.1", "--rows", "--period", "2021/22")
    assert (row["measure"], row["value"]) == ("supporting_families_engaged", 675.0)


# ---- the scorecard on a terminal -------------------------------------------------------------------------


def test_demo_ends_with_the_scorecard_and_the_reports(council: InventedCouncil) -> None:
    assert "As at March 2022" in council.printed
    for title in ("Early help contacts and locality", "Support", "Quality", "Going well", "Needs attention"):
        assert title in council.printed
    for name in ("scorecard.html", "scorecard.pdf", "scorecard.xlsx", "scorecard.csv", "scorecard.json"):
        path = council.folder / "reports" / "2022-03" / name
        assert path.stat().st_size > 0 and path.name in council.printed
    facts = json.loads((council.folder / "reports" / "2022-03" / "scorecard.json").read_bytes())
    assert facts


def test_the_scorecard_is_read_again_and_agrees_with_itself(council: InventedCouncil) -> None:
    """The data file of one council may be the printed scorecard of another."""
    printed = read_printed(council.folder / "reports" / "2022-03" / "scorecard.csv")
    assert len(printed.lines) == len(list(csv.DictReader(_csv_of(council))))
    assert [finding for finding in audit(printed) if finding.certainty is Certainty.CERTAIN] == []


def _csv_of(council: InventedCouncil) -> io.StringIO:
    path = council.folder / "reports" / "2022-03" / "scorecard.csv"
    return io.StringIO(path.read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize("width", [80, 100, 120, 140, 200])
def test_a_scorecard_never_cuts_a_word(scorecard: Scorecard, width: int) -> None:
    printed = on_a_terminal(scorecard, width)
    lines = printed.splitlines()
    assert max(map(len, lines)) <= width and "…" not in printed
    [heading] = {line for line in lines if line.startswith("Ref ")}
    after_measure = re.search(r"Measure +", heading)
    assert after_measure and after_measure.end() - after_measure.start() >= 28
    words = set(printed.split())
    for section in scorecard.sections:
        for line in section.lines:
            assert set(line.title.split()) <= words, line.name
            assert set(line.months[-1].text.split()) <= words or line.months[-1].state == "suspended"
            assert set(line.outturn.tally.split()) <= words


def test_columns_that_have_no_room_are_named(scorecard: Scorecard) -> None:
    wide, narrow = on_a_terminal(scorecard, 140), on_a_terminal(scorecard, 80)
    assert "Jan-22" in wide and "no room" not in wide
    assert "There is no room here for Jan-22, Feb-22, 2020/21, Good is; the reports have them." in " ".join(
        narrow.split()
    )


def on_a_terminal(scorecard: Scorecard, width: int) -> str:
    written = io.StringIO()
    Console(file=written, width=width, markup=False).print(scorecard_text(scorecard, width))
    return written.getvalue()
