"""Every printed cell that the records do not give as printed, and why; docs/deviations.md says it too."""

from collections.abc import Iterator
from dataclasses import dataclass

SAME_YEAR_ARROW = "print fills the year's arrow of these sections with 'same', where it has no earlier figure"
LOW_TARGET = "a figure equal to its target meets it, and the target of a low measure is written so"
ANNUAL = "an annual line has no month; the arrow belongs to the monthly row below it"


@dataclass(frozen=True)
class Difference:
    """A cell by its line and column, as printed and as ours."""

    line: str
    column: str
    printed: str
    ours: str
    why: str


def _each(lines: str, column: str, printed: str, ours: str, why: str) -> Iterator[Difference]:
    """The same difference of several lines, which are separated by semicolons."""
    for line in lines.split(";"):
        yield Difference(line.strip(), column, printed, ours, why)


DIFFERENCES = (
    # ---- the month's arrow
    *_each("1.10 Children count monthly", "dot_month", "down", "up", "61 to 89 is a rise"),
    *_each("2.3 percent annual; 2.4 percent annual; 2.5 percent annual", "dot_month", "up", "n/a", ANNUAL),
    *_each(
        "3.1 count monthly; 3.2 percent monthly",
        "dot_month",
        "same",
        "n/a",
        "all three months are suspended: there is nothing to compare",
    ),
    *_each("3.3 count monthly", "dot_month", "same", "up", "0 to 2 is a rise"),
    *_each(
        "4.8 Families percent monthly",
        "dot_month",
        "down",
        "n/a",
        "no programme finished in February: there is no share to compare with",
    ),
    # ---- the year's arrow
    *_each("3.1 count monthly", "dot_year", "same", "down", "787 to 675 is a fall"),
    *_each("3.2 percent monthly", "dot_year", "same", "down", "109% to 100% is a fall"),
    *_each("3.3 count monthly", "dot_year", "up", "down", "6 to 2 is a fall"),
    *_each(
        "4.1 rate_per_10000 quarterly; 4.5 count quarterly; 4.6 count quarterly;"
        " 4.7 Families count quarterly; 4.8 Families percent monthly; 4.9 Families count monthly;"
        " 4.9 Children count monthly; 4.10 Families count monthly; 4.10 Children count monthly;"
        " 4.12 Families count monthly; 4.12 Children count monthly; 4.13 Families count monthly;"
        " 4.14 Families count monthly; 4.15 Families count monthly; 4.16 Families count monthly;"
        " 4.16 Families percent monthly; 4.17 count monthly; 4.17 percent monthly;"
        " 4.19 Families count monthly; 5.1 Families percent monthly",
        "dot_year",
        "same",
        "up",
        SAME_YEAR_ARROW,
    ),
    *_each(
        "4.2 rate_per_10000 quarterly; 4.3 binary_rate quarterly; 4.4 frequency_rate quarterly;"
        " 4.13 Families percent monthly",
        "dot_year",
        "same",
        "down",
        SAME_YEAR_ARROW,
    ),
    *_each(
        "4.11 Families count monthly; 4.11 Children count monthly; 4.18 Families count monthly",
        "dot_year",
        "same",
        "n/a",
        f"{SAME_YEAR_ARROW}, and these lines have no outturn",
    ),
    # ---- colours, targets and figures
    *_each(
        "4.4 frequency_rate quarterly",
        "rag_year_end",
        "green",
        "red",
        "4.93 is a third above England's 3.64, and the target is to be comparable with it",
    ),
    *_each("2.3 percent annual", "green", "<2.2%", "≤2.2%", LOW_TARGET),
    *_each("2.3 percent monthly", "green", "2.5%", "≤2.5%", LOW_TARGET),
    *_each("2.4 percent annual", "green", "<3.5%", "≤3.5%", LOW_TARGET),
    *_each("2.4 percent monthly", "green", "3.6%", "≤3.6%", LOW_TARGET),
    *_each("2.5 percent annual", "green", "<5.7%", "≤5.7%", LOW_TARGET),
    *_each("2.5 percent monthly", "green", "6.1%", "≤6.1%", LOW_TARGET),
    *_each(
        "2.3 percent annual; 2.4 percent annual; 2.5 percent annual",
        "benchmark_year",
        "2019/20",
        "2020",
        "the department's scorecard labels the winter of 2019/20 by the year it ends in",
    ),
    *_each(
        "4.2 rate_per_10000 quarterly", "outturn_2021_22", "0.0%", "0.00", "it is a rate, not a percentage"
    ),
)
