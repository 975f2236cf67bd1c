"""scorecard.pdf: tagged, complete, and the same words as the page."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from tests.longest_scorecard import longest_scorecard
from trigpoint.outputs import pdf
from trigpoint.outputs.words import opening_lists
from trigpoint.scorecards.remarks import LONGEST

pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def content(scorecard) -> bytes:
    return pdf.render(scorecard)


def text_of(content: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def height_of(word: str, content: bytes) -> float:
    """How high the first such word of the first page is, in points."""
    command = ["pdftotext", "-bbox", "-f", "1", "-l", "1", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=60)
    found = re.search(
        rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{re.escape(word)}<', done.stdout.decode()
    )
    assert found, word
    return float(found[2]) - float(found[1])


def test_it_is_tagged_for_screen_readers(content):
    assert content.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(en-GB)" in content
    assert b"Early Help scorecard, March 2022" in content


@pdftotext
def test_every_line_is_there(content, lines):
    text = text_of(content)
    words = set(text.split())
    for line in lines:
        assert line.ref in words
        for value in (*line.months, line.outturn, line.prior):
            assert value.text == "-" or set(value.text.split()) <= words, line.name
            assert set(value.tally.split()) <= words
    for word in ("Green", "Amber", "Red", "better", "worse", "revised"):
        assert word in words


@pdftotext
def test_the_opening_page_comes_first(content, scorecard):
    first = " ".join(text_of(content).split("\f")[0].split())
    assert scorecard.title in first
    assert "Page 1 of" in first
    assert "Going well" in first
    assert scorecard.document.run in first


@pdftotext
def test_the_opening_is_one_page_whatever_there_is_to_say():
    """Sixty lines, titles of 200 characters, every list full and every remark as long as one may be."""
    longest = longest_scorecard()
    first, second, *_ = text_of(pdf.render(longest)).split("\f")
    words = " ".join(first.split())
    for _, title, remarks, _ in opening_lists(longest.opening):
        assert title in words
        assert len(remarks) >= 4
        assert max(len(remark.sentence) for remark in remarks) > LONGEST - 5
        assert all(len(remark.sentence) <= LONGEST for remark in remarks)
    assert "more figures were revised; each is marked where it stands." in words, "the end of the last list"
    assert second.strip().startswith("Operational measures, of activity and demand")


@pdftotext
def test_a_short_opening_is_set_in_the_size_that_reads_best(scorecard):
    """Only a page that would not hold it makes the letters smaller."""
    longest = longest_scorecard()
    normal = height_of(scorecard.opening.needs_attention[0].ref, pdf.render(scorecard))
    assert normal == pytest.approx(12, abs=0.1), "10 points and the space about a letter"
    assert height_of(longest.opening.needs_attention[0].ref, pdf.render(longest)) < 0.9 * normal


@pdftotext
def test_what_people_write_is_data_and_never_source(scorecard):
    """Typst would read a file, run code or fail on these were they part of the document's source."""
    hostile = '#read("/etc/passwd") $x ] } *bold* \\ "quoted"'
    line = replace(scorecard.sections[0].lines[0], title=hostile)
    changed = replace(scorecard, sections=(replace(scorecard.sections[0], lines=(line,)),))
    text = " ".join(text_of(pdf.render(changed)).split())
    assert "/etc/passwd" in text
    assert "*bold*" in text
    assert "root:" not in text
