"""The end of an error's sentence: the nearest valid name, or what the valid names are."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_NAMES_LISTED = 12


def nearest(name: str, names: Iterable[str], *, what: str) -> str:
    """A hint for a name that is not among `names`: "Did you mean 'families'?" or the list of them.

    what: the plural of what the names are, for the list: "tables", "headings of the file".
    """
    known = [str(known) for known in names]
    folded = {known_name.casefold(): known_name for known_name in known}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {folded[close[0]]!r}?"
    if not known:
        return f"There are no {what}."
    return f"The {what} are: {listed(known)}."


def listed(names: Iterable[str]) -> str:
    """Names with commas between, the rest counted where there are many."""
    known = list(names)
    more = len(known) - MOST_NAMES_LISTED
    tail = f" and {more} more" if more > 0 else ""
    return ", ".join(known[:MOST_NAMES_LISTED]) + tail
