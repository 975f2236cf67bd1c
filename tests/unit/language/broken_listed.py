"""Mistakes in seasons and rebases that stand in lists of their own."""

from .broken import GOOD_COUNT, Broken
from .broken_over_time import rebase, season


def listed(kind: str, *items: str, measure: str = GOOD_COUNT) -> str:
    """A good measure, opened, and a list; after GOOD_COUNT its first item is on line 12."""
    return f"{measure}{kind}:\n" + "".join(f"  - {item}\n" for item in items)


LISTED_SEASONS = (
    Broken(
        "a listed season of an unknown measure",
        listed("seasons", "{measure: openned, name: Holidays, months: [april]}"),
        line=12,
        column=15,
        at="openned",
        says="There is no measure 'openned'. Did you mean opened?",
    ),
    Broken(
        "a listed season of no measure",
        listed("seasons", "{name: Holidays, months: [april]}"),
        line=12,
        column=5,
        at="{name",
        says="Season 1 has no 'measure'. The measure it is for.",
    ),
    Broken(
        "a listed season without months",
        listed("seasons", "{measure: opened, name: Holidays}"),
        line=12,
        column=5,
        at="{measure",
        says=("The season for opened has no 'months'. The months mostly affected, by name: april, or apr."),
    ),
    Broken(
        "a listed season in no month",
        listed("seasons", "{measure: opened, name: Holidays, months: [april, agust]}"),
        line=12,
        column=55,
        at="agust",
        says="Measure opened has a season in 'agust', which is no month. Did you mean august?",
    ),
    Broken(
        "a listed season twice",
        listed(
            "seasons",
            "{measure: opened, name: Holidays, months: [april]}",
            "{measure: opened, name: holidays, months: [august]}",
        ),
        line=13,
        column=29,
        at="holidays",
        says=(
            "Measure opened names the season 'holidays' twice: also in broken.yaml, line 12. Keep one of "
            "them."
        ),
    ),
    Broken(
        "a listed season that is on the measure",
        listed(
            "seasons",
            "{measure: opened, name: holidays, months: [august]}",
            measure=season("{name: Holidays, months: [april]}"),
        ),
        line=14,
        column=29,
        at="holidays",
        says=(
            "Measure opened names the season 'holidays' twice: also in broken.yaml, line 12. Keep one of "
            "them."
        ),
    ),
    Broken(
        "a listed season of the months of one on the measure",
        listed(
            "seasons",
            "{measure: opened, name: Easter, months: [apr]}",
            measure=season("{name: Holidays, months: [april]}"),
        ),
        line=14,
        column=45,
        at="[apr]",
        says=(
            "Measure opened has two seasons of the same months, 'Holidays' and 'Easter'. Keep one of "
            "them: their effects cannot be told apart."
        ),
    ),
    Broken(
        "a listed season that leaves no month",
        listed(
            "seasons",
            "{measure: opened, name: Summer, months: [apr, may, jun, jul, aug, sep]}",
            measure=season("{name: Winter, months: [oct, nov, dec, jan, feb, mar]}"),
        ),
        line=14,
        column=45,
        at="[apr",
        says=(
            "Measure opened has a season for every month, which leaves none to compare them with. Name "
            "only the months that are mostly affected."
        ),
    ),
    Broken(
        "a listed season with a key misspelt",
        listed("seasons", "{measure: opened, name: Holidays, months: [april], acton: Cover}"),
        line=12,
        column=56,
        at="acton",
        says="The season for opened can have no 'acton'. Did you mean action?",
    ),
    Broken(
        "a listed season that is text",
        listed("seasons", "School holidays"),
        line=12,
        column=5,
        at="School",
        says="Season 1 is not made of keys and values. Write key: value, indented under it.",
    ),
    Broken(
        "seasons by the name of their measure",
        GOOD_COUNT + "seasons:\n  opened: [{name: Holidays, months: [april]}]\n",
        line=12,
        column=3,
        at="opened",
        says="'seasons' must hold a list. Write each after a dash.",
    ),
)

LISTED_REBASES = (
    Broken(
        "a listed rebase of an unknown measure",
        listed("rebases", "{measure: openned, from: 2021-04, because: A new pathway}"),
        line=12,
        column=15,
        at="openned",
        says="There is no measure 'openned'. Did you mean opened?",
    ),
    Broken(
        "a listed rebase of no measure",
        listed("rebases", "{from: 2021-04, because: A new pathway}"),
        line=12,
        column=5,
        at="{from",
        says="Rebase 1 has no 'measure'. The measure it is for.",
    ),
    Broken(
        "a listed rebase without a reason",
        listed("rebases", "{measure: opened, from: 2021-04}"),
        line=12,
        column=5,
        at="{measure",
        says="The rebase for opened has no 'because'. What changed in the service.",
    ),
    Broken(
        "a listed rebase with a blank for a reason",
        listed("rebases", '{measure: opened, from: 2021-04, because: " "}'),
        line=12,
        column=47,
        at='" "',
        says="Starting limits afresh needs a reason.",
    ),
    Broken(
        "a listed rebase from a day",
        listed("rebases", "{measure: opened, from: 2021-04-01, because: A new pathway}"),
        line=12,
        column=29,
        at="2021-04-01",
        says=("The rebase for opened: '2021-04-01' is not a month. Write the year and the month: 2021-04."),
    ),
    Broken(
        "a listed rebase twice",
        listed(
            "rebases",
            "{measure: opened, from: 2021-04, because: A new pathway}",
            "{measure: opened, from: 2021-04, because: A new team}",
        ),
        line=13,
        column=29,
        at="2021-04",
        says=(
            "Measure opened starts its limits afresh twice from 2021-04: also in broken.yaml, line 12. Keep "
            "one of them, with both reasons."
        ),
    ),
    Broken(
        "a listed rebase that is on the measure",
        listed(
            "rebases",
            "{measure: opened, from: 2021-04, because: A new team}",
            measure=rebase("{from: 2021-04, because: A new pathway}"),
        ),
        line=14,
        column=29,
        at="2021-04",
        says=(
            "Measure opened starts its limits afresh twice from 2021-04: also in broken.yaml, line 12. Keep "
            "one of them, with both reasons."
        ),
    ),
    Broken(
        "one rebase that is no list",
        GOOD_COUNT + "rebases: {measure: opened, from: 2021-04, because: A new pathway}\n",
        line=11,
        column=10,
        at="{measure",
        says="'rebases' must hold a list. Write each after a dash.",
    ),
)

BROKEN_LISTED = (*LISTED_SEASONS, *LISTED_REBASES)
