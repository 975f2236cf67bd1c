"""Every noun that is a class name is explained in GLOSSARY.md, in the words the people who use it know."""

import ast
import re

from .code_map import REPOSITORY, Module

# Nodes named for what they ask, not for a thing: the measure language's reference explains them.
NOT_NOUNS = {
    "AddDays",
    "AddMonths",
    "AddWorkingDays",
    "And",
    "Exists",
    "IsIn",
    "IsNull",
    "Not",
    "Or",
}

# - **Line layout** (`LineLayout`): A measure as a row of a scorecard.
ENTRY = re.compile(
    r"^- \*\*(?P<term>[^*]+)\*\*(?: \((?P<names>`[^)]*`)\))?: (?P<meaning>.+(?:\n  .+)*)$", re.M
)


def public_classes(modules: dict[str, Module]) -> set[str]:
    """Classes a module shows: not those whose own or whose module's name starts with an underscore."""
    return {
        node.name
        for name, module in modules.items()
        if not any(part.startswith("_") for part in name.split("."))
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def explained_classes(glossary: str) -> set[str]:
    listed = (entry["names"] or "" for entry in ENTRY.finditer(glossary))
    return {name for names in listed for name in re.findall(r"`(\w+)`", names)}


def missing(classes: set[str], glossary: str) -> list[str]:
    return sorted(classes - NOT_NOUNS - explained_classes(glossary))


def gone(classes: set[str], glossary: str) -> list[str]:
    """Entries, and exceptions of this test, for classes that are no longer there."""
    return sorted((explained_classes(glossary) | NOT_NOUNS) - classes)


def glossary_text() -> str:
    return (REPOSITORY / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_noun_is_explained(modules):
    assert missing(public_classes(modules), glossary_text()) == []


def test_nothing_is_explained_that_is_gone(modules):
    assert gone(public_classes(modules), glossary_text()) == []


def test_terms_are_in_alphabetical_order_under_each_heading():
    for part in glossary_text().split("\n## "):
        terms = [entry["term"].casefold() for entry in ENTRY.finditer(part)]
        assert terms == sorted(terms)


def test_every_entry_is_one_or_two_sentences():
    entries = list(ENTRY.finditer(glossary_text()))
    assert len(entries) == glossary_text().count("\n- ")
    for entry in entries:
        sentences = re.findall(r"[.!?](?:\s|$)", entry["meaning"].replace("e.g. ", ""))
        assert 1 <= len(sentences) <= 2, entry["term"]


# ---- each rule can be broken ------------------------------------------------------------------------------


def test_a_missing_and_a_stale_entry_are_found(invented):
    text = "class Outing:\n    class Meta: ...\nclass _Hidden: ...\nclass And: ..."
    classes = public_classes(invented({"model/a.py": text}))
    assert classes == {"Outing", "And"}
    assert missing(classes, "- **Run** (`Run`): A calculation.\n") == ["Outing"]
    assert "Run" in gone(classes, "- **Run** (`Run`): A calculation.\n")
    assert missing(classes, "- **Outing** (`Outing`, `Trip`): A day\n  out.\n") == []
