"""The early help record specification, from the table declarations."""

from tools.reference.pages import fill
from trigpoint.model.nodes import ValueType
from trigpoint.tables import EARLY_HELP, casework, conferences, outreach, people, quality, typed_in
from trigpoint.tables.schema import EARLIEST_DATE, LATEST_DATE, ColumnDeclaration, TableDeclaration

VERSION = "0.1"

# A chapter is a module of trigpoint.tables; its first sentence says what the chapter is about.
CHAPTERS = (
    ("People", people),
    ("Casework", casework),
    ("Family group conferences", conferences),
    ("Outreach and engagement", outreach),
    ("Quality", quality),
    ("Figures that are typed in", typed_in),
)

TYPE_WORDS = {
    ValueType.TEXT: "text",
    ValueType.INTEGER: "whole number",
    ValueType.NUMBER: "number",
    ValueType.DATE: "date",
    ValueType.BOOLEAN: "true or false",
}


def render() -> str:
    chapters = [
        {"title": title, "about": _first_line(module.__doc__ or ""), "tables": module.TABLES}
        for title, module in CHAPTERS
    ]
    shown = {table.name for chapter in chapters for table in chapter["tables"]}
    assert shown == set(EARLY_HELP.tables), "a table stands in no chapter"
    return fill(
        "records.md.j2",
        version=VERSION,
        chapters=chapters,
        schema=EARLY_HELP,
        type_word=type_word,
        rules=rules,
        key_words=lambda table: " + ".join(f"`{name}`" for name in table.key),
        pointing=pointing,
        earliest=EARLIEST_DATE,
        latest=LATEST_DATE,
    )


def type_word(column: ColumnDeclaration, table: TableDeclaration) -> str:
    if column.codes:
        return "code"
    names_a_row = column.points_at or column.name in table.key
    return "identifier" if names_a_row and column.type is ValueType.TEXT else TYPE_WORDS[column.type]


def rules(column: ColumnDeclaration) -> str:
    """What a value must be, beyond its type, in words."""
    found = []
    if column.points_at:
        found.append(f"a row of [{column.points_at}](#{column.points_at})")
    if column.not_before:
        found.append(f"not before `{column.not_before}`")
    if column.least is not None and column.most is not None:
        found.append(f"from {column.least:g} to {column.most:g}")
    elif column.least is not None:
        found.append(f"{column.least:g} or more")
    elif column.most is not None:
        found.append(f"{column.most:g} or less")
    if column.codes:
        found.append("one of the codes below")
    return "; ".join(found)


def pointing(table: TableDeclaration) -> str:
    """The tables a table points at, each once, in words."""
    targets = dict.fromkeys(column.points_at for column in table.columns if column.points_at)
    return ", ".join(f"[{name}](#{name})" for name in targets)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0]
