"""The icons in the documents are those that the scorecard draws, and a reader is told of every one."""

import re

from tools.icons import FOLDER, drawings

GUIDE = FOLDER.parents[1] / "how-to" / "read-a-control-chart.md"


def test_every_icon_is_as_it_is_drawn():
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert there == drawings(), "run `make reference`"


def test_the_guide_shows_every_icon_with_a_text_alternative():
    shown = re.findall(r"!\[([^\]]+)\]\(\.\./images/icons/([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert {name for _, name in shown} == set(drawings())
    assert all(alternative.strip() for alternative, _ in shown)
