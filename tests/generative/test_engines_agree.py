"""The two engines give the same counts and the same rows for random measures over random records."""

from collections.abc import Sequence
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generative.strategies import BREAKDOWNS, measures
from tests.generative.world import CALENDAR, PERIODS, records
from trigpoint.engines.duckdb import DuckDBEngine
from trigpoint.engines.reference import ReferenceEngine
from trigpoint.model.figures import Cell, Count
from trigpoint.model.measures import Breakdown, Measure
from trigpoint.model.nodes import Node
from trigpoint.model.periods import Period
from trigpoint.tables.records import Records

# Four shares of 500 run side by side: 2,000 random measures-and-records in every run of the tests.
SHARES = 4
EXAMPLES_A_SHARE = 500

periods = st.lists(st.sampled_from(PERIODS), min_size=1, max_size=4, unique=True)
breakdowns = st.lists(st.sampled_from(BREAKDOWNS), max_size=2, unique=True)


def comparable(counts: Sequence[Count]) -> dict[Cell, tuple[Any, Any]]:
    """Counts as a dictionary; numbers as floats, to be compared to nine places."""
    return {
        count.cell: tuple(
            None if part is None else round(float(part), 6) for part in (count.numerator, count.denominator)
        )
        for count in counts
    }


def assert_engines_agree(
    several: list[Measure], rows: Records, asked: list[Period], splits: list[Breakdown]
) -> None:
    reference = ReferenceEngine.over(rows, CALENDAR)
    fast = DuckDBEngine.over(rows, CALENDAR)
    expected = comparable(reference.count(several, asked, splits))
    assert comparable(fast.count(several, asked, splits)) == expected
    for cell in list(expected)[:3]:
        measure = next(each for each in several if each.id == cell.measure)
        split = next((each for each in splits if each.id == cell.breakdown), None)
        slow_rows, fast_rows = reference.members(measure, cell, split), fast.members(measure, cell, split)
        assert fast_rows == slow_rows
        assert [row.day for row in fast_rows] == [row.day for row in slow_rows]


@pytest.mark.parametrize("share", range(SHARES))
def test_engines_agree(share: int) -> None:
    @hypothesis.seed(share)
    @settings(
        max_examples=EXAMPLES_A_SHARE,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(measures(), records(), periods, breakdowns)
    def agree(several: list[Measure], rows: Records, asked: list[Period], splits: list[Breakdown]) -> None:
        assert_engines_agree(several, rows, asked, splits)

    agree()


def test_every_node_is_reached() -> None:
    """An operation the strategies never draw would never be compared."""
    seen: set[type[Node]] = set()

    @hypothesis.seed(0)
    @settings(
        max_examples=1500,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    @given(measures())
    def collect(several: list[Measure]) -> None:
        for measure in several:
            for expression in measure.definition.expressions():  # type: ignore[union-attr]
                seen.update(type(node) for node in expression.walk())

    collect()
    assert all_nodes() <= seen, f"never drawn: {sorted(each.__name__ for each in all_nodes() - seen)}"


def all_nodes() -> set[type[Node]]:
    """Every node there is, without the ones that are only parents of others."""

    def below(kind: type[Node]) -> set[type[Node]]:
        children = kind.__subclasses__()
        return set().union(*(below(child) for child in children)) if children else {kind}

    return below(Node)
