"""The scorecard as scorecard.html: one file that needs no script, no network and nothing beside it."""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trigpoint.model.scorecards import Scorecard
from trigpoint.outputs._page import page

_PACKAGE = files("trigpoint.outputs")
_FONTS = (("FiraSans-Regular.woff2", 400), ("FiraSans-SemiBold.woff2", 600))


def render(scorecard: Scorecard) -> bytes:
    """The same scorecard gives the same bytes."""
    style = _fonts() + (_PACKAGE / "templates" / "scorecard.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=PackageLoader("trigpoint.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("scorecard.html").render(
        page=page(scorecard), style=Markup(style), policy=_policy(style)
    )
    return text.encode()


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
