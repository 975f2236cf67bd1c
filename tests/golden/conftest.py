import pytest

from tests.invented_council import InventedCouncil, invented_council


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> InventedCouncil:
    return invented_council(tmp_path_factory)
