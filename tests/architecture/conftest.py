"""The project's modules, and a way to make small ones that break a rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .code_map import SOURCE, Module, modules_under


@pytest.fixture(scope="session")
def modules() -> dict[str, Module]:
    return modules_under(SOURCE)


@pytest.fixture
def invented(tmp_path: Path) -> Callable[[dict[str, str]], dict[str, Module]]:
    """Modules made of {"model/periods.py": text} under an invented trigpoint package."""

    def make(files: dict[str, str]) -> dict[str, Module]:
        for name, text in {"__init__.py": "", **files}.items():
            path = tmp_path / "trigpoint" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return modules_under(tmp_path)

    return make
