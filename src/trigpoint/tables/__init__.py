"""The record tables: columns, types, keys, code lists and constraints, declared once.

The same declarations read extracts, check them, document them, feed the engines and shape the dummy council.
"""

from trigpoint.tables import casework, conferences, outreach, people, quality, typed_in
from trigpoint.tables.schema import Schema

EARLY_HELP = Schema.of(
    *people.TABLES,
    *casework.TABLES,
    *conferences.TABLES,
    *outreach.TABLES,
    *quality.TABLES,
    *typed_in.TABLES,
)
