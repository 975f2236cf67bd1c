"""The verb `chart`: a series of any file, or the lines of a scorecard, as control charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from trigpoint.judgements.shown import Style
from trigpoint.judgements.spc.charted import Charted, chart_series
from trigpoint.language.names import suggestion
from trigpoint.model.control_charts import Overruling
from trigpoint.model.errors import InvalidModelError, Place, TrigpointError
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Observation, Rebase
from trigpoint.model.periods import Period
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet
from trigpoint.project.folder import CouncilFolder
from trigpoint.project.reporting import scorecard_of
from trigpoint.sources.series_file import SeriesRead, SeriesWanted, read_series
from trigpoint.store.runs import Run, read_figures

MOST_DECIMALS = 2  # of a number whose unit is not known


@dataclass(frozen=True)
class ChartWanted:
    """How a file is to be charted: which series, over which months, judged how. None: as the file has it."""

    series: SeriesWanted = field(default_factory=SeriesWanted)
    polarity: Polarity = Polarity.INFO
    unit: Unit | None = None
    rules: RuleSet = MAKING_DATA_COUNT
    rebases: tuple[Rebase, ...] = ()
    overruled: Overruling | None = None
    first: Period | None = None
    last: Period | None = None


def chart_file(path: Path, wanted: ChartWanted) -> Charted:
    """A series of a file as a chart. Raises TrigpointError where the file or what is asked of it is wrong."""
    read = read_series(path, wanted.series)
    observations = _within(read.observations, wanted)
    if not observations:
        first, last = read.observations[0].label, read.observations[-1].label
        raise TrigpointError(
            "There is no figure in those months.",
            place=Place(path.name),
            hint=f"The file has {first} to {last}.",
        )
    style = _style(read, wanted)
    try:
        return chart_series(
            observations,
            heading=read.name,
            source=path.name,
            style=style,
            polarity=wanted.polarity,
            rules=wanted.rules,
            rebases=wanted.rebases,
            overruled=wanted.overruled,
        )
    except InvalidModelError as error:
        message = f"The figures make no such chart: {error}."
        raise TrigpointError(message, place=Place(path.name)) from None


def chart_lines(council: CouncilFolder, ref: str, run: Run, *, pick: Mapping[str, str]) -> list[Charted]:
    """The charts of the lines of a reference (1.9) or a measure. pick: {"split": "Families"}, or nothing."""
    scorecard = scorecard_of(council, run, created_on=run.records_known_on, figures=read_figures(run))
    lines = [line for section in scorecard.sections for line in section.lines]
    named = [line for line in lines if ref in (line.ref, line.measure)]
    if not named:
        known = [*dict.fromkeys(line.ref for line in lines), *dict.fromkeys(line.measure for line in lines)]
        hint = suggestion(ref, known, what="The lines") or "trigpoint report prints every line."
        raise TrigpointError(f"There is no line or measure called {ref}.", hint=hint)
    found = [line for line in named if pick.get("split", line.split) == line.split]
    charts = [(line, line.chart) for line in found if line.chart is not None]
    if not charts:
        splits = ", ".join(dict.fromkeys(line.split for line in named if line.split))
        hint = "A line has one where it has figures by month." if found else f"Its splits are {splits}."
        raise TrigpointError(f"{ref} has no control chart.", hint=hint)
    source = f"{scorecard.document.council}, {scorecard.title}, run {run.id}"
    return [
        Charted(
            heading=line.name,
            source=source,
            chart=chart,
            choice=line.chart_choice,
            style=Style(line.chart_unit, line.chart_decimals),
            polarity=line.polarity,
            trajectory=line.trajectory,
        )
        for line, chart in charts
    ]


def _within(observations: Sequence[Observation], wanted: ChartWanted) -> list[Observation]:
    return [
        one
        for one in observations
        if (wanted.first is None or one.first_day >= wanted.first.start)
        and (wanted.last is None or one.first_day < wanted.last.stop)
    ]


def _style(read: SeriesRead, wanted: ChartWanted) -> Style:
    """The unit that was asked for, or what the figures look like: percentages, counts, or plain numbers."""
    known = [one.value for one in read.observations if one.value is not None]
    if wanted.unit is not None:
        unit = wanted.unit
    elif read.percent:
        unit = Unit.PERCENT
    elif wanted.series.per == 10_000 and read.of_parts:
        unit = Unit.RATE_PER_10000
    else:
        unit = Unit.COUNT if all(_is_count(value) for value in known) else Unit.NUMBER
    return Style(unit, 0 if unit is Unit.COUNT else min(read.decimals, MOST_DECIMALS))


def _is_count(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()
