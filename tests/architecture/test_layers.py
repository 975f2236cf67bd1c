"""Imports point one way: a package may import only from those above it."""

import ast

import pytest

from .code_map import Import, Module, imports_of, names_used

# The order in which data flows. A new package takes its place here, or the test fails.
LAYERS = (
    "version",
    "model",
    "calendar",
    "tables",
    "language",
    "library",
    "sources",
    "printed",
    "store",
    "engines",
    "figures",
    "history",
    "comparators",
    "judgements",
    "audit",
    "scorecards",
    "outputs",
    "dummy",
    "project",
    "terminal",
    "cli",
)
# The top of the package is what a notebook imports: it may show anything, and nothing below may use it.
FACE = ("", "__main__")
# What is shown comes from what was worked out: a writer or a page must not be able to reach a child's record.
OUT_OF_REACH = {
    "outputs": {"engines", "sources", "store"},
    "web": {"engines", "sources"},
}
# Ways to import that a syntax tree cannot follow, or to run text as code.
HIDDEN = {
    "import_module",
    "__import__",
    "resolve_name",
    "spec_from_file_location",
    "exec_module",
    "run_module",
}
HIDDEN |= {"run_path", "eval", "exec"}


def layer_of(name: str) -> str:
    """The package a module belongs to: 'model' for trigpoint.model.periods, '' for trigpoint itself."""
    return name.split(".")[1] if "." in name else ""


def unassigned(modules: dict[str, Module]) -> set[str]:
    return {layer_of(name) for name in modules} - set(LAYERS) - set(FACE)


def rank(layer: str) -> int:
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def inner_imports(modules: dict[str, Module]) -> list[Import]:
    every = (found for module in modules.values() for found in imports_of(module, modules))
    return [found for found in every if found.imported.split(".")[0] == "trigpoint"]


def upward_imports(modules: dict[str, Module]) -> list[str]:
    """Imports from a package further on. cli may ask the face for the version."""
    return [
        str(found)
        for found in inner_imports(modules)
        if rank(layer_of(found.imported)) > rank(layer_of(found.importer.name))
        and not (layer_of(found.importer.name) == "cli" and found.imported == "trigpoint")
    ]


def forbidden_reaches(modules: dict[str, Module]) -> list[str]:
    return [
        str(found)
        for found in inner_imports(modules)
        if layer_of(found.imported) in OUT_OF_REACH.get(layer_of(found.importer.name), ())
    ]


def hidden_imports(modules: dict[str, Module]) -> list[str]:
    return [
        f"{module.name}:{line} uses {name}"
        for module in modules.values()
        for source, name, line in names_used(module.tree)
        if (name in HIDDEN and source in ("", "importlib", "runpy", "pkgutil", "builtins"))
        or (source, name) == ("sys", "modules")
        or (name in HIDDEN and source.startswith("importlib"))
    ]


def rings(modules: dict[str, Module]) -> list[str]:
    """Modules that can be reached from themselves by following imports."""
    follows: dict[str, set[str]] = {name: set() for name in modules}
    for found in inner_imports(modules):
        if found.imported != found.importer.name:
            follows[found.importer.name].add(found.imported)
    return sorted(name for name in modules if name in _reached(name, follows))


def _reached(start: str, follows: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(follows[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(follows.get(name, ()))
    return reached


def test_every_package_has_its_place_in_the_order(modules):
    assert unassigned(modules) == set()


def test_imports_point_one_way(modules):
    assert upward_imports(modules) == []


def test_what_is_shown_cannot_reach_records(modules):
    assert forbidden_reaches(modules) == []


def test_no_import_hides_from_this_test(modules):
    assert hidden_imports(modules) == []


def test_no_modules_import_each_other_in_a_ring(modules):
    assert rings(modules) == []


def test_there_is_something_to_look_at(modules):
    assert len(modules) > 20
    assert len(inner_imports(modules)) > 50


# ---- each rule can be broken ------------------------------------------------------------------------------


def test_a_package_without_a_place_is_found(invented):
    assert unassigned(invented({"extras/__init__.py": ""})) == {"extras"}


@pytest.mark.parametrize(
    "text",
    [
        "from trigpoint.engines import base",
        "from trigpoint.engines.base import Engine",
        "import trigpoint.engines.base",
        "from trigpoint import engines",
        "from ..engines import base",
        "from .. import engines",
        "def later():\n    from trigpoint.engines import base",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from trigpoint.engines import base",
        "from trigpoint import __version__",
    ],
)
def test_an_upward_import_is_found_however_it_is_written(invented, text):
    engines = {"engines/__init__.py": "", "engines/base.py": ""}
    modules = invented({"model/__init__.py": "", "model/periods.py": text, **engines})
    assert [line.split(":")[0] for line in upward_imports(modules)] == ["trigpoint.model.periods"]


def test_a_downward_import_is_allowed(invented):
    modules = invented({"engines/__init__.py": "from trigpoint.model import periods", "model/periods.py": ""})
    assert upward_imports(modules) == []


def test_a_writer_that_reaches_for_records_is_found(invented):
    modules = invented({"outputs/html.py": "from trigpoint.store import runs", "store/runs.py": ""})
    assert forbidden_reaches(modules) == ["trigpoint.outputs.html:1 imports trigpoint.store.runs"]


@pytest.mark.parametrize(
    "text",
    [
        "import importlib\nimportlib.import_module('trigpoint.cli')",
        "from importlib import import_module as load\nload('trigpoint.cli')",
        "__import__('trigpoint.cli')",
        "import sys\nsys.modules['trigpoint.cli']",
        "eval('1')",
        "import importlib.util\nimportlib.util.spec_from_file_location('a', 'b')",
    ],
)
def test_a_hidden_import_is_found(invented, text):
    assert len(hidden_imports(invented({"model/periods.py": text}))) >= 1


def test_files_of_the_package_may_be_read(invented):
    text = "from importlib.resources import files\nimport importlib.metadata\nimportlib.metadata.version('x')"
    assert hidden_imports(invented({"library/__init__.py": text})) == []


def test_a_ring_is_found(invented):
    one, other = "def f():\n    from trigpoint.model import b", "from trigpoint.model.a import f"
    modules = invented({"model/__init__.py": "", "model/a.py": one, "model/b.py": other})
    assert rings(modules) == ["trigpoint.model.a", "trigpoint.model.b"]


def test_the_test_sees_a_statement_by_its_meaning():
    tree = ast.parse("from os import path")
    assert list(names_used(tree)) == [("os", "path", 1)]
