"""Which chart suits which figures, and why."""

from decimal import Decimal

import pytest

from trigpoint.judgements.spc.choice import choose_chart
from trigpoint.model.control_charts import ChartChoice, ChartKind, ChoiceRules, Overruling
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.measures import Unit

from .charts import series
from .test_spc_other_charts import TALLIES, shares


def chosen(tallies: list[tuple[int, int]], unit: Unit = Unit.PERCENT) -> ChartChoice:
    return choose_chart(shares(tallies), unit=unit)


# Swings between a tenth and nine tenths, whatever the number.
WILD = [(2, 20), (27, 30), (1, 10), (18, 20), (3, 30), (9, 10)] * 3
# A steady 40% of numbers that change.
CALM = [(8, 20), (12, 30), (5, 10), (7, 20), (13, 30), (4, 10)] * 3


@pytest.mark.parametrize(
    ("tallies", "kind", "reason"),
    [
        (
            CALM,
            ChartKind.P,
            "numbers: 10 to 30 cases a period, and it varies 0.5 times as much as by chance",
        ),
        (WILD, ChartKind.P_PRIME, "a percentage of small, changing numbers: 10 to 30 cases a period"),
        ([(a * 50, b * 50) for a, b in CALM], ChartKind.XMR, "each figure is of 1,000 cases on average"),
        (
            [(40, 100), (45, 110)] * 7,
            ChartKind.XMR,
            "the number of cases changes little: 100 to 110 a period",
        ),
        ([(1, 40), (3, 80), (0, 60)] * 5, ChartKind.G, "15 of 15 periods have 3 or fewer, so cases between"),
        (
            [(1, 4), (2, 3), (0, 2)] * 5,
            ChartKind.P_PRIME,
            "a percentage of small, changing numbers: 2 to 4 cases",
        ),
        ([(0, 20), (0, 30)] * 7, ChartKind.G, "14 of 14 periods have 3 or fewer"),
        ([(20, 20), (30, 30), (10, 10)] * 5, ChartKind.XMR, "and yet it does not vary enough"),
    ],
)
def test_shares(tallies: list[tuple[int, int]], kind: ChartKind, reason: str) -> None:
    choice = chosen(tallies)
    assert choice.kind is choice.by_rule is kind, choice.reason
    assert reason in choice.reason


def test_large_or_steady_numbers_are_a_matter_of_degree() -> None:
    at = [(40, 75), (40, 125)] * 7
    beyond = [(40, 74), (40, 126)] * 7
    assert chosen(at).kind is ChartKind.XMR
    assert chosen(beyond).kind in (ChartKind.P, ChartKind.P_PRIME)
    small, large = [(120, 199), (130, 399)] * 7, [(120, 200), (130, 400)] * 7
    assert "cases on average" not in chosen(small).reason
    assert "each figure is of 300 cases on average" in chosen(large).reason


def test_a_few_large_counts_do_not_make_events_common() -> None:
    rare, common = "0 1 3 9 " * 4, "0 3 9 9 " * 4
    choice = choose_chart(series(rare), unit=Unit.COUNT)
    assert choice.kind is ChartKind.T
    assert choice.reason == (
        "t chart: 12 of 16 periods have 3 or fewer,"
        " and days between rare events say more than counts of them."
    )
    assert choose_chart(series(common), unit=Unit.COUNT).kind is ChartKind.XMR
    assert choose_chart(series("0 1 4 4 " * 4), unit=Unit.COUNT).kind is ChartKind.XMR


def test_rates_over_a_population() -> None:
    calm = [(20, 50_000), (24, 52_000), (18, 50_500), (22, 51_000)] * 4
    wild = [(20, 50_000), (240, 52_000)] * 7
    assert chosen(calm, Unit.RATE_PER_10000).kind is ChartKind.U
    choice = chosen(wild, Unit.RATE_PER_10000)
    assert choice.kind is ChartKind.U_PRIME
    assert choice.reason.startswith("Laney u' chart: a rate over a known population, and it varies ")


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.NUMBER, Unit.PERCENT, Unit.RATE_PER_10000])
def test_without_parts_it_is_an_xmr_chart(unit: Unit) -> None:
    assert choose_chart(series("1 2 3 4"), unit=unit).kind is ChartKind.XMR
    assert choose_chart([], unit=unit).kind is ChartKind.XMR


def test_months_without_a_figure_decide_nothing() -> None:
    assert choose_chart(series("50 60 - - - - - - -"), unit=Unit.COUNT).kind is ChartKind.XMR
    assert chosen([*CALM, (0, 0)]).kind is ChartKind.P


def test_the_rule_can_be_overruled_for_a_reason() -> None:
    choice = choose_chart(
        shares(TALLIES), unit=Unit.PERCENT, overruled=Overruling(ChartKind.XMR, "Members know it.")
    )
    assert (choice.kind, choice.by_rule) == (ChartKind.XMR, ChartKind.P_PRIME)
    assert choice.reason.startswith(
        "XmR chart, chosen by hand: Members know it. By rule it would be a Laney p'"
    )
    with pytest.raises(InvalidModelError, match="needs a reason"):
        Overruling(ChartKind.XMR, "")


def test_a_chart_of_shares_cannot_be_chosen_without_tallies() -> None:
    with pytest.raises(InvalidModelError, match="needs the tally"):
        choose_chart(series("1 2"), unit=Unit.PERCENT, overruled=Overruling(ChartKind.P, "I like it"))


def test_the_edges_of_the_rule_are_settings() -> None:
    rules = ChoiceRules(rare_at_most=9, rare_share=Decimal(1))
    assert choose_chart(series("0 1 3 9 " * 4), unit=Unit.COUNT, rules=rules).kind is ChartKind.T
    assert choose_chart(series("0 1 3 10 " * 4), unit=Unit.COUNT, rules=rules).kind is ChartKind.XMR
