"""What a broken catalogue is, and short ways to write one: a good one with some lines changed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Broken:
    """A catalogue with one mistake, and what must be said of it.

    `at` is the word of the text that stands at line and column: the mistake is pointed at, not only named.
    """

    name: str
    text: str
    line: int
    column: int
    at: str
    says: str


SHARE = """\
measures:
  assessed:
    title: Assessments in time
    why: Waiting helps nobody.
    owner: Head of Early Help
    polarity: high
    unit: percent
    rows: assessments
    during: completed_on
"""

COUNT = """\
measures:
  opened:
    title: Episodes opened
    why: It shows demand.
    owner: Head of Early Help
    polarity: info
    unit: count
    rows: episodes
    during: opened_on
"""


def with_keys(measure: str, *keys: str) -> str:
    """A measure with more keys; its own end on line 9."""
    return measure + "".join(f"    {line}\n" for key in keys for line in key.split("\n"))


def share(*keys: str) -> str:
    return with_keys(SHARE, *keys)


def count(*keys: str) -> str:
    return with_keys(COUNT, *keys)


GOOD_SHARE = share("share: completed_on is not null")
GOOD_COUNT = count("count: rows")


def formula(text: str, unit: str = "count") -> str:
    """A good measure, opened, and one that is worked out from it; the formula is on line 17."""
    keys = ("title: More", "why: It shows demand.", "owner: Head", "polarity: info", f"unit: {unit}")
    return GOOD_COUNT + "  more:\n" + with_keys("", *keys, f"formula: {text}")


def target(*keys: str) -> str:
    """A good measure, assessed, and a target of these keys, from line 12."""
    return f"{GOOD_SHARE}targets:\n  - " + "\n    ".join(keys) + "\n"


def lines(*lines: str, measure: str = GOOD_SHARE) -> str:
    """A good measure and a scorecard of one section, whose lines begin on line 17."""
    head = "scorecards:\n  early:\n    title: Early help\n    sections:\n      - title: All\n        lines:\n"
    return measure + head + "".join(f"          - {line}\n" for line in lines)


def breakdown(*keys: str) -> str:
    return "breakdowns:\n  group:\n" + with_keys("", "title: Group", *keys)


def case(*keys: str) -> str:
    """A good measure and a case of these keys, from line 12."""
    return count(
        "count: rows", "cases:", "  - " + "\n    ".join(line for key in keys for line in key.split("\n"))
    )


ROWS = """\
  episodes: |
    episode_id | child_id | family_id | opened_on
    E1 | C1 | F1 | 2022-03-01"""

# Ten anchors of ten, five deep: a hundred thousand values three times over.
BOMB = (
    "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in ("ab", "bc", "cd", "de"))
    + "measures: [*e, *e, *e]\n"
)

# Three measures, each worked out from the next, the last from the first.
CIRCLE = "measures:\n" + "".join(
    f"  {name}:\n"
    + with_keys(
        "", "title: T", "why: W", "owner: O", "polarity: info", "unit: count", f"formula: {needed} + 1"
    )
    for name, needed in (("first", "second"), ("second", "third"), ("third", "first"))
)
