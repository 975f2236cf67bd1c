"""Families and their children, and how many children families have so that the stock comes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
CHILD_ATTRIBUTES: Mapping[str, Mapping[str | None, int]] = {
    "gender": {"Female": 485, "Male": 500, "Other": 3, None: 12},
    "ethnicity": {
        "White": 78,
        "Asian or Asian British": 9,
        "Mixed or multiple ethnic groups": 6,
        "Black, Black British, Caribbean or African": 3,
        "Other ethnic group": 2,
        None: 2,
    },
    "disability": {"Disabled": 9, "Not disabled": 86, None: 5},
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
        mentioned = [family for family in self.families if family.id in ledger.first_mentioned]
        attributes = self._attributes(sum(family.size for family in mentioned))
        for family in mentioned:
            recorded_on = ledger.first_mentioned[family.id]
            row = {"family_id": family.id, "locality": family.locality, RECORDED_ON: recorded_on}
            ledger.add_history("families", Version(recorded_on, row))
            for n, child_id in enumerate(family.child_ids()):
                child = {
                    "child_id": child_id,
                    "family_id": family.id,
                    "born_on": self._born_on(family, n, recorded_on),
                    **next(attributes),
                    RECORDED_ON: recorded_on,
                }
                ledger.add_history("children", Version(recorded_on, child))

    def _attributes(self, count: int) -> Iterator[Row]:
        """What is recorded about each child, drawn for all of them at once because that is much faster."""
        columns = (
            self._random.choices(list(weights), list(weights.values()), k=count)
            for weights in CHILD_ATTRIBUTES.values()
        )
        return (dict(zip(CHILD_ATTRIBUTES, values, strict=True)) for values in zip(*columns, strict=True))

    def _born_on(self, family: Family, nth_child: int, recorded_on: date) -> date:
        youngest = YOUNGEST_TEENAGER if family.has_teenager and nth_child == 0 else 0
        age_in_days = int(self._random.uniform(youngest, OLDEST_AT_FIRST) * DAYS_IN_A_YEAR)
        return min(family.known_from, recorded_on) - timedelta(days=age_in_days)


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
