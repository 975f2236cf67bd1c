"""Pages without a fault, made up at random: chance and rounding are never reported as a contradiction."""

from random import Random

import pytest

from trigpoint.audit import Certainty, audit

from .pages import page

LINES = 60


@pytest.mark.parametrize("seed", range(12))
def test_unrelated_lines_are_left_alone(seed: int) -> None:
    """Counts that vary by chance, their year the sum of their months, and shares of counts not printed."""
    random = Random(seed)
    rows = [_share(n, random) if n % 3 == 0 else _count(n, random) for n in range(LINES)]
    assert [one.sentence for one in audit(page(*rows)) if one.certainty is not Certainty.POSSIBLE] == []


def _count(number: int, random: Random) -> str:
    usual = random.choice([8, 30, 60, 200, 900])
    months = [max(0, round(random.gauss(usual, usual**0.5))) for _ in range(12)]
    shown = ",".join(map(str, [*months[-3:], sum(months), sum(months) + 5]))
    return f"{number},,Count {number},monthly,Count,info,{shown}"


def _share(number: int, random: Random) -> str:
    usual, chance, decimals = random.choice([8, 30, 200]), random.random(), random.choice([0, 1])
    wholes = [max(1, round(random.gauss(usual, usual**0.5))) for _ in range(5)]
    parts = [sum(random.random() < chance for _ in range(whole)) for whole in wholes]
    shown = ",".join(f"{100 * p / w:.{decimals}f}%" for p, w in zip(parts, wholes, strict=True))
    return f"{number},,Share {number},monthly,%,high,{shown}"
