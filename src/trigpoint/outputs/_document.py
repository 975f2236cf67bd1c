"""A page as one file: it runs nothing, fetches nothing, and holds its own fonts and styles."""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_PACKAGE = files("trigpoint.outputs")
_FONTS = (("FiraSans-Regular.woff2", 400), ("FiraSans-SemiBold.woff2", 600))


def document(template: str, *, styles: Sequence[str], **values: Any) -> bytes:
    """A template of ours filled with values; the styles are files beside it, in their order.

    What people wrote is escaped. The same values give the same bytes.
    """
    style = _fonts() + "".join((_PACKAGE / "templates" / name).read_text(encoding="utf-8") for name in styles)
    environment = Environment(
        loader=PackageLoader("trigpoint.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filled = environment.get_template(template).render(style=Markup(style), policy=_policy(style), **values)
    return filled.encode()


def _fonts() -> str:
    """The faces of the page, within it: a locked-down machine has neither the network nor the font."""
    return "".join(
        f'@font-face{{font-family:"Fira Sans";font-weight:{weight};font-style:normal;'
        f"src:url(data:font/woff2;base64,{_encoded(name)}) format('woff2')}}\n"
        for name, weight in _FONTS
    )


def _encoded(name: str) -> str:
    return base64.b64encode((_PACKAGE / "fonts" / name).read_bytes()).decode()


def _policy(style: str) -> str:
    """Nothing runs and nothing is fetched: only this style and the fonts within it are let through."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
