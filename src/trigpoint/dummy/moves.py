"""Moves to and from social care: step downs, the joint visits that follow them, and step ups."""

from bisect import bisect_left
from datetime import date, timedelta
from random import Random

from trigpoint.dummy.clocks import HANDOVER_DAYS, Clocks
from trigpoint.dummy.episodes import STEP_UP, Episodes
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import with_some_children
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons

DAYS_TO_STEP_UP = 5
RETURNED_SHARE = 0.15


class Moves:
    def __init__(
        self, random: Random, *, profile: Profile, seasons: Seasons, episodes: Episodes, clocks: Clocks
    ) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._episodes = episodes
        self._clocks = clocks

    def enter(self, ledger: Ledger) -> None:
        agreed = self._enter_step_downs(ledger)
        self._enter_handover_visits(ledger, agreed)
        self._enter_step_ups(ledger)

    def _enter_step_downs(self, ledger: Ledger) -> list[tuple[date, str]]:
        """Enter them; the day and the family of each, in order of day."""
        flow, random = self._profile.flow, self._random
        children, duty = flow("step_down_children"), flow("step_downs_from_duty")
        agreed: list[tuple[date, str]] = []
        for month, count in flow("step_downs").items():
            opened = [episode.family for episode in self._episodes.opened_in[month]]
            families = with_some_children(random, opened, count, children=children[month])
            days = self._seasons.pick_many(random, month, count)
            routes = ["Duty"] * duty[month] + ["Locality"] * (count - duty[month])
            random.shuffle(routes)
            for (family, child_ids), day, route in zip(families, days, routes, strict=True):
                shared = {
                    "step_down_id": f"SD{len(agreed) + 1101:05d}",
                    "family_id": family.id,
                    "agreed_on": day,
                    "route": route,
                }
                ledger.add("step_downs", day, *({**shared, "child_id": child_id} for child_id in child_ids))
                agreed.append((day, family.id))
        return agreed

    def _enter_handover_visits(self, ledger: Ledger, agreed: list[tuple[date, str]]) -> None:
        """Visits to families whose step down was agreed at about that time."""
        flow = self._profile.flow
        visits = self._clocks.due(
            flow("handover_visits"), flow("handover_visits_in_time"), within=HANDOVER_DAYS, fastest=2
        )
        days = [day for day, _ in agreed]
        for number, visit in enumerate(visits, start=2001):
            _, family_id = agreed[min(bisect_left(days, visit.started), len(agreed) - 1)]
            row = {
                "handover_visit_id": f"{number:05d}",
                "family_id": family_id,
                "stepped_down_on": visit.started,
                "visited_on": visit.done,
            }
            ledger.add("handover_visits", visit.started, row)

    def _enter_step_ups(self, ledger: Ledger) -> None:
        stepped_up = [
            episode for episode in self._episodes.all if episode.reason == STEP_UP and episode.closed
        ]
        for number, episode in enumerate(stepped_up, start=3001):
            assert episode.closed is not None
            before = timedelta(days=int(self._random.random() * DAYS_TO_STEP_UP))
            returned = self._random.random() < RETURNED_SHARE
            shared = {
                "step_up_id": f"SU{number:05d}",
                "family_id": episode.family.id,
                "referred_on": max(episode.opened, episode.closed - before),
                "outcome": "Returned to early help" if returned else "Accepted",
            }
            children = episode.family.child_ids()
            ledger.add(
                "step_ups", episode.closed, *({**shared, "child_id": child_id} for child_id in children)
            )
