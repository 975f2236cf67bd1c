"""Mistakes in seasons, national twins, control charts and rebases."""

from .broken import Broken, count, share


def season(*seasons: str) -> str:
    """A good measure with seasons, the first on line 12."""
    return count("count: rows", "seasons:", *(f"  - {season}" for season in seasons))


def twin(*twins: str) -> str:
    """A good measure with national twins, the first on line 12."""
    return count("count: rows", "twins:", *(f"  - {twin}" for twin in twins))


def rebase(*rebases: str) -> str:
    """A good measure whose limits start afresh, first on line 12."""
    return count("count: rows", "rebases:", *(f"  - {rebase}" for rebase in rebases))


SEASONS = (
    Broken(
        "a season in no month",
        season("{name: Holidays, months: [april, agust]}"),
        line=12,
        column=42,
        at="agust",
        says="Measure opened has a season in 'agust', which is no month. Did you mean august?",
    ),
    Broken(
        "a season in a month's number",
        season("{name: Holidays, months: [4]}"),
        line=12,
        column=35,
        at="4",
        says=(
            "Measure opened has a season in '4', which is no month. The months are january, february, "
            "march, april, may, june, july, august, september, october, november and december."
        ),
    ),
    Broken(
        "a season in one month twice",
        season("{name: Holidays, months: [april, Apr]}"),
        line=12,
        column=42,
        at="Apr",
        says="Measure opened names April twice in one season. Keep one of them.",
    ),
    Broken(
        "two seasons of one name",
        season("{name: Holidays, months: [april]}", "{name: holidays, months: [august]}"),
        line=13,
        column=16,
        at="holidays",
        says=(
            "Measure opened names the season 'holidays' twice: also in broken.yaml, line 12. Keep one of "
            "them."
        ),
    ),
    Broken(
        "two seasons of the same months",
        season("{name: Holidays, months: [april, may]}", "{name: Easter, months: [may, april]}"),
        line=13,
        column=32,
        at="[may",
        says=(
            "Measure opened has two seasons of the same months, 'Holidays' and 'Easter'. Keep one of "
            "them: their effects cannot be told apart."
        ),
    ),
    Broken(
        "seasons all the year",
        season(
            "{name: Winter, months: [oct, nov, dec, jan, feb, mar]}",
            "{name: Summer, months: [apr, may, jun, jul, aug, sep]}",
        ),
        line=13,
        column=32,
        at="[apr",
        says=(
            "Measure opened has a season for every month, which leaves none to compare them with. Name "
            "only the months that are mostly affected."
        ),
    ),
    Broken(
        "a season without months",
        season("{name: Holidays, action: Duty cover is kept up}"),
        line=12,
        column=9,
        at="{name",
        says=(
            "Season 1 of measure opened has no 'months'. The months mostly affected, by name: april, or apr."
        ),
    ),
    Broken(
        "a season with an empty list of months",
        season("{name: Holidays, months: []}"),
        line=12,
        column=34,
        at="[]",
        says="Season 1 of measure opened: 'months' is empty. Write at least one item, or leave it out.",
    ),
    Broken(
        "no seasons in the list",
        count("count: rows", "seasons: []"),
        line=11,
        column=14,
        at="[]",
        says="Measure opened: 'seasons' is empty. Write at least one item, or leave it out.",
    ),
    Broken(
        "a season with a key misspelt",
        season("{name: Holidays, months: [april], acton: Cover}"),
        line=12,
        column=43,
        at="acton",
        says="Season 1 of measure opened can have no 'acton'. Did you mean action?",
    ),
    Broken(
        "a season that is text",
        season("School holidays"),
        line=12,
        column=9,
        at="School",
        says=(
            "Season 1 of measure opened: 'seasons' must hold keys and values. Write key: value, indented "
            "under it."
        ),
    ),
)

TWINS = (
    Broken(
        "a twin that does not say what differs",
        twin("{data_set: lait, indicator: FirstYJS}"),
        line=12,
        column=9,
        at="{data_set",
        says=(
            "National twin 1 of measure opened has no 'differs'. In which way the two are defined "
            "differently, in a sentence."
        ),
    ),
    Broken(
        "a data set that is a file",
        twin("{data_set: neet scorecard.csv, indicator: NEET_percent, differs: By a year.}"),
        line=12,
        column=20,
        at="neet",
        says=(
            "National twin 1 of measure opened: 'neet scorecard.csv' cannot be the name of a data set. "
            "Write the name it is added by: letters, digits, _ and -, such as neet_scorecard."
        ),
    ),
    Broken(
        "one twin twice",
        twin(*["{data_set: lait, indicator: FirstYJS, differs: By a year.}"] * 2),
        line=13,
        column=37,
        at="FirstYJS",
        says="Measure opened names FirstYJS of lait twice. Keep one of them.",
    ),
)

CHARTS = (
    Broken(
        "a p chart of counts",
        count("count: rows", "chart: {kind: p_prime, because: Numbers change}"),
        line=11,
        column=19,
        at="p_prime",
        says=(
            "Measure opened has the unit count, and no chart of kind p_prime can be drawn of that. "
            "Write xmr or t, or leave chart: out."
        ),
    ),
    Broken(
        "a u chart of shares",
        share("share: true", "chart: {kind: u, because: Numbers change}"),
        line=11,
        column=19,
        at="u",
        says=(
            "Measure assessed has the unit percent, and no chart of kind u can be drawn of that. "
            "Write xmr, p, p_prime or g, or leave chart: out."
        ),
    ),
    Broken(
        "a kind of chart misspelt",
        count("count: rows", "chart: {kind: xrm, because: Numbers change}"),
        line=11,
        column=19,
        at="xrm",
        says="The chart of measure opened: 'kind' cannot be 'xrm'. Did you mean xmr?",
    ),
    Broken(
        "a chart without a reason",
        count("count: rows", "chart: {kind: xmr}"),
        line=11,
        column=5,
        at="chart",
        says="The chart of measure opened has no 'because'. Why the rule's choice does not suit.",
    ),
    Broken(
        "a chart with a blank for a reason",
        count("count: rows", 'chart: {kind: xmr, because: " "}'),
        line=11,
        column=33,
        at='" "',
        says="Choosing another chart than the rule does needs a reason.",
    ),
    Broken(
        "a chart that is a word",
        count("count: rows", "chart: xmr"),
        line=11,
        column=12,
        at="xmr",
        says="Measure opened: 'chart' must hold keys and values. Write key: value, indented under it.",
    ),
)

REBASES = (
    Broken(
        "a rebase without a reason",
        rebase("{from: 2021-04}"),
        line=12,
        column=9,
        at="{from",
        says="Rebase 1 of measure opened has no 'because'. What changed in the service.",
    ),
    Broken(
        "a rebase with a blank for a reason",
        rebase('{from: 2021-04, because: " "}'),
        line=12,
        column=34,
        at='" "',
        says="Starting limits afresh needs a reason.",
    ),
    Broken(
        "a rebase from a day",
        rebase("{from: 2021-04-01, because: A new pathway}"),
        line=12,
        column=16,
        at="2021-04-01",
        says=(
            "Rebase 1 of measure opened: '2021-04-01' is not a month. Write the year and the month: 2021-04."
        ),
    ),
    Broken(
        "two rebases from one month",
        rebase("{from: 2021-04, because: A new pathway}", "{from: 2021-04, because: A new team}"),
        line=13,
        column=16,
        at="2021-04",
        says=(
            "Measure opened starts its limits afresh twice from 2021-04: also in broken.yaml, line 12. Keep "
            "one of them, with both reasons."
        ),
    ),
)


def settings(*lines: str) -> str:
    """The control charts of a catalogue, their first setting on line 2."""
    return "control_charts:\n" + "".join(f"  {line}\n" for line in lines)


CONTROL_CHARTS = (
    Broken(
        "a setting misspelt",
        settings("shift_lenght: 8"),
        line=2,
        column=3,
        at="shift_lenght",
        says="Control charts can have no 'shift_lenght'. Did you mean shift_length?",
    ),
    Broken(
        "a shift of two points",
        settings("trend_length: off", "shift_length: 2"),
        line=3,
        column=17,
        at="2",
        says="Control charts: 'shift_length' is at least 3, and cannot be 2.",
    ),
    Broken(
        "a trend in words",
        settings("trend_length: seven"),
        line=2,
        column=17,
        at="seven",
        says="Control charts: 'trend_length' cannot be 'seven'. Write a whole number, or off.",
    ),
    Broken(
        "limits that cannot be off",
        settings("minimum_points: off"),
        line=2,
        column=19,
        at="off",
        says=(
            "Control charts: 'minimum_points' cannot be 'off'. Write a number, in digits only: no % and "
            "no comma."
        ),
    ),
    Broken(
        "two in three misspelt",
        settings("two_in_three: with_outsides"),
        line=2,
        column=17,
        at="with_outsides",
        says="Control charts: 'two_in_three' cannot be 'with_outsides'. Did you mean with_outside?",
    ),
    Broken(
        "neither yes nor no",
        settings("clip_limits: perhaps"),
        line=2,
        column=16,
        at="perhaps",
        says="Control charts: 'clip_limits' cannot be 'perhaps'. Write yes or no.",
    ),
    Broken(
        "limits on the mean",
        settings("limit_multiple: 0"),
        line=2,
        column=19,
        at="0",
        says="Control charts: 'limit_multiple' is above 0, and cannot be 0.",
    ),
    Broken(
        "a part that is more than the whole",
        settings("rare_share: 75"),
        line=2,
        column=15,
        at="75",
        says="Control charts: 'rare_share' is at most 1, and cannot be 75.",
    ),
    Broken(
        "control charts in a list",
        "control_charts: [7]\n",
        line=1,
        column=17,
        at="[7]",
        says="'control_charts' must hold keys and values. Write key: value, indented under it.",
    ),
)

BROKEN_OVER_TIME = (*SEASONS, *TWINS, *CHARTS, *REBASES, *CONTROL_CHARTS)
