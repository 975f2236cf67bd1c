"""Family group conferences: cases taken up, conferences held and cases closed, month by month."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.dummy.conference_cases import Case, enter_cases
from trigpoint.dummy.episodes import Episodes
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import Family, with_some_children
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.timeline import first_day, last_day
from trigpoint.model.periods import month_number

IN_TIME_DAYS = 20
SMALLEST_FAMILY = 3  # conferences are offered where there are brothers and sisters
LAST_DAY_TAKEN_UP, LAST_DAY_HELD = 22, 25  # so that what follows can still follow in the month
HELD, NOT_ACCEPTED, WITHDRAWN = "Conference held", "Not accepted", "Withdrawn before work began"
OTHERWISE = ("Family declined", "Plan made another way")
HELD_EARLIER_SHARE, REVIEWED_EARLIER_SHARE = 0.45, 0.25
CHILDREN_EARLIER = 2  # of a family, on average
LONGEST_WAIT, LONGEST_AFTER = timedelta(days=35), timedelta(days=28)


class Conferences:
    """Every case, made up month by month so that the stock of open cases comes out as printed."""

    def __init__(
        self, random: Random, *, profile: Profile, episodes: Episodes, working_days: WorkingDays
    ) -> None:
        self._random = random
        self._profile = profile
        self._episodes = episodes
        self._working_days = working_days
        self._plan: Mapping[str, Any] = profile["conferences"]
        self._open: list[Case] = []
        self._undecided: list[Case] = []
        self._turned_down: list[Case] = []
        self._reviews: list[tuple[date, str]] = []
        self.cases: list[Case] = []
        self._make()

    def families_by_month(self) -> dict[int, list[Family]]:
        """For each month, the families referred in it and the two before (or first of all)."""
        timeline = self._profile.timeline
        months = range(timeline.first - 1, timeline.months[-1] + 1)
        received = [(month_number(case.received), case.family) for case in self.cases]
        by_month = {}
        for month in months:
            lately = [family for when, family in received if month - 2 <= when <= month]
            by_month[month] = lately or [family for _, family in received[:20]]
        return by_month

    def enter(self, ledger: Ledger) -> None:
        enter_cases(ledger, self.cases)
        for number, (day, family_id) in enumerate(self._reviews, start=501):
            row = {"conference_review_id": f"{number:05d}", "family_id": family_id, "held_on": day}
            ledger.add("conference_reviews", day, row)

    def _make(self) -> None:
        self._make_earlier_years()
        start = self._profile.timeline.year("this_year")[0]
        for case in self._take_up(start - 1, self._plan["open_before"], self._plan["open_before"] * 2):
            self._accept(case, start - 1)
        for n in range(len(self._plan["received"])):
            plan = {name: values[n] for name, values in self._plan.items() if isinstance(values, list)}
            self._make_month(start + n, plan)

    def _make_month(self, month: int, plan: Mapping[str, int]) -> None:
        for case in self._undecided:
            self._accept(case, month)
        self._undecided = []
        self._receive(month, plan)
        reviewed = [case for case in self._open if case.held is not None]
        for _ in range(plan["reviews"]):
            family_id = self._random.choice(reviewed).family.id
            self._reviews.append((self._day(first_day(month), last_day(month)), family_id))
        self._hold(month, plan)
        self._close(month, plan)

    # ---- referrals --------------------------------------------------------------------------------------

    def _take_up(self, month: int, count: int, children: int, *, upto: int = LAST_DAY_TAKEN_UP) -> list[Case]:
        """New referrals received in the first weeks of a month, of families open to early help."""
        busy = {case.family.number for case in (*self._open, *self._undecided, *self._turned_down)}
        families = {e.family.number: e.family for e in self._episodes.open_at_start[month]}
        pool = [f for number, f in families.items() if f.size >= SMALLEST_FAMILY and number not in busy]
        new = []
        for family, child_ids in with_some_children(self._random, pool, count, children=children):
            received = self._day(first_day(month), first_day(month).replace(day=upto))
            new.append(Case(len(self.cases) + 301, family, child_ids, received))
            self.cases.append(new[-1])
        return new

    def _receive(self, month: int, plan: Mapping[str, int]) -> None:
        apart = ("not_accepted", "accepted_next_month")
        waiting = plan["allocated_next_month"]
        count = plan["received"] - sum(plan[name] for name in apart) - waiting
        children = plan["received_children"] - sum(plan[f"{name}_children"] for name in apart) - waiting
        for case in self._take_up(month, count, children):
            self._accept(case, month)
        for case in self._take_up(month, waiting, waiting):
            self._accept(case, month, wait=True)
        self._turned_down += self._take_up(month, plan["not_accepted"], plan["not_accepted_children"])
        self._undecided += self._take_up(
            month, plan["accepted_next_month"], plan["accepted_next_month_children"]
        )

    def _accept(self, case: Case, month: int, *, wait: bool = False) -> None:
        """Accept a case in a month and give it to a coordinator within days, or not before the next month."""
        if wait:
            case.accepted = self._day(first_day(month).replace(day=24), last_day(month))
            case.allocated = self._day(first_day(month + 1), first_day(month + 1) + timedelta(days=6))
        else:
            start = max(case.received, first_day(month))
            case.accepted = self._day(start, start + timedelta(days=4))
            case.allocated = self._day(case.accepted, case.accepted + timedelta(days=2))
        self._open.append(case)

    # ---- conferences ------------------------------------------------------------------------------------

    def _hold(self, month: int, plan: Mapping[str, int]) -> None:
        late = plan["held"] - plan["held_in_time"]
        held = self._hold_some(month, late, in_time=False)
        held += self._hold_some(month, plan["held_in_time"], in_time=True)
        families = [case.family for case in held]
        parts = with_some_children(self._random, families, len(families), children=plan["held_children"])
        sizes = {family.number: len(child_ids) for family, child_ids in parts}
        for case in held:
            case.at_conference = sizes[case.family.number]

    def _hold_some(self, month: int, count: int, *, in_time: bool) -> list[Case]:
        candidates = [
            (case, spell)
            for case in self._open
            if case.held is None and (spell := self._when_held(case, month, in_time)) is not None
        ]
        chosen = self._random.sample(candidates, count)
        for case, (start, end) in chosen:
            case.held = self._day(start, end)
        return [case for case, _ in chosen]

    def _when_held(self, case: Case, month: int, in_time: bool) -> tuple[date, date] | None:
        """The days of the month on which the case's conference would be in time, or would be late."""
        assert case.allocated is not None
        due = self._working_days.add(case.allocated, IN_TIME_DAYS)
        start, end = first_day(month), first_day(month).replace(day=LAST_DAY_HELD)
        if in_time:
            start, end = max(start, case.allocated + timedelta(days=1)), min(end, due)
        else:
            start = max(start, due + timedelta(days=1))
        return (start, end) if any(self._working_between(start, end)) else None

    # ---- closing ----------------------------------------------------------------------------------------

    def _close(self, month: int, plan: Mapping[str, int]) -> None:
        done = sorted((case for case in self._open if case.held), key=lambda case: case.held or date.max)
        for case in done[: plan["closed_after_conference"]]:
            self._close_case(case, month, HELD)
        undone = [c for c in self._open if not c.held and c.allocated and c.allocated < last_day(month)]
        reasons = [WITHDRAWN] * plan["closed_withdrawn"]
        reasons += [OTHERWISE[n % len(OTHERWISE)] for n in range(plan["closed_otherwise"])]
        for case, reason in zip(self._random.sample(undone, len(reasons)), reasons, strict=True):
            self._close_case(case, month, reason)
        for case in self._turned_down[len(self._turned_down) - plan["closed_not_accepted"] :]:
            self._close_case(case, month, NOT_ACCEPTED)
        self._open = [case for case in self._open if case.closed is None]
        self._turned_down = [case for case in self._turned_down if case.closed is None]

    def _close_case(self, case: Case, month: int, reason: str) -> None:
        begun = case.held or case.allocated or case.received
        case.closed = self._day(max(first_day(month), begun), last_day(month))
        case.reason = reason

    # ---- years before -----------------------------------------------------------------------------------

    def _make_earlier_years(self) -> None:
        """Two invented years, every case of which is closed by the start of this one, as the stock needs."""
        paused = last_day(self._profile.timeline.year("this_year")[0] - 1)
        for year, received in self._plan["earlier_years"].items():
            for month, count in zip(self._profile.timeline.year(year), received, strict=True):
                for case in self._take_up(month, count, count * CHILDREN_EARLIER):
                    self._accept(case, month)
                    self._open.remove(case)
                    self._finish(case, by=paused)

    def _finish(self, case: Case, *, by: date) -> None:
        """Hold the conference, or not, and close the case by a day at the latest."""
        assert case.allocated is not None
        start = case.allocated + timedelta(days=10)
        if self._random.random() < HELD_EARLIER_SHARE and start + LONGEST_WAIT < by - LONGEST_AFTER:
            case.held = self._day(start, start + LONGEST_WAIT)
            case.at_conference = len(case.child_ids)
            if self._random.random() < REVIEWED_EARLIER_SHARE:
                review = case.held + timedelta(days=20)
                self._reviews.append((self._day(review, review + timedelta(days=10)), case.family.id))
        begun = case.held or case.allocated
        case.closed = self._day(begun, min(begun + LONGEST_AFTER, by))
        case.reason = HELD if case.held else self._random.choice((*OTHERWISE, WITHDRAWN))

    def _day(self, start: date, end: date) -> date:
        """A working day between two days, both included; the first day where there is none."""
        days = list(self._working_between(start, end))
        return self._random.choice(days) if days else start

    def _working_between(self, start: date, end: date) -> Iterator[date]:
        days = (start + timedelta(days=n) for n in range((end - start).days + 1))
        return (day for day in days if self._working_days.is_working_day(day))
