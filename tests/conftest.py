"""What tests of several kinds share. Its being here also lets every test import from `tests`."""

import hypothesis
import pytest

from tests.invented_council import InventedCouncil, invented_council

# How long an example takes says how busy the machine is, and nothing of the code.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> InventedCouncil:
    """The invented council with the runs of February and March; nobody may change it."""
    return invented_council(tmp_path_factory)
