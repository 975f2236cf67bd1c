"""Counts into figures, at every period length, each with its state: known, no data, not due, ..."""

from trigpoint.figures.calculate import calculate

__all__ = ["calculate"]
