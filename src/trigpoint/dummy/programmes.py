"""Parenting programmes and who came, youth sessions, and the youth offending team's contacts."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from trigpoint.dummy.episodes import Episodes
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import Family
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import YEARS
from trigpoint.tables.people import LOCALITIES

TITLES = {
    "Incredible Years® – School Age": 12,
    "Café Parents": 8,
    "Triple P – Teen": 10,
    "Strengthening Families": 14,
}
OFFENCE_PROGRAMMES = ("Knife crime", "Consequences", "Victim awareness", "Substance use", "Emotions")
WEEK = timedelta(days=7)
NINE_MONTHS = 9


class Programmes:
    def __init__(self, random: Random, *, profile: Profile, seasons: Seasons, episodes: Episodes) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._episodes = episodes

    def enter(self, ledger: Ledger) -> None:
        for year in YEARS[::-1]:
            self._enter_year(ledger, year, self._profile["programmes"][year])
        self._enter_youth_sessions(ledger)
        self._enter_youth_offending(ledger)

    def _enter_year(self, ledger: Ledger, year: str, plan: Mapping[str, Any]) -> None:
        """A year's programmes, and who came: the last quarter's apart, because its figures are printed."""
        months = self._profile.timeline.year(year)
        last = plan["last_quarter"]
        rest = {key: plan[key] - last[key] for key in ("attended", "completed")}
        families = self._families(months, plan["families"])
        late_families, early_families = families[: last["attended"]], families[last["attended"] :]
        twice = early_families[: rest["attended"] - len(early_families)]
        early = self._enter_programmes(ledger, months[:NINE_MONTHS], plan["finished"][:NINE_MONTHS])
        late = self._enter_programmes(ledger, months[NINE_MONTHS:], plan["finished"][NINE_MONTHS:])
        self._enter_attendances(ledger, early, [*twice, *early_families], completed=rest["completed"])
        self._enter_attendances(ledger, late, late_families, completed=last["completed"])

    def _families(self, months: range, count: int) -> list[Family]:
        opened = {e.family.number: e.family for month in months[:6] for e in self._episodes.opened_in[month]}
        return self._random.sample(list(opened.values()), count)

    def _enter_programmes(
        self, ledger: Ledger, months: range, counts: list[int]
    ) -> list[tuple[str, int, date]]:
        """Enter programmes that finish in their months; the id, sessions and last day of each."""
        made = []
        for month, count in zip(months, counts, strict=True):
            for n, day in enumerate(self._seasons.pick_many(self._random, month, count)):
                title = self._random.choice(list(TITLES))
                started = day - (TITLES[title] - 1) * WEEK
                programme_id = f"P{month // 12 % 100:02d}{month % 12 + 1:02d}{n + 1:02d}"
                row = {
                    "parenting_programme_id": programme_id,
                    "title": title,
                    "started_on": started,
                    "finished_on": day,
                    "sessions": TITLES[title],
                }
                ledger.add("parenting_programmes", started, row)
                made.append((programme_id, TITLES[title], day))
        return made

    def _enter_attendances(
        self,
        ledger: Ledger,
        programmes: list[tuple[str, int, date]],
        families: list[Family],
        *,
        completed: int,
    ) -> None:
        """Each family in turn at the next programme, so many of them at four fifths of it or more."""
        finishes = [True] * completed + [False] * (len(families) - completed)
        self._random.shuffle(finishes)
        for n, (family, finished) in enumerate(zip(families, finishes, strict=True)):
            programme_id, sessions, day = programmes[n % len(programmes)]
            missed = self._random.randint(0, sessions // 8)
            attended = sessions - missed if finished else self._random.randint(1, sessions * 2 // 3)
            row = {
                "parenting_programme_id": programme_id,
                "family_id": family.id,
                "sessions_attended": attended,
            }
            ledger.add("programme_attendances", day, row)

    def _enter_youth_sessions(self, ledger: Ledger) -> None:
        number = 9001
        for month, count in self._profile.flow("youth_sessions").items():
            for day in self._seasons.pick_many(self._random, month, count):
                row = {
                    "youth_session_id": f"{number:06d}",
                    "held_on": day,
                    "locality": self._random.choice(LOCALITIES),
                }
                ledger.add("youth_sessions", day, row)
                number += 1

    def _enter_youth_offending(self, ledger: Ledger) -> None:
        number = 6001
        for month, count in self._profile.flow("youth_offending_contacts").items():
            families = [episode.family for episode in self._episodes.open_at_start[month]]
            for day in self._seasons.pick_many(self._random, month, count):
                family = self._random.choice(families)
                family.has_teenager = True
                row = {
                    "youth_offending_contact_id": f"Y{number:05d}",
                    "child_id": family.child_ids(1)[0],
                    "contacted_on": day,
                    "programme": self._random.choice(OFFENCE_PROGRAMMES),
                }
                ledger.mention(family.id, ledger.add("youth_offending_contacts", day, row))
                number += 1
