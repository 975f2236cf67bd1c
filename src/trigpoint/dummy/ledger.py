"""The source system's memory: every row as it stood from each day it was entered, changed or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from trigpoint.tables.schema import RECORDED_ON

Row = dict[str, Any]

# What fills in the rest of a row after it was first entered: the date, and what becomes known with it.
LATER_STAGES: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]] = {
    "initial_contacts": (("made_on", ()),),
    "assessments": (("completed_on", ()),),
    "episodes": (("closed_on", ("closure_reason",)),),
    "handover_visits": (("visited_on", ()),),
    "conference_referrals": (
        ("accepted_on", ()),
        ("allocated_on", ()),
        ("closed_on", ("closure_reason",)),
    ),
    "parenting_programmes": (("finished_on", ()),),
    "centre_children": (("registered_on", ()), ("lived_to", ())),
    "complaints": (("closed_on", ("upheld",)),),
}

# How many days an entry takes, each as likely as the next: most within days, a tail of weeks.
LAGS = (0, 1, 2) * 32 + tuple(range(3, 9)) * 7 + tuple(range(9, 25)) + tuple(range(25, 49, 3))
SATURDAY, DAYS_IN_A_WEEK = 5, 7


class Version(NamedTuple):
    """A row as it stood from a day on; `row` is None once it has been withdrawn."""

    recorded_on: date
    row: Row | None


Versions = tuple[Version, ...]


class Ledger:
    """Collects the rows of every table with the days they were entered.

    first_extract: before it only the latest state matters, so earlier ones are not kept.
    last_extract: by then everything that happened up to the reference date has been entered.
    """

    def __init__(
        self, random: Random, *, first_extract: date, last_extract: date, reference_date: date
    ) -> None:
        self._random = random
        self._first_extract = first_extract
        self._last_extract = last_extract
        self._reference_date = reference_date
        self.tables: dict[str, list[Versions]] = {}
        self.first_mentioned: dict[str, date] = {}

    def add(self, table: str, event: date, *rows: Row, not_before: date = date.min) -> date:
        """Enter the rows of one thing (a family's children, say), which share their dates, together.

        not_before: the day the row they point at was entered. Gives the day they were first entered.
        """
        entered = max(self._entered(event), not_before)
        kept = self.tables.setdefault(table, [])
        stages = LATER_STAGES.get(table, ())
        history = self._history(rows[0], entered, stages)
        for row in rows:
            kept.append(tuple(_versions(row, history, stages)))
        self.mention(rows[0].get("family_id"), entered)
        return entered

    def add_history(self, table: str, *versions: Version) -> None:
        """Enter a row whose history is told: a late entry, a correction, a withdrawal."""
        self.tables.setdefault(table, []).append(versions)
        if versions[0].row is not None:
            self.mention(versions[0].row.get("family_id"), versions[0].recorded_on)

    def mention(self, family: str | None, entered: date) -> None:
        """Note that a row points at a family, whose own row must be there from that day."""
        if family and entered < self.first_mentioned.get(family, date.max):
            self.first_mentioned[family] = entered

    def _history(
        self, row: Row, entered: date, stages: Sequence[tuple[str, tuple[str, ...]]]
    ) -> list[tuple[date, int]]:
        """The days on which the row was entered or added to, and how many stages were known from then on."""
        history = [(entered, 0)]
        for known, (column, _) in enumerate(stages, start=1):
            happened = row.get(column)
            if happened is not None:
                history.append((max(history[-1][0], self._entered(happened)), known))
        superseded = [n for n in range(1, len(history)) if history[n][0] < self._first_extract]
        return history[superseded[-1] :] if superseded else history

    def _entered(self, event: date) -> date:
        """The working week's day on which an event of that day was entered."""
        entered = event + timedelta(days=LAGS[int(self._random.random() * len(LAGS))])
        weekday = entered.weekday()
        if weekday >= SATURDAY:
            entered += timedelta(days=DAYS_IN_A_WEEK - weekday)
        return min(entered, self._last_extract) if event <= self._reference_date else entered


def _versions(
    row: Row, history: list[tuple[date, int]], stages: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Version]:
    versions = []
    for recorded_on, known in history:
        version = {**row, RECORDED_ON: recorded_on}
        for column, with_it in stages[known:]:
            version |= dict.fromkeys((column, *with_it))
        versions.append(Version(recorded_on, version))
    return versions


def visible(versions: Versions, on: date) -> Row | None:
    """The row as an extract of that day shows it, or None where it is not there yet or no longer."""
    for version in reversed(versions):
        if version.recorded_on <= on:
            return version.row
    return None
