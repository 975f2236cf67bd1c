"""Links between documents lead somewhere."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")


def documents() -> list[Path]:
    folders = [REPOSITORY / "docs", REPOSITORY / "bench"]
    return sorted([*REPOSITORY.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))])


def anchors(text: str) -> set[str]:
    """The names a page's headings can be linked to by: lower case, hyphens for spaces, no punctuation."""
    headings = re.findall(r"^#{1,6} (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(document: Path) -> list[str]:
    broken = []
    for target in LINK.findall(_without_code(document.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        page = (document.parent / name).resolve() if name else document
        if not page.exists() or (anchor and anchor not in anchors(page.read_text(encoding="utf-8"))):
            broken.append(target)
    return broken


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_link_leads_somewhere(document):
    assert broken_links(document) == []


def test_there_are_documents():
    names = {path.name for path in documents()}
    assert {"README.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md", "decisions.md"} <= names


def test_the_readme_fits_on_a_screen():
    assert len((REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()) <= 60


def test_a_broken_link_is_found(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("# Top part\n[a](b.md) [c](#top-part) [d](#gone) [e](a.md#top-part)\n", encoding="utf-8")
    assert broken_links(page) == ["b.md", "#gone"]
