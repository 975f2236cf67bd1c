"""Makes the invented council's folder: its extracts as known on several days, and how they are read.

With them what it downloaded that others published, and what it printed before.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from trigpoint.calendar.working_days import england
from trigpoint.dummy.centres import Centres
from trigpoint.dummy.clocks import Clocks, DueWork
from trigpoint.dummy.conferences import Conferences
from trigpoint.dummy.contacts import Contacts
from trigpoint.dummy.dirt import Dirt
from trigpoint.dummy.episodes import Episodes
from trigpoint.dummy.files import Cells, Layout, write_csv, write_parquet, write_workbook
from trigpoint.dummy.ledger import Ledger, Row, visible
from trigpoint.dummy.moves import Moves
from trigpoint.dummy.past_scorecards import PastScorecards
from trigpoint.dummy.people import Register
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.programmes import Programmes
from trigpoint.dummy.published import write_published
from trigpoint.dummy.quality import Quality
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.second_thoughts import add_second_thoughts
from trigpoint.dummy.timeline import Timeline, first_day, last_day
from trigpoint.dummy.typed_in import enter_typed_in
from trigpoint.dummy.young_people import ActivityTable, YoungPeople
from trigpoint.model.errors import TrigpointError
from trigpoint.tables import EARLY_HELP

REFERENCE_DATE = date(2022, 3, 31)
# Before the reference date, a fortnight after it, and the day the printed scorecard was made.
EXTRACTS = (date(2022, 3, 14), date(2022, 4, 14), date(2022, 5, 18))
LEAST_EXTRACTS = 2
ACTIVITY = "young_people_activity"
# What the council says, in its catalogue, that it changed at the start of the reference year.
CHANGES = Path(__file__).with_name("changes.yaml")


def make_council(
    folder: Path,
    *,
    seed: int,
    reference_date: date = REFERENCE_DATE,
    extracts: Sequence[date] = EXTRACTS,
) -> None:
    """Write extracts/<day>/ for each day, sources.yaml, published/ and past_scorecards/ into a folder.

    reference_date: the 31st of a March; the records cover the three financial years up to it and what
    was entered after it. The last extract holds everything that happened by then; earlier ones lack what
    was entered late and show what was corrected since. The same seed and dates give the same bytes.
    """
    days = _checked(extracts, reference_date)
    timeline = Timeline.ending(reference_date)
    council = _Council(seed, timeline, days)
    folder.mkdir(parents=True, exist_ok=True)
    sources = council.layout.sources(covers_from=first_day(timeline.first))
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    council.write_extracts(folder / "extracts")
    council.write_published(folder / "published")
    council.write_past_scorecards(folder / "past_scorecards")


def _checked(extracts: Sequence[date], reference_date: date) -> list[date]:
    days = sorted(extracts)
    late_enough = reference_date + timedelta(days=30)
    if len(days) < LEAST_EXTRACTS or not days[0] < reference_date or days[-1] < late_enough:
        raise TrigpointError(
            "The invented council needs an extract from before its reference date "
            "and one at least 30 days after it.",
            hint=f"For {reference_date} give for example {reference_date - timedelta(days=17)} "
            f"and {reference_date + timedelta(days=48)}.",
        )
    return days


class _Council:
    """Everything that was entered, ready to be looked at on a day."""

    def __init__(self, seed: int, timeline: Timeline, extracts: list[date]) -> None:
        self._seed = seed
        self._extracts = extracts
        self.layout = Layout(EARLY_HELP)
        self._ledger = Ledger(
            self._random("ledger"),
            first_extract=extracts[0],
            last_extract=extracts[-1],
            reference_date=last_day(timeline.last),
        )
        self._seasons = Seasons(england())
        self._profile = Profile(timeline, self._seasons, chance=self._random)
        self._activity = self._enter_all()

    def _random(self, subject: str) -> Random:
        """Chance of a subject's own, so that a change to one subject leaves the others' rows as they were."""
        return Random(f"{self._seed}/{subject}")

    def _enter_all(self) -> ActivityTable:
        """Make up everything and enter it; families last, because they are entered when first mentioned."""
        working_days, ledger, random = england(), self._ledger, self._random
        seasons, profile = self._seasons, self._profile
        register = Register(random("people"))
        episodes = Episodes(random("episodes"), profile=profile, seasons=seasons, register=register)
        Contacts(
            random("contacts"), profile=profile, seasons=seasons, register=register, episodes=episodes
        ).enter(ledger, first_extract=self._extracts[0])
        register.number_children()
        episodes.enter(ledger)
        self._enter_casework(episodes)
        Programmes(random("programmes"), profile=profile, seasons=seasons, episodes=episodes).enter(ledger)
        Quality(
            random("quality"), profile=profile, seasons=seasons, episodes=episodes, working_days=working_days
        ).enter(ledger)
        Centres(random("centres"), profile=profile, seasons=seasons).enter(ledger)
        enter_typed_in(ledger, profile)
        add_second_thoughts(ledger, random("second thoughts"), extracts=self._extracts)
        register.enter(ledger)
        return YoungPeople(random("young people"), profile=profile, seasons=seasons).make()

    def _enter_casework(self, episodes: Episodes) -> None:
        working_days, seasons, profile = england(), self._seasons, self._profile
        clocks = Clocks(self._random("clocks"), profile=profile, seasons=seasons, working_days=working_days)
        conferences = Conferences(
            self._random("conferences"), profile=profile, episodes=episodes, working_days=working_days
        )
        conferences.enter(self._ledger)
        DueWork(self._random("due work"), profile=profile, episodes=episodes, clocks=clocks).enter(
            self._ledger, conference_families=conferences.families_by_month()
        )
        Moves(
            self._random("moves"), profile=profile, seasons=seasons, episodes=episodes, clocks=clocks
        ).enter(self._ledger)

    # ---- files ------------------------------------------------------------------------------------------

    def write_extracts(self, folder: Path) -> None:
        cells = _CellsOnce(self.layout)
        dirt = Dirt(self._random("dirt"), layout=self.layout)
        for day in self._extracts:
            seen = self._seen_on(day)
            rows = {table: cells.of(table, seen[table]) for table in seen if _is_csv(self.layout, table)}
            if day == self._extracts[0]:
                dirt.spoil(rows, {table.name: table.key[0] for table in EARLY_HELP})
            dirt.into(rows, last=day == self._extracts[-1])
            self._write_extract(folder / day.isoformat(), day, seen, rows)

    def write_published(self, folder: Path) -> None:
        write_published(folder, self._random("published"))

    def write_past_scorecards(self, folder: Path) -> None:
        PastScorecards(self._random, profile=self._profile, working_days=england()).write(folder)

    def _seen_on(self, day: date) -> dict[str, list[Row]]:
        return {
            table: [row for versions in kept if (row := visible(versions, day)) is not None]
            for table, kept in self._ledger.tables.items()
        }

    def _write_extract(
        self, folder: Path, day: date, seen: Mapping[str, list[Row]], rows: Mapping[str, list[Cells]]
    ) -> None:
        layout = self.layout
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "extract.yaml").write_text(f"extracted_on: {day.isoformat()}\n", encoding="utf-8")
        for table in rows:
            headings, encoding = layout.headings(table), layout.encoding(table)
            write_csv(folder / layout.file(table), headings, rows[table], encoding=encoding)
        for table in seen.keys() - rows.keys():
            write_workbook(folder / layout.file(table), layout, table, rows=seen[table])
        known = self._activity.as_known_on(day)
        write_parquet(folder / layout.file(ACTIVITY), layout, ACTIVITY, rows=known)


class _CellsOnce:
    """The text of each row, worked out once though it stands in several extracts."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[int, Cells] = {}  # by id: the ledger keeps every row alive

    def of(self, table: str, rows: Sequence[Row]) -> list[Cells]:
        new = [row for row in rows if id(row) not in self._known]
        self._known |= zip(map(id, new), self._layout.cells(table, new), strict=True)
        return [self._known[id(row)] for row in rows]


def _is_csv(layout: Layout, table: str) -> bool:
    return layout.file(table).endswith(".csv")
