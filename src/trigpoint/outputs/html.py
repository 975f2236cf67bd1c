"""The scorecard as scorecard.html: one file that needs no script, no network and nothing beside it."""

from markupsafe import Markup

from trigpoint.model.scorecards import Scorecard
from trigpoint.outputs._document import document
from trigpoint.outputs._page import page


def render(scorecard: Scorecard) -> bytes:
    """The same scorecard gives the same bytes."""
    return document("scorecard.html", styles=("page.css", "scorecard.css"), page=page(scorecard), svg=Markup)
