"""Lists of names in a sentence, short enough to read."""

from collections.abc import Iterable

from trigpoint.language.names import MOST_NAMES_LISTED


def listed(names: Iterable[str]) -> str:
    """Names with commas between, the rest counted where there are many."""
    known = list(names)
    more = len(known) - MOST_NAMES_LISTED
    tail = f" and {more} more" if more > 0 else ""
    return ", ".join(known[:MOST_NAMES_LISTED]) + tail
