"""Modules and functions stay small enough to read, and are called after what they hold."""

import ast
import re
from collections.abc import Iterator

from .code_map import REPOSITORY, Module, modules_under

MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 50

# What may be longer, with the length it has. These may only shrink: bring a number down, never up.
LONGER_MODULES: dict[str, int] = {}
LONGER_FUNCTIONS: dict[str, int] = {}

# A drawer for everything is where nothing is found.
NOT_A_NAME = re.compile(r"^(utils?|utilities|helpers?|commons?|misc|stuff)$|_(utils?|helpers?)$")


def module_lengths(modules: dict[str, Module]) -> dict[str, int]:
    return {name: module.lines for name, module in modules.items()}


def function_lengths(modules: dict[str, Module]) -> dict[str, int]:
    """Lines of every function and method from its first decorator, by 'module.Class.function'."""
    return {
        f"{module}.{name}": lines
        for module, source in modules.items()
        for name, lines in _functions(source.tree, "")
    }


def _functions(tree: ast.AST, inside: str) -> Iterator[tuple[str, int]]:
    for node in ast.iter_child_nodes(tree):
        name = inside
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{inside}.{node.name}".removeprefix(".")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield name, (node.end_lineno or first) - first + 1
        yield from _functions(node, name)


def too_long(lengths: dict[str, int], most: int, allowed: dict[str, int]) -> list[str]:
    return [f"{name} has {lines} lines" for name, lines in lengths.items() if lines > allowed.get(name, most)]


def could_shrink(lengths: dict[str, int], allowed: dict[str, int]) -> list[str]:
    """Allowances that are larger than what they allow, or that allow what is gone."""
    return [name for name, lines in allowed.items() if lengths.get(name, 0) < lines]


def names_that_say_nothing(modules: dict[str, Module]) -> list[str]:
    return [name for name in modules if NOT_A_NAME.search(name.split(".")[-1])]


def outside_the_package() -> dict[str, Module]:
    folders = [REPOSITORY / name for name in ("tests", "bench", "tools") if (REPOSITORY / name).is_dir()]
    found = [(folder, modules_under(folder)) for folder in folders]
    return {f"{folder.name}.{name}": module for folder, some in found for name, module in some.items()}


def test_modules_are_short(modules):
    lengths = module_lengths(modules | outside_the_package())
    assert too_long(lengths, MOST_MODULE_LINES, LONGER_MODULES) == []
    assert could_shrink(lengths, LONGER_MODULES) == []


def test_functions_are_short(modules):
    lengths = function_lengths(modules)
    assert too_long(lengths, MOST_FUNCTION_LINES, LONGER_FUNCTIONS) == []
    assert could_shrink(lengths, LONGER_FUNCTIONS) == []


def test_no_module_is_a_drawer_for_everything(modules):
    assert names_that_say_nothing(modules | outside_the_package()) == []


# ---- each rule can be broken ------------------------------------------------------------------------------


def test_a_long_module_is_found(invented):
    lengths = module_lengths(invented({"model/long.py": "x = 1\n" * 401, "model/just.py": "x = 1\n" * 400}))
    assert too_long(lengths, MOST_MODULE_LINES, {}) == ["trigpoint.model.long has 401 lines"]


def test_a_long_method_is_found_and_its_decorators_count(invented):
    body = "        x = 1\n" * 49
    text = f"class A:\n    @property\n    def long(self):\n{body}    def short(self):\n{body}"
    lengths = function_lengths(invented({"model/a.py": text}))
    found = too_long(lengths, MOST_FUNCTION_LINES, {})
    assert found == ["trigpoint.model.a.A.long has 51 lines"]


def test_a_function_inside_a_function_is_measured(invented):
    text = "def outer():\n    def inner():\n" + "        x = 1\n" * 60
    lengths = function_lengths(invented({"model/a.py": text}))
    assert lengths == {"trigpoint.model.a.outer": 62, "trigpoint.model.a.outer.inner": 61}


def test_an_allowance_can_only_shrink():
    lengths = {"a": 60}
    assert too_long(lengths, 50, {"a": 60}) == []
    assert too_long(lengths, 50, {"a": 59}) == ["a has 60 lines"]
    assert could_shrink(lengths, {"a": 61, "gone": 70}) == ["a", "gone"]


def test_a_drawer_is_found(invented):
    modules = invented({"model/utils.py": "", "model/date_helpers.py": "", "model/commons.py": ""})
    modules |= invented({"model/commonest.py": "", "helpers/__init__.py": ""})
    assert {name.split(".", 1)[1] for name in names_that_say_nothing(modules)} == {
        "model.utils",
        "model.date_helpers",
        "model.commons",
        "helpers",
    }
