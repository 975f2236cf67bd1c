"""What the months of some sample lines say, so that every output meets every kind of judgement.

Charts are made by the code that makes them, of months made up; the rest are judgements in words of their own.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.unit.outputs.charts.benchmarks import benchmark
from trigpoint.calendar.periods import month, months_back
from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.control_chart import judge
from trigpoint.model.completeness import Completeness
from trigpoint.model.control_charts import ChartKind
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.scorecards import Group, Line
from trigpoint.model.seasons import Hypothesis, SeasonalEffect, SeasonJudgement
from trigpoint.model.trajectories import Course, Hindsight, Trajectory

D = Decimal
MARCH = month(2022, 3)
NEXT_YEAR = Period(date(2022, 4, 1), date(2023, 4, 1), PeriodKind.FINANCIAL_YEAR)
PERCENT, COUNT, DAYS = Style(Unit.PERCENT, 1), Style(Unit.COUNT, 0), Style(Unit.DAYS, 0)


def _months(values: list[int], *, target: int | None = None) -> list[Observation]:
    goal = None if target is None else D(target)
    return [
        Observation(months_back(MARCH, len(values) - 1 - index), D(value), goal)
        for index, value in enumerate(values)
    ]


def _tallies(pairs: list[tuple[int, int]], *, target: int) -> list[Observation]:
    return [
        Observation.of_parts(months_back(MARCH, len(pairs) - 1 - index), *pair, target=D(target))
        for index, pair in enumerate(pairs)
    ]


def _gaps() -> list[Observation]:
    """Days between events: thirty, and once a hundred."""
    lengths = [30, 28, 32, 31] * 5 + [100]
    days, found = date(2020, 6, 1), []
    for length in lengths:
        days += timedelta(days=length)
        found.append(Observation(days, D(length)))
    return found


def _contacts(line: Line) -> Line:
    """For information, and higher than usual; the time of year explains it."""
    chart = judge(_months([150, 160] * 14 + [216]), polarity=Polarity.INFO, style=COUNT)
    effect = SeasonalEffect(
        Hypothesis("School term", frozenset({3}), "Schools are met in February"),
        4,
        "School term (March): +31%, 95% interval 24 to 38, over 4 years.",
        D(31),
        D(24),
        D(38),
    )
    said = "Higher than February, as in every March: School term (+31%, 95% interval 24 to 38)."
    return replace(
        line,
        chart=chart,
        chart_choice="XmR chart: counts are large enough to vary evenly about their mean.",
        season=SeasonJudgement(True, said, (effect,)),
        trajectory=Trajectory(
            Course.INFO,
            NEXT_YEAR,
            "If nothing changes, 2,500 is likely for 2022/23 (80% interval 2,100 to 2,900).",
            "Forecast from the level of late.",
            D(2500),
            D(2100),
            D(2900),
            D("0.8"),
        ),
    )


def _assessments(line: Line) -> Line:
    """A p chart with a target that is usually met, limits that start afresh, and a year on course."""
    tallies = [(88, 100), (46, 50), (130, 150), (55, 60)] * 7 + [(47, 51)]
    rebase = Rebase(date(2020, 10, 1), "Workers were given a list of what is due.")
    chart = judge(
        _tallies(tallies, target=75),
        polarity=Polarity.HIGH,
        style=PERCENT,
        kind=ChartKind.P,
        rebases=(rebase,),
    )
    return replace(
        line,
        chart=chart,
        chart_unit=Unit.PERCENT,
        chart_decimals=1,
        chart_choice="p chart: a percentage of small, changing numbers: 50 to 150 cases a period.",
        trajectory=Trajectory(
            Course.ON_COURSE,
            NEXT_YEAR,
            "If nothing changes, on course: 91.2% is likely for 2022/23 (80% interval 89.9% to 92.4%).",
            "Forecast from the level of late.",
            D("91.2"),
            D("89.9"),
            D("92.4"),
            D("0.8"),
            D("84.0"),
        ),
        completeness=Completeness(
            True,
            "Provisional: figures of this measure usually still rise by 1.4 points within two months (most "
            "of them by 0.6 to 2.2).",
            2,
            date(2022, 6, 1),
            D("1.4"),
            D("0.6"),
            D("2.2"),
            12,
        ),
    )


def _open(line: Line) -> Line:
    """Too few months to know what is usual."""
    chart = judge(_months([1320, 1272, 1321]), polarity=Polarity.INFO, style=COUNT)
    settled = Completeness(False, "Settled: figures of this measure seldom move once their month is over.")
    return replace(
        line,
        chart=chart,
        chart_choice="XmR chart: counts are large enough to vary evenly about their mean.",
        completeness=settled,
        trajectory=Trajectory(Course.NOT_CALCULABLE, NEXT_YEAR, "No forecast: 12 months are needed."),
    )


def _rare(line: Line) -> Line:
    """A t chart: the days between rare events."""
    return replace(
        line,
        chart=judge(_gaps(), polarity=Polarity.LOW, style=DAYS, kind=ChartKind.T),
        chart_unit=Unit.DAYS,
        chart_choice="t chart: 24 of 24 periods have 3 or fewer, and days between rare events say more.",
    )


def _not_known(line: Line) -> Line:
    """A national twin, and no monthly chart."""
    return replace(
        line,
        chart_choice="No chart: this line has a figure at year end only.",
        benchmark=benchmark(2.9, 3.4, 2.2, None, 2.6),
        group=Group.BENCHMARKED,
    )


def _responses(line: Line) -> Line:
    """Worse than usual, a target that is usually missed, a year at risk, and what was forecast before."""
    values = [90, 92] * 14 + [84]
    return replace(
        line,
        chart=judge(_months(values, target=97), polarity=Polarity.HIGH, style=PERCENT),
        chart_unit=Unit.PERCENT,
        chart_decimals=1,
        chart_choice="XmR chart, chosen by hand: members know it. By rule it would be a p chart: few cases.",
        season=SeasonJudgement(False, "No season is named for March.", ()),
        trajectory=Trajectory(
            Course.AT_RISK,
            NEXT_YEAR,
            "If nothing changes, at risk, more likely to miss than to meet: 94.5% is likely for 2022/23.",
            "Forecast from the level of late.",
            D("94.5"),
            D("91.4"),
            D("97.5"),
            D("0.8"),
            D("95.0"),
        ),
        hindsight=Hindsight(
            month(2021, 9),
            D("92.0"),
            D("97.0"),
            D("94.6"),
            True,
            "At the end of September 92.0% to 97.0% was forecast; the year ended at 94.6%.",
        ),
    )


# By reference, split, unit and frequency, as each is in the short sample and in the whole one.
_SIGNALS = {
    ("1.1", "Families", "count", "monthly"): _contacts,
    ("1.5", "", "percent", "monthly"): _assessments,
    ("1.7", "Families", "count", "monthly"): _open,
    ("1.9", "", "count", "monthly"): _rare,
    ("2.3", "", "percent", "annual"): _not_known,
    ("5.1", "Families", "percent", "monthly"): _responses,
}


def with_signals(line: Line) -> Line:
    """The line with what its months say, where it is one of those that have it."""
    found = _SIGNALS.get((line.ref, line.split, line.unit.value, line.frequency.value))
    if found is not None:
        return found(line)
    return replace(line, group=Group.BENCHMARKED) if line.ref == "2.3" else line
