"""Families and their children, and how many children families have so that the stock comes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from trigpoint.dummy.ledger import Ledger, Row, Version
from trigpoint.tables.people import LOCALITIES
from trigpoint.tables.schema import RECORDED_ON

SIZES, SIZE_WEIGHTS = (1, 2, 3, 4, 5, 6), (36, 31, 18, 9, 4, 2)
MOST_CHILDREN = SIZES[-1]
OLDEST_AT_FIRST = 15  # years, so that nearly all are under 18 while the case is open
YOUNGEST_TEENAGER = 12
DAYS_IN_A_YEAR = 365.25
ETHNICITIES = {
    "White": 78,
    "Asian or Asian British": 9,
    "Mixed or multiple ethnic groups": 6,
    "Black, Black British, Caribbean or African": 3,
    "Other ethnic group": 2,
    None: 2,
}


@dataclass(eq=False)
class Episode:
    """A family's spell with early help while it is being made up; days are filled in as they are drawn."""

    number: int
    family: "Family"
    opened: date
    reopened: bool = False
    closed: date | None = None
    reason: str | None = None

    @property
    def id(self) -> str:
        return f"{self.number:07d}"


@dataclass(eq=False)
class Family:
    """A family while it is being made up. `first_child` numbers its children, once all have been counted."""

    number: int
    locality: str | None
    size: int
    first_child: int = 0
    known_from: date = date.max
    has_teenager: bool = False  # the first child is one whom the youth offending team knows
    episodes: list[Episode] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.number:06d}"

    def child_ids(self, count: int | None = None) -> list[str]:
        """The identifiers of its children, or of that many of them."""
        wanted = self.size if count is None else count
        return [f"{self.first_child + n:07d}" for n in range(wanted)]


class Register:
    """Every family the council knows."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.families: list[Family] = []

    def new_family(self, known_from: date) -> Family:
        random = self._random
        locality = None if random.random() < 0.01 else random.choice(LOCALITIES)
        family = Family(
            number=len(self.families) + 1042,
            locality=locality,
            size=random.choices(SIZES, SIZE_WEIGHTS)[0],
            known_from=known_from,
        )
        self.families.append(family)
        return family

    def number_children(self) -> None:
        """Give every child a number, once families have their sizes."""
        following = 20017
        for family in self.families:
            family.first_child = following
            following += family.size

    def enter(self, ledger: Ledger) -> None:
        """Enter the families and children that any other row mentions, from the day the first one does."""
        for family in self.families:
            recorded_on = ledger.first_mentioned.get(family.id)
            if recorded_on is None:
                continue
            row = {"family_id": family.id, "locality": family.locality, RECORDED_ON: recorded_on}
            ledger.add_history("families", Version(recorded_on, row))
            for child_id in family.child_ids():
                ledger.add_history(
                    "children", Version(recorded_on, self._child(family, child_id, recorded_on))
                )

    def _child(self, family: Family, child_id: str, recorded_on: date) -> Row:
        random = self._random
        teenager = family.has_teenager and child_id == family.child_ids(1)[0]
        youngest = YOUNGEST_TEENAGER if teenager else 0
        age_in_days = int(random.uniform(youngest, OLDEST_AT_FIRST) * DAYS_IN_A_YEAR)
        return {
            "child_id": child_id,
            "family_id": family.id,
            "born_on": min(family.known_from, recorded_on) - timedelta(days=age_in_days),
            "gender": random.choices(("Female", "Male", "Other", None), (485, 500, 3, 12))[0],
            "ethnicity": random.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0],
            "disability": random.choices(("Disabled", "Not disabled", None), (9, 86, 5))[0],
            RECORDED_ON: recorded_on,
        }


def fit_sizes(random: Random, adjustable: Sequence[Family], change: int) -> None:
    """Change how many children the families have until they have `change` more (or fewer) between them."""
    step = 1 if change > 0 else -1
    while change:
        family = random.choice(adjustable)
        if 1 <= family.size + step <= MOST_CHILDREN:
            family.size += step
            change -= step


def choose_with_children(
    random: Random, pool: Iterable[Family], count: int, *, children: int
) -> list[Family]:
    """That many families of the pool that have exactly so many children between them."""
    chosen = list(pool)
    random.shuffle(chosen)
    chosen, others = chosen[:count], chosen[count:]
    missing = children - sum(family.size for family in chosen)
    while missing:
        swaps = (
            (out, into)
            for out in range(len(chosen))
            for into in range(len(others))
            if 0 < (others[into].size - chosen[out].size) * (1 if missing > 0 else -1) <= abs(missing)
        )
        out, into = next(swaps)
        chosen[out], others[into] = others[into], chosen[out]
        missing = children - sum(family.size for family in chosen)
    return chosen


def with_some_children(
    random: Random, pool: Iterable[Family], count: int, *, children: int
) -> list[tuple[Family, list[str]]]:
    """That many families of the pool, each with some or all of its children, so many between them."""
    candidates = list(pool)
    random.shuffle(candidates)
    chosen, others = candidates[:count], sorted(candidates[count:], key=lambda family: family.size)
    while sum(family.size for family in chosen) < children:
        smallest = min(range(len(chosen)), key=lambda n: chosen[n].size)
        chosen[smallest] = others.pop()
    parts = [family.size for family in chosen]
    for _ in range(sum(parts) - children):
        larger = [n for n, part in enumerate(parts) if part > 1]
        parts[random.choice(larger)] -= 1
    return [(family, family.child_ids(part)) for family, part in zip(chosen, parts, strict=True)]
