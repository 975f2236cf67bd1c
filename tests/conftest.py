"""What tests of several kinds share. Its being here also lets every test import from `tests`."""

import pytest

from tests.invented_council import InventedCouncil, invented_council


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> InventedCouncil:
    """The invented council with the runs of February and March; nobody may change it."""
    return invented_council(tmp_path_factory)
