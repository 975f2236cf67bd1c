"""A sheet's rows to a table's rows: find the headings, read each column, set aside what is no use."""

from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError
from trigpoint.model.nodes import ValueType
from trigpoint.sources.date_formats import advice, formats_that_read
from trigpoint.sources.draft import Draft, is_needed
from trigpoint.sources.headings import column_letter
from trigpoint.sources.hints import listed
from trigpoint.sources.mapping import ColumnSource, TableSource
from trigpoint.sources.quarantine import Origin, Rule, Treatment
from trigpoint.sources.raw import RawSheet
from trigpoint.sources.readings import Failure, Reading, read_column
from trigpoint.sources.rules import apply_rules
from trigpoint.tables.records import ARROW_TYPES, arrow_schema
from trigpoint.tables.schema import EARLIEST_DATE, LATEST_DATE, TableDeclaration

# One or two cells may be slips of the keyboard; three with none right are a wrong format or column.
FEWEST_TO_STOP = 3


def read_rows(sheet: RawSheet, source: TableSource, extracted_on: date) -> Draft:
    """The table's rows, checked by every rule that needs no other table.

    Raises TrigpointError where a heading is missing or stands twice, or no value of a needed or date
    column can be used.
    """
    positions = _positions(sheet, source)
    readings = {each.column.name: _read(sheet, source, each, positions) for each in source.columns}
    origin = _origin(sheet, source, positions)
    draft = _typed(sheet, source.table, origin, readings)
    return apply_rules(draft, extracted_on)


def _positions(sheet: RawSheet, source: TableSource) -> dict[str, int]:
    """Where each of our columns stands in the file, counted from 0."""
    absent = [each for each in source.columns if each.heading not in sheet.headings]
    if absent:
        raise _absent(sheet, source, absent)
    for each in source.columns:
        places = [number for number, heading in enumerate(sheet.headings) if heading == each.heading]
        if len(places) > 1:
            letters = " and ".join(column_letter(place) for place in places)
            message = f"The heading {each.heading!r} stands {len(places)} times, in columns {letters}."
            hint = "Give each column its own heading, or delete the one that is not meant."
            raise TrigpointError(f"{_named(sheet)}{message}", place=sheet.place, hint=hint)
    return {each.column.name: sheet.headings.index(each.heading) for each in source.columns}


def _absent(sheet: RawSheet, source: TableSource, absent: list[ColumnSource]) -> TrigpointError:
    first = absent[0]
    names = listed(repr(each.heading) for each in absent)
    noun = "column" if len(absent) == 1 else "columns"
    message = f"{_named(sheet)}The file has no {noun} {names}, which {first.place} asks for."
    wanted = {each.heading for each in source.columns}
    for number, row in enumerate(sheet.first_rows, start=1):
        if number != sheet.header_row and wanted <= {" ".join(cell.split()) for cell in row}:
            hint = f"The headings are in row {number}: write header_row: {number} in sources.yaml."
            return TrigpointError(message, place=sheet.place, hint=hint)
    headings = [heading for heading in sheet.headings if heading]
    close = suggestion(first.heading, headings, what="The headings of the file")
    hint = close or f"The file begins with the headings {listed(headings)}."
    return TrigpointError(message, place=sheet.place, hint=hint)


def _named(sheet: RawSheet) -> str:
    return f"Sheet {sheet.sheet!r}: " if sheet.sheet else ""


def _origin(sheet: RawSheet, source: TableSource, positions: Mapping[str, int]) -> Origin:
    lettered = sheet.header_row > 0
    letters = {name: column_letter(position) if lettered else "" for name, position in positions.items()}
    headings = {each.column.name: each.heading for each in source.columns}
    return Origin(source.table.name, sheet.file, sheet.sheet, letters, headings)


def _read(
    sheet: RawSheet, source: TableSource, column: ColumnSource, positions: Mapping[str, int]
) -> Reading:
    declared = column.column
    identifier = bool(declared.points_at) or declared.name in source.table.key
    raw = sheet.columns[positions[declared.name]]
    reading = read_column(raw, column, missing=source.missing, identifier=identifier)
    present = pc.sum(pc.is_valid(reading.words)).as_py() or 0
    failed = sum(pc.sum(failure.mask).as_py() for failure in reading.failures)
    stops = declared.type is ValueType.DATE or is_needed(source.table, declared.name)
    if stops and failed == present and present >= FEWEST_TO_STOP:
        letter = column_letter(positions[declared.name]) if sheet.header_row else ""
        raise _none_usable(sheet, column, reading, letter)
    return reading


def _none_usable(sheet: RawSheet, column: ColumnSource, reading: Reading, letter: str) -> TrigpointError:
    words = reading.words.drop_null().unique()
    failure = reading.failures[0]
    first = pc.index(failure.mask, True).as_py()
    where = f"{column.heading!r} (column {letter})" if letter else repr(column.heading)
    message = (
        f"{_named(sheet)}None of the {len(reading.words.drop_null()):,} values under {where} is "
        f"{failure.expected}; row {sheet.rows[first]} has {reading.words[first].as_py()!r}."
    )
    hint = f"Check that {column.place} names the right column."
    if column.column.type is ValueType.DATE:
        hint = advice(words, EARLIEST_DATE, LATEST_DATE)
    return TrigpointError(message, place=sheet.place, hint=hint)


def _typed(
    sheet: RawSheet, table: TableDeclaration, origin: Origin, readings: Mapping[str, Reading]
) -> Draft:
    """The rows that have all they need, with a finding for every cell that could not be used."""
    failures = {name: _failures(table, name, reading) for name, reading in readings.items()}
    left_out = pa.repeat(pa.scalar(False), len(sheet.rows))
    for name, found in failures.items():
        for failure in found if is_needed(table, name) else ():
            left_out = pc.or_(left_out, failure.mask)
    columns = {
        each.name: readings[each.name].values
        if each.name in readings
        else pa.nulls(len(sheet.rows), ARROW_TYPES[each.type])
        for each in table.columns
    }
    draft = Draft(table, origin, pa.table(columns, schema=arrow_schema(table)), sheet.rows)
    for name, found in failures.items():
        for failure in found:
            draft = draft.noting(_finding(draft, name, failure, readings[name], left_out))
    return draft.without_rows(left_out)


def _failures(table: TableDeclaration, name: str, reading: Reading) -> tuple[Failure, ...]:
    if not is_needed(table, name):
        return reading.failures
    empty = Failure(pc.is_null(reading.words), Rule.MISSING, "a value; this column cannot be empty")
    return (*reading.failures, empty) if reading.words.null_count else reading.failures


def _finding(draft: Draft, name: str, failure: Failure, reading: Reading, left_out: pa.Array) -> pa.Table:
    out = left_out.filter(failure.mask)
    words = reading.words.filter(failure.mask)
    return draft.origin.findings(
        (name,),
        failure.rule,
        rows=draft.rows.filter(failure.mask),
        values=words,
        expected=failure.expected + _other_format(draft, name, reading, failure),
        treatment=pc.if_else(out, str(Treatment.ROW_LEFT_OUT), str(Treatment.CELL_UNKNOWN)),
    )


def _other_format(draft: Draft, name: str, reading: Reading, failure: Failure) -> str:
    """A word of warning where some dates fail and another format reads every one of the column."""
    column = draft.declaration.column(name)
    if column is None or column.type is not ValueType.DATE or failure.rule is not Rule.UNREADABLE:
        return ""
    formats = formats_that_read(reading.words.drop_null().unique())
    return f" (every value of this column reads as {formats[0]})" if formats else ""
