"""What stands behind the figures of a scorecard: their months over the years, and what was said by others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trigpoint.model.benchmarks import Benchmark
from trigpoint.model.figures import EventDays
from trigpoint.model.observations import Observation
from trigpoint.model.past_figures import PastFigure


@dataclass(frozen=True)
class Background:
    """By measure.

    observations: its months, oldest first, the as-at month last. events: the days of its cases, where they
    are rare. past: everything that was said of its months before. benchmarks: its national twin's.
    """

    observations: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    events: Mapping[str, EventDays] = field(default_factory=dict)
    past: Mapping[str, Sequence[PastFigure]] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)


NOTHING_KNOWN = Background()
