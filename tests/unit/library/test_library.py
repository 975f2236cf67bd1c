"""The shipped measures are complete, agree with the published scorecard, and answer as worked by hand."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from trigpoint import library
from trigpoint.calendar.periods import parse_period
from trigpoint.calendar.working_days import england
from trigpoint.engines.duckdb import DuckDBEngine
from trigpoint.engines.reference import ReferenceEngine
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.model.catalogue import Catalogue, LineLayout, Shows
from trigpoint.model.figures import Count
from trigpoint.model.measures import Formula, Measure, Submitted
from trigpoint.model.nodes import ValueType
from trigpoint.model.periods import Period
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.records import Records

GOLDEN = Path(__file__).resolve().parents[3].parent / "shared" / "golden" / "early_help_2022_03.csv"
FILES = [*library.measure_files(), *library.scorecard_files(), *library.target_files()]


@cache
def catalogue() -> Catalogue:
    return read_catalogue([CatalogueFile(name, text, is_library=True) for name, text in FILES], EARLY_HELP)


def lines() -> list[LineLayout]:
    return list(catalogue().scorecards["early_help"].lines())


def golden() -> list[dict[str, str]]:
    if not GOLDEN.exists():
        pytest.skip(f"there is no {GOLDEN.name} beside the repository")
    with GOLDEN.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


# ---- the scorecard -------------------------------------------------------------------------------------


def published_columns(line: LineLayout) -> dict[str, str]:
    measure = catalogue().measures[line.measure]
    return {
        "ref": line.ref,
        "split": line.split,
        "unit": measure.unit if line.shows is Shows.VALUE else "count",
        "frequency": line.frequency,
        "polarity": line.polarity or measure.polarity,
        "success_measure": line.success_measure,
        "council_plan": line.council_plan,
    }


def test_every_published_line_is_there_in_order_with_its_codes() -> None:
    published = golden()
    ours = [published_columns(line) for line in lines()]
    assert ours == [{name: row[name] for name in ours[0]} for row in published]
    sections = catalogue().scorecards["early_help"].sections
    assert [s.title for s in sections for _ in s.lines] == [row["section"] for row in published]


def test_a_line_has_an_outturn_exactly_where_one_was_published() -> None:
    without = {"-", ""}
    published = [row["outturn_2021_22"] in without for row in golden()]
    shares_lost_in_print = [("1.3", "percent")]
    for line, none in zip(lines(), published, strict=True):
        if (line.ref, published_columns(line)["unit"]) not in shares_lost_in_print:
            assert (line.outturn == "not_applicable") is none, line


# ---- the measures --------------------------------------------------------------------------------------


def shipped_cases() -> Iterator[Any]:
    yaml = YAML(typ="safe")
    for _, text in library.measure_files():
        for name, measure in yaml.load(text).get("measures", {}).items():
            for case in measure.get("cases", []):
                yield pytest.param(name, case, id=f"{name}: {case['what'][:40]}")


def test_every_measure_that_is_worked_out_has_a_case() -> None:
    with_cases = {param.values[0] for param in shipped_cases()}
    worked_out = {m.id for m in catalogue().measures.values() if not isinstance(m.definition, Submitted)}
    assert with_cases == worked_out


def test_every_measure_says_why_it_matters_and_who_owns_it() -> None:
    for measure in catalogue().measures.values():
        assert len(measure.why) > 30 and measure.owner, measure.id


@pytest.mark.parametrize("engine", [ReferenceEngine, DuckDBEngine])
@pytest.mark.parametrize(("name", "case"), list(shipped_cases()))
def test_the_answer_worked_by_hand(name: str, case: dict[str, Any], engine: Any) -> None:
    period = parse_period(str(case["period"]))
    running = engine.over(records(case["tables"], period), england())
    assert answer(catalogue().measures[name], running, period) == str(case["expect"])


def records(tables: dict[str, str], period: Period) -> Records:
    rows = {table: list(picture(table, text)) for table, text in tables.items()}
    return Records.from_rows(EARLY_HELP, rows, covers_from=period.start, extracted_on=period.stop)


def picture(table: str, text: str) -> Iterator[dict[str, Any]]:
    """The rows of a drawn table."""
    head, *body = ([cell.strip() for cell in row.split("|")] for row in text.strip().splitlines())
    for row in body:
        yield {name: typed(table, name, cell) for name, cell in zip(head, row, strict=True)}


def typed(table: str, name: str, cell: str) -> Any:
    column = EARLY_HELP[table].column(name)
    assert column is not None, f"{table} has no column {name}"
    assert not column.codes or cell == "" or cell in column.codes, f"{cell} is not a code of {name}"
    if cell == "":
        return None
    match column.type:
        case ValueType.DATE:
            return date.fromisoformat(cell)
        case ValueType.INTEGER:
            return int(cell)
        case ValueType.BOOLEAN:
            return {"true": True, "false": False}[cell]
    return cell


def answer(measure: Measure, engine: Any, period: Period) -> str:
    """'47 of 51', a number, or 'no data': as a case expects it."""
    if isinstance(measure.definition, Formula):
        parts = [catalogue().measures[name] for name in measure.definition.measures()]
        counts = engine.count(parts, [period], [])
        return plain(sum((share(count) for count in counts), Decimal(0)))
    (count,) = engine.count([measure], [period], [])
    if measure.unit == "rate_per_10000":
        return plain(10_000 * count.numerator / count.denominator)
    if count.denominator is None:
        return plain(count.numerator)
    return f"{plain(count.numerator)} of {plain(count.denominator)}" if count.denominator else "no data"


def share(count: Count) -> Decimal:
    return 100 * count.numerator / count.denominator


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
