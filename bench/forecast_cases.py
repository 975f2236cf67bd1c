"""The years the forecasts are tried on: real monthly figures, and the invented council's."""

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from trigpoint.calendar.periods import financial_year_of, month, month_of, months_between
from trigpoint.figures import calculate
from trigpoint.judgements.shown import Style
from trigpoint.judgements.trajectory.kinds import year_from
from trigpoint.model.figures import Cell
from trigpoint.model.measures import Unit
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.model.trajectories import YearFrom
from trigpoint.project.evidence import engine_over
from trigpoint.project.starting import demo

COMPARATORS = Path(__file__).resolve().parents[1].parent / "shared" / "comparators"
REFERRALS = COMPARATORS / "dfe_cin_2024" / "c6_children_in_need_referrals_by_month_2013_to_2024.csv"
ATTENDANCES = COMPARATORS / "spc" / "ae_attendances.csv"

MONTHS = (
    *("April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "January", "February", "March"),
)
COUNT, PERCENT = Style(Unit.COUNT, 0), Style(Unit.PERCENT, 1)
LEAST_BREACHES = 0.005  # a share that is nearly always none says nothing of a method


@dataclass(frozen=True)
class Series:
    """Months of one council or trust, oldest first, without a gap.

    owner: who it is of; years of one owner are not independent. tuned_on: whether methods were chosen on it.
    """

    owner: str
    months: tuple[Observation, ...]
    year_from: YearFrom
    style: Style
    tuned_on: bool = False

    def years(self) -> Iterator[Period]:
        """The whole years that have a whole year before them."""
        first, last = self.months[0].first_day, self.months[-1].first_day
        for number in range(first.year, last.year + 1):
            year = financial_year_of(date(number, 4, 1))
            if first <= date(number - 1, 4, 1) and year.last_day.replace(day=1) <= last:
                yield year


def referrals() -> list[Series]:
    """Referrals to children's social care of every council: counts, April 2012 to March 2024.

    Councils with an even number are those that methods were chosen on.
    """
    by_council: dict[str, dict[Period, Decimal]] = {}
    with REFERRALS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["geographic_level"] == "Local authority" and all(row[name].isdigit() for name in MONTHS):
                months = by_council.setdefault(row["old_la_code"], {})
                for n, name in enumerate(MONTHS):
                    year = int(row["time_period"]) - (1 if n < 9 else 0)
                    months[month(year, (n + 3) % 12 + 1)] = Decimal(row[name])
    return [
        Series(code, run, YearFrom.SUM, COUNT, tuned_on=int(code) % 2 == 0)
        for code, months in sorted(by_council.items())
        for run in _unbroken([Observation(each, value) for each, value in sorted(months.items())])
    ]


def rolling(series: list[Series], months: int) -> list[Series]:
    """Real stocks: those referred within so many months. Each month some come and those of long ago go."""
    found = []
    for one in series:
        values = [value for each in one.months if (value := each.value) is not None]
        stock = tuple(
            Observation(each.at, sum(values[n - months + 1 : n + 1], Decimal(0)))
            for n, each in enumerate(one.months)
            if n >= months - 1
        )
        if stock:
            found.append(Series(one.owner, stock, YearFrom.LAST, one.style, one.tuned_on))
    return found


def as_last_month(series: list[Series]) -> list[Series]:
    """The same months where the year's figure is that of its last month."""
    return [Series(one.owner, one.months, YearFrom.LAST, one.style, one.tuned_on) for one in series]


def breaches() -> list[Series]:
    """Shares of emergency attendances that waited over four hours, by trust: April 2016 to March 2019."""
    by_trust: dict[tuple[str, str], list[Observation]] = {}
    with ATTENDANCES.open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: row["period"]):
            at = month_of(date.fromisoformat(row["period"]))
            parts = (int(float(row["breaches"])), int(float(row["attendances"])))
            months = by_trust.setdefault((row["org_code"], row["type"]), [])
            months.append(Observation.of_parts(at, *parts))
    whole = {name: months for name, months in sorted(by_trust.items()) if len(months) == 36}
    found = []
    for number, ((trust, _), months) in enumerate(whole.items()):
        cases = [one.denominator or Decimal(0) for one in months]
        share = sum(one.numerator or Decimal(0) for one in months) / max(sum(cases), 1)
        if min(cases) >= 50 and share >= LEAST_BREACHES:
            found.append(Series(trust, tuple(months), YearFrom.POOLED, PERCENT, tuned_on=number % 2 == 0))
    return found


def attendances() -> list[Series]:
    """How many attended, by trust."""
    return [
        Series(
            one.owner,
            tuple(Observation(each.at, each.denominator) for each in one.months),
            YearFrom.SUM,
            COUNT,
            one.tuned_on,
        )
        for one in breaches()
    ]


def invented() -> list[Series]:
    """The invented council's measures whose years come from their months, April 2019 to March 2022."""
    months = months_between(month(2019, 4), month(2022, 3))
    with tempfile.TemporaryDirectory() as folder:
        council, days = demo(Path(folder) / "council")
        now = datetime(2022, 5, 18, tzinfo=UTC)
        records = council.load(council.path / "extracts" / days[-1].isoformat(), now=now).extract.records
        catalogue = replace(council.catalogue, breakdowns={})
    figures = calculate(engine_over(records, "duckdb"), catalogue, records, months)
    found = []
    for measure in catalogue.measures.values():
        kind = year_from(measure, catalogue.measures)
        each = [figures[Cell(measure.id, one)] for one in months]
        per = 100 if measure.unit is Unit.PERCENT else 1
        observations = tuple(
            Observation(one.cell.period, one.value, None, one.numerator, one.denominator, per) for one in each
        )
        if kind is not YearFrom.NOT_FROM_MONTHS and any(one.value for one in each):
            found.append(Series(measure.id, observations, kind, Style.of(measure)))
    return found


def _unbroken(months: list[Observation]) -> Iterator[tuple[Observation, ...]]:
    run: list[Observation] = []
    for one in months:
        if run and not one.follows(run[-1]):
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)
