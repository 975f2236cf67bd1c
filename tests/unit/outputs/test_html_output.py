"""scorecard.html: complete, self-contained, and marked up so that it can be heard as well as seen."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from trigpoint.model.control_charts import Assurance
from trigpoint.model.scorecards import Opening
from trigpoint.outputs import html, words

SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
VOID = {"meta", "col", "br", "path", "circle", "link", "img"}


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text of the page; fails on tags that do not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def text(scorecard) -> str:
    return html.render(scorecard).decode()


@pytest.fixture(scope="module")
def tags(text) -> Tags:
    return Tags(text)


def test_every_line_is_there_with_its_figures(tags, lines):
    rows = [attributes for attributes in tags.named("tr") if attributes.get("id", "").startswith("line-")]
    assert len(rows) == len(lines)
    assert len({row["id"] for row in rows}) == len(lines)
    shown = " ".join(tags.text.split())
    for line in lines:
        assert line.title in shown
        for value in (*line.months, line.outturn, line.prior):
            assert value.text == "-" or value.text in shown
            assert value.tally in shown
        assert line.rag_year_end.reason in shown


def test_nothing_is_run_or_fetched(text, tags):
    assert tags.named("script") == tags.named("link") == tags.named("img") == []
    without_fonts = re.sub(r"url\(data:font/woff2;base64,[^)]*\)", "", text)
    assert "url(" not in without_fonts
    assert "http:" not in without_fonts.replace(SVG_NAMESPACE, ""), "a name, and nothing to fetch"
    assert "https:" not in without_fonts
    for _, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert attributes.get("href", "#").startswith("#")


def test_the_policy_lets_through_this_style_and_nothing_else(text, tags):
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(it["content"] for it in tags.named("meta") if it.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_links_lead_somewhere(tags):
    ids = [attributes["id"] for _, attributes in tags.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"].removeprefix("#") for attributes in tags.named("a")}
    assert {"main", "opening", "section-1"} <= targets <= set(ids)


def test_tables_can_be_heard(tags, scorecard):
    assert tags.named("html") == [{"lang": "en-GB"}]
    tables = len(scorecard.sections) + 2  # the sections, and every line in a row in one of two groups
    assert len(tags.named("table")) == len(tags.named("caption")) == tables
    assert all(heading.get("scope") for heading in tags.named("th"))
    regions = [it for it in tags.named("div") if it.get("role") == "region"]
    assert len(regions) == tables
    assert all(it["tabindex"] == "0" and it["aria-label"] for it in regions)


def test_every_drawing_has_words_or_is_hidden(tags, lines):
    drawings = tags.named("svg")
    assert all(it.get("aria-label") or it.get("aria-hidden") == "true" for it in drawings)
    drawn = [line for line in lines if sum(value.number is not None for value in line.trend) > 1]
    charts = [line.chart for line in lines if line.chart is not None]
    assurances = [chart for chart in charts if chart.assurance is not Assurance.NOT_APPLICABLE]
    icons = 2 * (len(charts) + len(assurances))  # in the row of every line and in that of its section
    tested = [chart for chart in charts if chart.is_tested]
    assert len(charts) == 5 and len(assurances) == 2 and len(tested) == 4
    found = len([it for it in drawings if it.get("role") == "img"])
    key = len(words.VARIATION_MEANINGS) + len(words.ASSURANCE_MEANINGS)
    assert found == len(drawn) + icons + len(tested) + key


def test_status_is_in_words(tags, text):
    assert re.search(r'<span class="badge red">Red</span>', text)
    assert re.search(r'<span class="unseen">Down, worse</span>', text)
    assert re.search(r'<span class="mark">revised</span>', text)


def test_what_people_write_is_never_markup(scorecard):
    line = replace(scorecard.sections[0].lines[0], title="<script>alert(1)</script> & co")
    changed = replace(scorecard, sections=(replace(scorecard.sections[0], lines=(line,)),))
    written = html.render(changed).decode()
    assert "<script" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in written


def test_an_empty_opening_says_so(scorecard):
    written = html.render(replace(scorecard, opening=Opening("All is well.", (), (), ()))).decode()
    assert "No figure was revised this month." in written


def test_further_rows_of_a_reference_say_what_sets_them_apart(scorecard):
    lines = scorecard.sections[0].lines
    count = next(line for line in lines if line.ref == "1.7" and line.split == "Families")
    children = next(line for line in lines if line.ref == "1.7" and line.split == "Children")
    written = html.render(
        replace(scorecard, sections=(replace(scorecard.sections[0], lines=(count, children)),))
    ).decode()
    assert f'<span class="title">{count.title}</span>' in written
    assert f'<span class="unseen">{children.title}</span>' in written
    assert '<span class="label">Children</span>' in written
