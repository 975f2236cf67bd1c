"""Episodes: families opened and closed month by month, so that flows and stock come out as printed."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import Episode, Family, Register, choose_with_children, fit_sizes
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import APRIL, first_day

STEP_UP = "Refer to LCS"
REASONS = {
    "Needs met": 55,
    "Step down to universal services": 20,
    "Family declined": 14,
    "Moved away": 6,
    "Other": 5,
}
SHORTEST_DAYS = 25
OPEN_BEFORE_DAYS = 420  # how long ago the first stock was opened, at most
CLOSED_BEFORE_DAYS = 120  # how long the cases that closed before were open, at most
REOPENED_SHARE = 0.75  # of the month's re-referrals, those whose episode opens again
RECENT_MONTHS, LONG_AGO_MONTHS = 10, 14
OLD_FAMILIES_SHARE = 0.06


class Episodes:
    """Every episode, and the looks at them that other subjects need."""

    def __init__(self, random: Random, *, profile: Profile, seasons: Seasons, register: Register) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._register = register
        self.all: list[Episode] = []
        self.opened_in: dict[int, list[Episode]] = {}
        self.closed_in: dict[int, list[Episode]] = {}
        self.open_at_start: dict[int, list[Episode]] = {}
        self._make()

    def _make(self) -> None:
        self._close_before()
        open_now = self._first_stock()
        for month in self._profile.timeline.months:
            self.open_at_start[month] = list(open_now)
            closing = set(self._close(month, open_now))
            open_now = [episode for episode in open_now if episode not in closing]
            open_now += self._open(month, open_now)
        self._fit_children()
        self._choose_reasons()

    def _close_before(self) -> None:
        """Cases that closed in the months the first re-referrals look back on."""
        first, count = self._profile.timeline.first, self._profile["stock"]["closed_a_month_before"]
        for month in range(first - RECENT_MONTHS, first):
            self.closed_in[month] = []
            for closed in self._seasons.pick_many(self._random, month, count):
                opened = closed - timedelta(days=self._random.randint(SHORTEST_DAYS, CLOSED_BEFORE_DAYS))
                episode = self._new_episode(self._register.new_family(opened), opened)
                episode.closed, episode.reason = closed, self._usual_reason()
                self.closed_in[month].append(episode)

    def _usual_reason(self) -> str:
        return self._random.choices(list(REASONS), list(REASONS.values()))[0]

    def _first_stock(self) -> list[Episode]:
        start = first_day(self._profile.timeline.first)
        ages = (
            self._random.triangular(1, OPEN_BEFORE_DAYS, 30)
            for _ in range(self._profile["stock"]["families_open_before"])
        )
        days = sorted(start - timedelta(days=int(age)) for age in ages)
        return [self._new_episode(self._register.new_family(day), day) for day in days]

    def _new_episode(self, family: Family, opened: date, *, reopened: bool = False) -> Episode:
        episode = Episode(len(self.all) + 4011, family, opened, reopened)
        family.episodes.append(episode)
        self.all.append(episode)
        return episode

    def _close(self, month: int, open_now: Sequence[Episode]) -> list[Episode]:
        long_enough = first_day(month) - timedelta(days=SHORTEST_DAYS)
        candidates = [episode for episode in open_now if episode.opened <= long_enough]
        count = self._profile.flow("episodes_closed")[month]
        closing = self._random.sample(candidates, count)
        for episode, day in zip(closing, self._seasons.pick_many(self._random, month, count), strict=True):
            episode.closed = day
        self.closed_in[month] = closing
        return closing

    def _open(self, month: int, open_now: Sequence[Episode]) -> list[Episode]:
        days = self._seasons.pick_many(self._random, month, self._profile.flow("episodes_opened")[month])
        again = self._families_to_reopen(month, open_now)
        long_ago = self._families_of_long_ago(month, open_now, int(len(days) * OLD_FAMILIES_SHARE))
        self._random.shuffle(days)
        opened = []
        for n, day in enumerate(days):
            if n < len(again):
                opened.append(self._new_episode(again[n], day, reopened=True))
            elif n < len(again) + len(long_ago):
                opened.append(self._new_episode(long_ago[n - len(again)], day))
            else:
                opened.append(self._new_episode(self._register.new_family(day), day))
        self.opened_in[month] = opened
        return opened

    def _families_to_reopen(self, month: int, open_now: Sequence[Episode]) -> list[Family]:
        wanted = int(self._profile.flow("re_referrals")[month] * REOPENED_SHARE)
        pool = self.closed_and_not_open(month, open_now)
        return self._random.sample(pool, min(wanted, len(pool)))

    def closed_and_not_open(self, month: int, open_now: Sequence[Episode]) -> list[Family]:
        """Families that an episode closed for in the ten months before this one, and none in this one."""
        open_families = {episode.family.number for episode in (*open_now, *self.closed_in.get(month, ()))}
        recent = range(month - RECENT_MONTHS, month)
        families = {e.family.number: e.family for m in recent for e in self.closed_in.get(m, ())}
        return [family for number, family in families.items() if number not in open_families]

    def _families_of_long_ago(self, month: int, open_now: Sequence[Episode], count: int) -> list[Family]:
        open_families = {episode.family.number for episode in open_now}
        pool = [
            episode.family
            for episode in self.closed_in.get(month - LONG_AGO_MONTHS, ())
            if episode.family.number not in open_families and episode is episode.family.episodes[-1]
        ]
        return self._random.sample(pool, min(count, len(pool)))

    def open_at_end(self, month: int) -> list[Episode]:
        return self.open_at_start[month + 1]

    # ---- children ---------------------------------------------------------------------------------------

    def _fit_children(self) -> None:
        """Fit the stock of children at the four printed month ends, each with families open at that one only.

        February is fitted with families that are open in March too, so it comes before March.
        """
        named = self._profile["stock"]["children_open"]
        at = {name: self._profile.timeline.month(name) for name in named}
        families = {name: {e.family.number: e.family for e in self.open_at_end(at[name])} for name in named}
        also_open = {
            "feb": {"feb", "mar"},
            "jan": {"jan"},
            "mar": {"mar"},
            "last_year_mar": {"last_year_mar"},
        }
        for name, only in also_open.items():
            adjustable = [
                family
                for number, family in families[name].items()
                if {other for other in named if number in families[other]} == only
            ]
            missing = named[name] - sum(family.size for family in families[name].values())
            fit_sizes(self._random, adjustable, missing)

    def _choose_reasons(self) -> None:
        """Why each episode closed: the step ups of the month have so many families and children."""
        stepped_up: set[int] = set()
        children = self._profile.flow("step_up_children")
        for month, count in self._profile.flow("step_ups").items():
            if first_day(month).month == APRIL:
                stepped_up = set()  # a family steps up at most once in a financial year
            closing = {e.family.number: e for e in self.closed_in[month] if e.family.number not in stepped_up}
            pool = [episode.family for episode in closing.values()]
            chosen = choose_with_children(self._random, pool, count, children=children[month])
            stepped_up |= {family.number for family in chosen}
            numbers = {family.number for family in chosen}
            for episode in self.closed_in[month]:
                usual = self._usual_reason()
                episode.reason = STEP_UP if episode.family.number in numbers else usual

    def enter(self, ledger: Ledger) -> None:
        for episode in self.all:
            ledger.add(
                "episodes",
                episode.opened,
                *(
                    {
                        "episode_id": episode.id,
                        "child_id": child_id,
                        "family_id": episode.family.id,
                        "opened_on": episode.opened,
                        "closed_on": episode.closed,
                        "closure_reason": episode.reason,
                    }
                    for child_id in episode.family.child_ids()
                ),
            )
