"""Where each character of a YAML scalar stands in the file it was written in."""

import re
from functools import cache

from trigpoint.language._written import Written
from trigpoint.model.errors import Place

_BLOCK_HEADER = re.compile(r"[|>][^\n]*\n")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n|.)")
_SPACE = re.compile(r"\s*")
_SPACE_IN_DOUBLE_QUOTES = re.compile(r"(\s|\\(\r?\n|[ \tntrvf_NLP]|x20))*")
_ANCHOR_OR_TAG = re.compile(r"[&!]\S*\s+")


def align(value: str, file: Place, *, source: str, start: int) -> Written:
    """`value` as read from `source`, where its scalar begins at offset `start` (a quotation mark, | or >).

    YAML folds and indents white space, and nothing else: the other characters of a value stand in the
    source in the same order, but for the escapes of quoted text. So the two are walked together.
    """

    @cache
    def offsets() -> list[int]:
        return _offsets(value, source, start)

    def place_at(offset: int) -> Place:
        positions = offsets()
        at = positions[offset] if offset < len(positions) else (positions[-1] + 1 if positions else start)
        line_start = source.rfind("\n", 0, at) + 1
        return Place(file.file, source.count("\n", 0, at) + 1, at - line_start + 1)

    return Written(value, place_at)


def _offsets(value: str, source: str, start: int) -> list[int]:
    """For each character of the value, its offset in the source."""
    while marked := _ANCHOR_OR_TAG.match(source, start):
        start = marked.end()
    quote = source[start : start + 1]
    at = start
    if header := _BLOCK_HEADER.match(source, start):
        at = header.end()
    elif quote in ("'", '"'):
        at += 1
    found = []
    for character in value:
        if not character.isspace():
            at = _skip_folding(source, at, quote)
        found.append(min(at, len(source)))
        at += _width(source, at, quote, character)
    return found


def _skip_folding(source: str, at: int, quote: str) -> int:
    """Past the white space, and in double quotes past what is escaped and means white space."""
    space = _SPACE_IN_DOUBLE_QUOTES if quote == '"' else _SPACE
    found = space.match(source, at)
    assert found is not None
    return found.end()


def _width(source: str, at: int, quote: str, character: str) -> int:
    """How many characters of the source one character of the value takes."""
    if quote == "'" and character == "'":
        return 2
    if quote == '"' and (escape := _ESCAPE.match(source, at)):
        return escape.end() - at
    if character.isspace() and not source[at : at + 1].isspace():
        return 0
    return 1
