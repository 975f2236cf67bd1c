"""`python -m bench.trajectories` tries the forecasts on past years; writes bench/results-trajectories.md."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.backtest import OURS, WAYS, Score, Tried, score, tried
from bench.forecast_cases import (
    ATTENDANCES,
    REFERRALS,
    Series,
    as_last_month,
    attendances,
    breaches,
    invented,
    referrals,
    rolling,
)
from trigpoint.model.trajectories import YearFrom

HERE = Path(__file__).parent
RESULTS = HERE / "results-trajectories.md"
AS_AT = {3: "June", 6: "September", 9: "December", 0: "March, of the year after"}
TUNED_TO = 2018  # methods were chosen on years that began up to this one
BREAK = 2020  # the year that began then is like no other


def seen(series: Sequence[Series]) -> list[Series]:
    return [one for one in series if one.tuned_on]


def unseen(series: Sequence[Series]) -> list[Series]:
    return [one for one in series if not one.tuned_on]


def by_month(series: Sequence[Series], *, years: range, without: int | None = None) -> dict[int, list[Tried]]:
    found = {}
    for month in AS_AT:
        every = tried(series, month=month)
        found[month] = [
            one for one in every if one.year.start.year in years and one.year.start.year != without
        ]
    return found


def table(title: str, found: dict[int, list[Tried]], *, of: str) -> str:
    scores = {month: score(each) for month, each in found.items() if each}
    first = next(iter(scores.values()))
    ways = (OURS, *WAYS)
    lines = [
        f"**{title}**: {first.tried} years of {first.owners} {of}.",
        "",
        "| as at the end of | "
        + " | ".join(ways)
        + " | in the interval | its width | against the best plain way |",
        "|---|" + "---:|" * (len(ways) + 2) + "---|",
    ]
    lines += [_row(month, one, ways) for month, one in scores.items()]
    return "\n".join(lines)


def _row(month: int, one: Score, ways: Sequence[str]) -> str:
    misses = " | ".join(f"{one.misses[way]:.2f}" for way in ways)
    against = f"{one.verdict} ({one.better_by:+.2f}, ±{2 * one.error:.2f})"
    return f"| {AS_AT[month]} | {misses} | {one.held:.0f}% | {one.width:.1f} | {against} |"


def section(title: str, text: str, series: Sequence[Series], *, late: bool) -> str:
    """Tables of the councils and years the methods were not chosen on, and beside them of those they were."""
    parts = [f"### {title}", text]
    if late:
        new = range(TUNED_TO + 1, 2100)
        parts += [
            table(
                "Not seen: other councils, years from 2019/20",
                by_month(unseen(series), years=new),
                of="councils",
            ),
            table(
                "The same without 2020/21", by_month(unseen(series), years=new, without=BREAK), of="councils"
            ),
            table("Chosen on", by_month(seen(series), years=range(TUNED_TO + 1)), of="councils"),
        ]
    else:
        every = range(1900, 2100)
        parts += [
            table("Not seen: other trusts", by_month(unseen(series), years=every), of="trusts"),
            table("Chosen on", by_month(seen(series), years=every), of="trusts"),
        ]
    return "\n\n".join(parts)


def real() -> list[str]:
    if not REFERRALS.exists() or not ATTENDANCES.exists():
        return ["The published figures are not beside the repository: only the invented council was tried."]
    councils, trusts = referrals(), breaches()
    return [
        section("Events added up: referrals to children's social care", COUNTS, councils, late=True),
        section("Events added up: emergency attendances", ATTENDED, attendances(), late=False),
        section("Shares pooled: waits of over four hours", SHARES, trusts, late=False),
        section("Last month: referred within twelve months", STOCKS, rolling(councils, 12), late=True),
        section("Last month: referred within six months", STOCKS, rolling(councils, 6), late=True),
        section("Last month: referrals in March", MARCH, as_last_month(councils), late=True),
    ]


def made_up() -> list[str]:
    series = invented()
    parts = ["### The invented council", INVENTED]
    for kind in (YearFrom.SUM, YearFrom.POOLED, YearFrom.LAST):
        some = [one for one in series if one.year_from is kind]
        parts.append(table(kind.value.capitalize(), by_month(some, years=range(1900, 2100)), of="measures"))
    return parts


COUNTS = "Misses and widths in per cent of the outturn; every council of England with months unbroken."
ATTENDED = "Misses and widths in per cent of the outturn; April 2016 to March 2019, so two years to try."
SHARES = (
    "Misses and widths in points. Two years to try, and what moved one trust (the winter of 2017/18) moved"
    " them all, so they are far fewer cases than they look."
)
STOCKS = (
    "A stock made of real events, as no monthly stock is published: each month's newly referred come, and"
    " those referred longest ago go. Misses and widths in per cent of the outturn."
)
MARCH = "What a line shows whose outturn is its last month's events. Misses and widths in per cent."
INVENTED = (
    "All measures of the library whose years come from their months, 2020/21 and 2021/22. The figures are"
    " invented: this shows that nothing breaks, not how good a method is. Per cent of the outturn for sums"
    " and counts open, points for shares."
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.trajectories", description=__doc__)
    parser.parse_args()
    opening = (HERE / "opening-trajectories.md").read_text(encoding="utf-8").rstrip()
    text = "\n\n".join([opening, *real(), *made_up()]) + "\n"
    print(text)
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
