"""Work that is due within so many working days: initial contacts, assessments and handover visits.

The deadline is drawn first, because it decides the month; the start is so many working days before it.
"""

from datetime import date
from random import Random
from typing import NamedTuple

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.dummy.episodes import Episodes
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import Family
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.sharing import MonthlyCounts
from trigpoint.dummy.timeline import first_day
from trigpoint.model.periods import month_number

INITIAL_CONTACT_DAYS = 3
ASSESSMENT_DAYS = 48
HANDOVER_DAYS = 7
NEVER_DONE_SHARE = 0.12  # of what was not done in time
MOST_DAYS_LATE = 18
YOUTH_OFFENDING_A_MONTH = 6
FASTEST_ASSESSMENT, USUAL_ASSESSMENT = 12, 42


class Clock(NamedTuple):
    """Something owed from `started` on and done on `done`, or never."""

    started: date
    done: date | None


class Clocks:
    def __init__(
        self, random: Random, *, profile: Profile, seasons: Seasons, working_days: WorkingDays
    ) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._working_days = working_days

    def due(
        self,
        counts: MonthlyCounts,
        in_time: MonthlyCounts,
        *,
        within: int,
        fastest: int = 0,
        usual: int | None = None,
    ) -> list[Clock]:
        """Clocks whose deadlines fall in their months, so many of each month's stopped in time."""
        usual = within if usual is None else usual
        clocks = []
        for month, count in counts.items():
            days = self._seasons.working_days(month)
            for n in range(count):
                deadline = self._random.choice(days)
                started = self._back(deadline, within)
                clocks.append(Clock(started, self._done(started, n < in_time[month], within, fastest, usual)))
        return sorted(clocks, key=lambda clock: clock.started)

    def working_days_of(self, month: int) -> list[date]:
        return self._seasons.working_days(month)

    def _done(self, started: date, in_time: bool, within: int, fastest: int, usual: int) -> date | None:
        if in_time:
            taken = round(self._random.triangular(fastest, within, usual))
        elif self._random.random() < NEVER_DONE_SHARE:
            return None
        else:
            taken = within + self._random.randint(1, MOST_DAYS_LATE)
        return self._working_days.add(started, taken) if taken else started

    def _back(self, deadline: date, working_days: int) -> date:
        """The working day from which the deadline is the n-th: `add` the other way."""
        number = self._working_days.number(deadline) - working_days
        return self._working_days.add(self._working_days.first, number)


class DueWork:
    """Enters the work with a clock, for families that are open about then."""

    def __init__(self, random: Random, *, profile: Profile, episodes: Episodes, clocks: Clocks) -> None:
        self._random = random
        self._profile = profile
        self._episodes = episodes
        self._clocks = clocks

    def enter(self, ledger: Ledger, *, conference_families: dict[int, list[Family]]) -> None:
        """conference_families: for each month the families that could be allocated for a conference."""
        self._enter_initial_contacts(ledger, conference_families)
        self._enter_assessments(ledger)

    def _family(self, started: date) -> str:
        opened = self._episodes.opened_in.get(month_number(started))
        before = self._episodes.open_at_start[self._profile.timeline.first]
        return self._random.choice(opened or before).family.id

    def _enter_initial_contacts(self, ledger: Ledger, conference_families: dict[int, list[Family]]) -> None:
        flow = self._profile.flow
        early_help = self._clocks.due(
            flow("initial_contacts"), flow("initial_contacts_in_time"), within=INITIAL_CONTACT_DAYS
        )
        conferencing = self._clocks.due(
            flow("conference_initial_contacts"),
            flow("conference_initial_contacts_in_time"),
            within=INITIAL_CONTACT_DAYS,
        )
        owed = [("Early help", clock, self._family(clock.started)) for clock in early_help]
        for clock in conferencing:
            family = self._random.choice(conference_families[month_number(clock.started)])
            owed.append(("Family group conferencing", clock, family.id))
        owed += [
            ("Youth offending", c, self._family(c.started))
            for c in self._youth_offending(INITIAL_CONTACT_DAYS)
        ]
        for number, (service, clock, family_id) in enumerate(owed, start=70001):
            row = {
                "initial_contact_id": f"{number:06d}",
                "family_id": family_id,
                "service": service,
                "allocated_on": clock.started,
                "made_on": clock.done,
            }
            ledger.add("initial_contacts", clock.started, row)

    def _youth_offending(self, within: int) -> list[Clock]:
        counts = dict.fromkeys(self._profile.timeline.months, YOUTH_OFFENDING_A_MONTH)
        in_time = dict.fromkeys(self._profile.timeline.months, YOUTH_OFFENDING_A_MONTH - 1)
        return self._clocks.due(counts, in_time, within=within)

    def _enter_assessments(self, ledger: Ledger) -> None:
        flow = self._profile.flow
        counts = {**flow("assessments")}
        counts |= dict.fromkeys(self._profile.timeline.after, self._profile["assessments_after"])
        in_time = {**flow("assessments_in_time")}
        in_time |= {month: int(counts[month] * 0.9) for month in self._profile.timeline.after}
        clocks = self._clocks.due(
            counts, in_time, within=ASSESSMENT_DAYS, fastest=FASTEST_ASSESSMENT, usual=USUAL_ASSESSMENT
        )
        by_partners = self._by_partners(clocks)
        done = [
            ("Early help", "Partner" if n in by_partners else "Early help", c) for n, c in enumerate(clocks)
        ]
        done += [("Youth offending", "Early help", clock) for clock in self._youth_offending(ASSESSMENT_DAYS)]
        for number, (service, assessed_by, clock) in enumerate(done, start=50001):
            row = {
                "assessment_id": f"{number:06d}",
                "family_id": self._family(clock.started),
                "service": service,
                "assessed_by": assessed_by,
                "triage_decided_on": clock.started,
                "completed_on": clock.done,
            }
            ledger.add("assessments", clock.started, row)

    def _by_partners(self, clocks: list[Clock]) -> set[int]:
        """Which assessments partners did: so many of those completed in each month."""
        completed: dict[int, list[int]] = {}
        for n, clock in enumerate(clocks):
            if clock.done is not None:
                completed.setdefault(month_number(clock.done), []).append(n)
        chosen: set[int] = set()
        for month, count in self._profile.flow("partner_assessments").items():
            if month > self._profile.timeline.last:
                count = min(count, len(completed.get(month, ())))
            self._complete_earlier(clocks, completed, month, wanted=count)
            chosen.update(self._random.sample(completed.get(month, []), count))
        return chosen

    def _complete_earlier(
        self, clocks: list[Clock], completed: dict[int, list[int]], month: int, *, wanted: int
    ) -> None:
        """Where too few were completed in a month, let some of the next month's be done sooner."""
        next_month = completed.get(month + 1, [])
        sooner = [n for n in next_month if clocks[n].started < first_day(month)]
        for n in sooner[: max(0, wanted - len(completed.get(month, ())))]:
            day = self._random.choice(self._clocks.working_days_of(month))
            clocks[n] = Clock(clocks[n].started, day)
            next_month.remove(n)
            completed[month].append(n)
