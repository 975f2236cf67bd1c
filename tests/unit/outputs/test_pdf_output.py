"""scorecard.pdf: tagged, complete, and the same words as the page."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from trigpoint.outputs import pdf

pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def content(scorecard) -> bytes:
    return pdf.render(scorecard)


def text_of(content: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


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
def test_what_people_write_is_data_and_never_source(scorecard):
    """Typst would read a file, run code or fail on these were they part of the document's source."""
    hostile = '#read("/etc/passwd") $x ] } *bold* \\ "quoted"'
    line = replace(scorecard.sections[0].lines[0], title=hostile)
    changed = replace(scorecard, sections=(replace(scorecard.sections[0], lines=(line,)),))
    text = " ".join(text_of(pdf.render(changed)).split())
    assert "/etc/passwd" in text
    assert "*bold*" in text
    assert "root:" not in text
