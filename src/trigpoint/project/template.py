"""The sources.yaml that a new council begins with: every table and column, explained, to be edited."""

import textwrap
from collections.abc import Iterator

from trigpoint.model.nodes import ValueType
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration

WIDTH = 110

HEAD = """\
# How the files your systems export become Trigpoint's tables.
#
# Left of each colon stands our column. To its right write the heading in your file: "Locality Team", "DOB".
# As this page stands it reads files whose headings are our own column names.
# A table you keep no records of: delete it below and name it in not_collected, at the end.
# A column you do not have: delete its line, unless it says "required".
# Nothing is guessed. What cannot be read is set aside and listed, with its file, row and column.

extracts:
  covers_from: 2019-04-01      # the first day your extracts are complete from
  date_format: "%d/%m/%Y"      # 31/03/2022; "%Y-%m-%d" is 2022-03-31, "%d-%b-%y" is 31-Mar-22
  encoding: utf-8              # or cp1252, which older Windows systems write
  missing: ["", "NULL", "N/A"] # what your systems write where a value is not known

# Each table may also have:
#   file: activity.xlsx, sheet: Activity, header_row: 3      a workbook; .csv, .xlsx and .parquet are read
#   dates: {born_on: "%Y-%m-%d"}                             a column whose dates are written otherwise
#   codes: {locality: {N: North, S: South}}                  your codes, and what each means here
#   encoding: cp1252                                         a file that is unlike the others
#   missing: ["", "-"]                                       what means unknown in this file

tables:
"""

FOOT = """
# Tables you keep no records of. Measures over them will say that there is no data.
not_collected: []
"""


def sources_template(schema: Schema) -> str:
    """A mapping of every table of the schema that reads files with our own column names as headings."""
    return HEAD + "\n".join("\n".join(_table(table)) + "\n" for table in schema) + FOOT


def _table(table: TableDeclaration) -> Iterator[str]:
    yield from _comment(f"{table.title}. {table.meaning}", "  ")
    yield f"  {table.name}:"
    yield f"    file: {table.name}.csv"
    yield "    columns:"
    longest = max(len(column.name) for column in table.columns)
    for column in table.columns:
        written = f"      {column.name}: {column.name}".ljust(2 * longest + 10)
        first, *others = textwrap.wrap(_about(column, table), max(40, WIDTH - len(written) - 2))
        yield f"{written}# {first}"
        yield from (f"{' ' * len(written)}# {line}" for line in others)
    answers = [column.name for column in table.columns if column.type is ValueType.BOOLEAN]
    if answers:
        yield "    yes_no:"
        yield from (f'      {name}: {{yes: ["Yes", "Y"], no: ["No", "N"]}}' for name in answers)


def _about(column: ColumnDeclaration, table: TableDeclaration) -> str:
    required = " Required." if column.required or column.name in table.key else ""
    codes = f" One of: {'; '.join(column.codes)}." if column.codes else ""
    return f"{column.meaning}{required}{codes}"


def _comment(text: str, indent: str) -> Iterator[str]:
    yield from (f"{indent}# {line}" for line in textwrap.wrap(text, WIDTH - len(indent) - 2))
