"""The places figures are published for: councils by their number, regions and England by one key each."""

import re
from enum import StrEnum

ENGLAND = "970"


class AreaLevel(StrEnum):
    NATIONAL = "national"
    REGIONAL = "regional"
    COUNCIL = "council"
    SEVERAL_COUNCILS = "several_councils"


# By the interactive tool's number: the code of the Office for National Statistics, and the name.
REGIONS = {
    "980": ("E12000001", "North East"),
    "981": ("E12000002", "North West"),
    "982": ("E12000003", "Yorkshire and The Humber"),
    "983": ("E12000004", "East Midlands"),
    "984": ("E12000005", "West Midlands"),
    "985": ("E12000006", "East of England"),
    "986": ("E12000007", "London"),
    "987": ("E13000001", "Inner London"),
    "988": ("E13000002", "Outer London"),
    "989": ("E12000008", "South East"),
    "990": ("E12000009", "South West"),
}
# Where a publisher gives London as a whole only, that is the region of an inner or an outer borough.
WIDER_REGION = {"987": "986", "988": "986"}

_OTHER_SPELLINGS = {
    "london inner": "987",
    "london outer": "988",
    "east": "985",
    "eastern": "985",
    "north east england": "980",
    "yorkshire humber": "982",
}


def plain_name(name: str) -> str:
    """A name without what its spellings differ in: capitals, 'and' or '&', 'the', full stops, brackets."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ").replace("'", "")).split()
    return " ".join(word for word in words if word not in {"and", "the"})


_BY_NAME = {plain_name(name): key for key, (_, name) in REGIONS.items()} | _OTHER_SPELLINGS
_BY_CODE = {code: key for key, (code, _) in REGIONS.items()}


def region_key(text: str) -> str:
    """The key of a region from its code, number or any spelling of its name; "" where it is none."""
    plain = text.strip()
    if plain in REGIONS:
        return plain
    return _BY_CODE.get(plain, "") or _BY_NAME.get(plain_name(plain), "")


def level_of_number(number: str) -> AreaLevel:
    """The level a number of the interactive tool stands for."""
    if number == ENGLAND:
        return AreaLevel.NATIONAL
    return AreaLevel.REGIONAL if number in REGIONS else AreaLevel.COUNCIL
