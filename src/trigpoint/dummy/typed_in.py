"""Figures that others send or publish, and populations: typed in by hand, as printed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from trigpoint.dummy.ledger import Ledger, Version
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.timeline import first_day, last_day
from trigpoint.model.periods import PeriodKind
from trigpoint.tables.schema import RECORDED_ON

AREAS = ("Statistical neighbours' average", "Best statistical neighbour", "England")
SENT_AFTER, RESENT_AFTER = timedelta(days=8), timedelta(days=39)
SENDERS = {"first_time_entrants", "custody_rate", "reoffending_binary", "reoffending_frequency"}


def enter_typed_in(ledger: Ledger, profile: Profile) -> None:
    for written in profile["submitted"]:
        _enter_submitted(ledger, profile, written)
    for written in profile["published"]:
        _enter_published(ledger, profile, written)
    for population, groups in profile["populations"].items():
        _enter_population(ledger, profile, population, groups)


def _enter_submitted(ledger: Ledger, profile: Profile, written: Mapping[str, Any]) -> None:
    kind, end = _period(profile, written["period"])
    youth_justice = written["measure"] in SENDERS
    row = {
        "measure": written["measure"],
        "period_kind": kind.value,
        "period_end": end,
        "value": written.get("value"),
        "numerator": written.get("numerator"),
        "denominator": written.get("denominator"),
        "state": written.get("state"),
        "source": "Youth Justice Board" if youth_justice else "Supporting Families return",
        "submitted_by": "Youth Offending Team" if youth_justice else "Supporting Families Lead",
    }
    if "first_sent" in written:
        _sent(ledger, {**row, "value": written["first_sent"]}, end + SENT_AFTER)
        _sent(ledger, row, end + RESENT_AFTER)
    else:
        _sent(ledger, row, end + SENT_AFTER)


def _sent(ledger: Ledger, row: Mapping[str, Any], recorded_on: date) -> None:
    """A figure sent again is a row of its own: recorded_on is part of its key."""
    version = Version(recorded_on, {**row, RECORDED_ON: recorded_on})
    ledger.add_history("submitted_figures", version)


def _period(profile: Profile, name: str) -> tuple[PeriodKind, date]:
    timeline = profile.timeline
    quarters = {"last_quarter": "this_year", "same_quarter_last_year": "last_year"}
    if name in quarters:
        months = timeline.year(quarters[name])[-3:]
        return PeriodKind.QUARTER, last_day(months[-1])
    if name in ("this_year", "last_year"):
        months = timeline.year(name)
        return PeriodKind.FINANCIAL_YEAR, last_day(months[-1])
    month = timeline.month(name)
    return PeriodKind.MONTH, last_day(month)


def _enter_published(ledger: Ledger, profile: Profile, written: Mapping[str, Any]) -> None:
    recorded_on = first_day(profile.timeline.year("this_year")[6])
    for area, figure in zip(AREAS, written["figures"], strict=True):
        row = {
            "measure": written["measure"],
            "area": area,
            "year": written["year"],
            "value": figure,
            "source": "As printed on the scorecard",
            RECORDED_ON: recorded_on,
        }
        ledger.add_history("published_figures", Version(recorded_on, row))


def _enter_population(
    ledger: Ledger, profile: Profile, population: str, groups: Mapping[str, list[int]]
) -> None:
    reference_year = first_day(profile.timeline.last).year - 1
    recorded_on = first_day(profile.timeline.year("this_year")[6])
    years = range(len(next(iter(groups.values()))))
    whole = [sum(persons[n] for persons in groups.values()) for n in years]
    for breakdown, group, estimates in (
        ("whole", "whole", whole),
        *(("locality", group, persons) for group, persons in groups.items()),
    ):
        for n, persons in enumerate(estimates):
            row = {
                "population": population,
                "mid_year": reference_year - len(estimates) + 1 + n,
                "breakdown": breakdown,
                "group": group,
                "persons": persons,
                RECORDED_ON: recorded_on,
            }
            ledger.add_history("populations", Version(recorded_on, row))
