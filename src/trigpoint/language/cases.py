"""Cases: invented rows drawn as text, and the answer a person worked out, to check a measure with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trigpoint.calendar.periods import parse_period
from trigpoint.language._problems import Problems
from trigpoint.language._surface import CaseText
from trigpoint.language.documents import Document, Path
from trigpoint.language.entries import CatalogueFile, read_entries
from trigpoint.language.expectations import Expected, read_expected
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.language.pictures import read_picture
from trigpoint.language.shape import at, shaped
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.periods import Period
from trigpoint.tables.schema import Schema

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """What the rows of `tables` must give in `period`. A column that no row names is unknown.

    `place` is where the answer stands, for saying which case failed.
    """

    what: str
    period: Period
    tables: Mapping[str, Rows]
    expect: Expected
    place: Place


def read_cases(files: Sequence[CatalogueFile], schema: Schema) -> Mapping[str, tuple[Case, ...]]:
    """The cases of every measure that has any, by its name. CatalogueErrors lists every mistake found."""
    problems = Problems()
    entries = read_entries(files, problems)
    found = {}
    for name, entry in entries.measures.items():
        written = at(entry.document, (*entry.path, "cases"))
        paths = [(*entry.path, "cases", number) for number in range(len(written or []))]
        cases = [_case(entry.document, path, schema, problems) for path in paths]
        if cases:
            found[name] = tuple(case for case in cases if case is not None)
    problems.check()
    return found


def _case(document: Document, path: Path, schema: Schema, problems: Problems) -> Case | None:
    text = shaped(CaseText, document, path, problems)
    if text is None:
        return None
    before = len(problems)
    period, expect, tables = None, None, {}
    with problems.kept():
        period = _period(text, document.place((*path, "period")))
    with problems.kept():
        expect = read_expected(text.expect, document.place((*path, "expect")))
    for name in text.tables:
        with problems.kept():
            tables[name] = _rows(document, (*path, "tables", name), schema, problems)
    if period is None or expect is None or len(problems) > before:
        return None
    return Case(text.what, period, tables, expect, document.place((*path, "expect")))


def _period(text: CaseText, place: Place) -> Period:
    try:
        return parse_period(text.period)
    except TrigpointError as error:
        raise TrigpointError(error.message, place=place, hint=error.hint) from None


def _rows(document: Document, path: Path, schema: Schema, problems: Problems) -> Rows:
    name = str(path[-1])
    if name not in schema:
        raise UnknownNameError(
            f"There is no table '{name}'.",
            place=document.key_place(path),
            hint=suggestion(name, schema.tables, what="The tables"),
        )
    return read_picture(document.written(path), schema[name], problems)
