"""National twins: published indicators that stand beside measures of ours."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NationalTwin:
    """The published indicator that a measure of ours stands beside.

    data_set and indicator: as the release names them ('neet_scorecard', 'NEET_percent'). differs: in which
    way the two are defined differently, a sentence that is printed wherever they stand together.
    """

    data_set: str
    indicator: str
    breakdown: str = ""
    differs: str = ""
