"""The page of a control chart: verdicts in words, the picture, the rules in force, every point as a table."""

import re
from datetime import date

import pytest

from tests.unit.judgements.charts import COUNT, month, series
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.charted import Charted, chart_series
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.outputs import chart_page

from .test_comparison_page import check_closed, check_tables
from .test_html_output import Tags

NUMBERS = "9 11 9 11 9 11 9 11 9 11 9 11 20"


def charted(observations=None, *, style: Style = COUNT, rebases=(), heading="1.9 Referrals") -> Charted:
    return chart_series(
        observations or series(NUMBERS, target="12"),
        heading=heading,
        source="Ourtown Council",
        style=style,
        polarity=Polarity.LOW,
        rebases=rebases,
    )


@pytest.fixture(scope="module")
def text() -> str:
    return chart_page.render(charted()).decode()


def cells(text: str) -> list[list[str]]:
    body = re.search(r"<tbody>(.*?)</tbody>", text, re.S)[1]
    rows = re.findall(r"<tr.*?</tr>", body, re.S)
    return [
        [
            " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        for row in rows
    ]


def test_nothing_is_run_or_fetched(text):
    check_closed(text)


def test_the_table_can_be_heard(text):
    check_tables(Tags(text))


def test_icons_sentences_rules_and_choice_are_printed(text):
    made = charted()
    shown = " ".join(Tags(text).text.split())
    for words in (
        "Concern, high", made.chart.reason, made.chart.assurance_reason, made.choice,
        made.chart.rules_sentence, "A low figure is good.",
    ):  # fmt: skip
        assert words in shown


def test_every_point_is_a_row(text):
    rows = cells(text)
    assert len(rows) == 13
    # The mean of nine, eleven, ... and twenty is 140 / 13; the mean moving range is (11 x 2 + 9) / 12.
    assert rows[-1] == ["Apr-20", "20", "11", "4", "18", "12", "Concern, high", "above the upper limit"]
    assert rows[0] == ["Apr-19", "9", "11", "4", "18", "12", "Usual variation", ""]


def test_a_percentage_has_its_tally():
    shares = [Observation.of_parts(month(n), 47, 51) for n in range(3)]
    written = chart_page.render(charted(shares, style=Style(Unit.PERCENT, 1))).decode()
    assert cells(written)[0][:3] == ["Apr-19", "92.2%", "47 of 51"]


def test_a_month_without_a_figure_is_no_nought():
    written = chart_page.render(charted(series("9 - 11"))).decode()
    assert cells(written)[1] == ["May-19", "–", "–", "–", "–", "Not tested", ""]


def test_a_limit_that_cannot_be_is_called_none():
    shares = [Observation.of_parts(month(n), 9 + n % 2, 10) for n in range(14)]
    written = chart_page.render(charted(shares, style=Style(Unit.PERCENT, 1))).decode()
    assert cells(written)[0][5] == "none"


def test_limits_that_start_afresh_say_why_in_their_row():
    rebase = Rebase(date(2019, 10, 1), "The front door changed.")
    written = chart_page.render(charted(rebases=[rebase])).decode()
    assert cells(written)[6][-1] == "limits start afresh: The front door changed."
    assert "Limits start afresh on 1 October 2019: The front door changed." in written


def test_one_point_makes_a_page():
    written = chart_page.render(charted(series("9"))).decode()
    check_closed(written)
    assert "1 month is too few" in written


def test_what_people_write_is_never_markup():
    written = chart_page.render(charted(heading="<script>alert(1)</script>")).decode()
    assert "<script" not in written
