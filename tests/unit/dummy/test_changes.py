"""What the invented council says it changed is what its records are made to show."""

from random import Random

from trigpoint.calendar.working_days import england
from trigpoint.dummy.council import CHANGES, REFERENCE_DATE
from trigpoint.dummy.profile import Profile
from trigpoint.dummy.seasons import Seasons
from trigpoint.dummy.timeline import Timeline, first_day
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files
from trigpoint.tables import EARLY_HELP


def test_limits_start_afresh_where_the_profile_has_a_step() -> None:
    """The catalogue reads, and names the two lines of the step change, from the start of its year."""
    library = [CatalogueFile(name, text, is_library=True) for name, text in measure_files()]
    own = CatalogueFile("changes.yaml", CHANGES.read_text(encoding="utf-8"))
    measures = read_catalogue([*library, own], EARLY_HELP).measures.values()
    rebased = {measure.id: measure.rebases for measure in measures if measure.rebases}
    assert rebased.keys() == {"re_referrals", "contacts"}
    timeline = Timeline.ending(REFERENCE_DATE)
    profile = Profile(timeline, Seasons(england()), chance=Random)
    for name, rebases in rebased.items():
        assert profile["flows"][name]["steps"] == ["this_year"]
        assert [each.first for each in rebases] == [first_day(timeline.year("this_year")[0])]
