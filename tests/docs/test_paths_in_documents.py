"""Every file of this repository that a document names is there."""

import re
from pathlib import Path

import pytest

from .test_links import REPOSITORY, documents

PACKAGE = REPOSITORY / "src" / "trigpoint"
PACKAGES = "|".join(sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
# `tests/spec` and `src/trigpoint/cli` from the top; `model/expressions.py` from the package.
FROM_THE_TOP = re.compile(r"`((?:src|tests|tools|bench|docs)/[\w./-]+)`")
FROM_THE_PACKAGE = re.compile(rf"`((?:{PACKAGES})/[\w/]+\.py)`")


def not_there(text: str) -> list[str]:
    from_the_top = [path for path in FROM_THE_TOP.findall(text) if not (REPOSITORY / path).exists()]
    from_the_package = [path for path in FROM_THE_PACKAGE.findall(text) if not (PACKAGE / path).exists()]
    return from_the_top + from_the_package


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_file_a_document_names_is_there(document: Path):
    assert not_there(document.read_text(encoding="utf-8")) == []


def test_the_way_of_a_figure_names_its_modules():
    text = (REPOSITORY / "docs" / "explanation" / "how-data-flows.md").read_text(encoding="utf-8")
    assert len(FROM_THE_PACKAGE.findall(text)) > 30


def test_a_file_that_is_not_there_is_found():
    text = "`src/trigpoint/model`, `src/trigpoint/wings.py`, `model/periods.py`, `model/wings.py`, `tests/a`"
    assert not_there(text) == ["src/trigpoint/wings.py", "tests/a", "model/wings.py"]
