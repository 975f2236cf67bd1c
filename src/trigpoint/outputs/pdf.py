"""The scorecard as scorecard.pdf: A3 landscape, tagged for screen readers (PDF/UA-1), set by Typst."""

import json
import tempfile
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from typing import Any

import typst

from trigpoint.model.scorecards import Scorecard
from trigpoint.outputs._page import page
from trigpoint.outputs._sparklines import Sparkline
from trigpoint.outputs.charts.drawing import Picture

_PACKAGE = files("trigpoint.outputs")


def render(scorecard: Scorecard) -> bytes:
    """The same scorecard gives the same bytes: its time is midnight of the day it was created on.

    What people wrote reaches Typst as data, never as source, and Typst sees an empty folder: nothing a
    person can write into a scorecard is run or read.
    """
    template = (_PACKAGE / "templates" / "scorecard.typ").read_bytes()
    inputs = {"page": json.dumps(_data(page(scorecard))), "document": json.dumps(_document(scorecard))}
    created = datetime.combine(scorecard.document.created_on, time(), tzinfo=UTC)
    with tempfile.TemporaryDirectory() as empty, as_file(_PACKAGE / "fonts") as folder:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
        compiler = typst.Compiler(template, root=empty, font_paths=fonts, sys_inputs=inputs)
        written = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(created.timestamp()))
    assert isinstance(written, bytes), "one document is one run of bytes"
    return written


def _document(scorecard: Scorecard) -> dict[str, Any]:
    created = scorecard.document.created_on
    return {
        "author": scorecard.document.created_by,
        "created": [created.year, created.month, created.day],
        "keywords": [scorecard.document.issue, scorecard.document.run],
    }


def _data(value: Any) -> Any:
    """The page as JSON data, each drawing as a picture and its words."""
    if isinstance(value, Sparkline | Picture):
        return {"svg": value.svg, "words": value.words}
    if is_dataclass(value):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    return [_data(item) for item in value] if isinstance(value, tuple) else value
