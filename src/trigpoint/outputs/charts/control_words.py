"""What a control chart shows, in words: for someone who cannot see it, and for one who points at a point."""

from collections.abc import Iterator

from trigpoint.judgements.shown import Style
from trigpoint.model.control_charts import ControlChart, ControlPoint
from trigpoint.model.trajectories import Trajectory
from trigpoint.outputs import words

MOST_NAMED = 4  # points that are different, named one by one


def in_words(chart: ControlChart, style: Style, trajectory: Trajectory | None) -> str:
    """'36 months, Apr-19 to Mar-22. Latest 12.7% in Mar-22. Within usual variation: ...'"""
    return " ".join(_said(chart, style, trajectory))


def hint(point: ControlPoint, style: Style) -> str:
    """'Mar-22: 12.7% (47 of 370), above the upper limit'."""
    signals = words.signals(point)
    return f"{point.observation.label}: {figure(point, style)}{f', {signals}' if signals else ''}"


def figure(point: ControlPoint, style: Style) -> str:
    """The figure of a point with its tally, or that there is none."""
    if point.value is None:
        return "no figure"
    tally = style.tally(point.observation)
    return f"{style.text(point.value)} ({tally})" if tally else style.text(point.value)


def _said(chart: ControlChart, style: Style, trajectory: Trajectory | None) -> Iterator[str]:
    first, last = chart.points[0].observation, chart.latest.observation
    known = sum(point.value is not None for point in chart.points)
    figures = f"{known} figure{'' if known == 1 else 's'}"
    yield f"{figures}, {first.label} to {last.label}." if first is not last else f"{figures}, {first.label}."
    yield f"Latest, {hint(chart.latest, style)}."
    yield chart.reason
    yield _different(chart)
    if last.target is not None:
        yield f"The target in {last.label} is {style.target(last.target)}."
    for rebase in chart.rebases:
        yield f"Limits start afresh on {rebase.first.day} {rebase.first:%B %Y}: {rebase.reason.rstrip('.')}."
    if trajectory is not None and trajectory.months:
        end = trajectory.months[-1]
        span = f"from {style.text(end.lower)} to {style.text(end.upper)}"
        yield f"The forecast for {end.period.label} is {style.text(end.value)}, {span}."


def _different(chart: ControlChart) -> str:
    named = [point.observation.label for point in chart.points if point.signals]
    if not any(point.limits for point in chart.points):
        return "No limits are drawn."
    if not named:
        return "No point is different from usual."
    if len(named) <= MOST_NAMED:
        return f"Different from usual: {', '.join(named)}."
    return f"{len(named)} points are different from usual, the last {named[-1]}."
