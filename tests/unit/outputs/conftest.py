import pytest

from tests.sample_scorecard import sample_scorecard
from trigpoint.model.scorecards import Line, Scorecard


@pytest.fixture(scope="session")
def scorecard() -> Scorecard:
    return sample_scorecard()


@pytest.fixture(scope="session")
def lines(scorecard: Scorecard) -> list[Line]:
    return [line for section in scorecard.sections for line in section.lines]
