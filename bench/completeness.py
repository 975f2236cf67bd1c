"""`python -m bench.completeness` tries revisions foretold; writes bench/results-revisions.md."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import mean

from bench.revision_cases import Said, known_by, replayed, simulated
from trigpoint.judgements import completeness
from trigpoint.model.figures import Figure
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period

HERE = Path(__file__).parent
RESULTS = HERE / "results-revisions.md"
AGES = (0, 1)


@dataclass(frozen=True)
class Tried:
    """A fresh figure: what it was, what it was said to become, and what became of it."""

    owner: str
    fresh: float
    said: float
    lower: float
    upper: float
    final: float
    provisional: bool

    @property
    def moved(self) -> bool:
        return self.fresh != self.final


def tried(said: Said, age: int) -> list[Tried]:
    """Every month that was followed to its end, judged when it had this age, from what was known then."""
    by_month: dict[Period, list[PastFigure]] = {}
    for one in said.past:
        by_month.setdefault(one.cell.period, []).append(one)
    found = [_tried(said, period, each, age) for period, each in sorted(by_month.items())]
    return [one for one in found if one is not None]


def _tried(said: Said, period: Period, each: Sequence[PastFigure], age: int) -> Tried | None:
    if len(each) <= age + 1 or len(each) < 4:
        return None
    fresh, final = _shown(said, each[age].figure), _shown(said, each[-1].figure)
    day = each[age].known_on
    if fresh is None or final is None:
        return None
    judged = completeness.judge(list(known_by(said, day)), period=period, known_on=day, style=said.style)
    if judged.usual is None or judged.lower is None or judged.upper is None:
        return None
    half = Decimal(5).scaleb(-said.style.decimals - 1)
    ends = (fresh + judged.lower - half, fresh + judged.upper + half)
    return Tried(
        said.measure,
        *(float(one) for one in (fresh, fresh + judged.usual * judged.provisional, *ends, final)),
        provisional=judged.provisional,
    )


def _shown(said: Said, figure: Figure) -> Decimal | None:
    return said.style.number(figure)


def row(name: str, age: int, found: Sequence[Tried]) -> str:
    naive = mean(abs(one.final - one.fresh) for one in found)
    ours = mean(abs(one.final - one.said) for one in found)
    held = 100 * mean(one.lower <= one.final <= one.upper for one in found)
    called = [one for one in found if one.provisional]
    right = f"{100 * mean(one.moved for one in called):.0f}%" if called else "-"
    missed = [one for one in found if one.moved and not one.provisional]
    moved = sum(one.moved for one in found)
    better, error = _difference(found)
    verdict = "ties" if abs(better) <= 2 * error or better == 0 else ("wins" if better > 0 else "loses")
    return (
        f"| {name} | {age} | {len(found)} | {moved} | {naive:.2f} | {ours:.2f} | {held:.0f}% | {len(called)}"
        f" | {right} | {len(missed)} | {verdict} ({better:+.2f}, ±{2 * error:.2f}) |"
    )


def _difference(found: Sequence[Tried]) -> tuple[float, float]:
    """How much less ours missed, and its standard error, months of one owner taken together."""
    better = [abs(one.final - one.fresh) - abs(one.final - one.said) for one in found]
    whole = mean(better)
    groups: dict[str, float] = {}
    for one, each in zip(found, better, strict=True):
        groups[one.owner] = groups.get(one.owner, 0.0) + each - whole
    if len(groups) == 1:  # one measure's months: each for itself
        return whole, sum((each - whole) ** 2 for each in better) ** 0.5 / len(better)
    return whole, sum(one * one for one in groups.values()) ** 0.5 / len(better)


HEAD = (
    "| | age | figures | moved | first published, missed by | ours, missed by | in the interval | called"
    " provisional | of them moved | moved uncalled | against the first published |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|"
)


def made_up() -> str:
    rows = [
        row(name, age, [one for said in councils for one in tried(said, age)])
        for name, councils in simulated().items()
        for age in AGES
    ]
    return "\n".join(["### Made up: how late entries behave", "", MADE_UP, "", HEAD, *rows])


def council() -> str:
    measures = replayed()
    each = {(said.measure, age): tried(said, age) for said in measures for age in AGES}
    everything = [
        row("all measures", age, [one for said in measures for one in each[said.measure, age]])
        for age in AGES
    ]
    moving = [
        row(name, age, found)
        for (name, age), found in each.items()
        if found and (any(one.provisional for one in found) or sum(one.moved for one in found) > 3)
    ]
    return "\n".join(["### The invented council, replayed", "", REPLAYED, "", HEAD, *everything, *moving])


MADE_UP = "Forty councils of each kind, thirty months, each month worked out again for three months."
REPLAYED = (
    "Every measure of the library that counts events, April 2019 to March 2022, worked out on the 14th of"
    " each month from the records entered by then, and again for five months. Below all, those that moved."
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.completeness", description=__doc__)
    parser.parse_args()
    opening = (HERE / "opening-revisions.md").read_text(encoding="utf-8").rstrip()
    text = "\n\n".join([opening, made_up(), council()]) + "\n"
    print(text)
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
