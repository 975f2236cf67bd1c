"""The control charts of a scorecard, each with its heading and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from trigpoint.judgements.shown import Style
from trigpoint.model.judgements import Rag
from trigpoint.model.scorecards import Line
from trigpoint.outputs._cells import Sign, assurance, variation
from trigpoint.outputs.charts.control_chart import control_chart
from trigpoint.outputs.charts.drawing import Picture

WIDTH = 400


@dataclass(frozen=True)
class ChartBlock:
    """A line's chart. `stands_out`: it is different from usual, or the line is red: printed on paper too."""

    heading: str
    picture: Picture
    variation: Sign | None
    assurance: Sign | None
    sentences: tuple[str, ...]
    choice: str
    stands_out: bool


def chart_block(line: Line, label: str) -> ChartBlock | None:
    """None where a line has no chart or its latest point could not be tested. label: of its row."""
    chart = line.chart
    if chart is None or not chart.is_tested:
        return None
    style = Style(line.chart_unit, line.chart_decimals)
    said = [chart.reason]
    if assurance(line) is not None:
        said.append(chart.assurance_reason)
    if line.season is not None and line.season.explains:
        said.append(line.season.reason)
    red = Rag.RED in (line.rag_month.status, line.rag_year_end.status)
    return ChartBlock(
        heading=f"{line.name}, {label.lower()}" if label and label != line.split else line.name,
        picture=control_chart(chart, style=style, width=WIDTH),
        variation=variation(line),
        assurance=assurance(line),
        sentences=tuple(said),
        choice=line.chart_choice,
        stands_out=chart.is_special or red,
    )


def chart_rules(lines: Sequence[Line]) -> str:
    """The rules that all the charts are tested by; '' where there are none."""
    return next((line.chart.rules.sentence for line in lines if line.chart is not None), "")
