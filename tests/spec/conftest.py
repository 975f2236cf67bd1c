"""A spec is a picture of rows, a question and the answer. It runs on every engine, and it is the manual."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import dedent, indent
from typing import Any

import pytest

from tests.spec.pictures import SCHEMA, records_from
from trigpoint.calendar.periods import parse_period
from trigpoint.calendar.working_days import england
from trigpoint.engines.base import Engine
from trigpoint.engines.duckdb import DuckDBEngine
from trigpoint.engines.reference import ReferenceEngine
from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.expressions import parse_expression
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.expressions import Comparison, IsNull, Literal
from trigpoint.model.figures import WHOLE, Cell, Count
from trigpoint.model.measures import (
    Average,
    Calculation,
    FromRecords,
    Measure,
    OpenAtEnd,
    Polarity,
    Share,
    Unit,
)
from trigpoint.model.nodes import NUMERIC, Node, ValueType
from trigpoint.model.periods import Period
from trigpoint.tables.records import Records
from trigpoint.tables.schema import Schema

ENGINES = {"reference": ReferenceEngine, "duckdb": DuckDBEngine}

# Every row is looked at as a spell that is always open, so that an expression can be asked of all of them.
ALWAYS = OpenAtEnd(Literal(date(1990, 1, 1)), Literal(date(2039, 1, 1)))


@dataclass(frozen=True)
class Spec:
    """Asks one engine, and holds its answers against the ones a person worked out."""

    engine: str

    def expression(
        self,
        tables: Mapping[str, str],
        text: str,
        answers: Mapping[Any, Any],
        *,
        rows: str = "events",
        period: str = "2022-03",
    ) -> None:
        """The answer of an expression for each row, by the row's key; None where it is unknown."""
        node = parse_expression(text, SCHEMA[rows], SCHEMA)
        records = records_from(tables)
        asked = parse_period(period)
        expected = {str(key): value for key, value in answers.items()}
        assert self._answers(records, rows, node, asked, expected) == expected

    def measure(
        self,
        tables: Mapping[str, str],
        text: str,
        answers: Mapping[str, str | float | None],
        *,
        schema: Schema = SCHEMA,
    ) -> None:
        """What a measure counts in each period: a number, "47 of 51", or None for a median of nothing."""
        measure = catalogue_of(text, schema).measures["measured"]
        periods = [parse_period(name) for name in answers]
        counts = self.over(records_from(tables, schema)).count([measure], periods, [])
        found = {count.cell.period: _tally(count.numerator, count.denominator) for count in counts}
        assert found == {
            parse_period(name): _expected(answer, found[parse_period(name)])
            for name, answer in answers.items()
        }

    def groups(
        self,
        tables: Mapping[str, str],
        text: str,
        breakdown: str,
        answers: Mapping[str, str | float],
        *,
        period: str = "2022-03",
    ) -> None:
        """What a measure counts in each group of a breakdown."""
        catalogue = catalogue_of(text, SCHEMA, breakdown)
        counts = self.over(records_from(tables)).count(
            [catalogue.measures["measured"]], [parse_period(period)], list(catalogue.breakdowns.values())
        )
        found = {
            count.cell.group: _tally(count.numerator, count.denominator)
            for count in counts
            if count.cell.breakdown != WHOLE
        }
        assert found == {group: _expected(answer, found.get(group)) for group, answer in answers.items()}

    def over_events(self, picture: str, text: str, period: str) -> list[Count]:
        """What the engine itself answers for one period."""
        measure = catalogue_of(text, SCHEMA).measures["measured"]
        engine = self.over(records_from({"events": picture}))
        return engine.count([measure], [parse_period(period)], [])

    def over(self, records: Records) -> Engine:
        return ENGINES[self.engine].over(records, england())

    def _answers(
        self, records: Records, rows: str, node: Node, period: Period, expected: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Each row's answer, read from what the row brings to measures made of the expression."""
        unknown = self._holds(records, rows, IsNull(node), period)
        if node.type in NUMERIC:
            brought = self._members(records, rows, Average(node), period)
            return {key: None if unknown[key] else float(member.amount) for key, member in brought.items()}
        answers: dict[str, Any] = dict.fromkeys(unknown)
        wanted = {value for value in expected.values() if value is not None} | {True, False}
        for value in wanted if node.type is ValueType.BOOLEAN else wanted - {True, False}:
            for key, holds in self._holds(
                records, rows, Comparison("=", node, Literal(value)), period
            ).items():
                if holds and not unknown[key]:
                    answers[key] = value
        missed = [key for key, value in answers.items() if value is None and not unknown[key]]
        assert not missed, f"rows {missed} have an answer that the spec does not name"
        return answers

    def _holds(self, records: Records, rows: str, condition: Node, period: Period) -> dict[str, bool]:
        members = self._members(records, rows, Share(condition), period)
        return {key: member.in_numerator for key, member in members.items()}

    def _members(self, records: Records, rows: str, asks: Calculation, period: Period) -> dict[str, Any]:
        definition = FromRecords(rows, ALWAYS, None, asks)
        measure = Measure("asked", "Asked", "", "", Polarity.INFO, Unit.NUMBER, 0, definition)
        members = self.over(records).members(measure, Cell("asked", period), None)
        return {member.key: member for member in members}


def catalogue_of(text: str, schema: Schema, breakdown: str = "") -> Catalogue:
    """A catalogue of one measure called `measured`, given the keys that define it."""
    keys = dedent(text).strip()
    unit = "percent" if "share:" in keys else "rate_per_10000" if "rate:" in keys else "count"
    unit = "number" if any(f"{kind}:" in keys for kind in ("sum", "average", "median")) else unit
    about = f"title: Measured\nwhy: A spec\nowner: A spec\npolarity: info\nunit: {unit}\n"
    measures = f"measures:\n  measured:\n{indent(about + keys, '    ')}\n"
    breakdowns = f"breakdowns:\n  split: {breakdown}\n" if breakdown else ""
    return read_catalogue([CatalogueFile("spec.yaml", measures + breakdowns)], schema)


def _tally(numerator: Decimal | None, denominator: Decimal | None) -> tuple[float | None, float | None]:
    return tuple(None if part is None else float(part) for part in (numerator, denominator))  # type: ignore[return-value]


def _expected(answer: str | float | None, found: Any) -> tuple[float | None, float | None]:
    """What is expected, in the form of what was found; a plain number says nothing of the denominator."""
    if isinstance(answer, str):
        numerator, denominator = answer.split(" of ")
        return float(numerator), float(denominator)
    value = None if answer is None else float(answer)
    return value, found[1] if found else None


@pytest.fixture(params=list(ENGINES))
def spec(request: pytest.FixtureRequest) -> Spec:
    return Spec(request.param)
