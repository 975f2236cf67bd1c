"""The modules under a folder as syntax trees, and what each of them imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src"


@dataclass(frozen=True)
class Module:
    """`name` is dotted: trigpoint.model.periods; a package is called by its own name."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def modules_under(folder: Path) -> dict[str, Module]:
    """Every module under a folder of packages, by name."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name, path, text, ast.parse(text, str(path)))
    return found


@dataclass(frozen=True)
class Import:
    """`imported` is the module itself, even where the statement names it as an attribute of its package."""

    importer: Module
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer.name}:{self.line} imports {self.imported}"


def imports_of(module: Module, modules: dict[str, Module]) -> Iterator[Import]:
    """Every import in a module, those inside functions and under TYPE_CHECKING included."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(module, alias.name, node.lineno)
            case ast.ImportFrom(names=names):
                parent = _absolute(node, module)
                for alias in names:
                    child = f"{parent}.{alias.name}"
                    yield Import(module, child if child in modules else parent, node.lineno)


def _absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    here = module.name.split(".")
    package = here if module.is_package else here[:-1]
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *filter(None, [node.module])])


def names_used(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Every name and attribute a tree uses: (what it is taken from, "" for a plain name; name; line)."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=value, attr=attribute):
                yield ast.unparse(value), attribute, node.lineno
            case ast.Name(id=name):
                yield "", name, node.lineno
            case ast.ImportFrom(module=source, names=names):
                for alias in names:
                    yield source or "", alias.name, node.lineno
