"""Young people of academic age 16 and 17: what each was doing in each month.

The one large table, so it is kept as columns. From one month to the next a young person mostly goes on with
the same thing; only as many change as bring the month's counts to the profile's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.sharing import by_chance, share_out
from trigpoint.dummy.timeline import YEARS, first_day
from trigpoint.tables.people import LOCALITIES

NOT_KNOWN, NEET = "Not known", "NEET"
MEETING_THE_DUTY = {"Full-time education": 91, "Apprenticeship": 6, "Employment with training": 3}
NOT_MEETING_IT = {"Employment without training": 70, "Part-time education": 30}
NOT_MEETING_SHARE = 0.041
NOT_KNOWN_LOOKED_AFTER = (0, 1, 1, 1, 2)
USUAL_NEET_LOOKED_AFTER = 9
SEPTEMBER = 9
MONTHS_AFTER = 1
CHANGES_A_MONTH = 60
ELSEWHERE = 90  # young people of other ages, or living outside the area, in the same system
CORRECTED = 25  # not known at first and found out later, in each of the last two months
LATEST_FILES = 2
FIRST_PERSON = 1_000_001


@dataclass(frozen=True)
class _Counts:
    """What a month's cohort must add up to; the looked after are among the others."""

    cohort: int
    not_known: int
    neet: int
    meeting_the_duty: int
    not_known_looked_after: int
    neet_looked_after: int


@dataclass(eq=False)
class _Group:
    """Young people whose activities are counted together: the looked after, or the others."""

    looked_after: bool
    people: list[int] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)

    def drop(self, keep: list[int]) -> None:
        self.people = [self.people[n] for n in keep]
        self.activities = [self.activities[n] for n in keep]


class YoungPeople:
    def __init__(self, random: Random, *, profile: Profile, seasons: Seasons) -> None:
        self._random = random
        self._profile = profile
        self._seasons = seasons
        self._academic_year_of: list[int] = []  # by person: the September in which they were 16
        self._about: list[tuple[str, str, str]] = []  # by person: identifier, gender, locality
        self._columns: dict[str, list[Any]] = {}
        self._corrected: list[tuple[int, date, date]] = []  # row, first entered, corrected

    def make(self) -> "ActivityTable":
        looked_after, others = _Group(True), _Group(False)
        timeline = self._profile.timeline
        counts = self._monthly_counts()
        for month in range(timeline.first, timeline.last + MONTHS_AFTER + 1):
            if first_day(month).month == SEPTEMBER:
                self._leave(month, looked_after, others)
            wanted = counts[month]
            of_looked_after = self._profile["young_people"]["looked_after"]
            self._fill(month, looked_after, of_looked_after)
            self._fill(month, others, wanted.cohort - of_looked_after)
            self._change(looked_after, _activities_of_looked_after(wanted, of_looked_after))
            self._change(others, _activities_of_others(wanted, Counter(looked_after.activities)))
            self._write(month, looked_after, others)
        return ActivityTable(self._columns, self._corrected)

    # ---- counts -----------------------------------------------------------------------------------------

    def _monthly_counts(self) -> dict[int, _Counts]:
        plan, timeline = self._profile["young_people"], self._profile.timeline
        counts = {timeline.month(name): _Counts(*values) for name, values in plan["months"].items()}
        for year in YEARS:
            counts |= self._rest_of_year(year, counts)
        for month in timeline.after:
            counts[month] = counts[timeline.last]
        return counts

    def _rest_of_year(self, year: str, known: Mapping[int, _Counts]) -> dict[int, _Counts]:
        """The months of a year that the profile does not name, so that the year's rows add up."""
        plan, months = self._profile["young_people"], self._profile.timeline.year(year)
        rest = [month for month in months if month not in known]
        vary, gauss = self._profile["variation"], self._random.gauss
        shared = {
            name: by_chance(
                self._random,
                plan[name][year] - sum(getattr(known[m], name) for m in months if m in known),
                {month: plan[f"{name}_by_month"][months.index(month)] for month in rest},
                part=vary[name],
            )
            for name in ("not_known", "neet")
        }
        counts = {}
        for month in rest:
            cohort = round(gauss(plan["usual_cohort"][year], vary["cohort"]))
            not_meeting = round(cohort * NOT_MEETING_SHARE + gauss(0, vary["not_meeting_the_duty"]))
            not_known, neet = shared["not_known"][month], shared["neet"][month]
            counts[month] = _Counts(
                cohort,
                not_known,
                neet,
                cohort - not_known - neet - not_meeting,
                self._random.choice(NOT_KNOWN_LOOKED_AFTER),
                round(gauss(USUAL_NEET_LOOKED_AFTER, vary["neet_looked_after"])),
            )
        return counts

    # ---- people -----------------------------------------------------------------------------------------

    def _leave(self, month: int, *groups: _Group) -> None:
        """In September those who were 17 leave."""
        for group in groups:
            stay = [n for n, p in enumerate(group.people) if self._academic_year_of[p] >= month - 12]
            group.drop(stay)

    def _fill(self, month: int, group: _Group, wanted: int) -> None:
        """Bring a group to its size: newcomers are in full-time education until counted otherwise."""
        september = month - (month - (SEPTEMBER - 1)) % 12
        while len(group.people) < wanted:
            entering = len(group.people) < wanted // 2 and not self._columns
            person = len(self._academic_year_of)
            self._academic_year_of.append(september - 12 if entering else september)
            self._about.append(_about(person))
            group.people.append(person)
            group.activities.append("Full-time education")
        if len(group.people) > wanted:
            group.drop(sorted(self._random.sample(range(len(group.people)), wanted)))

    def _change(self, group: _Group, wanted: Mapping[str, int]) -> None:
        """Change as few activities as bring the counts to those wanted, and a few more that cancel out."""
        for _ in range(min(CHANGES_A_MONTH, len(group.people)) if group.people else 0):
            one, other = (self._random.randrange(len(group.people)) for _ in range(2))
            group.activities[one], group.activities[other] = group.activities[other], group.activities[one]
        now = Counter(group.activities)
        vacant = [a for a, count in wanted.items() for _ in range(max(0, count - now[a]))]
        self._random.shuffle(vacant)
        for activity in sorted(now):
            surplus = now[activity] - wanted.get(activity, 0)
            if surplus > 0:
                doing = [n for n, a in enumerate(group.activities) if a == activity]
                for n in self._random.sample(doing, surplus):
                    group.activities[n] = vacant.pop()

    # ---- rows -------------------------------------------------------------------------------------------

    def _write(self, month: int, *groups: _Group) -> None:
        september = month - (month - (SEPTEMBER - 1)) % 12
        recorded_on = self._seasons.working_days(month + 1)[3]
        activities: list[str] = []
        for group in groups:
            ages = [16 if self._academic_year_of[p] == september else 17 for p in group.people]
            about = [self._about[p] for p in group.people]
            self._append(month, recorded_on, about, group.activities, ages, group.looked_after, True)
            activities += group.activities
        self._correct_later(month, recorded_on, activities)
        elsewhere = list(range(ELSEWHERE))
        doing = self._random.choices([*MEETING_THE_DUTY, NEET, NOT_KNOWN], (80, 6, 4, 5, 5), k=ELSEWHERE)
        older = ELSEWHERE // 2
        about = [_about(n + 800000) for n in elsewhere]
        self._append(month, recorded_on, about[:older], doing[:older], [18] * older, False, True)
        ages = [16 + n % 2 for n in elsewhere[older:]]
        self._append(month, recorded_on, about[older:], doing[older:], ages, False, False)

    def _append(
        self,
        month: int,
        recorded_on: date,
        about: list[tuple[str, str, str]],
        activities: list[str],
        ages: list[int],
        looked_after: bool,
        lives_in_area: bool,
    ) -> None:
        count = len(about)
        ids, genders, localities = zip(*about, strict=True)
        columns: dict[str, Sequence[Any]] = {
            "young_person_id": ids,
            "month": [first_day(month)] * count,
            "academic_age": ages,
            "activity": activities,
            "looked_after": [looked_after] * count,
            "lives_in_area": [lives_in_area] * count,
            "gender": genders,
            "locality": localities,
            "recorded_on": [recorded_on] * count,
        }
        for name, values in columns.items():
            self._columns.setdefault(name, []).extend(values)

    def _correct_later(self, month: int, recorded_on: date, activities: list[str]) -> None:
        """In the last months some were not known at first entry and found out weeks later."""
        latest = self._profile.timeline.last
        if not latest - LATEST_FILES < month <= latest:
            return
        offset = len(self._columns["month"]) - len(activities)
        studying = [n for n, activity in enumerate(activities) if activity == "Full-time education"]
        for n in self._random.sample(studying, CORRECTED):
            corrected = recorded_on + timedelta(days=self._random.randint(8, 24))
            self._columns["recorded_on"][offset + n] = corrected
            self._corrected.append((offset + n, recorded_on, corrected))


def _about(person: int) -> tuple[str, str, str]:
    """Identifier, gender and locality."""
    gender = "Female" if person * 7 % 100 < 49 else "Male"
    return str(person + FIRST_PERSON), gender, LOCALITIES[person * 11 % 3]


def _activities_of_looked_after(wanted: _Counts, cohort: int) -> dict[str, int]:
    known = cohort - wanted.not_known_looked_after - wanted.neet_looked_after
    return {
        NOT_KNOWN: wanted.not_known_looked_after,
        NEET: wanted.neet_looked_after,
        "Full-time education": known,
    }


def _activities_of_others(wanted: _Counts, looked_after: Mapping[str, int]) -> dict[str, int]:
    """What is left for the others once the looked after are counted."""
    neither = wanted.cohort - wanted.not_known - wanted.neet - wanted.meeting_the_duty
    whole = {
        NOT_KNOWN: wanted.not_known,
        NEET: wanted.neet,
        **_shared_out(wanted.meeting_the_duty, MEETING_THE_DUTY),
        **_shared_out(neither, NOT_MEETING_IT),
    }
    return {activity: count - looked_after.get(activity, 0) for activity, count in whole.items()}


def _shared_out(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    return dict(zip(weights, share_out(total, list(weights.values())), strict=True))


class ActivityTable:
    """The rows as columns, and which of them stood as not known before they were corrected."""

    def __init__(self, columns: Mapping[str, list[Any]], corrected: list[tuple[int, date, date]]) -> None:
        self._activity = columns["activity"]
        self._recorded_on = columns["recorded_on"]
        self._corrected = corrected
        self._table = pa.table(dict(columns))

    def as_known_on(self, day: date) -> pa.Table:
        """The rows an extract of that day holds, under our own column names."""
        activity, recorded_on = list(self._activity), list(self._recorded_on)
        for row, first_entered, corrected in self._corrected:
            if corrected > day:
                activity[row], recorded_on[row] = NOT_KNOWN, first_entered
        known = self._table
        for name, values in (("activity", activity), ("recorded_on", recorded_on)):
            known = known.set_column(known.schema.get_field_index(name), name, pa.array(values))
        return known.filter(pc.less_equal(known["recorded_on"], pa.scalar(day)))
