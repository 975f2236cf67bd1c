"""A column's cells to values of its declared type, and which cells are not of it and why.

Works on the different texts of a column, which are few, and spreads the answers over its cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.model.nodes import ValueType
from trigpoint.sources.hints import listed
from trigpoint.sources.mapping import NO, YES, ColumnSource
from trigpoint.sources.quarantine import Rule
from trigpoint.sources.raw import RawColumn
from trigpoint.tables.records import ARROW_TYPES
from trigpoint.tables.schema import EARLIEST_DATE, LATEST_DATE, ColumnDeclaration

_NUMBER = r"^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"
_WHOLE_NUMBER = r"^-?\d{1,18}(\.0*)?$"

# What a spreadsheet makes of a long or unknown-bearing column of identifiers: 1.23457E+11, 1001.0.
_MANGLED = r"^(\d(\.\d+)?[eE]\+\d{2,3}|\d+\.0)$"


@dataclass(frozen=True)
class Failure:
    """Cells that cannot be used: a mask over the column's cells, and what should have stood there."""

    mask: pa.Array
    rule: Rule
    expected: str


@dataclass(frozen=True)
class Reading:
    """values: typed, null where unknown or unusable. words: the cells as text, null where missing."""

    values: pa.Array
    words: pa.Array
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class _Words:
    """A column's different texts, null where they mean unknown; `of` spreads answers to cells."""

    different: pa.Array
    positions: pa.Array

    @classmethod
    def of_column(cls, raw: RawColumn, missing: Sequence[str]) -> "_Words":
        encoded = raw.text.dictionary_encode()
        unknown = pc.is_in(encoded.dictionary, value_set=pa.array(missing, pa.string()))
        words = pc.if_else(unknown, pa.scalar(None, pa.string()), encoded.dictionary)
        return cls(words, encoded.indices)

    def spread(self, answers: pa.Array) -> pa.Array:
        return answers.take(self.positions)

    def unanswered(self, answers: pa.Array) -> pa.Array:
        """Which cells hold a word that has no answer."""
        return _true(self.spread(pc.and_(pc.is_valid(self.different), pc.is_null(answers))))


def read_column(raw: RawColumn, source: ColumnSource, *, missing: Sequence[str], identifier: bool) -> Reading:
    """The column's values by its declaration. identifier: whether it holds a key, which nothing may alter."""
    words = _Words.of_column(raw, missing)
    match source.column.type:
        case ValueType.DATE:
            values, failures = _dates(raw, words, source)
        case ValueType.BOOLEAN:
            values, failures = _yes_or_no(raw, words, source)
        case ValueType.INTEGER | ValueType.NUMBER:
            values, failures = _numbers(words, source.column)
        case ValueType.TEXT if source.codes is not None:
            values, failures = _codes(words, source)
        case ValueType.TEXT:
            values, failures = _texts(raw, words, identifier)
    found = tuple(failure for failure in failures if pc.any(failure.mask).as_py())
    for failure in found:
        values = pc.if_else(failure.mask, pa.scalar(None, values.type), values)
    return Reading(values, words.spread(words.different), found)


def _true(mask: pa.Array) -> pa.Array:
    return pc.fill_null(mask, False)


def _dates(raw: RawColumn, words: _Words, source: ColumnSource) -> tuple[pa.Array, list[Failure]]:
    date_format, kind = source.date_format, ARROW_TYPES[ValueType.DATE]
    nothing = pa.nulls(len(words.different), kind)
    read = date_format.read(words.different) if date_format else nothing
    values, unread = words.spread(read), words.unanswered(read)
    expected = f"a date as {date_format.text}, such as {date_format.example}" if date_format else "a date"
    failures = []
    if raw.dates is not None:
        values = pc.coalesce(raw.dates, values)
        unread = pc.and_(unread, pc.is_null(raw.dates))
    if raw.times_of_day is not None and not (date_format and date_format.has_time):
        timed = "a date without a time of day, or a date format with %H:%M that lets the time be dropped"
        failures.append(Failure(_true(raw.times_of_day), Rule.UNREADABLE, timed))
    outside = pc.or_(pc.less(values, pa.scalar(EARLIEST_DATE)), pc.greater(values, pa.scalar(LATEST_DATE)))
    span = f"a date from {EARLIEST_DATE} to {LATEST_DATE}"
    failures.append(Failure(unread, Rule.UNREADABLE, expected))
    failures.append(Failure(_true(outside), Rule.OUT_OF_BOUNDS, span))
    return values, failures


def _yes_or_no(raw: RawColumn, words: _Words, source: ColumnSource) -> tuple[pa.Array, list[Failure]]:
    usual = not source.yes
    spoken = pc.utf8_lower(words.different) if usual else words.different
    yes, no = (YES, NO) if usual else (source.yes, source.no)
    is_yes, is_no = (pc.is_in(spoken, value_set=pa.array(sorted(each))) for each in (yes, no))
    read = pc.if_else(is_yes, True, pc.if_else(is_no, False, pa.scalar(None, pa.bool_())))
    values, unread = words.spread(read), words.unanswered(read)
    if raw.booleans is not None:
        values = pc.coalesce(raw.booleans, values)
        unread = pc.and_(unread, pc.is_null(raw.booleans))
    expected = "yes or no" if usual else f"one of: {listed([*sorted(yes), *sorted(no)])}"
    return values, [Failure(unread, Rule.UNREADABLE, expected)]


def _numbers(words: _Words, column: ColumnDeclaration) -> tuple[pa.Array, list[Failure]]:
    whole = column.type is ValueType.INTEGER
    fits = pc.match_substring_regex(words.different, _WHOLE_NUMBER if whole else _NUMBER)
    spelled = pc.if_else(fits, words.different, pa.scalar(None, pa.string()))
    if whole:
        spelled = pc.replace_substring_regex(spelled, r"\.0*$", "")
    read = spelled.cast(ARROW_TYPES[column.type])
    if not whole:
        read = pc.if_else(pc.is_finite(read), read, pa.scalar(None, read.type))
    values = words.spread(read)
    kind = "a whole number" if whole else "a number"
    expected = f"{kind}{_bounds(column)}"
    failures = [Failure(words.unanswered(read), Rule.UNREADABLE, expected)]
    for bound, beyond in ((column.least, pc.less), (column.most, pc.greater)):
        if bound is not None:
            failures.append(Failure(_true(beyond(values, bound)), Rule.OUT_OF_BOUNDS, expected))
    return values, failures


def _bounds(column: ColumnDeclaration) -> str:
    match column.least, column.most:
        case None, None:
            return ""
        case least, None:
            return f" of at least {least:g}"
        case None, most:
            return f" of at most {most:g}"
        case least, most:
            return f" from {least:g} to {most:g}"
    raise AssertionError(column)


def _codes(words: _Words, source: ColumnSource) -> tuple[pa.Array, list[Failure]]:
    codes = source.codes or {}
    spelled = pc.utf8_normalize(words.different, "NFC")
    which = pc.index_in(spelled, value_set=pa.array(list(codes), pa.string()))
    read = pa.array(list(codes.values()), pa.string()).take(which)
    expected = f"one of: {listed(codes)}"
    return words.spread(read), [Failure(words.unanswered(read), Rule.UNKNOWN_CODE, expected)]


def _texts(raw: RawColumn, words: _Words, identifier: bool) -> tuple[pa.Array, list[Failure]]:
    values = words.spread(words.different)
    if not identifier:
        return values, []
    mangled = _true(words.spread(pc.match_substring_regex(words.different, _MANGLED)))
    failures = [
        Failure(
            mangled, Rule.UNREADABLE, "an identifier as text; a spreadsheet has turned this into a number"
        )
    ]
    if raw.dates is not None:
        expected = "an identifier as text; a spreadsheet has turned this into a date"
        failures.append(Failure(pc.is_valid(raw.dates), Rule.UNREADABLE, expected))
    return values, failures
