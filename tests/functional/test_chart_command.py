"""`trigpoint chart`: a series of any file as a control chart, in words, as data and as a page."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from tests.unit.judgements.charts import month
from trigpoint.cli import app
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet

from .small_council import Terminal, typed

# Mean 10; the twelve moving ranges are eleven of 2 and one of 9: 2.66 of their mean, 31 / 12, is 6.87.
BASE = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "referrals.csv"
    rows = [f"{month(n).id},North,{value}" for n, value in enumerate([*BASE, 20])]
    rows += [f"{month(n).id},South,{value * 10}" for n, value in enumerate(BASE)]
    path.write_text("\n".join(["month,area,value", *rows]), encoding="utf-8")
    return path


def facts(*words: str) -> dict:
    answer = typed("chart", *words, "--json")
    assert answer.exit_code == 0, answer.stderr
    (chart,) = json.loads(answer.stdout)
    return chart


def test_it_says_whether_the_latest_is_different_from_usual(file):
    answer = typed("chart", str(file), "--series", "area=North", "--polarity", "low", columns=140)
    assert answer.exit_code == 0
    assert "Different from usual, for the worse: 20 is above the upper limit of 18." in answer.stdout
    assert "Nothing is said of a target: none is set." in answer.stdout
    assert "XmR chart: counts are large enough to vary evenly about their mean." in answer.stdout
    assert "Limits: 2.66 mean moving ranges either side of the mean." in " ".join(answer.stdout.split())
    assert re.search(r"Apr-20 +20 +11 +4 +18 +Concern, high +above the upper limit", answer.stdout)


def test_a_script_reads_every_point(file):
    chart = facts(str(file), "--series", "area=North", "--polarity", "high")
    last = chart["points"][-1]
    assert (len(chart["points"]), chart["variation"]) == (13, "improvement_high")
    assert (last["period"], last["value"], last["icon"]) == ("2020-04", "20", "improvement_high")
    assert last["signals"] == [{"rule": "outside_limits", "side": "high", "points": 1}]
    assert float(last["mean"]) == pytest.approx(140 / 13)
    assert float(last["upper"]) == pytest.approx(140 / 13 + 2.66 * 31 / 12)


def test_every_rule_of_the_set_has_an_option():
    command = typer.main.get_command(app).commands["chart"]
    options = {parameter.name: parameter.default for parameter in command.params}
    for part in fields(RuleSet):
        assert options[part.name] == getattr(MAKING_DATA_COUNT, part.name), part.name


@pytest.mark.parametrize(
    ("option", "printed"),
    [
        (("--shift", "8"), "8 points in a row on one side of the mean"),
        (("--trend", "6"), "6 points in a row rising or falling"),
        (("--two-in-three", "within-limits"), "those outside not counted"),
        (("--any-side",), "(those outside included); 7 points"),
        (("--mean-passed-over",), "any on it passed over"),
        (("--both-ways", "precedence"), "called by the first of its rules"),
        (("--target-on-limit", "decided"), "A target on a limit is decided."),
        (("--minimum-points", "12"), "Limits need 12 points."),
        (("--fix-after", "12"), "They are fixed by the first 12."),
        (("--limit-multiple", "3"), "3 mean moving ranges either side"),
        (("--screen", "--screen-at", "3"), "Moving ranges of 3 times their mean or more are left out."),
        (("--clip",), "Limits stop at what is possible."),
    ],
)
def test_the_rules_in_force_are_printed(file, option, printed):
    assert printed in facts(str(file), "--series", "area=North", *option)["rules"]


def test_a_rule_can_be_left_out(file):
    rules = facts(str(file), "--series", "area=North", "--shift", "0", "--trend", "0", "--no-outside")[
        "rules"
    ]
    assert "in a row" not in rules
    assert "a point outside" not in rules


def test_limits_start_afresh_with_a_reason(file):
    rebased = ("--rebase", "2019-10-01", "--because", "The front door changed")
    chart = facts(str(file), "--series", "area=North", *rebased)
    assert [point["phase"] for point in chart["points"]] == [1] * 6 + [2] * 7
    assert chart["rebases"] == [{"first": "2019-10-01", "reason": "The front door changed"}]


def test_the_choice_is_overruled_with_a_reason(tmp_path):
    path = tmp_path / "shares.csv"
    rows = [f"{month(n).id},{20 + n % 3},{30 + 7 * (n % 4)}" for n in range(14)]
    path.write_text("\n".join(["month,numerator,denominator", *rows]), encoding="utf-8")
    assert facts(str(path))["kind"] in ("p", "p_prime")
    chart = facts(str(path), "--kind", "xmr", "--because", "as the regulator draws it")
    assert chart["kind"] == "xmr"
    assert chart["choice"].startswith("XmR chart, chosen by hand: as the regulator draws it.")
    assert chart["points"][0]["numerator"] == "20"


def test_rare_events_are_charted_and_the_better_way_is_named(tmp_path):
    path = tmp_path / "rare.csv"
    path.write_text(
        "\n".join(["month,value", *(f"{month(n).id},{n % 3}" for n in range(14))]), encoding="utf-8"
    )
    chart = facts(str(path))
    assert chart["kind"] == "xmr"
    assert "the day of each event is not known" in chart["choice"]


def test_months_are_chosen(file):
    chart = facts(str(file), "--series", "area=North", "--from", "2019-05", "--to", "2019-07")
    assert [point["label"] for point in chart["points"]] == ["May-19", "Jun-19", "Jul-19"]


def test_a_page_is_written_whole(file, tmp_path):
    page = tmp_path / "chart.html"
    answer = typed("chart", str(file), "--series", "area=North", "--page", str(page))
    assert answer.exit_code == 0
    assert str(page) in answer.stdout
    assert "</html>" in page.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.html", "referrals.csv"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "referrals.csv:15: Apr-19 is there twice, in rows 2 and 15. Pick one series"),
        (("--series", "area=East"), "No row has 'East' under 'area'."),
        (("--series", "area"), "--series area has no name and value."),
        (("--series", "area=North", "--rebase", "2019-10-01"), "Each needs its reason"),
        (("--series", "area=North", "--rebase", "1/10/2019", "--because", "x"), "'1/10/2019' is not a day."),
        (("--series", "area=North", "--kind", "t", "--because", "x"), "a t chart is of single events"),
        (("--series", "area=North", "--kind", "p", "--because", "x"), "needs the tally of every figure"),
        (("--series", "area=North", "--fix-after", "5"), "fixed after 12 points or more"),
        (("--series", "area=North", "--from", "2031-01"), "The file has Apr-19 to Apr-20."),
        (("--series", "area=North", "--page", "gone/chart.html"), "The file cannot be written"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(file, words, message):
    answer = typed("chart", str(file), *words)
    assert answer.exit_code == 1
    assert message in answer.stderr
    assert [path.name for path in file.parent.iterdir()] == ["referrals.csv"]


def test_a_word_that_is_none_of_the_choices_is_not_understood(file):
    answer = typed("chart", str(file), "--two-in-three", "sometimes")
    assert answer.exit_code == 2
    assert "within-limits" in answer.stderr


def test_of_a_line_the_measure_says_what_its_chart_is_like(loaded: Terminal, no_library):
    answer = loaded("chart", "1.9", "--shift", "8")
    assert answer.exit_code == 1
    assert "--shift is for a file of figures" in answer.stderr
