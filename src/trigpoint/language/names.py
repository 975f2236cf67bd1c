"""The nearest valid name to one that is not known."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from trigpoint.model.errors import Place, TrigpointError

# With more names than this a list of them all helps nobody.
MOST_NAMES_LISTED = 12


class UnknownNameError(TrigpointError):
    """A table, column or parent that does not exist: the one mistake that depends on which table is asked."""


def check_measure(name: str, declared: Collection[str], place: Place) -> None:
    """TrigpointError, with the nearest name, where no measure of this name is written."""
    if name not in declared:
        hint = suggestion(name, declared, what="The measures")
        raise TrigpointError(f"There is no measure '{name}'.", place=place, hint=hint)


def suggestion(wrong: str, names: Iterable[str], *, what: str) -> str | None:
    """'Did you mean service?', or the names there are, or None where there are too many to list."""
    known = list(names)
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(wrong.lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {quoted_if_spaced(by_lower[close[0]])}?"
    if known and len(known) <= MOST_NAMES_LISTED:
        return f"{what} {in_words(known)}."
    return None


def in_words(names: Iterable[str]) -> str:
    """'are a, b and c', or 'is a'."""
    items = [quoted_if_spaced(name) for name in names]
    if len(items) == 1:
        return f"is {items[0]}"
    return f"are {', '.join(items[:-1])} and {items[-1]}"


def quoted_if_spaced(name: str) -> str:
    return name if name.replace("_", "").isalnum() else f"'{name}'"
