"""The page of a comparison: a sentence first, every figure as a table too, nothing run or fetched."""

import re
from dataclasses import replace

import pytest

from trigpoint.outputs import comparison as page

from .charts.benchmarks import DIFFERS, benchmark, comparison
from .test_html_output import Tags


@pytest.fixture(scope="module")
def text() -> str:
    return page.render(comparison()).decode()


@pytest.fixture(scope="module")
def tags(text) -> Tags:
    return Tags(text)


def check_closed(text: str) -> None:
    """Nothing runs and nothing is fetched, and the policy says so."""
    tags = Tags(text)
    assert tags.named("script") == tags.named("link") == tags.named("img") == []
    assert "http:" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https:" not in text
    policy = next(it["content"] for it in tags.named("meta") if it.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    for _, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def check_tables(tags: Tags) -> None:
    """Every table has a caption, and every heading says what it is the heading of."""
    assert len(tags.named("table")) == len(tags.named("caption")) > 0
    assert {heading.get("scope") for heading in tags.named("th")} == {"col", "row"}


def test_nothing_is_run_or_fetched(text):
    check_closed(text)


def test_tables_can_be_heard(tags):
    check_tables(tags)
    assert len(tags.named("table")) == 2


def test_pictures_have_words(tags):
    drawings = tags.named("svg")
    assert len(drawings) == 4
    assert all(it["role"] == "img" and it["aria-label"] for it in drawings)


def test_it_says_first_where_we_stand(text):
    first = re.search(r"<h1>(.*?)</h1>", text)[1]
    assert first == "Ourtown’s 3.1% is above its neighbours’ mean of 2.9%."


def test_our_own_figure_stands_beside_the_published_with_the_difference(tags):
    shown = " ".join(tags.text.split())
    assert "4.0% (247 of 6,150) in Mar-22" in shown
    assert f"Not the same thing: {DIFFERS}" in shown
    assert "Down 0.2 points from 3.3% in 2020/21." in shown


def test_it_names_release_model_and_statistic(tags):
    shown = " ".join(tags.text.split())
    assert "NEET and participation, 2022. Department for Education" in shown
    assert "The 5 of the model of April 2021" in shown
    assert "Mean, as in the Local Authority Interactive Tool" in shown
    assert "2.9%, of the 4 of 5 with a figure" in shown


def test_every_figure_is_in_a_table(text):
    tables = " ".join(
        re.sub(r"<[^>]+>", " ", found) for found in re.findall(r"<table.*?</table>", text, re.S)
    )
    words = tables.split()
    for figure in ("2.2%", "2.6%", "2.9%", "3.1%", "3.4%", "4.1%", "suppressed"):
        assert figure in words
    for year in ("2017/18", "2019/20", "2021/22"):
        assert year in words


def test_ours_is_marked_in_words(text):
    assert 'class="own"><th scope="row">Ourtown<span class="unseen"> (this council)</span>' in text


def test_without_a_figure_of_our_own_nothing_is_said_of_one(text):
    assert "Our own latest figure" in text
    assert "Our own latest figure" not in page.render(comparison(latest="")).decode()


def test_what_is_not_known_is_left_out_and_nothing_fails():
    bare = replace(
        benchmark(None, None, own=None, lines=[None] * 4, own_years=()),
        region=None, england=None, threshold=None, best=None, best_names=(), rank=None, band="", change="",
        in_top_quartile=None,
    )  # fmt: skip
    written = page.render(comparison(benchmark=bare)).decode()
    check_closed(written)
    assert "Rank" not in written
    assert "Top quarter" not in written


def test_what_people_write_is_never_markup():
    written = page.render(comparison(heading="<script>alert(1)</script>")).decode()
    assert "<script" not in written
