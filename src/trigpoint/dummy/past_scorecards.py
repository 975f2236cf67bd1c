"""Scorecards the invented council printed before, as figures were known then: tidy, a file for each year."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.dummy.files import write_rows
from trigpoint.dummy.ledger import Row
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.timeline import first_day, last_day

PAST = Path(__file__).with_name("past_scorecards.yaml")
MONTHS_PRINTED = 3
LAST_ISSUE = "jan"  # of this year: from February on there are runs
TENTH = Decimal("0.1")


class _Known(NamedTuple):
    """How much of a month's count was known in the first issue that printed it, and in the next two."""

    first: int
    second: int
    final: int


class PastScorecards:
    def __init__(
        self, chance: Callable[[str], Random], *, profile: Profile, working_days: WorkingDays
    ) -> None:
        self._plan: Mapping[str, Any] = YAML(typ="safe").load(PAST.read_text(encoding="utf-8"))
        self._profile = profile
        self._working_days = working_days
        self._known = {
            name: self._entered(name, chance(f"{name} entered late")) for name in self._plan["known"]
        }

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        timeline = self._profile.timeline
        last_issue = timeline.month(LAST_ISSUE)
        for year in ("last_year", "this_year"):
            months = timeline.year(year)
            begun = first_day(months[0]).year
            rows = (row for month in months if month <= last_issue for row in self._issue(month))
            write_rows(folder / f"early_help_{begun}_{(begun + 1) % 100:02d}.csv", rows)

    def _entered(self, name: str, random: Random) -> dict[int, _Known]:
        """Each case is late, or later, by chance; of two parts, at the rates of the plan."""
        first, second = self._plan["known"][name]
        known = {}
        for month, final in self._profile.flow(name).items():
            lots = [random.random() for _ in range(final)]
            known[month] = _Known(sum(lot < first for lot in lots), sum(lot < second for lot in lots), final)
        return known

    def _issue(self, month: int) -> Iterator[Row]:
        """Every line with the month and the two before it, the latest last."""
        issued_on = self._issued_on(month)
        for line in self._plan["lines"]:
            for age in reversed(range(MONTHS_PRINTED)):
                printed = self._printed(line, month - age, age)
                if printed is not None:
                    yield {
                        "issued_on": issued_on.isoformat(),
                        "ref": line["ref"],
                        "split": line.get("split", ""),
                        "indicator": line["indicator"],
                        "data_note": "%" if "share" in line else "Count",
                        "period": f"{first_day(month - age):%Y-%m}",
                        **printed,
                    }

    def _issued_on(self, month: int) -> date:
        """The first working day from some weeks after the month's end."""
        day = last_day(month) + timedelta(days=self._plan["issued_after_days"])
        while not self._working_days.is_working_day(day):
            day += timedelta(days=1)
        return day

    def _printed(self, line: Mapping[str, Any], month: int, age: int) -> Row | None:
        """What was said of a month, so many issues old; None where there was nothing to share."""
        if "count" in line:
            return _cells(self._known[line["count"]][month][age])
        whole = self._known[line["of"]][month]
        if "children" in line:
            children = self._profile.flow(line["children"])[month]
            return _cells(round(children * whole[age] / whole.final) if whole.final else 0)
        if not whole[age]:
            return None
        met = min(self._known[line["share"]][month][age], whole[age])
        part = whole[age] - met if line.get("rest") else met
        percent = (Decimal(100) * part / whole[age]).quantize(TENTH, ROUND_HALF_UP)
        return _cells(f"{percent}%", part, whole[age])


def _cells(value: int | str, numerator: int | str = "", denominator: int | str = "") -> Row:
    return {"value": value, "numerator": numerator, "denominator": denominator}
