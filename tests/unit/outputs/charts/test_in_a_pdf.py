"""Typst draws every picture, in our own font, into a document that screen readers can use."""

import json
import shutil
import subprocess
from importlib.resources import as_file, files

import pytest
import typst

from tests.unit.judgements.charts import COUNT, after_base
from trigpoint.model.control_charts import Variation
from trigpoint.outputs.charts.benchmark_trend import benchmark_trend
from trigpoint.outputs.charts.control_chart import control_chart
from trigpoint.outputs.charts.dot_plot import dot_plot
from trigpoint.outputs.charts.icons import variation_icon

from .benchmarks import benchmark

TEMPLATE = b"""
#set document(title: "Pictures")
#set text(font: "Fira Sans", lang: "en")
#for it in json(bytes(sys.inputs.pictures)) [#image(bytes(it.svg), format: "svg", alt: it.words)]
"""


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_words_of_every_picture_are_in_the_document(tmp_path):
    made = benchmark(2.9, 3.4, 2.2)
    drawn = [control_chart(after_base("20"), style=COUNT), dot_plot(made), benchmark_trend(made)]
    drawn.append(variation_icon(Variation.CONCERN_HIGH))
    inputs = {"pictures": json.dumps([vars(picture) for picture in drawn])}
    with as_file(files("trigpoint.outputs") / "fonts") as folder:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
        compiler = typst.Compiler(TEMPLATE, root=tmp_path, font_paths=fonts, sys_inputs=inputs)
        content = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=60)
    words = run.stdout.decode().split()
    assert {"Apr-20:", "20", "Council", "England", "2017/18", "H"} <= set(words)
