"""What the months of the lines say, and where we stand among others, as sheets of a workbook."""

from collections.abc import Iterator
from decimal import Decimal

from trigpoint.judgements.shown import Style
from trigpoint.model.benchmarks import Benchmark
from trigpoint.model.control_charts import ControlPoint
from trigpoint.model.scorecards import Line, Scorecard
from trigpoint.model.trajectories import Trajectory
from trigpoint.outputs import words
from trigpoint.outputs._workbook import ONE_TABLE, CellValue, Heading, Measured, Sheet, published
from trigpoint.outputs.workbook_lines import WHO, lines_of, who


def signals_sheet(scorecard: Scorecard) -> Sheet:
    """A row for each line that has monthly figures: usual or not, and what is expected of its year."""
    lines = [line for line in lines_of(scorecard) if line.chart is not None]
    return Sheet(
        name="Signals",
        title="Signals: what is different from usual, and where the year is likely to end",
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "A cell is empty where nothing can be said: no target, no forecast, no season for the month.",
        ),
        table="table_signals",
        headings=(
            *WHO,
            Heading("Group", 14),
            Heading("Variation", 18),
            Heading("Assurance", 22),
            Heading("Usual or not", 50),
            Heading("Usual and the target", 44),
            Heading("Time of year", 44),
            Heading("Forecast of the year", 14, figures=True),
            Heading("Forecast: from", 12, figures=True),
            Heading("Forecast: to", 12, figures=True),
            Heading("Needed each month", 12, figures=True),
            Heading("Forecast in words", 50),
            Heading("May still move", 44),
            Heading("Kind of chart", 40),
        ),
        rows=tuple(_signals(line) for line in lines),
    )


def _signals(line: Line) -> tuple[CellValue, ...]:
    assert line.chart is not None
    return (
        *who(line),
        words.GROUPS[line.group],
        words.VARIATIONS[line.chart.variation],
        words.ASSURANCES[line.chart.assurance],
        line.chart.reason,
        line.chart.assurance_reason,
        line.season.reason if line.season is not None else "",
        *_forecast(line, line.trajectory),
        line.trajectory.reason if line.trajectory is not None else "",
        line.completeness.reason if line.completeness is not None else "",
        line.chart_choice,
    )


def _forecast(line: Line, found: Trajectory | None) -> tuple[CellValue, ...]:
    if found is None:
        return ("", "", "", "")
    return tuple(_number(line, one) for one in (found.value, found.lower, found.upper, found.needed))


def _number(line: Line, number: Decimal | None) -> CellValue:
    """In the unit of the line, with its decimals."""
    return "" if number is None else Measured(number, Style(line.unit, line.decimals).text(number))


def points_sheet(scorecard: Scorecard) -> Sheet:
    """Every point of every chart, so that a chart can be drawn again and each signal found."""
    return Sheet(
        name="Chart points",
        title="Chart points: every month of every line, with what was usual for it",
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "A point of a line of rare events is one event: its figure is the days or cases since the last.",
            "Limits are empty where too few figures are known; a signal is empty where a point shows none.",
        ),
        table="table_chart_points",
        headings=(
            *WHO,
            Heading("Period", 18),
            Heading("Figure", 12, figures=True),
            Heading("Mean", 12, figures=True),
            Heading("Lower limit", 12, figures=True),
            Heading("Upper limit", 12, figures=True),
            Heading("Target", 12, figures=True),
            Heading("Signal", 36),
        ),
        rows=tuple(_points(scorecard)),
    )


def _points(scorecard: Scorecard) -> Iterator[tuple[CellValue, ...]]:
    for line in lines_of(scorecard):
        style = Style(line.chart_unit, line.chart_decimals)
        for point in line.chart.points if line.chart is not None else ():
            yield (*who(line), point.observation.label, *_point(style, point), words.signals(point))


def _point(style: Style, point: ControlPoint) -> tuple[CellValue, ...]:
    limits = point.limits
    usual = (limits.mean, limits.lower, limits.upper) if limits is not None else (None, None, None)
    numbers = (point.value, *usual, point.observation.target)
    return tuple("" if one is None else Measured(one, style.text(one)) for one in numbers)


def benchmarks_sheet(scorecard: Scorecard) -> Sheet:
    """A row for each line that has a national twin."""
    return Sheet(
        name="Benchmarks",
        title="Benchmarks: where we stand among other councils",
        about=(
            f"{words.as_at(scorecard)}. {ONE_TABLE}",
            "Figures are as published, of the year published. A cell is empty where none was published.",
        ),
        table="table_benchmarks",
        headings=(
            *WHO,
            Heading("Published indicator", 40),
            Heading("Release", 24),
            Heading("Year", 12),
            Heading("Ours, as published", 12, figures=True),
            Heading("Change from the year before", 14),
            Heading("Neighbours' average", 12, figures=True),
            Heading("Statistic", 12),
            Heading("Neighbours with a figure", 12),
            Heading("Neighbour model", 14),
            Heading("Best neighbour", 12, figures=True),
            Heading("Who is best", 24),
            Heading("Region", 12, figures=True),
            Heading("England", 12, figures=True),
            Heading("Lower quartile", 12, figures=True),
            Heading("Median", 12, figures=True),
            Heading("Upper quartile", 12, figures=True),
            Heading("Top quartile from", 12, figures=True),
            Heading("Band", 8),
            Heading("Rank", 14),
            Heading("In words", 60),
            Heading("How theirs differs", 60),
        ),
        rows=tuple(
            (*who(line), *_benchmark(line.benchmark))
            for line in lines_of(scorecard)
            if line.benchmark is not None
        ),
    )


def _benchmark(found: Benchmark) -> tuple[CellValue, ...]:
    return (
        found.indicator_name,
        found.release,
        found.period,
        published(found.own),
        found.change,
        published(found.average),
        found.statistic.value,
        f"{found.with_value} of {len(found.neighbours)}",
        found.model,
        published(found.best),
        ", ".join(found.best_names),
        published(found.region),
        published(found.england),
        published(found.lower_quartile),
        published(found.middle),
        published(found.upper_quartile),
        published(found.threshold),
        found.band,
        f"{found.rank} of {found.councils}" if found.rank is not None else "",
        found.sentence,
        found.twin.differs,
    )
