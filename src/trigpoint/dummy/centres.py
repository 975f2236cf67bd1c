"""Children's centres: who lives in reach, who is registered, and who came in the last 12 months.

At each month end just as many children register, and just as many come again after a year away (or for the
first time), as bring the two shares to the profile's path.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from trigpoint.calendar.dates import add_months, birthday
from trigpoint.dummy.ledger import Ledger
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import first_day, last_day
from trigpoint.model.periods import month_number
from trigpoint.tables.people import LOCALITIES

OLDEST = 5
DEPRIVED_DECILES = 3
BETTER_OFF_SHARE = 0.35  # children of the other seven tenths in the system, for each one of the three
BETTER_OFF_REGISTERED_SHARE = 0.5
MOVES_IN_SHARE, MOVES_AWAY_SHARE = 0.08, 0.06
AREAS_OF_A_DECILE = 12
MONTHS_TO_BEGIN = 30  # before the first month, so that the centres do not all open on one day
MONTHS_LOOKED_BACK_ON = 12
COMES_AGAIN_SHARE = 0.16  # of those who came in the last year, those who come again in a month
CENTRES = ("Brook Lane", "Hillside", "Meadow Bank", "Old Quarry", "The Beeches", "Valley Road")


@dataclass(eq=False)
class CentreChild:
    """A young child in reach of a centre while it is being made up."""

    number: int
    born: date
    lived_from: date
    lived_to: date | None
    decile: int
    area: str
    locality: str
    registered: date | None = None
    attended: list[date] = field(default_factory=list)

    def months(self) -> range:
        """The months at whose end the child lives here, aged 0 to 5."""
        too_old = month_number(birthday(self.born, OLDEST + 1))
        left = too_old if self.lived_to is None else month_number(self.lived_to)
        return range(month_number(self.lived_from), min(too_old, left))


class Centres:
    def __init__(self, random: Random, *, profile: Profile, seasons: Seasons) -> None:
        self._random = random
        self._plan = profile["children_centres"]
        self._seasons = seasons
        self._months = profile.timeline.months
        self._registered = self._about(profile, "registered")
        self._attended = self._about(profile, "attended")
        self._children: list[CentreChild] = []
        self._make()

    def _about(self, profile: Profile, name: str) -> dict[int, float]:
        """The path with its months' own ups and downs; the months it names are as they are."""
        named = {profile.timeline.month(month) for month in self._plan[name]}
        spread = profile["variation"][name]
        return {
            month: value if month in named else value + self._random.gauss(0, spread)
            for month, value in profile.path(self._plan[name]).items()
        }

    def _make(self) -> None:
        births = self._plan["births_a_month"]
        begun = self._months[0] - MONTHS_TO_BEGIN
        for month in range(begun - 12 * (OLDEST + 1), self._months[-1] + 1):
            for n in range(births + int(births * BETTER_OFF_SHARE)):
                self._children.append(self._child(month, deprived=n < births))
        living_here: dict[int, list[CentreChild]] = {}
        for child in self._children:
            for month in child.months() if child.decile <= DEPRIVED_DECILES else ():
                living_here.setdefault(month, []).append(child)
        for month in range(begun, self._months[-1] + 1):
            part = min(1.0, (month - begun + 1) / MONTHS_TO_BEGIN)
            self._live_through(month, living_here[month], part)
        self._settle_the_better_off()

    def _child(self, month: int, *, deprived: bool) -> CentreChild:
        random = self._random
        born = first_day(month) + timedelta(days=int(random.random() * last_day(month).day))
        lived_from, lived_to = born, None
        if random.random() < MOVES_IN_SHARE:
            lived_from = born + timedelta(days=int(random.random() * 1500))
        if random.random() < MOVES_AWAY_SHARE:
            lived_to = lived_from + timedelta(days=30 + int(random.random() * 1500))
        decile = random.randint(1, DEPRIVED_DECILES) if deprived else random.randint(DEPRIVED_DECILES + 1, 10)
        place = random.randrange(AREAS_OF_A_DECILE)
        return CentreChild(
            number=len(self._children) + 100001,
            born=born,
            lived_from=lived_from,
            lived_to=lived_to,
            decile=decile,
            area=f"E0199{decile:02d}{place:02d}",
            locality=LOCALITIES[(decile + place) % len(LOCALITIES)],
        )

    def _live_through(self, month: int, children: list[CentreChild], part: float) -> None:
        """Register and bring along as many as bring the month's end to that part of the path."""
        random, end = self._random, last_day(month)
        on_path = max(month, self._months[0])
        registered = [child for child in children if child.registered]
        unregistered = [child for child in children if not child.registered]
        missing = round(len(children) * part * self._registered[on_path] / 100) - len(registered)
        for child in random.sample(unregistered, max(0, missing)):
            child.registered = self._day_in(month, child.lived_from)
            registered.append(child)
        a_year_before = add_months(end, -MONTHS_LOOKED_BACK_ON)
        came: list[CentreChild] = []
        away: list[CentreChild] = []
        for child in registered:
            (came if child.attended and child.attended[-1] > a_year_before else away).append(child)
        missing = round(len(children) * part * self._attended[on_path] / 100) - len(came)
        again = random.sample(came, int(len(came) * COMES_AGAIN_SHARE))
        for child in (*random.sample(away, max(0, missing)), *again):
            child.attended.append(self._day_in(month, child.registered or child.lived_from))

    def _day_in(self, month: int, earliest: date) -> date:
        """A day of the month, or the earliest one possible where that comes later in it."""
        return max(self._seasons.pick(self._random, month), earliest)

    def _settle_the_better_off(self) -> None:
        """Registrations and visits of children outside the measure, which nothing has to add up to."""
        for child in self._children:
            stays = child.decile > DEPRIVED_DECILES and child.lived_to is None
            if stays and self._random.random() < BETTER_OFF_REGISTERED_SHARE:
                child.registered = child.lived_from + timedelta(days=int(self._random.random() * 200))
                child.attended = [child.registered + timedelta(days=20)]

    def enter(self, ledger: Ledger) -> None:
        start = first_day(self._months[0] - MONTHS_LOOKED_BACK_ON)  # the first months' measures look back
        visits = []
        for child in self._children:
            if not child.months() or child.months()[-1] < self._months[0]:
                continue
            entered = ledger.add("centre_children", child.lived_from, self._row(child))
            visits += [(day, child.number, entered) for day in child.attended if day >= start]
        visits.sort()
        for number, (day, child_number, entered) in enumerate(visits, start=400001):
            row = {
                "centre_attendance_id": f"{number:07d}",
                "centre_child_id": f"{child_number:07d}",
                "attended_on": day,
                "centre": CENTRES[child_number % len(CENTRES)],
            }
            ledger.add("centre_attendances", day, row, not_before=entered)

    def _row(self, child: CentreChild) -> dict[str, object]:
        return {
            "centre_child_id": f"{child.number:07d}",
            "born_on": child.born,
            "lived_from": child.lived_from,
            "lived_to": child.lived_to,
            "small_area": child.area,
            "deprivation_decile": child.decile,
            "registered_on": child.registered,
            "gender": self._random.choice(("Female", "Male")),
            "locality": child.locality,
        }
