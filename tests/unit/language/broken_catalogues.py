"""Broken catalogues, each with one mistake and the exact words, line and column that must be said of it.

The unit tests read them; a functional test runs the same through the command line.
"""

from .broken_cases import BROKEN_CASES
from .broken_expressions import BROKEN_EXPRESSIONS
from .broken_layouts import BROKEN_LAYOUTS
from .broken_listed import BROKEN_LISTED
from .broken_measures import BROKEN_MEASURES
from .broken_over_time import BROKEN_OVER_TIME
from .broken_questions import BROKEN_QUESTIONS
from .broken_yaml import BROKEN_YAML

__all__ = ["BROKEN", "BROKEN_CASES"]

BROKEN = (
    *BROKEN_YAML,
    *BROKEN_MEASURES,
    *BROKEN_EXPRESSIONS,
    *BROKEN_QUESTIONS,
    *BROKEN_LAYOUTS,
    *BROKEN_OVER_TIME,
    *BROKEN_LISTED,
)
