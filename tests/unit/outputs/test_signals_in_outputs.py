"""Every output says the sentence of every judgement of a line's months, and works none of it out."""

import ast
import csv as csv_reader
import io
import json as json_reader
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

import trigpoint.outputs
from trigpoint.model.control_charts import Assurance
from trigpoint.model.judgements import Rag
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.scorecards import Line
from trigpoint.outputs import csv, html, json, pdf, words, xlsx
from trigpoint.outputs._chart_blocks import WIDTH
from trigpoint.project.explaining import Explanation
from trigpoint.terminal.explanation import explanation_facts, explanation_text

from .test_html_output import Tags

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning")


def sentences_of(line: Line) -> Iterator[str]:
    """The sentence of each judgement that a line has."""
    judged = (line.season, line.trajectory, line.hindsight, line.completeness)
    yield from (each.reason for each in judged if each is not None)
    if line.chart is not None:
        yield line.chart.reason
        if line.chart.assurance is not Assurance.NOT_APPLICABLE:
            yield line.chart.assurance_reason
    if line.benchmark is not None:
        yield line.benchmark.sentence
    if line.chart_choice:
        yield line.chart_choice


@pytest.fixture(scope="module")
def sentences(lines) -> list[str]:
    found = [sentence for line in lines for sentence in sentences_of(line)]
    assert len(found) == 23
    return found


@pytest.fixture(scope="module")
def charted(lines) -> list[Line]:
    return [line for line in lines if line.chart is not None]


def test_the_sample_has_every_kind_of_judgement(lines, charted):
    assert {str(line.chart.variation) for line in charted} == {
        "neither_high", "common_cause", "not_tested", "improvement_high", "concern_low",
    }  # fmt: skip
    assert {str(line.chart.kind) for line in charted} == {"xmr", "p", "t"}
    assert {str(line.chart.assurance) for line in charted} == {"not_applicable", "pass", "fail"}
    for name in ("season", "trajectory", "hindsight", "completeness", "benchmark"):
        assert any(getattr(line, name) is not None for line in lines), name
    assert {line.group for line in lines} == {"benchmarked", "operational"}


# ---- the page ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(scorecard) -> str:
    return html.render(scorecard).decode()


@pytest.fixture(scope="module")
def tags(page) -> Tags:
    return Tags(page)


def test_the_page_says_every_sentence(tags, sentences):
    shown = " ".join(tags.text.split())
    for sentence in sentences:
        assert sentence in shown


def test_each_judgement_of_the_page_has_one_icon_with_words(page, charted):
    """One in the row of every line, where the words stand beside it, and one in that of its section."""
    rows = page.partition('<section id="how-to-read"')[0]  # the key has every icon
    named = Counter(re.findall(r'viewBox="0 0 48 48"[^>]*aria-label="([^"]+)"', rows))
    wanted = Counter(words.VARIATIONS[line.chart.variation] for line in charted)
    wanted += Counter(
        words.ASSURANCES[line.chart.assurance]
        for line in charted
        if line.chart.assurance is not Assurance.NOT_APPLICABLE
    )
    assert named == wanted + wanted


def test_each_icon_of_the_page_is_heard_once(page):
    """Where words stand beside an icon, the icon is hidden from whoever hears them."""
    cells = re.findall(r'<td class="sign">.*?</td>', page, re.S)
    shown = [cell for cell in cells if "<svg" in cell]
    assert len(shown) == 7
    for cell in shown:
        label = re.search(r'aria-label="([^"]+)"', cell)[1]
        assert cell.startswith('<td class="sign"><span aria-hidden="true">')
        assert cell.endswith(f"<span>{label}</span></td>")


def test_every_chart_of_the_page_says_what_it_shows(tags, charted):
    tested = [line for line in charted if line.chart.is_tested]
    labels = [it["aria-label"] for it in tags.named("svg") if it.get("width") == str(WIDTH)]
    assert len(labels) == len(tested) == 4
    for line, label in zip(tested, labels, strict=True):
        assert line.chart.reason in label
        assert f"{len(line.chart.points)} figures, " in label
    assert "(47 of 51)" in labels[1], "a percentage with its tally"


def test_every_line_stands_in_the_group_that_it_is_of(page, lines):
    strategic, _, operational = page.partition('<section id="every-line"')[2].partition("<h3>Operational")
    for line in lines:
        part = strategic if line.group == "benchmarked" else operational
        assert f">{line.ref}</a>" in part


# ---- the PDF -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_pdf_has_the_charts_of_lines_that_stand_out_with_their_sentences(scorecard, charted):
    content = pdf.render(scorecard)
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=60)
    text = " ".join(done.stdout.decode().split())
    out = [
        line for line in charted if line.chart.is_special or Rag.RED in (line.rag_month, line.rag_year_end)
    ]
    assert [line.ref for line in out] == ["1.1", "1.9", "5.1"]
    for line in out:
        assert line.chart.reason in text
        assert line.chart_choice in text
    [missed] = [line for line in out if line.chart.assurance is not Assurance.NOT_APPLICABLE]
    assert missed.chart.assurance_reason in text
    assert out[0].season.reason in text
    for line in charted:
        assert words.VARIATIONS[line.chart.variation] in text


# ---- the workbook ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(scorecard):
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(scorecard)))


def rows_of(sheet) -> list[dict[str, object]]:
    [table] = sheet.tables.values()
    headings, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_workbook_says_every_sentence(book, sentences):
    cells = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    for sentence in sentences:
        assert sentence in cells


def test_the_signals_sheet_has_a_row_for_each_chart_and_its_numbers(book, charted):
    rows = rows_of(book["Signals"])
    assert [row["Ref"] for row in rows] == [line.ref for line in charted]
    responses = rows[-1]
    assert (responses["Variation"], responses["Assurance"]) == ("Concern, low", "Usually misses the target")
    assert [responses[f"Forecast{part}"] for part in (" of the year", ": from", ": to")] == [
        0.945,
        0.914,
        0.975,
    ]
    assert responses["Needed each month"] == 0.95
    assert rows[0]["Forecast of the year"] == 2500
    for line, row in zip(charted, rows, strict=True):
        assert (row["Usual or not"], row["Kind of chart"]) == (line.chart.reason, line.chart_choice)
        judged = {
            "Time of year": line.season,
            "Forecast in words": line.trajectory,
            "May still move": line.completeness,
        }
        for heading, judgement in judged.items():
            assert row[heading] == (judgement.reason if judgement is not None else None)


def test_the_points_sheet_has_every_point_and_its_signal(book, charted):
    rows = rows_of(book["Chart points"])
    assert len(rows) == sum(len(line.chart.points) for line in charted)
    last = rows[-1]
    assert (last["Ref"], last["Period"], last["Figure"], last["Target"]) == ("5.1", "Mar-22", 0.84, 0.97)
    assert "below the lower limit" in last["Signal"]
    gaps = [row for row in rows if row["Ref"] == "1.9"]
    assert [row["Figure"] for row in gaps] == [30, 28, 32, 31] * 5 + [100]


def test_the_benchmarks_sheet_says_how_theirs_differs(book):
    [row] = rows_of(book["Benchmarks"])
    assert (row["Ref"], row["Band"], row["Rank"]) == ("2.3", "C", "98 of 150")
    assert row["How theirs differs"].startswith("Ours counts ages 16 to 18")


# ---- data --------------------------------------------------------------------------------------------------


def test_the_csv_says_every_sentence_in_a_column_of_its_own(scorecard, lines):
    rows = list(csv_reader.DictReader(io.StringIO(csv.render(scorecard).decode("utf-8-sig"), newline="")))
    for line, row in zip(lines, rows, strict=True):
        said = list(row.values())
        for sentence in sentences_of(line):
            assert said.count(sentence) == 1
    found = {row["ref"]: row for row in rows if row["variation"]}
    assert found["5.1"]["needed_each_month"] == "95.0" and found["5.1"]["course"] == "at_risk"
    assert found["1.1"]["season_explains"] == "yes" and found["5.1"]["season_explains"] == "no"
    assert found["1.5"]["provisional"] == "yes" and found["1.7"]["provisional"] == "no"


def test_the_json_has_every_point_with_what_was_usual_for_it(scorecard, lines):
    whole = json_reader.loads(json.render(scorecard))
    written = [line for section in whole["sections"] for line in section["lines"]]
    for line, data in zip(lines, written, strict=True):
        text = json_reader.dumps(data, ensure_ascii=False)
        assert all(json_reader.dumps(said, ensure_ascii=False) in text for said in sentences_of(line))
        if line.chart is None:
            assert data["chart"] is None
            continue
        for point, shown in zip(line.chart.points, data["chart"]["points"], strict=True):
            assert shown["value"] == pytest.approx(float(point.value))
            assert (shown["upper"] is None) == (point.limits is None)
            assert shown["variation"] == point.variation
    [responses] = [data for data in written if data["ref"] == "5.1" and data["chart"]]
    assert responses["chart"]["points"][-1]["signals"][0] == "outside_limits_low"
    assert responses["chart"]["points"][-1]["at"]["id"] == "2022-03"
    [rare] = [data for data in written if data["ref"] == "1.9" and data["chart"]]
    assert rare["chart"]["points"][0]["at"] == "2020-07-01" and rare["chart_unit"] == "days"


# ---- the terminal ------------------------------------------------------------------------------------------


def explained(line: Line) -> Explanation:
    measure = Measure("m", line.title, "Why", "Owner", Polarity.HIGH, Unit.PERCENT, 1, Submitted("Elsewhere"))
    return Explanation(line=line, measure=measure, in_words="Counted.", sql="", history=())


def test_the_terminal_says_every_sentence(lines):
    for line in lines:
        printed = io.StringIO()
        Console(file=printed, width=4000).print(explanation_text(explained(line)))
        facts = explanation_facts(explained(line))["judgements"].values()
        for sentence in sentences_of(line):
            assert sentence in printed.getvalue()
            assert sentence in facts


# ---- and nothing is worked out -----------------------------------------------------------------------------

# What prints words and numbers. Others of outputs/ draw, or lay out rows and columns, and must reckon places.
WRITERS = (
    "_cells", "_chart_blocks", "_glance", "csv", "figures", "html", "json", "words", "workbook_signals",
    "xlsx",
)  # fmt: skip
RECKONING = {"sum", "min", "max", "abs", "round", "divmod", "mean", "median", "rounded", "stdev"}


def reckoned(module: str) -> list[str]:
    tree = ast.parse((Path(trigpoint.outputs.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
    return [ast.unparse(node) for node in ast.walk(tree) if _is_arithmetic(node)]


def _is_arithmetic(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in RECKONING
    if not isinstance(node, ast.BinOp) or isinstance(node.op, ast.BitOr):
        return False
    sides = (node.left, node.right)
    text = any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)
    return not text and not any(isinstance(side, ast.Tuple) for side in sides)


@pytest.mark.parametrize("module", WRITERS)
def test_a_writer_works_nothing_out(module):
    assert reckoned(module) == []
