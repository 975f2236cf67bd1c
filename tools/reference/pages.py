"""A page of docs/reference: where it is and what gives its text."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

REPOSITORY = Path(__file__).resolve().parents[2]
REFERENCE = REPOSITORY / "docs" / "reference"


@dataclass(frozen=True)
class Page:
    name: str
    render: Callable[[], str]

    @property
    def path(self) -> Path:
        return REFERENCE / self.name

    def is_stale(self) -> bool:
        return not self.path.exists() or self.path.read_text(encoding="utf-8") != self.render()

    def write(self) -> None:
        self.path.write_text(self.render(), encoding="utf-8", newline="\n")


def fill(template: str, **values: Any) -> str:
    """The text of a template of this folder, filled in; a name it uses and is not given is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown made of our own declarations
    )
    return environment.get_template(template).render(**values)
