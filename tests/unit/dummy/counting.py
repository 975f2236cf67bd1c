"""Counts made in plain Python, apart from the engines, to see that the records add up as promised."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trigpoint.calendar.dates import add_months, age
from trigpoint.calendar.working_days import england

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Condition = Callable[[Row], bool]

PERIODS = {
    "jan": (date(2022, 1, 1), date(2022, 2, 1)),
    "feb": (date(2022, 2, 1), date(2022, 3, 1)),
    "mar": (date(2022, 3, 1), date(2022, 4, 1)),
    "year": (date(2021, 4, 1), date(2022, 4, 1)),
    "last_year": (date(2020, 4, 1), date(2021, 4, 1)),
}


def always(row: Row) -> bool:
    return True


def different(rows: Iterable[Row], key: str) -> int:
    return len({row[key] for row in rows})


def made_within(row: Row, start: str, end: str, working_days: int) -> bool:
    return row[end] is not None and england().between(row[start], row[end]) <= working_days


@dataclass(frozen=True)
class Counting:
    """The counts of one period."""

    tables: Tables
    start: date
    stop: date

    def during(self, table: str, column: str, where: Condition = always) -> list[Row]:
        rows = self.tables[table]
        return [r for r in rows if r[column] and self.start <= r[column] < self.stop and where(r)]

    def due(self, table: str, column: str, days: int, where: Condition = always) -> list[Row]:
        rows = [row for row in self.tables[table] if where(row)]
        return [row for row in rows if self.start <= england().add(row[column], days) < self.stop]

    def open_at_end(self, table: str, opened: str, closed: str) -> list[Row]:
        rows = [row for row in self.tables[table] if row[opened] and row[opened] < self.stop]
        return [row for row in rows if row[closed] is None or row[closed] >= self.stop]

    def initial_contacts(self, service: str) -> tuple[int, int]:
        due = self.due("initial_contacts", "allocated_on", 3, lambda row: row["service"] == service)
        return sum(made_within(row, "allocated_on", "made_on", 3) for row in due), len(due)

    def assessments(self) -> tuple[int, int]:
        not_theirs = "Youth offending"
        due = self.due("assessments", "triage_decided_on", 48, lambda row: row["service"] != not_theirs)
        return sum(made_within(row, "triage_decided_on", "completed_on", 48) for row in due), len(due)

    def handover_visits(self) -> tuple[int, int]:
        due = self.due("handover_visits", "stepped_down_on", 7)
        return sum(made_within(row, "stepped_down_on", "visited_on", 7) for row in due), len(due)

    def re_referrals(self) -> tuple[int, int]:
        closed: dict[str, set[date]] = {}
        for episode in self.tables["episodes"]:
            if episode["closed_on"]:
                closed.setdefault(episode["family_id"], set()).add(episode["closed_on"])
        accepted = self.during("contacts", "received_on", lambda row: row["outcome"] == "Referral accepted")
        again = [
            row
            for row in accepted
            if any(
                add_months(row["received_on"], -12) < day <= row["received_on"]
                for day in closed.get(row["family_id"], ())
            )
        ]
        return len(again), len(accepted)

    def stock(self) -> tuple[int, int]:
        episodes = self.open_at_end("episodes", "opened_on", "closed_on")
        return different(episodes, "family_id"), different(episodes, "child_id")

    def step_ups(self) -> tuple[int, int]:
        closed = self.during("episodes", "closed_on", lambda row: row["closure_reason"] == "Refer to LCS")
        return different(closed, "episode_id"), different(closed, "child_id")

    def step_downs(self) -> tuple[int, int, int]:
        agreed = self.during("step_downs", "agreed_on")
        duty = [row for row in agreed if row["route"] == "Duty"]
        return different(agreed, "step_down_id"), len(agreed), different(duty, "step_down_id")

    def centre_percentages(self) -> tuple[int, int]:
        """Registered and come to an activity, in whole percent."""
        last_day = self.stop - timedelta(days=1)
        came = {
            row["centre_child_id"]
            for row in self.tables["centre_attendances"]
            if add_months(last_day, -12) < row["attended_on"] <= last_day
        }
        living_here = self.open_at_end("centre_children", "lived_from", "lived_to")
        children = [
            row
            for row in living_here
            if row["deprivation_decile"] <= 3 and 0 <= age(row["born_on"], last_day) <= 5
        ]
        registered = sum(1 for row in children if row["registered_on"] and row["registered_on"] < self.stop)
        attended = sum(1 for row in children if row["centre_child_id"] in came)
        return int(registered * 100 / len(children) + 0.5), int(attended * 100 / len(children) + 0.5)

    def programmes(self) -> tuple[int, int, int, int]:
        """Programmes finished, different families on them, attendances, and those of 80% or more."""
        finished = {
            row["parenting_programme_id"]: row for row in self.during("parenting_programmes", "finished_on")
        }
        rows = self.tables["programme_attendances"]
        attended = [row for row in rows if row["parenting_programme_id"] in finished]
        sessions = {programme: row["sessions"] for programme, row in finished.items()}
        completed = [
            r for r in attended if r["sessions_attended"] * 10 >= sessions[r["parenting_programme_id"]] * 8
        ]
        return len(finished), different(attended, "family_id"), len(attended), len(completed)

    def conference_referrals(self, column: str) -> tuple[int, int]:
        rows = self.during("conference_referrals", column)
        return different(rows, "conference_referral_id"), len(rows)

    def conferences(self) -> tuple[int, int, int]:
        held = self.during("conferences", "held_on")
        soon = [row for row in held if made_within(row, "allocated_on", "held_on", 20)]
        return different(held, "conference_id"), len(held), different(soon, "conference_id")

    def conference_cases(self) -> tuple[int, int, int, int]:
        """Ended in a conference, ended otherwise but taken up, all closed, and open at the end."""
        closed = self.during("conference_referrals", "closed_on")
        left_out = ("Withdrawn before work began", "Not accepted")
        taken_up = [row for row in closed if row["closure_reason"] not in left_out]
        held = [row for row in taken_up if row["closure_reason"] == "Conference held"]
        still_open = self.open_at_end("conference_referrals", "accepted_on", "closed_on")
        groups = (held, taken_up, closed, still_open)
        held_count, taken_up_count, closed_count, open_count = (
            different(group, "conference_referral_id") for group in groups
        )
        return held_count, taken_up_count, closed_count, open_count

    def waiting(self) -> tuple[int, int]:
        accepted = self.open_at_end("conference_referrals", "accepted_on", "closed_on")
        rows = [row for row in accepted if row["allocated_on"] is None or row["allocated_on"] >= self.stop]
        return different(rows, "conference_referral_id"), len(rows)

    def positive_answers(self) -> tuple[int, int]:
        answers = self.during("closure_surveys", "answered_on", lambda row: row["positive"] is not None)
        return sum(row["positive"] for row in answers), len(answers)

    def formal_complaints(self) -> tuple[int, int, int, int]:
        """Received, upheld, closed in time, closed."""
        received = self.during("complaints", "received_on", lambda row: row["stage"] == "Formal")
        closed = self.during("complaints", "closed_on", lambda row: row["stage"] == "Formal")
        in_time = [row for row in closed if row["closed_on"] <= row["due_on"]]
        return len(received), sum(bool(row["upheld"]) for row in closed), len(in_time), len(closed)
