"""Months as they were known at each age: the invented council's, replayed, and made-up late entries."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from trigpoint.calendar.dates import add_months
from trigpoint.calendar.periods import month, month_of, months_back, months_between
from trigpoint.figures import calculate
from trigpoint.judgements.shown import Style
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import During, FromRecords, Measure, Unit
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period
from trigpoint.project.evidence import engine_over
from trigpoint.project.starting import demo

FOLLOWED = 5  # months a figure is worked out again after it was first
DAY = 14  # of the month on which figures are worked out
FIRST, LAST = month(2019, 4), month(2022, 3)


@dataclass(frozen=True)
class Said:
    """All that was said of one measure's months, oldest first."""

    measure: str
    past: tuple[PastFigure, ...]
    style: Style


def replayed() -> list[Said]:
    """The invented council's measures worked out each month from the records entered by then."""
    with tempfile.TemporaryDirectory() as folder:
        council, days = demo(Path(folder) / "council")
        now = datetime(2022, 5, 18, tzinfo=UTC)
        records = council.load(council.path / "extracts" / days[-1].isoformat(), now=now).extract.records
        catalogue = replace(council.catalogue, breakdowns={})
    counted = [one for one in catalogue.measures.values() if _of_events(one)]
    found: dict[str, list[PastFigure]] = {one.id: [] for one in counted}
    for newest in months_between(FIRST, LAST):
        known_on = newest.stop.replace(day=DAY)
        then = records.known_on(known_on)
        periods = [one for n in range(FOLLOWED + 1) if (one := months_back(newest, n)).start >= FIRST.start]
        figures = calculate(engine_over(then, "duckdb"), catalogue, then, periods)
        for measure in counted:
            cells = (Cell(measure.id, period) for period in periods)
            found[measure.id] += [PastFigure(figures[cell], known_on, known_on.isoformat()) for cell in cells]
    return [
        Said(one.id, tuple(found[one.id]), Style.of(one))
        for one in counted
        if any(each.figure.value for each in found[one.id])
    ]


def _of_events(measure: Measure) -> bool:
    """What was open on a day cannot be replayed: a row that has closed since is not as it was."""
    definition = measure.definition
    return isinstance(definition, FromRecords) and isinstance(definition.membership, During)


# ---- made up: how late entries behave, with nothing else in the way ---------------------------------------

Entered = Callable[[Random, int], tuple[list[int], list[int]]]


def simulated(councils: int = 40) -> dict[str, list[Said]]:
    """Kinds of lateness, each for so many councils over 30 months."""
    return {
        name: [_council(name, enter, style, Random(f"{name}/{n}")) for n in range(councils)]
        for name, (enter, style) in KINDS.items()
    }


def _late_counts(random: Random, _: int) -> tuple[list[int], list[int]]:
    """Some 150 events a month, of which a tenth are entered one to three months late."""
    total = round(random.gauss(150, 15))
    late = [sum(random.random() < part for _ in range(total)) for part in (0.06, 0.03, 0.01)]
    counts = [total - sum(late)]
    for more in late:
        counts.append(counts[-1] + more)
    return counts, []


def _few_counts(random: Random, _: int) -> tuple[list[int], list[int]]:
    """Some 6 events a month, of which a fifth are entered a month late."""
    total = sum(random.random() < 0.1 for _ in range(60))
    late = sum(random.random() < 0.2 for _ in range(total))
    return [total - late, total, total, total], []


def _late_share(random: Random, _: int) -> tuple[list[int], list[int]]:
    """Of some 45 in 50, one in thirty is recorded as done a month late, and one in sixty two months."""
    cases = random.randint(40, 60)
    done = sum(random.random() < 0.9 for _ in range(cases))
    late = [sum(random.random() < part for _ in range(done)) for part in (1 / 30, 1 / 60)]
    counts = [done - sum(late), done - late[1], done, done]
    return counts, [cases] * 4


def _mended(random: Random, number: int) -> tuple[list[int], list[int]]:
    """As late counts, until a new system in the 16th month after which nothing is late."""
    counts, cases = _late_counts(random, number)
    return ([counts[-1]] * 4 if number >= 15 else counts), cases


def _never_late(random: Random, _: int) -> tuple[list[int], list[int]]:
    return [round(random.gauss(150, 15))] * 4, []


def _either_way(random: Random, _: int) -> tuple[list[int], list[int]]:
    """Corrections as often up as down."""
    total = round(random.gauss(150, 15))
    return [total, total + random.randint(-5, 5), total, total], []


COUNT, PERCENT = Style(Unit.COUNT, 0), Style(Unit.PERCENT, 1)
KINDS: dict[str, tuple[Entered, Style]] = {
    "a tenth late": (_late_counts, COUNT),
    "few, a fifth late": (_few_counts, COUNT),
    "a share, late": (_late_share, PERCENT),
    "late, then mended": (_mended, COUNT),
    "never late": (_never_late, COUNT),
    "either way": (_either_way, COUNT),
}


def _council(name: str, enter: Entered, style: Style, random: Random) -> Said:
    past = []
    for number in range(30):
        period = month_of(add_months(FIRST.start, number))
        counts, cases = enter(random, number)
        for age, count in enumerate(counts):
            known_on = add_months(period.stop, age).replace(day=DAY)
            past.append(PastFigure(_figure(name, period, count, cases[age] if cases else 0), known_on, ""))
    return Said(name, tuple(past), style)


def _figure(name: str, period: Period, count: int, cases: int) -> Figure:
    cell, numerator = Cell(name, period), Decimal(count)
    if not cases:
        return Figure(cell, State.KNOWN, numerator, numerator)
    return Figure(cell, State.KNOWN, 100 * numerator / cases, numerator, Decimal(cases))


def known_by(said: Said, day: date) -> Iterator[PastFigure]:
    return (one for one in said.past if one.known_on <= day)
