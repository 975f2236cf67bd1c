"""Where a year is likely to end, and whether that meets its target, from its months and earlier years."""

from trigpoint.judgements.trajectory.course import judge, looked_like

__all__ = ["judge", "looked_like"]
