"""Short ways to make a line with the months behind it, and see what the scorecard says of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from trigpoint.calendar.periods import month, months_back, parse_period
from trigpoint.language.expressions import parse_expression
from trigpoint.model.catalogue import Catalogue, LineLayout, ScorecardLayout, SectionLayout
from trigpoint.model.figures import Cell, EventDays, Figure, State
from trigpoint.model.measures import (
    Calculation,
    CountDistinct,
    CountRows,
    During,
    FromRecords,
    Measure,
    Membership,
    OpenAtEnd,
    Polarity,
    Share,
    ShareOfDistinct,
    Unit,
)
from trigpoint.model.observations import Observation
from trigpoint.model.past_figures import PastFigure
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import DocumentControl, Line, Scorecard
from trigpoint.model.targets import Target
from trigpoint.scorecards.assemble import assemble
from trigpoint.scorecards.background import Background
from trigpoint.tables import EARLY_HELP

D = Decimal
MARCH = month(2022, 3)
LINE = LineLayout("1.1", "m", "")
KNOWN_ON = date(2022, 4, 14)

_EPISODES = EARLY_HELP["episodes"]
_OPENED, _CLOSED_ON = (parse_expression(name, _EPISODES, EARLY_HELP) for name in ("opened_on", "closed_on"))
DURING, OPEN_AT_END = During(_OPENED), OpenAtEnd(_OPENED, _CLOSED_ON)
CLOSED_BY_THE_END = parse_expression("closed_on <= period_end", _EPISODES, EARLY_HELP)
_FAMILY = parse_expression("family_id", _EPISODES, EARLY_HELP)
_CLOSED = Share(parse_expression("closed_on is not null", _EPISODES, EARLY_HELP))


def _measure(
    calculation: Calculation, membership: Membership, unit: Unit, decimals: int, **more: Any
) -> Measure:
    definition = FromRecords("episodes", membership, None, calculation)
    described = {"polarity": Polarity.HIGH, **more}
    return Measure(
        "m",
        "Things done in time",
        "Why",
        "Owner",
        unit=unit,
        decimals=decimals,
        definition=definition,
        **described,
    )


def share(membership: Membership = DURING, **more: Any) -> Measure:
    return _measure(_CLOSED, membership, Unit.PERCENT, 1, **more)


def count(membership: Membership = DURING, **more: Any) -> Measure:
    return _measure(CountRows(), membership, Unit.COUNT, 0, **more)


def families(**more: Any) -> Measure:
    """Different families, of whom some may come in several months."""
    return _measure(CountDistinct(_FAMILY), DURING, Unit.COUNT, 0, **more)


def share_of_families(**more: Any) -> Measure:
    return _measure(ShareOfDistinct(_FAMILY, _CLOSED.standard, every=False), DURING, Unit.PERCENT, 1, **more)


# ---- months ------------------------------------------------------------------------------------------------


def _ending(as_at: Period, number: int) -> list[Period]:
    return [months_back(as_at, back) for back in reversed(range(number))]


def counts(values: Sequence[int | None], as_at: Period = MARCH) -> tuple[Observation, ...]:
    """Months that end with as_at, each with a count; None for a month without a figure."""
    shown = [None if value is None else D(value) for value in values]
    pairs = zip(_ending(as_at, len(values)), shown, strict=True)
    return tuple(Observation(period, value, numerator=value) for period, value in pairs)


def shares(tallies: Sequence[tuple[int, int]], as_at: Period = MARCH) -> tuple[Observation, ...]:
    """Months that end with as_at, each with a tally."""
    pairs = zip(_ending(as_at, len(tallies)), tallies, strict=True)
    return tuple(Observation.of_parts(period, *tally) for period, tally in pairs)


def figure(period: str, value: int | None = None, *tally: int, measure: str = "m") -> Figure:
    """A count, or with a tally a share: figure("2022-03", None, 47, 51)."""
    cell = Cell(measure, parse_period(period))
    if tally:
        above, below = map(D, tally)
        return Figure(cell, State.KNOWN, 100 * above / below, above, below)
    assert value is not None
    return Figure(cell, State.KNOWN, D(value), D(value))


# ---- the line ----------------------------------------------------------------------------------------------


def scorecard_of(
    measure: Measure,
    months: tuple[Observation, ...],
    *lines: LineLayout,
    as_at: Period = MARCH,
    known_on: date = KNOWN_ON,
    figures: Sequence[Figure] = (),
    targets: tuple[Target, ...] = (),
    events: Mapping[str, EventDays] | None = None,
    past: Sequence[PastFigure] = (),
    **rules: Any,
) -> Scorecard:
    """A scorecard of lines of one measure, which has these months behind it."""
    layout = ScorecardLayout("s", "S", "", "", (SectionLayout("All", lines or (LINE,)),))
    found = {
        Cell("m", one.at): Figure(Cell("m", one.at), State.KNOWN, one.value, one.numerator, one.denominator)
        for one in months
        if one.value is not None and isinstance(one.at, Period)
    }
    return assemble(
        layout,
        Catalogue({"m": measure}, {}, targets, {"s": layout}, "digest", **rules),
        figures=found | {each.cell: each for each in figures},
        as_at=as_at,
        document=DocumentControl("C", "Issue 1", "Draft", known_on, "A", "a@b", "r", known_on, ()),
        background=Background({"m": months}, events or {}, {"m": past}),
    )


def line_of(measure: Measure, months: tuple[Observation, ...], *lines: LineLayout, **more: Any) -> Line:
    """The first line of such a scorecard."""
    return scorecard_of(measure, months, *lines, **more).sections[0].lines[0]
