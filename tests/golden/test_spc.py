"""Control charts against what NHSRplotthedots publishes, and a second, plain working of real series."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.functional.small_council import typed
from trigpoint.calendar.periods import month_of
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.model.control_charts import ControlPoint, Side, SpecialCause, Variation
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.rule_set import BothWays, RuleSet, TwoInThree

SPC = Path(__file__).resolve().parents[2].parent / "shared" / "comparators" / "spc"

POLARITY = {"neutral": Polarity.INFO, "increase": Polarity.HIGH, "decrease": Polarity.LOW}
LABELS = {
    (SpecialCause.OUTSIDE_LIMITS, Side.HIGH): "Above UCL",
    (SpecialCause.OUTSIDE_LIMITS, Side.LOW): "Below LCL",
    (SpecialCause.TREND, Side.HIGH): "7 Point Trend (Increasing)",
    (SpecialCause.TREND, Side.LOW): "7 Point Trend (Decreasing)",
    (SpecialCause.TWO_IN_THREE, Side.HIGH): "2 Out Of 3 (High)",
    (SpecialCause.TWO_IN_THREE, Side.LOW): "2 Out Of 3 (Low)",
    (SpecialCause.SHIFT, Side.HIGH): "7 Points Above CL",
    (SpecialCause.SHIFT, Side.LOW): "7 Points Below CL",
}
TYPES = {
    Variation.COMMON_CAUSE: "common_cause",
    Variation.NEITHER_HIGH: "special_cause_neutral_high",
    Variation.NEITHER_LOW: "special_cause_neutral_low",
    Variation.IMPROVEMENT_HIGH: "special_cause_improvement",
    Variation.IMPROVEMENT_LOW: "special_cause_improvement",
    Variation.CONCERN_HIGH: "special_cause_concern",
    Variation.CONCERN_LOW: "special_cause_concern",
}

Row = dict[str, str]
NUMBERS = Style(Unit.NUMBER, 1)
VIGNETTE = ["1", "2", "1", "2", "10", *["1", "2"] * 6, "1"]


def rows_of(name: str) -> list[Row]:
    path = SPC / name
    if not path.exists():
        pytest.skip(f"there is no {name} in {SPC.name} beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_in_r(*, screened: bool) -> RuleSet:
    """The settings under which we and NHSRplotthedots 0.2.2 say the same."""
    return RuleSet(
        screen_moving_ranges=screened, two_in_three=TwoInThree.WITHIN_LIMITS, both_ways=BothWays.PRECEDENCE
    )


def monthly(values: Iterable[str]) -> list[Observation]:
    """Months from April 2012: the package's own examples have numbers for dates."""
    months = (month_of(date(2012 + (3 + n) // 12, (3 + n) % 12 + 1, 1)) for n in range(400))
    return [Observation(month, Decimal(value)) for month, value in zip(months, values, strict=False)]


def label(point: ControlPoint) -> str:
    return LABELS[point.signals[0].cause, point.signals[0].side] if point.signals else "Common Cause"


def charted(folder: Path, expected: Row, points: list[Row]) -> tuple[list[Row], dict[str, Any]]:
    """What `trigpoint chart` says of a published series, under the settings of NHSRplotthedots 0.2.2.

    The package's examples count their points 1, 2, 3, ...: these are written out as months.
    """
    key = ("series", "screen_outliers")
    rows = [row for row in points if all(row[name] == expected[name] for name in key)]
    path = folder / "series.csv"
    lines = [f"{one.at.id},{row['y']}" for one, row in zip(monthly(["0"] * len(rows)), rows, strict=True)]
    path.write_text("\n".join(["month,value", *lines]), encoding="utf-8")
    screened = "--screen" if expected["screen_outliers"] == "True" else "--no-screen"
    polarity = POLARITY[expected["improvement_direction"]].value
    as_there = ("--two-in-three", "within-limits", "--both-ways", "precedence", screened)
    answer = typed("chart", str(path), "--unit", "number", "--polarity", polarity, *as_there, "--json")
    assert answer.exit_code == 0, answer.stderr
    (facts,) = json.loads(answer.stdout)
    return rows, facts


def test_every_published_figure_is_reproduced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    points, right, asked = rows_of("expected_spc_points.csv"), 0, 0
    for expected in rows_of("expected_spc.csv"):
        _, facts = charted(tmp_path, expected, points)
        latest = facts["points"][-1]
        ours = {
            "n": str(len(facts["points"])),
            "mean": latest["mean"],
            "lpl": latest["lower"],
            "upl": latest["upper"],
            "last_point_type": TYPES[Variation(facts["variation"])],
            "n_special": str(sum(point["icon"] != "common_cause" for point in facts["points"])),
        }
        for name, figure in ours.items():
            asked += 1
            right += _same(figure, expected[name])
            assert _same(figure, expected[name]), (expected["series"], name, figure)
    with capsys.disabled():
        print(f"\ncontrol charts: {right} of {asked} published figures reproduced by the command")
    assert asked == 30


def _same(ours: str, theirs: str) -> bool:
    """Equal as text or, for a limit, to as many decimals as are published."""
    if "." not in theirs:
        return ours == theirs
    return abs(Decimal(ours) - Decimal(theirs)) <= Decimal("0.000001")


def test_every_published_point_is_reproduced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    points, asked = rows_of("expected_spc_points.csv"), 0
    for expected in rows_of("expected_spc.csv"):
        rows, facts = charted(tmp_path, expected, points)
        for row, point in zip(rows, facts["points"], strict=True):
            called = (_label_of(point["signals"]), TYPES[Variation(point["icon"])])
            assert called == (row["special_cause_label"], row["point_type"]), row
            asked += 1
    with capsys.disabled():
        print(f"\ncontrol charts: {asked} of {len(points)} published points reproduced by the command")
    assert asked == len(points) == 96


def _label_of(signals: list[dict[str, Any]]) -> str:
    if not signals:
        return "Common Cause"
    return LABELS[SpecialCause(signals[0]["rule"]), Side(signals[0]["side"])]


# ---- the vectors of the package's vignette on deviations ---------------------------------------------------


@pytest.mark.parametrize(
    ("screened", "upper", "lower", "two_sigma"),
    [(True, "4.60", "-0.72", "3.7178"), (False, "6.95", "-3.06", "5.2825")],
)
def test_screening_moves_the_limits_and_not_the_signal(
    screened: bool, upper: str, lower: str, two_sigma: str
) -> None:
    series = monthly(VIGNETTE)
    chart = judge(series, polarity=Polarity.INFO, style=NUMBERS, rules=as_in_r(screened=screened))
    limits = chart.latest.limits
    assert limits is not None
    assert (f"{limits.mean:.2f}", f"{limits.upper:.2f}", f"{limits.lower:.2f}") == ("1.94", upper, lower)
    assert f"{limits.near_upper:.4f}" == two_sigma
    assert [n for n, point in enumerate(chart.points, 1) if point.signals] == [5]


# ---- Rotherham's referrals, as comparator_methods.md has them ----------------------------------------------


def referrals(council: str, first: str = "", last: str = "9") -> list[Observation]:
    return [
        Observation(month_of(date.fromisoformat(row["month"])), Decimal(row["referrals"]))
        for row in rows_of("cin_referrals_monthly_rotherham_and_sn.csv")
        if row["la_name"] == council and first <= row["month"] <= last
    ]


def test_referrals_over_twelve_years_hide_a_level_shift() -> None:
    chart = judge(
        referrals("Rotherham"),
        polarity=Polarity.INFO,
        style=Style(Unit.COUNT, 0),
        rules=as_in_r(screened=True),
    )
    limits = chart.latest.limits
    assert limits is not None
    assert (len(chart.points), f"{limits.lower:.0f}", f"{limits.upper:.0f}") == (144, "169", "486")
    assert sum(bool(point.signals) for point in chart.points) == 77


def test_referrals_of_three_years() -> None:
    three_years = referrals("Rotherham", "2019-04", "2022-03-31")
    chart = judge(
        three_years, polarity=Polarity.INFO, style=Style(Unit.COUNT, 0), rules=as_in_r(screened=True)
    )
    limits = chart.latest.limits
    assert limits is not None
    assert f"{limits.mean:.1f} {limits.lower:.0f} {limits.upper:.0f}" == "277.5 121 434"
    assert [point.observation.label for point in chart.points if point.signals] == ["Apr-19"]
    assert chart.reason == "Within usual variation: between 121 and 434 is expected."


def test_since_november_2023_a_point_beyond_three_sigma_counts_among_two_in_three() -> None:
    chart = judge(
        referrals("Rotherham", "2019-04", "2022-03-31"), polarity=Polarity.INFO, style=Style(Unit.COUNT, 0)
    )
    assert [point.observation.label for point in chart.points if point.signals] == ["Apr-19", "May-19"]


def test_the_command_says_the_same_of_every_council_in_the_raw_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = sorted({row["la_name"] for row in rows_of("cin_referrals_monthly_rotherham_and_sn.csv")})
    for name in names:
        picked = ("--series", f"la_name={name}", "--column", "value=referrals")
        raw = str(SPC / "cin_referrals_monthly_rotherham_and_sn.csv")
        answer = typed("chart", raw, *picked, "--from", "2019-04", "--to", "2022-03", "--json")
        (facts,) = json.loads(answer.stdout)
        three_years = referrals(name, "2019-04", "2022-03-31")
        _, low, high, _ = by_hand([float(one.value or 0) for one in three_years], screened=False)
        latest = facts["points"][-1]
        assert (facts["kind"], len(facts["points"])) == ("xmr", 36)
        assert [float(latest["lower"]), float(latest["upper"])] == pytest.approx([low, high]), name
    with capsys.disabled():
        print(f"\ncontrol charts: {len(names)} councils charted by the command from the raw file")
    assert len(names) == 11


def test_starting_afresh_in_april_2019_gives_the_limits_of_those_years_alone() -> None:
    rebase = Rebase(date(2019, 4, 1), "The front door changed.")
    whole = judge(
        referrals("Rotherham", "", "2022-03-31"),
        polarity=Polarity.INFO,
        style=Style(Unit.COUNT, 0),
        rebases=[rebase],
    )
    alone = judge(
        referrals("Rotherham", "2019-04", "2022-03-31"), polarity=Polarity.INFO, style=Style(Unit.COUNT, 0)
    )
    assert [p.limits for p in whole.points[-36:]] == [p.limits for p in alone.points]
    assert [p.signals for p in whole.points[-36:]] == [p.signals for p in alone.points]
    assert [p.phase for p in whole.points] == [1] * 84 + [2] * 36


# ---- every other raw series, worked out a second time ------------------------------------------------------


def attendances() -> dict[str, list[float]]:
    """Each trust and type of department with at least 24 months, in order."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in rows_of("ae_attendances.csv"):
        key = f"{row['org_code']} {row['type']}"
        found.setdefault(key, []).append((row["period"], float(row["attendances"])))
    return {key: [y for _, y in sorted(series)] for key, series in found.items() if len(series) >= 24}


def by_hand(y: list[float], screened: bool) -> tuple[float, float, float, list[str]]:
    """The rules of NHSRplotthedots 0.2.2 in the plainest words: mean, limits, and the label of each point."""
    mean = sum(y) / len(y)
    ranges = [abs(b - a) for a, b in pairwise(y)]
    average = sum(ranges) / len(ranges)
    if screened:
        kept = [r for r in ranges if r < 3.267 * average]
        average = sum(kept) / len(kept) if kept else average
    low, high = mean - 2.66 * average, mean + 2.66 * average
    near_low, near_high = mean - 2 * 2.66 / 3 * average, mean + 2 * 2.66 / 3 * average
    labels = ["Common Cause"] * len(y)
    for start in range(len(y) - 6):
        window = range(start, start + 7)
        for word, holds in (
            ("7 Points Above CL", all(y[i] > mean for i in window)),
            ("7 Points Below CL", all(y[i] < mean for i in window)),
        ):
            for i in window if holds else ():
                labels[i] = word
    for start in range(len(y) - 2):
        window = range(start, start + 3)
        above = [i for i in window if near_high < y[i] <= high]
        below = [i for i in window if low <= y[i] < near_low]
        for i in above if len(above) >= 2 and all(y[i] > mean for i in window) else ():
            labels[i] = "2 Out Of 3 (High)"
        for i in below if len(below) >= 2 and all(y[i] < mean for i in window) else ():
            labels[i] = "2 Out Of 3 (Low)"
    for start in range(len(y) - 6):
        steps = [y[i + 1] - y[i] for i in range(start, start + 6)]
        for word, holds in (
            ("7 Point Trend (Increasing)", min(steps) > 0),
            ("7 Point Trend (Decreasing)", max(steps) < 0),
        ):
            for i in range(start, start + 7) if holds else ():
                labels[i] = word
    for i, value in enumerate(y):
        if value > high:
            labels[i] = "Above UCL"
        elif value < low:
            labels[i] = "Below LCL"
    return mean, low, high, labels


@pytest.mark.parametrize("screened", [True, False])
def test_real_series_agree_with_a_plain_working(screened: bool, capsys: pytest.CaptureFixture[str]) -> None:
    names = {row["la_name"] for row in rows_of("cin_referrals_monthly_rotherham_and_sn.csv")}
    series = {name: [float(one.value or 0) for one in referrals(name)] for name in sorted(names)}
    attended = attendances()
    series |= {name: attended[name] for name in sorted(attended)[::6]}
    seen: set[str] = set()
    for name, y in series.items():
        mean, low, high, labels = by_hand(y, screened)
        observations = monthly(str(value) for value in y)
        chart = judge(observations, polarity=Polarity.INFO, style=NUMBERS, rules=as_in_r(screened=screened))
        limits = chart.latest.limits
        assert limits is not None
        assert [float(x) for x in (limits.mean, limits.lower, limits.upper)] == pytest.approx(
            [mean, low, high]
        )
        assert [label(point) for point in chart.points] == labels, name
        seen.update(labels)
    with capsys.disabled():
        print(f"\ncontrol charts: {len(series)} real series agree with a plain working")
    # Were any rule never met, this would not test it.
    assert seen == {*LABELS.values(), "Common Cause"}
