"""A family group conference case while it is being made up, and how cases are entered in the records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.people import Family


@dataclass(eq=False)
class Case:
    """A referral and what came of it. Days are filled in as they are drawn."""

    number: int
    family: Family
    child_ids: list[str]
    received: date
    accepted: date | None = None
    allocated: date | None = None
    held: date | None = None
    at_conference: int = 0  # how many of the family's children the conference was about
    closed: date | None = None
    reason: str | None = None


def enter_cases(ledger: Ledger, cases: Iterable[Case]) -> None:
    for case in cases:
        _enter_referral(ledger, case)
        if case.held is not None:
            _enter_conference(ledger, case, case.held)


def _enter_referral(ledger: Ledger, case: Case) -> None:
    shared = {
        "conference_referral_id": f"FGC{case.number:05d}",
        "family_id": case.family.id,
        "received_on": case.received,
        "accepted_on": case.accepted,
        "allocated_on": case.allocated,
        "closed_on": case.closed,
        "closure_reason": case.reason,
    }
    children = ({**shared, "child_id": child_id} for child_id in case.child_ids)
    ledger.add("conference_referrals", case.received, *children)


def _enter_conference(ledger: Ledger, case: Case, held: date) -> None:
    shared = {
        "conference_id": f"CON{case.number:05d}",
        "family_id": case.family.id,
        "allocated_on": case.allocated,
        "held_on": held,
    }
    children = case.family.child_ids(case.at_conference)
    ledger.add("conferences", held, *({**shared, "child_id": child_id} for child_id in children))
