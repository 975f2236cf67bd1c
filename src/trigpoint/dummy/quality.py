"""What families said when their case closed, complaints, compliments and audits."""

from datetime import date, timedelta
from random import Random

from trigpoint.calendar.working_days import WorkingDays
from trigpoint.dummy.episodes import Episodes
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import first_day

QUESTIONS = 5
BLANK_SHARE = 0.03
DAYS_TO_ANSWER_A_COMPLAINT = 20  # working days, the council's own limit
INFORMAL_A_MONTH = 2
OTHER_AUDITS_A_MONTH = 4
GRADES = {"Outstanding": 6, "Good": 61, "Requires improvement": 29, "Inadequate": 4}


class Quality:
    def __init__(
        self,
        random: Random,
        *,
        profile: Profile,
        seasons: Seasons,
        episodes: Episodes,
        working_days: WorkingDays,
    ) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._episodes = episodes
        self._working_days = working_days

    def enter(self, ledger: Ledger) -> None:
        self._enter_surveys(ledger)
        self._enter_complaints(ledger)
        self._enter_compliments(ledger)
        self._enter_audits(ledger)

    def _enter_surveys(self, ledger: Ledger) -> None:
        """Surveys of five questions each, so many of the month's answers positive and a few left blank."""
        positive = self._profile.flow("survey_answers_positive")
        number = 1
        for month, count in self._profile.flow("survey_answers").items():
            surveys = -(-int(count * (1 + BLANK_SHARE)) // QUESTIONS)
            answers: list[bool | None] = [
                *([True] * positive[month]),
                *([False] * (count - positive[month])),
                *([None] * (surveys * QUESTIONS - count)),
            ]
            self._random.shuffle(answers)
            closed = self._random.sample(self._episodes.closed_in[month], surveys)
            for n, episode in enumerate(closed):
                answered = self._seasons.pick(self._random, month)
                shared = {
                    "closure_survey_id": f"Q{number:05d}",
                    "family_id": episode.family.id,
                    "answered_on": answered,
                }
                given = answers[n * QUESTIONS : (n + 1) * QUESTIONS]
                rows = ({**shared, "question": q, "positive": a} for q, a in enumerate(given, start=1))
                ledger.add("closure_surveys", answered, *rows)
                number += 1

    # ---- complaints -------------------------------------------------------------------------------------

    def _enter_complaints(self, ledger: Ledger) -> None:
        complaints = [*self._formal(), *self._informal()]
        complaints.sort(key=lambda complaint: (complaint[1], complaint[0]))
        for number, (stage, received, closed, upheld) in enumerate(complaints, start=101):
            row = {
                "complaint_id": f"CMP{number:04d}",
                "received_on": received,
                "stage": stage,
                "due_on": self._working_days.add(received, DAYS_TO_ANSWER_A_COMPLAINT),
                "closed_on": closed,
                "upheld": upheld,
            }
            ledger.add("complaints", received, row)

    def _formal(self) -> list[tuple[str, date, date, bool]]:
        """Formal complaints received and closed in the months of the profile, in time or a few days late."""
        complaints = []
        for year, planned in self._profile["formal_complaints"].items():
            start = self._profile.timeline.year(year)[0]
            for month_received, month_closed, in_time, upheld in planned:
                closed = self._random.choice(self._seasons.working_days(start + month_closed)[5:15])
                taken = self._random.randint(16, 19) if in_time else self._random.randint(23, 40)
                received = self._received_before(closed, taken, not_before=start + month_received)
                complaints.append(("Formal", received, closed, upheld))
        return complaints

    def _received_before(self, closed: date, working_days: int, *, not_before: int) -> date:
        number = self._working_days.number(closed) - working_days
        received = self._working_days.add(self._working_days.first, number)
        return max(received, first_day(not_before))

    def _informal(self) -> list[tuple[str, date, date, bool]]:
        complaints = []
        for month in self._profile.timeline.months:
            for day in self._seasons.pick_many(self._random, month, INFORMAL_A_MONTH):
                closed = day + timedelta(days=self._random.randint(2, 25))
                complaints.append(("Informal", day, closed, self._random.random() < 0.3))
        return complaints

    # ---- compliments and audits -------------------------------------------------------------------------

    def _enter_compliments(self, ledger: Ledger) -> None:
        number = 1
        for month, count in self._profile.flow("compliments").items():
            for day in self._seasons.pick_many(self._random, month, count):
                row = {"compliment_id": f"{number:04d}", "received_on": day}
                ledger.add("compliments", day, row)
                number += 1

    def _enter_audits(self, ledger: Ledger) -> None:
        number = 1
        for month, count in self._profile.flow("team_manager_audits").items():
            auditors = ["Team manager"] * count
            auditors += self._random.choices(("Service manager", "Peer"), k=OTHER_AUDITS_A_MONTH)
            for auditor in auditors:
                day = self._seasons.pick(self._random, month)
                row = {
                    "audit_id": f"A{number:05d}",
                    "audited_by": auditor,
                    "completed_on": day,
                    "grade": self._random.choices(list(GRADES), list(GRADES.values()))[0],
                }
                ledger.add("audits", day, row)
                number += 1
