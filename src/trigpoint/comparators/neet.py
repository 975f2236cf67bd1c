"""The Department for Education's scorecard of young people not in education, employment or training."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.observations import Release
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Polarity

DATA_SET = "neet_scorecard"

# What is good is ours to say: the files do not, and their quintile 1 is the lowest value of participation in
# some years and the highest in others.
POLARITIES = {
    "NEET_not_known_percent": Polarity.LOW,
    "NEET_percent": Polarity.LOW,
    "Notknown_percent": Polarity.LOW,
    "NEET_NK_noSEN_percent": Polarity.LOW,
    "NEET_NK_EHCP_percent": Polarity.LOW,
    "NEET_NK_SENDsupport_percent": Polarity.LOW,
    "VG_NEET_NK_percentage": Polarity.LOW,
    "TOTAL_participating_in_education_and_training_percent": Polarity.HIGH,
    "September_guarantee_Offer_made_percent": Polarity.HIGH,
}
# The figure each quintile was made from. A quintile is for information.
QUINTILES = {
    "NEET_NK_quintile": "NEET_not_known_percent",
    "NEET_quintile": "NEET_percent",
    "Notknown_quintile": "Notknown_percent",
    "Participation_ET_quintile": "TOTAL_participating_in_education_and_training_percent",
    "Sep_guarantee_quintile": "September_guarantee_Offer_made_percent",
}
POLARITIES |= dict.fromkeys(QUINTILES, Polarity.INFO)


def read_neet(files: Sequence[Path], *, edition: str, published_on: date | None = None) -> Release:
    """The scorecards of several years as one release, a year a file.

    Quintiles are kept as figures for information: they were worked out from unrounded values, so councils
    with one printed value may be in two of them, and they cannot be worked out again from what is printed.
    """
    releases = [
        read_ees(path, DATA_SET, edition=edition, polarity=POLARITIES, published_on=published_on)
        for path in files
    ]
    years = [year for release in releases for year in release.observations["year"].unique().to_pylist()]
    if len(years) != len(set(years)):
        raise TrigpointError(
            f"Two of the files are for {max(years, key=years.count)}.", hint="Give each year's file once."
        )
    every = pa.concat_tables([release.observations for release in releases]).unify_dictionaries()
    remarks = tuple(remark for release in releases for remark in release.remarks)
    return Release(DATA_SET, edition, every.combine_chunks(), published_on, remarks)


def first_quintile_is_highest(observations: pa.Table, quintile: str, year: int) -> bool:
    """Which end a year's file calls quintile 1, from the values of the councils it put there and in 5."""
    means = []
    for number in (1.0, 5.0):
        areas = _councils(observations, quintile, year).filter(pc.field("value") == number)["area"]
        values = _councils(observations, QUINTILES[quintile], year)
        inside = pc.is_in(values["area"].cast(pa.string()), areas.cast(pa.string()).combine_chunks())
        means.append(pc.mean(values.filter(inside)["value"]).as_py())
    if None in means or means[0] == means[1]:
        raise TrigpointError(f"The quintiles {quintile} of {year} do not tell which end is first.")
    return bool(means[0] > means[1])


def _councils(observations: pa.Table, indicator: str, year: int) -> pa.Table:
    wanted = (pc.field("indicator") == indicator) & (pc.field("year") == year)
    return observations.filter(wanted & (pc.field("level") == "council"))
