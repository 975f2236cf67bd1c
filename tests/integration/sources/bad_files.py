"""Broken extracts and mappings: what is wrong with each, and the one message or the quarantine it gives.

Every case is the good council of council.py with one thing wrong. A test that runs them some other way
(the command line) builds each with `case.council.build(folder)` and needs nothing else.
"""

from .cases import Quarantines, Stops
from .wrong_cells import CELLS, DATES, IN_WORKBOOKS, KEYS
from .wrong_columns import COLUMNS
from .wrong_files import ENCODINGS, SHAPES, WRONG_FILES
from .wrong_mappings import MAPPINGS
from .wrong_workbooks import PARQUETS, WORKBOOKS

STOPPING: tuple[Stops, ...] = (
    *ENCODINGS,
    *WRONG_FILES,
    *WORKBOOKS,
    *PARQUETS,
    *SHAPES,
    *COLUMNS,
    *MAPPINGS,
)
QUARANTINING: tuple[Quarantines, ...] = (*DATES, *CELLS, *KEYS, *IN_WORKBOOKS)
CASES: tuple[Stops | Quarantines, ...] = (*STOPPING, *QUARANTINING)
