"""Contacts, and among those that led to a referral the families that early help had worked with lately."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from trigpoint.dummy.episodes import LONG_AGO_MONTHS, Episodes
from trigpoint.dummy.ledger import Ledger, Row, Version
from trigpoint.dummy.people import Family, Register
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import first_day
from trigpoint.model.periods import month_number
from trigpoint.tables.schema import RECORDED_ON

ACCEPTED = "Referral accepted"
OTHER_OUTCOMES = {"Information and advice": 52, "Passed to social care": 11, "Recorded only": 37}
SOURCES = {
    "School": 34,
    "Health": 17,
    "Police": 12,
    "Family or self": 9,
    "Voluntary or community": 5,
    "Step down from social care": 9,
    "Co-working": 6,
    "Partner recording": 5,
    "Other": 3,
}
CO_WORKED_SHARE = 0.5  # of referrals that open no episode, those about a family that is open already
DAYS_BEFORE_OPENING = 6
LATE_ENTRY_DAYS = (3, 8, 1, 15)  # after the first extract


class _Contact(NamedTuple):
    family: Family
    received: date
    outcome: str


class Contacts:
    def __init__(
        self, random: Random, *, profile: Profile, seasons: Seasons, register: Register, episodes: Episodes
    ) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._register = register
        self._episodes = episodes

    def enter(self, ledger: Ledger, *, first_extract: date) -> None:
        """Enter every month's contacts; some of February's referrals only after the first extract."""
        number = 30001
        accepted = self._profile.flow("contacts_accepted")
        february = self._profile.timeline.month("feb")
        for month, count in self._profile.flow("contacts").items():
            again = self._re_referrals(month)
            first_time = self._first_referrals(month, accepted[month] - len(again))
            others = self._others(month, count - accepted[month])
            late = self._late(len(again))
            sources = self._random.choices(list(SOURCES), list(SOURCES.values()), k=count)
            for n, contact in enumerate((*again, *first_time, *others)):
                row = _row(number, contact, source=sources[n])
                if month == february and n < accepted[month]:
                    ledger.add_history(
                        "contacts", self._told(contact, row, first_extract, late=late.get(n), n=n)
                    )
                else:
                    ledger.add("contacts", contact.received, row)
                number += 1

    def _late(self, re_referrals: int) -> dict[int, int]:
        """Which of February's referrals were entered after the first extract, and how many days after it."""
        counts = self._profile["late_referrals"]
        late = [*range(counts["again"]), *range(re_referrals, re_referrals + counts["first_time"])]
        return {n: LATE_ENTRY_DAYS[nth % len(LATE_ENTRY_DAYS)] for nth, n in enumerate(late)}

    def _told(self, contact: _Contact, row: Row, first_extract: date, *, late: int | None, n: int) -> Version:
        """A row entered within days, or `late` days after the first extract."""
        if late is not None:
            entered = first_extract + timedelta(days=late)
        else:
            entered = min(contact.received + timedelta(days=n % 5), first_extract)
        return Version(entered, {**row, RECORDED_ON: entered})

    # ---- whom they are about ----------------------------------------------------------------------------

    def _re_referrals(self, month: int) -> list[_Contact]:
        """Accepted referrals of families that an episode closed for within the 12 months before."""
        count = self._profile.flow("re_referrals")[month]
        again = [episode for episode in self._episodes.opened_in[month] if episode.reopened][:count]
        contacts = [_Contact(e.family, self._shortly_before(e.opened), ACCEPTED) for e in again]
        pool = self._episodes.closed_and_not_open(month, self._episodes.open_at_start[month])
        taken = {episode.family.number for episode in self._episodes.opened_in[month]}
        pool = [family for family in pool if family.number not in taken]
        missing = self._random.sample(pool, min(count - len(contacts), len(pool)))
        return contacts + [_Contact(f, self._seasons.pick(self._random, month), ACCEPTED) for f in missing]

    def _first_referrals(self, month: int, count: int) -> list[_Contact]:
        """Accepted referrals of families with no episode closed in the 12 months before."""
        new = [episode for episode in self._episodes.opened_in[month] if not episode.reopened]
        chosen = self._random.sample(new, min(count, len(new)))
        contacts = [_Contact(e.family, self._shortly_before(e.opened), ACCEPTED) for e in chosen]
        settled = self._open_without_recent_closure(month)
        for day in self._seasons.pick_many(self._random, month, count - len(contacts)):
            known = settled and self._random.random() < CO_WORKED_SHARE
            family = self._random.choice(settled) if known else self._register.new_family(day)
            contacts.append(_Contact(family, day, ACCEPTED))
        return contacts

    def _others(self, month: int, count: int) -> list[_Contact]:
        contacts = []
        outcomes = self._random.choices(list(OTHER_OUTCOMES), list(OTHER_OUTCOMES.values()), k=count)
        for day, outcome in zip(self._seasons.pick_many(self._random, month, count), outcomes, strict=True):
            known = self._random.random() < CO_WORKED_SHARE
            open_now = self._episodes.open_at_start[month]
            family = self._random.choice(open_now).family if known else self._register.new_family(day)
            contacts.append(_Contact(family, day, outcome))
        return contacts

    def _open_without_recent_closure(self, month: int) -> list[Family]:
        """Families open all month whose earlier episodes, if any, closed over a year ago."""
        long_ago = first_day(month - LONG_AGO_MONTHS + 1)
        return [
            episode.family
            for episode in self._episodes.open_at_start[month]
            if (episode.closed is None or month_number(episode.closed) > month)
            and all(e.closed is None or e is episode or e.closed < long_ago for e in episode.family.episodes)
        ]

    def _shortly_before(self, opened: date) -> date:
        """A day up to a week before a case opened, in the same month."""
        day = opened - timedelta(days=int(self._random.random() * DAYS_BEFORE_OPENING))
        return max(day, opened.replace(day=1))


def _row(number: int, contact: _Contact, *, source: str) -> Row:
    return {
        "contact_id": f"{number:06d}",
        "family_id": contact.family.id,
        "received_on": contact.received,
        "source": source,
        "outcome": contact.outcome,
    }
